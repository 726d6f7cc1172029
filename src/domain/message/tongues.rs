//! When somebody says that word will come, in other languages: word by word in English, so that `promise_words` can tell
//! the day. Only what names a day is there.

use crate::domain::fold::fold;

/// Words and what they are in English, the longer ones before those that they begin with. Folded.
const WORDS: &[(&str, &str)] = &[
    // German
    ("ende nachster woche", "end of next week"),
    ("anfang nachster woche", "early next week"),
    ("mitte nachster woche", "middle of next week"),
    ("in der nachsten woche", "next week"),
    ("im laufe der nachsten woche", "next week"),
    ("kommende woche", "next week"),
    ("nachste woche", "next week"),
    ("nachster woche", "next week"),
    ("diese woche", "this week"),
    ("dieser woche", "this week"),
    ("ende der woche", "end of this week"),
    ("nachsten monat", "next month"),
    ("ende des monats", "end of the month"),
    ("montag morgen", "monday"),
    ("dienstag morgen", "tuesday"),
    ("mittwoch morgen", "wednesday"),
    ("donnerstag morgen", "thursday"),
    ("freitag morgen", "friday"),
    ("nicht vor", "not before"),
    ("fruhestens", "earliest"),
    ("ubermorgen", "the day after tomorrow"),
    ("morgen", "tomorrow"),
    ("heute", "today"),
    ("werktagen", "business days"),
    ("werktage", "business days"),
    ("arbeitstagen", "business days"),
    ("tagen", "days"),
    ("wochen", "weeks"),
    ("anfang", "early"),
    ("mitte", "mid"),
    ("montag", "monday"),
    ("dienstag", "tuesday"),
    ("mittwoch", "wednesday"),
    ("donnerstag", "thursday"),
    ("freitag", "friday"),
    ("januar", "january"),
    ("februar", "february"),
    ("marz", "march"),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("oktober", "october"),
    ("dezember", "december"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("funf", "five"),
    ("sieben", "seven"),
    ("zehn", "ten"),
    ("vierzehn", "fourteen"),
    // French
    ("fin de la semaine prochaine", "end of next week"),
    ("debut de la semaine prochaine", "early next week"),
    ("semaine prochaine", "next week"),
    ("cette semaine", "this week"),
    ("fin de la semaine", "end of this week"),
    ("mois prochain", "next month"),
    ("fin du mois", "end of the month"),
    ("apres-demain", "the day after tomorrow"),
    ("demain", "tomorrow"),
    ("aujourd'hui", "today"),
    ("jours ouvres", "business days"),
    ("jours ouvrables", "business days"),
    ("jours", "days"),
    ("semaines", "weeks"),
    ("debut", "early"),
    ("mi-", "mid "),
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("dix", "ten"),
    ("quinze", "fifteen"),
    // Spanish
    ("a finales de la proxima semana", "end of next week"),
    ("a principios de la proxima semana", "early next week"),
    ("proxima semana", "next week"),
    ("semana que viene", "next week"),
    ("esta semana", "this week"),
    ("proximo mes", "next month"),
    ("finales de mes", "end of the month"),
    ("pasado manana", "the day after tomorrow"),
    ("por la manana", "in the morning"),
    ("de la manana", "in the morning"),
    ("no antes", "not before"),
    ("manana", "tomorrow"),
    ("hoy", "today"),
    ("dias habiles", "business days"),
    ("dias laborables", "business days"),
    ("dias", "days"),
    ("semanas", "weeks"),
    ("principios de", "early"),
    ("mediados de", "mid"),
    ("lunes", "monday"),
    ("martes", "tuesday"),
    ("miercoles", "wednesday"),
    ("jueves", "thursday"),
    ("viernes", "friday"),
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
    ("dos", "two"),
    ("tres", "three"),
    ("cuatro", "four"),
    ("cinco", "five"),
    ("siete", "seven"),
    ("diez", "ten"),
    ("quince", "fifteen"),
    // Polish
    ("konca przyszlego tygodnia", "end of next week"),
    ("poczatku przyszlego tygodnia", "early next week"),
    ("przyszlym tygodniu", "next week"),
    ("przyszlego tygodnia", "next week"),
    ("tym tygodniu", "this week"),
    ("konca tygodnia", "end of this week"),
    ("konca miesiaca", "end of the month"),
    ("pojutrze", "the day after tomorrow"),
    ("jutro", "tomorrow"),
    ("dzisiaj", "today"),
    ("dni roboczych", "business days"),
    ("dni", "days"),
    ("tygodni", "weeks"),
    ("tygodnie", "weeks"),
    ("poczatku", "early"),
    ("polowie", "mid"),
    ("polowy", "mid"),
    ("poniedzialku", "monday"),
    ("poniedzialek", "monday"),
    ("wtorku", "tuesday"),
    ("wtorek", "tuesday"),
    ("srody", "wednesday"),
    ("srode", "wednesday"),
    ("czwartku", "thursday"),
    ("czwartek", "thursday"),
    ("piatku", "friday"),
    ("piatek", "friday"),
    ("stycznia", "january"),
    ("lutego", "february"),
    ("marca", "march"),
    ("kwietnia", "april"),
    ("maja", "may"),
    ("czerwca", "june"),
    ("lipca", "july"),
    ("sierpnia", "august"),
    ("wrzesnia", "september"),
    ("pazdziernika", "october"),
    ("listopada", "november"),
    ("grudnia", "december"),
    ("dwa", "two"),
    ("dwoch", "two"),
    ("trzech", "three"),
    ("pieciu", "five"),
    ("siedmiu", "seven"),
    ("dziesieciu", "ten"),
];

/// A sentence with those words in English; nothing where there are none.
pub(super) fn english(sentence: &str) -> Option<String> {
    let mut text = fold(sentence).replace('’', "'");
    // "18. Dezember"
    text = text.replace(". ", " ");
    let mut found = false;
    for (word, english) in WORDS {
        if let Some(next) = whole(&text, word, english) {
            text = next;
            found = true;
        }
    }
    found.then_some(text)
}

/// The text with every whole `word` in it as `english`; a word that ends with a dash goes on.
fn whole(text: &str, word: &str, english: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut last, mut found) = (text, None::<char>, false);
    while let Some(at) = rest.find(word) {
        let (before, after) = rest.split_at(at);
        let after = after.get(word.len()..).unwrap_or_default();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let alone =
            !letter(before.chars().next_back().or(last)) && (word.ends_with('-') || !letter(after.chars().next()));
        out.push_str(before);
        out.push_str(if alone { english } else { word });
        found |= alone;
        last = word.chars().next_back();
        rest = after;
    }
    out.push_str(rest);
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use crate::domain::promise_words;

    /// Said on Wednesday 9 December 2026.
    #[test]
    fn the_day_is_told_in_the_languages_around() {
        for (words, day) in [
            ("Wir melden uns bis Ende nächster Woche.", "2026-12-18"),
            ("Sie hören bis Freitag von uns.", "2026-12-11"),
            ("Wir melden uns innerhalb von zehn Tagen.", "2026-12-19"),
            ("Bescheid bis zum 18. Dezember", "2026-12-18"),
            ("Mitte Dezember", "2026-12-15"),
            ("Wir melden uns in zwei Wochen.", "2026-12-23"),
            ("Nous reviendrons vers vous d'ici vendredi 18 décembre.", "2026-12-18"),
            ("d’ici la fin de la semaine prochaine", "2026-12-18"),
            ("dans dix jours", "2026-12-19"),
            ("mi-décembre", "2026-12-15"),
            ("Le daremos una respuesta antes del viernes.", "2026-12-11"),
            ("a finales de la próxima semana", "2026-12-18"),
            ("en dos semanas", "2026-12-23"),
            ("Odezwiemy się do piątku.", "2026-12-11"),
            ("do końca przyszłego tygodnia", "2026-12-18"),
            ("w ciągu dziesięciu dni", "2026-12-19"),
        ] {
            let meant = english(words)
                .and_then(|words| promise_words::read(&words, "2026-12-09".parse().unwrap(), &WorkCalendar::default()));
            assert_eq!(meant.map(|meant| meant.by.to_string()).as_deref(), Some(day), "{words}: {:?}", english(words));
        }
        for words in ["Vielen Dank für Ihr Interesse.", "We will let you know by Friday."] {
            assert_eq!(english(words), None, "{words}");
        }
    }
}
