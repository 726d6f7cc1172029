//! An import in progress: the table, the user's answers about it, and the rows that result. It is read some rows at a
//! time, so that a long table never blocks the page.

#![allow(clippy::disallowed_types, reason = "thousands of rows; a later part alone")]

use crate::domain::id::IdSource;
use crate::domain::order::SortedMap;
use crate::domain::process::Process;
use crate::domain::text::Prose;
use crate::storage::import::csv::Record;
use crate::storage::import::days::{self, Looked, Written};
use crate::storage::import::draft::{ByHand, Draft, Twin, draft};
use crate::storage::import::fields::{Field, Use, bare};
use crate::storage::import::reached::Reached;
use crate::storage::import::table::Table;
use crate::storage::import::when::Order;
use crate::storage::import::{Fault, ImportError, name, wording};
use chrono::NaiveDateTime;
use std::collections::{HashMap, HashSet};

/// How many choices are remembered.
const MOST_KNOWN: usize = 300;

/// A status as the tracker words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What its spellings have in common: the key of the user's choice.
    pub key: String,
    /// The first of its spellings.
    pub text: String,
    /// How many rows have it.
    pub count: usize,
    /// The status it becomes, if that is known.
    pub reached: Option<Reached>,
    /// Whether the user has to choose, or has chosen, the status.
    pub asked: bool,
}

/// The rows read so far, set aside before they are read again, to be restored if that is called off.
#[derive(Debug)]
pub struct SetAside {
    columns: Vec<Use>,
    known: SortedMap<String, Prose>,
    days: Vec<Written>,
    words: Vec<Word>,
    drafts: Vec<Draft>,
    bad: Vec<(usize, Fault)>,
    names: HashMap<String, usize>,
    places: HashMap<String, usize>,
}

/// An import in progress.
#[derive(Debug, Clone)]
pub struct Session {
    /// The table.
    pub table: Table,
    /// How its dates are written.
    pub days: Vec<Written>,
    /// Its wordings of statuses, in the order of the table.
    pub words: Vec<Word>,
    /// The rows that can be imported.
    pub drafts: Vec<Draft>,
    /// The rows that cannot, each with its line.
    pub bad: Vec<(usize, Fault)>,
    /// What the user chose, now and before.
    known: SortedMap<String, Prose>,
    by_hand: HashMap<usize, ByHand>,
    here: HashSet<String>,
    /// The scan of its date columns, while it goes on.
    looked: Option<Looked>,
    names: HashMap<String, usize>,
    places: HashMap<String, usize>,
    next: usize,
    now: NaiveDateTime,
}

impl Session {
    /// Starts with the rows of a file. `known` are the user's earlier choices, `here` the names of the existing
    /// records. Errors: it is no table.
    pub fn of(
        rows: Vec<Record>,
        known: &SortedMap<String, Prose>,
        here: Vec<String>,
        now: NaiveDateTime,
    ) -> Result<Self, ImportError> {
        let table = Table::of(rows, known)?;
        let mut session = Self {
            table,
            days: Vec::new(),
            words: Vec::new(),
            drafts: Vec::new(),
            bad: Vec::new(),
            known: known.clone(),
            by_hand: HashMap::new(),
            here: here.into_iter().collect(),
            looked: None,
            names: HashMap::new(),
            places: HashMap::new(),
            next: 0,
            now,
        };
        session.again();
        Ok(session)
    }

    /// Starts over with the present answers.
    pub fn again(&mut self) {
        self.looked = Some(Looked::begin(&self.table));
        (self.words, self.drafts, self.bad) = (Vec::new(), Vec::new(), Vec::new());
        (self.names, self.places) = (HashMap::new(), HashMap::new());
        self.next = 0;
    }

    /// Sets the rows read so far aside, before an answer that concerns all rows.
    pub fn set_aside(&mut self) -> SetAside {
        SetAside {
            columns: self.table.columns.iter().map(|one| one.used).collect(),
            known: self.known.clone(),
            days: self.days.clone(),
            words: std::mem::take(&mut self.words),
            drafts: std::mem::take(&mut self.drafts),
            bad: std::mem::take(&mut self.bad),
            names: std::mem::take(&mut self.names),
            places: std::mem::take(&mut self.places),
        }
    }

