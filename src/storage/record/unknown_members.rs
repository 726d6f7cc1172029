//! Puts unknown members back into their places: by the names of members, by the ids of items, and where the items of a
//! list have no id, by their contents and positions.

use serde_json::{Map, Value};

/// One part of an earlier state: what this build knows of it, and all of it.
type Source<'a> = (&'a Value, &'a Value);

/// The state of one pass.
pub(in crate::storage) struct UnknownMembers<'a> {
    /// Which of the omitted objects are restored, by number.
    tries: &'a [usize],
    /// How many omitted objects were met so far.
    left_out: usize,
}

impl UnknownMembers<'_> {
    /// Puts into `new` the unknown members of each part, from the first of `before` that has the part; an object that
    /// `new` omits is restored only if its number is in `tries`. Returns how many such objects there are.
    pub(in crate::storage) fn onto(new: &mut Value, before: &[Source], tries: &[usize]) -> usize {
        let mut graft = UnknownMembers { tries, left_out: 0 };
        graft.part(new, before);
        graft.left_out
    }

    fn part(&mut self, new: &mut Value, before: &[Source]) {
        match new {
            Value::Object(members) => {
                let Some((known, whole)) = before.first() else { return };
                for (name, value) in members.iter_mut() {
                    self.step(value, before, |known, whole| {
                        Some((known.get(name).unwrap_or(&Value::Null), whole.get(name)?))
                    });
                }
                for (name, value) in whole.as_object().into_iter().flatten() {
                    if members.contains_key(name) {
                        continue;
                    }
                    let more = match known.get(name) {
                        None => Some(value.clone()),
                        Some(known) => unknown(known, value).filter(|_| {
                            self.left_out += 1;
                            self.tries.contains(&(self.left_out - 1))
                        }),
                    };
                    if let Some(more) = more {
                        members.insert(name.clone(), more);
                    }
                }
            }
            Value::Array(items) if items.iter().any(|item| id(item).is_some()) => {
                for item in items {
                    let Some(wanted) = id(item).map(str::to_owned) else { continue };
                    self.step(item, before, |known, whole| Some((named(known, &wanted)?, named(whole, &wanted)?)));
                }
            }
            Value::Array(items) => {
                let mut found = vec![Vec::new(); items.len()];
                for (nth, (known, whole)) in before.iter().enumerate() {
                    let (Value::Array(known), Value::Array(whole)) = (known, whole) else { continue };
                    if known.len() == whole.len() && known.iter().any(Value::is_object) {
                        for (found, at) in found.iter_mut().zip(pairs(items, known, nth == 0)) {
                            found.extend(at.map(|at| (&known[at], &whole[at])));
                        }
                    }
                }
                items.iter_mut().zip(found).for_each(|(item, found)| self.part(item, &found));
            }
            _ => {}
        }
    }

    /// Puts unknown members into one part of the value; `find` finds this part in the earlier states.
    fn step<'s>(
        &mut self,
        new: &mut Value,
        before: &[Source<'s>],
        find: impl Fn(&'s Value, &'s Value) -> Option<Source<'s>>,
    ) {
        let found: Vec<Source<'s>> = before.iter().filter_map(|(known, whole)| find(known, whole)).collect();
        self.part(new, &found);
    }
}

fn id(item: &Value) -> Option<&str> {
    item.get("id")?.as_str()
}

fn named<'a>(list: &'a Value, wanted: &str) -> Option<&'a Value> {
    list.as_array()?.iter().find(|item| id(item) == Some(wanted))
}

/// The unknown members of an object, and those of objects inside it under their names; `None` if there are none.
fn unknown(known: &Value, whole: &Value) -> Option<Value> {
    let (Value::Object(known), Value::Object(whole)) = (known, whole) else { return None };
    let more = whole.iter().filter_map(|(name, value)| {
        let more = known.get(name).map_or_else(|| Some(value.clone()), |known| unknown(known, value));
        Some((name.clone(), more?))
    });
    let more: Map<String, Value> = more.collect();
    (!more.is_empty()).then_some(Value::Object(more))
}

