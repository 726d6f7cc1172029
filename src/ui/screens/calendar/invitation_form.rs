//! One appointment of an invitation, to be put right and kept; what it means for the list decides what is offered.

use crate::device::{dates, page};
use crate::domain::fold::fold;
use crate::domain::ics::belongs::{Belongs, Meaning, process_of, round_of};
use crate::domain::ics::invitation::{Invitation, Method};
use crate::domain::id::ProcessId;
use crate::domain::iso;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Link};
use crate::reactive::{RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select, slot};
use crate::ui::screens::calendar::confirmed::{Confirmed, ahead, find, hour, keep};
use crate::ui::screens::calendar::invited_people::people;
use crate::ui::screens::calendar::open_invitation::{Waiting, here};
use crate::ui::screens::calendar::times::times;
use crate::ui::shared::invitation_draft::Draft;
use leptos::prelude::*;
use std::sync::Arc;

/// The choice of a new interview where it is asked for.
const NEW: &str = "new";

/// A line of the form: what stands in it, checked as it is typed.
fn line(signal: RwSignal<String>, check: fn(&str) -> Result<String, String>) -> (RwSignal<String>, FieldBinding) {
    let write = Callback::new(move |text: String| {
        signal.set(check(&text)?);
        Ok(())
    });
    (signal, FieldBinding { value: signal.into(), write })
}

fn plain(text: &str) -> Result<String, String> {
    Line::parse(text).map(|line| line.to_string()).map_err(|error| error.to_string())
}

fn long(text: &str) -> Result<String, String> {
    Link::parse(text).map(|link| link.to_string()).map_err(|error| error.to_string())
}

/// Which interview and which conversation of it are meant; what is chosen by hand counts.
#[derive(Clone, Copy)]
struct Meant {
    app: App,
    found: StoredValue<Invitation>,
    /// The interview by its id, `new`, or nothing.
    known: RwSignal<Option<String>>,
    /// The conversation by its id, if it is on the list.
    same: RwSignal<Option<String>>,
    /// Whether nobody can tell, so that it has to be chosen.
    asked: bool,
}

impl Meant {
    fn process(self) -> Option<Arc<Process>> {
        let id = self.known.get().filter(|id| id != NEW)?;
        self.app.process_now(&ProcessId::parse(&id)?)
    }

    fn round(self) -> Option<Round> {
        let (process, round) = self.known.get().zip(self.same.get())?;
        find(self.app, &process, &round)
    }

    fn meaning(self) -> Meaning {
        let round = self.round();
        self.found.with_value(|found| Meaning::of(found, round.as_ref()))
    }

    fn choose(self, choice: Option<String>) {
        self.known.set(choice);
        let process = untrack(|| self.process());
        let round = process.and_then(|process| self.found.with_value(|found| round_of(&process, found, here(found))));
        self.same.set(round.map(|id| id.to_string()));
    }
}

fn meant(app: App, found: &Invitation, draft: Draft, all: &[Arc<Process>]) -> Meant {
    let now = app.clock.now().get_untracked();
    let refs: Vec<&Process> = all.iter().map(|process| &**process).collect();
    let belongs = process_of(&refs, found, here(found), now);
    let (guess, asked) = match belongs {
        Belongs::New => (None, false),
        Belongs::To(id) => (Some(id.to_string()), false),
        Belongs::Ask(_) => (None, true),
    };
    let is_there = |id: &str| id == NEW || all.iter().any(|process| process.id.as_str() == id);
    let known = draft.choice("known", guess.clone(), is_there);
    let process = guess.and_then(|id| all.iter().find(|process| process.id.as_str() == id).cloned());
    let round = process.and_then(|process| round_of(&process, found, here(found))).map(|id| id.to_string());
    let same =
        draft.choice("same", round, |round| known.get_untracked().is_some_and(|id| find(app, &id, round).is_some()));
    Meant { app, found: StoredValue::new(found.clone()), known, same, asked }
}

