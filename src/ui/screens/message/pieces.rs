//! What a message seems to say, each piece with the words it was read from and a button of its own.

use crate::device::dates::{self, Style};
use crate::device::random::RandomIds;
use crate::device::zone;
use crate::domain::actions::people::add_person;
use crate::domain::channel::Channel;
use crate::domain::contacts;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent, OfferForm};
use crate::domain::message::meeting::Meeting;
use crate::domain::message::outcome::Outcome;
use crate::domain::message::{Message, Pieces};
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use crate::reactive::{RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select, slot};
use crate::ui::kit::section::note;
use chrono::NaiveDateTime;
use leptos::prelude::{Callback, untrack};
use std::rc::Rc;

/// What was read.
pub(super) struct Found {
    pub(super) app: App,
    pub(super) message: Message,
    pub(super) pieces: Pieces,
    /// When it was written, by the clock here.
    pub(super) written: NaiveDateTime,
    /// The interview it seems to belong to.
    pub(super) guess: Option<ProcessId>,
}

/// Which interview the pieces go to.
#[derive(Clone, Copy)]
struct To {
    app: App,
    known: RwSignal<Option<String>>,
    error: RwSignal<Option<String>>,
}

impl To {
    /// Changes the interview that was chosen, and says so.
    fn change(self, said: &str, done: RwSignal<bool>, change: impl FnOnce(&mut Process)) {
        let Some(id) = self.known.get_untracked().and_then(|id| ProcessId::parse(&id)) else {
            self.error.set(Some("Say first which interview this is about. Nothing is lost.".into()));
            crate::device::page::focus("#message-known");
            return;
        };
        self.error.set(None);
        self.app.edit_with_undo(&id, said, change);
        done.set(true);
    }
}

pub(super) fn pieces(found: &Rc<Found>) -> View {
    let app = found.app;
    let known = RwSignal::new(found.guess.as_ref().map(ToString::to_string));
    let to = To { app, known, error: RwSignal::new(None) };
    let title = el("h2").attr("id", "message-found").attr("tabindex", "-1").text("What it seems to say");
    let mut list = View::new();
    for (outcome, words) in &found.pieces.outcomes {
        list = list.with(news(found, to, *outcome, words));
    }
    if let Some(promise) = found.pieces.promise.clone() {
        let day = dates::write(dates::noon(promise.by), Style::DayWithYear);
        let at = found.written;
        let words = promise.words.clone();
        list = list.with(piece(&format!("They answer by {day}"), &words, "Note this day", move |done| {
            to.change("Saved. Your plan is up to date.", done, |process| {
                log(process, at, EmployerResponse::NewDate(promise.clone()), &promise.words);
            });
        }));
    }
    for meeting in &found.pieces.meetings {
        list = list.with(appointment(found, to, meeting));
    }
    for person in &found.pieces.people {
        list = list.with(somebody(to, person));
    }
    for address in &found.pieces.links {
        let address = address.clone();
        let shown = address.clone();
        list = list.with(piece("A link", &shown, "Keep this link", move |done| {
            to.change("The link is saved.", done, |process| {
                if !process.links.contains(&address) {
                    process.links.push(address.clone());
                }
            });
        }));
    }
    let more =
        (found.pieces.more > 0).then(|| note(&format!("{} more links, days or people are in it.", found.pieces.more)));
    let cut = found.message.cut.then(|| note("Only the first part of this long text was read."));
    let bare = is_bare(&found.message, &found.pieces)
        .then(|| note("No news, day, person or link was found in it. Choose the interview and note it by hand."));
    let way = dynamic(move || {
        let id = known.get().and_then(|id| ProcessId::parse(&id));
        let way = |id: ProcessId| {
            link("btn", &Route::Process(id, Segment::Timeline).to_string(), "next", "Open the interview")
        };
        id.map(|id| el("div").class("actions").child(way(id))).into()
    });
    el("section")
        .class("section card")
        .attr("aria-labelledby", "message-found")
        .child(title)
        .child(belongs(found, to))
        .child(crate::ui::kit::field::error_line("message-known-error", to.error.into()))
        .child(list)
        .child(bare)
        .child(more)
        .child(cut)
        .child(way)
        .into()
}

