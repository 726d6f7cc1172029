//! The view as a file: the same drawing with its names, a title and a legend, in colours of its own.

use crate::device::{page, picture};
use crate::domain::waiting::lane::Lane;
use crate::domain::waiting::scope::Scope;
use crate::ui::kit::dom::{El, View, svg};
use crate::ui::screens::waiting::drawing::{Frame, LINE, Tops, drawing};
use crate::ui::screens::waiting::glyphs::{number, rect, text};
use crate::ui::screens::waiting::{facts, legend};
use crate::ui::shared::status_pill::pill;
use chrono::NaiveDateTime;
use web_sys::Element;

/// Width of the file, in pixels.
const WIDTH: i64 = 1200;
const MARGIN: i64 = 24;
const HEAD: i64 = 72;
const FOOT: i64 = 56;

/// A drawing that stands alone.
pub struct File {
    /// The SVG.
    pub text: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The file of these lanes; `None` if the browser would not make it. `place` is somewhere on the page, out of sight.
pub fn file(place: &Element, lanes: &[Lane], scope: Scope, range: &str, now: NaiveDateTime) -> Option<File> {
    const HATCH: &str = "room-file-hatch";
    let frame = Frame::fit(WIDTH - 2 * MARGIN);
    let tops = Tops::of(lanes.iter().map(|lane| &*lane.name), frame);
    let height = HEAD + tops.height() + FOOT;
    let size = ["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat();
    let chart = number(number(drawing(lanes, &tops, scope, frame, now, HATCH), "x", MARGIN), "y", HEAD);
    let names = (0..).zip(lanes).map(|(n, lane)| {
        let lines = frame.lines(&lane.name);
        let first = HEAD + tops.top(n) + 24;
        let state = first + 19 + LINE * (lines.len() as i64 - 1);
        let lines = (0..).zip(lines).map(|(line, words)| text(MARGIN, first + LINE * line, "room__file-name", &words));
        let state = text(MARGIN, state, "room__file-state", &pill(lane.status).word);
        lines.fold(svg("g"), El::child).child(state)
    });
    let root = svg("svg").attr("viewBox", &size).attr("role", "img").attr("class", "room__file-text");
    let root = number(number(root, "width", WIDTH), "height", height)
        .child(svg("title").text(&["Waiting room, ", range].concat()))
        .child(svg("desc").text(&words(lanes)))
        .child(rect("room__file-back", (0, 0), (WIDTH, height)))
        .child(text(MARGIN, 36, "room__file-title", "Waiting room"))
        .child(text(MARGIN, 58, "room__file-state", range))
        .child(chart)
        .child(legend::line(MARGIN, height - FOOT + 20, HATCH));
    let root = names.fold(root, El::child);
    page::clear(place);
    View::from(root.clone()).show_in(place);
    let made = picture::settle(&root.element()).and_then(|()| picture::as_text(&root.element()));
    page::clear(place);
    Some(File { text: made?, width: WIDTH as u32, height: u32::try_from(height).ok()? })
}

/// Everything in words, for whoever cannot see the picture.
fn words(lanes: &[Lane]) -> String {
    let lanes = lanes.iter().map(|lane| {
        let facts = facts::facts(lane).join("; ");
        [&lane.name, ". ", &*pill(lane.status).word, ". ", &facts, "."].concat()
    });
    lanes.collect::<Vec<_>>().join(" ")
}
