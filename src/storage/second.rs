//! Bringing the journal and the store to the same state: all of it at the start, and each change soon after it was
//! made. Only when the journal has it on the disk is a change called saved.

use crate::storage::codec::{Damage, Unreadable, is_ours};
use crate::storage::error::{Access, SaveError, SaveState};
use crate::storage::journal::{Journal, JournalError, Write};
use crate::storage::news::News;
use crate::storage::notes::NOTES;
use crate::storage::reconcile::{Settled, settle};
use crate::storage::record::{Key, Record};
use crate::storage::store::Store;
use crate::storage::version::{Relation, Version};
use chrono::{Duration, NaiveDateTime};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long a deletion is remembered: longer than any copy of the record is likely to lie about.
const TOMBSTONE_DAYS: i64 = 90;

/// The second copy, as far as it has got.
#[derive(Default)]
pub(super) struct Second {
    pub(super) link: RefCell<Link>,
    pub(super) listener: RefCell<Option<Listener>>,
    /// Keys whose text in the journal is to go.
    doomed: RefCell<Vec<String>>,
    busy: Cell<bool>,
    changed: Cell<Option<NaiveDateTime>>,
    /// When the last change was made of which only one copy is known to be kept.
    once: Cell<Option<NaiveDateTime>>,
}

/// Whoever is told the news.
pub(super) type Listener = Rc<dyn Fn(News)>;

/// Whether there is a journal.
#[derive(Default)]
pub(super) enum Link {
    /// It is being opened.
    #[default]
    Waiting,
    /// It is there.
    Open(Rc<Journal>),
    /// The browser has none, or it failed.
    Missing,
}

/// What became of one record in a transaction.
struct Outcome {
    key: Key,
    mine: Option<Version>,
    settled: Result<Option<Settled>, SaveError>,
    copy: Option<Version>,
    unreadable: Option<Unreadable>,
}

impl Store {
    pub(super) fn tell(&self, news: News) {
        let listener = self.0.second.listener.borrow().clone();
        if let (Some(listener), Some(news)) = (listener, self.beside_unsaved(news)) {
            listener(news);
        }
    }

    /// Whether the journal decides between this tab and others, now or as soon as it is open.
    pub(super) fn has_journal(&self) -> bool {
        !matches!(*self.0.second.link.borrow(), Link::Missing)
    }

    /// Opens the journal and settles every record in which the two sides differ.
    pub(super) fn start(&self) {
        let store = self.clone();
        spawn_local(async move {
            let Ok(opening) = Journal::ask() else { return store.go_without().await };
            let soon = match opening.soon().await {
                Ok(journal) => store.open_journal(journal).await,
                Err(why) => Err(why),
            };
            if soon.is_ok() {
                return store.go_with(None).await;
            }
            store.go_without().await;
            // Some browsers answer only after a minute, and some never.
            if let Ok(journal) = opening.at_last().await
                && store.open_journal(journal).await.is_ok()
            {
                store.go_with(store.0.second.once.take()).await;
            }
        });
    }

    /// Settles everything with the journal; `once` is when the last change was made that it does not know yet.
    async fn go_with(&self, once: Option<NaiveDateTime>) {
        let second = &self.0.second;
        second.changed.set(second.changed.get().or(once));
        self.copy_all().await;
        let notes = self.aside(NOTES).await;
        self.tell(News::Whole(notes));
    }

    async fn go_without(&self) {
        self.give_up();
        self.copy_all().await;
    }

    async fn open_journal(&self, journal: Journal) -> Result<(), JournalError> {
        let entries = journal.all().await?;
        let mut repairable = Vec::new();
        // What is in this tab only is due; what is in the journal as well is not, if it is the same.
        self.0.held.borrow_mut().values_mut().for_each(|held| held.due = true);
        for (name, text) in entries.iter().filter(|(name, _)| is_ours(name)) {
            if self.is_unreadable(name) {
                // A deletion is nothing to bring back.
                if Version::read(name, text).is_ok_and(|copy| copy.record().is_some()) {
                    repairable.push(name.clone());
                }
            } else if let Some(key) = Key::parse(name) {
                let head = self.head(&key);
                let same = head.as_ref().is_some_and(|head| *head.text == **text);
                let done = same && !self.forgotten(head.as_ref());
                self.change_held(&key, |held| held.due = !done);
            }
        }
        self.0.second.link.replace(Link::Open(Rc::new(journal)));
        for key in repairable {
            self.tell(News::Repairable(key));
        }
        Ok(())
    }

