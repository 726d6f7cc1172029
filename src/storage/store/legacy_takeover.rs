//! Taking over what earlier builds have left: see `legacy_names.rs`.

use crate::storage::legacy_names::{DONE, LEFT, NONE, Took, originals};
use crate::storage::names::{COPY_PLACE, EARLIER, LOOK, NOTES};
use crate::storage::record::codec::{Unreadable, is_ours};
use crate::storage::record::kinds::{Key, Record};
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::inner::Store;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::journal::{Journal, JournalError, Write};
use crate::storage::sync::reconcile::settle;

impl Store {
    /// Whether there is something to take over. To be called once the journal is open.
    pub(in crate::storage) async fn has_earlier(&self) -> bool {
        let noted = match self.0.shelf.as_ref().and_then(|shelf| shelf.get(EARLIER)).filter(|text| !text.is_empty()) {
            None => self.aside(EARLIER).await,
            noted => noted,
        };
        match noted.as_deref() {
            Some(LEFT) => false,
            _ if self.0.all.as_deref().is_some_and(|all| !originals(all).is_empty()) => true,
            Some(_) => false,
            None => match Journal::of_earlier().await {
                Ok(None) => {
                    self.note_earlier(NONE).await;
                    false
                }
                // If the browser does not tell, it is asked again at the next start.
                found => found.is_ok(),
            },
        }
    }

    pub(in crate::storage) async fn note_earlier(&self, word: &str) {
        if self.put_aside(EARLIER, Some(word.to_owned())).await
            && let Some(shelf) = &self.0.shelf
        {
            let _ = shelf.set(EARLIER, word);
        }
    }

