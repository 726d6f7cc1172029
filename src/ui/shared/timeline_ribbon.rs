//! The timeline ribbon: steps, waits and facts of one process in order of time, with today among them.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{G11, J14, J15};
use crate::domain::agenda::contact_status::is_to_thank;
use crate::domain::agenda::thank_all;
use crate::domain::agenda::tier::Tier;
use crate::domain::event_titles::{decision_title, heard_title};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::ledger::LedgerEvent;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Landmark, Plan, Span, SpanKind, Step, StepKey, StepKind, StepState, Subject};
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::when::{When, when};
use crate::ui::shared::asked_step;
use crate::ui::shared::step_actions::actions;
use crate::ui::shared::step_foot::{foot, person, progress};
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// What the ribbon shows at one place.
#[derive(Clone)]
enum Item {
    Step(Box<Step>),
    /// Letters to several people of one round.
    Thanks(Vec<Step>),
    Span(Span),
    Round(String, String, Option<String>),
    Promised {
        /// Whether it went by without a word.
        passed: bool,
        answered: bool,
        replaced: bool,
    },
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
        AsTold, AskFeedback, AskWritten, AssumeFilled, BridgeOffer, ConfirmOffer, FirstFollowUp, KeepInTouch, NewTime,
        OpenAgain, RecordPromise, ReplyToRefusal, SecondFollowUp, StopSearching, ThankYou,
    };
    matches!(
        kind,
        RecordPromise
            | ThankYou
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | OpenAgain
            | AsTold
            | NewTime
            | BridgeOffer
            | AskWritten
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
    let waits = waits(plan, now);
    for landmark in &plan.landmarks {
        let (at, item) = match landmark {
            Landmark::Round(id, at) => {
                let Some(round) = process.round(id) else { continue };
                let names: Vec<&str> =
                    round.people.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
                let met = (!names.is_empty()).then(|| format!("With {}.", words::list(&names)));
                let abroad = words::abroad(round);
                let met = met.into_iter().chain(abroad).collect::<Vec<_>>().join(" ");
                let met = (!met.is_empty()).then_some(met);
                (*at, Item::Round(format!("round-{id}"), format!("{} interview", round.kind.label()), met))
            }
            Landmark::Promised { answered, replaced, left, .. } => {
                let at = landmark.at();
                let passed = answered.is_none() && left.is_none() && !replaced && at < now;
                let replaced = *replaced || (left.is_some() && answered.is_none());
                // A day that is still ahead is told by the wait for it, if there is one.
                if now.date() < at.date() && waits.iter().any(|span| span.from <= at && at < span.to) {
                    continue;
                }
                (at, Item::Promised { passed, answered: answered.is_some(), replaced })
            }
            Landmark::Entry(id, at) => {
                let Some(entry) = process.entry(id) else { continue };
                // What was sent already shows as the step it fulfils.
                let title = match &entry.what {
                    LedgerEvent::Heard { news, .. } => heard_title(news),
                    LedgerEvent::Decided(decision) => decision_title(*decision),
                    LedgerEvent::Sent { .. } => continue,
                };
                (*at, Item::Heard(format!("entry-{id}"), title.to_owned(), entry.note.to_string()))
            }
        };
        places.push(Place { at, item });
    }
    let mut last_thanks = None;
    for step in plan.steps.iter().filter(|step| on_ribbon(step.key.kind)) {
        let Some(at) = step_moment(step, now) else { continue };
        if step.key.kind == StepKind::ThankYou && step.state.is_live() {
            last_thanks = last_thanks.max(Some(at));
            // One place for the letters to all people of a round.
            let mine = |place: &&mut Place| place.at == at && round_thanked(&place.item) == round_of(step);
            match places.iter_mut().find(mine).map(|place| &mut place.item) {
                Some(Item::Thanks(steps)) => {
                    steps.push(step.clone());
                    continue;
                }
                Some(item @ Item::Step(_)) => {
                    if let Item::Step(first) = item {
                        *item = Item::Thanks(vec![(**first).clone(), step.clone()]);
                    }
                    continue;
                }
                _ => {}
            }
        }
        places.push(Place { at, item: Item::Step(Box::new(step.clone())) });
    }
    for span in waits {
        // A wait that goes on begins after the last thank-you: nobody is waited for who still has to be thanked.
        let at = if now < span.to { span.from.max(last_thanks.unwrap_or(now)).min(span.to) } else { span.from };
        places.push(Place { at, item: Item::Span(span.clone()) });
    }
    // Before that the last follow-up says itself that it is the last.
    let last_open = plan.steps.iter().find(|step| step.key.kind == StepKind::SecondFollowUp && is_open(step));
    if let Some(second) = last_open {
        places.push(Place { at: second.window.due.max(now), item: Item::Never(plan.follow_ups_allowed) });
    }
    let rank = |item: &Item| match item {
        Item::Never(_) => 2,
        Item::Span(_) => 1,
        _ => 0,
    };
    order::sort_by_key(&mut places, |place| (place.at, rank(&place.item)));
    places
}