pub(super) fn form(app: App, found: &Invitation, at: usize, waiting: &Waiting) -> View {
    let draft = Draft(at);
    // Those put away may write again too; they stand at the end.
    let mut all = untrack(|| app.outside_trash());
    order::sort_by(&mut all, |a, b| {
        (a.archived.is_some(), fold(a.display_name())).cmp(&(b.archived.is_some(), fold(b.display_name())))
    });
    let meant = meant(app, found, draft, &all);
    match found.method {
        Method::Cancel => called_off(meant, &all, at, waiting),
        Method::Counter | Method::DeclineCounter | Method::Reply => resting(meant, found, &all, draft, at, waiting),
        Method::Request => fields(meant, found, &all, draft, at, waiting),
    }
}

fn leave(at: usize, waiting: &Waiting) -> El {
    let left = waiting.clone();
    button("btn btn--primary btn--block", "check", "Leave my list as it is").click(move || left.leave(at))
}

/// What is called off: nothing is moved or described by it. What is not on the list is named, and nothing is chosen.
fn called_off(meant: Meant, all: &[Arc<Process>], at: usize, waiting: &Waiting) -> View {
    let app = meant.app;
    let there = dynamic(move || {
        let when = meant.found.with_value(|found| here(found).start).map(|at| format!(" ({})", dates::exact(at)));
        let words = match meant.round().and_then(|round| round.schedule.start()) {
            Some(at) => {
                format!("It is on your list, {}. It will be marked as cancelled and stays there.", dates::exact(at))
            }
            None => format!(
                "The cancelled appointment{} is not on your list. Nothing changes unless you choose one.",
                when.unwrap_or_default()
            ),
        };
        el("p").text(&words).into()
    });
    let error = RwSignal::new(None::<String>);
    let (rest, done) = (waiting.clone(), waiting.clone());
    let act = dynamic(move || {
        if meant.meaning().leaves_the_list() {
            let older = meant.meaning() == Meaning::Older;
            return View::from(older.then(newer_is_there)).with(leave(at, &rest));
        }
        let done = done.clone();
        let note = button("btn btn--primary btn--block", "check", "Mark it as cancelled");
        note.click(move || {
            let kept =
                Confirmed::called_off(meant.same.get_untracked(), meant.found.with_value(|found| found.from.clone()));
            let known = meant.known.get_untracked().and_then(|id| ProcessId::parse(&id));
            finish(keep(app, known, kept, "", ""), error, at, &done);
        })
        .into()
    });
    View::new()
        .with(belongs_to(meant, all, "None of these"))
        .with(which(meant, "None of these"))
        .with(there)
        .with(error_line("keep-error", error.into()))
        .with(act)
}

fn newer_is_there() -> El {
    let words = "A newer version of this invitation is already on your list. This one may be out of date.";
    el("div").class("banner").attr("data-tone", "wait").child(icon("info")).child(el("p").text(words))
}

/// What is a wish or an answer: the list stays as it is, and the form is one step away.
fn resting(meant: Meant, found: &Invitation, all: &[Arc<Process>], draft: Draft, at: usize, waiting: &Waiting) -> View {
    let wished = (found.method == Method::Counter).then(|| here(found).start).flatten();
    let wished = wished.map(|at| el("p").text(&format!("Asked for: {}.", dates::exact(at))));
    let stands = dynamic(move || {
        let words = match meant.round().and_then(|round| round.schedule.start()) {
            Some(at) => format!("On your list it stays where it is: {}.", dates::exact(at)),
            None => "The appointment that this is about is not on your list.".to_owned(),
        };
        el("p").text(&words).into()
    });
    let (all, found, inner) = (all.to_vec(), found.clone(), waiting.clone());
    let summary = el("summary").text("Use it anyway");
    let more = unfold("meanwhile__more", summary, Box::new(move || fields(meant, &found, &all, draft, at, &inner)));
    View::new().with(wished).with(stands).with(leave(at, waiting)).with(more)
}

fn pick(signal: RwSignal<Option<String>>) -> Picked {
    Picked { chosen: Signal::derive(move || signal.get()), choose: Callback::new(move |choice| signal.set(choice)) }
}

