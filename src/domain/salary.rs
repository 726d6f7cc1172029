//! Money that was mentioned, in whole minor units so that no sum is ever rounded.

use crate::domain::json::{json_struct, json_words};
use crate::domain::money;
use std::fmt;

/// Who named the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The employer or their agent.
    Employer,
    /// You.
    Me,
}

json_words!(Side { Employer, Me });

/// What the figure is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

json_words!(Per { Year, Month, Day, Hour });

/// One figure or range named by one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalarySaid {
    /// Who said it.
    pub by: Side,
    /// The figure, or the lower end of the range, in minor units (pence, cents).
    pub low: i64,
    /// The upper end of a range, in minor units.
    pub high: Option<i64>,
    /// Three-letter currency code, ISO 4217.
    pub currency: String,
    /// The period it is paid for.
    pub per: Per,
    /// The day it was said (a local date).
    pub on: Option<chrono::NaiveDate>,
}

json_struct!(SalarySaid {
    must: by, low;
    may: high;
    must: currency, per;
    may: on;
});

impl fmt::Display for SalarySaid {
    /// "GBP 42,000 to 45,000 a year".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, money::written(self.low, &self.currency))?;
        if let Some(high) = self.high {
            write!(f, " to {}", money::written(high, &self.currency))?;
        }
        f.write_str(match self.per {
            Per::Year => " a year",
            Per::Month => " a month",
            Per::Day => " a day",
            Per::Hour => " an hour",
        })
    }
}