    /// Restores what was set aside, and the answers from before: nothing has to be read again.
    pub fn put_back(&mut self, aside: SetAside) {
        self.table.columns.iter_mut().zip(aside.columns).for_each(|(one, used)| one.used = used);
        (self.known, self.days, self.words) = (aside.known, aside.days, aside.words);
        (self.drafts, self.bad) = (aside.drafts, aside.bad);
        (self.names, self.places) = (aside.names, aside.places);
        (self.looked, self.next) = (None, self.table.rows.len());
    }

    /// Reads so many more rows, and returns whether there are others.
    pub fn step(&mut self, many: usize) -> bool {
        if let Some(mut looked) = self.looked.take() {
            if looked.step(&self.table, many, self.now) {
                self.looked = Some(looked);
            } else {
                let said = |heading: &str| self.known.get(&day_key(heading)).and_then(|id| Order::of_id(id));
                self.days = days::decide(&looked, &self.table, &said);
            }
            return true;
        }
        let end = (self.next + many).min(self.table.rows.len());
        for place in self.next..end {
            self.read(place);
        }
        self.next = end;
        end < self.table.rows.len()
    }

    /// How many per cent are read.
    pub fn percent(&self) -> usize {
        let all = self.table.rows.len().max(1);
        let looked = self.looked.as_ref().map_or(all, Looked::rows);
        (looked + self.next * 3) * 25 / all
    }

    fn read(&mut self, place: usize) {
        let Some(row) = self.table.rows.get(place) else { return };
        if let Some(fault) = self.table.fault(row) {
            self.bad.push((row.line, fault));
            return;
        }
        let by_hand = self.by_hand.get(&place).cloned().unwrap_or_default();
        let Some(mut draft) = draft(&self.table, &self.days, (place, row), by_hand, self.now) else {
            self.bad.push((row.line, Fault::Nameless));
            return;
        };
        let meant = self.word(&draft);
        draft.reached = draft.reached.or(meant);
        draft.twin = self.twin(&draft);
        self.drafts.push(draft.measured());
    }

    /// The status of a row by its wording.
    fn word(&mut self, draft: &Draft) -> Option<Reached> {
        let key = wording::key(&draft.status);
        if let Some(place) = self.places.get(&key) {
            let word = self.words.get_mut(*place)?;
            word.count += 1;
            return word.reached.or_else(|| self.silent(draft));
        }
        let said = self.known.get(&word_key(&key)).and_then(|id| Reached::of_id(id));
        let read = wording::read(&draft.status);
        let reached = said.or(read);
        let asked = read.is_none() && !(key.is_empty() && self.silent(draft).is_some());
        self.places.insert(key.clone(), self.words.len());
        self.words.push(Word { key, text: draft.status.clone(), count: 1, reached, asked });
        reached.or_else(|| self.silent(draft))
    }

    /// The status of a row without a wording: something that was sent has at least been applied for.
    fn silent(&self, draft: &Draft) -> Option<Reached> {
        let sent = || draft.applied.at().map(|_| Reached::Applied);
        draft.status.is_empty().then(|| self.table.tracker.and_then(|tracker| tracker.reached).or_else(sent)).flatten()
    }

    fn twin(&mut self, draft: &Draft) -> Twin {
        let name = name(&draft.employer, &draft.role);
        if self.here.contains(&name) {
            return Twin::Here;
        }
        let Some(before) = self.names.get(&name).copied() else {
            self.names.insert(name, draft.row);
            return Twin::None;
        };
        let cells = |place: usize| {
            let row = self.table.rows.get(place);
            let said = row.map(|row| (0..self.table.columns.len()).map(|n| self.table.cell(row, n).to_owned()));
            let own = |n: usize| self.table.columns.get(n).is_some_and(|column| column.used == Use::LeftOut);
            said.into_iter().flatten().enumerate().filter(|(n, _)| !own(*n)).collect::<Vec<_>>()
        };
        let line = self.table.rows.get(before).map_or(0, |row| row.line);
        if cells(before) == cells(draft.row) { Twin::Copy(line) } else { Twin::Line(line) }
    }

    /// The draft of this row of the table, if it can be imported.
    pub fn draft(&self, row: usize) -> Option<&Draft> {
        self.drafts.get(self.drafts.binary_search_by_key(&row, |one| one.row).ok()?)
    }

    /// The drafts that are to be imported.
    pub fn wanted(&self, early: bool) -> impl Iterator<Item = &Draft> {
        self.drafts.iter().filter(move |one| one.comes(early))
    }

    /// How many have no interview yet and are imported only if the user wants those.
    pub fn early(&self) -> usize {
        self.drafts.iter().filter(|one| one.comes(true) && !one.comes(false)).count()
    }

