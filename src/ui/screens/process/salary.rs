//! Salary: the figures said by either side, each changed in place.

use crate::device::dates;
use crate::domain::money::{self, MoneyError};
use crate::domain::process::Process;
use crate::domain::salary::{Per, SalarySaid, Side};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::toggle;
use crate::ui::kit::dom::{El, View, each, el, live};
use crate::ui::kit::field::error_line;
use crate::ui::kit::section::{note, section};
use crate::ui::kit::slot::{Held, select, slot};
use crate::ui::kit::unfold::unfold;
use crate::ui::screens::process::two_lines;
use crate::ui::shared::desk::{self, Desk, held};
use crate::ui::shared::unkept::Unkept;
use leptos::prelude::*;

const SIDES: [Side; 2] = [Side::Employer, Side::Me];
const PERIODS: [Per; 4] = [Per::Year, Per::Month, Per::Day, Per::Hour];

/// The section.
pub fn salary(desk: Desk) -> El {
    let keys = desk.keys(|process| desk::places("s", process.salary.len()));
    section("salary", "Salary")
        .attr("data-at", "salary")
        .add(note("Any figures mentioned, by you or them."))
        .add(el("ul").class("rows").add(each(keys, move |key| row(desk, &key))))
        .add(new_figure(desk))
}

fn sides() -> Vec<(String, String)> {
    desk::numbered(["They said it", "I said it"].into_iter())
}

fn periods() -> Vec<(String, String)> {
    desk::numbered(["a year", "a month", "a day", "an hour"].into_iter())
}

fn said<'a>(process: &'a Process, key: &str) -> Option<&'a SalarySaid> {
    process.salary.get(desk::placed(key)?.1)
}

fn said_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut SalarySaid> {
    process.salary.get_mut(desk::placed(key)?.1)
}

/// The currency last named here, else in any other record.
fn usual_currency(desk: Desk) -> String {
    let own = desk.get().and_then(|process| process.salary.last().map(|said| said.currency.clone()));
    let others = || untrack(|| desk.app.outside_trash());
    let other = || others().iter().find_map(|process| process.salary.last().map(|said| said.currency.clone()));
    own.or_else(other).unwrap_or_else(|| "GBP".into())
}

fn row(desk: Desk, key: &str) -> View {
    let (read, mine) = (key.to_owned(), key.to_owned());
    let face = live(move || {
        let process = desk.get();
        let Some(one) = process.as_deref().and_then(|process| said(process, &read)) else { return View::new() };
        let who = if one.by == Side::Me { "said by you" } else { "said by them" };
        let on = one.on.map(|day| format!(", {}", dates::human_day(day, desk.app.about_now().get())));
        two_lines(&one.to_string(), &format!("{who}{}", on.unwrap_or_default())).into()
    });
    let summary = el("summary").class("row row--plain row--tight").add(face);
    el("li").add(unfold("entry", summary, Box::new(move || fields(desk, &mine)))).into()
}

/// A figure, changed as a whole so that a range never runs backwards.
fn figure(desk: Desk, key: &str, read: fn(&SalarySaid) -> Option<i64>, set: Set) -> Held {
    let (mine, key) = (key.to_owned(), key.to_owned());
    let value = move || {
        let process = desk.get();
        let one = process.as_deref().and_then(|process| said(process, &mine));
        one.and_then(|one| Some(money::written(read(one)?, &one.currency))).unwrap_or_default()
    };
    let write = move |text: String| change(desk, &key, |one| set(one, &text));
    Held { value: Signal::derive(value), write: Callback::new(write) }
}

type Set = fn(SalarySaid, &str) -> Result<SalarySaid, MoneyError>;

fn change(
    desk: Desk,
    key: &str,
    make: impl FnOnce(SalarySaid) -> Result<SalarySaid, MoneyError>,
) -> Result<(), String> {
    let Some(one) = desk.now().and_then(|process| said(&process, key).cloned()) else { return Ok(()) };
    let made = make(one).map_err(|error| error.to_string())?;
    desk.edit(|process| said_mut(process, key).into_iter().for_each(|one| one.clone_from(&made)));
    Ok(())
}

