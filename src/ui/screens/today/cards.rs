//! What leads: at most three cards that ask for something, and the calm ones of whose day it is. One card, one action;
//! the others are folded.

use super::{Day, beyond, leaf, named, some, way};
use crate::device::dates::{self, Style};
use crate::domain::agenda::tier::Tier;
use crate::domain::agenda::{About, Item, LISTED};
use crate::domain::evening::pause_until;
use crate::domain::id::RoundId;
use crate::domain::ledger::Decision;
use crate::domain::process::{Process, Status};
use crate::domain::timeline::step::{Plan, Step, StepKind, StepState, Subject};
use crate::route::{Desk, Route};
use crate::state::sheets::Sheet;
use crate::ui::kit::button::link;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::icon::icon;
use crate::ui::shared::hope::beside_their_day;
use crate::ui::shared::step_foot::{foot, people};
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use std::rc::Rc;
use std::sync::Arc;

/// How many that ask for something stand open: more at once is a list, and a list is put off.
const FIRST: usize = 3;
/// How many calm cards stand open.
const FIRST_DAYS: usize = 3;

/// The section.
pub fn section(day: &Arc<Day>) -> El {
    let heading = el("h2").class("visually-hidden").attr("id", "do-now").text("To do today");
    let told = day.pairs.iter().filter_map(|(process, _)| sorry(day, process).or_else(|| first_day(day, process)));
    let sorry: Vec<El> = told.take(FIRST_DAYS).collect();
    let refused = !sorry.is_empty();
    let section = el("section").class("section").attr("aria-labelledby", "do-now").child(heading);
    // With nothing to answer, to attend or to write, the first look back is what leads.
    let lead = day.agenda.look_back.first().filter(|_| day.agenda.now.is_empty());
    if let Some(item) = lead {
        return section.child(sorry).child(card(day, item));
    }
    let items = &day.agenda.now;
    if items.is_empty() {
        // Beside a no of today, nobody is told to enjoy the day.
        return if refused { section.child(sorry) } else { section.child(nothing(day)) };
    }
    let (mut asking, mut calm) = (0, 0);
    let opens = |item: &&Item| {
        let is_calm = matches!(item.tier, Tier::Interview | Tier::TheirDay);
        let (seen, most) = if is_calm { (&mut calm, FIRST_DAYS) } else { (&mut asking, FIRST) };
        *seen += 1;
        *seen <= most
    };
    let (open, folded): (Vec<_>, Vec<_>) = items.iter().partition(opens);
    let unlisted = beyond(items.len(), if items.len() < LISTED { 0 } else { LISTED + 1 });
    // A no of today stands where their day would: below an interview and what has to be answered.
    let (answers, open): (Vec<_>, Vec<_>) = open.into_iter().partition(|item| item.tier <= Tier::Interview);
    let draw_all = |items: Vec<&Item>| items.into_iter().filter_map(|item| card(day, item)).collect::<View>();
    let open = draw_all(answers).with(sorry).with(draw_all(open));
    let folded: Vec<Item> = folded.into_iter().cloned().collect();
    let (mine, count) = (day.clone(), folded.len());
    let draw = move |range: std::ops::Range<usize>| {
        folded.get(range).unwrap_or_default().iter().filter_map(|item| card(&mine, item)).collect()
    };
    section.child(open).child(some(count, 0, "to do", Rc::new(draw))).child(unlisted)
}

/// What an empty day says.
fn nothing(day: &Day) -> View {
    let text = match (day.leads, day.agenda.hands_off.is_empty()) {
        (1.., _) => "No interview needs anything from you today. Your next steps with leads are below.",
        (_, false) => "They have what they need from you. Waiting is today’s work.",
        (_, true) => "No one is waiting to hear from you. Enjoy the day.",
    };
    empty("check", "Nothing to write, nothing to answer", text, None)
}

