//! What the shapes mean.

use crate::domain::waiting::lane::BarKind::{Filled, First, Quiet, Second, Thanks};
use crate::domain::waiting::lane::Stands::{Ahead, Done, Open, Passed};
use crate::ui::kit::dom::{El, View, el, svg};
use crate::ui::screens::waiting::glyphs::{self, HIGH, bar, flag, number, ring, text};

const WORDS: [&str; 9] =
    ["Thank-you", "Open now", "Done", "Missed", "Wait", "Follow-ups", "Their date", "Interview", "Assume filled"];

/// The n-th shape, in 44 by 22 pixels from `at`.
fn shape(n: usize, at: (i64, i64), hatch: &str) -> El {
    match n {
        0 => bar(Thanks, Ahead, (at.0 + 10, at.1), 24, hatch),
        1 => bar(Thanks, Open, (at.0 + 10, at.1), 24, hatch),
        2 => bar(First, Done, (at.0 + 10, at.1), 24, hatch),
        3 => bar(Thanks, Passed, (at.0 + 10, at.1), 24, hatch),
        4 => bar(Quiet, Ahead, at, 44, hatch),
        5 => svg("g").child(bar(First, Ahead, at, 20, hatch)).child(bar(Second, Ahead, (at.0 + 24, at.1), 20, hatch)),
        6 => flag((at.0 + 18, at.1 - 3), false),
        7 => ring((at.0 + 22, at.1 + HIGH / 2), 2),
        _ => bar(Filled, Ahead, at, 44, hatch),
    }
}

/// The legend below the chart.
pub fn list() -> El {
    const HATCH: &str = "room-legend-hatch";
    let item = |(n, words): (usize, &&str)| {
        let key = svg("svg").attr("class", "room__key").attr("viewBox", "-1 -4 46 30").attr("aria-hidden", "true");
        let key = number(number(key, "width", 46), "height", 30);
        let key = if *words == "Wait" { key.child(glyphs::hatch(HATCH)) } else { key };
        el("li").child(key.child(shape(n, (0, 0), HATCH))).text(words)
    };
    el("ul").class("legend").attr("aria-label", "Legend").child(WORDS.iter().enumerate().map(item).collect::<View>())
}

/// The legend of a file, in one line.
pub fn line(left: i64, top: i64, hatch: &str) -> El {
    let mut x = left;
    WORDS.iter().enumerate().fold(svg("g"), |line, (n, words)| {
        let at = x;
        x += 66 + 7 * words.len() as i64;
        line.child(shape(n, (at, top), hatch)).child(text(at + 50, top + 16, "room__words", words))
    })
}
