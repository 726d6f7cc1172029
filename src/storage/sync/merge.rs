//! Three-way merge of two versions of one record: field by field, what only one side changed is taken from that side.
//! What both changed differently stays as typed here, and is named, so that the other version can be kept as a conflict
//! copy. Things with an id are matched by it; plain lists keep whatever either side added.

use crate::storage::record::body::Body;
use crate::storage::record::kinds::{Key, Record};
use serde_json::{Map, Value};

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged<T> {
    /// The two versions in one.
    pub whole: T,
    /// The fields that both sides changed differently, as paths (`rounds/k3f9/notes`).
    pub conflicts: Vec<String>,
}

/// Merges two records made from `base`. If the merged fields contradict each other, all of `mine` is taken.
pub fn merge_records(key: &Key, base: Option<&Record>, mine: &Record, theirs: &Record) -> Merged<Record> {
    let of = |record: &Record| Body::of(record.clone());
    let merged = merge_bodies(key, base.map(of).as_ref(), &of(mine), &of(theirs));
    Merged { whole: merged.whole.record, conflicts: merged.conflicts }
}

/// Merges two bodies made from `base`, unknown members like known ones. If the result cannot be read, `mine` is taken.
pub fn merge_bodies(key: &Key, base: Option<&Body>, mine: &Body, theirs: &Body) -> Merged<Body> {
    if mine == theirs {
        return Merged { whole: mine.clone(), conflicts: Vec::new() };
    }
    let base = base.map(Body::value);
    let (ours, others) = (mine.value(), theirs.value());
    // An enum is an object with one field: merging two of its variants yields nothing that can be read, and then such
    // objects are taken whole.
    for tags in [Tags::Merged, Tags::Whole] {
        let merged = merge_values(base.as_ref(), &ours, &others, tags);
        let whole = merged.whole;
        if let Ok(whole) = Body::read(key, whole.clone(), || Some(whole)) {
            return Merged { whole, conflicts: merged.conflicts };
        }
    }
    Merged { whole: mine.clone(), conflicts: vec![String::new()] }
}

/// How to treat two objects with a single, different field each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tags {
    /// As objects like others.
    Merged,
    /// As two variants of an enum.
    Whole,
}

/// Merges two JSON values made from `base`.
pub fn merge_values(base: Option<&Value>, mine: &Value, theirs: &Value, tags: Tags) -> Merged<Value> {
    let mut merge = Merge { tags, path: Vec::new(), conflicts: Vec::new() };
    let whole = merge.field(base, Some(mine), Some(theirs)).unwrap_or(Value::Null);
    Merged { whole, conflicts: merge.conflicts }
}

struct Merge {
    tags: Tags,
    path: Vec<String>,
    conflicts: Vec<String>,
}

impl Merge {
    fn field(&mut self, base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        if mine == theirs || theirs == base {
            return mine.cloned();
        }
        if mine == base {
            return theirs.cloned();
        }
        // Removed on one side and changed on the other: what was typed stays.
        let (Some(mine), Some(theirs)) = (mine, theirs) else { return mine.or(theirs).cloned() };
        let merged = match (mine, theirs) {
            (Value::Object(mine), Value::Object(theirs)) => self.objects(base, mine, theirs),
            (Value::Array(mine), Value::Array(theirs)) => self.arrays(base, mine, theirs),
            (Value::String(mine), Value::String(theirs)) => longer(base, mine, theirs),
            _ => None,
        };
        merged.or_else(|| {
            self.conflicts.push(self.path.join("/"));
            Some(mine.clone())
        })
    }

    fn step(
        &mut self,
        name: &str,
        base: Option<&Value>,
        mine: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        self.path.push(name.to_owned());
        let merged = self.field(base, mine, theirs);
        self.path.pop();
        merged
    }

