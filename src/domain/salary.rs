//! Money that was mentioned, in whole minor units so that no sum is ever rounded.

use crate::domain::id::PersonId;
use crate::domain::json::Json;
use crate::domain::money::{self, MoneyError};
use std::fmt;

/// Who named the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub enum Side {
    /// The employer or their agent.
    Employer,
    /// You.
    Me,
}

/// What the figure is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
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

/// One figure or range named by one side.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct SalarySaid {
    /// Who said it.
    #[json(required)]
    pub by: Side,
    /// The figure, or the lower end of the range, in minor units (pence, cents).
    #[json(required)]
    pub low: i64,
    /// The upper end of a range, in minor units.
    pub high: Option<i64>,
    /// Three-letter currency code, ISO 4217.
    #[json(required)]
    pub currency: String,
    /// The period it is paid for.
    #[json(required)]
    pub per: Per,
    /// The day it was said (a local date).
    pub on: Option<chrono::NaiveDate>,
    /// Who of them said it, or heard it.
    pub person: Option<PersonId>,
}

impl SalarySaid {
    /// Replaces the figures, in minor units. Errors: [`MoneyError::Backwards`].
    pub fn ranging(self, low: i64, high: Option<i64>) -> Result<Self, MoneyError> {
        if high.is_some_and(|high| high < low) { Err(MoneyError::Backwards) } else { Ok(Self { low, high, ..self }) }
    }

    /// These figures in another currency, digit for digit. Errors: not a currency, or one without minor units where
    /// there are some.
    pub fn in_currency(self, typed: &str) -> Result<Self, MoneyError> {
        let currency = money::currency(typed)?;
        let moved = |minor: i64| money::read(&money::written(minor, &self.currency), &currency);
        let (low, high) = (moved(self.low)?, self.high.map(moved).transpose()?);
        Ok(Self { low, high, currency, ..self })
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_changed_digit_for_digit_or_not_at_all() {
        let said = SalarySaid {
            by: Side::Me,
            low: 4_200_000,
            high: Some(4_500_050),
            currency: "GBP".into(),
            per: Per::Year,
            on: None,
            person: None,
        };
        assert_eq!(said.to_string(), "GBP 42,000 to 45,000.50 a year");
        assert_eq!(said.clone().in_currency("eur").unwrap().to_string(), "EUR 42,000 to 45,000.50 a year");
        assert_eq!(said.clone().in_currency("JPY"), Err(MoneyError::NoSum));
        assert_eq!(said.clone().in_currency("yen?"), Err(MoneyError::NoCurrency));
        let whole = said.clone().ranging(4_200_000, None).unwrap();
        assert_eq!(whole.in_currency("JPY").unwrap().to_string(), "JPY 42,000 a year");
        assert_eq!(said.ranging(2, Some(1)), Err(MoneyError::Backwards));
    }
}