/// Which interview it is about, or a new one.
fn belongs(found: &Rc<Found>, to: To) -> View {
    let all = untrack(|| to.app.outside_trash());
    let named = |process: &Process| match process.role.is_empty() || process.employer.is_empty() {
        true => process.display_name().to_owned(),
        false => [&*process.employer, ", ", &process.role].concat(),
    };
    let options: Vec<(String, String)> = all.iter().map(|process| (process.id.to_string(), named(process))).collect();
    let picked = Picked {
        chosen: Signal::derive(move || to.known.get()),
        choose: Callback::new(move |choice| to.known.set(choice)),
    };
    let options = RwSignal::new(options);
    let which = dynamic(move || {
        select("message-known", "Which interview is this about?", "A new one, or none yet", options.get(), picked)
    });
    let employer = RwSignal::new(found.pieces.employer.to_string());
    let role = RwSignal::new(found.pieces.role.to_string());
    let held = |signal: RwSignal<String>| FieldBinding {
        value: signal.into(),
        write: Callback::new(move |text: String| {
            signal.set(Line::parse(&text).map_err(|error| error.to_string())?.to_string());
            Ok(())
        }),
    };
    let (held_employer, held_role) = (held(employer), held(role));
    let fresh = dynamic(move || {
        if to.known.get().is_some() {
            return View::new();
        }
        let begin = button("btn", "plus", "Add this interview").click(move || {
            let (employer, role) = (Line::cut(&employer.get_untracked()), Line::cut(&role.get_untracked()));
            if employer.is_empty() && role.is_empty() {
                return to.error.set(Some("Give the employer or the role. Nothing is lost.".into()));
            }
            let change = |process: &mut Process| (process.employer, process.role) = (employer.clone(), role.clone());
            match to.app.keep_interview(change) {
                Some(id) => {
                    to.error.set(None);
                    let name =
                        [&*employer, &*role].iter().find(|text| !text.is_empty()).map_or("", |text| text).to_owned();
                    options.update(|options| options.insert(0, (id.to_string(), name)));
                    to.known.set(Some(id.to_string()));
                    to.app.messages.say("The interview is on your list.".to_owned());
                }
                None => to.error.set(Some("It could not be saved. What you see here is still here.".into())),
            }
        });
        slot("message-employer", "Employer", "text", "As far as it can be guessed.", held_employer)
            .with(slot("message-role", "Role", "text", "", held_role))
            .with(el("div").class("actions").child(begin))
    });
    View::new().with(which).with(fresh)
}

/// One piece: what it is, the words it was read from, and its button, which is gone once it was pressed.
fn piece(title: &str, words: &str, act: &str, run: impl Fn(RwSignal<bool>) + 'static) -> El {
    let done = RwSignal::new(false);
    let run = Rc::new(run);
    let act = act.to_owned();
    let name = format!("{act}: {title}");
    let foot = dynamic(move || match done.get() {
        true => el("p").class("quiet-text").attr("role", "status").text("Saved.").into(),
        false => {
            let run = run.clone();
            let button = button("btn", "check", &act).attr("aria-label", &name).click(move || run(done));
            el("div").class("actions").child(button).into()
        }
    });
    el("div")
        .class("data-aside")
        .child(el("h3").attr("dir", "auto").text(title))
        .child(el("p").class("caption").attr("dir", "auto").text(&format!("“{words}”")))
        .child(foot)
}

/// Notes what they said. The same twice is once.
fn log(process: &mut Process, at: NaiveDateTime, news: EmployerResponse, words: &str) {
    let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
    if process.ledger.iter().any(|entry| entry.what == what && entry.at == at) {
        return;
    }
    let note = Prose::cut(words);
    process.ledger.push(Entry { note, ..Entry::new(EntryId::fresh(&mut RandomIds), at, what) });
}