    /// Notes that a record has changed, and starts copying. Returns what to show for now.
    pub(super) fn copy_soon(&self, key: Key, now: NaiveDateTime) -> SaveState {
        let second = &self.0.second;
        second.changed.set(Some(now));
        if !self.has_journal() {
            second.once.set(Some(now));
            return SaveState::SavedOnce { at: now };
        }
        self.settle_soon(&key);
        SaveState::Saving
    }

    /// Compares a record with the journal, in which another tab may have been first.
    pub(super) fn settle_soon(&self, key: &Key) {
        self.change_held(key, |held| held.due = true);
        self.wake();
    }

    /// Follows up on a text that the user threw away: brings back the second copy, or throws that away too if it is
    /// the very text.
    pub(super) fn discard_copy(&self, name: &str) {
        if let Some(key) = Key::parse(name) {
            self.change_held(&key, |held| held.due = true);
        }
        self.0.second.doomed.borrow_mut().push(name.to_owned());
        self.wake();
    }

    fn wake(&self) {
        let open = matches!(*self.0.second.link.borrow(), Link::Open(_));
        if open && !self.0.second.busy.get() {
            let store = self.clone();
            spawn_local(async move { store.copy_all().await });
        }
    }

    fn take_due(&self) -> Vec<Key> {
        let mut all = self.0.held.borrow_mut();
        let due = all.iter_mut().filter_map(|(key, held)| std::mem::take(&mut held.due).then(|| key.clone()));
        due.collect()
    }

    /// Copies until nothing is due.
    async fn copy_all(&self) {
        let second = &self.0.second;
        if second.busy.replace(true) {
            return;
        }
        let mut tries = 0;
        loop {
            let journal = match &*second.link.borrow() {
                Link::Open(journal) => journal.clone(),
                _ => break,
            };
            let (due, doomed) = (self.take_due(), second.doomed.take());
            if due.is_empty() && doomed.is_empty() {
                break;
            }
            match self.copy_once(&journal, &due, &doomed).await {
                Ok(()) => tries = 0,
                Err(_) => {
                    due.iter().for_each(|key| self.change_held(key, |held| held.due = true));
                    second.doomed.borrow_mut().extend(doomed);
                    tries += 1;
                    // Some browsers drop the connection of a page in the background: one fresh one, then the truth.
                    match Journal::open().await {
                        Ok(fresh) if tries < 2 => drop(second.link.replace(Link::Open(Rc::new(fresh)))),
                        _ => self.give_up(),
                    }
                }
            }
        }
        second.busy.set(false);
        if let Some(at) = second.changed.take() {
            let whole = self.has_journal();
            second.once.set((!whole).then_some(at));
            let state = if whole { SaveState::Saved { at } } else { SaveState::SavedOnce { at } };
            self.tell(News::Save(self.unless_unsaved(state)));
        }
        self.try_again();
    }

    /// Deletes every record on this device, readable or not, in both places. Errors: the journal could not be
    /// emptied, and nothing was deleted.
    pub async fn erase(&self) -> Result<(), JournalError> {
        // A journal that failed once, or has not answered yet, may hold everything all the same.
        let journal = match self.journal() {
            Some(journal) => Ok(journal),
            None => Journal::open().await.map(Rc::new),
        };
        match journal {
            Ok(journal) => journal.erase().await?,
            Err(JournalError::Missing) => {}
            Err(failed) => return Err(failed),
        }
        if let Some(shelf) = &self.0.shelf {
            shelf.keys().iter().filter(|key| is_ours(key)).for_each(|key| shelf.remove(key));
        }
        self.forget_look();
        if let Some(shelf) = &self.0.shelf {
            shelf.remove(NOTES);
        }
        self.0.held.take();
        self.0.unreadable.take();
        self.0.unsaved.take();
        Ok(())
    }

    fn give_up(&self) {
        self.0.second.link.replace(Link::Missing);
    }

