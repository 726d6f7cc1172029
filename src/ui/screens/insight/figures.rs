//! The figures of a picture as a table, made when it is opened, and a part of it at a time: a thousand rows would keep
//! a slow phone busy.

use crate::domain::id::ProcessId;
use crate::reactive::RwSignal;
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::icon::chevron;
use std::rc::Rc;

/// Rows at a time.
const ROWS: usize = 25;

/// A cell of a table.
#[derive(Clone)]
pub enum Cell {
    /// Words or a figure.
    Text(String),
    /// A record, by name.
    Record(ProcessId, String),
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Cell {
    fn inside(&self) -> View {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Record(id, name) => el("a")
                .class("plain-link")
                .attr("dir", "auto")
                .attr("href", &format!("#/interview/{id}"))
                .text(name)
                .into(),
        }
    }
}

/// A closed disclosure with the table in it. `title` names the table, the first cell of each row is its heading.
pub fn table(title: &str, heads: &'static [&'static str], make: impl Fn() -> Vec<Vec<Cell>> + 'static) -> El {
    let title = title.to_owned();
    let words = el("span").class("visually-hidden").text(": ").text(&title);
    let summary = el("summary").child(el("span").text("The figures as a table").child(words)).child(chevron());
    unfold("more", summary, Box::new(move || inside(&title, heads, make())))
}

fn inside(title: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> View {
    let (rows, shown) = (Rc::new(rows), RwSignal::new(ROWS));
    let all = rows.len();
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").text(head)).collect::<View>();
    let row = move |key: String| {
        let row = key.parse().ok().and_then(|n: usize| rows.get(n)).map_or(&[][..], Vec::as_slice);
        let cells = row.iter().enumerate().map(|(n, cell)| match n {
            0 => el("th").attr("scope", "row").child(cell.inside()),
            _ => el("td").child(cell.inside()),
        });
        el("tr").child(cells.collect::<View>()).into()
    };
    let body = el("tbody").child(keyed_list(move || (0..all.min(shown.get())).map(|n| n.to_string()).collect(), row));
    let table = el("table")
        .class("table")
        .child(el("caption").class("visually-hidden").text(title))
        .child(el("thead").child(el("tr").child(heads)))
        .child(body);
    let scroller = el("div")
        .class("scroller")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", &format!("{title}, the table"));
    let more = dynamic(move || {
        let left = all.saturating_sub(shown.get());
        let words = format!("Show {} more", left.min(ROWS));
        (left > 0).then(|| button("btn", "down", &words).click(move || shown.update(|shown| *shown += ROWS))).into()
    });
    View::new().with(scroller.child(table)).with(more)
}
