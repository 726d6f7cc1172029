//! Salary: the figures said by either side, each changed in place.

use crate::device::dates;
use crate::domain::id::PersonId;
use crate::domain::money::{self, MoneyError};
use crate::domain::preparation::clash::clash;
use crate::domain::preparation::matter::answers_about_pay;
use crate::domain::process::Process;
use crate::domain::salary::{Per, SalarySaid, Side};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::toggle;
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::process::question::asked_by;
use crate::ui::screens::process::two_lines;
use crate::ui::shared::form_draft::FormDraft;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind};
use leptos::prelude::*;

const SIDES: [Side; 2] = [Side::Employer, Side::Me];
/// What pay may be for.
pub const PERIODS: [Per; 4] = [Per::Year, Per::Month, Per::Day, Per::Hour];

/// The section.
pub fn salary(editor: ProcessEditor) -> El {
    let keys = editor.keys(|process| process_editor::places("s", process.salary.len()));
    section("salary", "What was said about pay")
        .attr("data-at", "salary")
        .child(note("Any figures mentioned, by you or them. With whom and when, so that you say the same again."))
        .child(el("ul").class("rows").child(keyed_list(keys, move |key| row(editor, &key))))
        .child(dynamic(move || answered(editor)))
        .child(new_figure(editor))
}

/// What you answered when they asked about pay, as it stands in the debrief.
fn answered(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let now = editor.app.clock.about_now().get();
    let rows: Vec<El> = answers_about_pay(&process)
        .into_iter()
        .map(|(round, question)| {
            let on = round.schedule.end().map(|end| [", ", &*dates::human_day(end.date(), now)].concat());
            let about = ["You, asked “", &question.asked, "”", &on.unwrap_or_default()].concat();
            let words = question.answer.lines().collect::<Vec<_>>().join(" ");
            el("li").child(el("div").class("row row--plain row--tight").child(two_lines(&words, &about)))
        })
        .collect();
    (!rows.is_empty())
        .then(|| el("ul").class("rows").attr("aria-label", "What you answered about pay").child(rows))
        .into()
}

fn sides() -> Vec<(String, String)> {
    process_editor::numbered(["They said it", "I said it"].into_iter())
}

/// The options for the period that a figure is for, in the order of [`PERIODS`].
pub fn periods() -> Vec<(String, String)> {
    process_editor::numbered(["a year", "a month", "a day", "an hour"].into_iter())
}

fn said<'a>(process: &'a Process, key: &str) -> Option<&'a SalarySaid> {
    process.salary.get(process_editor::placed(key)?.1)
}

fn said_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut SalarySaid> {
    process.salary.get_mut(process_editor::placed(key)?.1)
}

/// The currency of what was said about pay, else of what the user wants.
fn currency_of(process: &Process) -> Option<String> {
    let said = process.salary.last().map(|said| said.currency.clone());
    said.or_else(|| process.expectation.as_ref().map(|wanted| wanted.currency.clone()))
}

/// The currency last named here, else in any other record.
pub fn usual_currency(editor: ProcessEditor) -> String {
    let own = editor.get().and_then(|process| currency_of(&process));
    let others = || untrack(|| editor.app.outside_trash());
    let other = || others().iter().find_map(|process| currency_of(process));
    own.or_else(other).unwrap_or_else(|| "GBP".into())
}

fn row(editor: ProcessEditor, key: &str) -> View {
    let (read, mine, wrong) = (key.to_owned(), key.to_owned(), key.to_owned());
    let face = dynamic(move || {
        let process = editor.get();
        let Some(one) = process.as_deref().and_then(|process| said(process, &read)) else { return View::new() };
        let name = one.person.as_ref().and_then(|id| process.as_deref()?.person(id)).map(|person| person.shown());
        let who = match (one.by, name) {
            (Side::Me, None) => "said by you".to_owned(),
            (Side::Me, Some(name)) => ["said by you to ", name].concat(),
            (Side::Employer, None) => "said by them".to_owned(),
            (Side::Employer, Some(name)) => ["said by ", name].concat(),
        };
        let on = one.on.map(|day| format!(", {}", dates::human_day(day, editor.app.clock.about_now().get())));
        two_lines(&one.to_string(), &format!("{who}{}", on.unwrap_or_default())).into()
    });
    let summary = el("summary").class("row row--plain row--tight").child(face);
    let wrong = dynamic(move || {
        let process = editor.get();
        let clash = process.as_deref().and_then(|process| clash(process, said(process, &wrong)?));
        clash.map(|clash| el("p").class("clash").child(small_icon("alert")).text(clash.words())).into()
    });
    el("li").child(unfold_item("entry", summary, Box::new(move || fields(editor, &mine)))).child(wrong).into()
}

/// A figure, changed as a whole so that a range never runs backwards.
fn figure(editor: ProcessEditor, key: &str, read: fn(&SalarySaid) -> Option<i64>, set: Set) -> FieldBinding {
    let (mine, key) = (key.to_owned(), key.to_owned());
    let value = move || {
        let process = editor.get();
        let one = process.as_deref().and_then(|process| said(process, &mine));
        one.and_then(|one| Some(money::written(read(one)?, &one.currency))).unwrap_or_default()
    };
    let write = move |text: String| change(editor, &key, |one| set(one, &text));
    FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
}

type Set = fn(SalarySaid, &str) -> Result<SalarySaid, MoneyError>;

fn change(
    editor: ProcessEditor,
    key: &str,
    make: impl FnOnce(SalarySaid) -> Result<SalarySaid, MoneyError>,
) -> Result<(), String> {
    let Some(one) = editor.now().and_then(|process| said(&process, key).cloned()) else { return Ok(()) };
    let made = make(one).map_err(|error| error.to_string())?;
    editor.edit(|process| said_mut(process, key).into_iter().for_each(|one| one.clone_from(&made)));
    Ok(())
}

