//! How rounds felt, beside what came of them.

use crate::domain::insight::ratings::{ENOUGH, Outcomes, Ratings};
use crate::ui::kit::dom::View;
use crate::ui::screens::insight::chart::{Bar, Fill, Key, legend, whole};
use crate::ui::screens::insight::figures::table;
use crate::ui::screens::insight::{Picture, counted};
use crate::ui::shared::words::count;

/// The ratings in words, 1 first.
const FELT: [&str; 5] = ["1, rough", "2", "3", "4", "5, strong"];

pub(super) fn picture(ratings: &Ratings) -> Picture {
    let known = ratings.known();
    let enough = known >= ENOUGH;
    let mut says = vec![match enough {
        true => {
            format!("{} you rated, and what came of {}.", count(known, "round"), if known == 1 { "it" } else { "them" })
        }
        false => format!(
            "{} with a rating and a known outcome so far. From {ENOUGH} on, you see them here.",
            count(known, "round")
        ),
    }];
    if ratings.unrated > 0 {
        says.push(format!("{} without a rating not counted.", count(ratings.unrated, "round")));
    }
    let all = *ratings;
    let make = move || all.by_rating.iter().zip(FELT).rev().map(|(one, felt)| row(felt, one)).collect();
    let heads = &["Felt", "Went on", "They said no", "No reply", "You left", "Still open"];
    Picture {
        id: "ratings",
        title: "How it felt, and what came of it",
        says,
        survey: Some("own-judgement"),
        drawn: enough.then(|| drawn(ratings)).into(),
        table: (ratings.all() > 0).then(|| table("How it felt, and what came of it", heads, make)),
    }
}

fn drawn(ratings: &Ratings) -> View {
    let list: Vec<Bar> = ratings.by_rating.iter().zip(FELT).rev().map(|(one, felt)| bar(felt, one)).collect();
    let most = ratings.by_rating.iter().map(Outcomes::all).max().unwrap_or_default();
    let keys = [
        (Key::Fill(Fill::Solid), "Went on"),
        (Key::Fill(Fill::Hollow), "They said no"),
        (Key::Fill(Fill::Dots), "No reply"),
        (Key::Fill(Fill::Stripes), "You left"),
        (Key::Fill(Fill::Hatch), "Still open"),
    ];
    let name = "Rounds by how they felt, from 5, strong, to 1, rough, and what came of them.";
    counted("ratings-bars", name, &list, whole(most.max(1)), Some(legend("ratings-bars", &keys)))
}

fn bar(felt: &str, one: &Outcomes) -> Bar {
    let parts = [
        (one.went_on, Fill::Solid),
        (one.refused, Fill::Hollow),
        (one.no_word, Fill::Dots),
        (one.left, Fill::Stripes),
        (one.open, Fill::Hatch),
    ];
    let label = ["Felt ", felt].concat();
    let figure = if one.all() == 0 { "none".to_owned() } else { count(one.all(), "round") };
    Bar { label, figure, parts: parts.map(|(amount, fill)| (whole(amount), fill)).to_vec(), mark: None }
}

fn row(felt: &str, one: &Outcomes) -> Vec<crate::ui::screens::insight::figures::Cell> {
    vec![felt.into(), one.went_on.into(), one.refused.into(), one.no_word.into(), one.left.into(), one.open.into()]
}