/// The waits that are drawn: those that were, and the one that goes on or comes next. What would follow from a question
/// that nobody has asked yet is not drawn.
fn waits(plan: &Plan, now: NaiveDateTime) -> Vec<&Span> {
    let drawn = |span: &&Span| span.kind != SpanKind::UsualWait && span.kind != SpanKind::BeyondPromise;
    let mut spans: Vec<&Span> = plan.spans.iter().filter(drawn).collect();
    let next = spans.iter().position(|span| now < span.to).map_or(spans.len(), |first| first + 1);
    spans.truncate(next.max(spans.iter().filter(|span| span.from <= now).count()));
    spans
}

fn round_of(step: &Step) -> Option<&RoundId> {
    match &step.key.subject {
        Subject::Met(round, _) => Some(round),
        _ => None,
    }
}

/// The round whose people are thanked at a place, while that is still to be done.
fn round_thanked(item: &Item) -> Option<&RoundId> {
    match item {
        Item::Thanks(steps) => steps.first().and_then(round_of),
        Item::Step(step) if step.key.kind == StepKind::ThankYou && step.state.is_live() => round_of(step),
        _ => None,
    }
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
    /// The letters to several people that this place stands for.
    people: Vec<Step>,
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
    /// What is over, folded into one line.
    done: Vec<Face>,
    past: usize,
}

const NOW: &str = "now";
/// The folded past.
const DONE: &str = "done";
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
        if !words.done.is_empty() {
            keys.insert(0, DONE.into());
        }
        keys.truncate(if all.get() { keys.len() } else { FIRST });
        keys
    };
    let row = move |key: String| {
        if key == NOW {
            let today = el("span").dynamic_text(move || {
                words.with(|words| words.as_ref().map_or_else(String::new, |words| format!("Today, {}", words.today)))
            });
            return el("li").class("ribbon__now").child(el("p").class("ribbon__now-tag").child(today)).into();
        }
        if key == DONE {
            let done = Memo::new(move |_| {
                words.with(|words| words.as_ref().map(|words| words.done.clone())).unwrap_or_default()
            });
            let id = id.clone();
            return el("li")
                .attr("data-state", "done")
                .attr("data-past", "")
                .dynamic(move || folded(app, &id, &done.get(), size))
                .into();
        }
        let face =
            Memo::new(move |_| words.with(|words| words.as_ref()?.faces.iter().find(|face| face.key == key).cloned()));
        let of =
            move |read: fn(&Face) -> Option<&str>| move || face.with(|face| read(face.as_ref()?).map(str::to_owned));
        let id = id.clone();
        el("li")
            .dynamic_attr("data-state", of(|face| Some(face.state)))
            .dynamic_attr("data-kind", of(|face| face.kind))
            .dynamic_attr("data-past", of(|face| face.past))
            .dynamic_attr("aria-current", of(|face| (face.state == "now").then_some("step")))
            .dynamic(move || face.get().map(|face| inside(app, &id, face, size)).into())
            .into()
    };
    let class = if size == Size::Mini { "ribbon ribbon--mini" } else { "ribbon ribbon--compact" };
    el("ol")
        .class(class)
        .dynamic_attr("aria-label", move || words.with(|words| words.as_ref().map(|words| words.label.clone())))
        .child(keyed_list(keys, row))
        .into()
}

/// What is over, one line each; a step among them can be changed there.
fn folded(app: App, id: &ProcessId, done: &[Face], size: Size) -> View {
    let node = el("span").class("ribbon__node").attr("aria-hidden", "true").child(icon("check"));
    let words = [&*done.len().to_string(), " done"].concat();
    let summary = el("summary").text(&words).child(icon("down"));
    let lines = done.to_vec();
    let id = id.clone();
    let make = move || {
        let now = app.now.get_untracked();
        let line = |face: &Face| {
            let time = el("time").attr("datetime", &face.when.iso).text(&face.when.human);
            let state = face.badge.as_ref().filter(|badge| badge.word != "Done").map(badge);
            let change = face.step.as_ref().filter(|_| size == Size::Full).map(|step| actions(app, &id, step, now));
            let title = asked_step::marked(el("span").attr("dir", "auto").text(&face.title), &face.key);
            el("li").child(time).child(el("div").child(title).text(" ").child(state).child(change))
        };
        View::from(el("ul").class("lines").child(lines.iter().map(line).collect::<View>()))
    };
    let fold = unfold("past", summary, Box::new(make));
    View::new().with(node).with(el("div").class("ribbon__body").child(fold))
}

