//! Two versions of one record, side by side: the fields in which they differ, the value of each, and the record with
//! one field taken from the other version.

use crate::storage::record::body::Body;
use crate::storage::record::conflict_copy::ConflictCopy;
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::Version;
use serde_json::Value;

/// A field in which two versions of a record differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The path of the field: `rounds`, `k3f9`, `notes`.
    pub path: Vec<String>,
    /// The value in the record; `None` if it has no such field.
    pub here: Option<Value>,
    /// The value in the other version.
    pub there: Option<Value>,
    /// The record with that field taken from the other version; `None` if there is no longer a place for it.
    pub taken: Option<Record>,
}

/// Both versions as JSON, and their differences.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The record.
    pub here: Value,
    /// The other version of it.
    pub there: Value,
    /// The differences, in the order of the record.
    pub differences: Vec<Difference>,
}

/// Compares a record with its conflict copy: in the fields that were changed in two places, as far as the copy names
/// them and they still differ, else in all. `None` if the other version cannot be read or was a deletion.
pub fn compare(here: &Body, copy: &ConflictCopy) -> Option<Comparison> {
    let key = Key::parse(&copy.of)?;
    let other = Version::read(&copy.of, &copy.text).ok()?.saved.body?;
    let (mine, theirs) = (here.value(), other.value());
    let named = || copy.fields.iter().filter(|path| !path.is_empty()).map(|path| steps(&theirs, &mine, path));
    let mut paths: Vec<Vec<String>> = named().collect();
    if paths.is_empty() {
        walk(Some(&mine), Some(&theirs), &mut Vec::new(), &mut paths);
    }
    let record = &here.record;
    let differences = paths.into_iter().filter_map(|path| {
        let (here, there) = (find(&mine, &path).cloned(), find(&theirs, &path).cloned());
        let taken = || {
            let mut whole = mine.clone();
            set(&mut whole, &path, there.clone())?;
            // Unknown members can be taken over by a newer version of the app only: the typed record does not hold
            // them.
            Record::read(&key, whole).ok().map(|(record, _)| record).filter(|taken| taken != record)
        };
        let taken = taken();
        (here != there).then_some(Difference { path, here, there, taken })
    });
    let differences = differences.collect();
    Some(Comparison { here: mine, there: theirs, differences })
}

/// Splits a path into steps. The names of members may contain a slash themselves: the longest matching name is taken.
fn steps(one: &Value, other: &Value, path: &str) -> Vec<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let (mut steps, mut at) = (Vec::new(), [Some(one), Some(other)]);
    while !parts.is_empty() {
        let fits = |count: &usize| {
            let name = parts[..*count].join("/");
            at.iter().flatten().any(|value| step(value, &name).is_some())
        };
        let count = (1..=parts.len()).rev().find(fits).unwrap_or(parts.len());
        let name = parts.drain(..count).collect::<Vec<_>>().join("/");
        at = at.map(|value| value.and_then(|value| step(value, &name)));
        steps.push(name);
    }
    steps
}

/// The name of an item of a list: its id.
fn id(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

fn step<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(name),
        Value::Array(items) => items.iter().find(|item| id(item) == Some(name)),
        _ => None,
    }
}

/// The value at a path.
pub fn find<'a>(whole: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(whole, |value, name| step(value, name))
}

/// Sets the value at a path, or removes it. `None` if there is no place for it.
fn set(whole: &mut Value, path: &[String], new: Option<Value>) -> Option<()> {
    let (last, way) = path.split_last()?;
    let mut at = whole;
    for name in way {
        at = match at {
            Value::Object(fields) => fields.get_mut(name)?,
            Value::Array(items) => items.iter_mut().find(|item| id(item) == Some(name))?,
            _ => return None,
        };
    }
    match (at, new) {
        (Value::Object(fields), Some(new)) => drop(fields.insert(last.clone(), new)),
        (Value::Object(fields), None) => drop(fields.remove(last)),
        (Value::Array(items), Some(new)) => match items.iter_mut().find(|item| id(item) == Some(last)) {
            Some(item) => *item = new,
            None => items.push(new),
        },
        (Value::Array(items), None) => items.retain(|item| id(item) != Some(last)),
        _ => return None,
    }
    Some(())
}

