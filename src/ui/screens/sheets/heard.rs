//! "They replied": what they said, in one sheet.

use crate::device::{dates, random::RandomIds, zone};
use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
use crate::domain::iso;
use crate::domain::ledger::{Entry, Happening, News, OfferForm};
use crate::domain::order;
use crate::domain::process::{Process, Standing};
use crate::domain::promise::{Instruction, Promise};
use crate::domain::promise_words::put_in_words;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{View, el, live};
use crate::ui::kit::field::{Field, error_line, input, text_area};
use crate::ui::kit::section;
use crate::ui::kit::slot::{Held, Picked, select};
use crate::ui::shared::desk::{self, Desk, read_day};
use crate::ui::shared::unkept::{REPLY, Unkept};
use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;
use std::sync::Arc;

const NEWS: [(&str, &str); 11] = [
    ("message", "A message, no decision"),
    ("date", "A new date"),
    ("round", "A next round"),
    ("later", "Decision delayed"),
    ("offer-verbal", "Verbal offer"),
    ("offer-written", "Written offer"),
    ("no", "A refusal"),
    ("feedback", "Feedback"),
    ("offer-gone", "Offer withdrawn"),
    ("call", "They asked me to get in touch"),
    ("answer-by", "A day for my answer"),
];

/// The inside of the sheet. Without an employer it asks first which one it was.
pub fn inside(app: App, id: Option<ProcessId>, open: RwSignal<bool>) -> View {
    match id {
        Some(id) => form(app, id, open),
        None => ask_whom(app, open),
    }
}

fn ask_whom(app: App, open: RwSignal<bool>) -> View {
    // Those put away may write again too; they stand at the end.
    let keyed = |process: Arc<Process>| (process.archived.is_some(), fold(process.shown()), process);
    let mut all: Vec<_> = untrack(|| app.outside_trash()).into_iter().map(keyed).collect();
    if all.is_empty() {
        return section::note("No employer is written down yet. Capture an interview first.");
    }
    order::sort_by(&mut all, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let all: Vec<Arc<Process>> = all.into_iter().map(|(.., process)| process).collect();
    let named = |process: &Arc<Process>| {
        let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| format!(", {}", process.role));
        let away = process.archived.map(|_| " (archived)");
        let name = format!("{}{}{}", process.shown(), role.unwrap_or_default(), away.unwrap_or_default());
        (process.id.to_string(), name)
    };
    let options = all.iter().map(named).collect();
    // Where something was begun and not kept, it goes on.
    let begun = all.iter().find(|process| process.has_unkept(REPLY));
    let whom = RwSignal::new(begun.map(|process| process.id.to_string()));
    let chosen = move || whom.get().and_then(|whom| ProcessId::parse(&whom));
    View::new()
        .with(select("heard-whom", "From which employer?", "Choose", options, picked(whom)))
        .with(live(move || chosen().map(|id| untrack(|| form(app, id, open))).into()))
}

/// What the hour of a next round is until another is given.
const USUAL_TIME: &str = "09:00";

/// A field under its label that holds what is typed until it is kept.
fn field(field: Field, held: Held) -> View {
    input(field, held.value, held.write)
}

