//! What to do today, what to leave alone, what comes next.

use crate::device::dates::{self, Style};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Span, SpanKind, Step, StepState};
use crate::state::{App, app};
use crate::ui::dom::{View, el, live};
use crate::ui::parts::badge::badge;
use crate::ui::parts::button::{button, link};
use crate::ui::parts::empty::empty;
use crate::ui::parts::icon::{icon, small_icon};
use crate::ui::parts::section::{note, section};
use crate::ui::parts::when::{When, when};
use crate::ui::process::step_actions::actions;
use crate::ui::why::why;
use crate::ui::words;
use chrono::{Datelike, Duration, NaiveDateTime};
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let ids = app.listed();
    let empty = Memo::new(move |_| ids.with(Vec::is_empty));
    live(move || if empty.get() { welcome() } else { agenda(app) })
}

/// One line of the welcome: state, kind, icon, when, title, text.
type Line = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const HOW_IT_GOES: [Line; 5] = [
    ("done", "", "check", "Today", "You walk out", "You catch names, questions and the date they promised."),
    ("now", "", "letter", "Within a day", "You thank each person", "A short letter of their own."),
    ("upcoming", "quiet", "hand", "Until their date", "You leave them be", "Afterword says until when, and why."),
    ("upcoming", "", "pen", "If they are late", "You ask, twice at most", ""),
    ("upcoming", "end", "end", "In the end", "You know, or you move on", ""),
];

fn welcome() -> View {
    let lines = HOW_IT_GOES.iter().map(|(state, kind, icon_name, moment, title, text)| {
        let body = el("div")
            .class("ribbon__body")
            .add(el("p").class("ribbon__when").text(moment))
            .add(el("h2").class("ribbon__title").text(title))
            .add((!text.is_empty()).then(|| el("p").class("ribbon__why").text(text)));
        el("li")
            .attr("data-state", state)
            .maybe("data-kind", (!kind.is_empty()).then_some(*kind))
            .maybe("data-past", (*state == "done").then_some(""))
            .add(el("span").class("ribbon__node").attr("aria-hidden", "true").add(icon(icon_name)))
            .add(body)
    });
    let text = "Write down who you met and what they promised. Afterword tells you when to write, when to wait, and when to let go, and whose advice that is.";
    let mark = el("img")
        .class("welcome__mark only-phone")
        .attr("src", "icon.svg")
        .attr("alt", "")
        .attr("width", "56")
        .attr("height", "56");
    let start = link("btn btn--primary", "#/capture", "plus", "Capture your interview");
    let lead = el("div")
        .class("welcome__lead")
        .add(mark)
        .add(
            el("h1")
                .class("welcome__title")
                .attr("tabindex", "-1")
                .text("You did the interview. Here is what comes after."),
        )
        .add(el("p").class("welcome__text").text(text))
        .add(el("div").class("actions").add(start))
        .add(
            el("p")
                .class("quiet-text cluster")
                .add(small_icon("lock"))
                .text("No account. It stays on this device and works offline."),
        );
    let ribbon = el("ol").class("ribbon").attr("aria-label", "How it goes").add(lines.collect::<View>());
    el("div").class("welcome").add(lead).add(ribbon).into()
}

/// One step of one process.
#[derive(Clone)]
struct Due {
    process: Arc<Process>,
    step: Step,
}

type Plans = [(Arc<Process>, Arc<Plan>)];

fn steps_where(plans: &Plans, wanted: impl Fn(&Step) -> bool) -> Vec<Due> {
    let of = |(process, plan): &(Arc<Process>, Arc<Plan>)| {
        let wanted = plan.steps.iter().filter(|step| wanted(step));
        wanted.map(|step| Due { process: process.clone(), step: step.clone() }).collect::<Vec<_>>()
    };
    plans.iter().flat_map(of).collect()
}

/// Open steps, the one that closes soonest first.
fn due(plans: &Plans) -> Vec<Due> {
    let mut due = steps_where(plans, |step| matches!(step.state, StepState::Now | StepState::Late));
    order::sort_by_key(&mut due, |Due { process, step }| {
        let closes = step.window.closes;
        (closes.is_none(), closes.unwrap_or(step.window.due), process.id.clone(), step.key.clone())
    });
    due
}

fn agenda(app: App) -> View {
    const SHOWN: usize = 5;
    let folded = RwSignal::new(true);
    live(move || {
        let now = app.now.get();
        let plans = app.listed_plans();
        let due = due(&plans);
        let hands = hands_off(&plans, now);
        let coming = coming_up(&plans, now);
        let date = el("time").attr("datetime", &now.date().to_string()).text(&dates::write(now, Style::LongDay));
        let title = el("h1").attr("tabindex", "-1").text(&headline(due.len(), hands.len()));
        let head = el("div").add(el("p").class("page-head__over").add(date)).add(title);

        let shown = if folded.get() { SHOWN } else { usize::MAX };
        let rest = due.len().saturating_sub(shown);
        let unfold = (rest > 0).then(|| {
            let words = format!("Show {} more", words::count(rest, "step"));
            button("btn btn--block", "down", &words).click(move || folded.set(false))
        });
        let nothing = due
            .is_empty()
            .then(|| empty("check", "Nothing to do right now", "Whatever is next comes up here by itself.", None));
        let cards: View = due.iter().take(shown).map(|due| card(app, due, now)).collect();
        let now_section = section("do-now", "Do now").add(nothing).add(cards).add(unfold);

        let silence = if hands.is_empty() {
            "Nobody has to be left alone just now."
        } else {
            "Silence here is good manners, not bad news."
        };
        let quiets: View = hands.iter().map(|(process, span)| quiet(process, span, now)).collect();
        let off_section = section("hands-off", "Hands off").add(note(silence)).add(el("div").add(quiets));

        let later = coming.is_empty().then(|| note("Nothing in the next two weeks."));
        let rows: View = coming.iter().map(|due| coming_row(due, now)).collect();
        let coming_section = section("coming-up", "Coming up").add(later).add(el("ul").class("rows").add(rows));

        let aside = el("div").class("pane pane--aside").add(off_section).add(coming_section);
        let panes = el("div").class("panes").add(el("div").class("pane").add(now_section)).add(aside);
        View::new().with(el("header").class("page-head").add(head)).with(panes)
    })
}

