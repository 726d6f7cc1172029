//! Judging: what the checks and the guard say of the text, and whether the letter counts as checked.

use super::LetterEditor;
use crate::device::{clock, page};
use crate::domain::letter::check::{Context, Elsewhere, OtherLetter, check};
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::record::LetterState;
use crate::ui::shared::recipients::addressed;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl LetterEditor {
    /// Judges the letter once the page has drawn what was typed; `drawn` runs after each look.
    pub fn judge_soon(self: &Rc<Self>, drawn: Rc<dyn Fn()>) {
        if self.pending.replace(true) {
            return;
        }
        let editor = self.clone();
        page::after_drawing(move || {
            editor.pending.set(false);
            if editor.alive.load(Ordering::Relaxed) {
                editor.judge();
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
            let words = crate::ui::screens::letter::findings::summary(&report);
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
        let state = match (&letter.state, self.faults_left().is_empty() && !letter.body.is_empty()) {
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
    pub(super) fn renew_others(&self) {
        let Some(letter) = self.letter() else { return };
        let mut others = self.others.borrow_mut();
        let known = std::mem::take(&mut *others);
        let book = self.app.records.book().read_untracked();
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
