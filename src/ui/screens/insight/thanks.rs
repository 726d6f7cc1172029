//! Thank-yous in time, month by month.

use crate::device::dates;
use crate::domain::insight::thanks::{ENOUGH, Sent, Thanks};
use crate::ui::kit::dom::View;
use crate::ui::screens::insight::chart::{Bar, Fill, Key, bars, legend, whole};
use crate::ui::screens::insight::figures::{Cell, table};
use crate::ui::screens::insight::{Picture, sheet};
use crate::ui::shared::words::count;
use chrono::NaiveDate;

/// So many of the latest months are drawn; all are in the table.
const DRAWN: usize = 6;

pub(super) fn picture(thanks: &Thanks) -> Picture {
    let total = thanks.total;
    let enough = total.all() >= ENOUGH;
    let words = match enough {
        true => format!(
            "Of {} that {} due, {} went out in time, {} late, and {} never. On time means before your plan’s deadline.",
            count(total.all(), "thank-you"),
            if total.all() == 1 { "was" } else { "were" },
            total.in_time,
            total.late,
            total.never
        ),
        false => format!(
            "{} so far that {} due. From {ENOUGH} on you see here whether they went out in time.",
            count(total.all(), "thank-you"),
            if total.all() == 1 { "was" } else { "were" }
        ),
    };
    let months = thanks.months.clone();
    let make = move || months.iter().rev().map(|(month, sent)| row(*month, sent)).collect();
    let heads = &["Month", "In time", "Late", "Never"];
    Picture {
        id: "thanks",
        title: "Thank-yous in time",
        says: vec![words],
        survey: Some("thanks-count"),
        drawn: enough.then(|| drawn(thanks)).into(),
        table: (total.all() > 0).then(|| table("Thank-yous in time", heads, make)),
    }
}

fn month_words(month: NaiveDate) -> String {
    dates::write(dates::noon(month), dates::Style::Month)
}

fn drawn(thanks: &Thanks) -> View {
    let latest = thanks.months.iter().rev().take(DRAWN).rev();
    let list: Vec<Bar> = latest.map(|(month, sent)| bar(*month, sent)).collect();
    let most = thanks.months.iter().rev().take(DRAWN).map(|(_, sent)| sent.all()).max().unwrap_or_default();
    let keys =
        [(Key::Fill(Fill::Solid), "In time"), (Key::Fill(Fill::Stripes), "Late"), (Key::Fill(Fill::Hollow), "Never")];
    let name = "Thank-yous by month, each parted into in time, late and never.";
    sheet(bars("thanks-bars", name, &list, whole(most.max(1)), &[]), Some(legend("thanks-bars", &keys)))
}

fn bar(month: NaiveDate, sent: &Sent) -> Bar {
    let parts = [(sent.in_time, Fill::Solid), (sent.late, Fill::Stripes), (sent.never, Fill::Hollow)];
    let parts = parts.map(|(amount, fill)| (whole(amount), fill)).to_vec();
    Bar { label: month_words(month), figure: sent.all().to_string(), parts, mark: None }
}

fn row(month: NaiveDate, sent: &Sent) -> Vec<Cell> {
    vec![month_words(month).into(), sent.in_time.into(), sent.late.into(), sent.never.into()]
}
