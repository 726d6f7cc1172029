//! The fields of all records, compared with the frozen list: whoever adds one has to decide what earlier builds do with
//! it.

use crate::domain::json::{Json, Shape};
use crate::storage::record::kinds::Record;
use crate::storage::store::notes::Notes;

const FROZEN: &str = include_str!("../../tests/fixtures/fields.txt");

fn listed() -> Vec<String> {
    let mut shape = Shape::default();
    Record::shapes(&mut shape);
    shape.kind("device", Notes::shape);
    shape.lines
}

#[test]
fn nothing_is_added_to_what_is_stored_without_a_decision() {
    let now = listed();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("FREEZE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fields.txt");
        std::fs::write(path, now.join("\n") + "\n").unwrap();
        return;
    }
    let frozen: Vec<&str> = FROZEN.lines().collect();
    let added = now.iter().filter(|line| !frozen.contains(&line.as_str())).map(|line| format!("+ {line}\n"));
    let gone = frozen.iter().filter(|line| !now.iter().any(|it| it == *line)).map(|line| format!("- {line}\n"));
    let changes: String = gone.chain(added).collect();
    assert!(
        changes.is_empty() && now == frozen,
        "What is stored has changed:\n{changes}\n\
         Builds from before this change are still open in tabs: they meet the new texts and write over them.\n\
         If only members of objects or kinds of records were added (+ and no -, and no other words for a place that \
         was there): those builds carry them through. Then see that each is not `required`, that it stays \
         true when somebody changes what stands around it, and that a list of objects has an `id`.\n\
         If anything else changed, a word or a variant, a type, a range, a sense, a name: raise VERSION in \
         src/storage/migrations.rs, with a step there and frozen examples in tests/fixtures.\n\
         The head of src/domain/json/mod.rs says more. With that decided, `FREEZE=1 cargo test --lib fields` writes \
         the list again."
    );
}
