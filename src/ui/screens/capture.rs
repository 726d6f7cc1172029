//! Writing an interview down while it is fresh: one screen, saved from the first keystroke.

mod met;
mod promised;
mod sheet;
mod when;

use crate::device::{dates, page};
use crate::domain::id::{ProcessId, QuestionId, RoundId};
use crate::domain::question::Question;
use crate::domain::round::RoundKind;
use crate::domain::text::{Line, Prose};
use crate::reactive::{RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::{App, app, sheets};
use crate::ui::kit::adder::{Adder, adder, lead_on};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{Choices, chips, rating};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::field::{Field, error_line, input, text_area};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::hope::beside_rating;
use crate::ui::shared::met_before;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::timeline_ribbon;
use crate::ui::shared::words::FELT;
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
    let done = move || {
        let id = sheet.id.get_value();
        if app.process_now(&id).is_some_and(|process| process.is_named()) {
            page::go(&Route::Process(id, Segment::Timeline).to_string());
        } else {
            asks_name.set(Some("Add the employer or role so you can find this later. Your notes are saved.".into()));
            page::focus("#employer");
        }
    };
    let employer = input(
        Field::text("employer", "Employer").words().autocomplete("organization").next(),
        sheet.text(|process, _| process.employer.to_string()),
        sheet.write_line(|process, _, line| process.employer = line),
    );
    let role = input(
        Field::text("role", "Role").words().next(),
        sheet.text(|process, _| process.role.to_string()),
        sheet.write_line(|process, _, line| process.role = line),
    );
    let felt = move || {
        let chosen: Signal<Option<u8>> = sheet.read(|_, round| round.felt, || None).into();
        let choose = Callback::new(move |felt| sheet.change_round(|round| round.felt = felt));
        rating("felt", "How did it feel?", FELT, chosen, choose).with(beside_rating(app, chosen))
    };
    let notes = text_area(
        Field::text("notes", "Anything else").hint("Facts about the company, names, what not to forget."),
        sheet.text(|_, round| round.notes.to_string()),
        Callback::new(move |text: String| {
            let notes = Prose::parse(&text).map_err(|error| error.to_string())?;
            sheet.change_round(|round| round.notes = notes);
            Ok(())
        }),
    );
    let ahead = when::is_ahead(sheet);
    // What there is to say of an interview that is over, or of one still to come.
    let told = dynamic(move || match ahead.get() {
        true => untrack(|| View::new().with(when::ahead(sheet)).with(met::people(sheet, "Who will you meet?"))),
        false => untrack(|| View::new().with(met::people(sheet, MET)).with(promised::promise(sheet))),
    });
    let rest = dynamic(move || match ahead.get() {
        true => View::new(),
        false => untrack(|| View::new().with(questions(sheet)).with(felt())),
    });
    // Only the button ends it: Enter leads on.
    let finish = button("btn btn--primary push", "", "See my plan").click(done);
    let fields = el("form")
        .class("pane form")
        .attr("autocomplete", "off")
        .attr("novalidate", "")
        .on("submit", |event| event.prevent_default())
        .on("keydown", |event| lead_on(&event))
        .child(el("div").class("field-row").child(employer).child(role))
        .child(error_line("name-error", asks_name.into()))
        .child(met_before::line(app, sheet.id.get_value()))
        .child(when::over_or_ahead(ahead))
        .child(told)
        .child(details(sheet, ahead.chosen))
        .child(rest)
        .child(notes)
        .child(el("div").class("actionbar").child(save_state(app)).child(finish));
    let preview = section("next", "Your plan so far")
        .child(note("It updates as you type."))
        .child(timeline_ribbon::preview(app, sheet.id.get_value()));
    // The navigation, which has this too, makes room for the keyboard on a phone.
    let heard = button("btn btn--ghost only-phone", "mail-open", "They replied")
        .click(move || app.sheets.open(sheets::Sheet::Reply(known.clone())));
    let aside = el("div").class("pane pane--aside").child(preview).child(heard);
    View::new()
        .with(dynamic(move || head(ahead.get()).into()))
        .with(el("div").class("panes").child(fields).child(aside))
}

/// The head: an interview that is still to come is not fresh yet.
fn head(ahead: bool) -> El {
    let (title, sub) = match ahead {
        true => ("What you know so far", "When, where and with whom. Add to it at any time."),
        false => ("While it is fresh", "Note the facts now. You can tidy up later."),
    };
    page_head(Some(("#/", "Today")), title, sub)
}

/// What the list of people is called once an interview is over.
const MET: &str = "Who did you meet?";

/// What is mostly right as it is: the kind, and for an interview that is over the times.
fn details(sheet: Sheet, ahead: RwSignal<bool>) -> El {
    let guess = sheet.read(|_, round| (round.kind, round.schedule.end()), || (RoundKind::default(), None));
    let said = move || {
        let ((kind, end), now) = (guess.get(), sheet.app.clock.about_now().get());
        let end = end.filter(|_| !ahead.get());
        let ended = end.map(|end| [", ended ", &*dates::human(end, now)].concat());
        [kind.label(), &*ended.unwrap_or_default()].concat()
    };
    let words = el("span")
        .child(el("span").text("Details"))
        .child(el("br"))
        .child(el("span").class("fold__note").dynamic_text(said));
    let times = dynamic(move || (!ahead.get()).then(|| untrack(|| when::ended(sheet))).into());
    let inside = el("div").class("form").child(kind(sheet)).child(times);
    el("details").class("fold").child(el("summary").child(words).child(icon("down"))).child(inside)
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
