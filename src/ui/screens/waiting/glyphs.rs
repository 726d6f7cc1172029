//! The shapes of the drawing. Each kind has a shape or a sign of its own, so that none is told by colour alone.

use crate::domain::waiting::lane::{BarKind, Stands};
use crate::ui::kit::dom::{El, svg};

/// Height of a bar, in pixels.
pub const HIGH: i64 = 22;
/// The least width of a bar with a sign in it, in pixels.
pub const SIGN: i64 = 18;

/// An attribute with a whole number.
pub fn number(element: El, name: &str, value: i64) -> El {
    element.attr(name, &value.to_string())
}

/// A text whose baseline begins there.
pub fn text(x: i64, y: i64, class: &str, words: &str) -> El {
    number(number(svg("text").class(class), "x", x), "y", y).text(words)
}

/// A line from one place to another.
pub fn line(class: &str, from: (i64, i64), to: (i64, i64)) -> El {
    let line = number(number(svg("line").class(class), "x1", from.0), "y1", from.1);
    number(number(line, "x2", to.0), "y2", to.1)
}

/// A rectangle.
pub fn rect(class: &str, at: (i64, i64), size: (i64, i64)) -> El {
    let rect = number(number(svg("rect").class(class), "x", at.0), "y", at.1);
    number(number(rect, "width", size.0), "height", size.1)
}

fn path(class: &str, at: (i64, i64), shape: &str) -> El {
    let place = ["translate(", &at.0.to_string(), " ", &at.1.to_string(), ")"].concat();
    svg("path").class(class).attr("transform", &place).attr("d", shape)
}

/// The hatching of quiet, under this name.
pub fn hatch(name: &str) -> El {
    let pattern = svg("pattern")
        .attr("id", name)
        .attr("width", "6")
        .attr("height", "6")
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(45)");
    svg("defs").child(pattern.child(rect("room__hatch-back", (0, 0), (6, 6))).child(line(
        "room__hatch",
        (1, 0),
        (1, 6),
    )))
}

/// A bar: its left upper corner, its width, and the name of the hatching.
pub fn bar(kind: BarKind, stands: Stands, at: (i64, i64), width: i64, hatch: &str) -> El {
    let middle = (at.0 + width / 2, at.1 + HIGH / 2);
    let group = svg("g");
    let stood = match stands {
        Stands::Ahead => "ahead",
        Stands::Open => "open",
        Stands::Done => "done",
        Stands::Passed => "passed",
    };
    match kind {
        BarKind::Quiet => {
            let fill = ["url(#", hatch, ")"].concat();
            group.child(rect("room__quiet", at, (width, HIGH)).attr("fill", &fill))
        }
        BarKind::Filled => {
            let notch = (width - 7).max(2);
            let shape = ["M0 0H", &width.to_string(), "L", &notch.to_string(), " 11L", &width.to_string(), " 22H0Z"];
            let words = (width > 130).then(|| text(at.0 + 8, at.1 + 15, "room__filled-words", "Assume filled"));
            group.child(path("room__filled", at, &shape.concat())).child(words)
        }
        BarKind::Thanks | BarKind::First | BarKind::Second => {
            let classes = ["room__window room__window--", stood].concat();
            let sign = match (kind, stands) {
                (_, Stands::Done) => path("room__sign room__sign--done", middle, "M-4 0L-1 3L5 -4"),
                (BarKind::First, _) => digit(middle, stood, "1"),
                (BarKind::Second, _) => digit(middle, stood, "2"),
                _ => path(&sign(stood), middle, "M-5 -4H5V4H-5ZM-5 -4L0 1L5 -4"),
            };
            group.child(rect(&classes, at, (width, HIGH)).attr("rx", "2")).child(sign)
        }
    }
}

fn sign(stood: &str) -> String {
    ["room__sign room__sign--", stood].concat()
}

fn digit(middle: (i64, i64), stood: &str, digit: &str) -> El {
    text(middle.0, middle.1 + 4, &["room__digit room__digit--", stood].concat(), digit)
}

/// A flag on the day they named, hollow if another day took its place. `at` is the top of its pole.
pub fn flag(at: (i64, i64), replaced: bool) -> El {
    let classes = if replaced { "room__flag room__flag--before" } else { "room__flag" };
    svg("g").child(line("room__pole", at, (at.0, at.1 + HIGH + 6))).child(path(classes, at, "M0 0H11L8 5L11 10H0Z"))
}

/// An interview: a ring with its number. `at` is its middle.
pub fn ring(at: (i64, i64), count: usize) -> El {
    let ring = number(number(svg("circle").class("room__ring"), "cx", at.0), "cy", at.1).attr("r", "10");
    svg("g").child(ring).child(text(at.0, at.1 + 4, "room__digit room__digit--ring", &count.to_string()))
}
