//! The waits that last, beside the dates they named, your own answers so far, and the usual.

use crate::device::dates;
use crate::domain::advice::evidence::USUAL_WAIT_DAYS;
use crate::domain::insight::spread::{ENOUGH, Spread};
use crate::domain::insight::waits::{Running, Waits};
use crate::ui::kit::dom::{View, el};
use crate::ui::screens::insight::chart::{Bar, Fill, Key, Line, bars, legend, whole};
use crate::ui::screens::insight::figures::{Cell, table};
use crate::ui::screens::insight::{Picture, counted, sheet};
use crate::ui::shared::words::count;

/// How many of the longest waits are drawn; all are in the table.
const DRAWN: usize = 12;

/// How answers are gathered: words, and from how many days to how many.
const WEEKS: [(&str, i64, i64); 5] = [
    ("Within a week", i64::MIN, 7),
    ("8 to 14 days", 8, 14),
    ("15 to 21 days", 15, 21),
    ("22 to 28 days", 22, 28),
    ("Longer", 29, i64::MAX),
];

pub(super) fn picture(waits: &Waits) -> Picture {
    let history = el("p").text(&history_words(&waits.answered));
    let running = (!waits.running.is_empty()).then(|| drawn(waits));
    let answers = waits.answered.half().map(|_| answers(&waits.answered));
    let rows = waits.running.clone();
    let heads = &["Employer", "Waiting since", "Days", "Their date", "Against it"];
    let any = !rows.is_empty();
    Picture {
        id: "waits",
        title: "Waiting",
        says: vec![running_words(waits)],
        survey: any.then_some("usual-wait"),
        drawn: View::new().with(running).with(history).with(answers),
        table: any.then(|| table("Waiting", heads, move || rows.iter().map(row).collect())),
    }
}

fn running_words(waits: &Waits) -> String {
    let number = waits.running.len();
    if number == 0 {
        return "You’re not waiting for anyone right now.".into();
    }
    let verb = if number == 1 { "has" } else { "have" };
    let beyond = match (waits.beyond(USUAL_WAIT_DAYS), number) {
        (0, 1) => format!("It is within the usual {USUAL_WAIT_DAYS} days."),
        (0, _) => format!("None takes longer than the usual {USUAL_WAIT_DAYS} days so far."),
        (1, 1) => format!("That is longer than the usual {USUAL_WAIT_DAYS} days."),
        (beyond, _) => format!("{beyond} for longer than the usual {USUAL_WAIT_DAYS} days."),
    };
    let named = match waits.past_promise() {
        (_, 0) if number == 1 => "They gave no date.".to_owned(),
        (_, 0) => "None of them gave a date.".to_owned(),
        (0, 1) => "One gave a date, and it has not passed.".into(),
        (1, 1) => "One gave a date, and it has passed.".into(),
        (0, named) => format!("{named} gave a date, and none has passed."),
        (past, named) => format!("{named} gave a date, and {past} {} passed.", if past == 1 { "has" } else { "have" }),
    };
    format!("{} {verb} not answered yet. {beyond} {named}", count(number, "employer"))
}

fn history_words(answered: &Spread) -> String {
    let number = answered.days().len();
    match (answered.half(), answered.ends()) {
        (Some(half), Some((least, most))) => {
            let within = count(usize::try_from(half).unwrap_or_default(), "day");
            format!(
                "You have {number} answers so far. Half came within {within} of the interview. The quickest took {least}, the slowest {most}."
            )
        }
        _ => format!("{} so far. From {ENOUGH} on, you see here how long they usually take.", count(number, "answer")),
    }
}

fn drawn(waits: &Waits) -> View {
    let half = waits.answered.half();
    let shown = waits.running.get(..DRAWN).unwrap_or(&waits.running);
    let furthest = shown.iter().flat_map(|wait| [Some(wait.days), wait.promised_after]);
    let most = furthest.flatten().chain([USUAL_WAIT_DAYS]).chain(half).max().unwrap_or(USUAL_WAIT_DAYS);
    let list: Vec<Bar> = shown.iter().map(bar).collect();
    let mut lines = vec![(Line::Usual, USUAL_WAIT_DAYS)];
    lines.extend(half.map(|half| (Line::Half, half)));
    let name = match waits.running.len() {
        number if number > DRAWN => format!("Days waited, for the {DRAWN} longest of {number} waits."),
        _ => "Days waited, for each employer who has not answered.".to_owned(),
    };
    let mut keys = vec![
        (Key::Fill(Fill::Hatch), "Waited so far"),
        (Key::Fill(Fill::Stripes), "Past their date"),
        (Key::Mark, "Their date"),
        (Key::Line(Line::Usual), "The usual 25 days"),
    ];
    keys.extend(half.map(|_| (Key::Line(Line::Half), "Half of your answers")));
    sheet(bars("waits-now", &name, &list, most, &lines), Some(legend("waits-now", &keys)))
}

fn bar(wait: &Running) -> Bar {
    let past = wait.past_promise.unwrap_or_default().clamp(0, wait.days.max(0));
    let parts = vec![(wait.days - past, Fill::Hatch), (past, Fill::Stripes)];
    let figure = count(usize::try_from(wait.days).unwrap_or_default(), "day");
    Bar { label: wait.name.clone(), figure, parts, mark: wait.promised_after }
}

fn answers(answered: &Spread) -> View {
    let list = WEEKS.map(|(words, from, to)| Bar::plain(words, answered.between(from, to), Fill::Solid));
    let most = list.iter().flat_map(|bar| bar.parts.first()).map(|part| part.0).max().unwrap_or_default();
    let name = format!("How long {} took.", count(answered.days().len(), "answer"));
    counted("answers", &name, &list, most.max(whole(1)), None)
}

fn row(wait: &Running) -> Vec<Cell> {
    let day = |day| dates::write(dates::noon(day), dates::Style::DayWithYear);
    let against = match wait.past_promise {
        None => "none given".to_owned(),
        Some(0) => "today".to_owned(),
        Some(days) if days > 0 => format!("{} past it", count(usize::try_from(days).unwrap_or_default(), "day")),
        Some(days) => format!("{} to go", count(usize::try_from(-days).unwrap_or_default(), "day")),
    };
    vec![
        Cell::Record(wait.id.clone(), wait.name.clone()),
        day(wait.since).into(),
        wait.days.to_string().into(),
        wait.promised.map_or_else(|| "none".to_owned(), day).into(),
        against.into(),
    ]
}
