//! The store across deletions of everything: see `generation.rs` for generations.

use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::names::{LIFE, NOTES, OPENING};
use crate::storage::record::codec::is_ours;
use crate::storage::record::kinds::Key;
use crate::storage::record::version::Version;
use crate::storage::store::inner::Link;
use crate::storage::store::inner::Store;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::generation::{Generation, Meeting};
use crate::storage::sync::journal::{Journal, JournalError, Write};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// For how many calls of [`Store::settle_down`] nothing is taken in from other tabs after everything was deleted.
const TURNS: u8 = 2;

impl Store {
    /// To be called every ten seconds. After everything was deleted, a tab that has not heard of it may still write a
    /// text of the old generation. It removes the text as soon as it hears; until then no tab may take it for a record
    /// of the new generation. So texts of other tabs are taken in ten to twenty seconds later.
    pub fn settle_down(&self) {
        let left = self.0.echoes.get();
        self.0.echoes.set(left.saturating_sub(1));
        if left == 1 {
            self.catch_up();
        }
    }

    /// Checks that the generation of this tab is still the one of localStorage, and drops everything if it was ended.
    /// What localStorage has lost is restored first. Errors: [`SaveError::Erased`].
    pub(in crate::storage) fn same_generation(&self) -> Result<(), SaveError> {
        let Some(shelf) = &self.0.shelf else { return Ok(()) };
        let there = shelf.get(LIFE).as_deref().and_then(Generation::read);
        let mine = self.0.life.borrow().clone();
        match (mine, there) {
            (None, there) => {
                *self.0.life.borrow_mut() = there;
                return Ok(());
            }
            // The name had no room, so it is not missing.
            (Some(_), None) if !self.0.marked.get() => {}
            (Some(_), None) => self.refill(),
            (Some(mine), Some(theirs)) => match mine.meets(&theirs) {
                Meeting::Same => return Ok(()),
                Meeting::Ahead => {
                    self.sweep();
                    self.refill();
                }
                Meeting::Ended => {
                    self.obey(theirs, false);
                    return Err(SaveError::Erased);
                }
                Meeting::Apart => {
                    *self.0.life.borrow_mut() = Some(mine.joins(&theirs));
                    self.refill();
                }
            },
        }
        self.mark();
        Ok(())
    }

    /// Checks localStorage when nothing is being written: the page came back to the front, or heard that everything was
    /// removed. If the journal still has everything, it is restored; otherwise the user is asked.
    pub fn check_generation(&self) {
        if self.0.access.get() == Access::Outdated {
            return;
        }
        let gone = self.0.shelf.as_ref().is_some_and(|shelf| self.0.marked.get() && shelf.get(LIFE).is_none());
        if !gone {
            // An ended generation is reported by an event.
            let _ = self.same_generation();
            return;
        }
        let store = self.clone();
        spawn_local(async move {
            let there = match store.aside(LIFE).await {
                // The connection to the journal may be closed as well.
                None => store.reopened().await,
                there => there,
            };
            if there.is_none() {
                store.tell(StoreEvent::Save(SaveState::NotSaved(SaveError::Emptied)));
            } else if store.same_generation().is_ok() {
                store.wake();
            }
        });
    }

    async fn reopened(&self) -> Option<String> {
        self.journal()?;
        let journal = Journal::open().await.ok()?;
        self.0.second.link.replace(Link::Open(Rc::new(journal)));
        self.aside(LIFE).await
    }

    /// Writes everything that this tab holds to both places again, after they were emptied from outside.
    pub fn write_back(&self) {
        if self.same_generation().is_ok() {
            self.0.second.changed.set(self.last_change());
            self.tell(StoreEvent::Save(SaveState::Saving));
            self.wake();
        }
    }

