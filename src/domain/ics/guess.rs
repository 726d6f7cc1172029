//! What the title and the place of an invitation seem to say: who invites, for what, and to what sort of conversation.

use crate::domain::fold::fold;
use crate::domain::round::RoundKind;

/// Who seems to invite: named in the title. Nobody, if that name is one of those of the `people`.
pub(crate) fn employer(title: &str, people: &[&str]) -> Option<String> {
    let is_person = |text: &str| {
        let text = fold(text);
        people.iter().any(|name| {
            let name = fold(name);
            !name.is_empty() && (text.contains(&name) || name.contains(&text))
        })
    };
    let lower = title.to_ascii_lowercase();
    let places = places(&lower);
    for word in &places {
        let mut before = lower.as_str();
        while let Some(place) = before.rfind(word) {
            let name = up_to_next(title.get(place + word.len()..).unwrap_or_default(), &places);
            if !name.is_empty() && !is_person(name) && !is_hour(name) && !is_date(name) && !is_department(name) {
                return Some(name.to_owned());
            }
            before = lower.get(..place).unwrap_or_default();
        }
    }
    None
}

/// The words before a name in a title.
const PLACES: [&str; 8] = [" at ", " with ", " w/ ", " @ ", " chez ", " bei ", " presso ", " bij "];
/// The words before a name in titles in Spanish, Portuguese and Polish, where they mean something else in other
/// languages.
const PLACES_THERE: [(&[&str], &str); 3] =
    [(&["entrevista", "puesto"], " en "), (&["entrevista", "vaga"], " na "), (&["rozmowa", "stanowisko"], " w ")];

/// The words before a name in this title.
fn places(lower: &str) -> Vec<&'static str> {
    let there = PLACES_THERE.iter().filter(|(words, _)| words.iter().any(|word| lower.contains(word)));
    PLACES.into_iter().chain(there.map(|(_, place)| *place)).collect()
}

/// The part of a title that is called as the addresses of the house are: `… - Ateliers Béranger` of `ateliers.example`.
pub(crate) fn part_of_house(title: &str, house: &str) -> Option<String> {
    let squeezed = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let house = squeezed(house);
    let mut parts = title.split([':', '|', '–', '—']).flat_map(|part| part.split(" - "));
    let found = parts.find(|part| house.len() > 3 && squeezed(part).starts_with(&house));
    let part = up_to_next(found?, &[" with ", " for "]);
    // "Northlight Onsite Interview" is the talk; the house is what stands before.
    let mut name = part.trim();
    while let Some((before, last)) = name.rsplit_once(' ') {
        if !TALKS.contains(&fold(last).as_str()) || !squeezed(before).starts_with(&house) {
            break;
        }
        name = before.trim_end();
    }
    Some(name.to_owned())
}

/// Words behind the name of a house that say what is planned.
const TALKS: [&str; 24] = [
    "interview",
    "interviews",
    "onsite",
    "on-site",
    "virtual",
    "final",
    "first",
    "second",
    "panel",
    "round",
    "call",
    "screen",
    "screening",
    "chat",
    "intro",
    "phone",
    "video",
    "technical",
    "recruiter",
    "manager",
    "hiring",
    "meeting",
    "conversation",
    "assessment",
];

/// A name up to where something else begins: a mark, another of the words, or an hour or a day in figures.
fn up_to_next<'a>(rest: &'a str, places: &[&str]) -> &'a str {
    let rest = rest.split([',', '|', '(', ':', '–', '—']).next().unwrap_or_default();
    let rest = rest.split(" - ").next().unwrap_or_default();
    let lower = rest.to_ascii_lowercase();
    let word = places.iter().filter_map(|word| lower.find(word)).min();
    let figure = [" on ", " um ", " am ", " à "].iter().filter_map(|word| {
        let place = lower.find(word)?;
        lower.get(place + word.len()..)?.starts_with(|c: char| c.is_ascii_digit()).then_some(place)
    });
    let end = word.into_iter().chain(figure).min().unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim()
}