/// One thing that matters: what an employer asks for today, or that it is their day.
fn card(day: &Day, item: &Item) -> Option<El> {
    let (process, plan) = day.find(&item.process)?;
    if let About::TheirDate(_) = item.about {
        return Some(their_day(day, process));
    }
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| item.steps.contains(&step.key)).collect();
    let (app, now) = (day.app, day.now);
    let (due, title, text) = words_of(day, process, item, steps.first().copied());
    // The title of an offer says whose it is.
    let offers = steps.first().is_some_and(|step| step.key.kind == StepKind::ConfirmOffer);
    let whose = if offers && !process.role.is_empty() { process.role.to_string() } else { named(process) };
    let tone = if item.tier.counts() && item.due.date() <= now.date() { "act" } else { "plain" };
    let head = el("div")
        .class("stepcard__head")
        .child(el("p").class("stepcard__due").attr("data-tone", tone).text(&due))
        .child(el("h3").class("stepcard__title").attr("dir", "auto").text(&title))
        .child(el("p").class("stepcard__for").child(way(process).class("plain-link").text(&whose)));
    // Whatever was snoozed and stands here is back early.
    let early = steps.iter().find_map(|step| words::put_off(process, step, now));
    let early = early.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said));
    let thanks: Vec<&Step> = thanks_of(plan, &steps);
    let middle: View = if thanks.len() > 1 {
        people(app, process, &thanks).into()
    } else {
        (!text.is_empty()).then(|| el("p").class("quiet-text").attr("dir", "auto").text(&text)).into()
    };
    let foot = match &item.about {
        About::Round(id) => Some(round_foot(process, id, now)),
        _ => foot(app, process, &steps, &item.title, now),
    };
    let body = el("div").class("stepcard__body").child(early).child(middle).child(foot);
    // What nobody waits for has no day behind it.
    let at = if item.tier.counts() { item.due } else { item.due.max(now) };
    Some(el("article").class("stepcard stepcard--brief").child(leaf(at, now, tone)).child(head).child(body))
}

/// The line above the title, the title, and a sentence below.
fn words_of(day: &Day, process: &Process, item: &Item, step: Option<&Step>) -> (String, String, String) {
    let now = day.now;
    let by = |word: &str| [word, " ", &*words::hour(item.due, now)].concat();
    let advice = || step.map(|step| words::phrase(&step.advice, now)).unwrap_or_default();
    if let About::Round(id) = &item.about {
        let round = process.round(id);
        let kind = round.map_or("Interview", |round| round.kind.label());
        let people = round.map(|round| round.people.iter().filter_map(|id| process.person(id)).collect::<Vec<_>>());
        let names: Vec<&str> = people.iter().flatten().map(|person| person.shown()).collect();
        let with = if names.is_empty() { String::new() } else { [", with ", &*words::list(&names)].concat() };
        let text = [kind, &*with, "."].concat();
        return (dates::human(item.due, now), ["Interview at ", &*day.agenda.names.line(process)].concat(), text);
    }
    let Some(step) = step else { return Default::default() };
    let promised = words::promised(process, step, now);
    let no_day = promised.is_none();
    let due = match step.key.kind {
        StepKind::ConfirmOffer => by("Answer by"),
        _ if item.late && no_day => by("Was due"),
        StepKind::ThankYou if step.state == StepState::Later => {
            let opens = step.window.opens;
            let today = opens.date() == now.date();
            let hour = if today { dates::write(opens, Style::Time) } else { words::hour(opens, now) };
            ["After ", &*hour, ", by ", &*words::hour(item.due, now)].concat()
        }
        StepKind::FirstFollowUp | StepKind::SecondFollowUp => "You may ask now".to_owned(),
        _ if !item.tier.counts() && item.due < now => "Still worth doing".to_owned(),
        _ if !item.tier.counts() => by("Best by"),
        _ => by("By"),
    };
    let due = match promised {
        Some((day, state)) if state.tone == "overdue" => [&*day, ". ", &*state.word].concat(),
        Some((day, _)) => day,
        None if item.late && item.tier.counts() => [&*due, ". ", &*words::late(item.due, now)].concat(),
        None => due,
    };
    let title = match step.key.kind {
        StepKind::ConfirmOffer => [&*day.agenda.names.line(process), " made you an offer"].concat(),
        _ => item.title.clone(),
    };
    (due, title, advice())
}

/// The foot of an interview of today or tomorrow: the prep sheet; once it has begun, the card for the room.
fn round_foot(process: &Process, id: &RoundId, now: NaiveDateTime) -> El {
    let round = process.round(id);
    let today = round.and_then(|round| round.schedule.start()).is_some_and(|start| start.date() == now.date());
    let (prep, leaving) = (Route::Prep(process.id.clone(), id.clone()), Route::Leaving(process.id.clone(), id.clone()));
    let go = |class: &str, route: &Route, icon: &str, words: &str| {
        let (href, label) = (["#", &*route.to_string()].concat(), [words, ": ", process.display_name()].concat());
        let way = if icon.is_empty() {
            el("a").class(class).attr("href", &href).text(words)
        } else {
            link(class, &href, icon, words)
        };
        way.attr("aria-label", &label)
    };
    let foot = el("div").class("cardfoot");
    if round.is_some_and(|round| round.goes_on(now)) {
        let leaving = go("btn btn--primary", &leaving, "", "Before you leave");
        return foot.child(leaving).child(go("btn btn--ghost", &prep, "", "Prep sheet"));
    }
    let leaving = today.then(|| go("btn btn--ghost", &leaving, "", "Before you leave"));
    foot.child(go("btn btn--primary", &prep, "book", "Prepare")).child(leaving)
}

