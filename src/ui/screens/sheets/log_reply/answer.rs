//! What they said, as it was typed, and what the record makes of it.

use crate::device::{dates, random::RandomIds, zone};
use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, PersonId, RoundId};
use crate::domain::iso;
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm};
use crate::domain::process::{Mark, Process};
use crate::domain::promise::{Instruction, Promise};
use crate::domain::promise_words::put_in_words;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use crate::ui::shared::process_editor::read_day;
use chrono::{NaiveDate, NaiveDateTime};

/// Says in the record whether something that was over is open again; the timeline asks no more.
pub fn answered(process: &mut Process, entry: &Entry, open_again: Option<&str>) {
    match open_again {
        Some("yes") => {
            let what = LedgerEvent::Decided(Decision::Reopened);
            process.ledger.push(Entry::new(EntryId::fresh(&mut RandomIds), entry.at, what));
        }
        Some(_) => {
            let key = StepKey { kind: StepKind::OpenAgain, subject: Subject::Entry(entry.id.clone()) };
            let mark = Mark::NotNeeded { at: entry.at, reason: Line::default() };
            process.marks.insert(key.to_string(), mark);
        }
        None => {}
    }
}

/// What was typed into the sheet.
pub struct Answer {
    /// The kind of news, by key.
    pub news: Option<String>,
    /// Whether an offer was only spoken.
    pub spoken: bool,
    /// The day, as typed.
    pub day: String,
    /// The hour, as typed.
    pub time: String,
    /// Of what kind a next round is.
    pub kind: RoundKind,
    /// Their words for a date.
    pub words: String,
    /// How they want to be reached.
    pub way: Option<Channel>,
    /// Whether a round is ahead: that is what is put off.
    pub ahead: bool,
    /// When they were heard of, as typed.
    pub at: String,
    /// Their words.
    pub note: String,
    /// How it came.
    pub channel: Channel,
    /// From whom.
    pub from: Option<PersonId>,
}

impl Answer {
    /// The entry, the round that came with it, and the new time of the one that was put off. An error is the sentence to
    /// show.
    pub fn read(&self, calendar: &WorkCalendar) -> Result<(Entry, Option<Round>, Option<Schedule>), String> {
        let no_day = "Please give the day they named. Nothing else is needed.";
        let at: NaiveDateTime = iso::moment(&self.at).ok_or("Please say when you heard from them.")?;
        Schedule::ended(at).map_err(|error| error.to_string())?;
        let (mut round, mut moved) = (None, None);
        let sane = |by: NaiveDate| Schedule::ended(dates::noon(by)).map_err(|error| error.to_string());
        let news = match self.news.as_deref() {
            Some("message") => EmployerResponse::Message,
            Some("date") => {
                let words = Line::parse(&self.words).map_err(|error| error.to_string())?;
                let known = iso::day(&self.day).map(Promise::by);
                let promise = put_in_words(known.as_ref(), words, at.date(), calendar).ok_or(no_day)?;
                sane(promise.by)?;
                EmployerResponse::NewDate(promise)
            }
            Some("round") => {
                let (id, schedule) = (RoundId::fresh(&mut RandomIds), self.schedule()?);
                let new = Round::new(id.clone(), self.kind, schedule);
                round = Some(Round { zone: zone::of_round(schedule), ..new });
                EmployerResponse::NextRound(id)
            }
            Some("later") if self.ahead => {
                moved = Some(self.schedule()?);
                EmployerResponse::Postponed
            }
            Some("later") => {
                self.answer_by()?.map_or(EmployerResponse::Postponed, |by| EmployerResponse::NewDate(Promise::by(by)))
            }
            Some("call") => {
                let on = iso::day(&self.day).ok_or(no_day)?;
                sane(on)?;
                let (channel, person) = (self.way, self.from.clone());
                EmployerResponse::GetInTouch(Instruction { channel, person, ..Instruction::on(on) })
            }
            Some("question") => {
                let on = if self.day.is_empty() { at.date() } else { iso::day(&self.day).ok_or(no_day)? };
                sane(on)?;
                let (channel, person) = (Some(self.channel), self.from.clone());
                EmployerResponse::GetInTouch(Instruction { channel, person, ..Instruction::on(on) })
            }
            Some("answer-by") => EmployerResponse::AnswerBy(self.answer_by()?.ok_or(no_day)?),
            Some("offer") => {
                let form = if self.spoken { OfferForm::Verbal } else { OfferForm::Written };
                EmployerResponse::Offer { form, answer_by: self.answer_by()? }
            }
            Some("offer-verbal") => EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: self.answer_by()? },
            Some("offer-written") => EmployerResponse::Offer { form: OfferForm::Written, answer_by: self.answer_by()? },
            Some("feedback") => EmployerResponse::Feedback,
            Some("offer-gone") => EmployerResponse::OfferWithdrawn,
            Some("no") => EmployerResponse::Refusal,
            _ => return Err("Please choose what kind of news it was.".into()),
        };
        let note = Prose::parse(&self.note).map_err(|error| error.to_string())?;
        let what = LedgerEvent::Heard { channel: self.channel, from: self.from.clone(), news };
        Ok((Entry { note, ..Entry::new(EntryId::fresh(&mut RandomIds), at, what) }, round, moved))
    }

    /// When the round is; open if they gave no day yet.
    fn schedule(&self) -> Result<Schedule, String> {
        if self.day.is_empty() {
            return Ok(Schedule::default());
        }
        let time = if self.time.is_empty() { "09:00" } else { &self.time };
        let start = iso::moment(&format!("{}T{time}", self.day));
        let start = start.ok_or("That day or time does not exist. Nothing is lost: pick another.")?;
        Schedule::starting(start, None).map_err(|error| error.to_string())
    }

    fn answer_by(&self) -> Result<Option<NaiveDate>, String> {
        if self.day.is_empty() { Ok(None) } else { read_day(&self.day).map(Some) }
    }
}
