//! An interview from an invitation: open its file or paste it, look at what was found, put right what is not, and only
//! then keep it.

use crate::device::{dates, page, zone};
use crate::domain::fold::fold;
use crate::domain::ics::invitation::{self, Guest, Invitation, Starts};
use crate::domain::id::ProcessId;
use crate::domain::iso;
use crate::domain::moment::at_hour;
use crate::domain::order;
use crate::domain::people_in::Found;
use crate::domain::process::Process;
use crate::domain::round::{RoundKind, Schedule};
use crate::domain::text::Line;
use crate::reactive::{RwSignal, Signal};
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{self, El, View, el, live};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::file_button;
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{page_head, section};
use crate::ui::kit::slot::{Held, Picked, select, slot};
use crate::ui::screens::datebook::confirmed::{Confirmed, ahead, booked, find, hour, keep, taken_over};
use crate::ui::shared::invitation_draft::{self as draft, Draft, LOOKED_AT, PASTED, SOURCE};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What was read and waits for a yes.
#[derive(Clone)]
struct Waiting {
    found: Rc<RefCell<Vec<Invitation>>>,
    /// Which of them is looked at; a change redraws.
    chosen: RwSignal<Option<usize>>,
    error: RwSignal<Option<String>>,
}

impl Waiting {
    /// What this tab holds from before.
    fn held() -> Self {
        let found = draft::held(SOURCE).and_then(|text| invitation::read(&text).ok()).unwrap_or_default();
        let chosen = draft::held(LOOKED_AT).and_then(|at| at.parse().ok()).filter(|at| *at < found.len());
        Self { found: Rc::new(RefCell::new(found)), chosen: RwSignal::new(chosen), error: RwSignal::new(None) }
    }

    fn take(&self, text: Result<String, String>) {
        let read = text.and_then(|text| match invitation::read(&text) {
            Ok(found) => Ok((text, found)),
            Err(error) => Err(error.to_string()),
        });
        self.error.set(read.as_ref().err().cloned());
        if let Ok((text, found)) = read {
            // The same once more goes on where it was left.
            if draft::held(SOURCE).as_ref() != Some(&text) {
                draft::begin(&text);
            }
            *self.found.borrow_mut() = found;
            self.look_at(Some(0));
        }
    }

    /// Looks at one of those that were read, or puts them aside.
    fn look_at(&self, at: Option<usize>) {
        draft::hold(LOOKED_AT, at.map(|at| at.to_string()).as_deref());
        self.chosen.set(at);
        let there = if at.is_some() { "#found" } else { "#aside" };
        page::after_drawing(move || {
            page::focus(there);
        });
    }

    /// What stands where the form was while it is put aside.
    fn aside(&self) -> View {
        let title = match self.found.borrow().first() {
            Some(first) if first.title.is_empty() => "an appointment".to_owned(),
            Some(first) => first.title.to_string(),
            None => return View::new(),
        };
        let waiting = self.clone();
        let again = button("btn", "today", "Look at it again").attr("id", "aside");
        section("put-aside", "Discard")
            .add(el("p").attr("dir", "auto").text(&format!("{title}, as you left it.")))
            .add(el("div").class("actions").add(again.click(move || waiting.look_at(Some(0)))))
            .into()
    }
}

/// The screen.
pub fn screen() -> View {
    let app = app();
    let waiting = Waiting::held();
    let sub = "Invitations come as a file with the e-mail. You see what is in it first. Nothing is saved until you say so.";
    let area = el("textarea")
        .class("input")
        .attr("id", "invitation-text")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("placeholder", "BEGIN:VCALENDAR")
        .on("input", |event| draft::hold(PASTED, Some(&*dom::typed(&event)).filter(|text| !text.is_empty())));
    area.as_input().set_value(&draft::held(PASTED).unwrap_or_default());
    let (node, pasted, opened) = (area.as_input(), waiting.clone(), waiting.clone());
    let read = button("btn", "today", "Find the interview").click(move || pasted.take(Ok(node.value())));
    let file = file_button("Open an invitation", ".ics,.ical,.ifb,.eml,text/calendar,message/rfc822", move |text| {
        opened.take(text)
    });
    let label = el("label").class("field__label").attr("for", "invitation-text").text("Or paste its text");
    let source = section("source", "The invitation")
        .add(el("div").class("actions").add(file))
        .add(el("div").class("field").add(label).add(area))
        .add(el("div").class("actions").add(read))
        .add(error_line("invitation-error", waiting.error.into()));
    let shown = live(move || match waiting.chosen.get() {
        Some(at) => {
            let found = waiting.found.borrow();
            found.get(at).map(|one| offered(app, one, found.len(), at, &waiting)).into()
        }
        None => waiting.aside(),
    });
    View::new()
        .with(page_head(Some(("#/calendar", "Calendar")), "An interview from an invitation", sub))
        .with(el("div").class("panes panes--even").add(source).add(el("div").add(shown)))
}