fn fields(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("salary-{what}-{}", key.replace('/', "-"));
    let side = desk.pick(
        key,
        |one, key| desk::place_of(&SIDES, &said(one, key)?.by),
        |one, key, choice| {
            if let Some((one, by)) = said_mut(one, key).zip(desk::chosen(&SIDES, choice)) {
                one.by = by;
            }
        },
    );
    let per = desk.pick(
        key,
        |one, key| desk::place_of(&PERIODS, &said(one, key)?.per),
        |one, key, choice| {
            if let Some((one, per)) = said_mut(one, key).zip(desk::chosen(&PERIODS, choice)) {
                one.per = per;
            }
        },
    );
    let low = figure(
        desk,
        key,
        |one| Some(one.low),
        |one, text| {
            let (low, high) = (money::read(text, &one.currency)?, one.high);
            one.ranging(low, high)
        },
    );
    let high = figure(
        desk,
        key,
        |one| one.high,
        |one, text| {
            let high = if text.trim().is_empty() { None } else { Some(money::read(text, &one.currency)?) };
            let low = one.low;
            one.ranging(low, high)
        },
    );
    let currency = desk.text(
        key,
        |process, key| Some(said(process, key)?.currency.clone()),
        |desk, key, text| change(desk, key, |one| one.in_currency(&text)),
    );
    let removed = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this figure").click(move || {
        desk.edit_with_undo("The figure is removed.", |process| {
            let place = desk::placed(&removed).map(|(_, place)| place);
            if let Some(place) = place.filter(|place| *place < process.salary.len()) {
                process.salary.remove(place);
            }
        });
    });
    let row = el("div")
        .class("field-row field-row--narrow")
        .add(slot(&id("low"), "Amount or minimum", "text", "", low))
        .add(slot(&id("high"), "To", "text", "", high))
        .add(slot(&id("currency"), "Currency", "text", "", currency))
        .add(select(&id("per"), "Per", "", periods(), per));
    el("div")
        .class("form entry__form")
        .add(toggle(&id("side"), "Who said it?", sides(), side))
        .add(row)
        .add(slot(&id("on"), "Said on", "date", "", held!(desk.day(key), said, said_mut, on)))
        .add(el("div").class("actions").add(remove))
        .into()
}

fn new_figure(desk: Desk) -> El {
    let unkept = Unkept::new(desk, "figure");
    // What was begun is not hidden.
    let begun = unkept.begun().get_untracked();
    let usual = Memo::new(move |_| usual_currency(desk));
    el("details")
        .class("more")
        .maybe("open", begun.then_some(""))
        .add(el("summary").text("Add a figure"))
        .live(move || figure_form(desk, unkept, usual.get()).into())
}

fn figure_form(desk: Desk, unkept: Unkept, usual: String) -> El {
    let first = Some("0");
    let offered = usual.clone();
    let error = RwSignal::new(None::<String>);
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let read = || {
            let currency = money::currency(&unkept.now("currency", &offered))?;
            let high = unkept.now("high", "");
            let high = if high.trim().is_empty() { None } else { Some(money::read(&high, &currency)?) };
            let low = money::read(&unkept.now("low", ""), &currency)?;
            let said = SalarySaid {
                by: desk::chosen(&SIDES, unkept.picked("side", first)).unwrap_or(Side::Employer),
                low,
                high: None,
                currency,
                per: desk::chosen(&PERIODS, unkept.picked("per", first)).unwrap_or(Per::Year),
                on: Some(desk.app.now.get_untracked().date()),
            };
            said.ranging(low, high)
        };
        match read() {
            Ok(said) => {
                desk.edit(|process| {
                    process.salary.push(said);
                    unkept.kept(process);
                });
                error.set(None);
            }
            Err(refused) => error.set(Some(refused.to_string())),
        }
    };
    let sides = sides();
    let periods = periods();
    let row = el("div")
        .class("field-row field-row--narrow")
        .add(slot("salary-low", "Amount or minimum", "text", "", unkept.text("low", "")))
        .add(slot("salary-high", "To", "text", "", unkept.text("high", "")))
        .add(slot("salary-currency", "Currency", "text", "", unkept.text("currency", &usual)))
        .add(select("salary-per", "Per", "", periods, unkept.pick("per", first)));
    let (add, begun) = (el("button").attr("type", "submit").class("btn").text("Add this figure"), unkept.begun());
    let discard = move || button("btn btn--ghost", "", "Discard").click(move || unkept.discard());
    let actions = el("div").class("actions").add(add).live(move || begun.get().then(discard).into());
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .add(toggle("salary-side", "Who said it?", sides, unkept.pick("side", first)))
        .add(row)
        .add(error_line("salary-error", error.into()))
        .add(actions)
}