fn inside(app: App, id: &ProcessId, face: Face, size: Size) -> View {
    let node = el("span").class("ribbon__node").attr("aria-hidden", "true").child(icon(face.icon));
    let moment = el("p").class("ribbon__when").child(when(&face.when)).child(face.badge.as_ref().map(badge));
    let now = app.now.get_untracked();
    let work = face.step.as_ref().filter(|step| !is_open(step)).and_then(|step| step_work(id, &step.key));
    let title = el("h3").class("ribbon__title").attr("dir", "auto");
    let title = match work.filter(|_| size == Size::Full) {
        Some(work) => title.child(el("a").attr("href", &work.href).text(&face.title)),
        None => title.text(&face.title),
    };
    let title = match (&face.step, size) {
        (Some(_), Size::Full) => asked_step::marked(title, &face.key),
        _ => title,
    };
    let body = el("div").class("ribbon__body").child(moment).child(title);
    let reason = View::from(face.why.map(|(question, because, rules)| why(question, &because, &rules, &[])));
    let body = match size {
        Size::Mini => body.child(match face.step {
            Some(step) => step_why(app, id, &step, "Why then?", now, View::new()),
            None => reason,
        }),
        Size::Full => {
            let text = (!face.text.is_empty() && face.people.is_empty())
                .then(|| el("p").class("ribbon__why").attr("dir", "auto").text(&face.text));
            let put_off = face.put_off.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said));
            let process = app.process_now(id);
            let people = process.as_ref().filter(|_| !face.people.is_empty());
            let people = people.map(|process| thanks_rows(app, process, &face.people));
            let act = match (&face.step, &process) {
                (Some(step), Some(process)) if is_open(step) => {
                    let mine = [step];
                    let steps: Vec<&Step> = face.people.iter().collect();
                    let steps = if steps.is_empty() { &mine[..] } else { &steps };
                    foot(app, process, steps, &face.title, now).into()
                }
                (Some(step), _) if face.people.is_empty() => actions(app, id, step, now),
                _ => View::new(),
            };
            body.child(text).child(put_off).child(people).child(act).child(reason)
        }
    };
    View::new().with(node).with(body)
}

fn is_open(step: &Step) -> bool {
    matches!(step.state, StepState::Now | StepState::Late)
}

/// The people of one round: each leads to the letter, with how far that has come.
fn thanks_rows(app: App, process: &Process, steps: &[Step]) -> El {
    let row = |step: &Step| {
        let href = step_work(&process.id, &step.key).map(|work| work.href).unwrap_or_default();
        let name = el("span").class("row__title").attr("dir", "auto").text(person(process, step));
        let state = badge(&progress(app, process, step).badge());
        el("li").child(el("a").class("row row--plain row--tight").attr("href", &href).child(name).child(state))
    };
    let rows: View = steps.iter().map(row).collect();
    el("ul").class("rows").attr("aria-label", "Thank-you letters").child(rows)
}

