//! Why a step has its dates: the facts it rests on and what is reckoned from each, as terms. The dates are reckoned from
//! the terms and the sentence is written from them, so a sentence cannot tell another arithmetic than the one that gave
//! the date.

use crate::domain::advice::playbook::{Author, Origin, Playbook};
use crate::domain::calendar::WorkCalendar;
use crate::domain::moment::plus_days;
use crate::domain::offset::Offset;
use crate::domain::phrase::{Phrase, Piece};
use crate::domain::timeline::window::Window;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::borrow::Cow;

/// When the fact was, that something is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// A moment.
    Moment(NaiveDateTime),
    /// A day.
    Day(NaiveDate),
    /// A day before which "on" stands: "on Thu 12 Nov", "today".
    On(NaiveDate),
}

/// Which of a step's dates a term gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clause {
    /// When it opens.
    Opens,
    /// When it is best done by.
    Due,
    /// When it closes.
    Closes,
    /// When it is no longer worth doing, after it closed.
    Last,
}

/// One term of the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// The fact that what follows is reckoned from: words, and when it was.
    Since(Cow<'static, str>, Stamp),
    /// One date, how it is reckoned, and what that gives.
    Gives(Clause, Offset, NaiveDateTime),
}

/// Whose arithmetic it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The playbook says so.
    Said,
    /// It says so, but names no hours.
    SaidWithoutHours,
    /// It could say something here and does not.
    Silent,
    /// No source gives dates for such a step.
    Ours,
}

/// Why a step has its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Facts and what is reckoned from them. What a later term gives replaces what an earlier one gave.
    pub terms: Vec<Term>,
    /// A sentence or two beside the arithmetic.
    pub note: &'static str,
    /// Whose arithmetic it is.
    pub whose: Whose,
    /// The name of the playbook that applies.
    pub playbook: Cow<'static, str>,
    /// Whether that is the app's own.
    house: bool,
    /// Days off that were not counted, each stretch by its first and last one. Weekends are not listed.
    pub skipped: Vec<(NaiveDate, NaiveDate)>,
    /// The day without work that a date would have fallen on.
    pub moved: Option<NaiveDate>,
}

const ORDER: [Clause; 4] = [Clause::Opens, Clause::Due, Clause::Closes, Clause::Last];

impl Why {
    /// No terms yet.
    pub(super) fn by(playbook: &Playbook, whose: Whose) -> Self {
        Self {
            terms: Vec::with_capacity(4),
            note: "",
            whose,
            playbook: playbook.name.clone(),
            house: playbook.origin == Origin::BuiltIn(Author::House),
            skipped: Vec::new(),
            moved: None,
        }
    }

    /// A sentence without any arithmetic.
    pub(crate) const fn plainly(note: &'static str) -> Self {
        Self {
            terms: Vec::new(),
            note,
            whose: Whose::Ours,
            playbook: Cow::Borrowed(""),
            house: true,
            skipped: Vec::new(),
            moved: None,
        }
    }

    /// From here on it is reckoned from this fact.
    pub(super) fn since(mut self, fact: impl Into<Cow<'static, str>>, stamp: Stamp) -> Self {
        self.terms.push(Term::Since(fact.into(), stamp));
        self
    }

    /// One date.
    pub(super) fn gives(mut self, clause: Clause, offset: Offset, calendar: &WorkCalendar) -> Self {
        let base = match offset {
            Offset::Same(_) => self.given(Clause::Opens).unwrap_or_default(),
            _ => self.base(),
        };
        let at = offset.from(base, calendar);
        if offset.counts_work() {
            let wanted = match offset {
                Offset::Moved(days, _) => plus_days(base.date(), i64::from(days)),
                _ => plus_days(base.date(), 1),
            };
            self.moved =
                Some(wanted).filter(|day| matches!(offset, Offset::Moved(..)) && *day != at.date()).or(self.moved);
            calendar.days_off_between(wanted, at.date(), &mut self.skipped);
        }
        self.terms.push(Term::Gives(clause, offset, at));
        self
    }

    /// Several dates.
    pub(super) fn all(self, terms: &[(Clause, Offset)], calendar: &WorkCalendar) -> Self {
        terms.iter().fold(self, |why, (clause, offset)| why.gives(*clause, *offset, calendar))
    }