    async fn copy_once(&self, journal: &Journal, due: &[Key], doomed: &[String]) -> Result<(), JournalError> {
        let mut names: Vec<String> = due.iter().map(Key::to_string).collect();
        for name in doomed.iter().filter(|name| Key::parse(name).is_none()) {
            names.push(name.clone());
        }
        let mut outcomes = Vec::new();
        let decide = |name: &str, text: Option<String>| {
            let outcome =
                Key::parse(name).map(|key| self.decide(key, name, text.as_deref(), doomed.iter().any(|it| it == name)));
            let Some((outcome, writes)) = outcome else { return vec![Write::Delete(name.to_owned())] };
            outcomes.push(outcome);
            writes
        };
        journal.change(&names, decide).await?;
        let mut changed = Vec::new();
        for outcome in outcomes {
            self.take_in(outcome, &mut changed);
        }
        if !changed.is_empty() {
            self.tell(News::Changed(changed));
        }
        Ok(())
    }

    /// What to write for one record, inside the transaction.
    fn decide(&self, key: Key, name: &str, text: Option<&str>, doomed: bool) -> (Outcome, Vec<Write>) {
        let mine = self.head(&key);
        let mut outcome = Outcome { key, mine, settled: Ok(None), copy: None, unreadable: None };
        let mut writes = Vec::new();
        let theirs = match text.map(|text| (text, Version::read(name, text))) {
            None => None,
            Some((_, Ok(theirs))) => Some(theirs),
            Some((_, Err(_))) if doomed => {
                writes.push(Write::Delete(name.to_owned()));
                None
            }
            Some((raw, Err(why))) => {
                let newer = matches!(why, Damage::NewerVersion(_));
                if newer || outcome.mine.is_none() {
                    let unreadable = Unreadable { key: name.to_owned(), raw: raw.to_owned(), why };
                    outcome.unreadable = Some(unreadable);
                    return (outcome, writes);
                }
                // This tab's side is sound. The damaged text is put aside all the same.
                writes.push(Write::Put(format!("damaged/{name}"), raw.to_owned()));
                None
            }
        };
        if self.forgotten(theirs.as_ref()) && self.forgotten(outcome.mine.as_ref()) {
            writes.push(Write::Delete(name.to_owned()));
            return (outcome, writes);
        }
        let base = self.base(&outcome.key);
        let merger = self.0.writer.merger();
        let (mine, now) = (outcome.mine.as_ref(), self.0.second.changed.get().unwrap_or(self.0.opened));
        outcome.settled = settle(&outcome.key, base.as_ref(), mine, theirs.as_ref(), &merger);
        if let Ok(Some(settled)) = &outcome.settled {
            if settled.to_journal {
                let before = theirs.as_ref().filter(|theirs| theirs.saved.version < settled.stands.saved.version);
                if let Some(before) = before {
                    // The record was brought up to a newer format: its last text in the older one is kept.
                    writes.push(Write::Put(format!("v{}/{name}", before.saved.version), before.text.to_string()));
                }
                writes.push(Write::Put(name.to_owned(), settled.stands.text.to_string()));
            }
            if let Some(copy) = settled.copy.clone() {
                let copy = Version::next(&self.0.writer, &[], Some(copy.into()), now);
                if let Some((key, copy)) = copy.ok().and_then(|copy| Some((copy.key()?, copy))) {
                    writes.push(Write::Put(key.to_string(), copy.text.to_string()));
                    outcome.copy = Some(copy);
                }
            }
        }
        (outcome, writes)
    }

    /// Whether this is a deletion so old that no copy of the record can still be about.
    fn forgotten(&self, version: Option<&Version>) -> bool {
        version.is_none_or(|version| {
            version.record().is_none() && self.0.opened - version.saved.at > Duration::days(TOMBSTONE_DAYS)
        })
    }

    /// Brings this tab's side to where the journal now is.
    fn take_in(&self, outcome: Outcome, changed: &mut Vec<Record>) {
        let Outcome { key, mine, settled, copy, unreadable } = outcome;
        if let Some(unreadable) = unreadable {
            let access = self.set_aside(unreadable.clone());
            self.tell(News::Unreadable(unreadable));
            if access == Access::Outdated {
                self.tell(News::Access(access));
                self.fail(SaveError::Outdated);
            }
            return;
        }
        if let Some(copy) = copy {
            self.adopt(copy, changed);
        }
        let name = key.to_string();
        match settled {
            Err(error) => self.fail(error),
            Ok(None) => {
                let held = self.0.held.borrow_mut().remove(&key);
                if held.is_some_and(|held| held.head.is_some())
                    && let Some(shelf) = &self.0.shelf
                {
                    shelf.remove(&name);
                }
            }
            Ok(Some(settled)) => {
                let typed_on = self.head(&key) != mine;
                if typed_on {
                    // The journal has what this tab held then; what was typed since is due and comes next.
                    if mine.is_some() {
                        self.change_held(&key, |held| held.base = mine);
                    }
                    return;
                }
                let base = self.base(&key);
                self.change_held(&key, |held| held.base = Some(settled.stands.clone()));
                if let Some(elsewhere) = self.put_elsewhere(&name, mine.as_ref(), &settled.stands)
                    && self.take_elsewhere(&key, base, &settled.stands, elsewhere, changed)
                {
                    return;
                }
                if !settled.to_local {
                    return;
                }
                if mine.as_ref().and_then(Version::record) == settled.stands.record() {
                    self.show(&name, &settled.stands);
                    self.hold(&key, settled.stands);
                } else {
                    self.change_to(settled.stands, &key, changed);
                }
            }
        }
    }