/// The index in `before` of each item of `now`: of one with the same contents, else, in the latest state only, of the
/// one between the same neighbours.
fn pairs(now: &[Value], before: &[Value], just_before: bool) -> Vec<Option<usize>> {
    let mut taken = vec![false; before.len()];
    let mut pairs = vec![None; now.len()];
    for (at, item) in now.iter().enumerate() {
        let same = |place: &usize| !taken[*place] && before.get(*place) == Some(item);
        // Of several with the same contents, one that has not moved comes first.
        let found = Some(at).filter(|at| *at < before.len() && same(at)).or_else(|| (0..before.len()).find(same));
        if let Some(found) = found {
            taken[found] = true;
            pairs[at] = Some(found);
        }
    }
    for at in 0..now.len() {
        if just_before && pairs[at].is_none() {
            let after = if at == 0 { Some(0) } else { pairs[at - 1].map(|place: usize| place + 1) };
            let next = if at + 1 == now.len() { Some(before.len()) } else { pairs[at + 1] };
            let places = [after, next.and_then(|next| next.checked_sub(1))];
            let found = places.into_iter().flatten().find(|place| *place < before.len() && !taken[*place]);
            if let Some(found) = found {
                taken[found] = true;
                pairs[at] = Some(found);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn grafted(mut new: Value, known: Value, whole: Value) -> Value {
        UnknownMembers::onto(&mut new, &[(&known, &whole)], &[]);
        new
    }

    #[test]
    fn what_is_unknown_keeps_its_place() {
        let cases = [
            ("nothing unknown", json!({"a": 2}), json!({"a": 1}), json!({"a": 1}), json!({"a": 2})),
            ("a member", json!({"a": 2}), json!({"a": 1}), json!({"a": 1, "x": 9}), json!({"a": 2, "x": 9})),
            ("a blank that was written", json!({}), json!({}), json!({"a": ""}), json!({"a": ""})),
            ("a blank that is none any more", json!({"a": "b"}), json!({}), json!({"a": ""}), json!({"a": "b"})),
            (
                "in an object of which nothing was known",
                json!({"o": {"a": 1}}),
                json!({}),
                json!({"o": {"x": 9}}),
                json!({"o": {"a": 1, "x": 9}}),
            ),
            (
                "in items that moved and one that went",
                json!({"l": [{"id": "c"}, {"id": "a", "n": 2}]}),
                json!({"l": [{"id": "a", "n": 1}, {"id": "b"}, {"id": "c"}]}),
                json!({"l": [{"id": "a", "n": 1, "x": 1}, {"id": "b", "x": 2}, {"id": "c", "x": 3}]}),
                json!({"l": [{"id": "c", "x": 3}, {"id": "a", "n": 2, "x": 1}]}),
            ),
            (
                "in a variant that became another",
                json!({"v": {"seen": {"a": 1}}}),
                json!({"v": {"done": {"a": 1}}}),
                json!({"v": {"done": {"a": 1, "x": 9}}}),
                json!({"v": {"seen": {"a": 1}}}),
            ),
        ];
        for (name, new, known, whole, expected) in cases {
            assert_eq!(grafted(new, known, whole), expected, "{name}");
        }
    }

    #[test]
    fn items_without_an_id_are_found_by_their_words_and_their_neighbours() {
        let item = |word: &str| json!({ "w": word });
        let list = |words: &str| Value::from(words.chars().map(|word| item(&word.to_string())).collect::<Vec<_>>());
        // The list before, the list now, and the index before of each item.
        let cases = [
            ("abc", "abc", "012"),
            ("abc", "aXc", "012"),
            ("abc", "XYZ", "012"),
            ("abc", "bc", "12"),
            ("abc", "cab", "201"),
            ("abc", "bcD", "12-"),
            ("abc", "Dabc", "-012"),
            ("abc", "aDbc", "0-12"),
            ("abc", "aXbcD", "0-12-"),
            ("a", "", ""),
            ("", "a", "-"),
            ("aab", "aab", "012"),
            ("aab", "ab", "02"),
            ("ab", "X", "0"),
        ];
        for (before, now, expected) in cases {
            let (Value::Array(now), Value::Array(before)) = (list(now), list(before)) else { panic!() };
            let found = pairs(&now, &before, true);
            let found: String = found.iter().map(|at| at.map_or("-".to_owned(), |at| at.to_string())).collect();
            assert_eq!(found, expected, "{before:?} {now:?}");
        }
    }

    #[test]
    fn the_first_state_that_has_a_part_says_what_is_unknown_in_it() {
        let mut new = json!({"l": [{"id": "a"}, {"id": "b"}]});
        let now = json!({"l": [{"id": "a"}]});
        let before = json!({"l": [{"id": "a"}, {"id": "b"}]});
        let before_whole = json!({"l": [{"id": "a", "x": 1}, {"id": "b", "x": 2}], "y": 3});
        UnknownMembers::onto(&mut new, &[(&now, &now), (&before, &before_whole)], &[]);
        assert_eq!(new, json!({"l": [{"id": "a"}, {"id": "b", "x": 2}]}));
    }
}
