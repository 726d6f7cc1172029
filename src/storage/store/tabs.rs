//! Changes by other tabs, as this one receives them.

use crate::storage::names::{self, LIFE, PROBE};
use crate::storage::record::codec::{Unreadable, is_ours};
use crate::storage::record::kinds::Key;
use crate::storage::record::version::{Relation, Version};
use crate::storage::store::inner::Store;
use crate::storage::store::store_event::StoreEvent;
use crate::storage::sync::reconcile::settle;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

/// Listens to the browser's storage events for as long as the page is open.
pub(in crate::storage) fn listen(store: &Store) {
    let Some(window) = web_sys::window() else { return };
    let (store, start) = (store.clone(), names::start());
    let heard = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        let Some(key) = event.key() else { return store.check_generation() };
        let Some(name) = names::inside(&start, &key) else { return };
        for news in store.heard(&name, event.new_value()) {
            store.tell(news);
        }
    });
    // Without the event the other tab's changes show at the next save or reload; nothing is lost.
    let _ = window.add_event_listener_with_callback("storage", heard.as_ref().unchecked_ref());
    heard.forget();
}

impl Store {
    /// Takes in what other tabs have stored and the browser has not sent events for yet: before a decision about all
    /// records at once.
    pub fn catch_up(&self) {
        let Some(shelf) = &self.0.shelf else { return };
        for name in shelf.keys().into_iter().filter(|name| is_ours(name) && name != PROBE) {
            let Some(raw) = shelf.get(&name) else { continue };
            let known = Key::parse(&name).and_then(|key| self.head(&key)).is_some_and(|head| *head.text == *raw);
            if !known && !self.is_unreadable(&name) {
                self.heard(&name, Some(raw)).into_iter().for_each(|news| self.tell(news));
            }
        }
    }

    /// Takes in a change by another tab: the key and its new text (`None` if it was removed).
    pub fn heard(&self, name: &str, text: Option<String>) -> Vec<StoreEvent> {
        if name == LIFE {
            self.check_generation();
        }
        if !is_ours(name) || name == PROBE {
            return Vec::new();
        }
        // Whatever changed belongs to the generation that localStorage has now; if that is another one, an event says
        // so.
        let _ = self.same_generation();
        if text.is_some() && self.0.echoes.get() > 0 {
            return Vec::new();
        }
        let Some(raw) = text else {
            let known = self.forget_unreadable(name);
            return known.then(|| StoreEvent::Discarded(name.to_owned())).into_iter().collect();
        };
        match (Version::read(name, &raw), Key::parse(name)) {
            (Ok(theirs), Some(key)) => self.heard_version(name, key, theirs),
            (Err(why), _) => self.found(Unreadable { key: name.to_owned(), raw, why }),
            (Ok(_), None) => Vec::new(),
        }
    }

    fn heard_version(&self, name: &str, key: Key, mut theirs: Version) -> Vec<StoreEvent> {
        let mut news = Vec::new();
        // The event may be late. If the key was removed since, it is not there, perhaps with everything else; and if
        // this tab holds nothing, what is stored now counts.
        let Some(there) = self.raw(name) else { return news };
        if *theirs.text != *there && self.head(&key).is_none() {
            let Ok(now) = Version::read(name, &there) else { return news };
            theirs = now;
        }
        if self.forget_unreadable(name) {
            news.push(StoreEvent::Discarded(name.to_owned()));
        }
        let head = self.head(&key);
        let relation = head.as_ref().map_or(Relation::Newer, |head| theirs.relation(head));
        match (relation, head) {
            (Relation::Newer, head) => {
                if !self.has_journal() {
                    self.change_held(&key, |held| held.base = Some(theirs.clone()));
                }
                match theirs.record().cloned() {
                    Some(record) => news.push(StoreEvent::Changed(vec![record])),
                    None if head.is_some() => news.push(StoreEvent::Gone(key.clone())),
                    None => {}
                }
                self.hold(&key, theirs);
                // If the other tab is closed before it has mirrored this, this one does.
                self.settle_soon(&key);
            }
            // The other tab did not know our state and overwrote it. Ours includes all of theirs.
            (Relation::Older, Some(head)) if self.raw(name).as_deref() == Some(&*theirs.text) => {
                // If that fails, the journal still has ours.
                let _ = self.place(name, &head);
            }
            // Both have typed. The journal merges them one after the other; without it this tab has to.
            (Relation::Diverged, Some(_)) if self.has_journal() => self.settle_soon(&key),
            (Relation::Diverged, Some(head)) => {
                let base = self.base(&key);
                let now = head.saved.at.max(theirs.saved.at);
                let merger = self.writer().merger();
                let settled = settle(&key, base.as_ref(), Some(&head), Some(&theirs), &merger);
                if let Ok(Some(settled)) = settled {
                    let kept = settled.copy.and_then(|copy| self.put(copy.clone(), now).is_ok().then_some(copy.into()));
                    // If there is no room, the stored text stays; the next save reports it.
                    let _ = self.place(name, &settled.stands);
                    news.push(StoreEvent::Changed(settled.stands.record().cloned().into_iter().chain(kept).collect()));
                    self.hold(&key, settled.stands);
                }
            }
            (Relation::Same | Relation::Older, _) | (_, None) => {}
        }
        news
    }
}
