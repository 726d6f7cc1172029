//! The debrief: what was asked and how it went, the two honest lists, how one came across, whether one wants it, what
//! was promised, what to learn. Everything is edited in place; `guided` asks for it one thing at a time.

use crate::device::{clock, dates, random::RandomIds};
use crate::domain::debrief::{PROMPTS, Prompt, progress, with_answer};
use crate::domain::id::{ProcessId, QuestionId};
use crate::domain::process::Process;
use crate::domain::promise::{OwnPromise, Promise, Told};
use crate::domain::question::Question;
use crate::domain::round::{Feedback, Round};
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::dom::{El, View, each, el, live, svg};
use crate::ui::parts::button::button;
use crate::ui::parts::choice::{check, picks, rating};
use crate::ui::parts::section::{note, section};
use crate::ui::parts::sheet;
use crate::ui::parts::slot::{Picked, add_by_enter, slot};
use crate::ui::process::desk::{self, Desk, feedback, feedback_mut, held, own, own_mut, told, told_mut};
use crate::ui::process::desk::{round, round_mut};
use crate::ui::process::question::{asked_by, question_card};
use crate::ui::process::{guided, rounds};
use crate::ui::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The segment.
pub fn debrief(app: App, id: &ProcessId) -> View {
    let desk = Desk::new(app, id);
    let first = desk.now().and_then(|process| latest(&process, clock::now()));
    let chosen = RwSignal::new(first);
    let choice = move || {
        let process = desk.get()?;
        (process.rounds.len() > 1).then(|| {
            let options =
                process.rounds.iter().enumerate().map(|(n, round)| (round.id.to_string(), rounds::title(n, round)));
            let choose = Callback::new(move |choice: Option<String>| {
                if choice.is_some() {
                    chosen.set(choice);
                }
            });
            picks("debrief-round", "Which round?", options.collect(), Picked { chosen: chosen.into(), choose })
        })
    };
    let known = Memo::new(move |_| {
        let there = |key: &String| desk.get().is_some_and(|process| round(&process, key).is_some());
        chosen.get().filter(there)
    });
    let count = Memo::new(move |_| desk.get().map_or(0, |process| process.rounds.len()));
    let nothing = move || {
        let empty = || note("There is no round yet. Add one on the timeline, then look back at it here.");
        known.get().is_none().then(empty).into()
    };
    View::new()
        .with(live(move || {
            count.track();
            untrack(choice).into()
        }))
        .with(live(nothing))
        .with(each(move || known.get().into_iter().collect(), move |key| one_round(desk, &key)))
}

/// The round to look back at: the last one held, else the first.
fn latest(process: &Process, now: NaiveDateTime) -> Option<String> {
    let held = process.rounds.iter().filter(|round| round.held_by(now)).max_by_key(|round| round.schedule.end());
    held.or(process.rounds.first()).map(|round| round.id.to_string())
}

fn one_round(desk: Desk, key: &str) -> View {
    let open = RwSignal::new(false);
    let shown = key.to_owned();
    let sheet = sheet::sheet("One thing at a time", open, move || guided::steps(desk, &shown, open));
    let main = el("div").class("pane").add(way_in(desk, key, open)).add(asked(desk, key)).add(promises(desk, key));
    let aside = el("div")
        .class("pane pane--aside")
        .add(lists(desk, key))
        .add(delivery_section(desk, key))
        .add(fit_section(desk, key))
        .add(said_of_me(desk, key));
    View::new().with(el("div").class("panes").add(main).add(aside)).with(sheet)
}

/// How far it is, and the way into the guided debrief.
fn way_in(desk: Desk, key: &str, open: RwSignal<bool>) -> El {
    let mine = key.to_owned();
    let state = Memo::new(move |_| {
        let process = desk.get();
        process.and_then(|process| round(&process, &mine).map(progress)).map(|(done, all)| format!("{done}/{all}"))
    });
    let shown = live(move || {
        let state = state.get().unwrap_or_default();
        let (done, all) = state.split_once('/').unwrap_or(("0", "0"));
        let (done, all): (usize, usize) = (done.parse().unwrap_or(0), all.parse().unwrap_or(0));
        let word = match (done, all - done.min(all)) {
            (0, _) => "Start, one thing at a time".to_owned(),
            (_, 0) => "Go through it again".to_owned(),
            (_, open) => format!("Go on: {open} still open"),
        };
        let go = button("btn btn--primary", "next", &word).click(move || open.set(true));
        let words = el("div").add(el("p").text("You can stop at any point and go on later.")).add(go);
        View::new().with(ring(done, all)).with(words.class("stack way-in__words"))
    });
    el("div").class("card way-in").add(shown)
}

