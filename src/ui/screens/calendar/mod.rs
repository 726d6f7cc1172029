//! The plan for the calendar that the user has anyway: as a file, or entry by entry by links that leave the app.

mod confirmed;
pub mod invitation;
mod invitation_form;
mod invited_people;
mod open_invitation;
mod times;

use crate::device::share::{self, Shared};
use crate::device::{address, clock, dates, file, zone};
use crate::domain::ics::call::Call;
use crate::domain::ics::events::{Event, Manner, Slot, events, lead_events};
use crate::domain::ics::log::{CalendarLog, Numbered, edition};
use crate::domain::ics::{links, write};
use crate::domain::id::ProcessId;
use crate::domain::order;
use crate::domain::phrase::{Phrase, Piece};
use crate::domain::role_names::Names;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::{page_head, section};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::Callback;
use std::rc::Rc;

/// The type of a calendar file.
const MIME: &str = "text/calendar";
/// How many entries are listed at first: how the file gets in stands below them on a phone.
const FIRST: usize = 8;
/// How many more each time.
const MORE: usize = 40;

/// The screen: of everything, or of one process.
pub fn screen(only: Option<ProcessId>) -> View {
    let app = app();
    let name = match &only {
        Some(id) => match app.process_now(id) {
            Some(process) => Some(process.display_name().to_owned()),
            None => return not_found(),
        },
        None => None,
    };
    let back = match &only {
        Some(id) => format!("#{}", Route::Process(id.clone(), Segment::Timeline)),
        None => "#/more".to_owned(),
    };
    let sub = "Your calendar can remind you even when Afterword is closed. Nothing is sent anywhere. You get a file.";
    let head = page_head(Some((&back, name.as_deref().unwrap_or("More"))), "Calendar", sub);
    let main = el("div").class("pane").child(choices(app));
    let shown = shown(app, only.clone());
    // A file without entries is none that a calendar would take.
    let any = Memo::new(move |_| shown.with(|shown| !shown.events.is_empty() || shown.off > 0));
    let taken = dynamic(move || any.get().then(|| take(app, only.clone())).into());
    let main = main.child(taken).child(entries(app, shown));
    let aside = el("div").class("pane pane--aside").child(how()).child(others());
    View::new().with(head).with(el("div").class("panes").child(main).child(aside))
}

/// A sentence with its dates in full, good for any day on which it may be read.
fn say(phrase: &Phrase) -> String {
    let pieces = phrase.0.iter().map(|piece| match piece {
        Piece::Text(words) => words.clone(),
        Piece::Moment(at) => dates::exact(*at),
        Piece::Day(day) => dates::write(dates::noon(*day), dates::Style::DayWithYear),
        Piece::On(day) => ["on ", &dates::write(dates::noon(*day), dates::Style::DayWithYear)].concat(),
    });
    pieces.collect()
}

/// The entries that stand at `now`, in order of time.
fn standing(app: App, only: Option<&ProcessId>, log: &CalendarLog, now: NaiveDateTime) -> Vec<Event> {
    let home = address::here();
    let pairs = app.listed_plans().read();
    let names = Names::among(pairs.iter().map(|(process, _)| &**process));
    let manner = Manner {
        named: !log.unnamed,
        rounds: !log.no_rounds,
        rest: log.rest,
        step_call: log.calls_for_steps(),
        round_call: log.calls_for_rounds(),
        say: &say,
        names: &names,
        home: home.as_str(),
    };
    let wanted = pairs.iter().filter(|(process, _)| only.is_none_or(|only| *only == process.id));
    let mut all: Vec<Event> = wanted.flat_map(|(process, plan)| events(process, plan, now, &manner)).collect();
    if only.is_none() {
        all.extend(lead_events(&app.dated_leads(), now, &manner));
    }
    order::sort_by(&mut all, |a, b| (a.slot.start(), &a.uid).cmp(&(b.slot.start(), &b.uid)));
    all
}

fn choices(app: App) -> El {
    let set = move |change: fn(&mut CalendarLog, bool)| {
        move |on: bool| {
            let mut log = app.records.calendar_log().get_untracked();
            change(&mut log, on);
            app.keep_calendar_log(log);
        }
    };
    let named = check(
        "Name employers and people",
        move || app.records.calendar_log().with(|log| !log.unnamed),
        set(|log, on| log.unnamed = !on),
    );
    let rounds = check(
        "Booked interviews",
        move || app.records.calendar_log().with(|log| !log.no_rounds),
        set(|log, on| log.no_rounds = !on),
    );
    let rest = check(
        "Include optional tasks",
        move || app.records.calendar_log().with(|log| log.rest),
        set(|log, on| log.rest = on),
    );
    let text =
        "If an employer can see your calendar, leave the names out. Entries then say only that something is due.";
    let of_steps = call(app, "call-steps", "Remind me", &Call::OF_STEPS, CalendarLog::calls_for_steps, |log, call| {
        // As it is unless chosen: nothing to keep.
        log.step_call = Some(call).filter(|call| *call != CalendarLog::default().calls_for_steps());
    });
    let of_rounds = call(
        app,
        "call-rounds",
        "Remind me before an interview",
        &Call::OF_ROUNDS,
        CalendarLog::calls_for_rounds,
        |log, call| {
            log.round_call = Some(call).filter(|call| *call != CalendarLog::default().calls_for_rounds());
        },
    );
    section("what", "What goes in")
        .child(el("div").class("chips").child(named).child(rounds).child(rest))
        .child(el("p").class("caption").text(text))
        .child(el("div").class("form").child(of_steps).child(of_rounds))
}

