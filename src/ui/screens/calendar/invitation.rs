//! An interview from an invitation: open its file or paste it, look at what was found, put right what is not, and only
//! then keep it. Of several in one file each is offered.

use crate::device::dates;
use crate::domain::ics::invitation::{Invitation, Method, Starts};
use crate::domain::ics::read::{LONGEST, Reading};
use crate::reactive::Signal;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::bytes_button;
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::{page_head, section};
use crate::ui::screens::calendar::invitation_form::form;
use crate::ui::screens::calendar::open_invitation::{Waiting, done, here};
use crate::ui::shared::invitation_draft::{self as draft, PASTED};
use crate::ui::shared::opened_file::{self, Kind};
use leptos::prelude::*;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let waiting = Waiting::held(app);
    if let Some(bytes) = opened_file::take(Kind::Invitation) {
        waiting.take(Ok(bytes), false);
    }
    let sub =
        "Invitations come as a file with the e-mail. You see what is in it first. Nothing is saved until you say so.";
    let area = el("textarea")
        .class("input")
        .attr("id", "invitation-text")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("placeholder", "BEGIN:VCALENDAR")
        .on("input", |event| draft::hold(PASTED, Some(&*dom::typed(&event)).filter(|text| !text.is_empty())));
    area.as_input().set_value(&draft::held(PASTED).unwrap_or_default());
    let (node, pasted, opened) = (area.as_input(), waiting.clone(), waiting.clone());
    let read =
        button("btn", "today", "Find the interview").click(move || pasted.take(Ok(node.value().into_bytes()), true));
    let kinds = ".ics,.ical,.ifb,.eml,text/calendar,message/rfc822";
    let file = bytes_button("Open an invitation", kinds, LONGEST, move |bytes| opened.take(bytes, false));
    let label = el("label").class("field__label").attr("for", "invitation-text").text("Or paste its text");
    let source = section("source", "The invitation")
        .child(el("div").class("actions").child(file))
        .child(el("div").class("field").child(label).child(area))
        .child(el("div").class("actions").child(read))
        .child(error_line("invitation-error", waiting.error.into()));
    let shown = dynamic(move || match waiting.chosen.get() {
        Some(at) => {
            let reading = waiting.reading.borrow();
            reading.as_ref().and_then(|reading| offered(app, reading, at, &waiting)).into()
        }
        None => waiting.aside(),
    });
    View::new()
        .with(page_head(Some(("#/calendar", "Calendar")), "An interview from an invitation", sub))
        .with(el("div").class("panes panes--even").child(source).child(el("div").child(shown)))
}

fn offered(app: App, reading: &Reading, at: usize, waiting: &Waiting) -> Option<El> {
    let found = reading.found.get(at)?;
    let title = if found.title.is_empty() { "An appointment" } else { &*found.title };
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").attr("dir", "auto").text(title);
    let left = waiting.clone();
    let caption = |words: &str| el("p").class("caption").text(words);
    let said = said_of(found).iter().map(|words| caption(words)).collect::<View>();
    let left_out: View = reading.left_out.iter().map(|one| caption(&one.to_string()).attr("dir", "auto")).collect();
    let card = el("section")
        .class("section card")
        .attr("aria-labelledby", "found")
        .child(heading)
        .child(said)
        .child(others(reading, at, waiting))
        .child(left_out)
        .child(form(app, found, at, waiting))
        .child(el("p").class("quiet-text").text("Your draft stays here until you close Afterword."))
        .child(button("btn btn--block", "", "Not now").click(move || left.look_at(None)));
    Some(card)
}

/// What the file says of an appointment beside its facts.
fn said_of(found: &Invitation) -> Vec<String> {
    let mut said = Vec::new();
    match found.method {
        Method::Cancel => said.push("This invitation cancels the appointment.".to_owned()),
        Method::Counter => {
            said.push("This asks for another time. Nothing is agreed until both sides say yes.".to_owned())
        }
        Method::DeclineCounter => {
            said.push("This says no to the other time. The time you agreed still holds.".to_owned())
        }
        Method::Reply => said.push("This is an answer to an invitation, not an invitation.".to_owned()),
        Method::Request => {}
    }
    if !found.comment.is_empty() {
        said.push(format!("With it: “{}”", found.comment));
    }
    if found.repeats {
        said.push("It repeats. Only the first time is here.".to_owned());
    }
    if !found.sure {
        said.push("The file doesn’t say how its letters are coded. Check how the names are spelled.".to_owned());
    }
    said
}

/// The way to the other appointments of the file.
fn others(reading: &Reading, at: usize, waiting: &Waiting) -> Option<View> {
    let count = reading.found.len();
    if count < 2 {
        return None;
    }
    let done = done();
    let options = reading.found.iter().enumerate().map(|(place, one)| {
        let title = if one.title.is_empty() { "An appointment" } else { &*one.title };
        let when = match &one.starts {
            Starts::Day(day) => dates::write(dates::noon(*day), dates::Style::DayWithYear),
            Starts::Wall(at) | Starts::Zoned { wall: at, .. } => dates::exact(here(one).start.unwrap_or(*at)),
        };
        let mark = if done.contains(&place) { " (done)" } else { "" };
        (place.to_string(), format!("{} of {count}: {title}, {when}{mark}", place + 1))
    });
    let turned = waiting.clone();
    let picked = Picked {
        chosen: Signal::derive(move || Some(at.to_string())),
        choose: Callback::new(send(move |choice: Option<String>| {
            turned.look_at(choice.and_then(|choice| choice.parse().ok()).or(Some(at)));
        })),
    };
    let next = waiting.clone();
    let words = format!("{} of {count}. Look at the next", at + 1);
    let next = button("btn btn--ghost", "next", &words).click(move || next.look_at(Some((at + 1) % count)));
    Some(select("in-which", "There are several in it", "", options.collect(), picked).with(next))
}

/// Callbacks are made for threads, of which there is one.
fn send(run: impl Fn(Option<String>) + 'static) -> impl Fn(Option<String>) + Send + Sync + 'static {
    let run = StoredValue::new_local(run);
    move |choice| run.with_value(|run| run(choice))
}
