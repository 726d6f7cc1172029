//! A copy that can be shown to others: employers, people and addresses are replaced, the same one always by the same
//! word. What was written freely may still tell who is meant, so it is marked.

use crate::domain::fold::{fold, lower};
use crate::domain::json::{Stored, text};
use crate::domain::process::Process;
use crate::domain::text::Line;
use serde_json::Value;

/// Before what was written freely.
pub const CHECK: &str = "[Written freely, read it before you share it] ";

/// Members that hold no words of anybody.
const FIXED: &[&str] = &[
    "id",
    "kind",
    "state",
    "channel",
    "purpose",
    "part",
    "stage",
    "tone",
    "grade",
    "currency",
    "per",
    "by",
    "on",
    "at",
    "created",
    "archived",
    "trashed",
    "start",
    "end",
    "people",
    "to",
    "from",
    "round",
    "rules",
    "marks",
    "playbook",
    "person",
    "story",
    "handed_by",
];
/// Members that lead to somebody, and are left out.
const ADDRESSES: &[&str] = &["email", "phone", "linkedin", "links", "join", "address_as", "uid", "unkept"];
/// Members that are written freely.
const FREE: &[&str] = &[
    "notes",
    "note",
    "answer",
    "better",
    "went_well",
    "do_better",
    "words",
    "reaction",
    "impression",
    "reason",
    "topics",
    "concerns",
    "concern",
    "lesson",
    "openings",
    "how",
    "wanted",
    "found_out",
    "since",
    "bring",
    "ask",
    "way_in",
    "lacking",
    "why",
    "plan",
    "evidence",
    "responses",
    "need",
    "idea",
    "gain",
    "days_30",
    "days_60",
    "days_90",
    "floor_why",
    "target_why",
    "stretch_why",
];

/// Members of a few words, in which names alone are replaced.
const SHORT: &[&str] = &[
    "employer",
    "agency",
    "role",
    "source",
    "location",
    "facts",
    "needs",
    "name",
    "title",
    "place",
    "what",
    "asked",
    "tags",
    "to_learn",
    "knows",
    "pay",
    "bonus",
    "pension",
    "extras",
    "hours",
    "holidays",
    "notice",
    "built_in",
    "own",
    "time",
    "person",
    "next_round",
    "passed_on",
];

/// What becomes of a text in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// It holds nobody's words, and stays.
    Kept,
    /// It leads to somebody, and is left out.
    LeftOut,
    /// It was written freely: names are replaced, and it is marked.
    Marked,
    /// It is short: names are replaced.
    Replaced,
}

/// What becomes of the texts of a member, if that was thought of.
pub fn treatment(member: &str) -> Option<Treatment> {
    if ADDRESSES.contains(&member) {
        Some(Treatment::LeftOut)
    } else if FIXED.contains(&member) {
        Some(Treatment::Kept)
    } else if FREE.contains(&member) {
        Some(Treatment::Marked)
    } else {
        SHORT.contains(&member).then_some(Treatment::Replaced)
    }
}

/// Words for names, and what stands for them.
#[derive(Debug, Default)]
struct Names(Vec<(String, String)>);

impl Names {
    fn add(&mut self, name: &str, word: &str) {
        let name = name.trim();
        let known = self.0.iter().any(|(known, _)| fold(known) == fold(name));
        if name.chars().count() > 2 && !known {
            self.0.push((name.to_owned(), word.to_owned()));
        }
    }

    /// What stands for a name, if it is known.
    fn of(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| fold(known) == fold(name.trim())).map(|(_, word)| word.as_str())
    }

    /// A text without any of the names.
    fn hide(&self, written: &str) -> String {
        let mut text = written.to_owned();
        for (name, word) in &self.0 {
            text = without(&text, name, word);
        }
        text
    }
}

/// A text with every whole `name` in it, in capitals or not, as `word`.
fn without(text: &str, name: &str, word: &str) -> String {
    let (letters, wanted): (Vec<char>, Vec<char>) = (text.chars().collect(), name.chars().collect());
    let same = |at: usize| {
        let there = letters.get(at..at + wanted.len());
        there.is_some_and(|there| there.iter().zip(&wanted).all(|(a, b)| lower(*a) == lower(*b)))
    };
    let letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric());
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(c) = letters.get(at) {
        if same(at) && !letter(at.checked_sub(1)) && !letter(Some(at + wanted.len())) {
            out.push_str(word);
            at += wanted.len();
        } else {
            out.push(*c);
            at += 1;
        }
    }
    out
}

