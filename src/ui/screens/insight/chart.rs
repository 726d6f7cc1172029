//! Bars drawn as plain SVG: words above, bars that are told apart by pattern and outline as much as by colour, and
//! lines to measure them by. Lengths are per cent of the width, so that text keeps its size on every screen.

use crate::device::page;
use crate::ui::kit::dom::{El, View, el, svg};
use crate::ui::kit::wrap_lines::wrap;
use std::cell::Cell;

/// How a stretch is drawn. Each has a texture of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Full.
    Solid,
    /// Diagonal lines: still open.
    Hatch,
    /// Upright lines: late.
    Stripes,
    /// Dots.
    Dots,
    /// An outline alone.
    Hollow,
}

impl Fill {
    const fn slug(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Hatch => "hatch",
            Self::Stripes => "stripes",
            Self::Dots => "dots",
            Self::Hollow => "hollow",
        }
    }
}

/// One bar with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The words above it.
    pub label: String,
    /// The figure at the end of the first line; short.
    pub figure: String,
    /// Its stretches, one after the other.
    pub parts: Vec<(i64, Fill)>,
    /// Where a diamond stands on it, if one does.
    pub mark: Option<i64>,
}

impl Bar {
    /// A bar of one stretch, with its length as the figure.
    pub fn plain(label: &str, amount: usize, fill: Fill) -> Self {
        let parts = vec![(whole(amount), fill)];
        Self { label: label.to_owned(), figure: amount.to_string(), parts, mark: None }
    }
}

impl Bar {
    fn is_empty(&self) -> bool {
        self.mark.is_none() && self.parts.iter().all(|(amount, _)| *amount == 0)
    }
}

/// A count as a percentage of all.
pub fn percent(of: usize, all: usize) -> String {
    [&((200 * of + all) / (2 * all.max(1))).to_string(), "%"].concat()
}

/// A count as a length.
pub fn whole(amount: usize) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

/// A line across each bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The usual, by a survey.
    Usual,
    /// Half of your own.
    Half,
}

impl Line {
    const fn slug(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Half => "half",
        }
    }
}

/// Tenths of the height of the letters.
pub fn rem(tenths: i64) -> String {
    format!("{}.{}rem", tenths / 10, tenths % 10)
}