fn ring(done: usize, all: usize) -> El {
    let circle = |class: &str| {
        svg("circle")
            .attr("class", class)
            .attr("cx", "18")
            .attr("cy", "18")
            .attr("r", "15.915")
            .attr("pathLength", "100")
    };
    let drawing = svg("svg").attr("viewBox", "0 0 36 36").add(circle("ring__track")).add(circle("ring__value"));
    let text = el("span").class("ring__text").attr("aria-hidden", "true").text(&format!("{done}/{all}"));
    let ring = el("div").class("ring").attr("role", "img");
    ring.set_property("--value", &(done * 100 / all.max(1)).to_string());
    ring.attr("aria-label", &format!("{done} of {all} things written up")).add(drawing).add(text)
}

fn asked(desk: Desk, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys = desk.keys(move |process| {
        let round = round(process, &mine);
        round.map(|round| round.questions.iter().map(|one| one.id.to_string()).collect()).unwrap_or_default()
    });
    let shown = key.to_owned();
    let cards = each(keys, move |question| question_card(desk, &shown, &question));
    let add = Callback::new(move |text: String| {
        let asked = Line::parse(&text).map_err(|error| error.to_string())?;
        let id = QuestionId::fresh(&mut RandomIds);
        desk.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                round.questions.push(Question::asked(id, asked));
            }
        });
        Ok(())
    });
    let new = add_by_enter("debrief-asked", "Another question they asked", "A few words, then Enter", add);
    section("questions", "What they asked").add(el("div").add(cards)).add(new)
}

fn lists(desk: Desk, key: &str) -> El {
    section("lists", "Two honest lists")
        .add(went_well(desk, key, "well"))
        .add(do_better(desk, key, "better"))
        .add(prompts(desk, key))
}

/// What went well.
pub fn went_well(desk: Desk, key: &str, id: &str) -> View {
    slot(id, "Went well", "area", "", held!(desk.prose(key), round, round_mut, went_well))
}

/// What to do better.
pub fn do_better(desk: Desk, key: &str, id: &str) -> View {
    slot(id, "Do better", "area", "", held!(desk.prose(key), round, round_mut, do_better))
}

/// What to learn.
pub fn to_learn(desk: Desk, key: &str, id: &str) -> View {
    let hint = "Tools and skills they missed. One on each line.";
    slot(id, "To learn until next time", "area", hint, held!(desk.list(key), round, round_mut, to_learn))
}

fn prompts(desk: Desk, key: &str) -> View {
    let fields: View = PROMPTS.map(|one| prompt(desk, key, one, one.key)).into_iter().collect();
    let fields = View::new().with(fields).with(to_learn(desk, key, "to-learn"));
    el("details").class("more").add(el("summary").text("Questions to jog the memory")).add(fields).into()
}

/// The answer to one prompt, which is a line of the round's notes.
pub fn prompt(desk: Desk, key: &str, prompt: Prompt, id: &str) -> View {
    let way = [key, "/", prompt.key].concat();
    let held = desk.text(
        &way,
        |process, way| {
            let (round, prompt) = of_prompt(way)?;
            Some(prompt.answer(&desk::round(process, round)?.notes).to_owned())
        },
        |desk, way, text| {
            let text = Line::parse(&text).map_err(|error| error.to_string())?;
            let Some((key, prompt)) = of_prompt(way) else { return Ok(()) };
            let process = desk.now();
            let notes = process.as_deref().and_then(|process| round(process, key)).map(|round| round.notes.clone());
            let full = "The notes of this round are full. Nothing was changed: shorten them first.";
            let notes = with_answer(&notes.unwrap_or_default(), prompt, &text).ok_or(full)?;
            desk.edit(|process| round_mut(process, key).into_iter().for_each(|round| round.notes.clone_from(&notes)));
            Ok(())
        },
    );
    slot(id, prompt.words, "text", "", held)
}

fn of_prompt(way: &str) -> Option<(&str, Prompt)> {
    let (round, key) = way.split_once('/')?;
    PROMPTS.into_iter().find(|prompt| prompt.key == key).map(|prompt| (round, prompt))
}

fn delivery_section(desk: Desk, key: &str) -> El {
    section("delivery", "How I came across").add(delivery(desk, key, "came"))
}

