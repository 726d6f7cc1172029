//! Reads one plan after the other for the agenda: what asks for something, what is ahead, whom to wait for.

use super::contact_status::is_to_thank;
use super::ranks::{Ahead, AheadOf, ToDo, Wait};
use super::tier::Tier;
use super::{About, COMING_DAYS, Counts, is_announced};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::moment::{at_hour, last_minute, plus_days, plus_minutes};
use crate::domain::process::Process;
use crate::domain::timeline::step::StepKind::{AskWritten, ConfirmOffer, PrepareRound, RecordPromise, ThankYou};
use crate::domain::timeline::step::{Landmark, Plan, Step, StepKey, StepKind, StepState, Subject};
use chrono::NaiveDateTime;

/// What was found in the plans, by reference: most of it is sorted and never shown.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) to_do: Vec<ToDo<'a>>,
    pub(super) look_back: Vec<ToDo<'a>>,
    pub(super) extras: Vec<(StepKind, Vec<(&'a ProcessId, &'a StepKey)>)>,
    pub(super) coming: Vec<Ahead<'a>>,
    pub(super) waits: Vec<Wait<'a>>,
    pub(super) counts: Counts,
    pub(super) unwind: bool,
    /// Whether a plan says that the search is over.
    pub(super) over: bool,
}

/// What is known of a process before its plan is read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// Whether their word is waited for.
    pub(super) waits: bool,
    /// Whether work has started, here or elsewhere.
    pub(super) settled: bool,
}

impl<'a> Found<'a> {
    /// Reads one plan. True if something has to be answered or written there now.
    pub(super) fn read(&mut self, process: &'a Process, plan: &'a Plan, known: Reading, now: NaiveDateTime) -> bool {
        let until = plus_minutes(now, COMING_DAYS * 24 * 60);
        let within = |at: NaiveDateTime| now < at && at <= until;
        let (first, first_back) = (self.to_do.len(), self.look_back.len());
        let closed = process.status(now).is_closed();
        for step in &plan.steps {
            let kind = step.key.kind;
            self.over |= kind == StepKind::StopSearching;
            let back = match step.state {
                // A letter of thanks may be written before its hour, as the pill of the employer says.
                StepState::Later if !closed && !known.settled && is_to_thank(process, step, now) => {
                    self.add(Tier::Write, process, step, (first, first_back));
                    continue;
                }
                StepState::Now | StepState::Late => {
                    let tier = Tier::of(step, now);
                    let asked = match known.settled {
                        true => tier.stands_when_settled(kind),
                        false => !closed || tier.stands_when_closed(kind),
                    };
                    if asked {
                        self.add(tier, process, step, (first, first_back));
                    }
                    continue;
                }
                _ if known.settled && !Tier::of(step, now).stands_when_settled(kind) => continue,
                StepState::Later if is_announced(kind) => step.window.opens,
                StepState::Snoozed(back) => back,
                _ => continue,
            };
            if within(back) {
                self.coming.push(Ahead::new(back, process, AheadOf::Step(&step.key, &step.title)));
            }
        }
        let asks = self.to_do.len() > first;
        for landmark in &plan.landmarks {
            match landmark {
                Landmark::Round(id, start) if process.round(id).is_some_and(|round| round.goes_on(now)) => {
                    self.round_is_near(process, id, (*start, now), first_back);
                }
                Landmark::Round(id, start) if now < *start => {
                    if start.date() <= plus_days(now.date(), 1) {
                        self.round_is_near(process, id, (*start, now), first_back);
                    } else if within(*start) {
                        self.coming.push(Ahead::new(*start, process, AheadOf::Round(id)));
                    }
                }
                Landmark::Promised { by, answered: None, replaced: false, .. } if known.waits && !known.settled => {
                    if *by == now.date() && !asks {
                        let about = About::TheirDate(*by);
                        self.counts.days += 1;
                        self.to_do.push(ToDo::new(Tier::TheirDay, process, last_minute(*by), about, Vec::new()));
                    } else if within(last_minute(*by)) {
                        self.coming.push(Ahead::new(at_hour(*by, 0), process, AheadOf::TheirDate(*by)));
                    }
                }
                _ => {}
            }
        }
        asks
    }

    fn add(&mut self, tier: Tier, process: &'a Process, step: &'a Step, (first, first_back): (usize, usize)) {
        match tier {
            Tier::Answer if matches!(step.key.kind, ConfirmOffer | AskWritten) => self.counts.offers += 1,
            Tier::Answer => self.counts.answers += 1,
            Tier::Write => {}
            Tier::Line => return self.unwind |= step.key.kind == StepKind::Unwind,
            Tier::Extra => return self.extra(process, step),
            Tier::LookBack | Tier::TheirDay | Tier::Interview => {}
        }
        let (list, from) = match tier {
            Tier::LookBack => (&mut self.look_back, first_back),
            _ => (&mut self.to_do, first),
        };
        // One card or row for each employer; what has to be answered stands alone. So do the thanks, for the title and the
        // hour of a card are those of all in it, and the day of their answer, on which the plan depends.
        let group = |kind| (kind == ThankYou, kind == RecordPromise);
        let alike = |item: &ToDo| item.steps.first().is_some_and(|one| group(one.key.kind) == group(step.key.kind));
        let same = |item: &&mut ToDo| item.tier == tier && tier != Tier::Answer && alike(item);
        let known = list.get_mut(from..).and_then(|these| these.iter_mut().find(same));
        // Each person met has a letter of their own; what else is to be said to one employer goes into one.
        self.counts.letters += usize::from(tier == Tier::Write && (known.is_none() || step.key.kind == ThankYou));
        match known {
            Some(item) => item.join(step),
            None => list.push(ToDo::new(tier, process, step.window.due, About::Steps, vec![step])),
        }
    }

    fn extra(&mut self, process: &'a Process, step: &'a Step) {
        let kind = step.key.kind;
        let at = self.extras.iter().position(|(known, _)| *known >= kind).unwrap_or(self.extras.len());
        if self.extras.get(at).is_none_or(|(known, _)| *known != kind) {
            self.extras.insert(at, (kind, Vec::new()));
        }
        if let Some((_, steps)) = self.extras.get_mut(at) {
            steps.push((&process.id, &step.key));
        }
    }

    /// A round of today or tomorrow is what matters, and its preparation belongs to it.
    fn round_is_near(
        &mut self,
        process: &'a Process,
        id: &RoundId,
        (start, now): (NaiveDateTime, NaiveDateTime),
        first_back: usize,
    ) {
        let mut prepare = Vec::new();
        let of_round = |key: &StepKey| key.kind == PrepareRound && key.subject == Subject::Round(id.clone());
        for item in self.look_back.iter_mut().skip(first_back) {
            item.steps.retain(|step| {
                let mine = of_round(&step.key);
                prepare.extend(mine.then_some(*step));
                !mine
            });
        }
        self.look_back.retain(|item| !item.steps.is_empty());
        let (tier, count) = match start.date() <= now.date() {
            true => (Tier::Interview, &mut self.counts.interviews),
            false => (Tier::TheirDay, &mut self.counts.days),
        };
        *count += 1;
        self.to_do.push(ToDo::new(tier, process, start, About::Round(id.clone()), prepare));
    }
}
