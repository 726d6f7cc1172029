//! What could not be read: shown, downloaded, restored from the journal, repaired or deleted by hand.

use crate::device::file;
use crate::reactive::RwSignal;
use crate::state::damaged::RepairError;
use crate::state::{App, app};
use crate::storage::{Damage, Unreadable};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::section::{note, section};
use crate::ui::kit::sheet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The list, where there is any.
pub fn list() -> View {
    let app = app();
    let damaged = app.damaged.all().get();
    if damaged.is_empty() {
        return View::new();
    }
    let sound = app.damaged.repairable().get();
    let rows = damaged.into_iter().map(|one| {
        let sound = sound.contains(&one.key);
        row(app, Rc::new(one), sound)
    });
    section("damaged", "Could not be read")
        .child(note("They stay exactly as they were found until you decide."))
        .child(el("ul").class("rows").child(rows.collect::<View>()))
        .into()
}

fn row(app: App, one: Rc<Unreadable>, sound: bool) -> El {
    // What a newer version of the app wrote is sound, and not ours to touch.
    let ours = !one.is_newer();
    let act = |class: &str, icon: &str, word: &str| {
        button(class, icon, word).attr("aria-label", &format!("{word} {}", one.key))
    };
    let given = one.clone();
    let download = act("btn", "export", "Download").click(move || {
        let _ = hand_over(&given);
    });
    let mended = one.clone();
    let mend = (ours && sound)
        .then(|| act("btn btn--primary", "redo", "Restore").click(move || ask_to_bring_back(app, mended.clone())));
    let worked = one.clone();
    // Where the journal has a sound copy, a repaired text would only be a second version.
    let repair = (ours && !sound && !one.raw.is_empty())
        .then(|| act("btn", "", "Repair").click(move || repair(app, worked.clone())));
    let repair = repair.filter(|_| !one.is_aside());
    let gone = one.clone();
    let discard =
        (ours && !sound).then(|| act("btn btn--ghost", "", "Discard").click(move || ask_to_discard(app, gone.clone())));
    let second = match () {
        () if one.is_aside() => Some("This is an old copy. The record itself is fine."),
        () if ours && sound => Some("Its second copy is fine."),
        () => None,
    };
    let second = second.map(|second| el("span").class("row__sub").text(second));
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(&title(&one)))
        .child(el("br"))
        .child(el("span").class("row__sub").text(&one.why.to_string()))
        .child(second.map(|second| View::new().with(" ").with(second)));
    let actions = el("span").class("actions").child(mend).child(download).child(repair).child(discard);
    el("li").class("row row--plain row--over").child(words).child(actions)
}

/// The name of the record, as far as its text tells it.
fn title(one: &Unreadable) -> String {
    const NAME: &str = "\"employer\":\"";
    let name = one.raw.split_once(NAME).and_then(|(_, rest)| rest.split('"').next()).filter(|name| !name.is_empty());
    match name {
        Some(name) => format!("{name} ({})", one.key),
        None => one.key.clone(),
    }
}

/// Offers the text as a download. `None` if the browser would not take it.
fn hand_over(one: &Unreadable) -> Option<()> {
    file::download(&format!("{}.txt", one.key.replace('/', "-")), "text/plain", &one.raw)
}

/// Downloads the damaged text before it is deleted. Returns whether that worked.
fn handed_over(app: App, one: &Unreadable) -> bool {
    let done = one.raw.is_empty() || hand_over(one).is_some();
    if !done {
        app.messages.say("The browser blocked the download of the damaged text. Nothing was changed.".into());
    }
    done
}

