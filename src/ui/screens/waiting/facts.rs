//! The same facts as the drawing, in words.

use crate::device::dates::{self, Style};
use crate::domain::waiting::lane::{Bar, BarKind, Lane, Mark, MarkKind, Stands};
use chrono::NaiveDateTime;

fn day(at: NaiveDateTime) -> String {
    dates::write(at, Style::Day)
}

/// What a bar stands for.
pub const fn label(kind: BarKind) -> &'static str {
    match kind {
        BarKind::Quiet => "Wait",
        BarKind::Filled => "Assume they chose someone else",
        BarKind::Thanks => "Thank-you",
        BarKind::First => "First follow-up",
        BarKind::Second => "Second follow-up",
    }
}

fn bar(bar: &Bar) -> String {
    let from = day(bar.from);
    let span = match bar.to {
        None => ["from ", &from].concat(),
        Some(to) if bar.from.date() == to.date() => from,
        Some(to) => [&from, " to ", &day(to)].concat(),
    };
    let stands = match (bar.kind, bar.stands) {
        (BarKind::Quiet | BarKind::Filled, Stands::Open) => ", now",
        (_, Stands::Open) => ", open now",
        (_, Stands::Done) => ", done",
        (BarKind::Quiet, Stands::Passed) => ", over",
        (_, Stands::Passed) => ", missed",
        (_, Stands::Ahead) => "",
    };
    [label(bar.kind), ": ", &span, stands].concat()
}

fn mark(mark: &Mark) -> String {
    match mark.kind {
        MarkKind::Promised { replaced: false } => ["Their date: ", &day(mark.at)].concat(),
        MarkKind::Promised { replaced: true } => ["Their earlier date: ", &day(mark.at), ", replaced"].concat(),
        MarkKind::Round(n) => ["Interview ", &n.to_string(), ": ", &day(mark.at)].concat(),
    }
}

/// The next dates of a lane, in a line: what to wait for is in its badge.
pub fn next(lane: &Lane, now: NaiveDateTime) -> String {
    let marks = lane.marks.iter().filter(|one| now < one.at).map(|one| (one.at, mark(one)));
    let asks = |one: &&Bar| now < one.from && !matches!(one.kind, BarKind::Quiet | BarKind::Filled);
    let bars = lane
        .bars
        .iter()
        .filter(asks)
        .map(|one| (one.from, bar(&Bar { to: None, ..one.clone() }).replace(": from", ":")));
    let mut next: Vec<(NaiveDateTime, String)> = marks.chain(bars).collect();
    crate::domain::order::sort_by_key(&mut next, |(at, _)| *at);
    next.into_iter().take(2).map(|(_, fact)| fact).collect::<Vec<_>>().join(" · ")
}

/// Everything in a lane, in order of time.
pub fn facts(lane: &Lane) -> Vec<String> {
    let bars = lane.bars.iter().map(|one| (one.from, bar(one)));
    let mut facts: Vec<(NaiveDateTime, String)> =
        lane.marks.iter().map(|one| (one.at, mark(one))).chain(bars).collect();
    crate::domain::order::sort_by_key(&mut facts, |(at, _)| *at);
    facts.into_iter().map(|(_, fact)| fact).collect()
}
