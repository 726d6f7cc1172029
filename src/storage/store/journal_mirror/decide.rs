//! What the journal is to hold of one record, decided inside the transaction that writes it.

use super::{ASIDE, TOMBSTONE_DAYS};
use crate::storage::error::SaveError;
use crate::storage::record::codec::Unreadable;
use crate::storage::record::conflict_copy::CopyId;
use crate::storage::record::kinds::Key;
use crate::storage::record::version::Version;
use crate::storage::store::inner::Store;
use crate::storage::sync::generation::Generation;
use crate::storage::sync::journal::Write;
use crate::storage::sync::reconcile::{Settled, settle};
use chrono::Duration;

/// The outcome for one record in a transaction.
pub(super) struct Outcome {
    pub(super) key: Key,
    pub(super) mine: Option<Version>,
    pub(super) settled: Result<Option<Settled>, SaveError>,
    pub(super) copy: Option<Version>,
    /// A text that could not be read, and stays where it is.
    pub(super) unreadable: Option<Unreadable>,
    /// The generation of the store in that transaction.
    pub(super) life: Option<Generation>,
    /// A text that could not be read, and was put aside.
    pub(super) aside: Option<Unreadable>,
}

impl Store {
    /// What to write for one record, inside the transaction; `doomed` is a text of it that the user has deleted.
    pub(super) fn decide(
        &self,
        key: Key,
        name: &str,
        text: Option<&str>,
        doomed: Option<&str>,
    ) -> (Outcome, Vec<Write>) {
        let mine = self.head(&key);
        let (life, aside) = (self.0.life.borrow().clone(), None);
        let mut outcome = Outcome { key, mine, settled: Ok(None), copy: None, unreadable: None, life, aside };
        let mut writes = Vec::new();
        let theirs = match text.map(|text| (text, Version::read(name, text))) {
            None => None,
            Some((_, Ok(theirs))) => Some(theirs),
            Some((raw, Err(why))) if doomed == Some(raw) && !why.is_newer() => {
                writes.push(Write::Delete(name.to_owned()));
                None
            }
            Some((raw, Err(why))) => {
                let (key, raw) = (name.to_owned(), raw.to_owned());
                if why.is_newer() || outcome.mine.is_none() {
                    outcome.unreadable = Some(Unreadable { key, raw, why });
                    return (outcome, writes);
                }
                // This tab's text is sound. The damaged one is still put aside, beside any from before.
                let key = format!("{ASIDE}{name}/{}", CopyId::of(name, &raw));
                writes.push(Write::Put(key.clone(), raw.clone()));
                outcome.aside = Some(Unreadable { key, raw, why });
                None
            }
        };
        if self.forgotten(theirs.as_ref()) && self.forgotten(outcome.mine.as_ref()) {
            writes.push(Write::Delete(name.to_owned()));
            return (outcome, writes);
        }
        let base = self.base(&outcome.key);
        let merger = self.writer().merger();
        let (mine, now) = (outcome.mine.as_ref(), self.0.second.changed.get().unwrap_or(self.0.opened));
        outcome.settled = settle(&outcome.key, base.as_ref(), mine, theirs.as_ref(), &merger);
        if let Ok(Some(settled)) = &outcome.settled {
            if settled.to_journal {
                let before = theirs.as_ref().filter(|theirs| theirs.saved.version < settled.stands.saved.version);
                if let Some(before) = before {
                    // The record was migrated to a newer format: its last text in the older one is kept.
                    writes.push(Write::Put(format!("v{}/{name}", before.saved.version), before.text.to_string()));
                }
                writes.push(Write::Put(name.to_owned(), settled.stands.text.to_string()));
            }
            if let Some(copy) = settled.copy.clone() {
                let copy = Version::next(&self.writer(), &[], Some(copy.into()), now);
                if let Some((key, copy)) = copy.ok().and_then(|copy| Some((copy.key()?, copy))) {
                    writes.push(Write::Put(key.to_string(), copy.text.to_string()));
                    outcome.copy = Some(copy);
                }
            }
        }
        (outcome, writes)
    }

    /// Whether this is a deletion so old that no copy of the record can still exist.
    pub(super) fn forgotten(&self, version: Option<&Version>) -> bool {
        version.is_none_or(|version| {
            let old = self.0.opened - version.saved.at > Duration::days(TOMBSTONE_DAYS);
            self.0.forgets && old && version.record().is_none()
        })
    }
}
