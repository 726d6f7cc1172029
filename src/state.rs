//! What the screens share: the records in memory, and every action on them. An action validates, updates the screen,
//! and saves. What could not be saved stays on the screen; the store remembers it, and the save state says so until it
//! is saved.

use crate::device::{self, file, page, random::RandomIds, session_storage};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::settings::{Settings, Theme};
use crate::domain::timeline::step::Plan;
use crate::reactive::Memo;
use crate::storage::{Key, Receipt, Record, SaveError, SaveState, Store, StoreEvent, Writer};
use chrono::NaiveDateTime;
use clock::Clock;
use damaged_texts::DamagedTexts;
use device_memory::DeviceMemory;
use leptos::prelude::*;
use messages::Messages;
use plans::Plans;
use records::{Processes, Records};
use release::Release;
use save_status::SaveStatus;
use sheets::Sheets;
use std::cmp::Reverse;
use std::sync::Arc;

pub mod advice;
pub mod book;
pub mod calendar_log;
pub mod clock;
pub mod copies;
pub mod damaged;
pub mod damaged_texts;
pub mod device_memory;
pub mod example;
pub mod importing;
pub mod insight;
pub mod interview_list;
pub mod letters;
pub mod messages;
pub mod packing;
mod plan_list;
pub mod plans;
pub mod ready_letters;
pub mod records;
pub mod release;
pub mod safekeeping;
pub mod save_status;
pub mod search;
pub mod sheets;
pub mod steps;
pub mod today;
pub mod trash;
pub mod undo;
pub mod undo_bulk;
pub mod upkeep;

/// The shared state: cheap to copy, found by every screen through [`app`]. Each part keeps its signals private; actions
/// on several of them are functions here, or in the file named after their subject.
#[derive(Clone, Copy)]
pub struct App {
    store: StoredValue<Store, LocalStorage>,
    /// Every record.
    pub records: Records,
    /// The plans made from the records, and the agenda.
    pub plans: Plans,
    /// The present minute.
    pub clock: Clock,
    /// Whether the last change was saved.
    pub saving: SaveStatus,
    /// The message on show.
    pub messages: Messages,
    /// The sheet that any screen can open.
    pub sheets: Sheets,
    /// The version of the app.
    pub release: Release,
    /// The stored texts that cannot be read.
    pub damaged: DamagedTexts,
    /// What is remembered on this device outside of the records.
    pub device: DeviceMemory,
}

