//! The view as a file: the same drawing with its names, a title and a legend, in colours of its own.

use crate::device::{page, picture};
use crate::domain::waiting::lane::Lane;
use crate::domain::waiting::scope::Scope;
use crate::ui::kit::dom::{El, View, svg};
use crate::ui::screens::waiting::drawing::{Frame, drawing};
use crate::ui::screens::waiting::glyphs::{number, rect, text};
use crate::ui::screens::waiting::{facts, legend};
use chrono::NaiveDateTime;
use web_sys::Element;

/// Width of the file, in pixels.
const WIDTH: i64 = 1200;
const MARGIN: i64 = 24;
const HEAD: i64 = 72;
const FOOT: i64 = 56;
/// Space for a name, in pixels.
const NAME: i64 = 230;

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
    let height = HEAD + frame.height(lanes.len()) + FOOT;
    let size = ["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat();
    let chart = number(number(drawing(lanes, scope, frame, now, HATCH), "x", MARGIN), "y", HEAD);
    let names: Vec<El> = (0..).zip(lanes).map(|(n, lane)| name(&lane.name, HEAD + frame.top(n) + 24)).collect();
    let states = (0..)
        .zip(lanes)
        .map(|(n, lane)| text(MARGIN, HEAD + frame.top(n) + 43, "room__file-state", &facts::state(lane.waits, now)));
    let root = svg("svg").attr("viewBox", &size).attr("role", "img").attr("class", "room__file-text");
    let root = number(number(root, "width", WIDTH), "height", height)
        .add(svg("title").text(&["Waiting room, ", range].concat()))
        .add(svg("desc").text(&words(lanes, now)))
        .add(rect("room__file-back", (0, 0), (WIDTH, height)))
        .add(text(MARGIN, 36, "room__file-title", "Waiting room"))
        .add(text(MARGIN, 58, "room__file-state", range))
        .add(chart)
        .add(legend::line(MARGIN, height - FOOT + 20, HATCH));
    let root = names.iter().cloned().fold(root, El::add);
    let root = states.fold(root, El::add);
    page::clear(place);
    View::from(root.clone()).show_in(place);
    names.iter().for_each(|name| shorten(&name.element()));
    let made = picture::settle(&root.element()).and_then(|()| picture::as_text(&root.element()));
    page::clear(place);
    Some(File { text: made?, width: WIDTH as u32, height: u32::try_from(height).ok()? })
}

fn name(name: &str, y: i64) -> El {
    text(MARGIN, y, "room__file-name", name)
}

/// Cuts a name that is too long, letter by letter; the whole one is its title.
fn shorten(text: &Element) {
    let whole = text.text_content().unwrap_or_default();
    let mut letters: Vec<char> = whole.chars().collect();
    while picture::text_width(text).is_some_and(|width| NAME < width) && letters.len() > 1 {
        letters.pop();
        let cut: String = letters.iter().collect();
        text.set_text_content(Some(&[cut.trim_end(), "…"].concat()));
    }
    if letters.len() < whole.chars().count() {
        View::from(svg("title").text(&whole)).show_in(text);
    }
}

/// Everything in words, for whoever cannot see the picture.
fn words(lanes: &[Lane], now: NaiveDateTime) -> String {
    let lanes = lanes.iter().map(|lane| {
        let facts = facts::facts(lane).join("; ");
        [&lane.name, ". ", &facts::state(lane.waits, now), ". ", &facts, "."].concat()
    });
    lanes.collect::<Vec<_>>().join(" ")
}