    /// What another tab has put into the store meanwhile, which is neither what this tab knew nor what `stands`.
    fn put_elsewhere(&self, name: &str, mine: Option<&Version>, stands: &Version) -> Option<Version> {
        let raw = self.0.shelf.as_ref()?.get(name)?;
        let known = [mine, Some(stands)].into_iter().flatten().any(|version| *version.text == *raw);
        if known { None } else { Version::read(name, &raw).ok() }
    }

    /// Brings what the journal has and what another tab has just put into the store to one state. Returns whether
    /// that is done, and need not be by giving the store what the journal has.
    fn take_elsewhere(
        &self,
        key: &Key,
        base: Option<Version>,
        stands: &Version,
        elsewhere: Version,
        changed: &mut Vec<Record>,
    ) -> bool {
        match elsewhere.relation(stands) {
            Relation::Newer => {
                self.change_to(elsewhere, key, changed);
                self.change_held(key, |held| held.base = Some(stands.clone()));
            }
            Relation::Diverged => {
                let merger = self.0.writer.merger();
                let joined = settle(key, base.as_ref(), Some(stands), Some(&elsewhere), &merger);
                match joined {
                    Ok(Some(Settled { stands: joined, copy: None, .. })) => {
                        self.change_to(joined, key, changed);
                        self.change_held(key, |held| held.base = Some(stands.clone()));
                    }
                    // Nothing may count as known before its copy is in the journal, so it stays where it is: the
                    // tab that put it there brings it to the journal, or whichever tab opens next.
                    _ => {
                        match stands.record() {
                            Some(record) => changed.push(record.clone()),
                            None => self.tell(News::Gone(key.clone())),
                        }
                        self.hold(key, stands.clone());
                        return true;
                    }
                }
            }
            Relation::Same => return false,
            Relation::Older => {
                self.show(&key.to_string(), stands);
                return false;
            }
        }
        self.change_held(key, |held| held.due = true);
        true
    }

    /// Makes this the present state here, on the screen too.
    fn change_to(&self, version: Version, key: &Key, changed: &mut Vec<Record>) {
        if version.record().is_some() {
            self.adopt(version, changed);
        } else {
            self.show(&key.to_string(), &version);
            self.hold(key, version);
            self.tell(News::Gone(key.clone()));
        }
    }

    /// Says that the last change did not reach the disk, if there was one, and takes back that it soon would.
    fn fail(&self, error: SaveError) {
        if self.0.second.changed.take().is_some() {
            self.tell(News::Save(SaveState::NotSaved(error)));
        }
    }

    /// Takes a state of a record as the present one.
    fn adopt(&self, version: Version, changed: &mut Vec<Record>) {
        if let (Some(key), Some(record)) = (version.key(), version.record().cloned()) {
            self.show(&key.to_string(), &version);
            self.change_held(&key, |held| held.base = Some(version.clone()));
            self.hold(&key, version);
            changed.push(record);
        }
    }

    /// Puts what the journal already has into this tab's store as well. Should there be no room for it, the record
    /// is safe in the journal and comes back at each start.
    fn show(&self, name: &str, version: &Version) {
        // A text that cannot be read is never overwritten, even before anybody has noticed it.
        let stored = self.0.shelf.as_ref().and_then(|shelf| shelf.get(name));
        let damaged = self.is_unreadable(name) || stored.is_some_and(|raw| Version::read(name, &raw).is_err());
        if !damaged && self.place(name, version) == Err(SaveError::Full) {
            self.0.access.set(Access::Full);
            self.tell(News::Access(Access::Full));
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
