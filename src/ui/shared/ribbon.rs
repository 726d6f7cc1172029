//! The timeline ribbon: steps, waits and facts of one process in order of time, with today among them.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::advice::rule::RuleId;
use crate::domain::id::ProcessId;
use crate::domain::ledger::Happening;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Landmark, Plan, Span, SpanKind, Step, StepKey, StepKind, StepState};
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, each, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::when::{When, when};
use crate::ui::shared::asked;
use crate::ui::shared::headings::{decision_title, heard_title};
use crate::ui::shared::reason::{self, Reason};
use crate::ui::shared::step_actions::actions;
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// What the ribbon shows at one place.
#[derive(Clone)]
enum Item {
    Step(Step),
    Span(Span),
    Round(String, String, Option<String>),
    Promised { late: Option<String>, answered: bool, replaced: bool },
    Heard(String, String, String),
    Never(u8),
}

#[derive(Clone)]
struct Place {
    at: NaiveDateTime,
    item: Item,
}

/// Whether a step belongs on the ribbon; the others are listed under "Meanwhile".
pub fn on_ribbon(kind: StepKind) -> bool {
    use StepKind::{
        AskFeedback, AssumeFilled, ConfirmOffer, FirstFollowUp, KeepInTouch, RecordPromise, ReplyToRefusal,
        SecondFollowUp, StopSearching, ThankYou,
    };
    matches!(
        kind,
        RecordPromise
            | ThankYou
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | AskFeedback
            | ReplyToRefusal
            | ConfirmOffer
            | KeepInTouch
            | StopSearching
    )
}

fn step_moment(step: &Step, now: NaiveDateTime) -> Option<NaiveDateTime> {
    match step.state {
        StepState::Done(at) | StepState::NotNeeded(at) => Some(at.min(now)),
        StepState::Snoozed(until) => Some(until.max(now)),
        StepState::Now | StepState::Late => Some(now),
        StepState::Later => Some(step.window.opens.max(now)),
        StepState::Missed => Some(step.window.closes.unwrap_or(step.window.due).min(now)),
        StepState::Cancelled(_) => None,
    }
}

fn places(process: &Process, plan: &Plan, now: NaiveDateTime) -> Vec<Place> {
    let mut places = Vec::new();
    for landmark in &plan.landmarks {
        let (at, item) = match landmark {
            Landmark::Round(id, at) => {
                let Some(round) = process.round(id) else { continue };
                let names: Vec<&str> =
                    round.people.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
                let met = (!names.is_empty()).then(|| format!("With {}.", words::list(&names)));
                (*at, Item::Round(format!("round-{id}"), format!("{} interview", round.kind.label()), met))
            }
            Landmark::Promised { by, answered, replaced } => {
                let at = by.and_hms_opt(23, 59, 0).unwrap_or_default();
                let open = answered.is_none() && !replaced && at < now;
                let late = open.then(|| words::late(at, now));
                (at, Item::Promised { late, answered: answered.is_some(), replaced: *replaced })
            }
            Landmark::Entry(id, at) => {
                let Some(entry) = process.entry(id) else { continue };
                // What was sent already shows as the step it fulfils.
                let title = match &entry.what {
                    Happening::Heard { news, .. } => heard_title(news),
                    Happening::Decided(decision) => decision_title(*decision),
                    Happening::Sent { .. } => continue,
                };
                (*at, Item::Heard(format!("entry-{id}"), title.to_owned(), entry.note.to_string()))
            }
        };
        places.push(Place { at, item });
    }
    for step in plan.steps.iter().filter(|step| on_ribbon(step.key.kind)) {
        if let Some(at) = step_moment(step, now) {
            places.push(Place { at, item: Item::Step(step.clone()) });
        }
    }
    let shown = |span: &&Span| span.kind != SpanKind::UsualWait && span.kind != SpanKind::BeyondPromise;
    for span in plan.spans.iter().filter(shown) {
        places.push(Place { at: span.from, item: Item::Span(span.clone()) });
    }
    let second_ahead = plan.steps.iter().find(|step| step.key.kind == StepKind::SecondFollowUp && step.state.is_live());
    if let Some(second) = second_ahead {
        places.push(Place { at: second.window.due.max(now), item: Item::Never(plan.follow_ups_allowed) });
    }
    order::sort_by_key(&mut places, |place| (place.at, matches!(place.item, Item::Never(_))));
    places
}