/// Which interview it belongs to.
fn belongs_to(meant: Meant, all: &[Arc<Process>], none: &str) -> Option<View> {
    let twice =
        |process: &Process| all.iter().filter(|other| other.display_name() == process.display_name()).count() > 1;
    let named = |process: &Arc<Process>| {
        let role =
            if twice(process) && !process.role.is_empty() { [", ", &*process.role].concat() } else { String::new() };
        let away = if process.archived.is_some() { " (archived)" } else { "" };
        (process.id.to_string(), [process.display_name(), &role, away].concat())
    };
    let mut there: Vec<(String, String)> = all.iter().map(named).collect();
    let mut none = none;
    let mut asks = None;
    if meant.asked {
        there.insert(0, (NEW.to_owned(), "A new interview".to_owned()));
        none = "Choose which";
        let words = meant.found.with_value(|found| match found.role.is_empty() {
            true => format!("You have more than one interview with {} on your list. Choose which one this is for.", found.employer),
            false => format!(
                "{} is on your list already, for another role. This seems to be for {}: choose whether it is the same or a new one.",
                found.employer, found.role
            ),
        });
        let banner = el("div").class("banner").attr("data-tone", "wait").child(icon("info"));
        asks = Some(banner.child(el("p").attr("dir", "auto").text(&words)));
    }
    let picked = Picked {
        chosen: Signal::derive(move || meant.known.get()),
        choose: Callback::new(move |choice: Option<String>| meant.choose(choice)),
    };
    (!all.is_empty()).then(|| View::from(asks).with(select("in-known", "Belongs to", none, there, picked)))
}

/// Which of its conversations it is.
fn which(meant: Meant, none: &'static str) -> View {
    dynamic(move || {
        let uid = meant.found.with_value(|found| found.from.uid.clone());
        let rounds = meant.known.get().map(|id| ahead(meant.app, &id, &uid)).unwrap_or_default();
        let words = "Which round?";
        (!rounds.is_empty()).then(|| select("in-round", words, none, rounds, pick(meant.same))).into()
    })
}