fn headline(due: usize, hands: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let word = |number: usize| WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned());
    let first = match due {
        0 => "Nothing to do".to_owned(),
        1 => "One thing to do".to_owned(),
        _ => {
            let word = word(due);
            let mut letters = word.chars();
            let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
            format!("{}{} things to do", capital.unwrap_or_default(), letters.as_str())
        }
    };
    if hands == 0 { format!("{first}.") } else { format!("{first}, {} to leave alone.", word(hands)) }
}

fn leaf(at: NaiveDateTime, tone: &str) -> View {
    el("span")
        .class("leaf")
        .attr("data-tone", tone)
        .attr("aria-hidden", "true")
        .add(el("span").class("leaf__top").text(&dates::write(at, Style::ShortWeekday)))
        .add(el("span").class("leaf__day").text(&at.day().to_string()))
        .into()
}

fn named(process: &Process) -> String {
    match (process.employer.is_empty(), process.role.is_empty()) {
        (false, false) => format!("{}, {}", process.employer, process.role),
        _ => process.shown().to_owned(),
    }
}

fn card(app: App, due: &Due, now: NaiveDateTime) -> View {
    let Due { process, step } = due;
    let late = (step.state == StepState::Late).then(|| badge(&words::state_badge(&step.window, &step.state, now)));
    let link = el("a").attr("href", &format!("#/interview/{}", process.id)).attr("dir", "auto").text(&named(process));
    let head = el("div")
        .class("stepcard__head")
        .add(el("p").class("stepcard__due").add(when(&words::step_when(step, now))).text(" ").add(late))
        .add(el("h3").class("stepcard__title").attr("dir", "auto").text(&step.title))
        .add(el("p").class("stepcard__for").add(link));
    let advice = el("p").attr("dir", "auto").text(&words::phrase(&step.advice, now));
    let body = el("div").class("stepcard__body").add(advice).add(actions(app, &process.id, step, now));
    el("article").class("stepcard").add(leaf(step.window.due, "act")).add(head).add(body).into()
}

/// Whoever has to be left alone, the shortest wait first.
fn hands_off(plans: &Plans, now: NaiveDateTime) -> Vec<(Arc<Process>, Span)> {
    let waits =
        |span: &&Span| matches!(span.kind, SpanKind::Quiet | SpanKind::UntilRound) && span.from <= now && now < span.to;
    let of =
        |(process, plan): &(Arc<Process>, Arc<Plan>)| Some((process.clone(), plan.spans.iter().find(waits)?.clone()));
    let mut hands: Vec<(Arc<Process>, Span)> = plans.iter().filter_map(of).collect();
    order::sort_by_key(&mut hands, |(process, span)| (span.to, process.id.clone()));
    hands
}

fn quiet(process: &Process, span: &Span, now: NaiveDateTime) -> View {
    let until =
        When { human: dates::human(span.to, now), exact: dates::exact(span.to), iso: dates::iso_minute(span.to) };
    let because = words::phrase(&span.because, now);
    let link = el("a").class("plain-link").attr("href", &format!("#/interview/{}", process.id)).text(process.shown());
    let body = el("div")
        .class("quiet__body")
        .add(el("p").class("quiet__until").add(icon("hand")).add(el("span").text("Until ").add(when(&until))))
        .add(el("h3").attr("dir", "auto").add(link))
        .add(el("p").class("quiet__reason").attr("dir", "auto").text(&because))
        .add(why("Why not write?", &because, &span.rules, &[]));
    el("article").class("quiet").add(body).into()
}

/// What opens in the next two weeks, soonest first.
fn coming_up(plans: &Plans, now: NaiveDateTime) -> Vec<Due> {
    let horizon = now + Duration::days(14);
    let mut coming = steps_where(plans, |step| step.state == StepState::Later && step.window.opens <= horizon);
    order::sort_by_key(&mut coming, |Due { process, step }| (step.window.opens, process.id.clone(), step.key.clone()));
    coming.truncate(8);
    coming
}

fn coming_row(due: &Due, now: NaiveDateTime) -> View {
    let Due { process, step } = due;
    let sub = format!("{} · {}", dates::human(step.window.opens, now), process.shown());
    let words = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(&step.title))
        .add(el("br"))
        .add(el("span").class("row__sub").attr("dir", "auto").text(&sub));
    let row = el("a").class("row").attr("href", &format!("#/interview/{}", process.id));
    el("li").add(row.add(leaf(step.window.opens, "plain")).add(words).add(small_icon("next"))).into()
}