/// Their day: a sentence, nothing to tick.
fn their_day(day: &Day, process: &Process) -> El {
    let (app, id) = (day.app, process.id.clone());
    let heard = el("button").attr("type", "button").class("btn btn--ghost").text("They replied");
    let heard = heard.click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
    let name = &*day.agenda.names.line(process);
    let heard = heard.attr("aria-label", &["They replied: ", name].concat());
    let title = ["Today is the day ", name, " named."].concat();
    let words = el("div")
        .child(el("h3").attr("dir", "auto").text(&title))
        .child(el("p").text("Nothing to do unless they write."))
        .child(beside_their_day(app))
        .child(heard);
    el("article").class("calm").child(icon("flag")).child(words)
}

/// They said no today: a sentence, and the ways to what comes next and to the letter that cannot be sent.
fn sorry(day: &Day, process: &Process) -> Option<El> {
    pause_until(process, day.now)?;
    let title = ["I’m sorry about ", &*day.agenda.names.line(process), "."].concat();
    let next = way(process).class("link").text("What comes next");
    let drawer = ["#", &*Route::Desk(process.id.clone(), Desk::AfterNo).to_string()].concat();
    let drawer = el("a").attr("href", &drawer).class("link").text("Angry? Write a letter you won’t send");
    let words = el("div")
        .child(el("h3").attr("dir", "auto").text(&title))
        .child(el("p").text("Nothing to do today. Tomorrow, a short, kind reply. "))
        .child(el("div").class("cluster").child(next).child(drawer));
    Some(el("article").class("calm").attr("data-tone", "closed").child(icon("end")).child(words))
}

/// The first day of the job that was taken, until it is said that work has begun: that ends the search.
fn first_day(day: &Day, process: &Process) -> Option<El> {
    let start = process.terms.as_ref()?.start.filter(|start| *start <= day.now.date())?;
    if process.status(day.now) != Status::Accepted {
        return None;
    }
    let (app, id, name) = (day.app, process.id.clone(), &*day.agenda.names.line(process));
    let title = match start == day.now.date() {
        true => ["Your first day at ", name, "."].concat(),
        false => ["Your first day at ", name, " was ", &*dates::human_day(start, day.now), "."].concat(),
    };
    let began = el("button").attr("type", "button").class("btn btn--primary").text("I’ve started");
    let began = began.click(move || app.decide(&id, Decision::StartedWork));
    let words = el("div")
        .child(el("h3").attr("dir", "auto").text(&title))
        .child(el("p").text("Good luck. Once you’ve started, your search is over."))
        .child(began.attr("aria-label", &["I’ve started: ", name].concat()));
    Some(el("article").class("calm").child(icon("flag")).child(words))
}

/// All thank-yous of the rounds that the card asks for, also those that went out.
fn thanks_of<'a>(plan: &'a Plan, steps: &[&Step]) -> Vec<&'a Step> {
    let round = |step: &Step| match &step.key.subject {
        Subject::Met(round, _) if step.key.kind == StepKind::ThankYou => Some(round.clone()),
        _ => None,
    };
    let wanted: Vec<_> = steps.iter().filter_map(|step| round(step)).collect();
    let said = |step: &&Step| !matches!(step.state, StepState::Cancelled(_) | StepState::Missed);
    plan.steps.iter().filter(|step| round(step).is_some_and(|one| wanted.contains(&one))).filter(said).collect()
}

/// The day of an item, for its leaf.
pub fn leaf_words(at: chrono::NaiveDateTime, now: chrono::NaiveDateTime) -> (String, Option<String>) {
    use chrono::Datelike;
    let top = if at.date() == now.date() { "Today".to_owned() } else { dates::write(at, Style::ShortWeekday) };
    let other = (at.year(), at.month()) != (now.year(), now.month());
    (top, other.then(|| dates::write(at, Style::ShortMonth)))
}