fn offered(app: App, found: &Invitation, count: usize, at: usize, waiting: &Waiting) -> El {
    let title = if found.title.is_empty() { "An appointment" } else { &*found.title };
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").attr("dir", "auto").text(title);
    let (turned, left) = (waiting.clone(), waiting.clone());
    let others = (count > 1).then(|| {
        let next = (at + 1) % count;
        let words = format!("{} of {count}. Look at the next", at + 1);
        button("btn btn--ghost", "next", &words).click(move || turned.look_at(Some(next)))
    });
    let mut remarks = Vec::new();
    if found.cancelled {
        remarks.push("This invitation cancels the appointment.");
    }
    if found.repeats {
        remarks.push("It repeats. Only the first time is here.");
    }
    let remarks: View = remarks.iter().map(|words| el("p").class("caption").text(words)).collect();
    el("section")
        .class("section card")
        .attr("aria-labelledby", "found")
        .add(heading)
        .add(remarks)
        .add(others)
        .add(form(app, found, Draft(at)))
        .add(
            el("p")
                .class("quiet-text")
                .text("Your draft stays here until you close Afterword."),
        )
        .add(button("btn btn--block", "", "Discard").click(move || left.look_at(None)))
}

/// A line of the form: what stands in it, checked as it is typed.
fn line(signal: RwSignal<String>) -> (RwSignal<String>, Held) {
    let write = Callback::new(move |text: String| {
        let line = Line::parse(&text).map_err(|error| error.to_string())?;
        signal.set(line.to_string());
        Ok(())
    });
    (signal, Held { value: signal.into(), write })
}

