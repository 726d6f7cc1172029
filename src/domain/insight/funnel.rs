//! How far each process went, and where those stand that went no further.

use crate::domain::ledger::{Decision, EmployerResponse, LedgerEvent};
use crate::domain::process::Status;
use crate::domain::timeline::facts::Facts;

/// Fewer processes than this are not drawn: the list of interviews says more of one or two than a picture can.
pub const ENOUGH: usize = 3;

/// How far a process got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// An interview.
    Interview,
    /// A further round.
    Further,
    /// An offer.
    Offer,
    /// You accepted.
    Accepted,
    /// You started work.
    Started,
}

impl Reached {
    /// Every stage, in order.
    pub const ALL: [Self; 5] = [Self::Interview, Self::Further, Self::Offer, Self::Accepted, Self::Started];

    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Interview => "First interview",
            Self::Further => "A further round, or straight to an offer",
            Self::Offer => "An offer",
            Self::Accepted => "Accepted",
            Self::Started => "Started work",
        }
    }
}

/// The processes that got to a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stage {
    /// Those that went on to a later stage.
    pub further: usize,
    /// Those that are at it now.
    pub here: usize,
    /// Those that ended at it with a refusal.
    pub refused: usize,
    /// Those that ended at it without any word.
    pub no_word: usize,
    /// Those that you left at it.
    pub left: usize,
}

impl Stage {
    /// All that got so far.
    pub const fn all(&self) -> usize {
        self.further + self.here + self.refused + self.no_word + self.left
    }
}

/// The stages, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funnel(pub [Stage; 5]);

impl Funnel {
    /// The processes with at least one interview behind them.
    pub const fn all(&self) -> usize {
        self.0[0].all()
    }
}

pub(super) fn funnel(all: &[Facts]) -> Funnel {
    let mut funnel = Funnel::default();
    for facts in all {
        let Some(reached) = reached(facts) else { continue };
        for (stage, counted) in Reached::ALL.into_iter().zip(&mut funnel.0) {
            if stage < reached {
                counted.further += 1;
            } else if stage == reached {
                *counted.place(facts) += 1;
            }
        }
    }
    funnel
}

impl Stage {
    fn place(&mut self, facts: &Facts) -> &mut usize {
        let put_away = facts.process.archived.is_some_and(|at| at <= facts.now);
        match facts.standing {
            Status::Refused => &mut self.refused,
            Status::Declined | Status::Withdrawn => &mut self.left,
            Status::Filled => &mut self.no_word,
            Status::Open if put_away => &mut self.no_word,
            Status::Open | Status::Offered | Status::Accepted | Status::Started => &mut self.here,
        }
    }
}

/// The furthest it ever got; `None` before the first interview.
fn reached(facts: &Facts) -> Option<Reached> {
    let rounds = facts.held.len() + facts.loose.len();
    let mut reached = match rounds {
        0 => None,
        1 if facts.planned.is_empty() => Some(Reached::Interview),
        _ => Some(Reached::Further),
    };
    for entry in &facts.ledger {
        let stage = match &entry.what {
            // Before any interview, the invitation is to the first one.
            LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } => {
                let earlier = facts.held.iter().any(|held| held.end < entry.at && held.round.id != *id);
                earlier.then_some(Reached::Further)
            }
            LedgerEvent::Heard { news: EmployerResponse::Offer { .. }, .. } => Some(Reached::Offer),
            LedgerEvent::Heard { news: EmployerResponse::OfferWithdrawn, .. } => Some(Reached::Offer),
            LedgerEvent::Decided(Decision::Declined) => Some(Reached::Offer),
            LedgerEvent::Decided(Decision::Accepted) => Some(Reached::Accepted),
            LedgerEvent::Decided(Decision::StartedWork) => Some(Reached::Started),
            _ => None,
        };
        reached = reached.max(stage);
    }
    reached
}