fn news(found: &Rc<Found>, to: To, outcome: Outcome, words: &Line) -> El {
    let (at, note) = (found.written, words.clone());
    piece(outcome.label(), words, "Note this", move |done| {
        let news = match outcome {
            Outcome::Refusal => EmployerResponse::Refusal,
            Outcome::Offer => EmployerResponse::Offer { form: OfferForm::Written, answer_by: None },
            Outcome::Delayed => EmployerResponse::Postponed,
            // Which round it is shows the day below, or the user.
            Outcome::NextRound => EmployerResponse::Message,
        };
        to.change("Saved. Your plan is up to date.", done, |process| {
            if outcome == Outcome::NextRound {
                let round = Round::new(RoundId::fresh(&mut RandomIds), RoundKind::default(), Schedule::default());
                let id = round.id.clone();
                process.rounds.push(round);
                process.note_invited(EntryId::fresh(&mut RandomIds), at, id);
            } else {
                log(process, at, news, &note);
            }
        });
    })
}

/// A day with its hour. One of another zone is said, and is not taken for one of the clock here.
fn appointment(found: &Rc<Found>, to: To, meeting: &Meeting) -> El {
    let at = meeting.at;
    let title = dates::exact(at);
    if let Some(zone) = &meeting.zone {
        let words = format!("It says {zone}. Work out the hour by your clock, and add it by hand.");
        return el("div")
            .class("data-aside")
            .child(el("h3").text(&[&*title, " ", zone].concat()))
            .child(el("p").class("caption").attr("dir", "auto").text(&format!("“{}”", meeting.words)))
            .child(el("p").class("quiet-text").text(&words));
    }
    let join = found.pieces.join.clone();
    let over = at <= found.app.clock.now().get_untracked();
    let act = if over { "Add as an interview that is over" } else { "Add as an interview" };
    piece(&title, &meeting.words, act, move |done| {
        let Ok(schedule) = Schedule::starting(at, None) else { return };
        to.change("The round is on your list.", done, |process| {
            if process.rounds.iter().any(|round| round.schedule.start() == Some(at)) {
                return;
            }
            let kind = if join.is_empty() { RoundKind::default() } else { RoundKind::Video };
            let mut round = Round::new(RoundId::fresh(&mut RandomIds), kind, schedule);
            round.zone = zone::of_round(schedule);
            round.join = join.clone();
            process.rounds.push(round);
        });
    })
}

fn somebody(to: To, person: &contacts::Found) -> El {
    let facts = [&person.title, &person.email, &person.phone];
    let facts: Vec<&str> = facts.into_iter().map(|fact| &**fact).filter(|fact| !fact.is_empty()).collect();
    let (found, words) = (person.clone(), facts.join(", "));
    let words = if words.is_empty() { "No address is named.".to_owned() } else { words };
    piece(&person.name, &words, "Add this person", move |done| {
        to.change("The person is on your list.", done, |process| {
            let same = |one: &&mut Person| {
                let mail = !found.email.is_empty() && fold(&one.email) == fold(&found.email);
                mail || fold(&one.name) == fold(&found.name)
            };
            if let Some(known) = process.people.iter_mut().find(same) {
                return found.complete(known);
            }
            let mut person = Person::named(PersonId::fresh(&mut RandomIds), Line::default());
            found.complete(&mut person);
            person.spelling_checked = found.sure;
            add_person(process, person);
        });
    })
}

/// A message without anything in it is offered as nothing.
fn is_bare(message: &Message, pieces: &Pieces) -> bool {
    let nothing = pieces.outcomes.is_empty() && pieces.meetings.is_empty() && pieces.promise.is_none();
    nothing && pieces.people.is_empty() && pieces.links.is_empty() && pieces.join.is_empty() && !message.invites
}
