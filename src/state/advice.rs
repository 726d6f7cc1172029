//! The actions on playbooks and on the working calendar: whose advice is followed, and which days are working days.

use super::App;
use crate::device::{clock, page::minutes_east, random::RandomIds};
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::own_error::PlaybookError;
use crate::domain::advice::playbook::{Author, Playbook};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::id::{PlaybookId, ProcessId};
use crate::domain::process::{PlaybookChoice, Process};
use crate::domain::text::Line;
use crate::storage::sync::merge::merge_records;
use crate::storage::{Key, Record, SaveState};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::borrow::Cow;

/// A choice as one short text, as the screens pass it around: a letter, or `own-` and an id.
pub fn choice_text(choice: &PlaybookChoice) -> String {
    match choice {
        PlaybookChoice::BuiltIn(letter) => letter.clone(),
        PlaybookChoice::Own(id) => format!("own-{id}"),
    }
}

/// Reads what [`choice_text`] wrote.
pub fn choice_of(text: &str) -> Option<PlaybookChoice> {
    match text.strip_prefix("own-") {
        Some(id) => PlaybookId::parse(id).map(PlaybookChoice::Own),
        None => Author::parse(text).map(|letter| PlaybookChoice::BuiltIn(letter.as_str().to_owned())),
    }
}

