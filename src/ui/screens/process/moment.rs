//! The one sentence that matters on an employer's page, the one step with its button, and the dates that follow. Nothing
//! stands above it.

use crate::device::dates::{self, Style};
use crate::domain::agenda::contact_status::{
    ContactStatus, all_thanked, contact_status, is_invited, is_postponed, is_to_thank,
};
use crate::domain::agenda::next_thing::due_besides;
use crate::domain::ledger::{EmployerResponse, LedgerEvent, OfferForm, Purpose};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::{asked_in_writing, to_tell};
use crate::domain::offer::in_hand::in_hand;
use crate::domain::offer::taken::Taken;
use crate::domain::process::{Process, Status};
use crate::domain::round::Round;
use crate::domain::short_name::short_name;
use crate::domain::timeline::step::{Landmark, Plan, SpanKind, Step, StepKind, StepState};
use crate::route::{Desk, Route};
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::screens::process::ledger::write_to_them;
use crate::ui::shared::hope::beside_their_day;
use crate::ui::shared::offers_beside::any_open;
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::step_actions;
use crate::ui::shared::step_foot::person;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// How long a record counts as just captured, in minutes.
const FRESH: i64 = 3 * 60;
/// How long after their no this page is sorry, in days.
const SORRY_DAYS: i64 = 7;

