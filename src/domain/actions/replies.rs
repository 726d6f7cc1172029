//! What an employer said, as it was typed into a sheet, and what the record makes of it.

use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, IdSource, PersonId, RoundId};
use crate::domain::iso;
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm};
use crate::domain::moment::at_hour;
use crate::domain::process::{Mark, Process};
use crate::domain::promise::{Instruction, Promise};
use crate::domain::promise_words::put_in_words;
use crate::domain::round::{Round, RoundKind, Schedule, Zone};
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// What was typed into the sheet.
#[derive(Debug, Clone)]
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

/// Why an answer was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// No kind of news was chosen.
    NoNews,
    /// The kind of news needs a day, and there is none.
    NoDay,
    /// The day of a form field is none of the calendar.
    NotADay,
    /// The moment at which it was heard is missing.
    NoMoment,
    /// The day or the hour of a round does not exist.
    NoSuchTime,
    /// The day they named was over when they named it.
    BeforeTheyWrote,
    /// Something that was typed was refused; with its sentence.
    Refused(String),
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoNews => "Please choose what kind of news it was.",
            Self::NoDay => "Please give the day they named. Nothing else is needed.",
            Self::NotADay => NOT_A_DAY,
            Self::NoMoment => "Please say when you heard from them.",
            Self::BeforeTheyWrote => {
                "That day was already over when they told you. Nothing is lost: check the day and the year. If they told you earlier, say when under Details."
            }
            Self::NoSuchTime => "That day or time does not exist. Nothing is lost: pick another.",
            Self::Refused(sentence) => sentence,
        })
    }
}

const NOT_A_DAY: &str = "That day does not exist. Nothing was changed. Pick another.";

/// A day as a date input writes it, if an interview can have ended on it. Errors: the sentence to show.
pub fn read_day(text: &str) -> Result<NaiveDate, AnswerError> {
    let day = iso::day(text).ok_or(AnswerError::NotADay)?;
    lies_in_the_calendar(day).map(|()| day)
}

fn lies_in_the_calendar(day: NaiveDate) -> Result<(), AnswerError> {
    Schedule::ended(at_hour(day, 12)).map_err(refused).map(drop)
}

fn refused(error: impl fmt::Display) -> AnswerError {
    AnswerError::Refused(error.to_string())
}

/// What the record is told by an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What the ledger holds of it.
    pub entry: Entry,
    /// The round that came with it.
    pub round: Option<Round>,
    /// The new time of the round ahead, open where they gave none; `None` where no round was put off.
    pub moved: Option<Schedule>,
}

impl Answer {
    /// What follows from what was typed. `zone` tells in which zone the clock here will be at that time.
    /// Errors: what is missing or was refused.
    pub fn read(
        &self,
        calendar: &WorkCalendar,
        zone: impl Fn(Schedule) -> Option<Zone>,
        ids: &mut impl IdSource,
    ) -> Result<Reply, AnswerError> {
        let at: NaiveDateTime = iso::moment(&self.at).ok_or(AnswerError::NoMoment)?;
        Schedule::ended(at).map_err(refused)?;
        let (mut round, mut moved) = (None, None);
        // A day that was over before they named it is a slip, in the year most often.
        let named = |day: NaiveDate| if day < at.date() { Err(AnswerError::BeforeTheyWrote) } else { Ok(day) };
        let day = || {
            let day = iso::day(&self.day).ok_or(AnswerError::NoDay)?;
            lies_in_the_calendar(day).and_then(|()| named(day))
        };
        let answer_by = || self.answer_by()?.map(named).transpose();
        let schedule = || {
            let schedule = self.schedule()?;
            schedule.start().map(|start| named(start.date())).transpose().map(|_| schedule)
        };
        let asked = |channel, on| {
            let person = self.from.clone();
            EmployerResponse::GetInTouch(Instruction { channel, person, ..Instruction::on(on) })
        };
        let news = match self.news.as_deref() {
            Some("message") => EmployerResponse::Message,
            Some("date") => {
                let words = Line::parse(&self.words).map_err(refused)?;
                let known = iso::day(&self.day).map(Promise::by);
                let promise = put_in_words(known.as_ref(), words, at.date(), calendar).ok_or(AnswerError::NoDay)?;
                lies_in_the_calendar(promise.by)?;
                named(promise.by)?;
                EmployerResponse::NewDate(promise)
            }
            Some("round") => {
                let (id, schedule) = (RoundId::fresh(ids), schedule()?);
                let new = Round::new(id.clone(), self.kind, schedule);
                round = Some(Round { zone: zone(schedule), ..new });
                EmployerResponse::NextRound(id)
            }
            Some("later") if self.ahead => {
                moved = Some(schedule()?);
                EmployerResponse::Postponed
            }
            Some("later") => {
                answer_by()?.map_or(EmployerResponse::Postponed, |by| EmployerResponse::NewDate(Promise::by(by)))
            }
            Some("call") => asked(self.way, day()?),
            Some("question") if self.day.is_empty() => asked(Some(self.channel), at.date()),
            Some("question") => asked(Some(self.channel), day()?),
            Some("answer-by") => EmployerResponse::AnswerBy(answer_by()?.ok_or(AnswerError::NoDay)?),
            Some("offer") => {
                let form = if self.spoken { OfferForm::Verbal } else { OfferForm::Written };
                EmployerResponse::Offer { form, answer_by: answer_by()? }
            }
            Some("offer-verbal") => EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: answer_by()? },
            Some("offer-written") => EmployerResponse::Offer { form: OfferForm::Written, answer_by: answer_by()? },
            Some("feedback") => EmployerResponse::Feedback,
            Some("offer-gone") => EmployerResponse::OfferWithdrawn,
            Some("no") => EmployerResponse::Refusal,
            _ => return Err(AnswerError::NoNews),
        };
        let note = Prose::parse(&self.note).map_err(refused)?;
        let what = LedgerEvent::Heard { channel: self.channel, from: self.from.clone(), news };
        Ok(Reply { entry: Entry { note, ..Entry::new(EntryId::fresh(ids), at, what) }, round, moved })
    }

    /// When the round is; open if they gave no day yet.
    fn schedule(&self) -> Result<Schedule, AnswerError> {
        if self.day.is_empty() {
            return Ok(Schedule::default());
        }
        let time = if self.time.is_empty() { "09:00" } else { &self.time };
        let start = iso::moment(&format!("{}T{time}", self.day)).ok_or(AnswerError::NoSuchTime)?;
        Schedule::starting(start, None).map_err(refused)
    }

    fn answer_by(&self) -> Result<Option<NaiveDate>, AnswerError> {
        if self.day.is_empty() { Ok(None) } else { read_day(&self.day).map(Some) }
    }
}

