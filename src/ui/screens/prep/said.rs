//! Who was told what before, and the figures that were named.

use super::Prep;
use super::lines::{block as heading, differs};
use crate::device::dates;
use crate::domain::expectation::Aim;
use crate::domain::preparation::sheet::{Sheet, Sum};
use crate::domain::preparation::told::{Said, Told};
use crate::domain::process::Process;
use crate::domain::salary::Side;
use crate::route::{Desk, Route};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::{icon, small_icon};

/// Who was told what.
pub(super) fn told(prep: &Prep, process: &Process, sheet: &Sheet) -> Option<El> {
    if sheet.told.is_empty() {
        return None;
    }
    let fresh =
        sheet.comers.iter().filter(|comer| !sheet.told.iter().any(|told| told.person.as_ref() == Some(&comer.id)));
    let fresh: Vec<&str> =
        fresh.filter(|comer| prep.elsewhere(process, comer).is_none()).map(|comer| &*comer.name).collect();
    let fresh = (!fresh.is_empty()).then(|| {
        let words =
            [&*crate::ui::shared::words::list(&fresh), ": nothing yet. Your best story is new to them."].concat();
        el("p").class("quiet-text").attr("dir", "auto").text(&words)
    });
    let rows: View = sheet.told.iter().map(|told| one(prep, process, sheet, told)).collect();
    Some(heading("prep-told", "Who has been told what").child(el("dl").class("prep__told").child(rows)).child(fresh))
}

fn one(prep: &Prep, process: &Process, sheet: &Sheet, told: &Told) -> View {
    let person = told.person.as_ref().and_then(|id| process.person(id));
    let name = person.map_or("To all of them", |person| person.shown());
    let last = sheet.told.iter().rfind(|other| other.person == told.person);
    let again = last == Some(told) && sheet.comers.iter().any(|comer| Some(&comer.id) == told.person.as_ref());
    let said = |said: &Said| {
        let words = el("span").attr("dir", "auto").text(&said.words);
        el("p").child(el("b").text(&about(&said.about))).child(words).child(said.differs.as_deref().map(differs))
    };
    let known = again.then(|| el("p").class("prep__known").text("They know this. Tell them something new."));
    let about = [", ", &*prep.round_name(process, &told.round)].concat();
    let head = el("dt").child(el("strong").attr("dir", "auto").text(name)).text(&about);
    let said: View = told.said.iter().map(said).collect();
    View::new().with(head).with(el("dd").child(said).child(known))
}

/// What stands before an answer: a question keeps its own mark.
fn about(words: &str) -> String {
    let mark = if words.ends_with(['?', '.', '!', ':']) { " " } else { ": " };
    [words, mark].concat()
}

/// What was said about pay.
pub(super) fn pay(prep: &Prep, process: &Process, sheet: &Sheet) -> Option<El> {
    let wanted = process.expectation.as_ref().filter(|it| Aim::ALL.iter().any(|aim| it.figure(*aim).is_some()));
    if sheet.sums.is_empty() && wanted.is_none() {
        return None;
    }
    let row = |sum: &Sum| {
        let name = sum.person.as_ref().and_then(|id| process.person(id)).map(|person| person.shown());
        let who = match (sum.by, name) {
            (Side::Me, None) => "You said".to_owned(),
            (Side::Me, Some(name)) => ["You said to ", name].concat(),
            (Side::Employer, None) => "They said".to_owned(),
            (Side::Employer, Some(name)) => [name, " said"].concat(),
        };
        let on = sum.on.map(|on| [", ", &*dates::human_day(on, prep.now)].concat()).unwrap_or_default();
        let mark = sum.clash.map(|clash| {
            let words = el("span").text(clash.words());
            let class = if clash.tells_the_least() { "prep__differs no-print" } else { "prep__differs" };
            el("small").class(class).child(small_icon("alert")).child(words)
        });
        let words = el("dd").child(el("strong").class("num").text(&sum.words)).text(&on).child(mark);
        View::from(el("dt").attr("dir", "auto").text(&who)).with(words)
    };
    let rows: View = sheet.sums.iter().map(row).collect();
    // What you decided is folded, and never on paper: this sheet may lie on the table, before whoever is not to know it.
    let aims = wanted.map(|wanted| {
        let aim = |aim: &Aim| {
            let words = wanted.written(*aim)?;
            let why = (!wanted.reason(*aim).is_empty()).then(|| [". ", wanted.reason(*aim)].concat());
            let inside = el("dd").child(el("strong").class("num").text(&words)).child(why.map(View::from));
            Some(View::from(el("dt").text(aim.label())).with(inside.attr("dir", "auto")))
        };
        let list = el("dl").class("facts").child(Aim::ALL.iter().filter_map(aim).collect::<View>());
        let summary = el("summary").child(el("span").text("For your eyes only")).child(icon("down"));
        el("details").class("fold prep__fold no-print").child(summary).child(list)
    });
    let words = "Stay with your figure. Let them name theirs first.";
    let said = (!sheet.sums.is_empty()).then(|| el("dl").class("facts").child(rows));
    let desk = ["#", &*Route::Desk(process.id.clone(), Desk::Salary).to_string()].concat();
    let edit = el("a").class("link link-row no-print").attr("href", &desk).text("Your figures and reasons");
    Some(heading("prep-pay", "Pay").child(said).child(aims).child(el("p").class("quiet-text").text(words)).child(edit))
}
