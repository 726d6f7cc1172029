//! One offer: its terms, what to do about it, and how it stands beside the others.

use crate::device::{dates, page};
use crate::domain::advice::rules::{A8, F14, J18, S5};
use crate::domain::id::ProcessId;
use crate::domain::ledger::OfferForm;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::asked_in_writing;
use crate::domain::offer::in_hand::in_hand;
use crate::domain::offer::taken::Taken;
use crate::domain::offer::terms::{OfferTerms, Term};
use crate::domain::process::{Process, Status};
use crate::domain::text::{Line, Prose};
use crate::reactive::Signal;
use crate::route::{Route, Segment};
use crate::state::app;
use crate::state::ready_letters::begin_usual;
use crate::state::sheets::Sheet;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::offers_beside::{still_deciding, table, taken, withdrawals};
use crate::ui::shared::process_editor::{ProcessEditor, read_day};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use leptos::prelude::*;

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let sub = untrack(|| taken(app, id)).headline();
    let (mine, here, still) = (id.clone(), id.clone(), id.clone());
    let beside = section("beside", "Beside your other offers")
        .dynamic(move || table(app))
        .child(el("div").class("actions").child(link("btn btn--ghost", "#/offers", "interviews", "All offers")));
    // Once you said yes, the others are those to tell, on the page of the offer that you took.
    let deciding = dynamic(move || {
        let mine = mine.clone();
        let open = taken(app, &still) == Taken::Nowhere;
        open.then(|| section("deciding", "Others still deciding").dynamic(move || still_deciding(app, Some(&mine))))
            .into()
    });
    let others = dynamic(move || {
        let taken = taken(app, &here);
        matches!(taken, Taken::Here(_))
            .then(|| section("others", "Tell the others").child(note(taken.advice())).dynamic(move || withdrawals(app)))
            .into()
    });
    let because = "A spoken offer can be taken back. Keep applying until it is firm, and look at whether it suits you.";
    let why = why("Why not stop now?", because, &[A8, F14, J18, S5], &["The experts differ on when to stop."]);
    let main = el("div")
        .class("pane")
        .child(section("answer", "Your answer").attr("data-at", "answer").child(dynamic(move || answer(editor))))
        .child(others)
        .child(terms(editor));
    let aside = el("div").class("pane pane--aside").child(beside).child(deciding).child(why).child(save_state(app));
    View::new()
        .with(page_head(Some((&back, process.display_name())), "The offer", sub).class("page-head page-head--close"))
        .with(el("div").class("panes").child(main).child(aside))
}