    /// Takes over what earlier builds have written; `last` deletes the originals if every one of them is safe here.
    /// Errors: the journal failed, and the next start tries again.
    pub async fn take_over(&self, last: bool) -> Result<Took, JournalError> {
        let (Some(journal), old) = (self.journal(), Journal::of_earlier().await?) else { return Ok(Took::Nothing) };
        let kept = match &old {
            Some(old) => old.all().await?,
            None => Vec::new(),
        };
        let all = self.0.all.as_deref();
        let lies: Vec<(String, String)> = all
            .iter()
            .flat_map(|all| originals(*all).into_iter().filter_map(|name| Some((name.clone(), all.get(&name)?))))
            .collect();
        let (mut changed, mut new) = (Vec::new(), false);
        for (name, text) in lies.iter().chain(kept.iter().filter(|(name, _)| is_ours(name))) {
            new |= self.absorb(name, text, &mut changed);
        }
        self.tell(StoreEvent::Changed(changed));
        let beside: Vec<&(String, String)> = kept.iter().filter(|(name, _)| !is_ours(name)).collect();
        let names: Vec<String> = beside.iter().map(|(name, _)| name.clone()).collect();
        let text = |wanted: &str| beside.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.clone());
        let put = |name: &str, here: Option<String>| match (here, text(name)) {
            (None, Some(text)) => vec![Write::Put(name.to_owned(), text)],
            _ => Vec::new(),
        };
        journal.change(&names, put).await?;
        if let Some(old) = &old
            && journal.object(COPY_PLACE).await?.is_undefined()
        {
            journal.keep_object(COPY_PLACE, &old.object(COPY_PLACE).await?).await?;
        }
        self.copy_all().await;
        let safe = |name: &str, text: &str| self.is_safe(name, text);
        // An older build looks in its database for what localStorage does not have.
        for (name, text) in lies.iter().filter(|one| last || kept.contains(one)) {
            if let (Some(all), true) = (all, safe(name, text)) {
                all.remove(name);
            }
        }
        let sound = kept.iter().filter(|(name, _)| is_ours(name)).all(|(name, text)| safe(name, text));
        let gone = last && sound && all.is_none_or(|all| originals(all).is_empty());
        if gone {
            if let Some(old) = &old {
                old.erase().await?;
            }
            all.iter().for_each(|all| [NOTES, LOOK].iter().for_each(|name| all.remove(name)));
        }
        self.note_earlier(if gone { NONE } else { DONE }).await;
        Ok(match (gone, new) {
            (true, _) => Took::Last,
            (false, true) => Took::Some,
            (false, false) => Took::Nothing,
        })
    }

    /// Takes in one text. Returns whether it said something new.
    fn absorb(&self, name: &str, text: &str, changed: &mut Vec<Record>) -> bool {
        let known = self.0.shelf.as_ref().is_some_and(|shelf| shelf.get(name).is_some());
        let (key, theirs) = match (Key::parse(name), Version::read(name, text)) {
            (Some(key), Ok(theirs)) if !self.is_unreadable(name) => (key, theirs),
            (_, Err(why)) if !known && Key::parse(name).is_none_or(|key| self.head(&key).is_none()) => {
                let raw = text.to_owned();
                if let Some(shelf) = &self.0.shelf {
                    let _ = shelf.set(name, text);
                }
                let unreadable = Unreadable { key: name.to_owned(), raw, why };
                self.found(unreadable).into_iter().for_each(|news| self.tell(news));
                return true;
            }
            _ => return false,
        };
        let Some(head) = self.head(&key) else {
            self.take_up(key, theirs, changed);
            return true;
        };
        match theirs.relation(&head) {
            Relation::Same | Relation::Older => return false,
            Relation::Newer => self.take_up(key, theirs, changed),
            Relation::Diverged => {
                let base = self.base(&key);
                let settled = settle(&key, base.as_ref(), Some(&head), Some(&theirs), &self.writer().merger());
                let Ok(Some(settled)) = settled else { return false };
                if let Some(copy) = settled.copy {
                    let found = copy.found;
                    let Ok(copy) = Version::next(&self.writer(), &[], Some(copy.into()), found) else { return false };
                    // First the conflict copy, then the record: its revision includes both, so it must not be there
                    // without the copy.
                    copy.key().into_iter().for_each(|key| self.take_up(key, copy.clone(), changed));
                }
                self.take_up(key, settled.stands, changed);
            }
        }
        true
    }

    fn take_up(&self, key: Key, version: Version, changed: &mut Vec<Record>) {
        let base = self.base(&key);
        self.change_to(version, &key, changed);
        self.change_held(&key, |held| (held.base, held.due) = (base, true));
    }

    /// Whether the contents of an original are on the disk under its new name.
    fn is_safe(&self, name: &str, text: &str) -> bool {
        let there = || self.0.shelf.as_ref().is_some_and(|shelf| shelf.get(name).as_deref() == Some(text));
        let Some(key) = Key::parse(name) else { return there() };
        let Ok(theirs) = Version::read(name, text) else { return there() };
        let held = self.0.held.borrow();
        let held = held.get(&key).filter(|held| !held.due && self.has_journal());
        held.and_then(|held| held.head.as_ref()).is_some_and(|head| has(head, &theirs))
    }

    /// Deletes the originals as well: everything is being deleted. If there are `others`, the originals are left to
    /// those, and never looked at again. Returns what to note once the rest is deleted too. Errors: the browser did not
    /// delete them.
    pub(in crate::storage) async fn erase_earlier(&self, others: bool) -> Result<&'static str, JournalError> {
        if others {
            return Ok(LEFT);
        }
        match Journal::of_earlier().await {
            Ok(Some(old)) => old.erase().await?,
            Ok(None) | Err(JournalError::Missing) => {}
            Err(failed) => return Err(failed),
        }
        if let Some(all) = &self.0.all {
            originals(&**all).iter().for_each(|name| all.remove(name));
            [NOTES, LOOK].iter().for_each(|name| all.remove(name));
        }
        Ok(NONE)
    }
}

/// Whether the first of two texts under one name has everything that the second says.
pub(super) fn holds(name: &str, mine: &str, theirs: &str) -> bool {
    let read = |text| Version::read(name, text).ok();
    mine == theirs || read(mine).zip(read(theirs)).is_some_and(|(mine, theirs)| has(&mine, &theirs))
}

fn has(mine: &Version, theirs: &Version) -> bool {
    matches!(mine.relation(theirs), Relation::Same | Relation::Newer)
}

#[cfg(test)]
mod tests;
