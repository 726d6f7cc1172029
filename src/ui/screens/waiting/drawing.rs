//! The drawing: an axis, and one lane below the other. Of a lane only the days in view are drawn.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::waiting::lane::{Bar, BarKind, Lane, Mark, MarkKind};
use crate::domain::waiting::scope::{Rhythm, Scope, Tick};
use crate::ui::kit::dom::{El, svg};
use crate::ui::kit::wrap_lines::wrap;
use crate::ui::screens::waiting::glyphs::{self, HIGH, SIGN, line, number, rect, text};
use chrono::NaiveDateTime;

/// Height of the axis, in pixels.
pub const AXIS: i64 = 48;
/// Height of a line of a name.
pub const LINE: i64 = 24;
/// From this width on the names stand beside the lanes.
const WIDE: i64 = 640;

/// Units of the drawing in one letter's height: it is made in pixels for letters of the usual size, and grows with them.
const UNITS: i64 = 16;

/// Pixels of the page in units of the drawing.
pub fn in_units(pixels: f64) -> i64 {
    (pixels * UNITS as f64 / page::letter_size()) as i64
}

/// So many units of the drawing as a CSS length.
pub fn rem(units: i64) -> String {
    format!("{}.{:04}rem", units / UNITS, units % UNITS * (10_000 / UNITS))
}

/// The measures of a drawing, in pixels while letters have the usual size.
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

    /// Width of the axis.
    pub const fn axis(self) -> i64 {
        let width = self.width - self.left;
        if width < 1 { 1 } else { width }
    }

    /// How many letters of a name stand in a line.
    const fn letters(self) -> usize {
        let width = if self.left == 0 { self.width } else { self.left - 16 };
        if width < 100 { 10 } else { width as usize / 10 }
    }

    /// A name in lines: none is cut.
    pub fn lines(self, name: &str) -> Vec<String> {
        wrap(name, self.letters())
    }

    /// How somebody stands, in lines of smaller letters.
    pub fn small_lines(self, words: &str) -> Vec<String> {
        wrap(words, self.letters() * 5 / 4)
    }

    const fn x(self, minute: i64, scope: Scope) -> i64 {
        self.left + minute * self.axis() / scope.minutes()
    }
}

/// Where the lanes stand: one with a long name is higher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tops(Vec<i64>);

impl Tops {
    /// Those of lanes with these names.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>, frame: Frame) -> Self {
        Self::of_lines(names.map(|name| frame.lines(name).len()), frame)
    }

    /// Those of lanes with so many lines of names, and more of whatever else stands there.
    pub fn of_lines(lines: impl Iterator<Item = usize>, frame: Frame) -> Self {
        let mut tops = vec![AXIS];
        let mut end = AXIS;
        for lines in lines {
            end += frame.lane + LINE * (lines as i64 - 1);
            tops.push(end);
        }
        Self(tops)
    }

    /// The top of a lane, counted from 0.
    pub fn top(&self, lane: usize) -> i64 {
        self.0.get(lane).copied().unwrap_or_else(|| self.height())
    }

    /// The height of a lane.
    pub fn lane(&self, lane: usize) -> i64 {
        self.top(lane + 1) - self.top(lane)
    }

    /// The height of all of them with their axis.
    pub fn height(&self) -> i64 {
        self.0.last().copied().unwrap_or(AXIS)
    }

    /// The first lane that ends below this place.
    pub fn at(&self, place: i64) -> usize {
        self.0.partition_point(|top| *top <= place).saturating_sub(1)
    }
}

/// All of these lanes, without their names.
pub fn drawing(lanes: &[Lane], tops: &Tops, scope: Scope, frame: Frame, now: NaiveDateTime, hatch: &str) -> El {
    let height = tops.height();
    let size = ["0 0 ", &frame.width.to_string(), " ", &height.to_string()].concat();
    let drawing = number(number(svg("svg").attr("viewBox", &size), "width", frame.width), "height", height);
    let drawing = drawing.child(glyphs::hatch(hatch)).child(axis(scope, frame, height));
    let rows =
        (0..).zip(lanes).map(|(place, lane)| row(lane, (tops.top(place), tops.lane(place)), scope, frame, now, hatch));
    rows.fold(drawing, El::child).child(today(now, scope, frame))
}

/// The axis of days, above so many pixels of lanes.
pub fn axis(scope: Scope, frame: Frame, height: i64) -> El {
    let rule = line("room__rule", (frame.left, AXIS - 1), (frame.width, AXIS - 1));
    let mut free = frame.left;
    scope.ticks().into_iter().fold(svg("g").child(rule), |axis, tick| {
        let minute = scope.minute(tick.day.and_time(chrono::NaiveTime::MIN));
        let x = frame.x(minute, scope);
        let axis = axis.child(line("room__tick", (x, AXIS - 18), (x, height)));
        let words = words(tick, scope.rhythm());
        // About seven pixels for a letter: what would run into its neighbour is left out.
        let long = 10 + 7 * words.chars().count() as i64;
        if x < free || frame.width < x + long {
            return axis;
        }
        free = x + long;
        axis.child(text(x + 4, AXIS - 8, "room__words", &words))
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
    Some(svg("g").child(line("room__today", (x, 20), (x, AXIS))).child(tag).child(words))
}

/// One lane with this top and height.
pub fn row(lane: &Lane, (top, height): (i64, i64), scope: Scope, frame: Frame, now: NaiveDateTime, hatch: &str) -> El {
    // A longer name takes its room above the bars, or beside them.
    let more = height - frame.lane;
    let above = frame.above + if frame.left == 0 { more } else { more / 2 };
    let now = scope.spot(now).map(|minute| frame.x(minute, scope));
    let bars = top + above;
    let end = top + height - 1;
    // Where the name stands above, no line runs through it.
    let above = (frame.left == 0).then(|| rect("room__above", (0, top), (frame.width, above - 8)));
    let today = if frame.left == 0 { (bars - 8, end) } else { (top, end + 1) };
    let row = svg("g")
        .child(above)
        .child(line("room__track", (frame.left, bars + HIGH / 2), (frame.width, bars + HIGH / 2)))
        .child(line("room__end", (0, end), (frame.width, end)));
    let row = lane.bars.iter().filter_map(|bar| stretch(bar, bars, scope, frame, hatch)).fold(row, El::child);
    let row = lane.marks.iter().filter_map(|mark| moment(mark, bars, scope, frame)).fold(row, El::child);
    row.child(now.map(|x| line("room__today", (x, today.0), (x, today.1))))
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
