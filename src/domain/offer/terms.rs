//! What an employer offers, in its parts, as they said or wrote it.

use crate::domain::json::Json;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDate;

/// One part of the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// The pay itself.
    Pay,
    /// What may come on top of it.
    Bonus,
    /// What they put aside for later.
    Pension,
    /// Anything else of value.
    Extras,
    /// How long and when you work.
    Hours,
    /// Days off.
    Holidays,
    /// Where, and how much from home.
    Place,
    /// How long notice takes, and how long you are on trial.
    Notice,
}

impl Term {
    /// Every part, in order.
    pub const ALL: [Self; 8] =
        [Self::Pay, Self::Bonus, Self::Pension, Self::Extras, Self::Hours, Self::Holidays, Self::Place, Self::Notice];

    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pay => "Pay",
            Self::Bonus => "Bonus",
            Self::Pension => "Pension",
            Self::Extras => "Extras",
            Self::Hours => "Hours",
            Self::Holidays => "Holidays",
            Self::Place => "Place of work",
            Self::Notice => "Notice and trial period",
        }
    }

    /// An example of it.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Pay => "£42,000 a year",
            Self::Bonus => "Up to 10 %, paid in March",
            Self::Pension => "8 % from them, 4 % from me",
            Self::Extras => "Laptop, training budget, travel card",
            Self::Hours => "37 hours, flexible from 8 to 10",
            Self::Holidays => "28 days and bank holidays",
            Self::Place => "Leeds, two days from home",
            Self::Notice => "One month, three months on trial",
        }
    }
}

/// The terms of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct OfferTerms {
    /// The pay itself.
    pub pay: Line,
    /// What may come on top of it.
    pub bonus: Line,
    /// What they put aside for later.
    pub pension: Line,
    /// Anything else of value.
    pub extras: Line,
    /// How long and when you work.
    pub hours: Line,
    /// Days off.
    pub holidays: Line,
    /// Where, and how much from home.
    pub place: Line,
    /// How long notice takes, and how long you are on trial.
    pub notice: Line,
    /// The first day (a local date).
    pub start: Option<NaiveDate>,
    /// What speaks for and against it, in your words.
    pub notes: Prose,
}

impl OfferTerms {
    /// One part.
    pub const fn term(&self, term: Term) -> &Line {
        match term {
            Term::Pay => &self.pay,
            Term::Bonus => &self.bonus,
            Term::Pension => &self.pension,
            Term::Extras => &self.extras,
            Term::Hours => &self.hours,
            Term::Holidays => &self.holidays,
            Term::Place => &self.place,
            Term::Notice => &self.notice,
        }
    }

    /// One part, to change it.
    pub const fn term_mut(&mut self, term: Term) -> &mut Line {
        match term {
            Term::Pay => &mut self.pay,
            Term::Bonus => &mut self.bonus,
            Term::Pension => &mut self.pension,
            Term::Extras => &mut self.extras,
            Term::Hours => &mut self.hours,
            Term::Holidays => &mut self.holidays,
            Term::Place => &mut self.place,
            Term::Notice => &mut self.notice,
        }
    }

    /// Whether nothing is written down yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
