//! The same facts as the drawing, in words.

use crate::device::dates::{self, Style};
use crate::domain::waiting::lane::{Bar, BarKind, Lane, Mark, MarkKind, Stands, Waits};
use chrono::NaiveDateTime;

fn day(at: NaiveDateTime) -> String {
    dates::write(at, Style::Day)
}

/// How a process stands now.
pub fn state(waits: Waits, now: NaiveDateTime) -> String {
    match waits {
        Waits::Offer => "Offer in hand".to_owned(),
        Waits::Thank(until) if until <= now => "Thank them now, late".to_owned(),
        Waits::Thank(until) => ["Thank them by ", &dates::human(until, now)].concat(),
        Waits::Ask(1, _) => "Follow up now".to_owned(),
        Waits::Ask(..) => "Follow up once more".to_owned(),
        Waits::Round(at) => ["Interview ", &dates::human(at, now)].concat(),
        Waits::Quiet(until) => ["Wait until ", &day(until)].concat(),
        Waits::Nothing => "Nothing due".to_owned(),
        Waits::Filled(_) => "Assume it is filled".to_owned(),
    }
}

/// What a bar stands for.
pub const fn label(kind: BarKind) -> &'static str {
    match kind {
        BarKind::Quiet => "No contact",
        BarKind::Filled => "Assume it is filled",
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
        (_, Stands::Passed) => ", went by",
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

/// Everything in a lane, in order of time.
pub fn facts(lane: &Lane) -> Vec<String> {
    let bars = lane.bars.iter().map(|one| (one.from, bar(one)));
    let mut facts: Vec<(NaiveDateTime, String)> =
        lane.marks.iter().map(|one| (one.at, mark(one))).chain(bars).collect();
    crate::domain::order::sort_by_key(&mut facts, |(at, _)| *at);
    facts.into_iter().map(|(_, fact)| fact).collect()
}
