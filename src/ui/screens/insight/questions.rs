//! Questions that keep coming, with your ratings from one time to the next.

use crate::device::dates;
use crate::domain::insight::questions::{Asked, Recurring};
use crate::domain::question::Grade;
use crate::ui::kit::dom::{El, View, svg};
use crate::ui::screens::insight::chart::{Key, at_place, canvas, legend, rem, share, words, words_height};
use crate::ui::screens::insight::figures::{Cell, table};
use crate::ui::screens::insight::{Picture, sheet};
use crate::ui::shared::words::count;

/// How many questions are drawn; all are in the table.
const DRAWN: usize = 8;
/// How many of the latest occurrences of a question are drawn.
const TIMES: usize = 12;
/// How high the stretch with the marks is, in tenths of the letters' height.
const TRACK: i64 = 36;
const GAP: i64 = 10;

pub(super) fn picture(questions: &[Recurring]) -> Picture {
    let (title, number) = ("Questions that keep coming", questions.len());
    let says = match questions.first() {
        None => "No question has come twice so far. Note what they ask, and you see here what comes back.".to_owned(),
        Some(first) => {
            let rough = questions.iter().filter(|one| one.grades().last() == Some(Grade::Rough)).count();
            let last = match rough {
                0 => String::new(),
                rough => format!(" {rough} of them went badly last time. Worth preparing."),
            };
            format!("{} came in more than one round, “{}” most often.{last}", count(number, "question"), first.words)
        }
    };
    let rows = questions.to_vec();
    let make = move || rows.iter().flat_map(|one| one.asked.iter().map(move |asked| row(one, asked))).collect();
    let heads = &["Question", "Asked as", "By", "When", "Your answer"];
    Picture {
        id: "questions",
        title,
        says: vec![says],
        survey: None,
        drawn: (number > 0).then(|| drawn(questions)).into(),
        table: (number > 0).then(|| table(title, heads, make)),
    }
}

fn drawn(questions: &[Recurring]) -> View {
    let shown = questions.get(..DRAWN).unwrap_or(questions);
    let height = shown.iter().map(|one| words_height(&one.words) + TRACK + GAP).sum();
    let name = match questions.len() {
        number if number > DRAWN => {
            format!("The {DRAWN} most frequent of {number} questions, with your ratings from the oldest to the newest.")
        }
        _ => "Your ratings of your answers, from the oldest to the newest.".to_owned(),
    };
    let mut picture = canvas(&name, height);
    let mut y = 0;
    for one in shown {
        let figure = count(one.rounds, "round");
        picture = picture.child(words(&one.words, &figure, y));
        y += words_height(&one.words);
        picture = picture.child(track(one, y));
        y += TRACK + GAP;
    }
    let keys = [
        (Key::Shape(strong), "Strong"),
        (Key::Shape(okay), "Okay"),
        (Key::Shape(rough), "Rough"),
        (Key::Shape(unrated), "Not rated"),
    ];
    sheet(picture, Some(legend("questions", &keys)))
}

/// The marks of one question: the better, the higher.
fn track(one: &Recurring, y: i64) -> View {
    let from = one.asked.len().saturating_sub(TIMES);
    let times = one.asked.get(from..).unwrap_or(&one.asked);
    let place = |n: usize| {
        let steps = times.len().saturating_sub(1).max(1) as i64;
        share(20 * steps + n as i64 * 960, 1000 * steps)
    };
    let height = |grade: Option<Grade>| match grade {
        Some(Grade::Strong) => y + 6,
        Some(Grade::Okay) | None => y + TRACK / 2,
        Some(Grade::Rough) => y + TRACK - 6,
    };
    let base = svg("line").class("chart__base").attr("x1", "0").attr("x2", "100%");
    let base = base.attr("y1", &rem(y + TRACK)).attr("y2", &rem(y + TRACK));
    let joins = times.windows(2).enumerate().filter_map(|(n, pair)| {
        let [a, b] = pair else { return None };
        let join = svg("line").class("chart__join").attr("x1", &place(n)).attr("x2", &place(n + 1));
        Some(join.attr("y1", &rem(height(a.grade))).attr("y2", &rem(height(b.grade))))
    });
    let marks = times.iter().enumerate().map(|(n, asked)| {
        let shape = match asked.grade {
            Some(Grade::Strong) => strong(),
            Some(Grade::Okay) => okay(),
            Some(Grade::Rough) => rough(),
            None => unrated(),
        };
        at_place(&place(n), height(asked.grade)).child(shape)
    });
    View::new().with(base).with(joins.collect::<View>()).with(marks.collect::<View>())
}

fn shape(kind: &str, path: &str) -> El {
    svg("path").class("chart__grade").attr("data-grade", kind).attr("d", path)
}

fn strong() -> El {
    shape("strong", "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z")
}

fn okay() -> El {
    shape("okay", "M-5-5h10v10h-10z")
}

fn rough() -> El {
    shape("rough", "M-7-5h14l-7 12z")
}

fn unrated() -> El {
    shape("none", "M-5 0h10")
}

fn row(one: &Recurring, asked: &Asked) -> Vec<Cell> {
    vec![
        one.words.as_str().into(),
        asked.words.as_str().into(),
        Cell::Record(asked.id.clone(), asked.name.clone()),
        dates::write(asked.at, dates::Style::DayWithYear).into(),
        asked.grade.map_or("not rated", Grade::label).into(),
    ]
}
