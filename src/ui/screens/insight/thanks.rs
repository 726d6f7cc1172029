//! Thank-yous on time, month by month.

use crate::device::dates;
use crate::domain::insight::thanks::{ENOUGH, Sent, Thanks};
use crate::ui::kit::dom::View;
use crate::ui::screens::insight::chart::{Bar, Fill, Key, legend, percent, whole};
use crate::ui::screens::insight::figures::{Cell, table};
use crate::ui::screens::insight::{Picture, counted};
use crate::ui::shared::words::count;
use chrono::NaiveDate;

/// How many of the latest months are drawn; all are in the table.
const DRAWN: usize = 6;

pub(super) fn picture(thanks: &Thanks) -> Picture {
    let total = thanks.total;
    let enough = total.all() >= ENOUGH;
    let words = match enough {
        true => {
            let late = (total.late > 0).then(|| format!("{} late", total.late));
            let never = (total.never > 0).then(|| format!("{} never", total.never));
            let rest: Vec<String> = late.into_iter().chain(never).collect();
            let rest = if rest.is_empty() { String::new() } else { format!(" {}.", rest.join(", ")) };
            format!(
                "{} of {} went out on time ({}).{rest} On time means before your plan’s deadline.",
                total.in_time,
                count(total.all(), "thank-you"),
                percent(total.in_time, total.all())
            )
        }
        false => format!(
            "{} due so far. From {ENOUGH} on, you see here if they went out on time.",
            count(total.all(), "thank-you")
        ),
    };
    let months = thanks.months.clone();
    let make = move || months.iter().rev().map(|(month, sent)| row(*month, sent)).collect();
    let heads = &["Month", "On time", "Late", "Never"];
    Picture {
        id: "thanks",
        title: "Thank-yous on time",
        says: vec![words],
        survey: Some("thanks-count"),
        drawn: enough.then(|| drawn(thanks)).into(),
        table: (total.all() > 0).then(|| table("Thank-yous on time", heads, make)),
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
        [(Key::Fill(Fill::Solid), "On time"), (Key::Fill(Fill::Stripes), "Late"), (Key::Fill(Fill::Hollow), "Never")];
    let name = "Thank-yous by month: on time, late and never.";
    counted("thanks-bars", name, &list, whole(most.max(1)), Some(legend("thanks-bars", &keys)))
}

fn bar(month: NaiveDate, sent: &Sent) -> Bar {
    let parts = [(sent.in_time, Fill::Solid), (sent.late, Fill::Stripes), (sent.never, Fill::Hollow)];
    let parts = parts.map(|(amount, fill)| (whole(amount), fill)).to_vec();
    Bar { label: month_words(month), figure: sent.all().to_string(), parts, mark: None }
}

fn row(month: NaiveDate, sent: &Sent) -> Vec<Cell> {
    vec![month_words(month).into(), sent.in_time.into(), sent.late.into(), sent.never.into()]
}