impl Reply {
    /// Whether this news leaves it open if a process that was over goes on.
    pub fn asks_if_open(&self) -> bool {
        matches!(
            &self.entry.what,
            LedgerEvent::Heard { news: EmployerResponse::Message | EmployerResponse::Postponed, .. }
        )
    }

    /// Whether this news ends the process.
    fn ends_it(&self) -> bool {
        matches!(
            &self.entry.what,
            LedgerEvent::Heard { news: EmployerResponse::Refusal | EmployerResponse::OfferWithdrawn, .. }
        )
    }
}

/// Notes what an employer said: in the ledger, and in the rounds that it makes or moves. What goes on belongs on the
/// list again. `open_again` is the user's word on a process that was over, where there is one.
pub fn log_reply(
    process: &mut Process,
    reply: &Reply,
    open_again: Option<bool>,
    zone: impl Fn(Schedule) -> Option<Zone>,
    ids: &mut impl IdSource,
) {
    if !reply.ends_it() {
        process.archived = None;
    }
    if let Some(new) = reply.moved
        && let Some(moved) = process.put_off_round(reply.entry.at, new)
        && let Some(zone) = zone(new)
    {
        process.rounds.iter_mut().filter(|one| one.id == moved).for_each(|one| one.zone = Some(zone.clone()));
    }
    let mut entry = reply.entry.clone();
    if let Some(new) = reply.round.clone() {
        let known = process.without_day().map(|round| round.id.clone());
        match (known, &mut entry.what) {
            // They had invited without a day: this is that round, and its day if they named it.
            (Some(id), LedgerEvent::Heard { news: EmployerResponse::NextRound(of), .. }) => {
                of.clone_from(&id);
                for round in process.rounds.iter_mut().filter(|round| round.id == id) {
                    round.kind = if new.kind == RoundKind::default() { round.kind } else { new.kind };
                    (round.schedule, round.zone) = (new.schedule, new.zone.clone());
                }
            }
            _ => {
                // After a round that was put off, the next one is that, at last: with the same people, at the same place.
                let off = process.put_off().filter(|_| !new.schedule.is_open());
                let round = off.map(|off| {
                    let kind = if new.kind == RoundKind::default() { off.kind } else { new.kind };
                    Round { kind, zone: new.zone.clone(), ..off.again(new.id.clone(), new.schedule) }
                });
                process.rounds.push(round.unwrap_or(new));
            }
        }
    }
    process.ledger.push(entry);
    match open_again {
        Some(true) => {
            let what = LedgerEvent::Decided(Decision::Reopened);
            process.ledger.push(Entry::new(EntryId::fresh(ids), reply.entry.at, what));
        }
        Some(false) => {
            let key = StepKey { kind: StepKind::OpenAgain, subject: Subject::Entry(reply.entry.id.clone()) };
            let mark = Mark::NotNeeded { at: reply.entry.at, reason: Line::default() };
            process.marks.insert(key.to_string(), mark);
        }
        None => {}
    }
}