impl App {
    /// The playbook of the whole search.
    pub fn playbook(self) -> Cow<'static, Playbook> {
        self.records.settings().with(|settings| self.playbook_for(&settings.playbook))
    }

    /// The playbook that this choice means.
    pub fn playbook_for(self, choice: &PlaybookChoice) -> Cow<'static, Playbook> {
        self.records.playbooks().with(|own| Playbook::chosen(choice, own))
    }

    /// The playbook that this process follows.
    pub fn playbook_of(self, process: &Process) -> Cow<'static, Playbook> {
        match &process.playbook {
            Some(choice) => self.playbook_for(choice),
            None => self.playbook(),
        }
    }

    /// The working calendar of the settings.
    pub fn calendar(self) -> WorkCalendar {
        self.records.settings().with(WorkCalendar::of).here(minutes_east())
    }

    /// The playbook of the user's own with this id, now.
    pub fn own_playbook(self, id: &PlaybookId) -> Option<OwnPlaybook> {
        self.records.playbooks().with_untracked(|all| all.iter().find(|one| one.id == *id).cloned())
    }

    /// Follows this playbook for the whole search.
    pub fn follow_playbook(self, choice: PlaybookChoice) {
        let name = untrack(|| self.playbook_for(&choice).name.to_string());
        self.change_settings(|settings| settings.playbook = choice);
        self.messages.say(format!("Now following: {name}. Upcoming dates have changed. What is done stays as it is."));
    }

    /// Follows this playbook for one process; with none, that of the whole search.
    pub fn follow_for(self, id: &ProcessId, choice: Option<PlaybookChoice>) {
        self.edit_with_undo(id, "Upcoming dates have changed. What is done stays as it is.", |process| {
            process.playbook = choice;
        });
    }

    /// Makes a copy of one of the six, under a name that is not taken, and returns its id.
    pub fn copy_playbook(self, based_on: Author) -> PlaybookId {
        let id = PlaybookId::fresh(&mut RandomIds);
        let name = self.free_name(&format!("My {}", Playbook::built_in(based_on).name));
        self.store_playbook(OwnPlaybook::copy_of(based_on, id.clone(), Line::cut(&name)));
        id
    }

    /// Imports a playbook from a file, under an id of this device. Errors: why it was refused.
    pub fn import_playbook(self, text: &str) -> Result<(), PlaybookError> {
        let read = OwnPlaybook::from_json(text)?;
        let name = self.free_name(&read.name);
        let said = format!("{name} is on your list. Choose it to follow it.");
        self.store_playbook(OwnPlaybook { id: PlaybookId::fresh(&mut RandomIds), name: Line::cut(&name), ..read });
        self.messages.say(said);
        Ok(())
    }

    fn free_name(self, name: &str) -> String {
        let taken =
            |name: &str| self.records.playbooks().with_untracked(|all| all.iter().any(|one| &*one.name == name));
        let numbered = (2..).map(|n: u32| format!("{name} {n}"));
        std::iter::once(name.to_owned()).chain(numbered.take(1000)).find(|name| !taken(name)).unwrap_or_default()
    }

    /// Merges into a draft, made from `base`, what another tab has changed in the playbook since. Where both changed
    /// the same, the draft wins; `base` then stays as it is, so that the other version is kept as a conflict copy.
    pub fn catch_up(self, base: &mut OwnPlaybook, draft: &mut OwnPlaybook) {
        let Some(now) = self.own_playbook(&draft.id).filter(|now| now != base) else { return };
        let [from, mine, theirs] = [&*base, &*draft, &now].map(|own| Record::from(own.clone()));
        let merged = merge_records(&mine.key(), Some(&from), &mine, &theirs);
        if let Record::OwnPlaybook(whole) = merged.whole {
            *draft = (*whole).clone();
        }
        if merged.conflicts.is_empty() {
            *base = now;
        }
    }

    /// Saves a changed playbook, made from `base`, and sets both to the saved state. Errors: the contradiction for
    /// which it was not saved.
    pub fn keep_playbook(self, base: &mut OwnPlaybook, draft: &mut OwnPlaybook) -> Result<(), PlaybookError> {
        draft.validate()?;
        if self.own_playbook(&draft.id).as_ref() != Some(draft) {
            self.records.apply(Record::from(draft.clone()));
            self.save_over(Some(Record::from(base.clone())), Record::from(draft.clone()));
        }
        if let Some(kept) = self.own_playbook(&draft.id) {
            draft.clone_from(&kept);
            *base = kept;
        }
        Ok(())
    }

    fn store_playbook(self, own: OwnPlaybook) {
        self.records.apply(Record::from(own.clone()));
        self.save(own);
    }

    /// Deletes one of the user's own playbooks and offers an undo. Processes that followed it follow the house's.
    pub fn delete_playbook(self, id: &PlaybookId) {
        let Some(own) = self.own_playbook(id) else { return };
        let removed = self.store.with_value(|store| store.remove(&Key::OwnPlaybook(id.clone()), clock::now()));
        match removed {
            Ok(receipt) => {
                self.saving.set(receipt.state);
                self.records.forget(&Key::OwnPlaybook(id.clone()));
                let text = format!("{} is deleted. The recommended advice takes its place.", own.name);
                self.offer_undo(Some(Record::from(own)), text);
            }
            Err(error) => self.saving.set(SaveState::NotSaved(error)),
        }
    }

    /// Makes a day of the week, 1 (Monday) to 7 (Sunday), a working day or a free one. Errors: no working day is left.
    pub fn set_weekend(self, day: u8, free: bool) -> Result<(), CalendarError> {
        let mut after = self.records.settings().get_untracked().weekend;
        if free {
            after.insert(day);
        } else {
            after.remove(&day);
        }
        WorkCalendar::new(after.iter().copied(), [])?;
        self.change_settings(|settings| settings.weekend = after);
        Ok(())
    }

    /// Adds days off.
    pub fn add_days_off(self, days: &[NaiveDate]) {
        self.change_settings(|settings| {
            for day in days {
                settings.days_off.insert(*day);
            }
        });
    }

    /// Removes days off and offers an undo.
    pub fn remove_days_off(self, days: &[NaiveDate], said: &str) {
        let before = self.records.settings().get_untracked();
        self.change_settings(|settings| {
            for day in days {
                settings.days_off.remove(day);
            }
        });
        self.offer_undo(Some(Record::from(before)), said.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_back_from_its_text() {
        let own = PlaybookChoice::Own(PlaybookId::parse("k3f9").unwrap());
        let six = Author::ALL.map(|letter| PlaybookChoice::BuiltIn(letter.as_str().into()));
        for choice in six.into_iter().chain([own]) {
            assert_eq!(choice_of(&choice_text(&choice)), Some(choice));
        }
        assert_eq!(choice_of(""), None);
        assert_eq!(choice_of("own-"), None);
    }
}
