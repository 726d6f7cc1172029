//! How far processes went.

use crate::domain::insight::funnel::{ENOUGH, Funnel, Reached, Stage};
use crate::ui::kit::dom::View;
use crate::ui::screens::insight::chart::{Bar, Fill, Key, legend, percent, whole};
use crate::ui::screens::insight::figures::{Cell, table};
use crate::ui::screens::insight::{Picture, counted};
use crate::ui::shared::words::count;

pub(super) fn picture(funnel: &Funnel) -> Picture {
    let all = funnel.all();
    let enough = all >= ENOUGH;
    let words = match enough {
        true => {
            let reached = |n: usize| funnel.0.get(n).map(Stage::all).unwrap_or_default();
            format!(
                "{} of {} ({}) went past the first interview. {} made an offer ({}).",
                reached(1),
                count(all, "employer"),
                percent(reached(1), all),
                reached(2),
                percent(reached(2), all)
            )
        }
        false => format!("{} so far. From {ENOUGH} on, you see here how far they went.", count(all, "employer")),
    };
    let stages = funnel.clone();
    let make = move || stages.0.iter().zip(Reached::ALL).map(|(one, stage)| row(stage, one)).collect();
    let heads = &["Came to", "Employers", "Went further", "There now", "They said no", "No reply", "You left"];
    Picture {
        id: "funnel",
        title: "How far it went",
        says: vec![words],
        survey: None,
        drawn: enough.then(|| drawn(funnel)).into(),
        table: (all > 0).then(|| table("How far it went", heads, make)),
    }
}

fn drawn(funnel: &Funnel) -> View {
    let list: Vec<Bar> = funnel.0.iter().zip(Reached::ALL).map(|(one, stage)| bar(stage, one)).collect();
    let keys = [
        (Key::Fill(Fill::Solid), "Went further"),
        (Key::Fill(Fill::Hatch), "There now"),
        (Key::Fill(Fill::Hollow), "They said no"),
        (Key::Fill(Fill::Dots), "No reply"),
        (Key::Fill(Fill::Stripes), "You left"),
    ];
    let name = "Employers by how far it went, and what came next.";
    counted("funnel-bars", name, &list, whole(funnel.all().max(1)), Some(legend("funnel-bars", &keys)))
}

fn bar(stage: Reached, one: &Stage) -> Bar {
    let parts = [
        (one.further, Fill::Solid),
        (one.here, Fill::Hatch),
        (one.refused, Fill::Hollow),
        (one.no_word, Fill::Dots),
        (one.left, Fill::Stripes),
    ];
    let parts = parts.map(|(amount, fill)| (whole(amount), fill)).to_vec();
    Bar { label: stage.label().to_owned(), figure: one.all().to_string(), parts, mark: None }
}

fn row(stage: Reached, one: &Stage) -> Vec<Cell> {
    let figures = [one.all(), one.further, one.here, one.refused, one.no_word, one.left];
    [Cell::from(stage.label())].into_iter().chain(figures.map(Cell::from)).collect()
}
