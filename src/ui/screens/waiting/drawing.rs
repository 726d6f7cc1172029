//! The drawing: an axis, and one lane below the other. Of a lane only the days in view are drawn.

use crate::device::dates::{self, Style};
use crate::domain::waiting::lane::{Bar, BarKind, Lane, Mark, MarkKind};
use crate::domain::waiting::scope::{Rhythm, Scope, Tick};
use crate::ui::kit::dom::{El, svg};
use crate::ui::screens::waiting::glyphs::{self, HIGH, SIGN, line, number, rect, text};
use chrono::NaiveDateTime;

/// Height of the axis, in pixels.
pub const AXIS: i64 = 48;
/// From this width on the names stand beside the lanes.
const WIDE: i64 = 640;

/// The measures of a drawing, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// From edge to edge.
    pub width: i64,
    /// Where the axis begins: what is left of it belongs to the names.
    pub left: i64,
    /// Height of a lane.
    pub lane: i64,
    /// From the top of a lane to the top of its bars.
    pub above: i64,
}

impl Frame {
    /// The measures for a place of this width.
    pub const fn fit(width: i64) -> Self {
        if width < WIDE {
            Self { width, left: 0, lane: 96, above: 58 }
        } else {
            Self { width, left: 248, lane: 56, above: 17 }
        }
    }

    /// The height of so many lanes with their axis.
    pub const fn height(self, lanes: usize) -> i64 {
        AXIS + self.lane * lanes as i64
    }

    /// Width of the axis.
    pub const fn axis(self) -> i64 {
        let width = self.width - self.left;
        if width < 1 { 1 } else { width }
    }

    /// The top of a lane, counted from 0.
    pub const fn top(self, lane: usize) -> i64 {
        AXIS + self.lane * lane as i64
    }

    const fn x(self, minute: i64, scope: Scope) -> i64 {
        self.left + minute * self.axis() / scope.minutes()
    }
}

/// All of these lanes, without their names.
pub fn drawing(lanes: &[Lane], scope: Scope, frame: Frame, now: NaiveDateTime, hatch: &str) -> El {
    let height = frame.height(lanes.len());
    let size = ["0 0 ", &frame.width.to_string(), " ", &height.to_string()].concat();
    let drawing = number(number(svg("svg").attr("viewBox", &size), "width", frame.width), "height", height);
    let drawing = drawing.add(glyphs::hatch(hatch)).add(axis(scope, frame, height));
    let rows = (0..).zip(lanes).map(|(place, lane)| row(lane, place, scope, frame, now, hatch));
    rows.fold(drawing, El::add).add(today(now, scope, frame))
}

/// The axis of days, above so many pixels of lanes.
pub fn axis(scope: Scope, frame: Frame, height: i64) -> El {
    let rule = line("room__rule", (frame.left, AXIS - 1), (frame.width, AXIS - 1));
    let mut free = frame.left;
    scope.ticks().into_iter().fold(svg("g").add(rule), |axis, tick| {
        let minute = scope.minute(tick.day.and_time(chrono::NaiveTime::MIN));
        let x = frame.x(minute, scope);
        let axis = axis.add(line("room__tick", (x, AXIS - 18), (x, height)));
        let words = words(tick, scope.rhythm());
        // About seven pixels for a letter: what would run into its neighbour is left out.
        let long = 10 + 7 * words.chars().count() as i64;
        if x < free || frame.width < x + long {
            return axis;
        }
        free = x + long;
        axis.add(text(x + 4, AXIS - 8, "room__words", &words))
    })
}

fn words(tick: Tick, rhythm: Rhythm) -> String {
    use chrono::Datelike;
    let noon = dates::noon(tick.day);
    match rhythm {
        Rhythm::Months if tick.day.month() == 1 => tick.day.year().to_string(),
        Rhythm::Months => dates::write(noon, Style::ShortMonth),
        _ if tick.names_month => dates::write(noon, Style::ShortDay),
        _ => tick.day.day().to_string(),
    }
}

/// Today on the axis, where it is in view.
pub fn today(now: NaiveDateTime, scope: Scope, frame: Frame) -> Option<El> {
    const WIDTH: i64 = 52;
    let x = frame.x(scope.spot(now)?, scope);
    let tag = (x - WIDTH / 2).clamp(frame.left, (frame.width - WIDTH).max(frame.left));
    let words = text(tag + WIDTH / 2, 15, "room__today-words", "Today");
    let tag = rect("room__today-tag", (tag, 0), (WIDTH, 22)).attr("rx", "3");
    Some(svg("g").add(line("room__today", (x, 20), (x, AXIS))).add(tag).add(words))
}

/// One lane, counted from 0.
pub fn row(lane: &Lane, place: usize, scope: Scope, frame: Frame, now: NaiveDateTime, hatch: &str) -> El {
    let top = frame.top(place);
    let now = scope.spot(now).map(|minute| frame.x(minute, scope));
    let bars = top + frame.above;
    let end = top + frame.lane - 1;
    // Where the name stands above, no line runs through it.
    let above = (frame.left == 0).then(|| rect("room__above", (0, top), (frame.width, frame.above - 8)));
    let today = if frame.left == 0 { (bars - 8, end) } else { (top, end + 1) };
    let row = svg("g")
        .add(above)
        .add(line("room__track", (frame.left, bars + HIGH / 2), (frame.width, bars + HIGH / 2)))
        .add(line("room__end", (0, end), (frame.width, end)));
    let row = lane.bars.iter().filter_map(|bar| stretch(bar, bars, scope, frame, hatch)).fold(row, El::add);
    let row = lane.marks.iter().filter_map(|mark| moment(mark, bars, scope, frame)).fold(row, El::add);
    row.add(now.map(|x| line("room__today", (x, today.0), (x, today.1))))
}

fn stretch(bar: &Bar, top: i64, scope: Scope, frame: Frame, hatch: &str) -> Option<El> {
    let piece = scope.piece(bar.from, bar.to)?;
    let (from, to) = (frame.x(piece.from, scope), frame.x(piece.to, scope));
    let least = if matches!(bar.kind, BarKind::Quiet | BarKind::Filled) { 4 } else { SIGN };
    let width = (to - from).max(least);
    let from = from.min(frame.width - width);
    Some(glyphs::bar(bar.kind, bar.stands, (from, top), width, hatch))
}

fn moment(mark: &Mark, top: i64, scope: Scope, frame: Frame) -> Option<El> {
    let x = frame.x(scope.spot(mark.at)?, scope);
    Some(match mark.kind {
        MarkKind::Promised { replaced } => glyphs::flag((x.min(frame.width - 12), top - 6), replaced),
        MarkKind::Round(count) => {
            // It ends at its moment, so that it does not hide what begins there.
            let x = (x - 10).clamp(frame.left + 11, frame.width - 11);
            glyphs::ring((x, top + HIGH / 2), count)
        }
    })
}