/// The choice of when the calendar calls.
fn call(
    app: App,
    id: &str,
    label: &str,
    choices: &'static [Call],
    read: fn(&CalendarLog) -> Call,
    write: fn(&mut CalendarLog, Call),
) -> View {
    let place = move |call: Call| choices.iter().position(|one| *one == call).unwrap_or_default().to_string();
    let options = choices.iter().map(|one| (place(*one), one.label().to_owned())).collect();
    let chosen = Signal::derive(move || Some(place(app.records.calendar_log().with(read))));
    let choose = Callback::new(move |choice: Option<String>| {
        let Some(call) = choice.and_then(|n| choices.get(n.parse::<usize>().ok()?).copied()) else { return };
        let mut log = app.records.calendar_log().get_untracked();
        write(&mut log, call);
        app.keep_calendar_log(log);
    });
    select(id, label, "", options, Picked { chosen, choose })
}

fn shown(app: App, only: Option<ProcessId>) -> Memo<Shown> {
    Memo::new(move |_| {
        let log = app.records.calendar_log().get();
        let now = app.clock.now().get();
        let fresh = standing(app, only.as_ref(), &log, now);
        let file = edition(&log, only.as_ref(), fresh.clone(), now).0;
        let off = file.iter().filter(|entry| entry.off).count();
        Shown { events: fresh, off, changed: log.changed(&file) }
    })
}

fn entries(app: App, list: Memo<Shown>) -> View {
    dynamic(move || {
        let shown = list.read();
        let off = (shown.off > 0).then(|| {
            let words = match shown.off {
                1 => "One entry in your calendar no longer applies. The new file cancels it.".to_owned(),
                n => format!("{n} entries in your calendar no longer apply. The new file cancels them."),
            };
            el("p").text(&words)
        });
        let changed = (shown.changed > 0).then(|| {
            let words = match shown.changed {
                1 => "One entry has changed. The new file updates it.".to_owned(),
                n => format!("{n} entries have changed. The new file updates them."),
            };
            el("p").text(&words)
        });
        if shown.events.is_empty() {
            let text = "You’ll see an entry for each step here, and the button to get the file.";
            let nothing = empty("today", "Nothing for your calendar yet", text, None);
            return section("entries", "Entries").child(off).child(nothing).into();
        }
        let now = app.clock.now().get_untracked();
        let all: Rc<[Event]> = shown.events.clone().into();
        section("entries", &words::count(shown.events.len(), "entry").replace("entrys", "entries"))
            .child(off)
            .child(changed)
            .child(some(&all, 0, FIRST, now))
            .into()
    })
}

/// At most so many entries, from one index on; the others unfold below them.
fn some(all: &Rc<[Event]>, from: usize, most: usize, now: NaiveDateTime) -> View {
    let rows: View = all.iter().skip(from).take(most).map(|event| row(event, now)).collect();
    let end = from + most;
    let rest = all.len().checked_sub(end).filter(|left| *left > 0).map(|left| {
        let summary = el("summary").class("rest__more").text(&format!("and {left} more in the file"));
        let all = all.clone();
        unfold("rest", summary, Box::new(move || some(&all, end, MORE, now)))
    });
    View::from(el("ul").class("rows").child(rows)).with(rest)
}

/// What is on screen.
#[derive(Clone, PartialEq)]
struct Shown {
    events: Vec<Event>,
    off: usize,
    /// How many stand otherwise in an earlier file.
    changed: usize,
}

fn row(event: &Event, now: NaiveDateTime) -> El {
    let (moment, iso) = match event.slot {
        Slot::Day(day) => (dates::human_day(day, now), day.to_string()),
        Slot::At { start, .. } => {
            let (day, at) = (dates::human_day(start.date(), now), dates::write(start, dates::Style::Time));
            (format!("{day}, {at}"), dates::iso_minute(start))
        }
    };
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "ltr").text(&event.title))
        .child(el("br"))
        .child(el("span").class("row__sub").child(el("time").attr("datetime", &iso).text(&moment)));
    let (told, at) = (event.clone(), moment.clone());
    let only = "Add only this to Google or Outlook";
    let summary = el("summary").attr("aria-label", &[only, ": ", &event.title, ", ", &moment].concat()).text(only);
    let single = unfold("meanwhile__more", summary, Box::new(move || away(&told, &at)));
    el("li").class("meanwhile").child(el("div").class("row row--plain row--tight").child(words)).child(single)
}

