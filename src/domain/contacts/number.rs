//! Telephone numbers, told from all else that has digits: dates, streets, numbers of registers and of taxes.

use crate::domain::fold::fold;

/// Words before a telephone number, folded.
const LABELS: [&str; 51] = [
    "t",
    "m",
    "p",
    "d",
    "c",
    "o",
    "w",
    "tel",
    "tel.",
    "telephone",
    "phone",
    "ph",
    "mob",
    "mobile",
    "cell",
    "cellphone",
    "direct",
    "dial",
    "ddi",
    "office",
    "work",
    "main",
    "switchboard",
    "call",
    "whatsapp",
    "line",
    "number",
    "no",
    "us",
    "uk",
    "telefon",
    "fon",
    "mobil",
    "handy",
    "durchwahl",
    "zentrale",
    "portable",
    "fixe",
    "movil",
    "telefono",
    "fijo",
    "cellulare",
    "tlf",
    "tfn",
    "telefoon",
    "kom",
    "port",
    "gsm",
    "mobiel",
    "komorka",
    "cel",
];
/// Words before the number of a machine that nobody rings.
const MACHINES: [&str; 5] = ["f", "fax", "telefax", "facsimile", "pager"];

/// A number on a line, and whether it is one to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// Somebody answers.
    Voice(String),
    /// A machine does.
    Machine(String),
}

fn fits(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{a0}' | '\u{2011}')
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// The value of a card if it is a telephone number and nothing else: `tel:+44-20-7946-0000;ext=12`.
pub fn whole(value: &str) -> Option<String> {
    let value = value.trim();
    let scheme = value.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("tel:"));
    let value = if scheme { value.get(4..)? } else { value };
    let mut parts = value.split(';');
    let number = parts.next()?.trim();
    let dialled =
        parts.find_map(|part| part.trim().strip_prefix("ext=")).map(|ext| ext.chars().filter(char::is_ascii_digit));
    let dialled = dialled.map(Iterator::collect::<String>).filter(|ext| !ext.is_empty());
    let (main, tail) = match number.find(|c: char| c.is_alphabetic() || c == '#') {
        Some(at) => number.split_at_checked(at)?,
        None => (number, ""),
    };
    let tail_fits = tail.is_empty() || extension(tail).is_some();
    let plausible = main.chars().all(fits) && (3..=20).contains(&digits(main)) && tail_fits;
    let kept = plausible.then(|| number.to_owned())?;
    Some(dialled.map_or(kept.clone(), |ext| [&*kept, " ext. ", &*ext].concat()))
}

/// `x12`, `ext. 12`, `Durchwahl 12`.
fn extension(tail: &str) -> Option<&str> {
    let tail = tail.trim();
    let word = tail.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = tail.get(word.len()..)?;
    let word = fold(word.trim_matches(|c: char| !c.is_alphabetic()));
    let fits = matches!(&*word, "x" | "ext" | "extn" | "extension" | "durchwahl" | "dw" | "poste" | "app" | "")
        && !number.is_empty();
    fits.then_some(number)
}

/// Every telephone number on a part of a line: `T: 020 7946 0018 M: 07700 900461`.
pub fn all(part: &str) -> Vec<Number> {
    let (mut found, mut rest) = (Vec::new(), part);
    while let Some((number, end)) = first(rest) {
        found.push(number);
        rest = rest.get(end..).unwrap_or_default().trim_start_matches(['/', ',', ';', '-', '–', ' ', '&']);
    }
    found
}

/// The telephone number on a part of a line: at least seven digits, after words that say so or none.
pub fn on(part: &str) -> Option<Number> {
    first(part).map(|(number, _)| number)
}