/// The whole ribbon, with its actions.
pub fn ribbon(app: App, id: ProcessId) -> View {
    draw(app, id, Size::Full)
}

/// The small ribbon beside the capture form: the same steps, without actions.
pub fn preview(app: App, id: ProcessId) -> View {
    draw(app, id, Size::Mini)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Full,
    Mini,
}

/// How one place of the ribbon looks and what it says.
#[derive(Clone, PartialEq)]
struct Face {
    key: String,
    state: &'static str,
    kind: Option<&'static str>,
    past: Option<&'static str>,
    icon: &'static str,
    when: When,
    badge: Option<Badge>,
    title: String,
    text: String,
    step: Option<Step>,
    /// That it was put off, and the user's reason.
    put_off: Option<String>,
    why: Option<(&'static str, String, Vec<RuleId>)>,
}

/// The ribbon in words: its name, and every face with the place of today among them.
#[derive(Clone, PartialEq)]
struct Words {
    label: String,
    today: String,
    faces: Vec<Face>,
    past: usize,
}

const NOW: &str = "now";
/// How many places are made before the first are seen: about a screen of them.
const FIRST: usize = 5;

fn draw(app: App, id: ProcessId, size: Size) -> View {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let words = Memo::new(move |_| Some(words_of(&*process.get()?, &*plan.get()?, app.now.get())));
    let all = RwSignal::new(false);
    page::after_painting(move || all.set(true));
    let keys = move || {
        let words = words.read();
        let Some(words) = words.as_ref() else { return Vec::new() };
        let mut keys: Vec<String> = words.faces.iter().map(|face| face.key.clone()).collect();
        keys.insert(words.past, NOW.into());
        keys.truncate(if all.get() { keys.len() } else { FIRST });
        keys
    };
    let row = move |key: String| {
        if key == NOW {
            let today = el("span").live_text(move || {
                words.with(|words| words.as_ref().map_or_else(String::new, |words| format!("Today, {}", words.today)))
            });
            return el("li").class("ribbon__now").add(el("p").class("ribbon__now-tag").add(today)).into();
        }
        let face =
            Memo::new(move |_| words.with(|words| words.as_ref()?.faces.iter().find(|face| face.key == key).cloned()));
        let of =
            move |read: fn(&Face) -> Option<&str>| move || face.with(|face| read(face.as_ref()?).map(str::to_owned));
        let id = id.clone();
        el("li")
            .live_attr("data-state", of(|face| Some(face.state)))
            .live_attr("data-kind", of(|face| face.kind))
            .live_attr("data-past", of(|face| face.past))
            .live_attr("aria-current", of(|face| (face.state == "now").then_some("step")))
            .live(move || face.get().map(|face| inside(app, &id, face, size)).into())
            .into()
    };
    let class = if size == Size::Mini { "ribbon ribbon--mini" } else { "ribbon" };
    el("ol")
        .class(class)
        .live_attr("aria-label", move || words.with(|words| words.as_ref().map(|words| words.label.clone())))
        .add(each(keys, row))
        .into()
}

fn inside(app: App, id: &ProcessId, face: Face, size: Size) -> View {
    let node = el("span").class("ribbon__node").attr("aria-hidden", "true").add(icon(face.icon));
    let moment = el("p").class("ribbon__when").add(when(&face.when)).add(face.badge.as_ref().map(badge));
    let title = el("h3").class("ribbon__title").attr("dir", "auto").text(&face.title);
    let title = match (&face.step, size) {
        (Some(_), Size::Full) => asked::marked(title, &face.key),
        _ => title,
    };
    let body = el("div").class("ribbon__body").add(moment).add(title);
    let reason = View::from(face.why.map(|(question, because, rules)| why(question, &because, &rules, &[])));
    let body = match size {
        Size::Mini => body.add(match face.step {
            Some(step) => step_why(app, id, &step, "Why then?", app.now.get_untracked(), View::new()),
            None => reason,
        }),
        Size::Full => body
            .add((!face.text.is_empty()).then(|| el("p").class("ribbon__why").attr("dir", "auto").text(&face.text)))
            .add(face.put_off.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said)))
            .add(face.step.map(|step| actions(app, id, &step, app.now.get_untracked())))
            .add(reason),
    };
    View::new().with(node).with(body)
}

