//! From the format of a record in an older version of the app to the present one, one version at a time. Each step is a
//! pure function over JSON that never fails: what it does not recognise it leaves alone, and the codec then says what
//! does not fit. Records are migrated as they are read; the stored text is unchanged until the record is next saved.

use serde_json::Value;

/// The version that this build writes, of records and of backups. It rises when the meaning of something in them
/// changes, not when something is added: see the head of domain/json. Raise it together with a step in [`STEPS`] and a
/// folder of frozen examples; tabs of older builds then only read.
///
/// 2: unknown members are preserved; builds that wrote 1 took them for damage. With it came the events and letters for
/// the turns a search takes: a round that did not take place, text messages, replies and letters of more kinds.
pub const VERSION: u64 = 2;

/// One step: takes the kind of record (`process`) and its data.
pub type Step = fn(kind: &str, data: &mut Value);

/// `STEPS[0]` leads from version 1 to 2, and so on.
pub const STEPS: [Step; VERSION as usize - 1] = [|_, _| ()];

/// Migrates `data` from version `from` by the `steps` that remain.
pub fn migrate(kind: &str, from: u64, data: &mut Value, steps: &[Step]) {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        step(kind, data);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_steps_ahead_are_taken_and_in_order() {
        let steps: [Step; 3] = [
            |_, data| data["trail"].as_array_mut().unwrap().push(json!(2)),
            |kind, data| data["trail"].as_array_mut().unwrap().push(json!(format!("3 {kind}"))),
            |_, data| data["trail"].as_array_mut().unwrap().push(json!(4)),
        ];
        let cases = [(1, json!([2, "3 process", 4])), (3, json!([4])), (4, json!([])), (u64::MAX, json!([]))];
        for (from, trail) in cases {
            let mut data = json!({ "trail": [] });
            migrate("process", from, &mut data, &steps);
            assert_eq!(data["trail"], trail, "from {from}");
        }
    }
}