fn form(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    let now = dates::iso_minute(app.now.get_untracked());
    let unkept = Unkept::new(Desk::new(app, &id), REPLY).along("at", &now);
    let first = Some("0");
    let error = RwSignal::new(None::<String>);
    let moment = unkept.text("at", &now);
    let people: Vec<(String, String)> = app.process_now(&id).map(|process| names(&process)).unwrap_or_default();
    let ahead = app.process_now(&id).is_some_and(|process| process.ahead(app.now.get_untracked()).is_some());
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let known = |from: &PersonId| app.process_now(&id).is_some_and(|process| process.person(from).is_some());
        let answer = Answer {
            news: unkept.picked("news", None),
            day: unkept.now("day", ""),
            time: unkept.now("time", USUAL_TIME),
            kind: desk::chosen(&RoundKind::ALL, unkept.picked("kind", first)).unwrap_or_default(),
            words: unkept.now("words", ""),
            way: desk::chosen(&Channel::ALL, unkept.picked("way", None)),
            ahead,
            at: unkept.now("at", &now),
            note: unkept.now("note", ""),
            channel: desk::chosen(&Channel::ALL, unkept.picked("channel", first)).unwrap_or(Channel::Email),
            from: unkept.picked("from", None).and_then(|from| PersonId::parse(&from)).filter(known),
        };
        let closed = |process: &Process| {
            matches!(process.standing(app.now.get_untracked()), Standing::Refused | Standing::Filled)
        };
        let closed = app.process_now(&id).is_some_and(|process| closed(&process));
        match answer.read(&app.calendar()) {
            Ok((entry, round, new)) => {
                let asks =
                    closed && matches!(&entry.what, Happening::Heard { news: News::Message | News::Postponed, .. });
                let said = match asks {
                    true => "Saved. Is it open again? Say so on its timeline.",
                    false => "Saved. Your plan is up to date.",
                };
                app.edit_with_undo(&id, said, |process| {
                    // What goes on belongs on the list again.
                    if !matches!(&entry.what, Happening::Heard { news: News::Refusal | News::OfferWithdrawn, .. }) {
                        process.archived = None;
                    }
                    // A round that was put off is unset at once, or has its new time.
                    if let Some(new) = new
                        && let Some(moved) = process.put_off_round(entry.at, new)
                        && let Some(zone) = zone::of_round(new)
                    {
                        let of = process.rounds.iter_mut().filter(|one| one.id == moved);
                        of.for_each(|one| one.zone = Some(zone.clone()));
                    }
                    process.rounds.extend(round.clone());
                    process.ledger.push(entry.clone());
                    unkept.kept(process);
                });
                open.set(false);
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let options = |list: &[(&str, &str)]| list.iter().map(|(key, word)| ((*key).into(), (*word).into())).collect();
    // How news come: everything but a card at reception and private media.
    let comes = |(_, one): &(usize, &Channel)| !matches!(one, Channel::Card | Channel::PrivateSocial);
    let channels = Channel::ALL.iter().enumerate().filter(comes);
    let channels = channels.map(|(n, one)| (n.to_string(), one.label().to_owned()));
    let news = unkept.pick("news", None);
    let what = Memo::new(move |_| news.chosen.get().filter(|news| DATED.iter().any(|(dated, _)| dated == news)));
    let date_fields = move |what: String| {
        let label = DATED.iter().find(|(dated, _)| *dated == what).map_or("", |(_, label)| *label);
        let round = what == "round";
        let moves = what == "later" && ahead;
        let time = || field(Field::text("news-time", "Starts at").kind("time"), unkept.text("time", USUAL_TIME));
        let date = field(Field::text("news-day", label).kind("date"), unkept.text("day", ""));
        let kinds = || desk::numbered(RoundKind::ALL.iter().map(|kind| kind.label()));
        let kind =
            round.then(|| select("news-kind", "What kind of interview?", "", kinds(), unkept.pick("kind", first)));
        let hint = match &*what {
            "round" => Some("Leave the day empty if it comes later."),
            "later" if moves => Some("Leave the day empty if they gave no new one. Until then nothing counts from it."),
            "later" => Some("Leave the day empty if they gave none."),
            _ => None,
        };
        let words =
            || field(Field::text("news-words", "Or in their words: “early next week”"), unkept.text("words", ""));
        let ways = || desk::numbered(Channel::ALL.iter().map(|one| one.label()));
        let way = || select("news-way", "How do they want it?", "Not said", ways(), unkept.pick("way", None));
        let row = el("div").class("field-row").add(date).add((round || moves).then(time));
        el("div")
            .class("form")
            .add(row)
            .add((what == "date").then(words))
            .add((what == "call").then(way))
            .add(hint.map(section::note))
            .add(kind)
    };
    let (channel, note) = (unkept.pick("channel", first), unkept.text("note", ""));
    let words = Field::text("news-note", "Their words, if you want to keep them");
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .add(chips(Choices {
            name: "news",
            legend: "Their news",
            options: options(&NEWS),
            chosen: news.chosen,
            choose: news.choose,
        }))
        .live(move || what.get().map(date_fields).into())
        .add(chips(Choices {
            name: "news-channel",
            legend: "How?",
            options: channels.collect(),
            chosen: channel.chosen,
            choose: channel.choose,
        }))
        .add(
            (!people.is_empty())
                .then(|| select("news-from", "From whom?", "Not noted", people, unkept.pick("from", None))),
        )
        .add(field(Field::text("news-at", "When").kind("datetime-local"), moment))
        .add(text_area(words, note.value, note.write))
        .add(error_line("news-error", error.into()))
        .add(unkept.foot(open))
        .into()
}

/// The news that come with a day, and what the day is called.
const DATED: [(&str, &str); 7] = [
    ("date", "Their new date"),
    ("round", "Day of the round"),
    ("offer-verbal", "They want my answer by"),
    ("offer-written", "They want my answer by"),
    ("later", "The new day"),
    ("call", "The day they named"),
    ("answer-by", "They want my answer by"),
];

fn picked(choice: RwSignal<Option<String>>) -> Picked {
    Picked { chosen: choice.into(), choose: Callback::new(move |chosen| choice.set(chosen)) }
}

fn names(process: &Process) -> Vec<(String, String)> {
    process.people.iter().map(|person| (person.id.to_string(), person.shown().to_owned())).collect()
}

/// What was typed into the sheet.
struct Answer {
    news: Option<String>,
    day: String,
    time: String,
    kind: RoundKind,
    words: String,
    way: Option<Channel>,
    /// Whether a round is ahead: that is what is put off.
    ahead: bool,
    at: String,
    note: String,
    channel: Channel,
    from: Option<PersonId>,
}

impl Answer {
    /// The entry, the round that came with it, and the new time of the one that was put off. An error is the sentence to
    /// show.
    fn read(&self, calendar: &WorkCalendar) -> Result<(Entry, Option<Round>, Option<Schedule>), String> {
        let no_day = "Please give the day they named. Nothing else is needed.";
        let at: NaiveDateTime = iso::moment(&self.at).ok_or("Please say when you heard from them.")?;
        Schedule::ended(at).map_err(|error| error.to_string())?;
        let (mut round, mut moved) = (None, None);
        let sane = |by: NaiveDate| Schedule::ended(dates::noon(by)).map_err(|error| error.to_string());
        let news = match self.news.as_deref() {
            Some("message") => News::Message,
            Some("date") => {
                let words = Line::parse(&self.words).map_err(|error| error.to_string())?;
                let known = iso::day(&self.day).map(Promise::by);
                let promise = put_in_words(known.as_ref(), words, at.date(), calendar).ok_or(no_day)?;
                sane(promise.by)?;
                News::NewDate(promise)
            }
            Some("round") => {
                let (id, schedule) = (RoundId::fresh(&mut RandomIds), self.schedule()?);
                let new = Round::new(id.clone(), self.kind, schedule);
                round = Some(Round { zone: zone::of_round(schedule), ..new });
                News::NextRound(id)
            }
            Some("later") if self.ahead => {
                moved = Some(self.schedule()?);
                News::Postponed
            }
            Some("later") => self.answer_by()?.map_or(News::Postponed, |by| News::NewDate(Promise::by(by))),
            Some("call") => {
                let on = iso::day(&self.day).ok_or(no_day)?;
                sane(on)?;
                let (channel, person) = (self.way, self.from.clone());
                News::GetInTouch(Instruction { channel, person, ..Instruction::on(on) })
            }
            Some("answer-by") => News::AnswerBy(self.answer_by()?.ok_or(no_day)?),
            Some("offer-verbal") => News::Offer { form: OfferForm::Verbal, answer_by: self.answer_by()? },
            Some("offer-written") => News::Offer { form: OfferForm::Written, answer_by: self.answer_by()? },
            Some("feedback") => News::Feedback,
            Some("offer-gone") => News::OfferWithdrawn,
            Some("no") => News::Refusal,
            _ => return Err("Please choose what kind of news it was.".into()),
        };
        let note = Prose::parse(&self.note).map_err(|error| error.to_string())?;
        let what = Happening::Heard { channel: self.channel, from: self.from.clone(), news };
        Ok((Entry { note, ..Entry::new(EntryId::fresh(&mut RandomIds), at, what) }, round, moved))
    }

    /// When the round is; open if they gave no day yet.
    fn schedule(&self) -> Result<Schedule, String> {
        if self.day.is_empty() {
            return Ok(Schedule::default());
        }
        let time = if self.time.is_empty() { "09:00" } else { &self.time };
        let start = iso::moment(&format!("{}T{time}", self.day));
        let start = start.ok_or("That day or time does not exist. Nothing is lost: pick another.")?;
        Schedule::starting(start, None).map_err(|error| error.to_string())
    }

    fn answer_by(&self) -> Result<Option<NaiveDate>, String> {
        if self.day.is_empty() { Ok(None) } else { read_day(&self.day).map(Some) }
    }
}