/// The four steps of delivery; `name` keeps the buttons apart from others on the page.
pub fn delivery(desk: Desk, key: &str, name: &str) -> View {
    let step = |what: &str, legend: &str, words, (chosen, choose)| {
        rating(&format!("{name}-{what}"), legend, words, chosen, choose)
    };
    View::new()
        .with(step(
            "calm",
            "Calm",
            ["Shaking", "Nervous", "Mixed", "Calm", "At ease"],
            held!(desk.level(key), round, round_mut, delivery.calm),
        ))
        .with(step(
            "body",
            "Body language",
            ["Closed", "Stiff", "Mixed", "Open", "Warm"],
            held!(desk.level(key), round, round_mut, delivery.body_language),
        ))
        .with(step(
            "pace",
            "Pace",
            ["Rushed", "Hasty", "Mixed", "Steady", "Just right"],
            held!(desk.level(key), round, round_mut, delivery.pace),
        ))
        .with(step(
            "brief",
            "To the point",
            ["Lost", "Long", "Mixed", "Short", "Clear"],
            held!(desk.level(key), round, round_mut, delivery.brevity),
        ))
}

fn fit_section(desk: Desk, key: &str) -> El {
    section("fit", "Would I want it?").add(fit(desk, key, "fits"))
}

/// The three steps of fit.
pub fn fit(desk: Desk, key: &str, name: &str) -> View {
    const WORDS: [&str; 5] = ["No", "Hardly", "Maybe", "Mostly", "Yes"];
    let step =
        |what: &str, legend: &str, (chosen, choose)| rating(&format!("{name}-{what}"), legend, WORDS, chosen, choose);
    View::new()
        .with(step("role", "The work", held!(desk.level(key), round, round_mut, fit.role)))
        .with(step("company", "The company", held!(desk.level(key), round, round_mut, fit.company)))
        .with(step("manager", "The manager", held!(desk.level(key), round, round_mut, fit.manager)))
}

fn said_of_me(desk: Desk, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys =
        desk.keys(move |process| desk::places(&mine, round(process, &mine).map_or(0, |round| round.feedback.len())));
    let add = Callback::new(move |text: String| {
        let words = Prose::parse(&text).map_err(|error| error.to_string())?;
        let on = Some(desk.app.now.get_untracked().date());
        desk.edit(|process| {
            let feedback = Feedback { words, on, by: None };
            if let Some(round) = round_mut(process, &added) {
                round.feedback.push(feedback);
            }
        });
        Ok(())
    });
    section("told-me", "What they told me")
        .add(note("Word for word, with the day."))
        .add(el("div").class("stack").add(each(keys, move |key| feedback_card(desk, &key))))
        .add(add_by_enter("feedback-new", "Something they said about you", "Their words, then Enter", add))
}

fn feedback_card(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("feedback-{what}-{}", key.replace('/', "-"));
    let by = desk.pick(
        key,
        |one, key| feedback(one, key)?.by.as_ref().map(ToString::to_string),
        |one, key, choice| {
            let by = choice.and_then(|choice| desk::person(one, &choice).map(|person| person.id.clone()));
            feedback_mut(one, key).into_iter().for_each(|feedback| feedback.by.clone_from(&by));
        },
    );
    let removed = key.to_owned();
    let remove = button("btn btn--ghost", "close", "Remove").click(move || {
        desk.edit_with_undo("Removed.", |process| {
            let Some((key, place)) = desk::placed(&removed) else { return };
            if let Some(round) = round_mut(process, key).filter(|round| place < round.feedback.len()) {
                round.feedback.remove(place);
            }
        });
    });
    el("div")
        .class("card form")
        .add(slot(&id("words"), "Their words", "area", "", held!(desk.prose(key), feedback, feedback_mut, words)))
        .add(slot(&id("on"), "Said on", "date", "", held!(desk.day(key), feedback, feedback_mut, on)))
        .add(asked_by(desk, &id("by"), "Who said it?", by))
        .add(el("div").class("actions").add(remove))
        .into()
}

fn promises(desk: Desk, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys = desk
        .keys(move |process| desk::places(&mine, round(process, &mine).map_or(0, |round| round.own_promises.len())));
    let add = Callback::new(move |text: String| {
        let what = Line::parse(&text).map_err(|error| error.to_string())?;
        desk.edit(|process| {
            let promise = OwnPromise { what, by: None, kept: None };
            if let Some(round) = round_mut(process, &added) {
                round.own_promises.push(promise);
            }
        });
        Ok(())
    });
    section("promises", "Promises, both ways")
        .add(theirs(desk, key))
        .add(el("h3").text("What you said you would do"))
        .add(el("div").class("stack").add(each(keys, move |key| own_promise(desk, &key))))
        .add(add_by_enter("own-new", "Something you promised them", "I will send the portfolio", add))
}