/// A sentence below the button: the day in it stands out, and it may lead somewhere.
struct Dated {
    tone: &'static str,
    icon: &'static str,
    before: &'static str,
    day: String,
    after: &'static str,
    way: Option<(&'static str, String)>,
}

/// The moment of this employer.
pub fn moment(app: App, process: &Process, plan: &Plan, now: NaiveDateTime) -> Option<El> {
    let day = |at: NaiveDateTime| dates::write(at, Style::Day);
    let open = |kind: StepKind| plan.steps.iter().find(|step| step.key.kind == kind && is_open(step));
    let status = contact_status(process, plan, now);
    // Where something else is due, nobody is told that there is nothing to do.
    let due = due_besides(process, plan, now);
    let leads = match status {
        ContactStatus::WaitUntil(_)
        | ContactStatus::TheirDay
        | ContactStatus::TheyAnswered
        | ContactStatus::Running => true,
        ContactStatus::Ended(ended) => {
            let replies = |step: &Step| step.key.kind == StepKind::ReplyToRefusal && step.state.is_live();
            ended.is_closed() && !plan.steps.iter().any(replies)
        }
        _ => false,
    };
    let hope = (status == ContactStatus::TheirDay && due.is_none()).then(|| beside_their_day(app));
    let (tone, title, lead, actions, mut dated): (&str, &str, String, View, Vec<Dated>) =
        match (status, due.filter(|_| leads)) {
            (_, Some(step)) => {
                let by = match words::promised(process, step, now) {
                    Some((day, _)) => day,
                    None if step.state == StepState::Late => ["Was due ", &*words::hour(step.window.due, now)].concat(),
                    None => ["By ", &*words::hour(step.window.due, now)].concat(),
                };
                let lead = [&*by, ". ", &*words::phrase(&step.advice, now)].concat();
                let act = step_work(&process.id, &step.key).map_or_else(
                    || {
                        let (id, mine) = (process.id.clone(), step.clone());
                        let done = button("btn btn--primary", "check", step_actions::done_word(step.key.kind));
                        done.click(move || step_actions::mark_sent(app, &id, &mine))
                    },
                    |work| link("btn btn--primary", &work.href, work.icon, work.words),
                );
                ("", &*step.title, lead, act.into(), wait_then_ask(plan, now))
            }
            (ContactStatus::ThankThem, _) => {
                let thanks: Vec<&Step> = plan.steps.iter().filter(|step| is_to_thank(process, step, now)).collect();
                let first = *thanks.first()?;
                let names = thanks.iter().map(|step| short_name(person(process, step))).filter(|name| !name.is_empty());
                let mut names: Vec<&str> = names.collect();
                if names.is_empty() {
                    names.push("the person you met"); // of whom nothing is noted
                }
                let fresh = (now - process.created).num_minutes() < FRESH;
                let due = words::hour(first.window.due, now);
                let (title, by) = if now <= first.window.due {
                    (if fresh { "Got it." } else { "Say thank you." }, ["By ", &*due].concat())
                } else {
                    ("Say thank you.", "It’s late, but still welcome".to_owned())
                };
                let lead = [&*by, ": thank ", &*words::list(&names), "."].concat();
                let drafted = thanks.iter().find(|step| app.has_draft(process, &step.key));
                let step = drafted.unwrap_or(&first);
                let verb = if drafted.is_some() { "Send " } else { "Write " };
                let name = short_name(person(process, step));
                let words =
                    if name.is_empty() { "Write the letter".to_owned() } else { [verb, name, "’s letter"].concat() };
                ("", title, lead, to_work(process, step, &words), wait_then_ask(plan, now))
            }
            (ContactStatus::TheirDay, _) => {
                let lead = "They named today. Nothing to do unless they write.".to_owned();
                ("wait", "Today is their day.", lead, View::new(), ask_after(plan, now).into_iter().collect())
            }
            (ContactStatus::MayAsk, _) => {
                let step = open(StepKind::FirstFollowUp).or_else(|| open(StepKind::SecondFollowUp))?;
                (
                    "",
                    "You may ask now.",
                    words::phrase(&step.advice, now),
                    to_work(process, step, "Write the follow-up"),
                    Vec::new(),
                )
            }
            (ContactStatus::NoAnswer, _) => {
                let step = open(StepKind::AssumeFilled)?;
                let (id, mine) = (process.id.clone(), step.clone());
                let close = button("btn btn--primary", "end", "Close it kindly");
                let close = close.click(move || step_actions::mark_sent(app, &id, &mine));
                let lead = "It is fair to assume they chose someone else. You can reopen it in one tap.".to_owned();
                ("closed", "They haven’t answered.", lead, close.into(), Vec::new())
            }
            (ContactStatus::Offer { form, answer_by }, _) => {
                let lead = match answer_by {
                    Some(by) => ["Answer by ", &*day(dates::noon(by)), ". You don’t have to decide today."].concat(),
                    None => "They named no day. You don’t have to decide today.".to_owned(),
                };
                let terms = ["#", &*Route::Desk(process.id.clone(), Desk::Offer).to_string(), "?at=terms"].concat();
                let terms = link("btn", &terms, "", "Note the terms");
                let answer = [&*desk(process, Desk::Offer), "?at=answer"].concat();
                let reply = link("btn btn--primary", &answer, "", "Draft a reply");
                let spoken = form == OfferForm::Verbal;
                let mut dated = if spoken { spoken_offer(process, now) } else { Vec::new() };
                dated.splice(..0, asked_for_time(process, now));
                ("", "Congratulations.", lead, View::from(reply).with(terms), dated)
            }
            (ContactStatus::NextRound(start), _) => {
                let at = |mark: &&Landmark| matches!(mark, Landmark::Round(_, at) if *at == start);
                let round = plan.landmarks.iter().find(at).and_then(|mark| match mark {
                    Landmark::Round(id, _) => process.round(id),
                    _ => None,
                });
                let names: Vec<&str> = round
                    .iter()
                    .flat_map(|round| &round.people)
                    .filter_map(|id| process.person(id))
                    .map(|one| one.shown())
                    .collect();
                let with = if names.is_empty() { String::new() } else { [", with ", &*words::list(&names)].concat() };
                let lead = [&*words::capital(&dates::human(start, now)), &*with, "."].concat();
                let title = match process.rounds.len() {
                    _ if start.date() == now.date() => "Good luck.",
                    2.. => "Well done.",
                    _ => "Your interview.",
                };
                ("", title, lead, round.map(|round| around(process, round, now)).into(), Vec::new())
            }
            (ContactStatus::WaitUntil(until), _) => {
                let invited = is_invited(process, now).then(|| process.without_day()).flatten();
                let (title, first) = match (is_postponed(process, now), all_thanked(plan)) {
                    (true, _) => ("Your interview is postponed.", "They’ll name a new time. "),
                    _ if invited.is_some() => {
                        ("They want to meet you.", "Answer them if you haven’t. They’ll name the day. ")
                    }
                    _ if needs_time(process, now) => ("They need more time.", ""),
                    _ if plan.follow_ups_spent > 0 => ("You’ve asked. Now it’s their turn.", ""),
                    (_, true) => ("Everyone is thanked.", ""),
                    _ => ("Wait for their answer.", ""),
                };
                let rest = if invited.is_some() { "Nothing else to write until " } else { "Nothing to do until " };
                let lead = [first, rest, &*day(until), "."].concat();
                let prepare = invited.map(|round| around(process, round, now)).into();
                ("wait", title, lead, prepare, ask_after(plan, now).into_iter().collect())
            }
            (ContactStatus::Ended(Status::Refused), _) => {
                let recent = process.ledger.iter().map(|entry| entry.at).filter(|at| *at <= now).max();
                let recent = recent.is_some_and(|at| (now - at).num_days() < SORRY_DAYS);
                let reply =
                    plan.steps.iter().find(|step| step.key.kind == StepKind::ReplyToRefusal && step.state.is_live());
                let page = |class, icon, words| link(class, &desk(process, Desk::AfterNo), icon, words).into();
                let (lead, actions, dated) = match reply {
                    Some(step) if is_open(step) => (
                        "A short, kind reply keeps the door open. A draft is ready.".to_owned(),
                        to_work(process, step, "Write the reply"),
                        vec![lesson(desk(process, Desk::AfterNo))],
                    ),
                    Some(step) => {
                        let when = words::capital(&dates::human_day(step.window.opens.date(), now));
                        let whom = short_name(person(process, step));
                        let whom = if whom.is_empty() { String::new() } else { [" to ", whom].concat() };
                        let lead =
                            ["Nothing to do today. ", &*when, ", a short, kind reply", &*whom, ". A draft is ready."];
                        let draft = step_work(&process.id, &step.key);
                        let see = draft.map(|work| link("btn", &work.href, "letter", "See the draft")).into();
                        (lead.concat(), see, vec![drawer(desk(process, Desk::AfterNo))])
                    }
                    None => (
                        "Nothing more to do here. What you learned stays.".to_owned(),
                        page("btn", "book", "What I take from it"),
                        Vec::new(),
                    ),
                };
                ("closed", if recent { "I’m sorry." } else { "They said no." }, lead, actions, dated)
            }
            (ContactStatus::Ended(Status::Accepted), _) => {
                let others = any_open(app, now);
                let lead = match others {
                    true => Taken::seen_from(&process.id, [process], now).advice(),
                    false => "No one else is waiting for your answer. Enjoy it.",
                };
                let tell = others.then(|| link("btn", &desk(process, Desk::Offer), "letter", "Tell the others"));
                ("", "You said yes.", lead.to_owned(), tell.into(), Vec::new())
            }
            (ContactStatus::Ended(Status::Withdrawn | Status::Declined), _) => {
                let purpose = to_tell(process, now)?;
                let title = if purpose == LetterPurpose::Decline { "You said no." } else { "You withdrew." };
                let lead = "Do they know? A short, kind letter tells them.".to_owned();
                ("closed", title, lead, write_to_them(ProcessEditor::new(app, &process.id), purpose).into(), Vec::new())
            }
            (ContactStatus::Ended(_) | ContactStatus::TheyAnswered | ContactStatus::Running, _) => return None,
        };
    if let Some(step) = due.filter(|_| !leads) {
        let day = step.title.clone();
        dated.insert(0, Dated { tone: "", icon: "pen", before: "Also due: ", day, after: ".", way: None });
    }
    let heading = el("h2").class("moment__title").attr("id", "moment").attr("dir", "auto").text(title);
    let lead = el("p").class("moment__lead").attr("dir", "auto").text(&lead);
    let actions = el("div").class("actions").child(actions);
    let dated =
        (!dated.is_empty()).then(|| el("ul").class("dated").child(dated.into_iter().map(line).collect::<View>()));
    Some(
        el("section")
            .class("moment")
            .maybe("data-tone", (!tone.is_empty()).then_some(tone))
            .attr("aria-labelledby", "moment")
            .child(heading)
            .child(lead)
            .child(hope)
            .child(actions)
            .child(dated),
    )
}

/// The ways to what a round that is ahead needs: the prep sheet, and on its day the card for the room, which leads once it
/// has begun.
fn around(process: &Process, round: &Round, now: NaiveDateTime) -> View {
    let address = |route: Route| ["#", &*route.to_string()].concat();
    let (id, of) = (process.id.clone(), round.id.clone());
    let (prep, leaving) = (address(Route::Prep(id.clone(), of.clone())), address(Route::Leaving(id, of)));
    if round.goes_on(now) {
        let leaving = el("a").class("btn btn--primary").attr("href", &leaving).text("Before you leave");
        return View::from(leaving).with(link("btn", &prep, "book", "Prep sheet"));
    }
    let today = round.schedule.start().is_some_and(|start| start.date() == now.date());
    let leaving = today.then(|| el("a").class("btn").attr("href", &leaving).text("Before you leave"));
    View::from(link("btn btn--primary", &prep, "book", "Prepare")).with(leaving)
}

fn is_open(step: &Step) -> bool {
    matches!(step.state, StepState::Now | StepState::Late)
}

fn desk(process: &Process, desk: Desk) -> String {
    ["#", &*Route::Desk(process.id.clone(), desk).to_string()].concat()
}

fn to_work(process: &Process, step: &Step, words: &str) -> View {
    step_work(&process.id, &step.key).map(|work| link("btn btn--primary", &work.href, work.icon, words)).into()
}

fn line(dated: Dated) -> El {
    let day = (!dated.day.is_empty()).then(|| el("strong").text(&dated.day));
    let way = dated.way.map(|(words, href)| el("a").attr("href", &href).text(words));
    let words = el("span").text(dated.before).child(day).child(way).text(dated.after);
    el("li").attr("data-tone", dated.tone).child(icon(dated.icon)).child(words)
}

/// "Then leave them be until Fri 4 Dec. Still no word by then? Ask once."
fn wait_then_ask(plan: &Plan, now: NaiveDateTime) -> Vec<Dated> {
    let quiet =
        plan.spans.iter().filter(|span| span.kind == SpanKind::Quiet && now < span.to).map(|span| span.to).min();
    let until = quiet.map(|until| {
        let day = dates::write(until, Style::Day);
        Dated { tone: "wait", icon: "hand", before: "Then wait until ", day, after: ".", way: None }
    });
    until.into_iter().chain(ask_after(plan, now)).collect()
}

fn ask_after(plan: &Plan, now: NaiveDateTime) -> Option<Dated> {
    let step = plan.steps.iter().find(|step| step.key.kind == StepKind::FirstFollowUp && step.state.is_live())?;
    let opens = step.window.opens;
    let day = dates::write(opens, Style::Day);
    let asked = Dated { tone: "", icon: "pen", before: "Still no word on ", day, after: "? Ask once.", way: None };
    (now < opens).then_some(asked)
}

fn spoken_offer(process: &Process, now: NaiveDateTime) -> Vec<Dated> {
    let notice = "Don’t give notice yet. Wait until it’s signed.";
    let line = |tone, icon, before| Dated { tone, icon, before, day: String::new(), after: "", way: None };
    let ask = match asked_in_writing(process, now) {
        Some(at) => Dated {
            day: dates::human_day(at.date(), now),
            after: ".",
            ..line("wait", "letter", "So far it’s only spoken. You asked for it in writing ")
        },
        None => line("wait", "letter", "So far it’s only spoken. Ask for it in writing."),
    };
    vec![ask, line("stop", "never", notice)]
}

/// That you asked for more time to answer, since the offer was made.
fn asked_for_time(process: &Process, now: NaiveDateTime) -> Option<Dated> {
    let since = in_hand(process, now)?.since;
    let asked = process.ledger.iter().rev().find(|entry| {
        let asks = matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::MoreTime, .. });
        asks && since <= entry.at && entry.arrived(now)
    })?;
    let day = dates::human_day(asked.at.date(), now);
    Some(Dated { tone: "wait", icon: "clock", before: "You asked for more time ", day, after: ".", way: None })
}

/// Whether their last word was that the answer takes longer, without a day for it.
fn needs_time(process: &Process, now: NaiveDateTime) -> bool {
    let heard = process.ledger.iter().filter(|entry| entry.at <= now);
    let heard = heard.filter(|entry| matches!(entry.what, LedgerEvent::Heard { .. }));
    let last = heard.max_by_key(|entry| entry.at);
    last.is_some_and(|last| matches!(last.what, LedgerEvent::Heard { news: EmployerResponse::Postponed, .. }))
}

/// The place for what one takes from a no.
fn lesson(href: String) -> Dated {
    let way = Some(("Note what you take from it", href));
    Dated { tone: "", icon: "book", before: "", day: String::new(), after: ". For you alone.", way }
}

/// The place for the angry letter.
fn drawer(href: String) -> Dated {
    let way = Some(("Write the letter you won’t send", href));
    Dated { tone: "", icon: "lock", before: "Angry? ", day: String::new(), after: ". It stays in a drawer.", way }
}
