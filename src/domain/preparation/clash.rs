//! A figure about pay that does not go with another one: with what you named before, or with the least you would take.

use crate::domain::preparation::differ::sum_differs;
use crate::domain::process::Process;
use crate::domain::salary::{SalarySaid, Side};

/// What is wrong with a figure that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// You named another one too, and no sum is in both.
    WithYours,
    /// You named less than the least you would take.
    BelowYourFloor,
    /// They named less than that.
    TheirsTooLow,
}

impl Clash {
    /// Whether its sentence gives away that there is a least you would take: that is not for paper.
    pub const fn tells_the_least(self) -> bool {
        matches!(self, Self::BelowYourFloor | Self::TheirsTooLow)
    }

    /// The sentence on screen.
    pub const fn words(self) -> &'static str {
        match self {
            Self::WithYours => "You named another figure too.",
            Self::BelowYourFloor => "This is below the least you’d take.",
            Self::TheirsTooLow => "Even their best is below the least you’d take.",
        }
    }
}

/// What is wrong with this figure, if anything is.
pub fn clash(process: &Process, said: &SalarySaid) -> Option<Clash> {
    if sum_differs(process, said) {
        return Some(Clash::WithYours);
    }
    let expectation = process.expectation.as_ref();
    let same = expectation.filter(|it| it.currency == said.currency && it.per == said.per);
    let floor = same.and_then(|it| it.floor)?;
    match said.by {
        Side::Me if said.low < floor => Some(Clash::BelowYourFloor),
        Side::Employer if said.high.unwrap_or(said.low) < floor => Some(Clash::TheirsTooLow),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::expectation::Expectation;
    use crate::domain::id::ProcessId;
    use crate::domain::salary::Per;
    use chrono::NaiveDateTime;

    fn said(by: Side, low: i64, high: Option<i64>) -> SalarySaid {
        SalarySaid { by, low, high, currency: "GBP".into(), per: Per::Year, on: None, person: None }
    }

    #[test]
    fn a_clash_is_known() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        let mut wanted = Expectation::open("GBP".into(), Per::Year);
        wanted.floor = Some(42);
        process.expectation = Some(wanted);
        // The figure, another one that was named, what is wrong.
        let me = |low, high| said(Side::Me, low, high);
        let they = |low, high| said(Side::Employer, low, high);
        let cases = [
            (me(45, None), None, None),
            (me(40, Some(50)), None, Some(Clash::BelowYourFloor)),
            (me(45, None), Some(me(50, None)), Some(Clash::WithYours)),
            (me(45, Some(50)), Some(me(48, None)), None),
            (they(38, Some(44)), None, None),
            (they(38, Some(41)), None, Some(Clash::TheirsTooLow)),
            (they(38, None), None, Some(Clash::TheirsTooLow)),
            (they(38, Some(44)), Some(they(50, None)), None),
            (SalarySaid { currency: "EUR".into(), ..me(1, None) }, None, None),
            (SalarySaid { per: Per::Month, ..me(1, None) }, None, None),
        ];
        for (one, other, expected) in cases {
            process.salary = [one.clone()].into_iter().chain(other).collect();
            assert_eq!(clash(&process, &one), expected, "{:?}", process.salary);
        }
    }
}