/// The shared state of this page.
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Opens the store and reads every record.
    pub fn open(now: NaiveDateTime) -> Self {
        let (store, loaded) = Store::open(Writer::fresh(&mut RandomIds), now);
        let notes = store.notes().unwrap_or_default();
        let records = Records::of(loaded.records);
        let clock = Clock::at(now);
        show_theme(records.settings().read_untracked().theme);
        Self {
            store: StoredValue::new_local(store),
            records,
            plans: Plans::of(records, clock),
            clock,
            saving: SaveStatus::idle(loaded.access),
            messages: Messages::none(),
            sheets: Sheets::none(),
            release: Release::present(),
            damaged: DamagedTexts::of(loaded.unreadable),
            device: DeviceMemory::of(notes),
        }
    }

    /// Starts what runs by itself: the clock, the plans, and the listener for events of the store.
    pub fn run(self) {
        device::clock::every_ten_seconds(move || self.see_minute());
        self.plans.settle_after_painting();
        Effect::new(move |before: Option<Theme>| {
            let theme = self.records.settings().with(|settings| settings.theme);
            if before.is_some_and(|before| before != theme) {
                show_theme(theme);
            }
            theme
        });
        self.release.listen();
        self.store.get_value().begin(move |news| self.on_store_event(news));
    }

    fn see_minute(self) {
        // Another page may have deleted everything while this one slept, or the browser may have cleared its storage.
        let store = self.store.get_value();
        store.check_generation();
        store.settle_down();
        if self.clock.show(device::clock::now()) {
            self.see_day();
            self.plans.renew_some();
        }
    }

    /// Handles an event of the store: from the journal, or from other tabs.
    fn on_store_event(self, news: StoreEvent) {
        match news {
            StoreEvent::Save(state) => {
                self.saving.set(state);
                self.after_save();
            }
            StoreEvent::Whole(notes) => self.check_for_loss(notes),
            StoreEvent::Changed(records) => records.into_iter().for_each(|record| self.records.apply(record)),
            StoreEvent::Gone(key) => self.records.forget(&key),
            StoreEvent::Repairable(key) => self.damaged.add_repairable(key),
            StoreEvent::Unreadable(one) => self.damaged.add(one),
            StoreEvent::Discarded(key) => self.damaged.discard(&key),
            StoreEvent::Access(access) => self.saving.set_access(access),
            StoreEvent::Earlier => self.device.set_earlier(true),
            StoreEvent::Refilled => {
                // The notes were lost with the rest.
                self.keep_count(self.count());
                self.messages.say("Something outside Afterword deleted its data in this browser. What you see was saved again. Please make a backup. To delete it for good, use “Delete everything” under “Your data”.".into());
            }
            StoreEvent::Erased => self.forget_everything(),
        }
    }

    /// Everything was deleted in another tab: shows no record any more, and starts over.
    fn forget_everything(self) {
        let notes = self.store.with_value(|store| store.notes());
        self.device.set_notes(notes.unwrap_or_default());
        self.show_nothing();
        self.device.set_loss(None);
        session_storage::clear("afterword/");
        page::close_dialog();
        page::go("/");
        self.messages.say("Everything was deleted in another tab. You start fresh from here.".into());
    }

    /// Writes everything on the screen back, after the browser's storage was emptied from outside.
    pub fn write_back(self) {
        self.store.get_value().write_back();
    }

    /// The name on screen of the record under a storage key; `None` if it is not here.
    pub fn name_of(self, key: &str) -> Option<String> {
        match Key::parse(key)? {
            Key::Process(id) => self.process_now(&id).map(|process| process.display_name().to_owned()),
            Key::Settings(_) => Some("Settings".into()),
            Key::Profile(_) => Some("My details".into()),
            Key::Letter(_) => Some("A letter".into()),
            Key::Template(_) => Some("A phrase".into()),
            Key::CalendarLog(_) => Some("What your calendar has".into()),
            Key::JobSearch(_) => Some("Your search".into()),
            Key::OwnPlaybook(_) | Key::ConflictCopy(_) => None,
        }
    }

    /// The record with this id, as a signal; this includes one that is just being begun.
    pub fn process(self, id: ProcessId) -> Memo<Option<Arc<Process>>> {
        Memo::new(move |_| self.find(&id, &self.records.processes().read(), self.records.draft().get().as_ref()))
    }

    /// The record with this id, now.
    pub fn process_now(self, id: &ProcessId) -> Option<Arc<Process>> {
        self.find(id, &self.records.processes().read_untracked(), self.records.draft().get_untracked().as_ref())
    }

    fn find(self, id: &ProcessId, processes: &Processes, draft: Option<&Arc<Process>>) -> Option<Arc<Process>> {
        processes.get(id).or_else(|| draft.filter(|draft| draft.id == *id)).cloned()
    }

    /// The plan of the record with this id, as a signal.
    pub fn plan(self, id: ProcessId) -> Memo<Option<Arc<Plan>>> {
        Memo::new(move |_| self.plans.list().read().get(&id).map(|(_, plan)| plan.clone()))
    }

    /// The ids of all records on the list, the one with the latest round first.
    pub fn listed(self) -> Memo<Vec<ProcessId>> {
        Memo::new(move |_| {
            let processes = self.records.processes().read();
            let latest = |process: &Process| {
                process.rounds.iter().filter_map(|round| round.schedule.end()).max().unwrap_or(process.created)
            };
            let listed = processes.values().filter(|one| is_listed(one));
            let mut listed: Vec<_> = listed.map(|process| (Reverse(latest(process)), &process.id)).collect();
            order::sort(&mut listed);
            listed.into_iter().map(|(_, id)| id.clone()).collect()
        })
    }

    /// All records on the list with their plans, as a signal.
    pub fn listed_plans(self) -> Memo<Vec<(Arc<Process>, Arc<Plan>)>> {
        Memo::new(move |_| {
            self.plans.list().read().all.iter().filter(|(process, _)| is_listed(process)).cloned().collect()
        })
    }

    /// How many things there are to do now, over all records and with leads.
    pub fn due_count(self) -> Memo<usize> {
        let leads = self.due_leads();
        Memo::new(move |_| self.plans.agenda().with(|agenda| agenda.counts.due()) + leads.get())
    }

    /// Begins an interview that ended just now. Nothing is stored before the first change.
    pub fn begin(self) -> (ProcessId, RoundId) {
        let now = self.clock.now().get_untracked();
        let mut process = Process::new(ProcessId::fresh(&mut RandomIds), now);
        let round = RoundId::fresh(&mut RandomIds);
        let ended = Schedule::ended(now).unwrap_or_default();
        process.rounds.push(Round::new(round.clone(), RoundKind::default(), ended));
        let id = process.id.clone();
        self.records.begin(process);
        (id, round)
    }

    /// Changes a record and saves it. A change that changes nothing is not saved.
    pub fn edit(self, id: &ProcessId, change: impl FnOnce(&mut Process)) {
        let Some(before) = self.process_now(id) else { return };
        let mut after = (*before).clone();
        change(&mut after);
        if after != *before {
            self.keep(Arc::new(after));
        }
    }

    /// Changes what was chosen for the whole app, and saves it.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut after = self.records.settings().get_untracked();
        change(&mut after);
        self.records.apply(Record::from(after.clone()));
        // The store merges what another tab has changed meanwhile, and the result is then shown.
        self.save(after);
    }

    /// Offers a backup of everything as a download.
    pub fn download_everything(self) {
        let name = format!("afterword-backup-{}.json", self.clock.now().get_untracked().date());
        let text = self.backup();
        if file::download(&name, "application/json", &text).is_none() {
            self.messages.say("The browser blocked the download. Nothing was changed.".into());
        }
    }

    fn save(self, record: impl Into<Record>) {
        self.save_over(None, record.into());
    }

    /// Saves a record; `base` is the state a form was filled from, where it stays open for longer than one change.
    fn save_over(self, base: Option<Record>, record: Record) {
        // The store emits events while it saves, so it must not be borrowed meanwhile.
        match self.store.get_value().keep(base, record, device::clock::now()) {
            Ok(receipt) => self.kept(receipt),
            // The event said so, and nothing of it is on the screen any more.
            Err(SaveError::Erased) => {}
            Err(error) => self.saving.set(SaveState::NotSaved(error)),
        }
    }

    /// Shows the result of a save that was not refused.
    fn kept(self, receipt: Receipt) {
        let once = matches!(receipt.state, SaveState::SavedOnce { .. });
        self.saving.set(receipt.state);
        if once {
            self.after_save();
        }
        receipt.merged.into_iter().chain(receipt.copy).for_each(|record| self.records.apply(record));
    }

    // The screen keeps what was typed even where it could not be saved: the save state says so, and no word vanishes
    // from under the user's hands.
    fn keep(self, process: Arc<Process>) {
        self.clock.note_change(crate::device::clock::now());
        self.records.apply(Record::Process(process.clone()));
        self.records.end_draft(&process.id);
        self.save(process);
    }
}

fn is_listed(process: &Process) -> bool {
    process.trashed.is_none() && process.archived.is_none()
}

fn show_theme(theme: Theme) {
    page::set_theme(match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    });
}