    /// With a sentence beside the arithmetic.
    pub(super) const fn noting(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    /// What the next term is reckoned from; a day stands for its beginning.
    pub(super) fn base(&self) -> NaiveDateTime {
        let facts = self.terms.iter().rev().find_map(|term| match term {
            Term::Since(_, Stamp::Moment(at)) => Some(*at),
            Term::Since(_, Stamp::Day(on) | Stamp::On(on)) => Some(on.and_time(NaiveTime::MIN)),
            Term::Gives(..) => None,
        });
        facts.unwrap_or_default()
    }

    fn given(&self, wanted: Clause) -> Option<NaiveDateTime> {
        self.terms.iter().rev().find_map(|term| match term {
            Term::Gives(clause, _, at) if *clause == wanted => Some(*at),
            _ => None,
        })
    }

    /// Whether a later fact gave it another due date than it had at first.
    pub(super) fn is_put_forward(&self) -> bool {
        self.terms.iter().filter(|term| matches!(term, Term::Gives(Clause::Due, ..))).count() > 1
    }

    /// The dates that the terms give, and the last moment at which the step is worth doing. A date that would lie
    /// before the opening gives way to the closing; one after the closing is over with it.
    pub fn window(&self) -> (Window, Option<NaiveDateTime>) {
        let opens = self.given(Clause::Opens).unwrap_or_default();
        let closes = self.given(Clause::Closes).map(|closes| closes.max(opens));
        let due = self.given(Clause::Due).unwrap_or(opens);
        let due = match closes {
            Some(closes) if due < opens || closes < due => closes,
            _ => due.max(opens),
        };
        let last = self.given(Clause::Last).map_or(closes, |last| Some(closes.map_or(last, |closes| last.max(closes))));
        (Window { opens, due, closes }, last)
    }

    /// The sentences.
    pub fn phrase(&self) -> Phrase {
        if self.terms.is_empty() {
            return Phrase::text(self.note);
        }
        let (window, _) = self.window();
        let mut said = Phrase(Vec::with_capacity(2 * self.terms.len() + 4));
        let mut between = "";
        for (n, term) in self.terms.iter().enumerate() {
            match term {
                Term::Since(fact, stamp) => {
                    if n > 0 {
                        said.0.push(Piece::Text(". ".into()));
                    }
                    said.0.push(Piece::Text(fact.clone().into()));
                    said.0.push(match stamp {
                        Stamp::Moment(at) => Piece::Moment(*at),
                        Stamp::Day(on) => Piece::Day(*on),
                        Stamp::On(on) => Piece::On(*on),
                    });
                    between = ": ";
                }
                // What another term replaced is not told.
                Term::Gives(clause, _, _) if self.is_replaced(n, *clause) => {}
                Term::Gives(clause, offset, at) => {
                    said.0.push(Piece::Text(
                        [between, &*told(*clause, *offset), instead(*clause, *at, &window)].concat(),
                    ));
                    between = ", ";
                }
            }
        }
        let mut rest = String::from(". ");
        if let Some(day) = self.moved {
            said.0.extend([Piece::Text(rest), Piece::Day(day)]);
            rest = " is no working day. ".into();
        }
        for (n, (first, last)) in self.skipped.iter().enumerate() {
            rest.push_str(if n == 0 { "Days off between: " } else { ", " });
            said.0.extend([Piece::Text(std::mem::take(&mut rest)), Piece::Day(*first)]);
            if first < last {
                said.0.extend([Piece::Text(" to ".into()), Piece::Day(*last)]);
            }
            if n + 1 == self.skipped.len() {
                rest.push_str(". ");
            }
        }
        for words in [self.note, if self.note.is_empty() { "" } else { " " }, "Advice: ", &*self.playbook, self.tail()]
        {
            rest.push_str(words);
        }
        said.0.push(Piece::Text(rest));
        said
    }

    fn is_replaced(&self, place: usize, wanted: Clause) -> bool {
        let again = |term: &Term| matches!(term, Term::Gives(clause, ..) if *clause == wanted);
        self.terms.iter().skip(place + 1).any(again)
    }

    fn tail(&self) -> &'static str {
        match self.whose {
            _ if self.house => ".",
            Whose::Said => ".",
            Whose::SaidWithoutHours => "; the hours are ours.",
            Whose::Silent => "; it says nothing here, so this is ours.",
            Whose::Ours => "; these dates are ours.",
        }
    }

    /// With ISO dates, for data exports and tests.
    pub fn plain(&self) -> String {
        self.phrase().plain()
    }
}

/// "from 1 hour later", "best by 11:00 the next day".
fn told(clause: Clause, offset: Offset) -> String {
    const LEADS: [[&str; 2]; 4] = [
        ["at once", "from "],
        ["best at once", "best by "],
        ["until then", "at the latest "],
        ["late until then", "late until "],
    ];
    let words = offset.words();
    let [bare, lead] = LEADS[ORDER.iter().position(|one| *one == clause).unwrap_or(0)];
    if words.is_empty() { bare.into() } else { [lead, &words].concat() }
}

/// What counts instead of a date that its own terms give, where another one came before it.
fn instead(clause: Clause, given: NaiveDateTime, window: &Window) -> &'static str {
    let closes = window.closes;
    match clause {
        Clause::Due if given < window.opens && closes.is_some() => " (before it opens, so until it closes)",
        Clause::Due if given < window.opens => " (before it opens, so at once)",
        Clause::Due if closes.is_some_and(|closes| closes < given) => " (after it closes, so until then)",
        Clause::Closes if given < window.opens => " (before it opens, so at once)",
        Clause::Last if closes.is_some_and(|closes| given < closes) => " (before it closes, so until then)",
        _ => "",
    }
}
