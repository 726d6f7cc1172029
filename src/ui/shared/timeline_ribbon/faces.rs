//! How each place of the ribbon looks, and what it says.

use super::places::{Item, Place, is_open, on_ribbon, places};
use crate::device::dates::{self, Style};
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{G11, J14, J15};
use crate::domain::agenda::contact_status::is_to_thank;
use crate::domain::agenda::thank_all;
use crate::domain::agenda::tier::Tier;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Span, SpanKind, Step, StepKey, StepKind, StepState};
use crate::ui::kit::badge::Badge;
use crate::ui::kit::when::When;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// How one place of the ribbon looks and what it says.
#[derive(Clone, PartialEq)]
pub(super) struct Face {
    pub(super) key: String,
    pub(super) state: &'static str,
    pub(super) kind: Option<&'static str>,
    pub(super) past: Option<&'static str>,
    pub(super) icon: &'static str,
    pub(super) when: When,
    pub(super) badge: Option<Badge>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) step: Option<Step>,
    /// The letters to several people that this place stands for.
    pub(super) people: Vec<Step>,
    /// The sentence that it was put off, with the user's reason.
    pub(super) put_off: Option<String>,
    pub(super) why: Option<(&'static str, String, Vec<RuleId>)>,
}

/// The ribbon in words: its name, and every face with the place of today among them.
#[derive(Clone, PartialEq)]
pub(super) struct Words {
    pub(super) label: String,
    pub(super) today: String,
    pub(super) faces: Vec<Face>,
    /// The past, collapsed into one line.
    pub(super) done: Vec<Face>,
    pub(super) past: usize,
}

pub(super) fn words_of(process: &Process, plan: &Plan, now: NaiveDateTime) -> Words {
    let places = places(process, plan, now);
    let is_done = |place: &&Place| matches!(&place.item, Item::Step(step) if matches!(step.state, StepState::Done(_)));
    let finished = places.iter().filter(is_done).count();
    let steps = places.iter().filter(|place| matches!(place.item, Item::Step(_) | Item::Thanks(_))).count();
    let open = |step: &&Step| on_ribbon(step.key.kind) && is_open(step);
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
    // The past is collapsed; a promised day that passed without a reply is not over.
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

/// The badge for a message that may go out later today, and is to be written now.
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
    // An optional step is never late.
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
