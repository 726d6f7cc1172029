//! Sentences with dates in them. The domain knows which moment is meant; only the browser knows how this user
//! writes dates. So a sentence is a list of pieces, and the screen spells out the moments.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words, with the spaces they need around them.
    Text(String),
    /// A local moment, to be written in human words.
    Moment(NaiveDateTime),
    /// A local day, to be written in human words.
    Day(NaiveDate),
    /// A local day in human words, with "on" before it where that is English: "on Thu 12 Nov", "today".
    On(NaiveDate),
}

/// A sentence, or a few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Piece>);

impl Phrase {
    /// Words alone.
    pub fn text(words: impl Into<String>) -> Self {
        Self(vec![Piece::Text(words.into())])
    }

    /// Appends words.
    #[must_use]
    pub fn and(mut self, words: impl Into<String>) -> Self {
        self.0.push(Piece::Text(words.into()));
        self
    }

    /// Appends a moment.
    #[must_use]
    pub fn moment(mut self, at: NaiveDateTime) -> Self {
        self.0.push(Piece::Moment(at));
        self
    }

    /// Appends a day.
    #[must_use]
    pub fn day(mut self, on: NaiveDate) -> Self {
        self.0.push(Piece::Day(on));
        self
    }

    /// Appends a day with "on" before it.
    #[must_use]
    pub fn on(mut self, on: NaiveDate) -> Self {
        self.0.push(Piece::On(on));
        self
    }

    /// The sentence with ISO dates, for data exports and tests.
    pub fn plain(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(words) => words.clone(),
            Piece::Moment(at) => format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute()),
            Piece::Day(on) => on.to_string(),
            Piece::On(on) => format!("on {on}"),
        });
        pieces.collect()
    }
}