fn own_promise(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("own-{what}-{}", key.replace('/', "-"));
    let (read, set, removed) = (key.to_owned(), key.to_owned(), key.to_owned());
    let done = check(
        "Done",
        move || desk.get().is_some_and(|process| own(&process, &read).is_some_and(|one| one.kept.is_some())),
        move |on| {
            let kept = on.then(|| desk.app.now.get_untracked());
            desk.edit(|process| own_mut(process, &set).into_iter().for_each(|one| one.kept = kept));
        },
    );
    let remove = button("btn btn--ghost", "close", "Remove").click(move || {
        desk.edit_with_undo("Removed.", |process| {
            let Some((key, place)) = desk::placed(&removed) else { return };
            if let Some(round) = round_mut(process, key).filter(|round| place < round.own_promises.len()) {
                round.own_promises.remove(place);
            }
        });
    });
    el("div")
        .class("card form")
        .add(slot(&id("what"), "What", "text", "", held!(desk.line(key), own, own_mut, what)))
        .add(slot(&id("by"), "By", "date", "", held!(desk.day(key), own, own_mut, by)))
        .add(el("div").class("actions").add(done).add(remove))
        .into()
}

/// What they said comes next, and by when.
fn theirs(desk: Desk, key: &str) -> View {
    use crate::domain::channel::Channel;
    use crate::domain::person::Stage;
    let date = desk.text(
        key,
        |process, key| Some(told(process, key)?.by.to_string()),
        |desk, key, text| {
            let by = if text.is_empty() { None } else { Some(desk::read_day(&text)?) };
            desk.edit(|process| round_mut(process, key).into_iter().for_each(|round| set_date(round, by)));
            Ok(())
        },
    );
    let (read, set, asks) = (key.to_owned(), key.to_owned(), key.to_owned());
    let silent = check(
        "They gave no date",
        move || desk.get().is_some_and(|process| round(&process, &read).is_some_and(|one| one.told == Told::NoDate)),
        move |on| {
            let told = if on { Told::NoDate } else { Told::Unrecorded };
            desk.edit(|process| round_mut(process, &set).into_iter().for_each(|one| one.told.clone_from(&told)));
        },
    );
    let promised = Memo::new(move |_| desk.get().is_some_and(|process| told(&process, &asks).is_some()));
    let key = key.to_owned();
    let rest = move || {
        let stage = desk.pick(
            &key,
            |one, key| desk::place_of(&Stage::ALL, told(one, key)?.stage.as_ref()?),
            |one, key, choice| {
                let stage = desk::chosen(&Stage::ALL, choice);
                told_mut(one, key).into_iter().for_each(|promise| promise.stage = stage);
            },
        );
        let channel = desk.pick(
            &key,
            |one, key| desk::place_of(&Channel::ALL, told(one, key)?.channel.as_ref()?),
            |one, key, choice| {
                let channel = desk::chosen(&Channel::ALL, choice);
                told_mut(one, key).into_iter().for_each(|promise| promise.channel = channel);
            },
        );
        let words = |one: &'static str| one;
        let stages = desk::numbered(Stage::ALL.iter().map(|one| words(one.label())));
        let channels = desk::numbered(Channel::ALL.iter().map(|one| words(one.label())));
        let choose = crate::ui::parts::slot::select;
        View::new()
            .with(
                el("div")
                    .class("field-row")
                    .add(choose("told-stage", "What comes by then?", "Not said", stages, stage))
                    .add(choose("told-channel", "By what?", "Not said", channels, channel)),
            )
            .with(slot("told-words", "Their words", "text", "", held!(desk.line(&key), told, told_mut, words)))
    };
    let hint = "The last day on which their word would be on time.";
    el("div")
        .class("card form")
        .add(el("h3").text("When you will hear"))
        .add(slot("told-by", "The day they named", "date", hint, date))
        .add(el("div").class("actions").add(silent))
        .live(move || promised.get().then(&rest).into())
        .into()
}

fn set_date(round: &mut Round, by: Option<chrono::NaiveDate>) {
    match (by, &mut round.told) {
        (Some(by), Told::Promised(promise)) => promise.by = by,
        (Some(by), told) => *told = Told::Promised(Promise::by(by)),
        (None, Told::Promised(_)) => round.told = Told::Unrecorded,
        (None, _) => {}
    }
}

/// The line below the name of a round: when it was and how many questions are kept.
pub fn about_round(round: &Round, now: NaiveDateTime) -> String {
    let moment = round.schedule.end().map_or_else(|| "No time yet".into(), |end| dates::human(end, now));
    format!("{moment}, {}", words::count(round.questions.len(), "question"))
}
