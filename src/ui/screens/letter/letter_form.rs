//! What is typed about a letter beside its text. The record of the process holds it, so that leaving the screen, a
//! reload or a crash take nothing away.

use crate::device::clock;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::offer::beside::offers;
use crate::state::letters::sending_sheet;
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::form_draft::FormDraft;
use crate::ui::shared::process_editor::ProcessEditor as Record;
use chrono::NaiveDate;

const UNTIL: &str = "until";

impl LetterEditor {
    /// Under which name the record holds the day of this letter.
    fn sheet(&self) -> String {
        ["letter-", &self.id.to_string()].concat()
    }

    /// Brings back the day by which the user can answer an offer.
    pub fn recall_until(&self) {
        let process = self.process();
        let held = process.as_ref().and_then(|process| process.form_draft(&self.sheet(), UNTIL));
        let known = || self.offer_elsewhere().map(|by| by.to_string());
        self.until.set(held.map(ToString::to_string).or_else(known).unwrap_or_default());
    }

    /// For news of another offer: the day by which that wants its answer, the first one where there are several.
    fn offer_elsewhere(&self) -> Option<NaiveDate> {
        self.letter().filter(|letter| letter.purpose == LetterPurpose::Bridge)?;
        let now = clock::now();
        let all = self.app.outside_trash();
        let others = all.iter().map(|process| &**process).filter(|process| process.id != self.process);
        let days = offers(others, now).into_iter().filter_map(|(_, offer)| offer.answer_by);
        days.filter(|by| now.date() <= *by).min()
    }

    /// Takes the day by which the user can answer an offer. It stays as long as the record, for the draft is written
    /// from it again at every visit. Errors: the sentence to show.
    pub fn answer_until(&self, typed: &str) -> Result<(), String> {
        let mut outcome = Ok(());
        self.until.set(typed.to_owned());
        self.app.edit(&self.process, |process| {
            outcome = process.put_form_draft(&self.sheet(), UNTIL, (!typed.is_empty()).then_some(typed));
        });
        outcome.map_err(|refused| refused.to_string())
    }

    /// What is typed into a sheet about sending this letter and not kept yet.
    pub fn form_draft(&self) -> FormDraft {
        FormDraft::new(Record::new(self.app, &self.process), &sending_sheet(&self.id))
    }
}
