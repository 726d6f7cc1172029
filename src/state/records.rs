//! Every record in memory. They change only through [`Records::apply`] and [`Records::forget`], which the store's
//! events and the actions call; no screen changes a record directly.

use super::book::Book;
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::ics::log::CalendarLog;
use crate::domain::id::ProcessId;
use crate::domain::job_search::JobSearch;
use crate::domain::order::SortedMap;
use crate::domain::process::Process;
use crate::domain::settings::Settings;
use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::{ConflictCopy, Key, Record};
use std::sync::Arc;

/// Every process by id.
pub type Processes = SortedMap<ProcessId, Arc<Process>>;

/// The records, each kind in a signal of its own.
#[derive(Clone, Copy)]
pub struct Records {
    processes: RwSignal<Processes>,
    draft: RwSignal<Option<Arc<Process>>>,
    book: RwSignal<Book>,
    settings: RwSignal<Settings>,
    playbooks: RwSignal<Vec<OwnPlaybook>>,
    calendar_log: RwSignal<CalendarLog>,
    job_search: RwSignal<JobSearch>,
    copies: RwSignal<Vec<Arc<ConflictCopy>>>,
}

impl Records {
    /// The records that the store has read.
    pub(super) fn of(loaded: Vec<Record>) -> Self {
        let mut processes = Processes::new();
        let mut settings = Settings::default();
        let (mut copies, mut own) = (Vec::new(), Vec::new());
        let mut book = Book::default();
        let (mut calendar_log, mut job_search) = (CalendarLog::default(), JobSearch::default());
        for record in loaded {
            match record {
                Record::Process(process) => drop(processes.insert(process.id.clone(), process)),
                Record::Settings(stored) => settings = (*stored).clone(),
                Record::OwnPlaybook(playbook) => own.push((*playbook).clone()),
                Record::ConflictCopy(copy) => copies.push(copy),
                Record::CalendarLog(log) => calendar_log = (*log).clone(),
                Record::JobSearch(kept) => job_search = (*kept).clone(),
                of_letters => book.apply_record(&of_letters),
            }
        }
        Self {
            processes: RwSignal::new(processes),
            draft: RwSignal::new(None),
            book: RwSignal::new(book),
            settings: RwSignal::new(settings),
            playbooks: RwSignal::new(own),
            calendar_log: RwSignal::new(calendar_log),
            job_search: RwSignal::new(job_search),
            copies: RwSignal::new(copies),
        }
    }

    /// Every process, those in the trash too.
    pub(super) fn processes(self) -> ReadSignal<Processes> {
        self.processes.read_only()
    }

    /// The process that is being begun and is no record yet.
    pub(super) fn draft(self) -> ReadSignal<Option<Arc<Process>>> {
        self.draft.read_only()
    }

    /// Letters, templates and your details.
    pub fn book(self) -> ReadSignal<Book> {
        self.book.read_only()
    }

    /// What was chosen for the whole app.
    pub fn settings(self) -> ReadSignal<Settings> {
        self.settings.read_only()
    }

    /// The playbooks the user made.
    pub fn playbooks(self) -> ReadSignal<Vec<OwnPlaybook>> {
        self.playbooks.read_only()
    }

    /// The log of exported calendar entries.
    pub fn calendar_log(self) -> ReadSignal<CalendarLog> {
        self.calendar_log.read_only()
    }

    /// The job search.
    pub fn job_search(self) -> ReadSignal<JobSearch> {
        self.job_search.read_only()
    }

    /// The conflict copies: other versions of records that were changed in two places.
    pub fn copies(self) -> ReadSignal<Vec<Arc<ConflictCopy>>> {
        self.copies.read_only()
    }

    /// Takes in a record in place of its earlier state.
    pub(super) fn apply(self, record: Record) {
        match record {
            Record::Process(process) => self.processes.update(|all| drop(all.insert(process.id.clone(), process))),
            Record::Settings(stored) => self.settings.set((*stored).clone()),
            Record::OwnPlaybook(own) => {
                self.playbooks.update(|all| match all.iter_mut().find(|one| one.id == own.id) {
                    Some(known) => known.clone_from(&own),
                    None => all.push((*own).clone()),
                })
            }
            Record::CalendarLog(log) => self.calendar_log.set((*log).clone()),
            Record::JobSearch(kept) => self.job_search.set((*kept).clone()),
            Record::ConflictCopy(copy) => self.copies.update(|copies| {
                copies.retain(|known| known.id != copy.id);
                copies.push(copy);
            }),
            of_letters => self.book.update(|book| book.apply_record(&of_letters)),
        }
    }

    /// Adds many processes at once, so that what follows from them is computed once.
    pub(super) fn add(self, added: Vec<Arc<Process>>) {
        self.processes.update(|all| added.into_iter().for_each(|one| drop(all.insert(one.id.clone(), one))));
    }

    /// Removes the record of this key.
    pub(super) fn forget(self, key: &Key) {
        match key {
            Key::Process(id) => self.processes.update(|processes| drop(processes.remove(id))),
            Key::OwnPlaybook(id) => self.playbooks.update(|all| all.retain(|one| one.id != *id)),
            Key::ConflictCopy(id) => self.copies.update(|copies| copies.retain(|copy| copy.id != *id)),
            Key::CalendarLog(_) => self.calendar_log.set(CalendarLog::default()),
            Key::JobSearch(_) => self.job_search.set(JobSearch::default()),
            Key::Settings(_) => self.settings.set(Settings::default()),
            of_letters => self.book.update(|book| book.forget(of_letters)),
        }
    }

    /// Removes all records.
    pub(super) fn forget_all(self) {
        self.processes.set(Processes::new());
        self.draft.set(None);
        self.book.set(Book::default());
        self.job_search.set(JobSearch::default());
        self.calendar_log.set(CalendarLog::default());
        self.copies.set(Vec::new());
        self.playbooks.set(Vec::new());
        self.settings.set(Settings::default());
    }

    /// Shows a new process, which becomes a record with its first change.
    pub(super) fn begin(self, process: Process) {
        self.draft.set(Some(Arc::new(process)));
    }

    /// Notes that the new process has become a record.
    pub(super) fn end_draft(self, id: &ProcessId) {
        if self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.id == *id)) {
            self.draft.set(None);
        }
    }
}