fn words_of(process: &Process, plan: &Plan, now: NaiveDateTime) -> Words {
    let places = places(process, plan, now);
    let is_done = |place: &&Place| matches!(&place.item, Item::Step(step) if matches!(step.state, StepState::Done(_)));
    let done = places.iter().filter(is_done).count();
    let steps = places.iter().filter(|place| matches!(place.item, Item::Step(_))).count();
    let open = |step: &&Step| on_ribbon(step.key.kind) && matches!(step.state, StepState::Now | StepState::Late);
    let urgent = plan
        .steps
        .iter()
        .filter(open)
        .min_by_key(|step| (step.window.closes.unwrap_or(step.window.due), step.key.clone()))
        .map(|step| step.key.clone());
    let (before, after): (Vec<Place>, Vec<Place>) = places.into_iter().partition(|place| {
        let open = matches!(&place.item, Item::Step(step) if step.state.is_live());
        place.at <= now && !open
    });
    let past = before.len();
    let face = |place, past| face(process, place, past, now, urgent.as_ref());
    let before = before.into_iter().map(|place| face(place, Some("")));
    let after = after.into_iter().map(|place| face(place, None));
    Words {
        label: format!("Timeline, {}, {done} done", words::count(steps, "step")),
        today: dates::write(now, Style::LongDay),
        faces: before.chain(after).collect(),
        past,
    }
}

fn face(
    process: &Process,
    place: Place,
    past: Option<&'static str>,
    now: NaiveDateTime,
    urgent: Option<&StepKey>,
) -> Face {
    let at = place.at;
    let fact = |(because, rules): Reason| Some((reason::WHERE_FROM, because, rules));
    let moment = When { human: dates::human(at, now), exact: dates::exact(at), iso: dates::iso_minute(at) };
    let plain = |key: String, title: String, text: String| Face {
        key,
        state: if past.is_some() { "done" } else { "upcoming" },
        kind: None,
        past,
        icon: "check",
        when: moment.clone(),
        badge: None,
        title,
        text,
        step: None,
        put_off: None,
        why: None,
    };
    match place.item {
        Item::Step(step) => {
            let put_off = words::put_off(process, &step, now);
            Face { put_off, ..step_face(step, past, now, urgent) }
        }
        Item::Span(span) => span_face(&span, past, now),
        Item::Round(key, title, met) => {
            let icon = if past.is_some() { "check" } else { "interviews" };
            Face { icon, why: fact(reason::round()), ..plain(key, title, met.unwrap_or_default()) }
        }
        Item::Heard(key, title, note) => {
            let entry = process.ledger.iter().find(|entry| key.strip_prefix("entry-") == Some(entry.id.as_str()));
            Face {
                icon: "mail-open",
                why: entry.and_then(|entry| fact(reason::entry(entry))),
                ..plain(key, title, note)
            }
        }
        Item::Promised { late, answered, replaced } => {
            let (state, icon, badge, text) = match (&late, answered, replaced) {
                (_, true, _) => ("done", "check", Badge::new("done", "check", "Answered"), "They sent word."),
                (_, _, true) => {
                    ("skipped", "minus", Badge::new("skipped", "minus", "Replaced"), "A newer date counts.")
                }
                (Some(late), ..) => {
                    let words = "No word yet. Late answers are common and say little about you.";
                    ("overdue", "bang", Badge::new("overdue", "clock", late.clone()), words)
                }
                (None, ..) => {
                    let words = "The day by which they said you would hear.";
                    ("upcoming", "flag", Badge::new("", "flag", "Their date"), words)
                }
            };
            let day = When {
                human: dates::human_day(at.date(), now),
                exact: dates::write(at, Style::DayWithYear),
                iso: at.date().to_string(),
            };
            let past = if late.is_some() { Some("late") } else { past };
            let rest = plain(format!("promised-{}", at.date()), "Their answer".into(), text.into());
            let why = fact(reason::their_date(process, at.date(), now));
            Face { state, icon, badge: Some(badge), when: day, past, why, ..rest }
        }
        Item::Never(allowed) => {
            let text = format!(
                "{} in all is the limit. After that, silence is the answer.",
                words::count(usize::from(allowed), "follow-up")
            );
            let because = "Asking again wins nothing, and the same people may interview you another time.".to_owned();
            Face {
                state: "never",
                icon: "never",
                past: None,
                when: When { human: "After that".into(), exact: "no further message".into(), iso: String::new() },
                badge: Some(Badge::new("never", "never", "Never")),
                why: Some(("Why stop there?", because, [RuleId("J14"), RuleId("J15"), RuleId("G11")].to_vec())),
                ..plain("never".into(), "Another message".into(), text)
            }
        }
    }
}