    /// Restores in localStorage what is missing of what this tab holds, and compares the journal again.
    fn refill(&self) {
        let Some(shelf) = self.0.shelf.as_ref().filter(|_| self.0.access.get() != Access::Outdated) else { return };
        let held = self.0.held.borrow();
        let all: Vec<(Key, Version)> =
            held.iter().filter_map(|(key, it)| Some((key.clone(), it.head.clone()?))).collect();
        drop(held);
        let mut missing = false;
        for (key, head) in all {
            let name = key.to_string();
            if shelf.get(&name).is_none() {
                missing = true;
                if let Err(why) = self.place(&name, &head)
                    && !self.has_journal()
                    && let Some(record) = head.record()
                {
                    self.refused(record.clone(), why, head.saved.at);
                }
            }
            self.change_held(&key, |held| held.due = true);
        }
        for it in self.0.unreadable.borrow().iter().filter(|it| shelf.get(&it.key).is_none()) {
            // If there is no room for it, it can still be downloaded here.
            let _ = shelf.set(&it.key, &it.raw);
        }
        if missing {
            self.tell(StoreEvent::Refilled);
        }
    }

    /// Removes the texts of an ended generation from localStorage: all that this tab does not hold.
    fn sweep(&self) {
        let Some(shelf) = &self.0.shelf else { return };
        for name in shelf.keys().into_iter().filter(|name| is_ours(name)) {
            let head = Key::parse(&name).and_then(|key| self.head(&key));
            if head.is_none_or(|head| shelf.get(&name).as_deref() != Some(&*head.text)) {
                shelf.remove(&name);
            }
        }
    }

    /// Writes the name of this generation into localStorage.
    pub(in crate::storage) fn mark(&self) {
        if let (Some(shelf), Some(life)) = (&self.0.shelf, &*self.0.life.borrow()) {
            self.0.marked.set(shelf.set(LIFE, life.text()).is_ok());
        }
    }

    /// Everything was deleted elsewhere: drops what this tab holds, and its texts that are still in localStorage; what
    /// was typed here is dropped too unless `typed_stays`.
    fn obey(&self, theirs: Generation, typed_stays: bool) {
        let own = |head: &Version| typed_stays && head.saved.stamp.writer == self.0.writer && head.record().is_some();
        let shelf = self.0.shelf.as_deref();
        let lies = |name: &str, text: &str| shelf.is_some_and(|shelf| shelf.get(name).as_deref() == Some(text));
        let mut kept = Vec::new();
        for (key, held) in self.0.held.take() {
            let Some(head) = held.head else { continue };
            if own(&head) {
                kept.extend(head.record().cloned());
                self.change_held(&key, |held| (held.head, held.due) = (Some(head), true));
            } else if lies(&key.to_string(), &head.text) {
                shelf.iter().for_each(|shelf| shelf.remove(&key.to_string()));
            }
        }
        for it in self.0.unreadable.take() {
            if lies(&it.key, &it.raw) {
                shelf.iter().for_each(|shelf| shelf.remove(&it.key));
            }
        }
        if !lies(LIFE, theirs.text()) {
            // The tab that deleted everything did not get this far: the notes are those of the ended generation.
            self.forget_visit();
            shelf.iter().for_each(|shelf| shelf.remove(NOTES));
        }
        self.0.unsaved.take();
        self.begin_next(theirs);
        self.tell(StoreEvent::Erased);
        if !kept.is_empty() {
            self.tell(StoreEvent::Changed(kept));
        }
    }

    pub(in crate::storage) fn begin_next(&self, life: Generation) {
        self.0.second.forget();
        self.0.echoes.set(TURNS);
        self.0.lives.set(self.0.lives.get() + 1);
        *self.0.life.borrow_mut() = Some(life);
        self.mark();
    }

    /// Whether the journal has another generation than this tab, or none: to be checked inside a transaction.
    pub(in crate::storage) fn is_strange(&self, text: Option<&str>) -> bool {
        let life = self.0.life.borrow();
        let theirs = text.and_then(Generation::read);
        life.as_ref().zip(theirs.as_ref()).is_none_or(|(mine, theirs)| mine.meets(theirs) != Meeting::Same)
    }

