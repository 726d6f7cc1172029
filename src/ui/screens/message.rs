//! A message of an employer, pasted, shared or opened: what it seems to say is offered piece by piece, and nothing of it
//! is noted unasked. What other programs share arrives here too, and goes on to the screen that reads its kind.

#![allow(
    clippy::disallowed_types,
    reason = "a local signal: what it holds cannot leave its thread, and `reactive` has none of these"
)]

mod pieces;

use crate::device::share_target::{self, Received};
use crate::device::{charsets, page, session_storage, zone};
use crate::domain::message::{LONGEST, Pieces, open, process_of, read};
use crate::domain::process::Process;
use crate::domain::{charset, mail_file};
use crate::reactive::RwSignal;
use crate::state::app;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::bytes_button;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::screens::message::pieces::{Found, pieces};
use crate::ui::shared::opened_file::{self, Kind};
use leptos::prelude::{Get, Set};
use std::rc::Rc;

/// What was pasted or typed, for this tab.
const TEXT: &str = "afterword/message/text";

/// The screen.
pub fn screen() -> View {
    let app = app();
    let error = RwSignal::new(None::<String>);
    let found = leptos::prelude::RwSignal::new_local(None::<Rc<Found>>);
    let take = move |bytes: Vec<u8>, pasted: bool| match open(&bytes, pasted, &charsets::decode) {
        Ok(message) => {
            error.set(None);
            let now = app.clock.now().get_untracked();
            let written = message.sent.map_or(now, zone::local).min(now);
            let pieces: Pieces =
                read(&message, written.date(), &app.calendar(), &charsets::decode).without(&app.profile_now());
            let all = leptos::prelude::untrack(|| app.outside_trash());
            let refs: Vec<&Process> = all.iter().map(|process| &**process).collect();
            let guess = process_of(&refs, &message);
            found.set(Some(Rc::new(Found { app, message, pieces, written, guess })));
            page::after_drawing(|| {
                page::focus("#message-found");
            });
        }
        Err(why) => error.set(Some(why.to_string())),
    };
    let area = el("textarea").class("input").attr("id", "message-text").attr("rows", "8").attr("dir", "auto").on(
        "input",
        |event| {
            session_storage::put(TEXT, &dom::typed(&event));
        },
    );
    let node = area.as_input();
    node.set_value(&session_storage::get(TEXT).unwrap_or_default());
    let (typed, shown) = (node.clone(), node.clone());
    let look =
        button("btn btn--primary", "search", "See what it says").click(move || take(typed.value().into_bytes(), true));
    let arrived = move |one: Received, others: usize| {
        // Each has to be looked at: one at a time, and the others are named.
        if others > 0 {
            app.messages.say("The first file is open. Open the others one by one.".to_owned());
        }
        let Some(bytes) = one.bytes else {
            return error.set(Some(format!("“{}” is far too big to be read here. Nothing was changed.", one.name)));
        };
        if let Some(bytes) = stays(&one.name, bytes) {
            // The words stand in the field, so that they are not lost with a tap.
            let words = open(&bytes, false, &charsets::decode).unwrap_or_default().text;
            if !words.is_empty() {
                shown.set_value(&words);
                session_storage::put(TEXT, &words);
            }
            take(bytes, false);
        }
    };
    let kinds = ".eml,.ics,.vcf,.csv,.txt,message/rfc822,text/calendar,text/vcard,text/csv,text/plain";
    let chosen = arrived.clone();
    let file = bytes_button("Open a file", kinds, LONGEST, move |bytes| match bytes {
        Ok(bytes) => chosen(Received { name: String::new(), bytes: Some(bytes) }, 0),
        Err(why) => error.set(Some(why)),
    });
    let later = arrived.clone();
    share_target::on_open(later);
    leptos::task::spawn_local(async move {
        let mut all = share_target::shared().await.into_iter();
        let others = all.len().saturating_sub(1);
        if let Some(one) = all.next() {
            arrived(one, others);
        }
    });
    let label = el("label").class("field__label").attr("for", "message-text").text("Their message, or the advert");
    let source = section("message", "What they wrote")
        .child(el("div").class("field").child(label).child(area))
        .child(el("div").class("actions").child(look).child(file))
        .child(error_line("message-error", error.into()))
        .child(note("It stays on this device. Your text stays here until you close Afterword."));
    let sub = "Paste an e-mail from an employer. You see what it seems to say, and you choose what to note.";
    let body = dynamic(move || found.get().map(|found| pieces(&found)).unwrap_or_default());
    View::new()
        .with(page_head(Some(("#/interviews", "Interviews")), "From a message", sub))
        .with(el("div").class("panes panes--even").child(source).child(el("div").child(body)))
}

/// Sends a file to the screen that reads its kind. What stays here is a message, or cards of people.
fn stays(name: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let name = name.to_ascii_lowercase();
    let plain = charset::in_utf8(&bytes, &charsets::decode);
    let start = plain.get(..plain.len().min(4_000)).unwrap_or_default().to_ascii_uppercase();
    let holds = |words: &[u8]| start.windows(words.len()).any(|part| part == words);
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let mail = mail_file::is_mail(&plain);
    let invites = mail && !mail_file::read(&plain, false, &charsets::decode).calendars.is_empty();
    let (kind, place) = if ends(&[".ics", ".ical", ".ifb"]) || (holds(b"BEGIN:VCALENDAR") && !mail) || invites {
        (Kind::Invitation, "#/invitation")
    } else if ends(&[".csv", ".tsv"]) {
        (Kind::Table, "#/import")
    } else if ends(&[".json"]) || holds(b"\"FORMAT\":\"AFTERWORD") {
        (Kind::Backup, "#/data")
    } else {
        return Some(bytes);
    };
    opened_file::put(kind, bytes);
    page::go(place);
    None
}
