//! What was read from an invitation and waits for a yes: which of its appointments is looked at, which are done with.

use crate::device::{charsets, page, zone};
use crate::domain::ics::belongs::Here;
use crate::domain::ics::invitation::{Invitation, Starts};
use crate::domain::ics::read::{Aids, Reading, read};
use crate::domain::profile::Profile;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::section::section;
use crate::ui::shared::invitation_draft::{self as draft, KEPT, LOOKED_AT, SOURCE};
use std::cell::RefCell;
use std::rc::Rc;

/// What was read and waits for a yes.
#[derive(Clone)]
pub(super) struct Waiting {
    app: App,
    pub(super) reading: Rc<RefCell<Option<Reading>>>,
    /// Which of them is looked at; a change redraws.
    pub(super) chosen: RwSignal<Option<usize>>,
    pub(super) error: RwSignal<Option<String>>,
}

fn look_into(bytes: &[u8], pasted: bool, me: &Profile) -> Result<Reading, String> {
    let aids = Aids { decode: &charsets::decode, clocks: &zone::utc, me };
    read(bytes, pasted, aids).map_err(|error| error.to_string())
}

impl Waiting {
    /// What this tab holds from before.
    pub(super) fn held(app: App) -> Self {
        let held = draft::held(SOURCE).filter(|text| !text.is_empty());
        let reading = held.and_then(|text| look_into(text.as_bytes(), true, &app.profile_now()).ok());
        let count = reading.as_ref().map_or(0, |reading| reading.found.len());
        let chosen = draft::held(LOOKED_AT).and_then(|at| at.parse().ok()).filter(|at| *at < count);
        Self { app, reading: Rc::new(RefCell::new(reading)), chosen: RwSignal::new(chosen), error: RwSignal::new(None) }
    }

    pub(super) fn take(&self, bytes: Result<Vec<u8>, String>, pasted: bool) {
        let read = bytes.and_then(|bytes| look_into(&bytes, pasted, &self.app.profile_now()));
        self.error.set(read.as_ref().err().cloned());
        if let Ok(reading) = read {
            // The same once more goes on where it was left.
            if draft::held(SOURCE).as_ref() != Some(&reading.text) {
                draft::begin(&reading.text);
            }
            *self.reading.borrow_mut() = Some(reading);
            self.look_at(Some(0));
        }
    }

    fn count(&self) -> usize {
        self.reading.borrow().as_ref().map_or(0, |reading| reading.found.len())
    }

    /// Looks at one of those that were read, or puts them aside.
    pub(super) fn look_at(&self, at: Option<usize>) {
        draft::hold(LOOKED_AT, at.map(|at| at.to_string()).as_deref());
        self.chosen.set(at);
        let there = if at.is_some() { "#found" } else { "#aside" };
        page::after_drawing(move || {
            page::focus(there);
        });
    }

    /// Marks one appointment as done with, and shows the next one that is not. If there is none, drops the invitation.
    /// Returns whether there was one.
    pub(super) fn done_with(&self, at: usize) -> bool {
        let mut done = done();
        done.push(at);
        let count = self.count();
        let next = (1..count).map(|step| (at + step) % count).find(|one| !done.contains(one));
        let Some(next) = next else {
            draft::forget();
            *self.reading.borrow_mut() = None;
            return false;
        };
        let text: Vec<String> = done.iter().map(usize::to_string).collect();
        draft::hold(KEPT, Some(&text.join(",")));
        self.look_at(Some(next));
        true
    }

    /// Lets all of it go; the list stays as it is.
    pub(super) fn leave(&self, at: usize) {
        self.app.messages.say("Your list stays as it is.".to_owned());
        if !self.done_with(at) {
            self.chosen.set(None);
            page::after_drawing(|| {
                page::focus("#invitation-text");
            });
        }
    }

    /// What stands where the form was while it is put aside.
    pub(super) fn aside(&self) -> View {
        let reading = self.reading.borrow();
        let title = match reading.as_ref().and_then(|reading| reading.found.first()) {
            Some(first) if first.title.is_empty() => "an appointment".to_owned(),
            Some(first) => first.title.to_string(),
            None => return View::new(),
        };
        let waiting = self.clone();
        let again = button("btn", "today", "Look at it again").attr("id", "aside");
        section("put-aside", "Set aside")
            .child(el("p").attr("dir", "auto").text(&format!("{title}, as you left it.")))
            .child(el("div").class("actions").child(again.click(move || waiting.look_at(Some(0)))))
            .into()
    }
}

/// The places of those that are done with.
pub(super) fn done() -> Vec<usize> {
    let held = draft::held(KEPT).unwrap_or_default();
    held.split(',').filter_map(|at| at.parse().ok()).collect()
}

/// When an appointment is by the clock here, as far as that is known.
pub(super) fn here(found: &Invitation) -> Here {
    let local = |starts: &Starts| starts.here(zone::local);
    Here { start: local(&found.starts), time: found.time.as_ref().and_then(local) }
}
