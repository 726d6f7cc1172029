//! The fields of a record in the words of the screens, for whoever is shown a record piece by piece: what a field is
//! called, whose it is, and what is in it, in short.

use crate::domain::json::{from_value, read_from};
use crate::domain::round::RoundKind;
use crate::domain::salary::SalarySaid;
use serde_json::Value;

/// What fields are called whose names in the file say too little, by the list they stand in (empty for any) and name.
const NAMES: &[(&str, &str, &str)] = &[
    ("people", "name", "Name"),
    ("people", "title", "Job title"),
    ("people", "part", "Their part"),
    ("people", "spelling_checked", "Spelling checked"),
    ("people", "address_as", "How to address them"),
    ("people", "email", "E-mail"),
    ("people", "phone", "Telephone"),
    ("people", "linkedin", "LinkedIn"),
    ("people", "topics", "What you talked about"),
    ("people", "concerns", "What they seemed to doubt"),
    ("people", "gone", "No longer there"),
    ("people", "found_out", "What you found out about them"),
    ("feedback", "since", "What you did about it"),
    ("preparation", "way_in", "How to get in"),
    ("preparation", "bring", "What to bring"),
    ("preparation", "ask", "What to ask them"),
    ("preparation", "stage", "What comes next"),
    ("preparation", "channel", "How they’ll tell you"),
    ("preparation", "ticked", "What is ticked off"),
    ("rounds", "preparation", "Prep sheet"),
    ("gaps", "lacking", "What was missing"),
    ("gaps", "evidence", "What shows it"),
    ("ledger", "since", "What you did about it"),
    ("questions", "asked", "The question"),
    ("questions", "by", "Who asked"),
    ("questions", "answer", "What I said"),
    ("questions", "reaction", "Their reaction"),
    ("questions", "grade", "How it went"),
    ("questions", "better", "Next time I would say"),
    ("rounds", "kind", "What kind of interview"),
    ("rounds", "schedule", "When"),
    ("schedule", "start", "Starts"),
    ("schedule", "end", "Ended"),
    ("rounds", "state", "Is it on?"),
    ("rounds", "place", "Where, or the link to join"),
    ("rounds", "join", "The link to join by"),
    ("rounds", "people", "Who was there"),
    ("rounds", "told", "When they’ll reply"),
    ("promised", "by", "The day they named"),
    ("promised", "words", "Their words"),
    ("promised", "stage", "What comes next"),
    ("promised", "from", "Who said so"),
    ("rounds", "own_promises", "What you promised them"),
    ("rounds", "questions", "Questions"),
    ("rounds", "notes", "Everything else"),
    ("rounds", "felt", "How it felt"),
    ("rounds", "went_well", "Went well"),
    ("rounds", "do_better", "Do better"),
    ("delivery", "brevity", "To the point"),
    ("rounds", "to_learn", "To learn until next time"),
    ("rounds", "feedback", "Feedback in their words"),
    ("rounds", "zone", "Time zone"),
    ("talks", "topics", "What you talked about"),
    ("talks", "concerns", "What they seemed to doubt"),
    ("talks", "impression", "How they came across"),
    ("rounds", "talks", "What you talked about"),
    ("ledger", "at", "When"),
    ("ledger", "what", "What happened"),
    ("ledger", "lost", "Did not arrive"),
    ("ledger", "passed_on", "Passed on to"),
    ("ledger", "undated", "Day not known"),
    ("against", "reason", "Your reason, against advice"),
    ("marks", "", "What you said of a step"),
    ("unkept", "", "Started and not saved yet"),
    ("references", "concern", "The doubt they could answer"),
    ("references", "named", "Named to this employer"),
    ("references", "told", "Knows a call may come"),
    ("references", "from", "May be called from"),
    ("references", "until", "May be called until"),
    ("references", "called", "Was called"),
    ("references", "result", "Knows how it ended"),
    ("referees", "tone", "How you speak with them"),
    ("referees", "speaks_to", "What they can speak to"),
    ("referees", "consent", "Did they say yes?"),
    ("people", "linkedin_accepted", "Accepted on LinkedIn"),
    ("people", "linkedin_left_out", "Left out on LinkedIn"),
    ("acquaintances", "knows", "Whom they know"),
    ("acquaintances", "how", "How they know them"),
    ("acquaintances", "wanted", "What you ask for"),
    ("acquaintances", "reply", "What they said"),
    ("", "acquaintances", "Contacts who know them"),
    ("terms", "place", "Place of work"),
    ("terms", "start", "First day"),
    ("terms", "notes", "For and against"),
    ("after_no", "lesson", "What I take from it"),
    ("", "terms", "The offer"),
    ("", "after_no", "After their no"),
    ("", "tidied", "What anyone can see of you"),
    ("questions", "story", "The story you told"),
    ("points", "need", "What they need"),
    ("points", "idea", "What you would do"),
    ("points", "gain", "What they gain"),
    ("points", "evidence", "What shows it"),
    ("value_plan", "days_30", "First 30 days"),
    ("value_plan", "days_60", "By day 60"),
    ("value_plan", "days_90", "By day 90"),
    ("value_plan", "handed", "Handed over"),
    ("value_plan", "handed_by", "How it was handed over"),
    ("expectation", "floor", "The least you’d take"),
    ("expectation", "target", "What you’d be happy with"),
    ("expectation", "stretch", "What you’d ask for first"),
    ("expectation", "floor_why", "Why that is the least"),
    ("expectation", "target_why", "Why that figure"),
    ("expectation", "stretch_why", "Why that much"),
    ("leads", "process", "The interview it became"),
    ("occasions", "on", "The day"),
    ("occasions", "outcome", "What came of it"),
    ("", "value_plan", "Your plan for the job"),
    ("", "expectation", "What you want to be paid"),
    ("", "occasions", "Events and mentors"),
    ("", "stories", "Stories"),
    ("", "practice", "Practice"),
    ("", "same", "The same question"),
    ("", "unwind", "What does you good"),
    ("", "learned", "What you learned"),
    ("", "references", "Referees"),
    ("", "referees", "Referees"),
    ("", "tone", "Tone of the workplace"),
    ("", "source", "Source"),
    ("", "location", "Location"),
    ("", "stages", "Next stages they mentioned"),
    ("", "facts", "Facts about the company"),
    ("", "needs", "What they need"),
    ("", "ledger", "Contact history"),
    ("", "playbook", "Whose advice it follows"),
    ("", "archived", "Archived"),
    ("", "trashed", "In the trash"),
    ("", "agency", "Recruiter’s firm"),
    ("", "gaps", "What was missing"),
    ("", "responses", "What you would say to a doubt"),
    ("", "body", "Text"),
    ("", "against", "Against the advice"),
    ("", "copy_to", "Copies to"),
    ("", "days_off", "Days off"),
    ("", "english", "Kind of English"),
];

