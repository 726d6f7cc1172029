//! The desk behind the letter screen: it drafts, judges and replaces the text, and remembers what a check needs.
//! Typing never waits for it: judging comes after the keystroke is on the screen and kept.

use crate::device::{clock, page};
use crate::domain::guard;
use crate::domain::id::{LetterId, ProcessId};
use crate::domain::ledger::Override;
use crate::domain::letter::check::finding::{Finding, Level};
use crate::domain::letter::check::{Context, Elsewhere, OtherLetter, Report, check};
use crate::domain::letter::compose::{Draft, compose, wordings};
use crate::domain::letter::days::InWords;
use crate::domain::letter::fact::{Addressee, Facts, MissingFact};
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::record::{Letter, LetterState, Recipient};
use crate::domain::letter::template::{TemplateError, fill};
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::state::App;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many wordings each part of a thank-you has: drafts beyond that repeat themselves.
const VARIATIONS: usize = 6;
/// Two drafts more alike than this get another wording, in thousandths.
const TOO_ALIKE: u16 = 250;

/// One letter on the desk.
pub struct Desk {
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
    /// What stands in the way of a text being kept.
    pub refused: RwSignal<Option<String>>,
    /// The day by which the user can answer an offer, as typed.
    pub until: RwSignal<String>,
    report: RefCell<Report>,
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

impl Desk {
    /// Puts a letter on the desk.
    pub fn with(app: App, process: ProcessId, id: LetterId) -> Rc<Self> {
        let alive = Arc::new(AtomicBool::new(true));
        let leaving = alive.clone();
        on_cleanup(move || leaving.store(false, Ordering::Relaxed));
        let desk = Rc::new(Self {
            app,
            process,
            id,
            seen: RwSignal::new(false),
            can_undo: RwSignal::new(false),
            summary: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            until: RwSignal::new(String::new()),
            report: RefCell::default(),
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
        desk.recall_until();
        desk.recognise();
        desk
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
        self.report.borrow().findings.clone()
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
        accepted
            .is_some_and(|against| finding.rules().iter().all(|rule| against.rules.iter().any(|known| known == rule.0)))
    }

    /// What speaks against sending it now and was not overruled.
    pub fn errors_left(&self) -> Vec<Finding> {
        let errors = |finding: &Finding| finding.level == Level::Error && !self.is_overruled(finding);
        self.report.borrow().findings.iter().filter(|finding| errors(finding)).cloned().collect()
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

    /// Runs something with all facts that the letter can draw on.
    pub fn with_facts<T>(&self, run: impl FnOnce(&Facts<'_>) -> T) -> Option<T> {
        let (process, letter) = (self.process()?, self.letter()?);
        let profile = self.app.profile_now();
        Some(run(&Facts {
            process: &process,
            round: letter.round.as_ref().and_then(|id| process.round(id)),
            person: Addressee::of(&letter.to, &process),
            profile: &profile,
            purpose: letter.purpose,
            tone: letter.tone,
            variant: letter.variant,
            now: clock::now(),
            until: self.until.get_untracked().parse().ok(),
            days: &InWords,
        }))
    }

    fn composed(&self, variation: usize) -> Option<Draft> {
        self.with_facts(|facts| compose(facts, variation))
    }

    /// Every way of saying each part, with the facts at hand.
    pub fn wordings(&self) -> Vec<Vec<String>> {
        self.with_facts(wordings).unwrap_or_default()
    }

    /// Whether a sentence already stands in a letter to somebody else.
    pub fn is_used_elsewhere(&self, sentence: &str) -> bool {
        self.others.borrow().iter().any(|(letter, _)| letter.body.contains(sentence))
    }

    /// Finds out whether the letter is still just as it was drafted; then it follows the record.
    fn recognise(&self) {
        self.renew_others();
        let Some(letter) = self.letter() else { return };
        if let Some(variation) = letter.untouched {
            self.variation.set(variation.into());
            return self.note_draft();
        }
        // A text that was brought back may be a draft again.
        let mut drafts = (0..VARIATIONS).filter_map(|n| Some((n, self.composed(n)?)));
        let found = drafts.find(|(_, draft)| *draft.body == *letter.body);
        self.variation.set(found.as_ref().map_or_else(|| self.place_in_panel(), |(n, _)| *n));
        *self.drafted.borrow_mut() = found.map(|(_, draft)| (draft.subject, draft.body));
    }

    fn place_in_panel(&self) -> usize {
        let place = || {
            let (process, letter) = (self.process()?, self.letter()?);
            let round = process.round(letter.round.as_ref()?)?;
            let person = letter.to.people().first()?;
            round.people.iter().position(|id| id == person)
        };
        place().unwrap_or_default()
    }

    /// Writes the first draft, in a wording that the others did not get.
    pub fn draft(&self) {
        self.draft_from(self.place_in_panel());
    }

    /// Writes the draft again, in the next wording that the others did not get.
    pub fn draft_anew(&self) {
        self.draft_from(self.variation.get() + 1);
    }

    fn draft_from(&self, first: usize) {
        let others = self.others.borrow();
        let is_alike = |n: &usize| {
            let draft = self.composed(*n).map(|draft| Shingles::of(&draft.body)).unwrap_or_default();
            others.iter().any(|(_, other)| other.per_mille(&draft) > TOO_ALIKE)
        };
        let free = (first..first + VARIATIONS).find(|n| !is_alike(n));
        drop(others);
        self.draft_as(free.unwrap_or(first));
    }

    fn draft_as(&self, variation: usize) {
        self.variation.set(variation);
        let Some(draft) = self.composed(variation) else { return };
        self.put(&draft.subject, &draft.body, self.wording());
        self.note_draft();
        self.questions.replace(draft.questions);
    }

    /// Asks again what is missing, and lets an untouched draft follow the record.
    pub fn follow_record(&self) {
        let (Some(letter), Some(draft)) = (self.letter(), self.composed(self.variation.get())) else { return };
        if *self.questions.borrow() != draft.questions {
            self.questions.replace(draft.questions);
            self.seen.update(|seen| *seen = !*seen);
        }
        let drafted = self.drafted.borrow().clone();
        let Some((subject, _)) = drafted.filter(|(_, body)| **body == *letter.body && !body.is_empty()) else {
            return;
        };
        if *letter.body == *draft.body || matches!(letter.state, LetterState::Sent { .. }) {
            return;
        }
        // A subject of the user's own stays, although the text below it follows the record.
        let own = *letter.subject != *subject;
        let subject = if own { &*letter.subject } else { &*draft.subject };
        if self.app.replace_letter(&self.id, subject, &draft.body, self.wording()).is_ok() {
            self.note_draft();
            if own {
                // It stays the user's own at the next turn too.
                self.drafted.borrow_mut().iter_mut().for_each(|(known, _)| known.clone_from(&draft.subject));
            }
        }
    }

    fn wording(&self) -> Option<u8> {
        u8::try_from(self.variation.get()).ok()
    }

    /// Remembers what the paper holds as a draft that nobody has touched.
    fn note_draft(&self) {
        *self.drafted.borrow_mut() = self.letter().map(|letter| (letter.subject.to_string(), letter.body.to_string()));
    }

    /// Fills a phrase of the user's own from the record. Errors: the first fault in it.
    pub fn filled(&self, text: &str) -> Result<String, TemplateError> {
        let filled =
            self.with_facts(|facts| fill(text, facts, self.variation.get())).unwrap_or(Ok(Default::default()))?;
        Ok(filled.text.trim().to_owned())
    }

    /// Judges the letter once the page has drawn what was typed; `drawn` runs after each look.
    pub fn judge_soon(self: &Rc<Self>, drawn: Rc<dyn Fn()>) {
        if self.pending.replace(true) {
            return;
        }
        let desk = self.clone();
        page::after_drawing(move || {
            desk.pending.set(false);
            if desk.alive.load(Ordering::Relaxed) {
                desk.judge();
                drawn();
            }
        });
    }

    fn judge(&self) {
        let (Some(process), Some(letter)) = (self.process(), self.letter()) else { return };
        self.renew_others();
        let now = clock::now();
        let verdict = self.app.guard(&process, &letter, now);
        let profile = self.app.profile_now();
        self.renew_elsewhere();
        let elsewhere = self.elsewhere.borrow();
        let others = self.others.borrow();
        let named: Vec<(String, &Shingles)> =
            others.iter().map(|(letter, shingles)| (addressed(&letter.to, &process), shingles)).collect();
        let others: Vec<OtherLetter<'_>> = named.iter().map(|(to, shingles)| OtherLetter { to, shingles }).collect();
        let report = check(
            &letter,
            &Context {
                process: &process,
                round: letter.round.as_ref().and_then(|id| process.round(id)),
                others: &others,
                elsewhere: &elsewhere,
                profile: &profile,
                verdict: verdict.kind.into(),
                now,
            },
        );
        let changed = *self.report.borrow() != report || self.verdict.borrow().as_ref() != Some(&verdict);
        if changed {
            let words = crate::ui::letter::findings::summary(&report);
            self.report.replace(report);
            self.verdict.replace(Some(verdict));
            if self.summary.get_untracked() != words {
                self.summary.set(words);
            }
            self.seen.update(|seen| *seen = !*seen);
        }
    }

    /// Marks the letter as checked, or as a draft again, by what the last look found. Not while it is being typed.
    pub fn settle(&self) {
        let Some(letter) = self.letter() else { return };
        let state = match (&letter.state, self.errors_left().is_empty() && !letter.body.is_empty()) {
            (LetterState::Draft, true) => LetterState::Checked,
            (LetterState::Checked, false) => LetterState::Draft,
            _ => return,
        };
        let _ = self.app.edit_letter(&self.id, |letter| {
            letter.state = state;
            Ok(())
        });
    }

    /// The other processes: their names are read again only where one has changed.
    fn renew_elsewhere(&self) {
        let employers = self.app.elsewhere(&self.process);
        let mut known = self.employers.borrow_mut();
        if employers.len() != known.len() || !employers.iter().zip(&*known).all(|(a, b)| Arc::ptr_eq(a, b)) {
            self.elsewhere.replace(employers.iter().map(|one| Elsewhere::of(&one.employer, &one.role)).collect());
            *known = employers;
        }
    }

    /// The letters with the same purpose to other people: read again only where one has changed.
    fn renew_others(&self) {
        let Some(letter) = self.letter() else { return };
        let mut others = self.others.borrow_mut();
        let known = std::mem::take(&mut *others);
        let book = self.app.book.read_untracked();
        let rivals = book.letters.iter().filter(|other| {
            let same = (&other.process, other.purpose) == (&letter.process, letter.purpose);
            same && other.id != letter.id && other.to != letter.to && !other.body.is_empty()
        });
        *others = rivals
            .map(|other| match known.iter().find(|(known, _)| Arc::ptr_eq(known, other)) {
                Some((_, shingles)) => (other.clone(), shingles.clone()),
                None => (other.clone(), Shingles::of(&other.body)),
            })
            .collect();
    }
}

/// What to call those a letter goes to.
pub fn addressed(to: &Recipient, process: &Process) -> String {
    match to {
        Recipient::People(people) => {
            let names: Vec<&str> =
                people.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
            crate::ui::words::list(&names)
        }
        Recipient::Named { name, .. } => name.to_string(),
    }
}
