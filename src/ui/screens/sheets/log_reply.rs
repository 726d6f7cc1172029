//! "They replied": what they said, in one sheet. The news come first; how and when they came is folded, and mostly right.

use crate::device::{dates, random::RandomIds, zone};
use crate::domain::actions::replies::{Answer, log_reply};
use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::iso;
use crate::domain::order;
use crate::domain::process::{Process, Status};
use crate::domain::round::RoundKind;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::App;
use crate::ui::kit::choice::{chips_as, picks, toggle};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::{Field, error_line, input, text_area};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select};
use crate::ui::kit::section;
use crate::ui::shared::form_draft::{FormDraft, REPLY};
use crate::ui::shared::process_editor::{self, ProcessEditor};
use leptos::prelude::*;
use std::sync::Arc;

/// What most news are.
const NEWS: [(&str, &str); 6] = [
    ("round", "Next round"),
    ("offer", "An offer"),
    ("no", "They said no"),
    ("later", "Decision delayed"),
    ("question", "A question"),
    ("message", "A message"),
];
/// What "Decision delayed" is called while a round is ahead, or waits for its new time: that is what is put off.
const MOVED: &str = "Interview moved";
/// The replies behind "more".
const MORE: [(&str, &str); 5] = [
    ("date", "A new date"),
    ("call", "They asked me to get in touch"),
    ("answer-by", "A day for my answer"),
    ("feedback", "Feedback"),
    ("offer-gone", "Offer withdrawn"),
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
    let keyed = |process: Arc<Process>| (process.archived.is_some(), fold(process.display_name()), process);
    let mut all: Vec<_> = untrack(|| app.outside_trash()).into_iter().map(keyed).collect();
    if all.is_empty() {
        return section::note("No employer is saved yet. Add an interview first.");
    }
    order::sort_by(&mut all, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let all: Vec<Arc<Process>> = all.into_iter().map(|(.., process)| process).collect();
    // Who has news of somebody who is not here yet is not left with the others.
    let other = el("a").attr("href", "#/capture").text("Another employer? Add the interview first.");
    let other = el("p").class("quiet-text").child(other.click(move || open.set(false)));
    if let [only] = &*all {
        return form(app, only.id.clone(), open).with(other);
    }
    let named = |process: &Arc<Process>| {
        let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| format!(", {}", process.role));
        let away = process.archived.map(|_| " (archived)");
        let name = format!("{}{}{}", process.display_name(), role.unwrap_or_default(), away.unwrap_or_default());
        (process.id.to_string(), name)
    };
    let options = all.iter().map(named).collect();
    // Where something was begun and not kept, it goes on.
    let begun = all.iter().find(|process| process.has_form_draft(REPLY));
    let whom = RwSignal::new(begun.map(|process| process.id.to_string()));
    let chosen = move || whom.get().and_then(|whom| ProcessId::parse(&whom));
    View::new()
        .with(select("heard-whom", "From which employer?", "Choose", options, picked(whom)))
        .with(dynamic(move || chosen().map(|id| untrack(|| form(app, id, open))).into()))
        .with(other)
}

/// What the hour of a next round is until another is given.
const USUAL_TIME: &str = "09:00";

/// A field under its label that holds what is typed until it is kept.
fn field(field: Field, held: FieldBinding) -> View {
    input(field, held.value, held.write)
}