fn ask_to_bring_back(app: App, one: Rc<Unreadable>) {
    sheet::show("Restore the second copy?", move |open| {
        let damaged = one.clone();
        let go = button("btn btn--primary", "redo", "Restore it").click(move || {
            if handed_over(app, &damaged) {
                app.discard_unreadable(&damaged.key);
                app.messages.say("The second copy is restored. Look for the damaged text in your downloads.".into());
            }
            open.set(false);
        });
        let keep = button("btn", "", "Leave it as it is").click(move || open.set(false));
        View::new()
            .with(el("p").text("The app saves every record twice, and the other copy is fine. It replaces the damaged text. That goes to your downloads first."))
            .with(el("div").class("actions actions--fill").child(keep).child(go))
    });
}

fn ask_to_discard(app: App, one: Rc<Unreadable>) {
    sheet::show("Delete what could not be read?", move |open| {
        let (given, gone) = (one.clone(), one.clone());
        let download = button("btn", "export", "Download it first").click(move || {
            let _ = hand_over(&given);
        });
        let go = button("btn btn--stop", "", "Delete it").click(move || {
            app.discard_unreadable(&gone.key);
            open.set(false);
            app.messages.say("It is deleted. The other records are unchanged.".into());
        });
        let keep = button("btn btn--primary", "", "Don’t delete").click(move || open.set(false));
        let text = match one.is_aside() {
            true => "The record itself stays. You can’t undo this.",
            false => "There is no second copy. You can’t undo this. The other records stay.",
        };
        View::new()
            .with(el("p").attr("dir", "auto").text(&title(&one)))
            .with(el("p").text(text))
            .with(el("div").class("actions actions--fill").child(keep).child(download).child(go))
    });
}

fn repair(app: App, one: Rc<Unreadable>) {
    sheet::show("Repair it by hand", move |open| {
        let error = RwSignal::new(None::<String>);
        let text = el("textarea")
            .class("input")
            .attr("id", "repair-text")
            .attr("rows", "10")
            .attr("spellcheck", "false")
            .attr("autocapitalize", "off")
            .attr("autocomplete", "off")
            .attr("dir", "auto")
            .attr("aria-describedby", "repair-hint repair-error");
        let typed: HtmlTextAreaElement = text.element().unchecked_into();
        typed.set_value(&one.raw);
        let label = el("label").class("field__label").attr("for", "repair-text").text("The text as it was found");
        let hint = el("p").class("field__hint").attr("id", "repair-hint").text("It is JSON, like a record in a backup. You can also copy parts of it from here. It is used only if it can be read. The damaged text goes to your downloads first.");
        let damaged = one.clone();
        let go = button("btn btn--primary", "", "Use this text").click(move || {
            let text = typed.value();
            error.set(app.still_wrong(&damaged.key, &text).map(|why| said(&why)));
            if error.get_untracked().is_some() || !handed_over(app, &damaged) {
                return;
            }
            match app.repair(&damaged.key, &text) {
                Ok(()) => {
                    open.set(false);
                    app.messages.say("It can be read again. Look for the damaged text in your downloads.".into());
                }
                Err(RepairError::StillWrong(why)) => error.set(Some(said(&why))),
                Err(RepairError::NotSaved(why)) => error.set(Some(why.to_string())),
            }
        });
        let keep = button("btn", "", "Leave it as it is").click(move || open.set(false));
        View::new()
            .with(
                el("div")
                    .class("field")
                    .child(label)
                    .child(text)
                    .child(hint)
                    .child(error_line("repair-error", error.into())),
            )
            .with(el("div").class("actions actions--fill").child(keep).child(go))
    });
}

/// What is still wrong with a text under repair.
fn said(why: &Damage) -> String {
    match why {
        Damage::Empty => "There is nothing in it.".into(),
        Damage::Truncated => "It is still cut off. A quotation mark or a bracket is missing at the end.".into(),
        Damage::NotJson => "It still is not JSON.".into(),
        Damage::WrongShape(detail) => format!("It is JSON, but not this record: {detail}."),
        Damage::NewerVersion(_) | Damage::UnknownKind => "It says that a newer version of Afterword saved it.".into(),
        Damage::None => String::new(),
    }
}
