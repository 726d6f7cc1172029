//! What became of the dates that employers gave.

use crate::domain::insight::dates::Dates;
use crate::domain::insight::spread::ENOUGH;
use crate::ui::kit::dom::View;
use crate::ui::screens::insight::chart::{Bar, Fill, whole};
use crate::ui::screens::insight::figures::table;
use crate::ui::screens::insight::{Picture, counted};
use crate::ui::shared::words::count;

/// How late answers are gathered: words, and from how many days to how many.
const LATE: [(&str, i64, i64); 4] = [
    ("1 to 3 days late", 1, 3),
    ("4 to 7 days late", 4, 7),
    ("8 to 14 days late", 8, 14),
    ("15 days late or more", 15, i64::MAX),
];

pub(super) fn picture(dates: &Dates) -> Picture {
    let title = "Their own dates";
    let told = dates.told();
    let blank = |says| Picture { id: "dates", title, says: vec![says], survey: None, drawn: View::new(), table: None };
    if told == 0 {
        let to_come = match dates.to_come {
            0 => "No promised date has passed yet.".to_owned(),
            number => format!("{} {} still to come.", count(number, "promised date"), is(number)),
        };
        return blank(format!("{to_come} Nothing to show so far."));
    }
    let list = list(dates);
    let most = list.iter().flat_map(|bar| bar.parts.first()).map(|part| part.0).max().unwrap_or_default();
    let name = format!("What became of {}.", count(told, "promised date"));
    let rows = list.clone();
    let make = move || rows.iter().map(|bar| vec![bar.label.as_str().into(), bar.figure.as_str().into()]).collect();
    let drawn = (told >= ENOUGH).then(|| counted("dates-bars", &name, &list, most.max(whole(1)), None));
    Picture {
        id: "dates",
        title,
        says: says(dates),
        survey: None,
        drawn: drawn.into(),
        table: Some(table("What became of their dates", &["What came", "Dates"], make)),
    }
}

const fn is(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

fn list(dates: &Dates) -> Vec<Bar> {
    let mut list = vec![
        Bar::plain("Replied on the day or before", dates.in_time, Fill::Solid),
        Bar::plain("Gave a new date in time", dates.moved, Fill::Dots),
    ];
    list.extend(LATE.map(|(words, from, to)| Bar::plain(words, dates.late.between(from, to), Fill::Stripes)));
    list.push(Bar::plain("No reply so far", dates.no_word, Fill::Hollow));
    list
}

fn says(dates: &Dates) -> Vec<String> {
    let told = dates.told();
    let (on_time, late) = (dates.in_time + dates.moved, dates.late.days().len());
    let parts = [(on_time, "replied on time"), (late, "replied late")];
    let mut parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, words)| format!("{number} {words}")).collect();
    if dates.no_word > 0 {
        parts.push(format!("{} {} replied", dates.no_word, if dates.no_word == 1 { "hasn’t" } else { "haven’t" }));
    }
    let have = if told == 1 { "has" } else { "have" };
    let mut says = vec![format!("{} {have} passed. {}.", count(told, "promised date"), parts.join(", "))];
    says.push(match (told >= ENOUGH, dates.late.half()) {
        (false, _) => format!("From {ENOUGH} on, you see here how late employers answer."),
        (true, Some(half)) => format!(
            "Half of the late ones replied within {} of their date. Late answers are common and say little about you.",
            count(usize::try_from(half).unwrap_or_default(), "day")
        ),
        (true, None) => "Late answers are common and say little about you.".to_owned(),
    });
    if dates.unknown > 0 {
        let text = format!(
            "{} not counted. You left first, or there is no note of when they replied.",
            count(dates.unknown, "date")
        );
        says.push(text);
    }
    says
}
