//! One record, two places: what this tab holds and what the journal on the disk holds. Decides which state wins, what
//! each place must be given, and what becomes a conflict copy. The same decision serves the start of the app, after
//! whatever crash, and each commit while other tabs commit too.

use crate::storage::error::SaveError;
use crate::storage::record::body::Body;
use crate::storage::record::conflict_copy::{ConflictCopy, Origin};
use crate::storage::record::kinds::Key;
use crate::storage::record::revision::Writer;
use crate::storage::record::version::{Relation, Version};
use crate::storage::sync::merge::merge_bodies;

/// The decision about a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The state that both places have from now on.
    pub stands: Version,
    /// Whether this tab must be given it.
    pub to_local: bool,
    /// Whether the journal must be given it.
    pub to_journal: bool,
    /// The other version, where two could not be merged.
    pub copy: Option<ConflictCopy>,
}

/// Reconciles one record. `base` is what this tab last knew to be in the journal, `mine` what it holds now, `theirs`
/// what the journal holds; `merger` signs merges. `None` when neither side has anything. Errors: the merged record
/// cannot be written.
pub fn settle(
    key: &Key,
    base: Option<&Version>,
    mine: Option<&Version>,
    theirs: Option<&Version>,
    merger: &Writer,
) -> Result<Option<Settled>, SaveError> {
    let (mine, theirs) = match (mine, theirs) {
        (None, None) => return Ok(None),
        (Some(mine), None) => return Ok(Some(take_mine(mine))),
        (None, Some(theirs)) => return Ok(Some(take_theirs(theirs))),
        (Some(mine), Some(theirs)) => (mine, theirs),
    };
    let settled = match mine.relation(theirs) {
        Relation::Same => {
            Settled { stands: theirs.clone(), to_local: mine.text != theirs.text, to_journal: false, copy: None }
        }
        _ if mine.includes(&theirs.saved.stamp) => take_mine(mine),
        _ if theirs.includes(&mine.saved.stamp) => take_theirs(theirs),
        // Even if both say the same, the result must include both revisions, or a third state may pass for newer.
        _ => join(key, base, mine, theirs, merger)?,
    };
    Ok(Some(settled))
}

fn take_mine(mine: &Version) -> Settled {
    Settled { stands: mine.clone(), to_local: false, to_journal: true, copy: None }
}

fn take_theirs(theirs: &Version) -> Settled {
    Settled { stands: theirs.clone(), to_local: true, to_journal: false, copy: None }
}

/// Merges two diverged states into one.
fn join(
    key: &Key,
    base: Option<&Version>,
    mine: &Version,
    theirs: &Version,
    merger: &Writer,
) -> Result<Settled, SaveError> {
    let common = base.filter(|base| mine.includes(&base.saved.stamp) && theirs.includes(&base.saved.stamp));
    let at = mine.saved.at.max(theirs.saved.at);
    let body = |version: &Version| version.saved.body.clone();
    let (stands, copy) = match (&mine.saved.body, &theirs.saved.body) {
        (Some(ours), Some(other)) if ours == other => (Some(ours.clone()), None),
        (Some(ours), Some(other)) => match common {
            Some(base) => {
                let merged = merge_bodies(key, base.saved.body.as_ref(), ours, other);
                let copy = (!merged.conflicts.is_empty()).then(|| {
                    ConflictCopy::keep(key.to_string(), theirs.plain(), Origin::TwoTabs, merged.conflicts, at)
                });
                (Some(merged.whole), copy)
            }
            None => {
                // Nothing tells what either side changed: the later one wins and the other becomes a conflict copy.
                let (stands, beside) =
                    if mine.saved.stamp >= theirs.saved.stamp { (mine, theirs) } else { (theirs, mine) };
                let fields = differing(key, ours, other);
                let copy = ConflictCopy::keep(key.to_string(), beside.plain(), Origin::TwoStories, fields, at);
                (body(stands), Some(copy))
            }
        },
        // Deleted on one side and changed on the other: what was typed stays, unless nothing was typed.
        (Some(ours), None) => (common.and_then(body).is_none_or(|base| base != *ours).then(|| ours.clone()), None),
        (None, Some(other)) => (common.and_then(body).is_none_or(|base| base != *other).then(|| other.clone()), None),
        (None, None) => (None, None),
    };
    let stands = Version::with(merger, &[mine, theirs], stands, at)?;
    Ok(Settled { stands, to_local: true, to_journal: true, copy })
}

