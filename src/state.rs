//! What the screens share: the records in memory, and every action on them. An action validates, shows, and saves.
//! What could not be saved stays on the screen; the store remembers it, and until it is saved the screen says so.

use crate::device::{clock, file, page, random::RandomIds, session_storage, update};
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::agenda::{Agenda, agenda};
use crate::domain::ics::log::CalendarLog;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::job_search::JobSearch;
use crate::domain::order::{self, SortedMap};
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::settings::{Settings, Theme};
use crate::domain::timeline::step::Plan;
use crate::reactive::{Memo, RwSignal};
use crate::storage::store::notes::Notes;
use crate::storage::sync::loss::Loss;
use crate::storage::{
    Access, ConflictCopy, Key, Receipt, Record, SaveError, SaveState, Store, StoreEvent, Unreadable, Writer,
};
use book::Book;
use chrono::{NaiveDateTime, Timelike};
use leptos::prelude::*;
use minute_tick::minute;
use plans::Plans;
use sheets::Sheets;
use std::cmp::Reverse;
use std::sync::Arc;

pub mod advice;
pub mod book;
pub mod calendar_log;
pub mod copies;
pub mod damaged;
pub mod example;
pub mod importing;
pub mod insight;
pub mod interview_list;
pub mod letters;
mod minute_tick;
pub mod packing;
mod plans;
pub mod ready_letters;
pub mod safekeeping;
pub mod search;
pub mod sheets;
pub mod steps;
pub mod today;
pub mod trash;
pub mod undo;
pub mod undo_bulk;
pub mod upkeep;

/// Every record by id.
pub type Processes = SortedMap<ProcessId, Arc<Process>>;

/// A short message with, perhaps, a way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// The change that can be taken back.
    pub undo: Option<Change>,
}

/// A change to a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The record as it was.
    before: Record,
    /// As it then was; none if it was deleted.
    after: Option<Record>,
}

