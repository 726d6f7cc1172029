//! What the letter screen does with its letter: it drafts, judges and replaces the text, and remembers what a check needs.
//! Typing never waits for it: judging comes after the keystroke is on the screen and kept.

mod draft;
mod judge;

use crate::device::{clock, page};
use crate::domain::guard;
use crate::domain::id::{LetterId, ProcessId};
use crate::domain::ledger::Override;
use crate::domain::letter::check::fault::Fault;
use crate::domain::letter::check::finding::{CheckId, Finding, Level};
use crate::domain::letter::check::{Elsewhere, Report};
use crate::domain::letter::fact::MissingFact;
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::record::Letter;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::state::App;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Until when a letter had better wait, where nothing but the hour is wrong with it.
pub const fn early(finding: &Finding) -> Option<NaiveDateTime> {
    match finding.fault {
        Fault::TooEarly(until) => Some(until),
        _ => None,
    }
}

/// One letter that is open.
pub struct LetterEditor {
    /// The shared state.
    pub app: App,
    /// Whose letter.
    pub process: ProcessId,
    /// Which letter.
    pub id: LetterId,
    /// Turns over whenever findings, questions or the guard's words have changed.
    pub seen: RwSignal<bool>,
    /// Whether there is a replaced text to bring back.
    pub can_undo: RwSignal<bool>,
    /// The counts of findings in words.
    pub summary: RwSignal<String>,
    /// How long the text is, in words.
    pub length: RwSignal<String>,
    /// What stands in the way of a text being kept.
    pub refused: RwSignal<Option<String>>,
    /// The day by which the user can answer an offer, as typed.
    pub until: RwSignal<String>,
    report: RefCell<Report>,
    /// The warnings that the user wants to hear no more of at this visit.
    kept: RefCell<Vec<(CheckId, Fault)>>,
    verdict: RefCell<Option<guard::Verdict>>,
    questions: RefCell<Vec<MissingFact>>,
    others: RefCell<Vec<(Arc<Letter>, Shingles)>>,
    employers: RefCell<Vec<Arc<Process>>>,
    elsewhere: RefCell<Vec<Elsewhere>>,
    replaced: RefCell<Option<(String, String)>>,
    drafted: RefCell<Option<(String, String)>>,
    variation: Cell<usize>,
    pending: Cell<bool>,
    alive: Arc<AtomicBool>,
}

impl LetterEditor {
    /// Opens a letter.
    pub fn with(app: App, process: ProcessId, id: LetterId) -> Rc<Self> {
        let alive = Arc::new(AtomicBool::new(true));
        let leaving = alive.clone();
        on_cleanup(move || leaving.store(false, Ordering::Relaxed));
        let editor = Rc::new(Self {
            app,
            process,
            id,
            seen: RwSignal::new(false),
            can_undo: RwSignal::new(false),
            summary: RwSignal::new(String::new()),
            length: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            until: RwSignal::new(String::new()),
            report: RefCell::default(),
            kept: RefCell::default(),
            verdict: RefCell::default(),
            questions: RefCell::default(),
            others: RefCell::default(),
            employers: RefCell::default(),
            elsewhere: RefCell::default(),
            replaced: RefCell::default(),
            drafted: RefCell::default(),
            variation: Cell::default(),
            pending: Cell::default(),
            alive,
        });
        editor.recall_until();
        editor.recognise();
        editor
    }

    /// The letter, now.
    pub fn letter(&self) -> Option<Arc<Letter>> {
        self.app.letter_now(&self.id)
    }

    /// The process, now.
    pub fn process(&self) -> Option<Arc<Process>> {
        self.app.process_now(&self.process)
    }

    /// The findings of the last look.
    pub fn findings(&self) -> Vec<Finding> {
        let kept = self.kept.borrow();
        let open = |finding: &&Finding| {
            finding.level == Level::Error || !kept.iter().any(|one| (one.0, &one.1) == (finding.id, &finding.fault))
        };
        self.report.borrow().findings.iter().filter(open).cloned().collect()
    }

