//! What the title and the place of an invitation seem to say: who invites, and to what sort of conversation.

use crate::domain::fold::fold;
use crate::domain::round::RoundKind;

/// Who seems to invite: named in the title. Nobody, if that name is one of those of the `people`.
pub(super) fn employer(title: &str, people: &[&str]) -> Option<String> {
    let is_person = |text: &str| {
        let text = fold(text);
        people.iter().any(|name| {
            let name = fold(name);
            !name.is_empty() && (text.contains(&name) || name.contains(&text))
        })
    };
    let lower = title.to_ascii_lowercase();
    for word in PLACES {
        let mut before = lower.as_str();
        while let Some(place) = before.rfind(word) {
            let name = up_to_next(title.get(place + word.len()..).unwrap_or_default());
            if !name.is_empty() && !is_person(name) && !is_hour(name) && !is_department(name) {
                return Some(name.to_owned());
            }
            before = lower.get(..place).unwrap_or_default();
        }
    }
    None
}

/// The words before a name in a title.
const PLACES: [&str; 5] = [" at ", " with ", " @ ", " chez ", " bei "];

/// A name up to where something else begins: a mark, another of the words, or an hour or a day in figures.
fn up_to_next(rest: &str) -> &str {
    let rest = rest.split([',', '|', '(', ':', '–', '—']).next().unwrap_or_default();
    let rest = rest.split(" - ").next().unwrap_or_default();
    let lower = rest.to_ascii_lowercase();
    let word = PLACES.iter().filter_map(|word| lower.find(word)).min();
    let figure = [" on ", " um ", " am ", " à "].iter().filter_map(|word| {
        let place = lower.find(word)?;
        lower.get(place + word.len()..)?.starts_with(|c: char| c.is_ascii_digit()).then_some(place)
    });
    let end = word.into_iter().chain(figure).min().unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim()
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

/// What kind of interview? it seems to be. `joins` is whether there is a link to join by, `theirs` how many of the
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