/// A length as a share of the whole width, in CSS.
pub fn share(of: i64, all: i64) -> String {
    let thousandths = of.clamp(0, all.max(1)).saturating_mul(1000) / all.max(1);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

const LINE: i64 = 14;
const BAR: i64 = 12;
const GAP: i64 = 9;

/// Begins a picture: `name` says in a sentence what is to be seen.
pub fn canvas(name: &str, height: i64) -> El {
    svg("svg")
        .class("chart")
        .attr("role", "img")
        .attr("aria-label", name)
        .attr("width", "100%")
        .attr("height", &rem(height))
}

/// Draws bars, the longest possible one being `most`.
pub fn bars(id: &str, name: &str, bars: &[Bar], most: i64, lines: &[(Line, i64)]) -> El {
    let heights = bars.iter().map(|bar| words_height(&bar.label) + BAR + GAP);
    let height = heights.sum::<i64>();
    let mut picture = canvas(name, height).child(patterns(id));
    let mut y = 0;
    for bar in bars {
        picture = picture.child(words(&bar.label, &bar.figure, y));
        y += words_height(&bar.label);
        let mut x = 0;
        for (amount, fill) in bar.parts.iter().filter(|(amount, _)| *amount > 0) {
            picture = picture.child(stretch(id, *fill, &share(x, most), &share(*amount, most), y));
            x += amount;
        }
        // Beside the words and not through them.
        for (line, at) in lines {
            let x = share(*at, most);
            let across = svg("line").class("chart__line").attr("data-kind", line.slug()).attr("x1", &x).attr("x2", &x);
            picture = picture.child(across.attr("y1", &rem(y)).attr("y2", &rem(y + BAR + 5)));
        }
        if let Some(at) = bar.mark {
            let diamond = svg("path").class("chart__mark").attr("d", "M0-8 6 0 0 8-6 0z");
            picture = picture.child(at_place(&share(at, most), y + BAR / 2).child(diamond));
        }
        y += BAR + GAP;
    }
    picture
}

/// As many are still drawn one by one.
const DOTS: i64 = 12;

/// Draws counts: few as dots, one for each, many as bars. What is none is left to [`none`].
pub fn counts(id: &str, name: &str, list: &[Bar], most: i64) -> El {
    let some: Vec<Bar> = list.iter().filter(|bar| !bar.is_empty()).cloned().collect();
    if most > DOTS {
        return bars(id, name, &some, most, &[]);
    }
    let height = some.iter().map(|bar| words_height(&bar.label) + BAR + GAP).sum::<i64>();
    let mut picture = canvas(name, height).child(patterns(id));
    let mut y = 0;
    for bar in &some {
        picture = picture.child(words(&bar.label, &bar.figure, y));
        y += words_height(&bar.label);
        let each = bar.parts.iter().flat_map(|(amount, fill)| (0..*amount).map(|_| *fill));
        for (n, fill) in (0..).zip(each) {
            let dot = stretch(id, fill, &rem(n * (BAR + 4) + 1), &rem(BAR), y);
            picture = picture.child(dot.attr("rx", &rem(BAR / 2)));
        }
        y += BAR + GAP;
    }
    picture
}

/// What there is none of, in one line.
pub fn none(list: &[Bar]) -> Option<El> {
    let names: Vec<&str> = list.iter().filter(|bar| bar.is_empty()).map(|bar| &*bar.label).collect();
    (!names.is_empty()).then(|| el("p").class("caption").text(&["None: ", &names.join(", "), "."].concat()))
}

/// A place in the picture; what is added is drawn around it.
pub fn at_place(x: &str, y: i64) -> El {
    svg("svg").attr("x", x).attr("y", &rem(y)).attr("overflow", "visible")
}

/// The words above a bar or a row, and the figure at their end.
pub fn words(label: &str, figure: &str, y: i64) -> View {
    let lines = lines(label).into_iter().zip(0_i64..);
    let lines = lines.map(|(line, n)| svg("text").attr("x", "0").attr("y", &rem(y + n * LINE + LINE - 4)).text(&line));
    let figure = svg("text").class("chart__figure").attr("x", "100%").attr("y", &rem(y + LINE - 4)).text(figure);
    View::new().with(lines.collect::<View>()).with(figure)
}

/// How high the words of a row are.
pub fn words_height(label: &str) -> i64 {
    lines(label).len() as i64 * LINE
}

fn stretch(id: &str, fill: Fill, x: &str, width: &str, y: i64) -> El {
    let bar = svg("rect").class("chart__bar").attr("data-fill", fill.slug());
    let bar = bar.attr("x", x).attr("y", &rem(y)).attr("width", width).attr("height", &rem(BAR));
    match fill {
        Fill::Solid | Fill::Hollow => bar,
        Fill::Hatch | Fill::Stripes | Fill::Dots => bar.attr("fill", &format!("url(#{id}-{})", fill.slug())),
    }
}

/// The textures, under names of their own in each picture.
fn patterns(id: &str) -> El {
    let pattern = |fill: Fill, turn: &str, shape: El| {
        svg("pattern")
            .attr("id", &format!("{id}-{}", fill.slug()))
            .attr("width", "6")
            .attr("height", "6")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", turn)
            .child(
                svg("rect")
                    .class("chart__ground")
                    .attr("data-fill", fill.slug())
                    .attr("width", "6")
                    .attr("height", "6"),
            )
            .child(shape.class("chart__texture").attr("data-fill", fill.slug()))
    };
    let rule = || svg("rect").attr("width", "2").attr("height", "6");
    svg("defs")
        .child(pattern(Fill::Hatch, "rotate(45)", rule()))
        .child(pattern(Fill::Stripes, "rotate(0)", rule()))
        .child(pattern(Fill::Dots, "rotate(0)", svg("circle").attr("cx", "3").attr("cy", "3").attr("r", "1.5")))
}

/// What is drawn how: a key and its words.
pub fn legend(id: &str, keys: &[(Key, &str)]) -> El {
    let row = |(n, (key, words)): (usize, &(Key, &str))| {
        let id = format!("{id}-key{n}");
        let drawn = svg("svg").class("chart chart--key").attr("aria-hidden", "true").child(match key {
            Key::Fill(fill) => View::new().with(patterns(&id)).with(stretch(&id, *fill, "0.0%", "100.0%", 0)),
            Key::Line(line) => {
                let drawn = svg("line").class("chart__line").attr("data-kind", line.slug());
                drawn.attr("x1", "50%").attr("x2", "50%").attr("y1", "0").attr("y2", "100%").into()
            }
            Key::Mark => {
                at_place("50%", BAR / 2).child(svg("path").class("chart__mark").attr("d", "M0-8 6 0 0 8-6 0z")).into()
            }
            Key::Shape(make) => at_place("50%", BAR / 2).child(make()).into(),
        });
        el("li").child(drawn).text(words)
    };
    el("ul").class("legend").child(keys.iter().enumerate().map(row).collect::<View>())
}

/// What a legend explains.
#[derive(Clone, Copy)]
pub enum Key {
    /// A texture.
    Fill(Fill),
    /// A line across.
    Line(Line),
    /// The diamond.
    Mark,
    /// Any other shape, drawn around its middle.
    Shape(fn() -> El),
}

/// Room for so many narrow letters before the figure, and at least.
const ROOM: usize = 33;
const LEAST: usize = 9;

thread_local! {
    static LETTERS: Cell<usize> = const { Cell::new(ROOM) };
}

/// Looks how long a line may be on this page: names are wrapped before they run into their figure.
pub fn measure() {
    let Some(main) = page::place("main") else { return };
    // In heights of a letter: what is beside the column, then what is beside the words in it.
    let main = f64::from(main.client_width()) / page::letter_size();
    let column = if page::is_wide() { (main - 7.0) / 2.0 } else { main - 3.0 };
    LETTERS.set((((column - 5.0) / 0.47) as usize).clamp(LEAST, ROOM));
}

fn lines(label: &str) -> Vec<String> {
    wrap(label, LETTERS.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_within_the_width() {
        assert_eq!(
            (share(1, 3), share(5, 0), share(-4, 9), share(12, 9)),
            ("33.3%".into(), "100.0%".into(), "0.0%".into(), "100.0%".into())
        );
        assert_eq!((percent(2, 3), percent(0, 0), percent(7, 7)), ("67%".into(), "0%".into(), "100%".into()));
        assert_eq!(rem(27), "2.7rem");
    }
}