    /// Leaves the words of a warning as they are: it is not said again at this visit.
    pub fn keep_mine(&self, finding: &Finding) {
        self.kept.borrow_mut().push((finding.id, finding.fault.clone()));
        self.seen.update(|seen| *seen = !*seen);
    }

    /// The names of the checks that found nothing.
    pub fn passed(&self) -> Vec<&'static str> {
        self.report.borrow().passed().into_iter().map(|id| id.title()).collect()
    }

    /// What the record does not say and the letter would need.
    pub fn questions(&self) -> Vec<MissingFact> {
        self.questions.borrow().clone()
    }

    /// What the guard says now.
    pub fn verdict(&self) -> Option<guard::Verdict> {
        let (process, letter) = (self.process()?, self.letter()?);
        Some(self.app.guard(&process, &letter, clock::now()))
    }

    /// Whether the user gave a reason to send it in spite of this finding.
    pub fn is_overruled(&self, finding: &Finding) -> bool {
        let letter = self.letter();
        let accepted = letter.as_ref().and_then(|letter| letter.against.as_ref());
        accepted.is_some_and(|against| {
            finding.rules().iter().all(|rule| against.rules.iter().any(|known| known == rule.as_str()))
        })
    }

    /// What speaks against sending it now and was not overruled.
    pub fn errors_left(&self) -> Vec<Finding> {
        let errors = |finding: &Finding| finding.level == Level::Error && !self.is_overruled(finding);
        self.report.borrow().findings.iter().filter(|finding| errors(finding)).cloned().collect()
    }

    /// What is wrong with the letter itself, whenever it goes.
    pub fn faults_left(&self) -> Vec<Finding> {
        self.errors_left().into_iter().filter(|finding| early(finding).is_none()).collect()
    }

    /// Keeps the reason why the letter goes out against these rules.
    pub fn overrule(&self, reason: Line, more: &[String]) {
        let mut rules = self.report.borrow().rules_against();
        rules.extend(more.iter().filter(|rule| !rules.contains(rule)).cloned().collect::<Vec<_>>());
        let _ = self.app.edit_letter(&self.id, |letter| {
            letter.against = Some(Override { reason, rules });
            Ok(())
        });
    }

    /// Keeps what was typed. Errors: the sentence to show.
    pub fn write(&self, subject: &str, body: &str) -> Result<(), String> {
        self.forget_replaced();
        self.app.write_letter(&self.id, subject, body)
    }

    /// Puts another text in the place of this one; the way back stays open.
    pub fn replace(&self, subject: &str, body: &str) {
        self.put(subject, body, None);
    }

    fn put(&self, subject: &str, body: &str, wording: Option<u8>) {
        let Some(before) = self.letter() else { return };
        let outcome = self.app.replace_letter(&self.id, subject, body, wording);
        if outcome.is_ok() && !before.body.is_empty() {
            *self.replaced.borrow_mut() = Some((before.subject.to_string(), before.body.to_string()));
            self.can_undo.set(true);
        }
        self.refused.set(outcome.err());
    }

    /// Brings an earlier version back, counted from the oldest; the way back from there stays open.
    pub fn bring_back(&self, version: usize) {
        let Some(letter) = self.letter() else { return };
        if let Some(version) = letter.versions.get(version) {
            self.replace(&version.subject, &version.body);
            // A field with the focus does not take in what changes under it.
            page::after_drawing(|| {
                page::focus("#letter-text");
            });
        }
    }

    /// Brings the replaced text back.
    pub fn undo(&self) {
        let replaced = self.replaced.borrow_mut().take();
        self.can_undo.set(false);
        if let Some((subject, body)) = replaced {
            self.refused.set(self.app.replace_letter(&self.id, &subject, &body, None).err());
        }
    }

    fn forget_replaced(&self) {
        if self.can_undo.get_untracked() {
            *self.replaced.borrow_mut() = None;
            self.can_undo.set(false);
        }
    }
}