    /// How many wait for an answer by the user.
    pub fn asked(&self) -> usize {
        self.drafts.iter().filter(|one| one.is_asked() && one.by_hand.take != Some(false)).count()
    }

    /// About how many UTF-16 units the imported records would take.
    pub fn room(&self, early: bool) -> usize {
        self.wanted(early).map(|one| one.room).sum()
    }

    /// The name of the source.
    pub fn from(&self) -> &'static str {
        self.table.tracker.map_or("a table", |tracker| tracker.name)
    }

    /// The records made from the drafts that are to be imported.
    pub fn records(&self, early: bool, ids: &mut impl IdSource) -> Vec<Process> {
        self.wanted(early).map(|one| self.record(one, ids)).collect()
    }

    /// The record made from one draft.
    pub fn record(&self, draft: &Draft, ids: &mut impl IdSource) -> Process {
        draft.become_record(self.from(), ids, self.now)
    }

    /// Takes in the names of the existing records. Returns whether that changes a draft that is to be imported.
    pub fn is_changed(&self, here: &[String], early: bool) -> bool {
        let new: HashSet<&String> = here.iter().filter(|name| !self.here.contains(*name)).collect();
        !new.is_empty()
            && self.wanted(early).any(|one| one.twin != Twin::Here && new.contains(&name(&one.employer, &one.role)))
    }

    /// Takes in the names of the existing records. The rows have to be read again.
    pub fn meet(&mut self, here: Vec<String>) {
        self.here = here.into_iter().collect();
        self.again();
    }

    /// Sets what is done with a column. The rows have to be read again.
    pub fn choose_column(&mut self, column: usize, used: Use) {
        let before: Vec<Use> = self.table.columns.iter().map(|one| one.used).collect();
        self.table.choose(column, used);
        let changed = self.table.columns.iter().zip(before).filter(|(one, before)| one.used != *before);
        if self.table.headed {
            for (one, _) in changed {
                self.known.insert(one.key.clone(), Prose::cut(one.used.id()));
            }
        }
        self.again();
    }

    /// Sets the status of a wording. The rows have to be read again.
    pub fn say_word(&mut self, key: &str, reached: Option<Reached>) {
        match reached {
            Some(reached) => drop(self.known.insert(word_key(key), Prose::cut(reached.id()))),
            None => drop(self.known.remove(&word_key(key))),
        }
        self.again();
    }

    /// Sets the order in all date columns for which it is unknown. The rows have to be read again.
    pub fn say_order(&mut self, order: Order) {
        let headings: Vec<String> = self
            .days
            .iter()
            .filter(|one| one.example.is_some())
            .filter_map(|one| Some(self.table.columns.get(one.column)?.heading.clone()))
            .collect();
        for heading in headings {
            self.known.insert(day_key(&heading), Prose::cut(order.id()));
        }
        self.again();
    }

    /// Changes one row, and reads it again alone.
    pub fn change(&mut self, row: usize, change: impl FnOnce(&mut ByHand)) {
        let by_hand = self.by_hand.entry(row).or_default();
        change(by_hand);
        let by_hand = by_hand.clone();
        let Ok(place) = self.drafts.binary_search_by_key(&row, |one| one.row) else { return };
        let Some(record) = self.table.rows.get(row) else { return };
        let new = draft(&self.table, &self.days, (row, record), by_hand, self.now);
        let word = |status: &str| self.places.get(&wording::key(status)).and_then(|at| self.words.get(*at)?.reached);
        if let (Some(mut new), Some(known)) = (new, self.drafts.get(place)) {
            new.twin = known.twin;
            new.reached = new.reached.or_else(|| word(&new.status)).or_else(|| self.silent(&new));
            if let Some(known) = self.drafts.get_mut(place) {
                *known = new.measured();
            }
        }
    }

    /// The user's choices, to be remembered for the next table.
    pub fn remembered(&self) -> SortedMap<String, Prose> {
        let mut known = self.known.clone();
        while known.len() > MOST_KNOWN {
            let Some(first) = known.keys().next().cloned() else { break };
            known.remove(&first);
        }
        known
    }

    /// Whether no column has an employer or a role: the user has to say which columns do.
    pub fn is_lost(&self) -> bool {
        let has = |field| self.table.columns_of(field).next().is_some();
        !has(Field::Employer) && !has(Field::Role)
    }
}

fn word_key(key: &str) -> String {
    format!("word:{key}")
}

fn day_key(heading: &str) -> String {
    format!("days:{}", bare(heading))
}