/// Copies of records that name nobody: the employers are "Employer 1" and so on, the people "Person 1".
pub fn disguised(processes: &[&Process], me: &str) -> Vec<Process> {
    let mut names = Names::default();
    let (mut houses, mut people) = (0, 0);
    let mut parts = Vec::new();
    for process in processes {
        for house in [&process.employer, &process.agency] {
            if !house.is_empty() && names.of(house).is_none() {
                houses += 1;
                names.add(house, &format!("Employer {houses}"));
            }
        }
        for person in process.people.iter().filter(|person| !person.name.is_empty()) {
            if names.of(&person.name).is_none() {
                people += 1;
                let word = format!("Person {people}");
                names.add(&person.name, &word);
                names.add(&person.address_as, &word);
                // The parts of a name alone come after all whole ones.
                parts.extend(person.name.split_whitespace().map(|part| (part.to_owned(), word.clone())));
            }
        }
    }
    let mut contacts = 0;
    let outside = |process: &Process| -> Vec<Line> {
        let referees = process.references.iter().map(|one| one.name.clone());
        referees.chain(process.acquaintances.iter().map(|one| one.name.clone())).collect()
    };
    for name in processes.iter().flat_map(|process| outside(process)) {
        if !name.is_empty() && names.of(&name).is_none() {
            contacts += 1;
            let word = format!("Contact {contacts}");
            names.add(&name, &word);
            parts.extend(name.split_whitespace().map(|part| (part.to_owned(), word.clone())));
        }
    }
    names.add(me, "I");
    // The longest first: no name is found inside of another.
    crate::domain::order::sort_by_key(&mut names.0, |(name, _)| std::cmp::Reverse(name.chars().count()));
    for (part, word) in parts {
        names.add(&part, &word);
    }
    let copies = processes.iter().filter_map(|process| {
        let mut value: Value = serde_json::from_str(&text(*process)).ok()?;
        hide(&mut value, "", &names);
        let mut copy = Process::from_value(value).ok()?;
        // Names of two letters, and the role, which may name the house.
        if let Some(word) = names.of(&process.employer).filter(|_| !process.employer.is_empty()) {
            copy.employer = Line::cut(word);
        }
        Some(copy)
    });
    copies.collect()
}

fn hide(value: &mut Value, member: &str, names: &Names) {
    match value {
        Value::String(text) => {
            let hidden = || mailless(&names.hide(text));
            match treatment(member) {
                Some(Treatment::Kept) => {}
                Some(Treatment::LeftOut) => text.clear(),
                Some(Treatment::Marked) if !text.trim().is_empty() => *text = [CHECK, &hidden()].concat(),
                // The words of a choice have no names in them, and stay as they are.
                Some(Treatment::Marked | Treatment::Replaced) | None => *text = hidden(),
            }
        }
        Value::Array(items) => {
            if ADDRESSES.contains(&member) {
                items.clear();
            } else {
                items.iter_mut().for_each(|item| hide(item, member, names));
            }
        }
        Value::Object(members) => {
            for address in ADDRESSES {
                members.remove(*address);
            }
            // The invitation is named by whoever sent it.
            members.remove("invited");
            // A list of records has members of its own; a map of marks has keys that are no names.
            for (name, inner) in members.iter_mut() {
                if !matches!(inner, Value::String(_)) || !FIXED.contains(&name.as_str()) {
                    // These are called by keys that say nothing of them.
                    hide(inner, if member == "responses" { member } else { name }, names);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text without addresses of mail and of pages.
fn mailless(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace).map(|word| {
        let bare = word.trim_end();
        let rest = word.get(bare.len()..).unwrap_or_default();
        let leads = bare.contains("://") || (bare.contains('@') && bare.contains('.')) || bare.starts_with("www.");
        if leads { ["[address]", rest].concat() } else { word.to_owned() }
    });
    words.collect()
}