/// A name of the file as words: `own_promises` becomes "Own promises".
fn plain(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the field at the end of a path is called. Things in a list of a record are called by what they are.
pub fn label(path: &[String]) -> String {
    let Some((field, way)) = path.split_last() else { return String::new() };
    let is_list = |name: &&String| NAMES.iter().any(|(list, ..)| !list.is_empty() && *list == **name);
    let list = way.iter().rev().find(is_list).map_or("", |list| list);
    // The item itself, and not a field of it.
    let thing = match (way.last().map(String::as_str), list) {
        (Some("people"), "people") => Some("A person"),
        (Some("questions"), "questions") => Some("A question"),
        (Some("rounds"), "rounds") => Some("A round"),
        (Some("gaps"), "gaps") => Some("Something that was missing"),
        (Some("ledger"), "ledger") => Some("An entry in the contact history"),
        (Some("points"), "points") => Some("A point of the plan"),
        (Some("stories"), "stories") => Some("A story"),
        (Some("occasions"), "occasions") => Some("An event or a mentor"),
        (Some("acquaintances"), "acquaintances") => Some("A contact who knows them"),
        (Some("references"), "references") | (Some("referees"), "referees") => Some("A referee"),
        _ => None,
    };
    if let Some(thing) = thing {
        return thing.to_owned();
    }
    let named = |wanted: &str| NAMES.iter().find(|(of, name, _)| *of == wanted && (name == field || name.is_empty()));
    named(list).or_else(|| named("")).map_or_else(|| plain(field), |(.., words)| (*words).to_owned())
}

/// Whose field it is: the round, the person, the question on the way to it, by what they are called.
pub fn owner(whole: &Value, path: &[String]) -> String {
    let mut owners: Vec<String> = Vec::new();
    let mut at = Some(whole);
    for (place, name) in path.iter().enumerate() {
        at = at.and_then(|value| match value {
            Value::Array(items) => items.iter().find(|item| item.get("id").and_then(Value::as_str) == Some(name)),
            value => value.get(name),
        });
        let list = place.checked_sub(1).and_then(|before| path.get(before)).map_or("", String::as_str);
        let text = |field: &str| at.and_then(|value| value.get(field)).and_then(Value::as_str).unwrap_or_default();
        match list {
            "people" | "references" | "referees" | "acquaintances" => owners.push(text("name").to_owned()),
            "questions" => owners.push(text("asked").to_owned()),
            "points" => owners.push(text("need").to_owned()),
            "stories" => owners.push(text("title").to_owned()),
            "occasions" => owners.push(text("name").to_owned()),
            "rounds" => {
                let kind = at.and_then(|value| value.get("kind")).cloned();
                let kind = kind.and_then(|kind| from_value::<RoundKind>(kind).ok());
                owners.push(kind.map_or("A round", RoundKind::label).to_owned());
            }
            _ => {}
        }
    }
    owners.retain(|owner| !owner.is_empty());
    owners.join(", ")
}

/// What is in a field, in short lines; texts as they are. `moment` says a day or moment of the file in human words, and
/// `None` of any other text. Who is meant by an id is looked up in `whole`.
pub fn shown(whole: &Value, value: &Value, moment: &dyn Fn(&str) -> Option<String>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => moment(text).or_else(|| person(whole, text)).unwrap_or_else(|| words(text)),
        Value::Array(items) => joined(items.iter().map(|item| shown(whole, item, moment))),
        Value::Object(fields) => {
            if let Ok((said, false)) = read_from::<SalarySaid>(value.clone()) {
                return said.to_string();
            }
            let fields = fields.iter().filter(|(name, _)| *name != "id");
            joined(fields.map(|(name, value)| {
                let inside = shown(whole, value, moment);
                let name = label(&["".to_owned(), name.clone()]);
                if inside.contains('\n') {
                    [&*name, ":\n", &*inside].concat()
                } else {
                    [&*name, ": ", &*inside].concat()
                }
            }))
        }
    }
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A word of the file as words: `in_person` becomes "In person". The user's own texts stay as they are.
fn words(text: &str) -> String {
    let coded = text.contains('_') && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if coded { plain(text) } else { text.to_owned() }
}

fn person(whole: &Value, id: &str) -> Option<String> {
    let people = whole.get("people")?.as_array()?;
    let one = people.iter().find(|one| one.get("id").and_then(Value::as_str) == Some(id))?;
    one.get("name").and_then(Value::as_str).filter(|name| !name.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn path(text: &str) -> Vec<String> {
        text.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn each_field_is_called_as_on_the_screens() {
        let cases = [
            ("employer", "Employer"),
            ("notes", "Notes"),
            ("rounds/k3/notes", "Everything else"),
            ("rounds/k3/told", "When they’ll reply"),
            ("rounds/k3/told/promised/by", "The day they named"),
            ("rounds/k3/questions/q1/better", "Next time I would say"),
            ("rounds/k3/questions/q1/by", "Who asked"),
            ("rounds/k3/questions/q1", "A question"),
            ("rounds/k3/delivery/calm", "Calm"),
            ("rounds/k3/schedule/start", "Starts"),
            ("people/p1/name", "Name"),
            ("people/p1", "A person"),
            ("ledger/e1/note", "Note"),
            ("ledger/e1/what/sent/against/reason", "Your reason, against advice"),
            ("marks/thank-you", "What you said of a step"),
            ("unkept/heard.note", "Started and not saved yet"),
            ("body", "Text"),
            ("something_new", "Something new"),
        ];
        for (at, words) in cases {
            assert_eq!(label(&path(at)), words, "{at}");
        }
    }

    #[test]
    fn whose_it_is_is_said_by_name() {
        let whole = json!({"people":[{"id":"p1","name":"Miriam Osei"},{"id":"p2"}],
            "rounds":[{"id":"k3","kind":"panel","questions":[{"id":"q1","asked":"Why us?"}]}]});
        let cases = [
            ("employer", ""),
            ("people/p1/name", "Miriam Osei"),
            ("people/p2/email", ""),
            ("rounds/k3/notes", "Panel"),
            ("rounds/k3/questions/q1/answer", "Panel, Why us?"),
            ("rounds/gone/notes", "A round"),
        ];
        for (at, words) in cases {
            assert_eq!(owner(&whole, &path(at)), words, "{at}");
        }
    }

    #[test]
    fn what_is_in_a_field_can_be_read_by_anybody() {
        let whole = json!({"people":[{"id":"p1","name":"Miriam Osei"}]});
        let moment = |text: &str| (text == "2026-11-20").then(|| "Friday".to_owned());
        let cases = [
            (json!("The merger.\nA long story"), "The merger.\nA long story"),
            (json!("in_person"), "In person"),
            (json!("snake_Case is mine"), "snake_Case is mine"),
            (json!("p1"), "Miriam Osei"),
            (json!(["a", "b"]), "a\nb"),
            (json!(true), "Yes"),
            (json!(4), "4"),
            (json!(null), ""),
            (json!({"promised":{"by":"2026-11-20","words":"soon"}}), "Promised:\nBy: Friday\nWords: soon"),
            (json!({"by":"employer","low":4_200_000,"currency":"GBP","per":"year"}), "GBP 42,000 a year"),
        ];
        for (value, words) in cases {
            assert_eq!(shown(&whole, &value, &moment), words, "{value}");
        }
    }
}