fn form(app: App, found: &Invitation, draft: Draft) -> View {
    let (employer, held_employer) = line(draft.text("employer", &found.employer));
    let (role, held_role) = line(draft.text("role", ""));
    let (place, held_place) = line(draft.text("place", &found.place));
    let length = found.minutes.map(|n| n.to_string()).unwrap_or_default();
    let (minutes, held_minutes) = line(draft.text("minutes", &length));
    let kind = draft.choice("kind", Some(position(found.kind)), |_| true);
    // Those put away may write again too; they stand at the end.
    let mut all = untrack(|| app.outside_trash());
    order::sort_by(&mut all, |a, b| {
        (a.archived.is_some(), fold(a.shown())).cmp(&(b.archived.is_some(), fold(b.shown())))
    });
    let guess = known_process(app, &all, found);
    let known = draft.choice("known", guess.clone(), |id| all.iter().any(|process| process.id.as_str() == id));
    let (usual, offer) = times(found);
    let at = draft.text("at", &dates::iso_minute(usual));
    let clocks = offer(at);
    let held_at = Held {
        value: at.into(),
        write: Callback::new(move |text: String| {
            at.set(text);
            Ok(())
        }),
    };
    let kinds = RoundKind::ALL.iter().enumerate().map(|(n, kind)| (n.to_string(), kind.label().to_owned()));
    let pick = |signal: RwSignal<Option<String>>| Picked {
        chosen: Signal::derive(move || signal.get()),
        choose: Callback::new(move |choice| signal.set(choice)),
    };
    let named = |process: &Arc<Process>| {
        let away = if process.archived.is_some() { " (archived)" } else { "" };
        (process.id.to_string(), [process.shown(), away].concat())
    };
    let there: Vec<(String, String)> = all.iter().map(named).collect();
    let off = found.cancelled;
    // A conversation that is on the list already: the invitation moves it or calls it off, instead of adding it twice.
    let same = draft.choice("same", booked(app, guess, found, usual), |round| {
        known.get_untracked().is_some_and(|id| find(app, &id, round).is_some())
    });
    let from = StoredValue::new(found.from.clone());
    let pick_known = Picked {
        chosen: Signal::derive(move || known.get()),
        choose: Callback::new(move |choice: Option<String>| {
            let process = choice.as_deref().and_then(ProcessId::parse).and_then(|id| app.process_now(&id));
            let round = process.and_then(|process| from.with_value(|from| taken_over(&process, &from.uid)));
            known.set(choice);
            same.set(round);
        }),
    };
    let belongs = (!there.is_empty()).then(|| select("in-known", "Belongs to", "A new interview", there, pick_known));
    let which = live(move || {
        let rounds = known.get().map(|id| from.with_value(|from| ahead(app, &id, &from.uid))).unwrap_or_default();
        let words = "Which round?";
        (!rounds.is_empty()).then(|| select("in-round", words, "A new round", rounds, pick(same))).into()
    });
    let said = live(move || {
        let id = known.get().zip(same.get());
        let round = id.and_then(|(process, round)| find(app, &process, &round));
        let Some((at, round)) = round.and_then(|round| Some((round.schedule.start()?, round))) else {
            return View::new();
        };
        let from = from.get_value();
        let older = round.is_from(&from.uid) && round.invited.is_some_and(|known| from.sequence < known.sequence);
        let older = older.then(|| {
            let words =
                "A newer version of this invitation is already on your list. This one may be out of date.";
            el("div").class("banner").attr("data-tone", "wait").add(icon("info")).add(el("p").text(words))
        });
        let on = hour(at, app.now.get_untracked());
        let words = format!("It is already on your list, {on}. It will be updated, not added again.");
        View::from(older).with(el("p").class("caption").text(&words))
    });
    let opens = live(move || {
        let process = known.get().and_then(|id| ProcessId::parse(&id)).and_then(|id| app.process_now(&id));
        let start = iso::moment(&at.get()).and_then(|start| Schedule::starting(start, None).ok());
        let now = app.now.get_untracked();
        let Some(process) = process.filter(|one| !off && start.is_some_and(|start| one.goes_on_with(start, now)))
        else {
            return View::new();
        };
        let words = format!(
            "{} is closed on your list ({}). Saving this reopens it.",
            process.shown(),
            process.standing(now).label().to_lowercase()
        );
        el("p").class("caption").text(&words).into()
    });
    let name = live(move || {
        if known.get().is_some() {
            return View::new();
        }
        slot("in-employer", "Employer", "text", "Our best guess.", held_employer)
            .with(slot("in-role", "Role", "text", "", held_role))
    });
    let people: Vec<(Found, RwSignal<bool>)> = found
        .people
        .iter()
        .map(|Guest { found, theirs }| (found.clone(), draft.tick(&[&*found.name, &found.email].concat(), *theirs)))
        .collect();
    let error = RwSignal::new(None::<String>);
    let chips: View = people.iter().map(|(found, on)| person(found, *on)).collect();
    let chips = (!people.is_empty()).then(|| {
        el("fieldset")
            .class("field")
            .add(el("legend").text("People named in it"))
            .add(el("p").class("field__hint").text("Choose who you’ll meet. One of them may be you."))
            .add(el("div").class("chips").add(chips))
    });
    let word = move || match (off, same.get().is_some()) {
        (true, true) => "Mark it as cancelled",
        (false, true) => "Change it on my list",
        (_, false) => "Save this interview",
    };
    let done = el("button").attr("type", "button").class("btn btn--primary btn--block").add(icon("check"));
    let done = done.live_text(move || word().to_owned()).click(move || {
        let kept = Confirmed {
            employer: Line::cut(&employer.get_untracked()),
            role: Line::cut(&role.get_untracked()),
            place: Line::cut(&place.get_untracked()),
            kind: kind.get_untracked().and_then(|n| RoundKind::ALL.get(n.parse::<usize>().ok()?).copied()),
            people: people.iter().filter(|(_, on)| on.get_untracked()).map(|(found, _)| found.clone()).collect(),
            same: same.get_untracked(),
            off,
            from: from.get_value(),
        };
        let known = known.get_untracked().and_then(|id| ProcessId::parse(&id));
        error.set(keep(app, known, kept, &at.get_untracked(), &minutes.get_untracked()).err());
    });
    View::new()
        .with(clocks)
        .with(slot("in-at", "Starts (your local time there)", "datetime-local", "", held_at))
        .with(slot("in-minutes", "Length in minutes", "number", "One hour if you leave it empty.", held_minutes))
        .with(belongs)
        .with(which)
        .with(said)
        .with(opens)
        .with(name)
        .with(select("in-kind", "What kind of interview?", "", kinds.collect(), pick(kind)))
        .with(slot("in-place", "Place, or the link to join", "text", "", held_place))
        .with(chips)
        .with(error_line("keep-error", error.into()))
        .with(done)
}

