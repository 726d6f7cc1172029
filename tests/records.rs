//! Reading records from values: whatever the value, no panic, and nothing is read that was not written so.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::any;
use afterword::domain::advice::own::OwnPlaybook;
use afterword::domain::json::{Json, from_value, read_from, to_value};
use afterword::domain::letter::record::Letter;
use afterword::domain::letter::template::Template;
use afterword::domain::process::Process;
use afterword::domain::profile::Profile;
use afterword::domain::settings::Settings;
use afterword::storage::ConflictCopy;
use proptest::prelude::*;
use serde_json::{Value, json};

fn any_json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "id",
        "by",
        "kind",
        "what",
        "sent",
        "heard",
        "told",
        "promised",
        "video",
        "email",
        "2026-11-22",
        "p1",
        "done",
        "2026-11-22T10:30:00",
        "2026-11-22T10:30:00.5",
        "2026-02-30",
        "built_in",
        "house",
        "marks",
        "schedule",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (0..9_u8).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        ".{0,9}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 30, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..4)
                .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

/// Every record this app knows, with all its fields.
fn records() -> impl Strategy<Value = (Kind, Value)> {
    let frozen = [
        (
            0,
            json!({"id":"l1","process":"p","round":"r","to":{"named":{"name":"HR","address_as":"all","email":"a@b"}},
            "copy_to":["p2"],"purpose":"ask_hr","channel":"linked_in","variant":"american","tone":"casual",
            "subject":"Thanks","body":"Dear","versions":[{"at":"2026-11-11T16:05:09","subject":"A","body":"B"}],
            "state":{"sent":{"at":"2026-11-11T16:05:09.250"}}}),
        ),
        (1, json!({"id":"t","name":"Mine","purpose":"thank_you","text":"{topic}"})),
        (2, json!({"name":"N","signature":"S","phone":"1","email":"e","skills":[{"name":"s","evidence":"e"}]})),
        (
            3,
            json!({"id":"mine","name":"Mine","based_on":"J","changes":{"thank_you_opens":"evening_or_morning",
            "thank_you_due":{"same_day_at":{"hour":20}},"thank_you_closes":{"after_end":{"minutes":1,"grace":2}},
            "medium":"email_or_card","after_silence":{"days":{"days":7}},"cap":2}}),
        ),
        (4, json!({"theme":"dark","playbook":{"own":"mine"},"weekend":[5,6],"days_off":["2026-12-25"]})),
        (
            5,
            json!({"id":"00ff","of":"afterword/process/a","origin":"two_tabs","found":"2026-11-11T16:05:09",
            "fields":["notes"],"text":"{}"}),
        ),
    ];
    let process = any::process("p").prop_map(|process| (6, to_value(&process)));
    prop_oneof![3 => process, 1 => prop::sample::select(frozen.to_vec())]
}

type Kind = usize;

/// Reads a value as a record of that kind, and writes what is known of it again; `None` if that is not all of it.
fn again(kind: Kind, value: &Value) -> Option<Value> {
    known(kind, value).filter(|(_, more)| !more).map(|(written, _)| written)
}

/// Reads a value as a record of that kind, writes what is known of it again, and says whether there was more in it.
fn known(kind: Kind, value: &Value) -> Option<(Value, bool)> {
    fn pass<T: Json>(value: Value) -> Option<(Value, bool)> {
        let (it, more) = read_from::<T>(value).ok()?;
        let written = to_value(&it);
        assert_eq!(to_value(&from_value::<T>(written.clone()).unwrap()), written, "written, read and written");
        Some((written, more))
    }
    let kinds = [
        pass::<Letter>,
        pass::<Template>,
        pass::<Profile>,
        pass::<OwnPlaybook>,
        pass::<Settings>,
        pass::<ConflictCopy>,
        pass::<Process>,
    ];
    kinds[kind](value.clone())
}

/// Whether `written` says what `read` said. What is left out of it said nothing: an empty text or list, a `null`, a
/// default in so many words, the length of an interview of which no time is known.
fn says_the_same(read: &Value, written: &Value) -> bool {
    let nothing = |name: &str, value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty() || text == "unrecorded" || text == "stands",
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(Value::is_null) || name == "schedule",
        _ => false,
    };
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            let kept = |name: &str| matches!(name, "kind" | "variant" | "state" | "theme" | "changes");
            read.iter().all(|(name, value)| match written.get(name) {
                Some(written) => says_the_same(value, written),
                None => nothing(name, value),
            }) && written.keys().all(|name| read.contains_key(name) || kept(name))
        }
        (Value::Array(read), Value::Array(written)) => {
            // Days without work are a set.
            let set = |items: &[Value]| items.iter().all(|item| item.is_u64() || item.is_string());
            let same = read.len() == written.len() && read.iter().zip(written).all(|(a, b)| says_the_same(a, b));
            same || set(read) && read.iter().all(|item| written.contains(item))
        }
        (read, written) => read == written,
    }
}

/// The places in a value, the first of them the whole.
fn places(value: &mut Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter_mut().map(places).sum(),
        Value::Object(members) => members.values_mut().map(places).sum(),
        _ => 0,
    }
}

fn place(value: &mut Value, mut at: usize) -> &mut Value {
    if at == 0 {
        return value;
    }
    at -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for one in inner {
        let size = places(one);
        if at < size {
            return place(one, at);
        }
        at -= size;
    }
    unreachable!("there is such a place")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_value_is_refused_or_kept_whole(value in any_json()) {
        for kind in 0..7 {
            if let Some(written) = again(kind, &value) {
                prop_assert!(says_the_same(&value, &written), "{value}\n{written}");
            }
        }
    }

    #[test]
    fn a_record_is_read_as_it_is((kind, value) in records()) {
        prop_assert_eq!(again(kind, &value), Some(value));
    }

    #[test]
    fn a_record_with_one_thing_changed_is_refused_or_kept_whole(
        (kind, mut value) in records(), at in any::<prop::sample::Index>(), other in any_json(),
    ) {
        let at = at.index(places(&mut value));
        *place(&mut value, at) = other;
        if let Some(written) = again(kind, &value) {
            prop_assert!(says_the_same(&value, &written), "{value}\n{written}");
        }
    }

    #[test]
    fn of_a_record_with_something_more_that_is_noticed((kind, mut value) in records(), at in any::<prop::sample::Index>()) {
        let at = at.index(places(&mut value));
        let written = value.clone();
        match place(&mut value, at) {
            Value::Object(members) => drop(members.insert("colour".into(), 1.into())),
            _ => return Ok(()),
        }
        match known(kind, &value) {
            Some(read) => prop_assert_eq!(read, (written, true)),
            // Beside a variant nothing may stand, nor among things that are called by their names.
            None => prop_assert!(at > 0, "{}", written),
        }
    }
}

#[test]
fn a_problem_says_where_it_is() {
    let cases = [
        (json!({"theme": "pink", "playbook": {"own": "a"}, "weekend": []}), "/theme is not a word known here"),
        (json!({"playbook": {"own": "a"}, "weekend": [1, 300]}), "/weekend/1 is not a number that fits"),
        (json!({"playbook": {"own": 7}, "weekend": []}), "/playbook/own is not a text"),
        (json!({"playbook": "own", "weekend": []}), "/playbook is not known here"),
        (json!({"weekend": []}), "/playbook is missing"),
        (json!([]), "/ is not an object"),
    ];
    for (value, problem) in cases {
        assert_eq!(from_value::<Settings>(value), Err(problem.to_owned()));
    }
}
