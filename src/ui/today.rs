//! What to do today, what to leave alone, what comes next.

use crate::device::dates::{self, Style};
use crate::device::install;
use crate::domain::agenda::{self as domain, Coming, Event, HandsOff, Item};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Step, Subject};
use crate::reactive::{Memo, RwSignal};
use crate::state::{App, app};
use crate::ui::advice::{reason, step_why::step_why};
use crate::ui::dom::{El, View, el, live};
use crate::ui::parts::badge::badge;
use crate::ui::parts::button::{button, link};
use crate::ui::parts::empty::empty;
use crate::ui::parts::icon::{icon, small_icon};
use crate::ui::parts::section::{note, section};
use crate::ui::parts::when::{When, when};
use crate::ui::process::heard;
use crate::ui::process::step_actions::{self, actions};
use crate::ui::pulse_line::pulse_line;
use crate::ui::why::why;
use crate::ui::{install_hint, nudge, words};
use chrono::{Datelike, NaiveDateTime};
use std::sync::Arc;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let ids = app.listed();
    let empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let hint = move || install_hint::on_welcome(app, install::place());
    live(move || {
        if empty.get() {
            View::new().with(live(hint)).with(welcome())
        } else {
            agenda(app).with(live(move || nudge::line(app)))
        }
    })
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
        .add(el("div").class("actions").add(start).add(link("btn", "#/data", "import", "I have a backup")))
        .add(
            el("p")
                .class("quiet-text with-icon")
                .add(small_icon("lock"))
                .text("No account. It stays on this device and works offline."),
        );
    let ribbon = el("ol").class("ribbon").attr("aria-label", "How it goes").add(lines.collect::<View>());
    el("div").class("welcome").add(lead).add(ribbon).into()
}

fn agenda(app: App) -> View {
    let folded = RwSignal::new(true);
    let (plans, tick) = (app.listed_plans(), app.about_now());
    live(move || {
        tick.track();
        let now = app.now.get_untracked();
        let pairs = plans.get();
        let borrowed: Vec<(&Process, &Plan)> = pairs.iter().map(|(process, plan)| (&**process, &**plan)).collect();
        let agenda = domain::agenda(&borrowed, now);
        let find = |id: &ProcessId| pairs.iter().find(|(process, _)| process.id == *id);

        let date = el("time").attr("datetime", &now.date().to_string()).text(&dates::write(now, Style::LongDay));
        let title = el("h1").attr("tabindex", "-1").text(&headline(agenda.counts.now, agenda.counts.hands_off));
        let head = el("div").add(el("p").class("page-head__over").add(date)).add(title);
        let heard = button("btn", "mail-open", "I heard from somebody").click(move || heard::ask(app, None));
        let heard = el("div").class("page-head__actions").add(heard);

        let nothing = agenda
            .now
            .is_empty()
            .then(|| empty("check", "Nothing to do right now", "Whatever is next comes up here by itself.", None));
        let unfold = (folded.get() && !agenda.folded.is_empty()).then(|| {
            let words = format!("Show {} more", words::count(agenda.folded.len(), "thing"));
            button("btn btn--block", "down", &words).click(move || folded.set(false))
        });
        let hidden: &[Item] = if folded.get() { &[] } else { &agenda.folded };
        let cards: View = agenda
            .now
            .iter()
            .chain(hidden)
            .filter_map(|item| find(&item.process).map(|(process, plan)| card(app, item, process, plan, now)))
            .collect();
        let why_order = (agenda.counts.now > 1)
            .then(|| note("What runs out soonest stands first, then what you promised, then the rest."));
        let now_section = section("do-now", "Do now").add(why_order).add(nothing).add(cards).add(unfold);

        let silence = match agenda.hands_off.len() {
            0 => "Nobody has to be left alone just now.",
            _ => "Silence here is good manners, not bad news.",
        };
        let quiets: View = agenda
            .hands_off
            .iter()
            .filter_map(|hands| find(&hands.process).map(|(process, _)| quiet(process, hands, now)))
            .collect();
        let off_section = section("hands-off", "Hands off").add(note(silence)).add(el("div").add(quiets));

        let later = agenda.coming.is_empty().then(|| note("Nothing in the next two weeks."));
        let rows: View = agenda
            .coming
            .iter()
            .take(COMING_SHOWN)
            .filter_map(|coming| {
                find(&coming.process).map(|(process, plan)| coming_row(app, process, plan, coming, now))
            })
            .collect();
        let coming_section = section("coming-up", "Coming up").add(later).add(el("ul").class("rows").add(rows));

        let search = agenda
            .searching
            .as_ref()
            .zip(pairs.first())
            .map(|(step, (any, _))| search_section(app, &any.id, step, now));
        let aside = el("div").class("pane pane--aside").add(off_section).add(coming_section).add(search);
        let panes = el("div").class("panes").add(el("div").class("pane").add(now_section)).add(aside);
        View::new().with(el("header").class("page-head").add(head).add(heard)).with(panes)
    })
}

/// How many lines "coming up" shows.
const COMING_SHOWN: usize = 8;

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

