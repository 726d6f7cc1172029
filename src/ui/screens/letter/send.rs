//! Sending. Afterword never sends anything: it hands the letter on, and then asks whether it went.

use crate::device::{clock, dates, page, share};
use crate::domain::actions::letters::Sending;
use crate::domain::channel::Channel;
use crate::domain::id::PersonId;
use crate::domain::letter::sent::decision;
use crate::domain::round::Schedule;
use crate::reactive::{Memo, RwSignal};
use crate::route::Route;
use crate::state::letters::step_of_letter;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::slot;
use crate::ui::kit::menu;
use crate::ui::kit::sheet::sheet;
use crate::ui::screens::letter::advised_against::reason;
use crate::ui::screens::letter::also_thanks::{others_named, settles};
use crate::ui::screens::letter::blocked::blocked;
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::screens::letter::mail::addresses;
use crate::ui::screens::letter::ways_out::{
    ASKED, Asks, copy, copy_rich, if_kept, open_mail, print, save_file, share_it,
};
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::rc::Rc;

/// The section.
pub fn section_of(editor: &Rc<LetterEditor>) -> View {
    let asks = Asks {
        open: RwSignal::new(false),
        when: RwSignal::new(false),
        sent: RwSignal::new(page::hash().ends_with(ASKED)),
        said: RwSignal::new(String::new()),
    };
    let returned = window_event_listener_untyped("visibilitychange", move |_| {
        if asks.sent.get_untracked() {
            page::focus("#did-you-send");
        }
    });
    on_cleanup(move || returned.remove());
    let (app, seen, id) = (editor.app, editor.seen, editor.id.clone());
    let record = app.process(editor.process.clone());
    // Only what the buttons depend on: they are not rebuilt under every keystroke.
    let way = Memo::new(move |_| {
        let letter = app.records.book().with(|book| book.letter(&id))?;
        let to = record.with(|process| process.as_ref().map(|process| addresses(&letter, process)))?;
        Some((letter.channel, to))
    });
    let watched = editor.clone();
    let ways = dynamic(move || {
        seen.track();
        // Only a memo that is read runs.
        way.with(|_| ());
        untrack(|| ways(&watched, asks))
    });
    let asked = editor.clone();
    let question = dynamic(move || asks.sent.get().then(|| question(&asked, asks)).into());
    let in_sheet = editor.clone();
    let body = move || untrack(|| form(&in_sheet, asks));
    el("section")
        .class("no-print stack send-ways")
        .attr("aria-label", "Send it")
        .child(el("p").class("caption").attr("role", "status").dynamic_text(move || asks.said.get()))
        .child(question)
        .child(ways)
        .child(sheet("Mark as sent", asks.open, body))
        .into()
}

fn ways(editor: &Rc<LetterEditor>, asks: Asks) -> View {
    let Some((letter, process)) = editor.letter().zip(editor.process()) else { return View::new() };
    let held = !editor.errors_left().is_empty();
    // What speaks against sending it says so first.
    let checked = move |editor: &Rc<LetterEditor>, act: fn(&Rc<LetterEditor>, Asks)| {
        if editor.errors_left().is_empty() {
            if_kept(editor, asks, act);
        } else {
            page::focus("#send-anyway");
        }
    };
    let main = |icon_name: &str, words: &str, act: fn(&Rc<LetterEditor>, Asks)| {
        let editor = editor.clone();
        let button = button("btn btn--primary", icon_name, words).maybe("aria-disabled", held.then_some("true"));
        button.maybe("aria-describedby", held.then_some("send-why")).click(move || checked(&editor, act))
    };
    let free = |class: &str, icon_name: &str, words: &str, act: fn(&Rc<LetterEditor>, Asks)| {
        let editor = editor.clone();
        button(class, icon_name, words).click(move || if_kept(&editor, asks, act))
    };
    let item = |icon_name: &str, words: &str, act: fn(&Rc<LetterEditor>, Asks)| {
        let editor = editor.clone();
        menu::item(icon_name, words, move || checked(&editor, act))
    };
    let by_mail = matches!(letter.channel, Channel::Email);
    let on_paper = matches!(letter.channel, Channel::Post | Channel::Card);
    let main = if by_mail {
        main("send", "Open in the mail app", open_mail)
    } else if on_paper {
        main("print", "Print it", print)
    } else {
        main("copy", "Copy it and paste it there", copy)
    };
    let why = held.then(|| {
        blocked(editor, move || {
            asks.when.set(false);
            asks.open.set(true);
        })
    });
    let note = match (by_mail, addresses(&letter, &process).is_empty()) {
        (true, true) => "No e-mail address yet: add it on the paper, or in your mail app.",
        (true, false) => "This opens your own mail app. Afterword never sends anything itself.",
        _ => "Afterword never sends anything itself.",
    };
    let mut items = View::new();
    if share::takes_text() {
        items = items.with(item("share", "Share", share_it));
    }
    let rich = editor.clone();
    items = items.with(menu::item("copy", "Copy formatted", move || if_kept(&rich, asks, copy_rich)));
    if by_mail {
        items = items.with(item("print", "Print", print)).with(item("export", "Save as .eml", save_file));
    }
    let mark =
        free("btn btn--ghost btn--block", "check", "Mark as sent", |editor, asks| mark_sent(editor, asks, false));
    // The question whether it was sent asks the same.
    let mark = mark.dynamic_attr("hidden", move || asks.sent.get().then(String::new));
    let row = el("div")
        .class("cardfoot")
        .child(main)
        .child(free("btn", "copy", "Copy", copy))
        .child(menu::menu("other ways to send it", items).class("menu menu--up"));
    View::new().with(why).with(row).with(el("p").class("caption").text(note)).with(mark)
}