/// Collects each path at which the two differ, descending into objects and into lists of items with ids.
fn walk(here: Option<&Value>, there: Option<&Value>, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    if here == there {
        return;
    }
    let names: Option<Vec<String>> = match (here, there) {
        (Some(Value::Object(here)), Some(Value::Object(there))) => {
            let added = there.keys().filter(|name| !here.contains_key(*name));
            Some(here.keys().chain(added).cloned().collect())
        }
        (Some(Value::Array(here)), Some(Value::Array(there))) => {
            let ids = |items: &[Value]| -> Option<Vec<String>> {
                items.iter().map(|item| id(item).map(str::to_owned)).collect()
            };
            ids(here).zip(ids(there)).map(|(mut here, there)| {
                let added: Vec<String> = there.into_iter().filter(|name| !here.contains(name)).collect();
                here.extend(added);
                here
            })
        }
        _ => None,
    };
    // The same items in another order differ as a whole.
    let before = found.len();
    for name in names.into_iter().flatten() {
        let (one, other) = (here.and_then(|it| step(it, &name)), there.and_then(|it| step(it, &name)));
        path.push(name);
        walk(one, other, path, found);
        path.pop();
    }
    if found.len() == before && !path.is_empty() {
        found.push(path.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{IdSource, PersonId, ProcessId, QuestionId, RoundId};
    use crate::domain::person::Person;
    use crate::domain::process::Process;
    use crate::domain::promise::{Promise, Told};
    use crate::domain::question::Question;
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::{Line, Prose};
    use crate::storage::record::conflict_copy::Origin;
    use crate::storage::record::revision::Writer;

    struct Fixed(u8);
    impl IdSource for Fixed {
        fn fresh(&mut self) -> String {
            self.0 += 1;
            format!("i{}", self.0)
        }
    }

    fn process() -> Process {
        let ids = &mut Fixed(0);
        let mut process = Process::new(ProcessId::parse("p").unwrap(), "2026-11-11T10:00:00".parse().unwrap());
        process.employer = Line::cut("Halden");
        process.people.push(Person::named(PersonId::fresh(ids), Line::cut("Miriam")));
        let mut round = Round::new(RoundId::fresh(ids), RoundKind::Panel, Schedule::default());
        round.notes = Prose::cut("base");
        round.questions.push(Question::asked(QuestionId::fresh(ids), Line::cut("Why?")));
        process.rounds.push(round);
        process
    }

    fn body(process: &Process) -> Body {
        Body::of(process.clone().into())
    }

    fn copy(other: &Process, fields: &[&str]) -> ConflictCopy {
        let now = "2026-11-11T10:00:00".parse().unwrap();
        let version = Version::next(&Writer::parse("a").unwrap(), &[], Some(Record::from(other.clone())), now).unwrap();
        let fields = fields.iter().map(|path| (*path).to_owned()).collect();
        ConflictCopy::keep(Key::Process(other.id.clone()).to_string(), version.plain(), Origin::TwoTabs, fields, now)
    }

    fn taken(difference: &Difference) -> Process {
        match difference.taken.clone() {
            Some(Record::Process(process)) => (*process).clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_field_named_is_shown_from_both_sides_and_taken_alone() {
        let (mut mine, mut theirs) = (process(), process());
        mine.rounds[0].notes = Prose::cut("mine");
        theirs.rounds[0].notes = Prose::cut("theirs");
        theirs.role = Line::cut("not named");
        let found = compare(&body(&mine), &copy(&theirs, &["rounds/i2/notes", "employer"])).unwrap();
        let [one] = &found.differences[..] else { panic!("{found:?}") };
        assert_eq!(one.path, ["rounds", "i2", "notes"]);
        assert_eq!((one.here.clone(), one.there.clone()), (Some("mine".into()), Some("theirs".into())));
        mine.rounds[0].notes = Prose::cut("theirs");
        assert_eq!(taken(one), mine, "and nothing else is taken");
    }

    #[test]
    fn without_names_everything_that_differs_is_found_and_taken_piece_by_piece() {
        let (mut mine, mut theirs) = (process(), process());
        theirs.employer = Line::cut("Halden & Rowe");
        theirs.rounds[0].told = Told::Promised(Promise::by("2026-11-20".parse().unwrap()));
        theirs.rounds[0].questions[0].answer = Prose::cut("because");
        theirs.people.push(Person::named(PersonId::parse("x9").unwrap(), Line::cut("Bo")));
        theirs.facts = vec![Line::cut("a"), Line::cut("b")];
        theirs.put_form_draft("off-a/b", "note", Some("while it rains")).unwrap();
        mine.rounds[0].went_well = Prose::cut("the end");
        for fields in [&[][..], &[""][..]] {
            let found = compare(&body(&mine), &copy(&theirs, fields)).unwrap();
            let mut whole = mine.clone();
            for _ in 0..found.differences.len() {
                let left = compare(&body(&whole), &copy(&theirs, fields)).unwrap();
                whole = taken(&left.differences[0]);
            }
            assert_eq!(whole, theirs);
            assert_eq!(compare(&body(&whole), &copy(&theirs, fields)).unwrap().differences, []);
        }
    }

    #[test]
    fn a_name_with_a_slash_is_one_step() {
        let (mine, mut theirs) = (process(), process());
        theirs.put_form_draft("off-a/b", "note", Some("x")).unwrap();
        let found = compare(&body(&mine), &copy(&theirs, &["unkept/off-a/b.note"])).unwrap();
        assert_eq!(found.differences.len(), 1);
        assert_eq!(found.differences[0].path.last().map(String::as_str), Some("off-a/b.note"));
    }

    #[test]
    fn what_has_no_place_any_longer_is_shown_and_cannot_be_taken() {
        let (mut mine, mut theirs) = (process(), process());
        theirs.rounds[0].questions[0].answer = Prose::cut("because");
        mine.rounds.clear();
        let found = compare(&body(&mine), &copy(&theirs, &["rounds/i2/questions/i3/answer"])).unwrap();
        assert_eq!(found.differences[0].there, Some("because".into()));
        assert_eq!(found.differences[0].taken, None);
    }

    #[test]
    fn a_text_that_cannot_be_read_is_not_compared() {
        let mut broken = copy(&process(), &[]);
        broken.text.truncate(20);
        assert_eq!(compare(&body(&process()), &broken), None);
    }
}