    /// Brings this tab and the journal to one generation. Errors: the journal failed.
    pub(in crate::storage) async fn meet(&self, journal: &Journal) -> Result<(), JournalError> {
        let mut met = None;
        let meet = |name: &str, text: Option<String>| {
            let (how, life, put) = self.agree(text.as_deref());
            met = Some((how, life));
            put.map(|text| Write::Put(name.to_owned(), text)).into_iter().collect()
        };
        journal.change(&[LIFE.to_owned()], meet).await?;
        let Some((how, life)) = met else { return Ok(()) };
        if how == Meeting::Ahead {
            journal.restart(LIFE, |_| life.text().to_owned()).await?;
        }
        let opening = !matches!(*self.0.second.link.borrow(), Link::Open(_));
        self.go_on(how, life, opening);
        Ok(())
    }

    /// How this tab's generation is related to that of the journal, which has this text; which of the two continues;
    /// and what to write into the journal.
    pub(in crate::storage) fn agree(&self, text: Option<&str>) -> (Meeting, Generation, Option<String>) {
        let (mine, theirs) = (self.0.life.borrow().clone(), text.and_then(Generation::read));
        let (how, life) = match (mine, theirs) {
            (None, None) => (Meeting::Same, Generation::first(&self.0.writer)),
            (Some(life), None) | (None, Some(life)) => (Meeting::Same, life),
            (Some(mine), Some(theirs)) => match mine.meets(&theirs) {
                Meeting::Ended => (Meeting::Ended, theirs),
                Meeting::Apart => (Meeting::Apart, mine.joins(&theirs)),
                how => (how, mine),
            },
        };
        // A generation that this one has ended is not written to: the journal is restarted.
        let writes = how != Meeting::Ahead && text != Some(life.text());
        let put = writes.then(|| life.text().to_owned());
        (how, life, put)
    }

    /// Continues with that generation; `opening` tells that the journal was just opened.
    pub(in crate::storage) fn go_on(&self, how: Meeting, life: Generation, opening: bool) {
        if how == Meeting::Ended {
            // At the start this is a deletion that was interrupted before it reached localStorage. What was typed here
            // since was typed after it.
            return self.obey(life, opening);
        }
        *self.0.life.borrow_mut() = Some(life);
        self.mark();
    }

    /// Begins a generation in localStorage alone: there is no journal.
    pub(in crate::storage) fn begin_generation(&self) {
        self.0.life.borrow_mut().get_or_insert_with(|| Generation::first(&self.0.writer));
        if self.same_generation().is_ok() {
            self.mark();
        }
    }

    /// Deletes every record on this device, readable or not, in both places, and what earlier builds left behind; that
    /// stays if there are `others`, copies of the app to which it may belong as well. Errors: the journal could not be
    /// emptied, and nothing was deleted.
    pub async fn erase(&self, others: bool) -> Result<(), JournalError> {
        let noted = self.erase_earlier(others).await?;
        // A journal that failed once, or has not answered yet, may still hold everything.
        let journal = match self.journal() {
            Some(journal) => Ok(journal),
            None => Journal::open().await.map(Rc::new),
        };
        let shelf = self.0.shelf.as_deref();
        let there = shelf.and_then(|shelf| Generation::read(&shelf.get(LIFE)?));
        let mut ended: Vec<Generation> = self.0.life.borrow().iter().cloned().chain(there).collect();
        let mut next = Generation::after(&self.0.writer, &ended);
        match journal {
            Ok(journal) => {
                let begin = |text: Option<String>| {
                    ended.extend(text.as_deref().and_then(Generation::read));
                    next = Generation::after(&self.0.writer, &ended);
                    next.text().to_owned()
                };
                journal.restart(LIFE, begin).await?;
            }
            Err(JournalError::Missing) => {}
            Err(failed) => return Err(failed),
        }
        if let Some(shelf) = shelf {
            shelf.keys().iter().filter(|key| is_ours(key)).for_each(|key| shelf.remove(key));
            shelf.remove(NOTES);
            shelf.remove(OPENING);
        }
        self.forget_visit();
        self.0.held.take();
        self.0.unreadable.take();
        self.0.unsaved.take();
        // Last: if the browser is killed before this, what is found still has the name of the ended generation.
        self.begin_next(next);
        self.note_earlier(noted).await;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