fn words_of(process: &Process, plan: &Plan, now: NaiveDateTime) -> Words {
    let places = places(process, plan, now);
    let is_done = |place: &&Place| matches!(&place.item, Item::Step(step) if matches!(step.state, StepState::Done(_)));
    let finished = places.iter().filter(is_done).count();
    let steps = places.iter().filter(|place| matches!(place.item, Item::Step(_) | Item::Thanks(_))).count();
    let open = |step: &&Step| on_ribbon(step.key.kind) && matches!(step.state, StepState::Now | StepState::Late);
    let urgent = plan
        .steps
        .iter()
        .filter(open)
        .min_by_key(|step| (step.window.closes.unwrap_or(step.window.due), step.key.clone()))
        .map(|step| step.key.clone());
    let (before, after): (Vec<Place>, Vec<Place>) = places.into_iter().partition(|place| {
        let open = match &place.item {
            Item::Step(step) => step.state.is_live(),
            Item::Span(span) => now < span.to,
            Item::Thanks(_) => true,
            _ => false,
        };
        place.at <= now && !open
    });
    let face = |place, past| face(process, place, past, now, urgent.as_ref());
    // What is over is folded; a day that passed without word is not over.
    let (before, done): (Vec<Face>, Vec<Face>) =
        before.into_iter().map(|place| face(place, Some(""))).partition(|face| face.state == "overdue");
    let past = before.len();
    let after = after.into_iter().map(|place| face(place, None));
    Words {
        label: format!("Timeline, {}, {finished} done", words::count(steps, "step")),
        today: dates::write(now, Style::LongDay),
        faces: before.into_iter().chain(after).collect(),
        done,
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
        people: Vec::new(),
        put_off: None,
        why: None,
    };
    match place.item {
        Item::Step(step) => {
            let put_off = words::put_off(process, &step, now);
            let writes = writes_now(process, &step, now);
            let face = step_face(*step, past, now, urgent);
            Face { put_off, badge: writes.or(face.badge), ..face }
        }
        Item::Thanks(steps) => {
            let title = thank_all(steps.len());
            match steps.first() {
                Some(first) => {
                    let face = step_face(first.clone(), past, now, urgent);
                    let badge = writes_now(process, first, now).or(face.badge);
                    Face { title, people: steps.clone(), badge, ..face }
                }
                None => plain(String::new(), title, String::new()),
            }
        }
        Item::Span(span) => span_face(&span, past, now),
        Item::Round(key, title, met) => {
            let icon = if past.is_some() { "check" } else { "interviews" };
            Face { icon, ..plain(key, title, met.unwrap_or_default()) }
        }
        Item::Heard(key, title, note) => Face { icon: "mail-open", ..plain(key, title, note) },
        Item::Promised { passed, answered, replaced } => {
            let (state, icon, badge, text) = match (passed, answered, replaced) {
                (_, true, _) => ("done", "check", Badge::new("done", "check", "Answered"), "They answered."),
                (_, _, true) => {
                    ("skipped", "minus", Badge::new("skipped", "minus", "Replaced"), "A newer date counts.")
                }
                (true, ..) => {
                    let words = "Late answers are common and say little about you.";
                    ("upcoming", "flag", Badge::new("", "flag", "No answer yet"), words)
                }
                (false, ..) => {
                    let words = "They said they’d answer by then.";
                    ("upcoming", "flag", Badge::new("", "flag", "Their date"), words)
                }
            };
            let day = When {
                human: dates::human_day(at.date(), now),
                exact: dates::write(at, Style::DayWithYear),
                iso: at.date().to_string(),
            };
            let rest = plain(format!("promised-{}", at.date()), "Their answer".into(), text.into());
            Face { state, icon, badge: Some(badge), when: day, past, ..rest }
        }
        Item::Never(allowed) => {
            let text = format!(
                "{} in all is enough. After that, silence is the answer.",
                words::count(usize::from(allowed), "follow-up")
            );
            let because = "Asking again doesn’t help. You may meet the same people another time.".to_owned();
            Face {
                state: "never",
                icon: "never",
                past: None,
                when: When { human: "After that".into(), exact: "no further message".into(), iso: String::new() },
                badge: Some(Badge::new("never", "never", "Never")),
                why: Some(("Why stop there?", because, [J14, J15, G11].to_vec())),
                ..plain("never".into(), "Another message".into(), text)
            }
        }
    }
}

/// What may go out later today is written now.
fn writes_now(process: &Process, step: &Step, now: NaiveDateTime) -> Option<Badge> {
    let later = step.state == StepState::Later && is_to_thank(process, step, now);
    later.then(|| Badge::new("act", "pen", "Write now"))
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
    // What nobody waits for is never late.
    let calm = step.state == StepState::Late && !Tier::of(&step, now).counts();
    let badge = match step.state {
        StepState::Later | StepState::Now | StepState::Late if ends => Badge::new("closed", "end", "Ends here"),
        _ if calm => words::optional_badge(&step, now),
        _ => words::state_badge(&step.window, &step.state, now),
    };
    let mut when = words::step_when(&step, now);
    if calm {
        let since = || ["since ", &*dates::human_day(step.window.due.date(), now)].concat();
        when.human = if ends { since() } else { words::optional_when(&step, now) };
    }
    Face {
        key: step.key.to_string(),
        state,
        kind: ends.then_some("end"),
        past,
        icon: if ends { "end" } else { icon },
        when,
        badge: Some(badge),
        title: step.title.clone(),
        text: words::phrase(&step.advice, now),
        step: Some(step),
        people: Vec::new(),
        put_off: None,
        why: None,
    }
}

fn span_face(span: &Span, past: Option<&'static str>, now: NaiveDateTime) -> Face {
    let over = span.to <= now;
    let title = match span.kind {
        SpanKind::UntilRound => "Until the next round",
        _ => "Wait for their answer",
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
        people: Vec::new(),
        put_off: None,
        why: Some(("Why", because, span.rules.clone())),
    }
}
