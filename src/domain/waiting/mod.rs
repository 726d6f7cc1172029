//! The waiting room: every process that waits as a lane on one axis of days. `lane` reads what a plan holds for it,
//! `scope` is the part of the axis in view. All of it in whole days and minutes, so that it can be worked out by hand.

pub mod lane;
pub mod scope;

use crate::domain::agenda::contact_status::ContactStatus;
use crate::domain::moment::plus_days;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::role_names::Names;
use crate::domain::timeline::step::Plan;
use crate::domain::waiting::lane::Lane;
use chrono::{NaiveDate, NaiveDateTime};

/// Lanes on one page: more are neither readable nor quick.
pub const PAGE: usize = 60;
/// Days shown of what has no end.
const OPEN_END: i64 = 14;

/// Everybody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The lanes: first those that ask for something, then by what comes next, then those that may be given up.
    pub lanes: Vec<Lane>,
    /// The days that any of it touches, and today.
    pub extent: Extent,
}

/// The first and the last day that anything touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Extent {
    fn widen(&mut self, day: NaiveDate) {
        self.first = self.first.min(day);
        self.last = self.last.max(day);
    }
}

/// The waiting room of these processes and their plans at `now` (local time). The order of the lanes never depends on
/// the order of the processes.
pub fn room(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Room {
    let names = Names::among(pairs.iter().map(|(process, _)| *process));
    let named = |(process, plan): &(&Process, &Plan)| {
        lane::read(process, plan, now).map(|lane| Lane { name: names.line(process), ..lane })
    };
    let mut lanes: Vec<Lane> = pairs.iter().filter_map(named).collect();
    order::sort_by(&mut lanes, |a, b| a.rank().cmp(&b.rank()));
    let mut extent = Extent { first: now.date(), last: now.date() };
    for lane in &lanes {
        for bar in &lane.bars {
            extent.widen(bar.from.date());
            extent.widen(bar.to.map_or(plus_days(bar.from.date(), OPEN_END), |to| to.date()));
        }
        for mark in &lane.marks {
            extent.widen(mark.at.date());
        }
    }
    Room { lanes, extent }
}

impl Room {
    /// How many of them want something from you today.
    pub fn wanting(&self) -> usize {
        use ContactStatus::{MayAsk, NoAnswer, Offer, ThankThem};
        let wants = |lane: &&Lane| matches!(lane.status, ThankThem | MayAsk | NoAnswer | Offer { .. });
        self.lanes.iter().filter(wants).count()
    }
}

/// How many pages so many lanes take; never none.
pub const fn pages(lanes: usize) -> usize {
    if lanes == 0 { 1 } else { lanes.div_ceil(PAGE) }
}

/// The lanes of one page, counted from 0; a page beyond the last is the last.
pub fn page(lanes: &[Lane], number: usize) -> &[Lane] {
    let first = number.min(pages(lanes.len()) - 1) * PAGE;
    lanes.get(first..lanes.len().min(first + PAGE)).unwrap_or_default()
}