fn form(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    let now = dates::iso_minute(app.clock.now().get_untracked());
    let form_draft = FormDraft::new(ProcessEditor::new(app, &id), REPLY).along("at", &now);
    let first = Some("0");
    let error = RwSignal::new(None::<String>);
    let moment = form_draft.text("at", &now);
    let record = app.process_now(&id);
    let people: Vec<(String, String)> = record.as_deref().map(names).unwrap_or_default();
    let now_at = app.clock.now().get_untracked();
    let moves = record.as_deref().and_then(|process| process.ahead(now_at).or_else(|| process.put_off()));
    let (ahead, put_off) = (moves.is_some(), moves.and_then(|round| round.schedule.start()));
    // What is put off is at the same hour as a rule.
    let usual = StoredValue::new(put_off.map_or(USUAL_TIME.to_owned(), |at| dates::iso_minute(at)[11..].to_owned()));
    let closed = record.as_ref().is_some_and(|process| {
        matches!(process.status(app.clock.now().get_untracked()), Status::Refused | Status::Filled)
    });
    let whose = record.as_ref().map(|process| el("p").class("quiet-text").attr("dir", "auto").text(&title(process)));
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let known = |from: &PersonId| app.process_now(&id).is_some_and(|process| process.person(from).is_some());
        let channel =
            process_editor::chosen(&Channel::ALL, form_draft.picked("channel", first)).unwrap_or(Channel::Email);
        let answer = Answer {
            news: form_draft.picked("news", None),
            spoken: form_draft.picked("form", None).map_or_else(|| is_spoken(channel), |form| form == SPOKEN),
            day: form_draft.now("day", ""),
            time: form_draft.now("time", &usual.get_value()),
            kind: process_editor::chosen(&RoundKind::ALL, form_draft.picked("kind", first)).unwrap_or_default(),
            words: form_draft.now("words", ""),
            way: process_editor::chosen(&Channel::ALL, form_draft.picked("way", None)),
            ahead,
            at: form_draft.now("at", &now),
            note: form_draft.now("note", ""),
            channel,
            from: form_draft.picked("from", None).and_then(|from| PersonId::parse(&from)).filter(known),
        };
        let open_again = form_draft.picked("again", None).filter(|_| closed);
        let reply = match answer.read(&app.calendar(), zone::of_round, &mut RandomIds) {
            Ok(reply) => reply,
            Err(refused) => return error.set(Some(refused.to_string())),
        };
        let asks = closed && reply.asks_if_open();
        let open_again = open_again.map(|word| word == "yes").filter(|_| asks);
        let said = match (asks, open_again) {
            (true, None) => "Saved. Is it open again? Say so on its timeline.",
            (true, Some(true)) => "Saved. It is open again.",
            _ => "Saved. Your plan is up to date.",
        };
        app.edit_with_undo(&id, said, |process| {
            log_reply(process, &reply, open_again, zone::of_round, &mut RandomIds);
            form_draft.kept(process);
        });
        open.set(false);
    };
    // How news come: everything but a card at reception and private media.
    let comes = |(_, one): &(usize, &Channel)| !matches!(one, Channel::Card | Channel::PrivateSocial);
    let channels = Channel::ALL.iter().enumerate().filter(comes);
    let channels = channels.map(|(n, one)| (n.to_string(), one.label().to_owned()));
    let news = form_draft.pick("news", None);
    // A draft of an earlier build says with the news whether an offer was written.
    let shown = move || news.chosen.get().map(|news| if is_offer(&news) { "offer".to_owned() } else { news });
    let what = Memo::new(move |_| shown());
    let dated = Memo::new(move |_| what.get().filter(|news| DATED.iter().any(|(dated, _)| dated == news)));
    let channel = form_draft.pick("channel", first);
    let form = form_draft.pick("form", None);
    let spoken = Signal::derive(move || {
        let way = process_editor::chosen(&Channel::ALL, channel.chosen.get()).unwrap_or(Channel::Email);
        let guess = move || if is_spoken(way) { SPOKEN } else { WRITTEN }.to_owned();
        Some(form.chosen.get().unwrap_or_else(guess))
    });
    let date_fields = move |what: String| {
        let label = DATED.iter().find(|(dated, _)| *dated == what).map_or("", |(_, label)| *label);
        let round = what == "round";
        let moves = what == "later" && ahead;
        let time =
            || field(Field::text("news-time", "Starts at").kind("time"), form_draft.text("time", &usual.get_value()));
        let date = field(Field::text("news-day", label).kind("date"), form_draft.text("day", ""));
        let kinds = || process_editor::numbered(RoundKind::ALL.iter().map(|kind| kind.label()));
        let kind =
            round.then(|| select("news-kind", "What kind of interview?", "", kinds(), form_draft.pick("kind", first)));
        let hint = match &*what {
            "round" => Some("Leave the day empty if it comes later."),
            "later" if moves => Some("Leave the day empty if they gave no new one. Until then nothing counts from it."),
            "later" => Some("Leave the day empty if they gave none."),
            "question" => Some("Leave the day empty to answer today."),
            _ => None,
        };
        let forms = || [(SPOKEN, "Spoken"), (WRITTEN, "In writing")].map(|(key, word)| (key.into(), word.into()));
        let form = (what == "offer")
            .then(|| toggle("news-form", "The offer", forms().into(), Picked { chosen: spoken, choose: form.choose }));
        let words =
            || field(Field::text("news-words", "Or in their words: “early next week”"), form_draft.text("words", ""));
        let ways = || process_editor::numbered(Channel::ALL.iter().map(|one| one.label()));
        let way = || select("news-way", "How do they want it?", "Not said", ways(), form_draft.pick("way", None));
        let row = el("div").class("field-row").child(date).child((round || moves).then(time));
        el("div")
            .class("form")
            .child(form)
            .child(row)
            .child((what == "date").then(words))
            .child((what == "call").then(way))
            .child(hint.map(section::note))
            .child(kind)
    };
    let again = move || {
        let asks = closed && matches!(what.get().as_deref(), Some("message" | "later"));
        let options = || [("yes", "Yes"), ("no", "No")].map(|(key, word)| (key.into(), word.into())).into();
        asks.then(|| toggle("news-again", "Is it open again?", options(), form_draft.pick("again", None))).into()
    };
    let choice = move |list: &[(&str, &str)]| {
        let word = |key: &str, word: &str| if ahead && key == "later" { MOVED } else { word }.to_owned();
        let options = list.iter().map(|(key, said)| ((*key).to_owned(), word(key, said))).collect();
        (options, Picked { chosen: what.into(), choose: news.choose })
    };
    let (most, mine) = choice(&NEWS);
    let (more, also) = choice(&MORE);
    let is_more = what.get_untracked().is_some_and(|what| MORE.iter().any(|(key, _)| *key == what));
    let more = el("details")
        .class("more")
        .maybe("open", is_more.then_some(""))
        .child(el("summary").text("Something else"))
        .child(picks("news", "Other news", more, also));
    let note = form_draft.text("note", "");
    // What they said of you is nothing without the words.
    let wordy = Memo::new(move |_| what.get().as_deref() == Some("feedback"));
    let words = move |label| text_area(Field::text("news-note", label), note.value, note.write);
    let how = channel;
    let said = move || {
        let way = process_editor::chosen(&Channel::ALL, how.chosen.get()).unwrap_or(Channel::Email);
        let at = iso::moment(&moment.value.get()).unwrap_or(app.clock.now().get_untracked());
        [way.label(), ", ", &*dates::human(at, app.clock.about_now().get())].concat()
    };
    let summary = el("span")
        .child(el("span").text("Details"))
        .child(el("br"))
        .child(el("span").class("fold__note").dynamic_text(said));
    let details = el("div")
        .class("form")
        .child(picks("news-channel", "How?", channels.collect(), channel))
        .child(
            (!people.is_empty())
                .then(|| select("news-from", "From whom?", "Not noted", people, form_draft.pick("from", None))),
        )
        .child(field(Field::text("news-at", "When").kind("datetime-local"), moment))
        .dynamic(move || (!wordy.get()).then(|| words("Their words, if you want to keep them")).into());
    let held = ["from", "note", "channel"].iter().any(|field| form_draft.picked(field, None).is_some());
    let details = el("details")
        .class("fold")
        .maybe("open", held.then_some(""))
        .child(el("summary").child(summary).child(icon("down")))
        .child(details);
    el("form")
        .class("form form--news")
        .attr("novalidate", "")
        .on("submit", keep)
        .child(whose)
        .child(chips_as("news", "Their news", "news", most, mine))
        .child(more)
        .dynamic(move || dated.get().map(date_fields).into())
        .dynamic(again)
        .dynamic(move || wordy.get().then(|| words("Their words")).into())
        .child(details)
        .child(error_line("news-error", error.into()))
        .child(form_draft.foot(open))
        .into()
}

/// The employer, with the role.
fn title(process: &Process) -> String {
    let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| [", ", &*process.role].concat());
    [process.display_name(), &*role.unwrap_or_default()].concat()
}

const SPOKEN: &str = "verbal";
const WRITTEN: &str = "written";

/// Whether an offer that comes this way is a spoken one, as a rule.
const fn is_spoken(way: Channel) -> bool {
    matches!(way, Channel::Phone | Channel::InPerson)
}

fn is_offer(news: &str) -> bool {
    news == "offer-verbal" || news == "offer-written"
}

/// The news that come with a day, and what the day is called.
const DATED: [(&str, &str); 7] = [
    ("offer", "They want my answer by"),
    ("date", "Their new date"),
    ("round", "Day of the round"),
    ("question", "They want my answer by"),
    ("later", "The new day"),
    ("call", "The day they named"),
    ("answer-by", "They want my answer by"),
];

fn picked(choice: RwSignal<Option<String>>) -> Picked {
    Picked { chosen: choice.into(), choose: Callback::new(move |chosen| choice.set(chosen)) }
}

fn names(process: &Process) -> Vec<(String, String)> {
    process.people.iter().map(|person| (person.id.to_string(), process.called(person).into_owned())).collect()
}