fn fields(
    meant: Meant,
    found: &Invitation,
    all: &[Arc<Process>],
    draft: Draft,
    place: usize,
    waiting: &Waiting,
) -> View {
    let app = meant.app;
    let (employer, held_employer) = line(draft.text("employer", &found.employer), plain);
    let (role, held_role) = line(draft.text("role", &found.role), plain);
    let (there, held_place) = line(draft.text("place", &found.place), plain);
    let (join, held_join) = line(draft.text("join", &found.join), long);
    let length = found.minutes.map(|n| n.to_string()).unwrap_or_default();
    let (minutes, held_minutes) = line(draft.text("minutes", &length), plain);
    let kind = draft.choice("kind", Some(position(found.kind)), |_| true);
    let (usual, offer) = times(found);
    let at = draft.text("at", &usual.map(dates::iso_minute).unwrap_or_default());
    let clocks = offer(at);
    let held_at = FieldBinding {
        value: at.into(),
        write: Callback::new(move |text: String| {
            at.set(text);
            Ok(())
        }),
    };
    let kinds = RoundKind::ALL.iter().enumerate().map(|(n, kind)| (n.to_string(), kind.label().to_owned()));
    let name = dynamic(move || {
        if meant.known.get().is_some_and(|id| id != NEW) || (meant.asked && meant.known.get().is_none()) {
            return View::new();
        }
        slot("in-employer", "Employer", "text", "Our best guess.", held_employer)
            .with(slot("in-role", "Role", "text", "", held_role))
    });
    let (people, chips) = people(found, draft);
    let error = RwSignal::new(None::<String>);
    let (done, left) = (waiting.clone(), waiting.clone());
    let act = StoredValue::new_local(move || {
        if meant.asked && meant.known.get_untracked().is_none() {
            error.set(Some("Choose which interview this belongs to. Nothing is lost.".into()));
            page::focus("#in-known");
            return;
        }
        let kept = Confirmed {
            employer: Line::cut(&employer.get_untracked()),
            role: Line::cut(&role.get_untracked()),
            place: Line::cut(&there.get_untracked()),
            join: Link::cut(&join.get_untracked()),
            kind: kind.get_untracked().and_then(|n| RoundKind::ALL.get(n.parse::<usize>().ok()?).copied()),
            people: people.iter().filter(|(_, on)| on.get_untracked()).map(|(found, _)| found.clone()).collect(),
            same: meant.same.get_untracked(),
            off: false,
            from: meant.found.with_value(|found| found.from.clone()),
        };
        let known = meant.known.get_untracked().and_then(|id| ProcessId::parse(&id)).filter(|id| id.as_str() != NEW);
        finish(keep(app, known, kept, &at.get_untracked(), &minutes.get_untracked()), error, place, &done);
    });
    let wish = found.method != Method::Request;
    let buttons = dynamic(move || {
        let older = meant.meaning() == Meaning::Older;
        let words = match (meant.same.get().is_some(), older || wish) {
            (true, false) => "Update it",
            (true, true) => "Update it anyway",
            (false, _) => "Save this interview",
        };
        let class = if older || wish { "btn btn--block" } else { "btn btn--primary btn--block" };
        let keep = button(class, "check", words).click(move || act.with_value(|act| act()));
        View::from(older.then(|| leave(place, &left))).with(keep)
    });
    View::new()
        .with(clocks)
        .with(slot("in-at", "Starts (your local time there)", "datetime-local", "", held_at))
        .with(slot("in-minutes", "Length in minutes", "number", "One hour if you leave it empty.", held_minutes))
        .with(belongs_to(meant, all, "A new interview"))
        .with(which(meant, "A new round"))
        .with(said(meant))
        .with(opens(meant, at))
        .with(name)
        .with(select("in-kind", "What kind of interview?", "", kinds.collect(), pick(kind)))
        .with(slot("in-place", "Place, or the link to join", "text", "", held_place))
        .with((!found.join.is_empty()).then(|| slot("in-join", "The link to join", "text", "", held_join)))
        .with(chips)
        .with(error_line("keep-error", error.into()))
        .with(buttons)
}

/// Goes on after something was kept: to the next of the file, or to the interview.
fn finish(kept: Result<ProcessId, String>, error: RwSignal<Option<String>>, at: usize, waiting: &Waiting) {
    error.set(kept.as_ref().err().cloned());
    if let Ok(id) = kept
        && !waiting.done_with(at)
    {
        page::go(&Route::Process(id, Segment::Timeline).to_string());
    }
}

/// What is on the list of it already.
fn said(meant: Meant) -> View {
    dynamic(move || {
        let Some((at, round)) = meant.round().and_then(|round| Some((round.schedule.start()?, round))) else {
            return View::new();
        };
        let older = meant.found.with_value(|found| Meaning::of(found, Some(&round))) == Meaning::Older;
        let on = hour(at, meant.app.clock.now().get_untracked());
        let words = format!("It is already on your list, {on}. It will be updated, not added again.");
        View::from(older.then(newer_is_there)).with(el("p").class("caption").text(&words))
    })
}

/// Whether keeping it opens what was closed.
fn opens(meant: Meant, at: RwSignal<String>) -> View {
    dynamic(move || {
        let start = iso::moment(&at.get()).and_then(|start| Schedule::starting(start, None).ok());
        let now = meant.app.clock.now().get_untracked();
        let process = meant.process().filter(|one| start.is_some_and(|start| one.goes_on_with(start, now)));
        let words = process.map(|process| {
            format!(
                "{} is closed on your list ({}). Saving this reopens it.",
                process.display_name(),
                process.status(now).label().to_lowercase()
            )
        });
        words.map(|words| el("p").class("caption").text(&words)).into()
    })
}

fn position(kind: RoundKind) -> String {
    RoundKind::ALL.iter().position(|one| *one == kind).unwrap_or_default().to_string()
}