    fn objects(
        &mut self,
        base: Option<&Value>,
        mine: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Option<Value> {
        if self.tags == Tags::Whole && mine.len() == 1 && theirs.len() == 1 && !mine.keys().eq(theirs.keys()) {
            return None;
        }
        let mut merged = Map::new();
        for name in mine.keys().chain(theirs.keys().filter(|name| !mine.contains_key(*name))) {
            let base = base.and_then(|base| base.get(name));
            if let Some(value) = self.step(name, base, mine.get(name), theirs.get(name)) {
                merged.insert(name.clone(), value);
            }
        }
        Some(Value::Object(merged))
    }

    fn arrays(&mut self, base: Option<&Value>, mine: &[Value], theirs: &[Value]) -> Option<Value> {
        let base: &[Value] = base.and_then(Value::as_array).map_or(&[], Vec::as_slice);
        let name: fn(&Value) -> Option<String> = if [base, mine, theirs].iter().all(|list| names(list, by_id)) {
            by_id
        } else if [base, mine, theirs].iter().all(|list| names(list, by_itself)) {
            by_itself
        } else {
            return None;
        };
        let find = |list: &'_ [Value], wanted: &str| list.iter().position(|it| name(it).as_deref() == Some(wanted));
        let added = theirs.iter().filter(|it| name(it).is_some_and(|it| find(mine, &it).is_none()));
        let mut merged = Vec::new();
        for wanted in mine.iter().chain(added).filter_map(name) {
            let at = |list| find(list, &wanted);
            let (base, mine, theirs) =
                (at(base).map(|i| &base[i]), at(mine).map(|i| &mine[i]), at(theirs).map(|i| &theirs[i]));
            merged.extend(self.step(&wanted, base, mine, theirs));
        }
        Some(Value::Array(merged))
    }
}

/// Whether every item of the list has a name, and all names are different.
fn names(list: &[Value], name: fn(&Value) -> Option<String>) -> bool {
    let mut seen: Vec<String> = Vec::new();
    list.iter().all(|it| {
        let fresh = name(it).filter(|it| !seen.contains(it));
        fresh.map(|it| seen.push(it)).is_some()
    })
}

fn by_id(value: &Value) -> Option<String> {
    value.get("id").and_then(Value::as_str).map(str::to_owned)
}

fn by_itself(value: &Value) -> Option<String> {
    match value {
        Value::Array(_) | Value::Object(_) => None,
        scalar => Some(scalar.to_string()),
    }
}

/// If both continued the same text at its end and one contains the other, the longer one is the merged text.
fn longer(base: Option<&Value>, mine: &str, theirs: &str) -> Option<Value> {
    let base = base.and_then(Value::as_str).unwrap_or_default();
    let (short, long) = if mine.len() < theirs.len() { (mine, theirs) } else { (theirs, mine) };
    (short.starts_with(base) && long.starts_with(short)).then(|| Value::from(long))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_side_keeps_what_it_changed() {
        let none: [&str; 0] = [];
        let cases = [
            ("nothing", json!({"a":1}), json!({"a":1}), json!({"a":1}), json!({"a":1}), &none[..]),
            ("mine only", json!({"a":1}), json!({"a":2}), json!({"a":1}), json!({"a":2}), &none),
            ("theirs only", json!({"a":1}), json!({"a":1}), json!({"a":2}), json!({"a":2}), &none),
            (
                "different fields",
                json!({"a":1,"b":1}),
                json!({"a":2,"b":1}),
                json!({"a":1,"b":2}),
                json!({"a":2,"b":2}),
                &none,
            ),
            ("same change", json!({"a":1}), json!({"a":2}), json!({"a":2}), json!({"a":2}), &none),
            ("both changed", json!({"a":1}), json!({"a":2}), json!({"a":3}), json!({"a":2}), &["a"]),
            ("removed and left", json!({"a":1}), json!({}), json!({"a":1}), json!({}), &none),
            ("removed and changed", json!({"a":1}), json!({}), json!({"a":2}), json!({"a":2}), &none),
            ("typed on", json!({"n":"I"}), json!({"n":"I said"}), json!({"n":"I s"}), json!({"n":"I said"}), &none),
            (
                "typed apart",
                json!({"n":"I"}),
                json!({"n":"I said"}),
                json!({"n":"I felt"}),
                json!({"n":"I said"}),
                &["n"],
            ),
            (
                "a person here, a person there",
                json!({"p":[{"id":"a"}]}),
                json!({"p":[{"id":"a"},{"id":"b"}]}),
                json!({"p":[{"id":"a","name":"Zoë"},{"id":"c"}]}),
                json!({"p":[{"id":"a","name":"Zoë"},{"id":"b"},{"id":"c"}]}),
                &none,
            ),
            (
                "the same person twice",
                json!({"p":[{"id":"a","n":1}]}),
                json!({"p":[{"id":"a","n":2}]}),
                json!({"p":[{"id":"a","n":3}]}),
                json!({"p":[{"id":"a","n":2}]}),
                &["p/a/n"],
            ),
            (
                "one removed, one added",
                json!({"t":["x","y"]}),
                json!({"t":["y"]}),
                json!({"t":["x","y","z"]}),
                json!({"t":["y","z"]}),
                &none,
            ),
            (
                "lists that cannot be matched",
                json!({"t":["x"]}),
                json!({"t":["x","x"]}),
                json!({"t":["z"]}),
                json!({"t":["x","x"]}),
                &["t"],
            ),
        ];
        for (name, base, mine, theirs, whole, conflicts) in cases {
            let merged = merge_values(Some(&base), &mine, &theirs, Tags::Merged);
            assert_eq!(merged.whole, whole, "{name}");
            assert_eq!(merged.conflicts, conflicts, "{name}");
        }
    }

    #[test]
    fn without_a_base_every_difference_is_named_and_nothing_is_dropped() {
        let (mine, theirs) = (json!({"a":1,"b":[{"id":"x"}]}), json!({"a":2,"b":[{"id":"y"}],"c":3}));
        let merged = merge_values(None, &mine, &theirs, Tags::Merged);
        assert_eq!(merged.whole, json!({"a":1,"b":[{"id":"x"},{"id":"y"}],"c":3}));
        assert_eq!(merged.conflicts, ["a"]);
    }
}