/// "Did you send it?"
fn question(editor: &Rc<LetterEditor>, asks: Asks) -> View {
    let (now, earlier) = (editor.clone(), editor.clone());
    let not_yet = editor.clone();
    let buttons = el("div")
        .class("actions")
        .child(button("btn btn--primary", "check", "Yes, just now").click(move || mark_sent(&now, asks, true)))
        .child(button("btn", "clock", "Yes, earlier").click(move || mark_sent(&earlier, asks, false)))
        .child(button("btn btn--ghost", "", "Not yet").click(move || {
            asks.sent.set(false);
            page::replace_hash(&Route::Letter(not_yet.process.clone(), not_yet.id.clone()).to_string());
        }));
    el("div")
        .class("banner")
        .attr("data-tone", "wait")
        .attr("role", "status")
        .child(icon("send"))
        .child(
            el("p").class("banner__title").attr("id", "did-you-send").attr("tabindex", "-1").text("Did you send it?"),
        )
        .child(el("p").text("Then your plan moves on, and nobody is thanked twice."))
        .child(buttons)
        .into()
}

/// Notes the letter as sent at once, or asks for what is still to be said.
fn mark_sent(editor: &Rc<LetterEditor>, asks: Asks, at_once: bool) {
    // Where it thanks others too, that is asked first.
    if at_once && editor.errors_left().is_empty() && others_named(editor).is_empty() {
        sent(editor, asks, clock::now(), Vec::new());
    } else {
        asks.when.set(true);
        asks.open.set(true);
    }
}

fn sent(editor: &Rc<LetterEditor>, asks: Asks, at: NaiveDateTime, passed_on: Vec<PersonId>) {
    let step = editor.letter().and_then(|letter| {
        let plan = editor.app.plan(editor.process.clone()).get_untracked()?;
        step_of_letter(&plan, &letter)
    });
    asks.open.set(false);
    page::replace_hash(&Route::Letter(editor.process.clone(), editor.id.clone()).to_string());
    editor.app.send_letter(&editor.id, &Sending { at, step, passed_on });
    page::after_drawing(|| {
        page::focus("#main h1");
        page::scroll_to_top();
    });
}

/// The sheet: what speaks against it, a reason, and when it went.
fn form(editor: &Rc<LetterEditor>, asks: Asks) -> View {
    let error = RwSignal::new(None::<String>);
    let needs_reason = !editor.errors_left().is_empty();
    let asks_when = asks.when.get_untracked();
    let now = editor.app.clock.now().get_untracked();
    let form_draft = editor.form_draft();
    let (why, when) = (form_draft.text("reason", ""), form_draft.text("at", &dates::iso_minute(clock::now())));
    let list: View = editor
        .errors_left()
        .iter()
        .map(|finding| el("li").attr("dir", "auto").text(&words::phrase(&finding.fault.phrase(), now)))
        .collect();
    let against = needs_reason.then(|| {
        View::new().with(el("p").text("This speaks against it:")).with(el("ul").class("plain-list").child(list)).with(
            slot(
                "send-reason",
                "Why do you want to send it anyway?",
                "text",
                "Your reason stays with the letter in your contact history.",
                why,
            ),
        )
    });
    let moment = asks_when.then(|| slot("send-when", "When did you send it?", "datetime-local", "", when));
    let decides = editor.letter().and_then(|letter| decision(letter.purpose)).filter(|_| asks_when);
    let decides = decides.map(|decision| {
        let title = crate::domain::event_titles::decision_title(decision);
        el("p").class("field__hint").text(&format!("This also goes into your contact history: {title}."))
    });
    let named: Vec<(PersonId, RwSignal<bool>)> =
        others_named(editor).into_iter().filter(|_| asks_when).map(|id| (id, RwSignal::new(true))).collect();
    let passes_on = (!named.is_empty()).then(|| settles(editor, &named));
    let kept = editor.clone();
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        // Both are looked at before either is kept.
        let why = needs_reason.then(|| reason(&why.value.get_untracked())).transpose();
        let at = asks_when.then(|| read_moment(&when.value.get_untracked())).transpose();
        let (why, at) = match (why, at) {
            (Ok(why), Ok(at)) => (why, at),
            (Err(sentence), _) => {
                error.set(Some(sentence));
                page::focus("#send-reason");
                return;
            }
            (_, Err(sentence)) => {
                error.set(Some(sentence));
                page::focus("#send-when");
                return;
            }
        };
        form_draft.forget();
        why.into_iter().for_each(|why| kept.overrule(why, &[]));
        match at {
            Some(at) => {
                let settled = named.iter().filter(|(_, on)| on.get_untracked()).map(|(id, _)| id.clone());
                sent(&kept, asks, at, settled.collect());
            }
            None => {
                kept.seen.update(|seen| *seen = !*seen);
                asks.open.set(false);
            }
        }
    };
    let go = if asks_when { "Sent" } else { "Send anyway" };
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .child(against)
        .child(moment)
        .child(passes_on)
        .child(decides)
        .child(error_line("send-error", error.into()))
        .child(form_draft.foot_saying(if asks_when { "check" } else { "send" }, move || go.into(), asks.open))
        .into()
}

/// A moment as a date-time input gives it, not in the future.
fn read_moment(typed: &str) -> Result<NaiveDateTime, String> {
    let whole = if typed.len() == 16 { format!("{typed}:00") } else { typed.to_owned() };
    let at: NaiveDateTime = whole.parse().map_err(|_| "Please say when it went, with day and time.".to_owned())?;
    Schedule::ended(at).map_err(|error| error.to_string())?;
    if at > clock::now() {
        return Err("That moment is still to come. Mark it as sent once it is.".into());
    }
    Ok(at)
}
