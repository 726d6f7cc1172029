//! Writing an interview down while it is fresh: one screen, saved from the first keystroke.

mod met;
mod promised;
mod sheet;

use crate::device::{dates, page, zone};
use crate::domain::id::{ProcessId, QuestionId, RoundId};
use crate::domain::iso;
use crate::domain::question::Question;
use crate::domain::round::{RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use crate::reactive::{RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::{App, app, sheets};
use crate::ui::kit::adder::{Adder, adder};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{Choices, chips, rating};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, Write, error_line, input, text_area};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::ribbon;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words::FELT;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;
use sheet::Sheet;

/// A new interview: nothing is stored until the first keystroke.
pub fn new_interview() -> View {
    let app = app();
    let (id, round) = app.begin();
    form(app, id, round, None)
}

/// An interview that is already written down.
pub fn known_interview(id: ProcessId, round: RoundId) -> View {
    let app = app();
    let known = app.process_now(&id).is_some_and(|process| process.round(&round).is_some());
    if known { form(app, id.clone(), round, Some(id)) } else { not_found() }
}

fn form(app: App, id: ProcessId, round: RoundId, known: Option<ProcessId>) -> View {
    let sheet = Sheet { app, id: StoredValue::new(id), round: StoredValue::new(round) };
    let asks_name = RwSignal::new(None::<String>);
    let done = move |event: web_sys::Event| {
        event.prevent_default();
        let id = sheet.id.get_value();
        if app.process_now(&id).is_some_and(|process| process.is_named()) {
            page::go(&Route::Process(id, Segment::Timeline).to_string());
        } else {
            asks_name.set(Some("Add the employer or role so you can find this later. Your notes are saved.".into()));
            page::focus("#employer");
        }
    };
    let employer = input(
        Field::text("employer", "Employer").words().autocomplete("organization"),
        sheet.text(|process, _| process.employer.to_string()),
        sheet.write_line(|process, _, line| process.employer = line),
    );
    let role = input(
        Field::text("role", "Role").words(),
        sheet.text(|process, _| process.role.to_string()),
        sheet.write_line(|process, _, line| process.role = line),
    );
    let felt = rating(
        "felt",
        "How did it feel?",
        FELT,
        sheet.read(|_, round| round.felt, || None).into(),
        Callback::new(move |felt| sheet.change_round(|round| round.felt = felt)),
    );
    let notes = text_area(
        Field::text("notes", "Anything else").hint("Facts about the company, names, what not to forget."),
        sheet.text(|_, round| round.notes.to_string()),
        Callback::new(move |text: String| {
            let notes = Prose::parse(&text).map_err(|error| error.to_string())?;
            sheet.change_round(|round| round.notes = notes);
            Ok(())
        }),
    );
    let finish = el("button").class("btn btn--primary push").attr("type", "submit").text("See my plan");
    let fields = el("form")
        .class("pane form")
        .attr("autocomplete", "off")
        .attr("novalidate", "")
        .on("submit", done)
        .add(el("div").class("field-row").add(employer).add(role))
        .add(error_line("name-error", asks_name.into()))
        .add(kind(sheet))
        .add(ended(sheet))
        .add(met::people(sheet))
        .add(promised::promise(sheet))
        .add(questions(sheet))
        .add(felt)
        .add(notes)
        .add(el("div").class("actionbar").add(save_state(app)).add(finish));
    let preview = section("next", "Your plan so far")
        .add(note("It updates as you type."))
        .add(ribbon::preview(app, sheet.id.get_value()));
    let invited = el("a")
        .class("link link-row")
        .attr("href", "#/invitation")
        .text("Interview still ahead? Add it from the invitation");
    // The navigation, which has this too, makes room for the keyboard on a phone.
    let heard = button("btn btn--ghost only-phone", "mail-open", "They replied")
        .click(move || app.sheets.open(sheets::Sheet::Reply(known.clone())));
    let aside = el("div").class("pane pane--aside").add(preview).add(el("p").add(invited)).add(heard);
    View::new()
        .with(page_head(Some(("#/", "Today")), "While it is fresh", "Note the facts now. You can tidy up later."))
        .with(el("div").class("panes").add(fields).add(aside))
}

fn kind(sheet: Sheet) -> View {
    let chosen = sheet.read(|_, round| Some(round.kind), || None);
    chips(Choices {
        name: "kind",
        legend: "What kind of interview?",
        options: RoundKind::ALL.iter().enumerate().map(|(n, kind)| (n.to_string(), kind.label().to_owned())).collect(),
        chosen: Signal::derive(move || {
            RoundKind::ALL.iter().position(|kind| Some(*kind) == chosen.get()).map(|n| n.to_string())
        }),
        choose: Callback::new(move |value: Option<String>| {
            let kind = value.and_then(|value| RoundKind::ALL.get(value.parse::<usize>().ok()?).copied());
            if let Some(kind) = kind {
                sheet.change_round(|round| round.kind = kind);
            }
        }),
    })
}

/// The moment of a starting time on the day of the end, or on the evening before for an interview over midnight.
fn start_before(time: NaiveTime, end: NaiveDateTime) -> NaiveDateTime {
    const LONGEST_OVER_MIDNIGHT: i64 = 6;
    let same_day = end.date().and_time(time);
    let day_before = same_day.checked_sub_days(Days::new(1)).unwrap_or(same_day);
    if same_day > end && (end - day_before).num_hours() < LONGEST_OVER_MIDNIGHT { day_before } else { same_day }
}

fn ended(sheet: Sheet) -> View {
    let end = sheet.read(|_, round| round.schedule.end(), || None);
    let start = sheet.read(|_, round| round.schedule.recorded().0, || None);
    let set = move |start: Option<NaiveDateTime>, end: Option<NaiveDateTime>| -> Result<(), String> {
        let schedule = Schedule::new(start, None, end).map_err(|error| error.to_string())?;
        sheet.change_round(|round| {
            round.schedule = schedule;
            round.zone = zone::of_round(schedule);
        });
        Ok(())
    };
    let unreadable = || "That day or time does not exist. The earlier one is kept: pick another.".to_owned();
    let day: Write = Callback::new(move |text: String| {
        let day: NaiveDate = iso::day(&text).ok_or_else(unreadable)?;
        let (old_start, old_end) = (start.get_untracked(), end.get_untracked());
        let time = old_end.map_or_else(|| sheet.app.now.get_untracked().time(), |end| end.time());
        // The start moves along, so that changing the day never tears the interview apart.
        let moved = old_start.zip(old_end).and_then(|(start, end)| day.and_time(time).checked_sub_signed(end - start));
        set(moved, Some(day.and_time(time)))
    });
    let read_time = move |text: &str| iso::clock(text).ok_or_else(unreadable);
    let ended_at: Write = Callback::new(move |text: String| {
        let time = read_time(&text)?;
        let day = end.get_untracked().unwrap_or_else(|| sheet.app.now.get_untracked()).date();
        set(start.get_untracked(), Some(day.and_time(time)))
    });
    let started_at: Write = Callback::new(move |text: String| {
        if text.is_empty() {
            return set(None, end.get_untracked());
        }
        let time = read_time(&text)?;
        let end = end.get_untracked();
        set(Some(start_before(time, end.unwrap_or_else(|| sheet.app.now.get_untracked()))), end)
    });
    let time_of = |at: Option<NaiveDateTime>| at.map(|at| dates::iso_minute(at)[11..].to_owned()).unwrap_or_default();
    let day_of = Signal::derive(move || end.get().map(|end| end.date().to_string()).unwrap_or_default());
    el("div")
        .class("field-row")
        .add(input(Field::text("day", "Day").kind("date"), day_of, day))
        .add(input(Field::text("end", "Ended at").kind("time"), Signal::derive(move || time_of(end.get())), ended_at))
        .add(input(
            Field::text("start", "Started at").kind("time"),
            Signal::derive(move || time_of(start.get())),
            started_at,
        ))
        .into()
}

fn questions(sheet: Sheet) -> View {
    let items = sheet.read(
        |_, round| round.questions.iter().map(|one| (one.id.to_string(), one.asked.to_string())).collect::<Vec<_>>(),
        Vec::new,
    );
    adder(Adder {
        id: "asked",
        label: "Questions they asked",
        one: "question",
        placeholder: "One question, then Enter",
        hint: "A few words each are enough to bring them back later.",
        items: items.into(),
        add: Callback::new(move |text: String| {
            let asked = Line::parse(&text).map_err(|error| error.to_string())?;
            let id = QuestionId::fresh(&mut crate::device::random::RandomIds);
            let key = id.to_string();
            sheet.change_round(|round| round.questions.push(Question::asked(id, asked)));
            Ok(key)
        }),
        change: Callback::new(move |(key, text): (String, String)| {
            let asked = Line::parse(&text).map_err(|error| error.to_string())?;
            sheet.change_round(|round| {
                let question = round.questions.iter_mut().find(|one| one.id.as_str() == key);
                question.into_iter().for_each(|question| question.asked = asked.clone());
            });
            Ok(())
        }),
        discard: Callback::new(move |key: String| {
            sheet.change_round(|round| round.questions.retain(|one| one.id.as_str() != key));
        }),
        remove: Callback::new(move |key: String| {
            sheet.change_with_undo("The question is removed.", |process| {
                process.rounds.iter_mut().for_each(|round| round.questions.retain(|one| one.id.as_str() != key));
            });
        }),
    })
}