/// One thing to do: a step, or the thank-yous of one round with a line for each person.
fn card(app: App, item: &Item, process: &Arc<Process>, plan: &Plan, now: NaiveDateTime) -> View {
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| item.steps.contains(&step.key)).collect();
    let Some(first) = steps.first() else { return View::new() };
    let late = item.late.then(|| badge(&words::state_badge(&first.window, &first.state, now)));
    let link = el("a").attr("href", &format!("#/interview/{}", process.id)).attr("dir", "auto").text(&named(process));
    let head = el("div")
        .class("stepcard__head")
        .add(el("p").class("stepcard__due").add(when(&words::step_when(first, now))).text(" ").add(late))
        .add(el("h3").class("stepcard__title").attr("dir", "auto").text(&item.title))
        .add(el("p").class("stepcard__for").add(link));
    let body =
        el("div").class("stepcard__body").add(el("p").attr("dir", "auto").text(&words::phrase(&first.advice, now)));
    let body = if steps.len() == 1 {
        body.add(actions(app, &process.id, first, now))
    } else {
        let rows: View = steps.iter().enumerate().map(|(n, step)| thanks_row(app, process, step, n == 0)).collect();
        body.add(el("ul").class("rows").attr("aria-label", "Thank-you letters").add(rows)).add(step_why(
            app,
            &process.id,
            first,
            "Why then?",
            now,
            View::new(),
        ))
    };
    let (id, word) = (process.id.clone(), format!("I heard from {}", process.shown()));
    let heard = button("btn btn--ghost", "mail-open", &word).click(move || heard::ask(app, Some(id.clone())));
    let body = body.add(el("div").class("actions").add(heard));
    el("article").class("stepcard").add(leaf(item.due, "act")).add(head).add(body).into()
}

fn thanks_row(app: App, process: &Process, step: &Step, first: bool) -> El {
    let name = match &step.key.subject {
        Subject::Met(_, person) => process.person(person).map_or("", |person| person.shown()),
        _ => "",
    };
    let (id, mine) = (process.id.clone(), step.clone());
    let write = step_actions::write_letter(&process.id, step, if first { "btn btn--primary" } else { "btn" });
    let sent = button("btn btn--ghost", "check", "I sent it")
        .attr("aria-label", &format!("I sent it: {}", step.title))
        .click(move || step_actions::mark_sent(app, &id, &mine));
    let name = el("span").add(el("span").class("row__title").attr("dir", "auto").text(name));
    el("li").class("row row--plain letter-row").add(name).add(el("div").class("actions").add(write).add(sent))
}

fn quiet(process: &Process, hands: &HandsOff, now: NaiveDateTime) -> View {
    let until = When {
        human: dates::human(hands.until, now),
        exact: dates::exact(hands.until),
        iso: dates::iso_minute(hands.until),
    };
    let because = words::phrase(&hands.because, now);
    let link = el("a").class("plain-link").attr("href", &format!("#/interview/{}", process.id)).text(process.shown());
    let body = el("div")
        .class("quiet__body")
        .add(el("p").class("quiet__until").add(icon("hand")).add(el("span").text("Until ").add(when(&until))))
        .add(el("h3").attr("dir", "auto").add(link))
        .add(el("p").class("quiet__reason").attr("dir", "auto").text(&because))
        .add(why("Why not write?", &because, &hands.rules, &[]));
    el("article").class("quiet").add(body).into()
}

fn coming_row(app: App, process: &Process, plan: &Plan, coming: &Coming, now: NaiveDateTime) -> View {
    let title = match &coming.what {
        Event::Round(id) => process.round(id).map_or("Interview", |round| round.kind.label()).to_owned(),
        Event::TheirDate(_) => "Their date".to_owned(),
        Event::Step(_, title) => title.clone(),
    };
    let moment = match coming.what {
        Event::TheirDate(day) => dates::human_day(day, now),
        _ => dates::human(coming.at, now),
    };
    let why = match &coming.what {
        Event::Round(_) => reason::of_round(),
        Event::TheirDate(by) => reason::of_their_date(process, *by, now),
        Event::Step(key, _) => {
            let step = plan.steps.iter().find(|step| step.key == *key);
            step.map(|step| step_why(app, &process.id, step, "Why then?", now, View::new())).into()
        }
    };
    let words = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(&title))
        .add(el("br"))
        .add(el("span").class("row__sub").attr("dir", "auto").text(&format!("{moment} · {}", process.shown())));
    let row = el("a").class("row").attr("href", &format!("#/interview/{}", process.id));
    el("li")
        .class("explained")
        .add(row.add(leaf(coming.at, "plain")).add(words).add(small_icon("next")))
        .add(why)
        .into()
}

/// The weekly reminder to keep looking.
fn search_section(app: App, process: &ProcessId, step: &Step, now: NaiveDateTime) -> El {
    let why = step_why(app, process, step, "Why, with all this going on?", now, View::new());
    section("search", "Keep the search moving")
        .add(el("p").text(&words::phrase(&step.advice, now)))
        .add(pulse_line(app))
        .add(why)
}