fn fields(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("salary-{what}-{}", key.replace('/', "-"));
    let side = editor.pick(
        key,
        |one, key| process_editor::place_of(&SIDES, &said(one, key)?.by),
        |one, key, choice| {
            if let Some((one, by)) = said_mut(one, key).zip(process_editor::chosen(&SIDES, choice)) {
                one.by = by;
            }
        },
    );
    let per = editor.pick(
        key,
        |one, key| process_editor::place_of(&PERIODS, &said(one, key)?.per),
        |one, key, choice| {
            if let Some((one, per)) = said_mut(one, key).zip(process_editor::chosen(&PERIODS, choice)) {
                one.per = per;
            }
        },
    );
    let low = figure(
        editor,
        key,
        |one| Some(one.low),
        |one, text| {
            let (low, high) = (money::read(text, &one.currency)?, one.high);
            one.ranging(low, high)
        },
    );
    let high = figure(
        editor,
        key,
        |one| one.high,
        |one, text| {
            let high = if text.trim().is_empty() { None } else { Some(money::read(text, &one.currency)?) };
            let low = one.low;
            one.ranging(low, high)
        },
    );
    let currency = editor.text(
        key,
        |process, key| Some(said(process, key)?.currency.clone()),
        |editor, key, text| change(editor, key, |one| one.in_currency(&text)),
    );
    let removed = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this figure").click(move || {
        editor.edit_with_undo("The figure is removed.", |process| {
            let place = process_editor::placed(&removed).map(|(_, place)| place);
            if let Some(place) = place.filter(|place| *place < process.salary.len()) {
                process.salary.remove(place);
            }
        });
    });
    let row = el("div")
        .class("field-row field-row--narrow")
        .child(slot(&id("low"), "Amount or minimum", "text", "", low))
        .child(slot(&id("high"), "To", "text", "", high))
        .child(slot(&id("currency"), "Currency", "text", "", currency))
        .child(select(&id("per"), "Per", "", periods(), per));
    el("div")
        .class("form entry__form")
        .child(toggle(&id("side"), "Who said it?", sides(), side))
        .child(row)
        .child(asked_by(editor, &id("person"), "With whom?", with_whom(editor, key)))
        .child(slot(&id("on"), "Said on", "date", "", bind!(editor.day(key), said, said_mut, on)))
        .child(el("div").class("actions").child(remove))
        .into()
}

/// Who of them said it, or heard it.
fn with_whom(editor: ProcessEditor, key: &str) -> Picked {
    editor.pick(
        key,
        |one, key| said(one, key)?.person.as_ref().map(ToString::to_string),
        |one, key, choice| {
            let person = choice.and_then(|choice| process_editor::person(one, &choice).map(|person| person.id.clone()));
            said_mut(one, key).into_iter().for_each(|said| said.person.clone_from(&person));
        },
    )
}

fn new_figure(editor: ProcessEditor) -> El {
    let form_draft = FormDraft::new(editor, "figure");
    // What was begun is not hidden.
    let begun = form_draft.begun().get_untracked();
    let usual = Memo::new(move |_| usual_currency(editor));
    el("details")
        .class("more")
        .maybe("open", begun.then_some(""))
        .child(el("summary").text("Add a figure"))
        .dynamic(move || figure_form(editor, form_draft, usual.get()).into())
}

fn figure_form(editor: ProcessEditor, form_draft: FormDraft, usual: String) -> El {
    let first = Some("0");
    let offered = usual.clone();
    let error = RwSignal::new(None::<String>);
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let read = || {
            let currency = money::currency(&form_draft.now("currency", &offered))?;
            let high = form_draft.now("high", "");
            let high = if high.trim().is_empty() { None } else { Some(money::read(&high, &currency)?) };
            let low = money::read(&form_draft.now("low", ""), &currency)?;
            let said = SalarySaid {
                by: process_editor::chosen(&SIDES, form_draft.picked("side", first)).unwrap_or(Side::Employer),
                low,
                high: None,
                currency,
                per: process_editor::chosen(&PERIODS, form_draft.picked("per", first)).unwrap_or(Per::Year),
                on: Some(editor.app.clock.now().get_untracked().date()),
                person: form_draft
                    .picked("person", None)
                    .and_then(|id| editor.now()?.person(&PersonId::parse(&id)?).map(|person| person.id.clone())),
            };
            said.ranging(low, high)
        };
        match read() {
            Ok(said) => {
                editor.edit(|process| {
                    process.salary.push(said);
                    form_draft.kept(process);
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
        .child(slot("salary-low", "Amount or minimum", "text", "", form_draft.text("low", "")))
        .child(slot("salary-high", "To", "text", "", form_draft.text("high", "")))
        .child(slot("salary-currency", "Currency", "text", "", form_draft.text("currency", &usual)))
        .child(select("salary-per", "Per", "", periods, form_draft.pick("per", first)));
    let (add, begun) = (el("button").attr("type", "submit").class("btn").text("Add this figure"), form_draft.begun());
    let discard = move || button("btn btn--ghost", "", "Discard").click(move || form_draft.discard());
    let actions = el("div").class("actions").child(add).dynamic(move || begun.get().then(discard).into());
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .child(toggle("salary-side", "Who said it?", sides, form_draft.pick("side", first)))
        .child(row)
        .child(asked_by(editor, "salary-person", "With whom?", form_draft.pick("person", None)))
        .child(error_line("salary-error", error.into()))
        .child(actions)
}
