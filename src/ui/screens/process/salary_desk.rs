//! What you want to be paid, each figure with its reason, and every figure that was named (S2).

use crate::domain::advice::rules::S2;
use crate::domain::expectation::{Aim, Expectation};
use crate::domain::id::ProcessId;
use crate::domain::money;
use crate::domain::process::Process;
use crate::domain::salary::Per;
use crate::domain::text::Line;
use crate::route::{Route, Segment};
use crate::state::app;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{FieldBinding, select, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::screens::process::salary::{PERIODS, periods, salary, usual_currency};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::{self, ProcessEditor};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use leptos::prelude::untrack;

/// The screen.
pub fn screen(id: ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(&id) else { return not_found() };
    let editor = ProcessEditor::new(app, &id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let sub = "Decide before they ask. Only you see this.";
    let because = "Close to the decision they may ask what you expect. Whoever has thought about it says it calmly.";
    let aside = el("div")
        .class("pane pane--aside")
        .child(salary(editor))
        .child(why("Why decide now?", because, &[S2], &[]))
        .child(save_state(app));
    View::new()
        .with(page_head(Some((&back, process.display_name())), "Pay", sub).class("page-head page-head--close"))
        .with(el("div").class("panes").child(el("div").class("pane").child(wanted(editor))).child(aside))
}

fn wanted(editor: ProcessEditor) -> El {
    let fields: View = Aim::ALL.into_iter().map(|aim| of_aim(editor, aim)).collect();
    let per = editor.pick(
        "",
        |process, _| process_editor::place_of(&PERIODS, &process.expectation.as_ref().map_or(Per::Year, |it| it.per)),
        |process, _, choice| {
            if let Some((wanted, per)) = process.expectation.as_mut().zip(process_editor::chosen(&PERIODS, choice)) {
                wanted.per = per;
            }
        },
    );
    // Chosen once there is a figure: until then it is a year.
    let paid_for = dynamic(move || {
        let there = editor.get().is_some_and(|process| process.expectation.is_some());
        there.then(|| untrack(|| select("wanted-per", "Your figures are", "", periods(), per))).into()
    });
    let row = el("div")
        .class("field-row field-row--narrow")
        .child(slot("wanted-currency", "Your currency", "text", "", currency(editor)))
        .child(paid_for);
    section("wanted", "What you want")
        .attr("data-at", "wanted")
        .child(dynamic(move || state(editor)))
        .child(fields)
        .child(row)
}

/// Whether you are ready, and what does not add up.
fn state(editor: ProcessEditor) -> View {
    let process = editor.get();
    let wanted = process.as_deref().and_then(|process| process.expectation.as_ref());
    if let Some((low, high)) = wanted.and_then(Expectation::crossed) {
        let words = format!("“{}” is more than “{}”. Check the two.", low.label(), high.label());
        return el("p").class("clash").attr("role", "status").child(small_icon("alert")).text(&words).into();
    }
    match wanted {
        Some(wanted) if wanted.is_ready() => {
            el("p").class("quiet-text").attr("role", "status").text("You’re ready for that talk.").into()
        }
        _ => note("You’re ready with two figures and a reason for each: the least, and the one you’d be happy with."),
    }
}

fn of_aim(editor: ProcessEditor, aim: Aim) -> El {
    let place = Aim::ALL.iter().position(|one| *one == aim).unwrap_or_default().to_string();
    let id = |what: &str| ["wanted-", what, "-", &*place].concat();
    el("div").class("aim").child(slot(&id("figure"), aim.label(), "text", "", figure(editor, &place))).child(slot(
        &id("why"),
        aim.why(),
        "text",
        aim.reason(),
        reason(editor, &place),
    ))
}

fn at(key: &str) -> Aim {
    key.parse::<usize>().ok().and_then(|place| Aim::ALL.get(place)).copied().unwrap_or(Aim::Floor)
}

/// Changes what is wanted; what is not there yet is begun.
fn change(editor: ProcessEditor, change: impl FnOnce(&mut Expectation)) {
    let usual = usual_currency(editor);
    editor.edit(|process| {
        change(process.expectation.get_or_insert_with(|| Expectation::open(usual, Per::Year)));
    });
}

fn now(editor: ProcessEditor) -> Option<Expectation> {
    editor.now().and_then(|process| process.expectation.clone())
}

fn figure(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| {
            let wanted = process.expectation.as_ref()?;
            Some(money::written(wanted.figure(at(key))?, &wanted.currency))
        },
        |editor, key, text| {
            let currency = now(editor).map_or_else(|| untrack(|| usual_currency(editor)), |wanted| wanted.currency);
            let sum = if text.trim().is_empty() { None } else { Some(money::read(&text, &currency)) };
            let sum = sum.transpose().map_err(|error| error.to_string())?;
            untrack(|| change(editor, |wanted| *wanted.figure_mut(at(key)) = sum));
            Ok(())
        },
    )
}

fn reason(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process: &Process, key| Some(process.expectation.as_ref()?.reason(at(key)).to_string()),
        |editor, key, text| {
            let line = Line::parse(&text).map_err(|error| error.to_string())?;
            untrack(|| change(editor, |wanted| *wanted.reason_mut(at(key)) = line));
            Ok(())
        },
    )
}

fn currency(editor: ProcessEditor) -> FieldBinding {
    let mut held = editor.text(
        "",
        |process, _| Some(process.expectation.as_ref()?.currency.clone()),
        |editor, _, text| {
            let usual = untrack(|| usual_currency(editor));
            let wanted = now(editor).unwrap_or_else(|| Expectation::open(usual, Per::Year));
            let wanted = wanted.in_currency(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| process.expectation = Some(wanted));
            Ok(())
        },
    );
    let known = held.value;
    held.value = crate::reactive::Signal::derive(move || {
        let known = known.get();
        if known.is_empty() { usual_currency(editor) } else { known }
    });
    held
}