/// The first of them, and where it ends.
fn first(part: &str) -> Option<(Number, usize)> {
    let start = part.find(|c: char| c == '+' || c == '(' || c.is_ascii_digit())?;
    let label = fold(part.get(..start)?);
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let told = words.peek().is_some();
    let words: Vec<&str> = words.collect();
    let machine = words.iter().any(|word| MACHINES.contains(word));
    let known = |word: &&str| LABELS.contains(word) || MACHINES.contains(word) || !word.is_ascii();
    if words.len() > 4 || !words.iter().all(known) {
        return None;
    }
    let rest = part.get(start..)?;
    let run: String = rest.chars().take_while(|c| fits(*c)).collect();
    // A second number behind the first is another; behind a few digits it is the rest of it: "0221 / 5550142".
    let number = run.split(" / ").next().filter(|first| digits(first) >= 7).unwrap_or(&run);
    let second = number.len() < run.len();
    let end = start + number.len();
    let number = number.trim().trim_end_matches(['-', '/', '(', '.', ',']).trim();
    if !(7..=15).contains(&digits(number)) || (!told && is_date(number)) {
        return None;
    }
    let after = rest.get(run.len()..).unwrap_or_default();
    let tail = extension(after.split(['|', ',', '/']).next().unwrap_or_default())
        .filter(|_| !second)
        .filter(|_| after.starts_with(['x', 'e', 'E', 'X', 'D', 'd', 'p', '#']));
    // A street or a town may follow a number of a house, and no number that is rung.
    let letters = after.chars().take_while(|c| c.is_alphabetic()).count();
    if tail.is_none() && letters > 6 {
        return None;
    }
    let end = if tail.is_some() { part.len() } else { end };
    let number = match tail {
        Some(tail) => format!("{number} ext. {tail}"),
        None => number.to_owned(),
    };
    Some((if machine { Number::Machine(number) } else { Number::Voice(number) }, end))
}

/// `2026-12-08`, `8.12.2026`, `12/08/2026 14`.
fn is_date(number: &str) -> bool {
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let small = |group: &str| group.len() <= 2;
    match groups.as_slice() {
        _ if number.starts_with(['+', '(']) => false,
        [a, b, c, ..] => (year(a) && small(b) && small(c)) || (small(a) && small(b) && year(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_lines_are_told_from_what_is_none() {
        let voice = |number: &str| Some(Number::Voice(number.into()));
        let table = [
            ("T: +44 20 7946 0000", voice("+44 20 7946 0000")),
            ("M +44 7700 900461", voice("+44 7700 900461")),
            ("Tel. (030) 123 45-67", voice("(030) 123 45-67")),
            ("mobile: 0491 570 156", voice("0491 570 156")),
            ("Tél. portable : 06 39 98 00 11", voice("06 39 98 00 11")),
            ("+353 1 555 0142", voice("+353 1 555 0142")),
            ("+44 20 7946 0000 / +44 7700 900461", voice("+44 20 7946 0000")),
            ("+1 555 010 0199 ext. 12", voice("+1 555 010 0199 ext. 12")),
            ("Fax: +44 20 7946 0009", Some(Number::Machine("+44 20 7946 0009".into()))),
            ("電話 03-5555-0100", voice("03-5555-0100")),
            ("12345 Berlin, Hauptstraße 7", None),
            ("2026-12-08 14:00", None),
            ("8.12.2026 um 10", None),
            ("VAT GB 123 4567 89", None),
            ("HRB 1234567", None),
            ("Registered in England No. 1234567", None),
            ("NSW 2060", None),
            ("", None),
        ];
        for (part, number) in table {
            assert_eq!(on(part), number, "{part}");
        }
    }

    #[test]
    fn a_number_in_two_parts_and_two_numbers_on_a_line() {
        let voice = |number: &str| Number::Voice(number.into());
        let table = [
            ("Tel.: 0221 / 5550143", vec![voice("0221 / 5550143")]),
            ("T: 020 7946 0018 M: 07700 900461", vec![voice("020 7946 0018"), voice("07700 900461")]),
            ("tel. 42 123 45 67, kom. 600 100 200", vec![voice("42 123 45 67"), voice("600 100 200")]),
            ("+44 20 7946 0000 / +44 7700 900461", vec![voice("+44 20 7946 0000"), voice("+44 7700 900461")]),
            ("T 020 7946 0018 F 020 7946 0019", vec![voice("020 7946 0018"), Number::Machine("020 7946 0019".into())]),
            ("Room 12", vec![]),
        ];
        for (part, numbers) in table {
            assert_eq!(all(part), numbers, "{part}");
        }
    }

    #[test]
    fn a_card_may_only_hold_numbers_as_numbers() {
        let table = [
            ("tel:+44-20-7946-0002", Some("+44-20-7946-0002")),
            ("tel:+44-20-7946-0000;ext=12", Some("+44-20-7946-0000 ext. 12")),
            ("+49 (561) 555-0100", Some("+49 (561) 555-0100")),
            ("0171", Some("0171")),
            ("+1 555 0100 x12", Some("+1 555 0100 x12")),
            ("javascript:alert(1)", None),
            ("tel:javascript:alert(123)", None),
            ("<script>", None),
            ("12", None),
            ("", None),
        ];
        for (value, number) in table {
            assert_eq!(whole(value).as_deref(), number, "{value}");
        }
    }
}