/// The shared state: cheap to copy, found by every screen through [`app`].
#[derive(Clone, Copy)]
pub struct App {
    store: StoredValue<Store, LocalStorage>,
    processes: RwSignal<Processes>,
    draft: RwSignal<Option<Arc<Process>>>,
    plans: Memo<Plans>,
    /// Counts the turns in which plans of a minute before are made again.
    turn: RwSignal<usize>,
    /// Counts the changes that were seen on the screen: what looks over all records follows a change one frame later.
    pub settled: RwSignal<usize>,
    /// Everything over all records when they last settled: worked out once for all who ask.
    pub agenda: Memo<Agenda>,
    /// Letters, templates and your details.
    pub book: RwSignal<Book>,
    /// What was chosen for the whole app.
    pub settings: RwSignal<Settings>,
    /// The playbooks the user made.
    pub playbooks: RwSignal<Vec<OwnPlaybook>>,
    /// What was handed to a calendar.
    pub calendar_log: RwSignal<CalendarLog>,
    /// The search beside the interviews.
    pub search: RwSignal<JobSearch>,
    /// The present minute, local time.
    pub now: RwSignal<NaiveDateTime>,
    /// What the browser allows.
    pub access: RwSignal<Access>,
    /// Other versions of records that were changed in two places.
    pub copies: RwSignal<Vec<Arc<ConflictCopy>>>,
    /// How the last change stands.
    pub saving: RwSignal<SaveState>,
    /// Whether a newer version of the app waits to be used.
    pub update_available: RwSignal<bool>,
    /// The sheet that any screen can open.
    pub sheets: Sheets,
    /// Whether everything is here for use without a connection.
    pub offline: RwSignal<bool>,
    /// The message on show.
    pub toast: RwSignal<Option<Toast>>,
    /// What the store holds and cannot read.
    pub unreadable: RwSignal<Vec<Unreadable>>,
    /// Keys of those of which the second copy is sound.
    pub repairable: RwSignal<Vec<String>>,
    /// What this device remembers beside the records.
    pub notes: RwSignal<Notes>,
    /// Whether the journal was read: before that, what is here may not be all there is.
    pub journal_loaded: RwSignal<bool>,
    /// Whether there is something to take over from builds that used other names.
    pub earlier: RwSignal<bool>,
    /// What the browser has thrown away, if it has.
    pub loss: RwSignal<Option<Loss>>,
    /// Whether the space was running out when it was last measured.
    pub storage_low: RwSignal<bool>,
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
        let mut known = Processes::new();
        let mut settings = Settings::default();
        let (mut copies, mut own) = (Vec::new(), Vec::new());
        let mut book = Book::default();
        let (mut calendar_log, mut search) = (CalendarLog::default(), JobSearch::default());
        for record in loaded.records {
            match record {
                Record::Process(process) => drop(known.insert(process.id.clone(), process)),
                Record::Settings(stored) => settings = (*stored).clone(),
                Record::OwnPlaybook(playbook) => own.push((*playbook).clone()),
                Record::ConflictCopy(copy) => copies.push(copy),
                Record::CalendarLog(log) => calendar_log = (*log).clone(),
                Record::JobSearch(kept) => search = (*kept).clone(),
                of_letters => book.apply_record(&of_letters),
            }
        }
        show_theme(settings.theme);
        let processes = RwSignal::new(known);
        let draft = RwSignal::new(None::<Arc<Process>>);
        let (settings, playbooks) = (RwSignal::new(settings), RwSignal::new(own));
        let now = RwSignal::new(minute(now));
        let turn = RwSignal::new(0);
        let plans = Memo::new(move |before: Option<&Plans>| {
            turn.track();
            let draft = draft.get();
            let at = (now.get(), page::minutes_east());
            Plans::renew(before, &processes.read(), draft.as_ref(), at, &settings.read(), &playbooks.read())
        });
        let settled = RwSignal::new(0);
        Self {
            store: StoredValue::new_local(store),
            processes,
            draft,
            plans,
            turn,
            settled,
            agenda: Memo::new(move |_| {
                settled.track();
                let plans = plans.read_untracked();
                let all = plans.all.iter().map(|(process, plan)| (&**process, &**plan));
                let pairs: Vec<(&Process, &Plan)> = all.collect();
                agenda(&pairs, now.get())
            }),
            book: RwSignal::new(book),
            settings,
            playbooks,
            calendar_log: RwSignal::new(calendar_log),
            search: RwSignal::new(search),
            now,
            access: RwSignal::new(loaded.access),
            copies: RwSignal::new(copies),
            saving: RwSignal::new(SaveState::Idle),
            update_available: RwSignal::new(update::is_waiting()),
            sheets: Sheets::none(),
            offline: RwSignal::new(false),
            toast: RwSignal::new(None),
            unreadable: RwSignal::new(loaded.unreadable),
            repairable: RwSignal::new(Vec::new()),
            notes: RwSignal::new(notes),
            journal_loaded: RwSignal::new(false),
            earlier: RwSignal::new(false),
            loss: RwSignal::new(None),
            storage_low: RwSignal::new(false),
        }
    }

    /// Starts what runs by itself: the clock, and what the store has to say.
    pub fn run(self) {
        self.keep_time();
        update::on_waiting(move || self.update_available.set(true));
        update::on_offline_ready(move || self.offline.set(true));
        self.store.get_value().begin(move |news| self.on_store_event(news));
    }

    /// Takes in what the store has to say: from the journal, and from other tabs.
    fn on_store_event(self, news: StoreEvent) {
        match news {
            StoreEvent::Save(state) => {
                self.saving.set(state);
                self.after_save();
            }
            StoreEvent::Whole(notes) => self.check_for_loss(notes),
            StoreEvent::Changed(records) => records.into_iter().for_each(|record| self.apply_record(record)),
            StoreEvent::Gone(key) => self.forget(&key),
            StoreEvent::Repairable(key) => self.repairable.update(|all| all.push(key)),
            StoreEvent::Unreadable(one) => self.unreadable.update(|all| {
                all.retain(|known| known.key != one.key);
                all.push(one);
            }),
            StoreEvent::Discarded(key) => self.unreadable.update(|all| all.retain(|known| known.key != key)),
            StoreEvent::Access(access) => self.access.set(access),
            StoreEvent::Earlier => self.earlier.set(true),
            StoreEvent::Refilled => {
                // The notes went with the rest.
                self.keep_count(self.count());
                self.say("Something outside Afterword deleted its data in this browser. What you see was saved again. Please make a backup. To delete it for good, use “Delete everything” under “Your data”.".into());
            }
            StoreEvent::Erased => self.forget_everything(),
        }
    }

    /// Everything was deleted in another tab: shows nothing of it, and starts again.
    fn forget_everything(self) {
        let notes = self.store.with_value(|store| store.notes());
        self.notes.set(notes.unwrap_or_default());
        self.show_nothing();
        self.loss.set(None);
        session_storage::clear("afterword/");
        page::close_dialog();
        page::go("/");
        self.say("Everything was deleted in another tab. You start fresh from here.".into());
    }

    /// Writes everything on the screen back: the browser's stores were emptied from outside.
    pub fn write_back(self) {
        self.store.get_value().write_back();
    }

    fn forget(self, key: &Key) {
        match key {
            Key::Process(id) => self.processes.update(|processes| drop(processes.remove(id))),
            Key::OwnPlaybook(id) => self.playbooks.update(|all| all.retain(|one| one.id != *id)),
            Key::ConflictCopy(id) => self.copies.update(|copies| copies.retain(|copy| copy.id != *id)),
            Key::CalendarLog(_) => self.calendar_log.set(CalendarLog::default()),
            Key::JobSearch(_) => self.search.set(JobSearch::default()),
            Key::Settings(_) => {
                show_theme(Settings::default().theme);
                self.settings.set(Settings::default());
            }
            of_letters => self.book.update(|book| book.forget(of_letters)),
        }
    }

    /// What the record under a storage key is called on screen; `None` if it is not here.
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

    fn apply_record(self, record: Record) {
        match record {
            Record::Process(process) => self.processes.update(|all| drop(all.insert(process.id.clone(), process))),
            Record::Settings(stored) => {
                show_theme(stored.theme);
                self.settings.set((*stored).clone());
            }
            Record::OwnPlaybook(own) => self.show_playbook(&own),
            Record::CalendarLog(log) => self.calendar_log.set((*log).clone()),
            Record::JobSearch(kept) => self.search.set((*kept).clone()),
            Record::ConflictCopy(copy) => self.copies.update(|copies| {
                copies.retain(|known| known.id != copy.id);
                copies.push(copy);
            }),
            of_letters => self.book.update(|book| book.apply_record(&of_letters)),
        }
    }

    /// The record with this id, as a signal; also the one that is being begun.
    pub fn process(self, id: ProcessId) -> Memo<Option<Arc<Process>>> {
        Memo::new(move |_| self.find(&id, &self.processes.read(), self.draft.get().as_ref()))
    }

    /// The record with this id, now.
    pub fn process_now(self, id: &ProcessId) -> Option<Arc<Process>> {
        self.find(id, &self.processes.read_untracked(), self.draft.get_untracked().as_ref())
    }

    fn find(self, id: &ProcessId, processes: &Processes, draft: Option<&Arc<Process>>) -> Option<Arc<Process>> {
        processes.get(id).or_else(|| draft.filter(|draft| draft.id == *id)).cloned()
    }

    /// What follows from the record with this id, as a signal.
    pub fn plan(self, id: ProcessId) -> Memo<Option<Arc<Plan>>> {
        Memo::new(move |_| self.plans.read().get(&id).map(|(_, plan)| plan.clone()))
    }

    /// The ids of all records on the list, the one with the latest round first.
    pub fn listed(self) -> Memo<Vec<ProcessId>> {
        Memo::new(move |_| {
            let processes = self.processes.read();
            let latest = |process: &Process| {
                process.rounds.iter().filter_map(|round| round.schedule.end()).max().unwrap_or(process.created)
            };
            let listed = processes.values().filter(|one| is_listed(one));
            let mut listed: Vec<_> = listed.map(|process| (Reverse(latest(process)), &process.id)).collect();
            order::sort(&mut listed);
            listed.into_iter().map(|(_, id)| id.clone()).collect()
        })
    }

    /// The present moment in steps of ten minutes, for screens that speak of hours and days.
    pub fn about_now(self) -> Memo<NaiveDateTime> {
        Memo::new(move |_| {
            let now = self.now.get();
            now.with_minute(now.minute() / 10 * 10).unwrap_or(now)
        })
    }

    /// All records on the list with their plans, as a signal.
    pub fn listed_plans(self) -> Memo<Vec<(Arc<Process>, Arc<Plan>)>> {
        Memo::new(move |_| self.plans.read().all.iter().filter(|(process, _)| is_listed(process)).cloned().collect())
    }

    /// How many things there are to do now, over all records and with leads.
    pub fn due_count(self) -> Memo<usize> {
        let leads = self.due_leads();
        Memo::new(move |_| self.agenda.with(|agenda| agenda.counts.due()) + leads.get())
    }

    /// Begins an interview that ended just now. Nothing is stored before the first change.
    pub fn begin(self) -> (ProcessId, RoundId) {
        let now = self.now.get_untracked();
        let mut process = Process::new(ProcessId::fresh(&mut RandomIds), now);
        let round = RoundId::fresh(&mut RandomIds);
        let ended = Schedule::ended(now).unwrap_or_default();
        process.rounds.push(Round::new(round.clone(), RoundKind::default(), ended));
        let id = process.id.clone();
        self.draft.set(Some(Arc::new(process)));
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
        let mut after = self.settings.get_untracked();
        change(&mut after);
        show_theme(after.theme);
        self.settings.set(after.clone());
        // What another tab has changed meanwhile comes out of it, and is shown then.
        self.save(after);
    }

    /// Offers a backup of everything as a download.
    pub fn download_everything(self) {
        let name = format!("afterword-backup-{}.json", self.now.get_untracked().date());
        let text = self.backup();
        if file::download(&name, "application/json", &text).is_none() {
            self.toast
                .set(Some(Toast { text: "The browser blocked the download. Nothing was changed.".into(), undo: None }));
        }
    }

    fn save(self, record: impl Into<Record>) {
        self.save_over(None, record.into());
    }

    /// The same; `base` is what a form began with, where it is open for longer than one change.
    fn save_over(self, base: Option<Record>, record: Record) {
        // The store tells what follows while it saves: it must not be held meanwhile.
        match self.store.get_value().keep(base, record, clock::now()) {
            Ok(receipt) => self.kept(receipt),
            // That was said, and nothing of it is on the screen any more.
            Err(SaveError::Erased) => {}
            Err(error) => self.saving.set(SaveState::NotSaved(error)),
        }
    }

    /// Shows how a save went that was not refused.
    fn kept(self, receipt: Receipt) {
        let once = matches!(receipt.state, SaveState::SavedOnce { .. });
        self.saving.set(receipt.state);
        if once {
            self.after_save();
        }
        receipt.merged.into_iter().chain(receipt.copy).for_each(|record| self.apply_record(record));
    }

    // The screen keeps what was typed even where it could not be saved: the save state says so, and nothing is lost
    // from under the user's hands.
    fn keep(self, process: Arc<Process>) {
        self.processes.update(|processes| {
            processes.insert(process.id.clone(), process.clone());
        });
        self.save(process.clone());
        if self.draft.get_untracked().is_some_and(|draft| draft.id == process.id) {
            self.draft.set(None);
        }
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
