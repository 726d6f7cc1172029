//! Drafting: in a wording that the other letters did not get, and following the record until it is touched.

use super::LetterEditor;
use crate::device::clock;
use crate::domain::letter::compose::{Draft, compose, wordings};
use crate::domain::letter::days::InWords;
use crate::domain::letter::fact::{Addressee, Facts, MissingFact};
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::record::LetterState;
use crate::domain::letter::template::{TemplateError, fill};

/// How many wordings each part of a thank-you has: drafts beyond that repeat themselves.
const VARIATIONS: usize = 6;
/// Two drafts more alike than this get another wording, in thousandths.
const TOO_ALIKE: u16 = 250;

impl LetterEditor {
    /// Runs something with all facts that the letter can draw on.
    pub fn with_facts<T>(&self, run: impl FnOnce(&Facts<'_>) -> T) -> Option<T> {
        let (process, letter) = (self.process()?, self.letter()?);
        let profile = self.app.profile_now();
        let round = letter.round.as_ref().and_then(|id| process.round(id));
        Some(run(&Facts {
            process: &process,
            round,
            person: Addressee::of_letter(&letter, &process, &profile).in_round(&process, round),
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

    /// What the record does not hold and the letter would need, now.
    pub fn missing(&self) -> Vec<MissingFact> {
        self.composed(self.variation.get()).map(|draft| draft.questions).unwrap_or_default()
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
    pub(super) fn recognise(&self) {
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
    pub fn start_over(&self) {
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
}
