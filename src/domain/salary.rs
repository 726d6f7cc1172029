//! Money that was mentioned, in whole minor units so that no sum is ever rounded.

use serde::{Deserialize, Serialize};

/// Who named the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The employer or their agent.
    Employer,
    /// You.
    Me,
}

/// What the figure is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SalarySaid {
    /// Who said it.
    pub by: Side,
    /// The figure, or the lower end of the range, in minor units (pence, cents).
    pub low: i64,
    /// The upper end of a range, in minor units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<i64>,
    /// Three-letter currency code, ISO 4217.
    pub currency: String,
    /// The period it is paid for.
    pub per: Per,
    /// The day it was said (a local date).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<chrono::NaiveDate>,
}