/// The fields in which two records differ.
pub(in crate::storage) fn differing(key: &Key, a: &Body, b: &Body) -> Vec<String> {
    merge_bodies(key, None, a, b).conflicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::process::Process;
    use crate::domain::text::Line;
    use crate::storage::record::kinds::Record;
    use chrono::NaiveDateTime;

    fn key() -> Key {
        Key::parse("afterword/process/p").unwrap()
    }

    fn now() -> NaiveDateTime {
        "2026-11-11T16:00:00".parse().unwrap()
    }

    fn tab(name: &str) -> Writer {
        Writer::parse(name).unwrap()
    }

    fn process(employer: &str, role: &str) -> Record {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), now());
        process.employer = Line::parse(employer).unwrap();
        process.role = Line::parse(role).unwrap();
        process.into()
    }

    fn typed(writer: &str, before: &[&Version], employer: &str, role: &str) -> Version {
        Version::next(&tab(writer), before, Some(process(employer, role)), now()).unwrap()
    }

    fn deleted(writer: &str, before: &[&Version]) -> Version {
        Version::next(&tab(writer), before, None, now()).unwrap()
    }

    fn settled(base: Option<&Version>, mine: Option<&Version>, theirs: Option<&Version>) -> Settled {
        settle(&key(), base, mine, theirs, &tab("a-m")).unwrap().unwrap()
    }

    #[test]
    fn the_state_built_upon_the_other_stands() {
        let one = typed("a", &[], "Acme", "");
        let two = typed("a", &[&one], "Acme", "Editor");
        let by_another = typed("b", &[&two], "Acme Ltd", "Editor");
        let long_after = (0..50).fold(by_another.clone(), |last, _| typed("c", &[&last], "Acme plc", "Editor"));
        let gone = deleted("a", &[&long_after]);
        let back = typed("b", &[&gone], "Acme", "");
        let line = [one, two, by_another, long_after, gone, back];
        for (i, older) in line.iter().enumerate() {
            for newer in &line[i + 1..] {
                let mine = settled(Some(older), Some(newer), Some(older));
                assert_eq!((&mine.stands, mine.to_local, mine.to_journal), (newer, false, true));
                let theirs = settled(Some(older), Some(older), Some(newer));
                assert_eq!((&theirs.stands, theirs.to_local, theirs.to_journal), (newer, true, false));
                assert_eq!((mine.copy, theirs.copy), (None, None));
            }
        }
    }

    #[test]
    fn a_missing_side_is_healed_from_the_other() {
        let one = typed("a", &[], "Acme", "");
        for (mine, theirs) in [(Some(&one), None), (None, Some(&one))] {
            let settled = settled(None, mine, theirs);
            assert_eq!(settled.stands, one);
            assert_eq!((settled.to_local, settled.to_journal), (mine.is_none(), theirs.is_none()));
        }
        assert_eq!(settle(&key(), None, None, None, &tab("a-m")), Ok(None));
    }

    #[test]
    fn two_tabs_that_changed_different_fields_become_one_record() {
        let base = typed("a", &[], "Acme", "");
        let (mine, theirs) = (typed("a", &[&base], "Acme Ltd", ""), typed("b", &[&base], "Acme", "Editor"));
        let settled = settled(Some(&base), Some(&mine), Some(&theirs));
        assert_eq!(settled.stands.record(), Some(&process("Acme Ltd", "Editor")));
        assert_eq!(settled.copy, None);
        for side in [&mine, &theirs] {
            assert_eq!(settled.stands.relation(side), Relation::Newer);
        }
    }

    #[test]
    fn two_tabs_that_changed_the_same_field_leave_a_second_copy() {
        let base = typed("a", &[], "Acme", "");
        let (mine, theirs) = (typed("a", &[&base], "Bolt", ""), typed("b", &[&base], "Crane", "Editor"));
        let settled = settled(Some(&base), Some(&mine), Some(&theirs));
        assert_eq!(settled.stands.record(), Some(&process("Bolt", "Editor")));
        let copy = settled.copy.unwrap();
        assert_eq!((copy.fields, &*copy.text), (vec!["employer".to_owned()], &*theirs.text));
    }

    #[test]
    fn without_a_common_past_the_later_one_stands_and_the_other_is_kept() {
        let (mine, early) = (typed("a", &[], "Bolt", ""), typed("b", &[], "Crane", ""));
        let theirs = typed("b", &[&early], "Crane Ltd", "");
        let settled = settled(None, Some(&mine), Some(&theirs));
        assert_eq!(settled.stands.record(), theirs.record());
        assert_eq!(settled.copy.unwrap().text, &*mine.text);
    }

    #[test]
    fn a_deletion_never_takes_typed_text_with_it() {
        let base = typed("a", &[], "Acme", "");
        let (gone, changed) = (deleted("a", &[&base]), typed("b", &[&base], "Acme Ltd", ""));
        let idle = typed("b", &[&base], "Acme", "");
        assert_eq!(settled(Some(&base), Some(&gone), Some(&changed)).stands.record(), changed.record());
        assert_eq!(settled(Some(&base), Some(&changed), Some(&gone)).stands.record(), changed.record());
        assert_eq!(settled(Some(&base), Some(&gone), Some(&idle)).stands.record(), None);
    }
}
