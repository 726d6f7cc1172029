//! What you want to be paid: the least, the figure to name, and the figure to hope for, each with its reason (S2).

use crate::domain::json::Json;
use crate::domain::money::{self, MoneyError};
use crate::domain::salary::Per;
use crate::domain::text::Line;

/// The three figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// You would not take less.
    Floor,
    /// You would be happy with it.
    Target,
    /// It may be asked for.
    Stretch,
}

impl Aim {
    /// Every figure, the least first.
    pub const ALL: [Self; 3] = [Self::Floor, Self::Target, Self::Stretch];

    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Floor => "The least you’d take",
            Self::Target => "What you’d be happy with",
            Self::Stretch => "What you’d ask for first",
        }
    }

    /// What its reason is asked for with.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Floor => "Why not less?",
            Self::Target => "Why that much?",
            Self::Stretch => "Why more than that?",
        }
    }

    /// What a good reason rests on.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Floor => "What you need each month, or what you earn now.",
            Self::Target => "What this job pays elsewhere, and what you bring.",
            Self::Stretch => "What makes you worth more to them.",
        }
    }
}

/// What you want to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Expectation {
    /// Three-letter currency code, ISO 4217.
    #[json(required)]
    pub currency: String,
    /// The period it is paid for.
    #[json(required)]
    pub per: Per,
    /// The least, in minor units (pence, cents).
    pub floor: Option<i64>,
    /// The figure to name.
    pub target: Option<i64>,
    /// The figure to hope for.
    pub stretch: Option<i64>,
    /// Why the least.
    pub floor_why: Line,
    /// Why that figure.
    pub target_why: Line,
    /// Why that much.
    pub stretch_why: Line,
}

impl Expectation {
    /// Nothing decided yet.
    pub fn open(currency: String, per: Per) -> Self {
        let (floor_why, target_why, stretch_why) = Default::default();
        Self { currency, per, floor: None, target: None, stretch: None, floor_why, target_why, stretch_why }
    }

    /// One figure.
    pub const fn figure(&self, aim: Aim) -> Option<i64> {
        match aim {
            Aim::Floor => self.floor,
            Aim::Target => self.target,
            Aim::Stretch => self.stretch,
        }
    }

    /// The figure of this aim, to change it.
    pub const fn figure_mut(&mut self, aim: Aim) -> &mut Option<i64> {
        match aim {
            Aim::Floor => &mut self.floor,
            Aim::Target => &mut self.target,
            Aim::Stretch => &mut self.stretch,
        }
    }

    /// The reason of this aim.
    pub const fn reason(&self, aim: Aim) -> &Line {
        match aim {
            Aim::Floor => &self.floor_why,
            Aim::Target => &self.target_why,
            Aim::Stretch => &self.stretch_why,
        }
    }

    /// The reason of this aim, to change it.
    pub const fn reason_mut(&mut self, aim: Aim) -> &mut Line {
        match aim {
            Aim::Floor => &mut self.floor_why,
            Aim::Target => &mut self.target_why,
            Aim::Stretch => &mut self.stretch_why,
        }
    }

    /// Whether you can go into that talk: the least and the figure to name are there, each with its reason.
    pub fn is_ready(&self) -> bool {
        let there = |aim| self.figure(aim).is_some() && !self.reason(aim).is_empty();
        there(Aim::Floor) && there(Aim::Target)
    }

    /// These figures in another currency, digit for digit. Errors: not a currency, or one without minor units where
    /// there are some.
    pub fn in_currency(mut self, typed: &str) -> Result<Self, MoneyError> {
        let currency = money::currency(typed)?;
        for aim in Aim::ALL {
            let moved = self.figure(aim).map(|sum| money::read(&money::written(sum, &self.currency), &currency));
            *self.figure_mut(aim) = moved.transpose()?;
        }
        self.currency = currency;
        Ok(self)
    }

    /// One figure as it is written on screen: "GBP 42,000".
    pub fn written(&self, aim: Aim) -> Option<String> {
        Some([&*self.currency, " ", &*money::written(self.figure(aim)?, &self.currency)].concat())
    }

    /// Two figures of which the smaller stands where the greater belongs.
    pub fn crossed(&self) -> Option<(Aim, Aim)> {
        let set: Vec<(Aim, i64)> = Aim::ALL.into_iter().filter_map(|aim| Some((aim, self.figure(aim)?))).collect();
        set.windows(2).find_map(|pair| match pair {
            [(one, low), (other, high)] if high < low => Some((*one, *other)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_ready_with_two_figures_and_their_reasons() {
        let mut one = Expectation::open("GBP".into(), Per::Year);
        let reason = Line::cut("the rent");
        assert!(!one.is_ready());
        (one.floor, one.target) = (Some(40), Some(45));
        assert!(!one.is_ready(), "figures alone are no reasons");
        one.floor_why = reason.clone();
        assert!(!one.is_ready());
        one.target_why = reason;
        assert!(one.is_ready());
        let cases = [
            ([Some(40), Some(45), None], None),
            ([Some(40), Some(40), Some(40)], None),
            ([Some(50), Some(45), None], Some((Aim::Floor, Aim::Target))),
            ([Some(50), None, Some(45)], Some((Aim::Floor, Aim::Stretch))),
            ([None, Some(50), Some(45)], Some((Aim::Target, Aim::Stretch))),
        ];
        for (figures, crossed) in cases {
            [one.floor, one.target, one.stretch] = figures;
            assert_eq!(one.crossed(), crossed, "{figures:?}");
        }
    }
}
