//! Whose advice one process follows, and its plan as a file.

use crate::device::{file, page};
use crate::domain::advice::playbook::Playbook;
use crate::domain::id::ProcessId;
use crate::domain::process::PlaybookChoice;
use crate::domain::timeline::export::export;
use crate::reactive::Memo;
use crate::state::App;
use crate::state::advice::{choice_of, choice_text};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, el};
use crate::ui::kit::field::follow;
use crate::ui::kit::section::fold_section;
use crate::ui::shared::authors::{ORDER, author};
use leptos::prelude::*;

fn option(value: &str, words: &str) -> El {
    el("option").attr("value", value).text(words)
}

/// Whose advice one process follows, with its plan as a file.
pub fn for_process(app: App, id: ProcessId) -> View {
    let process = app.process(id.clone());
    let chosen = Memo::new(move |_| {
        process.with(|process| process.as_ref()?.playbook.as_ref().map(choice_text)).unwrap_or_default()
    });
    let all = untrack(|| app.playbook().name.to_string());
    let options: View = ORDER.iter().map(|one| option(one.as_str(), author(*one))).collect();
    let own: View = app.records.playbooks().with_untracked(|all| {
        all.iter().map(|own| option(&choice_text(&PlaybookChoice::Own(own.id.clone())), &own.name)).collect()
    });
    let for_select = id.clone();
    let select = el("select")
        .class("input")
        .attr("id", "process-playbook")
        .child(option("", &format!("Same as everywhere else ({all})")))
        .child(options)
        .child(own)
        .on("change", move |event| app.follow_for(&for_select, choice_of(&dom::typed(&event))));
    follow(&select, chosen.into());
    let followed = move || {
        let Some(process) = process.get() else { return String::new() };
        format!("Dates follow: {}.", source_of(&app.playbook_of(&process)))
    };
    let export = button("btn", "export", "Export this plan").click(move || download(app, &id));
    fold_section("advice", "Whose advice", page::is_wide())
        .child(el("p").class("section__note").dynamic_text(followed))
        .child(
            el("div")
                .class("field")
                .child(
                    el("label").class("field__label").attr("for", "process-playbook").text("Advice for this employer"),
                )
                .child(select),
        )
        .child(
            el("div")
                .class("actions")
                .child(el("a").class("link").attr("href", "#/advice").text("Compare all the advice")),
        )
        .child(el("div").class("actions").child(export))
        .child(
            el("p")
                .class("caption")
                .text("A file with every step, its date and the rule behind it. ")
                .child(el("a").attr("href", "plan.schema.json").attr("target", "_blank").text("What is in the file")),
        )
        .into()
}

fn source_of(playbook: &Playbook) -> String {
    use crate::domain::advice::playbook::Origin;
    match &playbook.origin {
        Origin::BuiltIn(letter) => match letter.source() {
            Some(source) => source.source().to_string(),
            None => "what most of the five experts agree on".into(),
        },
        Origin::Own(_) => format!("{}, your own advice", playbook.name),
    }
}

fn download(app: App, id: &ProcessId) {
    let plan = app.plan(id.clone()).get_untracked();
    let Some((process, plan)) = app.process_now(id).zip(plan) else { return };
    let now = app.clock.now().get_untracked();
    let value = untrack(|| export(&process, &app.playbook_of(&process), &plan, now));
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    if file::download(&format!("plan-{}.json", now.date()), "application/json", &text).is_none() {
        app.messages.say("The browser blocked the download. Nothing was changed.".into());
    }
}