fn step_face(step: Step, past: Option<&'static str>, now: NaiveDateTime, urgent: Option<&StepKey>) -> Face {
    let first = urgent == Some(&step.key);
    let (state, icon) = match step.state {
        StepState::Done(_) => ("done", "check"),
        StepState::NotNeeded(_) => ("skipped", "minus"),
        StepState::Missed => ("skipped", "clock"),
        StepState::Now | StepState::Late => (if first { "now" } else { "upcoming" }, "pen"),
        _ => ("upcoming", if step.key.kind == StepKind::ThankYou { "letter" } else { "pen" }),
    };
    let ends = step.key.kind == StepKind::AssumeFilled && step.state.is_live();
    let badge = match step.state {
        StepState::Later if ends => Badge::new("closed", "end", "Ends here"),
        _ => words::state_badge(&step.window, &step.state, now),
    };
    Face {
        key: step.key.to_string(),
        state,
        kind: ends.then_some("end"),
        past,
        icon: if ends { "end" } else { icon },
        when: words::step_when(&step, now),
        badge: Some(badge),
        title: step.title.clone(),
        text: words::phrase(&step.advice, now),
        step: Some(step),
        put_off: None,
        why: None,
    }
}

fn span_face(span: &Span, past: Option<&'static str>, now: NaiveDateTime) -> Face {
    let over = span.to <= now;
    let (title, question) = match span.kind {
        SpanKind::UntilRound => ("Until the next round", "Why wait for the round?"),
        _ => ("Quiet period", "Why not write?"),
    };
    let human = if over {
        format!("{} to {}", dates::human_day(span.from.date(), now), dates::human_day(span.to.date(), now))
    } else {
        format!("until {}", dates::human(span.to, now))
    };
    let because = words::phrase(&span.because, now);
    Face {
        key: format!("span-{}", dates::iso_minute(span.from)),
        state: if over { "done" } else { "upcoming" },
        kind: Some("quiet"),
        past,
        icon: "hand",
        when: When {
            human,
            exact: format!("{} to {}", dates::exact(span.from), dates::exact(span.to)),
            iso: dates::iso_minute(span.to),
        },
        badge: Some(Badge::new("wait", "hand", if over { "Over" } else { "Wait" })),
        title: title.into(),
        text: because.clone(),
        step: None,
        put_off: None,
        why: Some((question, because, span.rules.clone())),
    }
}