/// How it stands, and the ways to answer.
fn answer(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let (app, now) = (editor.app, editor.app.clock.now().get());
    let Some(offer) = in_hand(&process, now) else {
        let id = process.id.clone();
        let heard = button("btn btn--primary", "mail-open", "They replied");
        let heard = heard.click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
        return note("No offer is noted yet. Note what they said first.").with(el("div").class("actions").child(heard));
    };
    let form = match offer.form {
        OfferForm::Verbal => badge(&Badge::new("wait", "quote", "Spoken so far")),
        OfferForm::Written => badge(&Badge::new("done", "letter", "In writing")),
    };
    let by = match offer.answer_by {
        Some(by) => Badge::new("act", "flag", format!("Answer by {}", dates::human_day(by, now))),
        None => Badge::new("", "flag", "They named no day"),
    };
    let asks = process.status(now) == Status::Offered;
    let marks = el("div").class("cluster").child(form).child(asks.then(|| badge(&by)));
    match process.status(now) {
        Status::Accepted | Status::Started => return View::from(marks).with(note("You said yes.")),
        Status::Declined => return View::from(marks).with(note("You declined it.")),
        _ => {}
    }
    let write = |class: &str, icon_name: &str, words: &str, purpose: LetterPurpose| {
        let id = process.id.clone();
        button(class, icon_name, words).click(move || {
            if let Some(process) = app.process_now(&id) {
                let letter = begin_usual(app, &process, purpose);
                page::go(&Route::Letter(id.clone(), letter).to_string());
            }
        })
    };
    let taken = taken(app, &process.id);
    if taken != Taken::Nowhere {
        let advice = [taken.headline(), " ", taken.advice()].concat();
        let no = write("btn btn--primary", "minus", "Say no", LetterPurpose::Decline);
        return View::from(marks).with(note(&advice)).with(el("div").class("actions").child(no));
    }
    let spoken = offer.form == OfferForm::Verbal;
    let asked = asked_in_writing(&process, now);
    let class = |first: bool| if first { "btn btn--primary" } else { "btn" };
    let ask = if asked.is_some() { "Ask for it again" } else { "Ask for it in writing" };
    let written = spoken.then(|| write(class(asked.is_none()), "letter", ask, LetterPurpose::AskWritten));
    let advice = match asked {
        Some(at) => format!(
            "You asked for it in writing {}. Give them a week before you ask again. Don’t give notice yet.",
            dates::human_day(at.date(), now)
        ),
        None if spoken => {
            "It is only spoken so far. Thank them and ask for it in writing. Don’t give notice yet.".to_owned()
        }
        None => "Read all of it. Ask what is unclear. Each button opens a draft. Nothing is sent yet.".to_owned(),
    };
    let id = process.id.clone();
    let day = button("btn btn--ghost", "flag", "They named a day");
    let day = day.click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
    View::from(marks).with(note(&advice)).with(
        el("div")
            .class("actions")
            .child(written)
            .child(write(class(!spoken), "check", "Say yes", LetterPurpose::Accept))
            .child(write("btn", "clock", "Ask for time", LetterPurpose::MoreTime))
            .child(write("btn", "minus", "Say no", LetterPurpose::Decline))
            .child(offer.answer_by.is_none().then_some(day)),
    )
}

/// Changes the terms, which are there from the first letter on and gone with the last.
fn change(process: &mut Process, change: impl FnOnce(&mut OfferTerms)) {
    let mut terms = process.terms.take().unwrap_or_default();
    change(&mut terms);
    process.terms = (!terms.is_empty()).then_some(terms);
}

fn terms(editor: ProcessEditor) -> El {
    let part = |term: Term| {
        let value = move || {
            let process = editor.get();
            process.and_then(|process| Some(process.terms.as_ref()?.term(term).to_string())).unwrap_or_default()
        };
        let write = move |text: String| {
            let line = Line::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| change(process, |terms| *terms.term_mut(term) = line));
            Ok(())
        };
        let held = FieldBinding { value: Signal::derive(value), write: Callback::new(write) };
        let place = Term::ALL.iter().position(|one| *one == term).unwrap_or_default();
        slot(&format!("term-{place}"), term.label(), "text", &["Such as: ", term.hint()].concat(), held)
    };
    let parts: View = Term::ALL
        .chunks(2)
        .map(|pair| {
            let fields: View = pair.iter().map(|term| part(*term)).collect();
            el("div").class("field-row field-row--roomy").child(fields)
        })
        .collect();
    let start = FieldBinding {
        value: Signal::derive(move || {
            let day = editor.get().and_then(|process| process.terms.as_ref()?.start);
            day.map(|day| day.to_string()).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let day = if text.is_empty() { None } else { Some(read_day(&text)?) };
            editor.edit(|process| change(process, |terms| terms.start = day));
            Ok(())
        }),
    };
    let notes = FieldBinding {
        value: Signal::derive(move || {
            editor.get().and_then(|process| Some(process.terms.as_ref()?.notes.to_string())).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let prose = Prose::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| change(process, |terms| terms.notes = prose));
            Ok(())
        }),
    };
    section("terms", "The terms")
        .attr("data-at", "terms")
        .child(note("As they said or wrote it. Leave out what you don’t know."))
        .child(
            el("div").class("form").child(parts).child(slot("term-start", "First day", "date", "", start)).child(slot(
                "term-notes",
                "For and against",
                "area",
                "For you alone.",
                notes,
            )),
        )
}
