//! The guided debrief: one thing at a time, in a sheet. What is still empty is still open, so closing it loses
//! nothing and opening it goes on from there.

use crate::device::page;
use crate::domain::debrief::{Item, before, items, next_open};
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::screens::process::question::{answer, better, grade, who_asked};
use crate::ui::screens::process::self_review::{delivery, do_better, felt, fit, prompt, to_learn, went_well};
use crate::ui::screens::process::talks;
use crate::ui::shared::process_editor::{ProcessEditor, question, round};

/// The inside of the sheet.
pub fn steps(editor: ProcessEditor, key: &str, open: RwSignal<bool>) -> View {
    let first = item_of(editor, key, |process, round| {
        next_open(process, round, None).or_else(|| items(round).into_iter().next())
    });
    let current = RwSignal::new(first.map(|item| item.key()));
    let key = key.to_owned();
    keyed_list(move || vec![current.get().unwrap_or_default()], move |at| step(editor, &key, &at, current, open))
}

fn item_of(editor: ProcessEditor, key: &str, find: impl FnOnce(&Process, &Round) -> Option<Item>) -> Option<Item> {
    let process = editor.now()?;
    find(&process, round(&process, key)?)
}

fn step(editor: ProcessEditor, key: &str, at: &str, current: RwSignal<Option<String>>, open: RwSignal<bool>) -> View {
    let Some(item) = item_of(editor, key, |_, round| items(round).into_iter().find(|item| item.key() == at)) else {
        return finished(open);
    };
    let heading = |text: &str| el("h3").attr("tabindex", "-1").attr("dir", "auto").text(text);
    let asked = |id: &str| {
        let process = editor.now();
        process.and_then(|process| question(&process, id).map(|one| one.asked.to_string())).unwrap_or_default()
    };
    let body = match &item {
        Item::Question(id) => {
            let id = id.as_str();
            let ask = heading("").class("guided__ask").child(icon("quote")).text(&asked(id));
            View::new()
                .with(ask)
                .with(answer(editor, id, "g-answer"))
                .with(grade(editor, id, "g-grade"))
                .with(who_asked(editor, id, "g-by"))
        }
        Item::Better(id) => {
            let ask = heading("").class("guided__ask").child(icon("quote")).text(&asked(id.as_str()));
            View::new().with(ask).with(better(editor, id.as_str(), "g-better"))
        }
        Item::Talk(id) => {
            let name = editor.now().and_then(|process| process.person(id).map(|one| one.shown().to_owned()));
            let ask = ["What did you talk about with ", &*name.unwrap_or_default(), "?"].concat();
            View::new().with(heading(&ask)).with(talks::fields(editor, key, id.as_str(), "g-"))
        }
        Item::Prompt(one) => {
            View::new().with(heading("Look back once more")).with(prompt(editor, key, *one, "g-prompt"))
        }
        Item::Felt => View::new().with(heading("How did it feel?")).with(felt(editor, key, "g-felt")),
        Item::WentWell => View::new().with(heading("What went well?")).with(went_well(editor, key, "g-well")),
        Item::DoBetter => {
            View::new().with(heading("What would you do better?")).with(do_better(editor, key, "g-do-better"))
        }
        Item::Delivery => View::new().with(heading("How did you come across?")).with(delivery(editor, key, "g-came")),
        Item::Fit => View::new().with(heading("Would you want it?")).with(fit(editor, key, "g-fits")),
        Item::ToLearn => View::new().with(heading("What is there to learn?")).with(to_learn(editor, key, "g-learn")),
    };
    let (mine, here, was, forth) = (key.to_owned(), at.to_owned(), at.to_owned(), key.to_owned());
    let begun = Memo::new(move |_| {
        let process = editor.get();
        process.is_some_and(|process| round(&process, &mine).is_some_and(|round| item.is_begun(&process, round)))
    });
    let go = move |to: Option<Item>| {
        current.set(Some(to.map(|item| item.key()).unwrap_or_default()));
        page::after_drawing(|| {
            let _ = page::focus("dialog[open] .guided :is(textarea, input)") || page::focus("dialog[open] .guided h3");
        });
    };
    let next = el("button")
        .attr("type", "button")
        .class("btn btn--primary")
        .dynamic_text(move || if begun.get() { "Next".into() } else { "Skip for now".into() })
        .click(move || go(item_of(editor, &forth, |process, round| next_open(process, round, Some(&here)))));
    let first = item_of(editor, key, |_, round| before(round, at)).is_none();
    let key = key.to_owned();
    let back = button("btn", "back", "Back").click(move || go(item_of(editor, &key, |_, round| before(round, &was))));
    let stop = button("btn btn--ghost", "", "Leave it here").click(move || open.set(false));
    let actions = el("div").class("actions actions--fill").child(next).child((!first).then_some(back)).child(stop);
    el("div").class("guided form").child(body).child(actions).into()
}

fn finished(open: RwSignal<bool>) -> View {
    let close = button("btn btn--primary", "check", "Done").click(move || open.set(false));
    el("div")
        .class("guided form")
        .child(el("h3").attr("tabindex", "-1").text("That is everything for now"))
        .child(el("p").text("What you skipped stays open here. Be kind to yourself today."))
        .child(el("div").class("actions").child(close))
        .into()
}