fn position(kind: RoundKind) -> String {
    RoundKind::ALL.iter().position(|one| *one == kind).unwrap_or_default().to_string()
}

/// What shows the beginning as the invitation says it and as the clock here will show it, and lets choose between them.
type Clocks = Box<dyn FnOnce(RwSignal<String>) -> View>;

/// The beginning as it is offered, and what shows how it came to that.
fn times(found: &Invitation) -> (NaiveDateTime, Clocks) {
    let said = |words: El| -> Clocks { Box::new(|_| words.into()) };
    let (wall, name, utc) = match &found.starts {
        Starts::Day(day) => {
            let words = "It gives a day but no time. Add the time.";
            return (at_hour(*day, 9), said(el("p").class("caption").text(words)));
        }
        Starts::Wall(wall) => {
            let words = format!("{}, local time where it takes place.", dates::exact(*wall));
            return (*wall, said(el("p").text(&words)));
        }
        Starts::Zoned { wall, zone, utc } => (*wall, zone.clone(), utc.or_else(|| zone::utc(*wall, zone))),
    };
    let there = format!("{}, time in {name}", dates::exact(wall));
    let Some(utc) = utc else {
        let words = format!("{there}. This browser does not know that time zone. Please work out your local time.");
        return (wall, said(el("p").text(&words)));
    };
    let local = zone::local(utc);
    let home = zone::here().unwrap_or_else(|| "this device".into());
    if local == wall {
        let words = format!("{}: the same hour by the clock of {name} and by yours ({home}).", dates::exact(wall));
        return (wall, said(el("p").text(&words)));
    }
    let lines = el("dl")
        .class("facts")
        .add(el("dt").text("In the invitation"))
        .add(el("dd").text(&there))
        .add(el("dt").text("On this device"))
        .add(el("dd").text(&format!("{}, time in {home}", dates::exact(local))));
    let choice = move |chosen: RwSignal<String>| {
        let take = move |moment: NaiveDateTime, words: &str| {
            button("btn", "clock", words).click(move || chosen.set(dates::iso_minute(moment)))
        };
        el("div")
            .class("actions")
            .add(take(local, "I’ll be here: use my time"))
            .add(take(wall, "I’ll be there: use theirs"))
    };
    (local, Box::new(move |chosen| View::from(lines).with(choice(chosen))))
}

fn person(found: &Found, on: RwSignal<bool>) -> El {
    let words = match (found.name.is_empty(), found.email.is_empty()) {
        (false, false) => format!("{} ({})", found.name, found.email),
        (false, true) => found.name.to_string(),
        _ => found.email.to_string(),
    };
    check(&words, move || on.get(), move |yes| on.set(yes))
}

/// The process that it seems to belong to: an earlier edition of it was taken over there, or it is the same employer,
/// or people at the same address.
fn known_process(app: App, all: &[Arc<Process>], found: &Invitation) -> Option<String> {
    if let Some(process) = all.iter().find(|process| taken_over(process, &found.from.uid).is_some()) {
        return Some(process.id.to_string());
    }
    let domain = |email: &str| email.rsplit_once('@').map(|(_, domain)| fold(domain));
    let theirs: Vec<String> =
        found.people.iter().filter(|guest| guest.theirs).filter_map(|guest| domain(&guest.found.email)).collect();
    let name = fold(&found.employer);
    let fits = all.iter().filter(|process| {
        let same = !name.is_empty() && fold(&process.employer) == name;
        same || process.people.iter().filter_map(|one| domain(&one.email)).any(|domain| theirs.contains(&domain))
    });
    // One that is over or put away is meant only if no other is.
    let now = app.now.get_untracked();
    fits.max_by_key(|process| (!process.standing(now).is_closed(), process.archived.is_none()))
        .map(|process| process.id.to_string())
}