/// Links that leave the app, and say so.
fn away(event: &Event, moment: &str) -> View {
    let out = |href: &str, words: &str| {
        let name = format!("{words}, opens outside this app: {}, {moment}", event.title);
        link("btn", href, "next", words)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .attr("aria-label", &name)
    };
    let text =
        "These leave the app. Google or Microsoft gets this entry as soon as you tap. It won’t move by itself later.";
    let links = el("div")
        .class("actions")
        .child(out(&links::google(event), "Google Calendar"))
        .child(out(&links::outlook(event), "Outlook"));
    View::from(el("p").class("caption").text(text)).with(links)
}

fn take(app: App, only: Option<ProcessId>) -> El {
    let said = RwSignal::new(None::<String>);
    let name = move || format!("afterword-{}.ics", app.clock.now().get_untracked().date());
    let (shares, for_share) = (share::takes_file("afterword.ics", MIME), only.clone());
    let share = shares.then(|| {
        button("btn btn--primary", "share", "Send it to my calendar").click(move || {
            let (text, log) = make(app, for_share.as_ref());
            share::file(&name(), MIME, &text, move |outcome| match outcome {
                Shared::Done => {
                    app.keep_calendar_log(log);
                    said.set(Some("Sent. Your calendar asks before it adds anything.".into()));
                }
                Shared::Closed => said.set(Some("Nothing was sent.".into())),
                Shared::Failed => {
                    said.set(Some(
                        "Your device did not take the file. Nothing was changed. Download it instead.".into(),
                    ));
                }
            });
        })
    });
    let class = if shares { "btn" } else { "btn btn--primary" };
    let download = button(class, "export", "Download the file").click(move || {
        let (text, log) = make(app, only.as_ref());
        let kind = format!("{MIME};charset=utf-8");
        said.set(Some(match file::download(&name(), &kind, &text) {
            Some(()) => {
                app.keep_calendar_log(log);
                "The file is made. Look for it in your downloads, and open it to add it to your calendar.".into()
            }
            None => "The browser blocked the download. Nothing was changed.".into(),
        }));
    });
    let last = dynamic(move || {
        let last = app.records.calendar_log().with(|log| log.last);
        let words = last.map(|at| format!("The last file was made {}.", dates::human(at, app.clock.now().get())));
        words.map(|words| el("p").class("caption").text(&words)).into()
    });
    let told = el("div").attr("role", "status").dynamic(move || said.get().map(|words| el("p").text(&words)).into());
    section("take", "Take it")
        .child(el("div").class("actions actions--fill").child(share).child(download))
        .child(told)
        .child(last)
}

/// The file and the log as it is once the file was handed over.
fn make(app: App, only: Option<&ProcessId>) -> (String, CalendarLog) {
    let (log, now) = (app.records.calendar_log().get_untracked(), clock::now());
    let fresh = leptos::prelude::untrack(|| standing(app, only, &log, now));
    let (file, next): (Vec<Numbered>, CalendarLog) = edition(&log, only, fresh, now);
    (write::write(&file, zone::utc_now()), next)
}

fn how() -> El {
    let line = |title: &str, text: &str| View::from(el("dt").text(title)).with(el("dd").text(text));
    let lines = line("iPhone, iPad, Mac", "Open the file and choose the calendar.")
        .with(line(
            "Android",
            "Open the file with your calendar app. If it offers none, import it on the web as below.",
        ))
        .with(line("Google Calendar", "On a computer: Settings, Import & export, choose the file."))
        .with(line("Outlook", "Add calendar, Upload from file."));
    let text = "When dates change, get the file again and add it the same way. Entries move, and old ones are cancelled. Some calendars can only add. There, delete what is marked as no longer needed.";
    section("how", "How to add it").child(el("dl").class("facts").child(lines)).child(el("p").text(text))
}

fn others() -> El {
    let way = |href: &str, icon_name: &str, title: &str, sub: &str| {
        let words = el("span")
            .child(el("span").class("row__title").text(title))
            .child(el("br"))
            .child(el("span").class("row__sub").text(sub));
        el("li").child(
            el("a").class("row").attr("href", href).child(icon(icon_name)).child(words).child(small_icon("next")),
        )
    };
    let rows = el("ul")
        .class("rows")
        .child(way("#/invitation", "import", "An interview from an invitation", "From the file that came by e-mail"))
        .child(way("#/reminders", "clock", "Reminders", "What this device can do by itself"));
    section("more-ways", "Also here").child(rows)
}
