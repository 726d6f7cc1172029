//! What the JSON shape of a record cannot express: that its dates lie within the supported calendar. The year 262142 is
//! valid JSON, and adding an hour to it overflows.

use crate::domain::advice::own::OwnPlaybook;
use crate::domain::ics::log::CalendarLog;
use crate::domain::iso;
use crate::domain::job_search::JobSearch;
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::letter::template::Template;
use crate::domain::process::{Mark, Process};
use crate::domain::profile::Profile;
use crate::domain::referees::reference::Milestone;
use crate::domain::settings::Settings;
use crate::storage::record::conflict_copy::ConflictCopy;
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// A record that can be checked before dates are computed from it.
pub(in crate::storage) trait Validate {
    /// Errors: what is invalid, in a few words.
    fn validate(&self) -> Result<(), String>;
}

fn day(day: NaiveDate) -> Result<(), String> {
    if (1900..=2200).contains(&day.year()) { Ok(()) } else { Err(format!("the year {} is out of range", day.year())) }
}

fn moment(at: NaiveDateTime) -> Result<(), String> {
    day(at.date())
}

impl Validate for Process {
    fn validate(&self) -> Result<(), String> {
        let some = |at: Option<NaiveDateTime>| at.map_or(Ok(()), moment);
        let some_day = |on: Option<NaiveDate>| on.map_or(Ok(()), day);
        moment(self.created)?;
        some(self.archived)?;
        some(self.trashed)?;
        for person in &self.people {
            some(person.gone)?;
            some(person.linkedin_accepted)?;
            some(person.linkedin_left_out)?;
        }
        for one in &self.acquaintances {
            some(one.asked)?;
            some(one.thanked)?;
        }
        self.tidied.values().try_for_each(|at| moment(*at))?;
        some_day(self.terms.as_ref().and_then(|terms| terms.start))?;
        some(self.value_plan.as_ref().and_then(|plan| plan.handed))?;
        for one in &self.references {
            some(one.named)?;
            Milestone::ALL.iter().try_for_each(|milestone| some(one.at(*milestone)))?;
            some_day(one.from)?;
            some_day(one.until)?;
        }
        for said in &self.salary {
            some_day(said.on)?;
        }
        for round in &self.rounds {
            let (start, _, end) = round.schedule.recorded();
            some(start)?;
            some(end)?;
            some_day(round.told.promise().map(|promise| promise.by))?;
            for own in &round.own_promises {
                some_day(own.by)?;
                some(own.kept)?;
            }
            for feedback in &round.feedback {
                some_day(feedback.on)?;
            }
        }
        for entry in &self.ledger {
            moment(entry.at)?;
            some(entry.lost)?;
            match &entry.what {
                LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } => day(promise.by)?,
                LedgerEvent::Heard { news: EmployerResponse::Offer { answer_by, .. }, .. } => some_day(*answer_by)?,
                LedgerEvent::Heard { news: EmployerResponse::GetInTouch(told), .. } => day(told.on)?,
                LedgerEvent::Heard { news: EmployerResponse::AnswerBy(by), .. } => day(*by)?,
                _ => {}
            }
        }
        for mark in self.marks.values() {
            match mark {
                Mark::Done(at) | Mark::NotNeeded { at, .. } | Mark::Snoozed { until: at, .. } => moment(*at)?,
            }
        }
        Ok(())
    }
}

impl Validate for Settings {
    fn validate(&self) -> Result<(), String> {
        self.days_off.iter().try_for_each(|on| day(*on))?;
        match self.weekend.iter().find(|day| !(1..=7).contains(*day)) {
            Some(day) => Err(format!("there is no weekday {day}")),
            None => Ok(()),
        }
    }
}

impl Validate for OwnPlaybook {
    fn validate(&self) -> Result<(), String> {
        // One that contradicts itself is kept and shown; it is validated when it is chosen.
        Ok(())
    }
}

impl Validate for CalendarLog {
    fn validate(&self) -> Result<(), String> {
        self.last.map_or(Ok(()), moment)?;
        self.handed.values().try_for_each(|one| moment(one.at))
    }
}

impl Validate for JobSearch {
    fn validate(&self) -> Result<(), String> {
        for text in self.days.keys() {
            day(iso::day(text).ok_or_else(|| "it counts something on a day that is none".to_owned())?)?;
        }
        for lead in &self.leads {
            day(lead.since)?;
            lead.by.map_or(Ok(()), day)?;
        }
        for one in &self.occasions {
            one.on.map_or(Ok(()), day)?;
            one.done.map_or(Ok(()), moment)?;
            one.thanked.map_or(Ok(()), moment)?;
        }
        self.practice.values().try_for_each(|one| moment(one.at))?;
        match self.week_starts {
            Some(day) if !(1..=7).contains(&day) => Err(format!("there is no weekday {day}")),
            _ => Ok(()),
        }
    }
}

impl Validate for Letter {
    fn validate(&self) -> Result<(), String> {
        self.versions.iter().try_for_each(|version| moment(version.at))?;
        match self.state {
            LetterState::Sent { at } => moment(at),
            LetterState::Draft | LetterState::Checked => Ok(()),
        }
    }
}

impl Validate for Profile {
    fn validate(&self) -> Result<(), String> {
        self.referees.iter().filter_map(|one| one.since).try_for_each(day)
    }
}

impl Validate for Template {
    fn validate(&self) -> Result<(), String> {
        Ok(())
    }
}

impl Validate for ConflictCopy {
    fn validate(&self) -> Result<(), String> {
        moment(self.found)
    }
}