/// Whether it is a date rather than a name, as calendars put it behind a title: `Di 8. Dez 2026 10`.
fn is_date(name: &str) -> bool {
    let year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = name.split([' ', '.', '/']);
    words.clone().any(year) && words.any(|word| word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether it is an hour, a day or the number of a house rather than a name: `15`, `3 pm`, `15h30`, but not `3M`.
fn is_hour(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit: String = rest.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let hours = ["", "am", "pm", "a", "p", "h", "hrs", "uhr", "st", "nd", "rd", "th"];
    let clock = rest.len() < name.len() && hours.contains(&unit.as_str());
    clock || ["noon", "midday", "lunch", "lunchtime"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Whether it is a part of a house, or whoever does a job there, rather than the house.
fn is_department(name: &str) -> bool {
    const PARTS: [&str; 30] = [
        "hr",
        "human resources",
        "people",
        "people and culture",
        "people & culture",
        "people operations",
        "people ops",
        "personnel",
        "talent",
        "talent acquisition",
        "recruiting",
        "recruitment",
        "it",
        "engineering",
        "finance",
        "marketing",
        "sales",
        "operations",
        "product",
        "us",
        "me",
        "you",
        "ceo",
        "cto",
        "cfo",
        "founder",
        "founders",
        "office",
        "reception",
        "home",
    ];
    const ENDS: [&str; 9] =
        [" team", " department", " dept", " manager", " managers", " director", " recruiter", " lead", " panel"];
    let name = fold(name);
    let name = ["the ", "our ", "your "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    let whole = ["team", "recruiter", "manager", "panel", "personalabteilung"].contains(&name);
    whole || PARTS.contains(&name) || ENDS.iter().any(|end| name.ends_with(end))
}

/// The words before a role in a title, in small letters.
const BEFORE_ROLES: [&str; 32] = [
    "gespräch als ",
    "bewerbung als ",
    "bewerbung für ",
    "stelle: ",
    "application for ",
    "applied for ",
    "candidature pour ",
    "candidature : ",
    "poste de ",
    "colloquio per ",
    "vaga de ",
    "role of ",
    "position of ",
    "post of ",
    "position: ",
    "role: ",
    "post: ",
    "vacancy: ",
    "functie ",
    "functie van ",
    "stanowisko ",
    "poste d'",
    "poste : ",
    "stelle als ",
    "position als ",
    "puesto de ",
    "interview for ",
    "conversation for ",
    "screen for ",
    "call for ",
    "chat for ",
    "entretien pour ",
];

/// The role that a title seems to name: behind words that say so, or behind a colon or a dash where it is known from
/// elsewhere who invites. Nobody of the `people` is a role.
pub(crate) fn role(title: &str, employer: &str, people: &[&str]) -> Option<String> {
    let lower = small(title);
    let told = BEFORE_ROLES.iter().filter_map(|words| lower.find(words).map(|at| at + words.len())).max();
    let apart = || {
        let (before, after) = [": ", " - ", " – ", " — "].iter().filter_map(|mark| title.rsplit_once(mark)).next()?;
        let talk =
            ["interview", "conversation", "call", "screen", "chat", "meeting", "gesprach", "entretien", "kennismaking"];
        let before = fold(before);
        (!employer.is_empty() && talk.iter().any(|word| before.contains(word))).then_some(after)
    };
    let rest = match told {
        Some(at) => title.get(at..)?,
        None => apart()?,
    };
    let name = up_to_next(rest, &places(&lower));
    let name = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
    let name = ["the ", "le poste de ", "el puesto de ", "poste de "]
        .iter()
        .find_map(|start| name.strip_prefix(start))
        .unwrap_or(name);
    // Number of a requisition: "R-10234 Registrar".
    let name = name
        .split_once(' ')
        .filter(|(first, _)| first.chars().filter(char::is_ascii_digit).count() > 2)
        .map_or(name, |(_, rest)| rest);
    let name = [" role", " position", " post", " vacancy"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name)
        .trim();
    let (folded, house) = (fold(name), fold(employer));
    let stage =
        ["round", "stage", "final", "first", "second", "third", "runde"].iter().any(|word| folded.contains(word));
    let known = people.iter().any(|person| !person.is_empty() && fold(person).contains(&folded));
    let fits = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 80
        && !is_hour(name)
        && !is_department(name)
        && !stage
        && !known
        && (house.is_empty() || !(house.contains(&folded) || folded.contains(&house)))
        && !name.split(' ').any(|word| matches!(word, "&" | "GmbH" | "Ltd" | "Inc" | "LLC"));
    fits.then(|| name.to_owned())
}

/// A title in small letters, each of as many bytes as before, so that a place in one is the same place in the other.
fn small(title: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    title.chars().map(small).collect()
}

/// What kind of interview it seems to be. `joins` is whether there is a link to join by, `theirs` how many of the
/// employer's side are named.
pub(super) fn kind(title: &str, place: &str, joins: bool, theirs: usize) -> RoundKind {
    let (title, place) = (fold(title), fold(place));
    // In a title, teams are mostly those of people.
    let teams = place.split(|c: char| !c.is_alphanumeric()).any(|word| word == "teams");
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word) || place.contains(word));
    if title.contains("final") {
        RoundKind::Final
    } else if says(&["assessment", "coding test", "case study", "technical test"]) {
        RoundKind::Assessment
    } else if theirs > 2 || title.contains("panel") {
        RoundKind::Panel
    } else if joins || teams || says(&["video", "zoom", "microsoft teams", "ms teams", "google meet", "webex"]) {
        RoundKind::Video
    } else if says(&["phone", "telephone", "call "]) || title.ends_with(" call") || place.starts_with('+') {
        RoundKind::Phone
    } else {
        RoundKind::InPerson
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_where_the_title_says_so() {
        let table = [
            ("Interview for Registrar at Northlight Museum Trust", "Northlight Museum Trust", Some("Registrar")),
            ("Canceled: Interview for Data Steward at Halden & Rowe", "Halden & Rowe", Some("Data Steward")),
            ("Interview for the role of Head of Data with Halden", "Halden", Some("Head of Data")),
            ("Interview for the Data Steward position", "", Some("Data Steward")),
            ("Kennismaking functie Conservator", "Halden", Some("Conservator")),
            ("Rozmowa na stanowisko Specjalista ds. zbiorów at Muzeum", "Muzeum", Some("Specjalista ds. zbiorów")),
            ("Interview: Registrar", "Northlight", Some("Registrar")),
            ("Interview at Halden & Rowe - Product analyst", "Halden & Rowe", Some("Product analyst")),
            ("Interview: Registrar", "", None),
            ("Interview - Halden & Rowe", "Halden", None),
            ("Interview: Sam Rowe", "Northlight", None),
            ("Interview: second round", "Northlight", None),
            ("Interview for 15:00", "Northlight", None),
            ("Interview 1 of 3 (Hiring manager) at Northlight", "Northlight", None),
            ("Chat", "Northlight", None),
            // Relatives.
            ("Vorstellungsgespräch als Prüfer (m/w/d) bei Müller & Söhne", "Müller & Söhne", Some("Prüfer")),
            ("Ihre Bewerbung als Prüfer", "Müller", Some("Prüfer")),
            ("Interview for R-10234 Registrar (Evergreen)", "Northlight", Some("Registrar")),
            ("Entrevista para el puesto de Conservador en Museo del Sur", "Museo del Sur", Some("Conservador")),
            (
                "Rozmowa na stanowisko Specjalista ds. zbiorów w Łódzkie Muzeum",
                "Muzeum",
                Some("Specjalista ds. zbiorów"),
            ),
            ("Entretien pour le poste de Conservateur", "Ateliers", Some("Conservateur")),
            ("Your application for Data Steward", "Halden", Some("Data Steward")),
        ];
        for (title, employer, expected) in table {
            assert_eq!(role(title, employer, &["Sam Rowe", ""]).as_deref(), expected, "{title}");
        }
    }
}
