//! One question: how often it came, each answer with how it went, the best one, and what is done with it.

use super::Page;
use crate::device::{dates, page, random::RandomIds};
use crate::domain::answers::group::{Group, Telling, join, separate};
use crate::domain::answers::practice::Practised;
use crate::domain::answers::story::from_answer;
use crate::domain::id::StoryId;
use crate::domain::question::Grade;
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::{unfold, unfold_item};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::labelled_field::{Picked, select, slot};
use crate::ui::kit::long_list::long_list;
use crate::ui::shared::process_editor::{ProcessEditor, bind, question, question_mut};
use crate::ui::shared::words;
use leptos::prelude::*;

/// How many other questions are offered at most for joining.
const OTHERS: usize = 200;

/// The card.
pub(super) fn card(page: Page, key: &str) -> View {
    let (read, inside) = (key.to_owned(), key.to_owned());
    let face = dynamic(move || page.look(&read, |group| face(page, group)).into());
    let summary = el("summary").class("row row--plain").child(face);
    let wanted = page.wanted.with_value(|round| {
        let group = page.groups.with_untracked(|all| super::weak_of(all, round.as_deref()?));
        group.as_deref() == Some(key)
    });
    let card = unfold_item("entry", summary, Box::new(move || body(page, &inside)));
    // Opened by its attribute, as by a tap: its inside is made then.
    el("li").child(card.maybe("open", wanted.then_some(""))).into()
}

fn face(page: Page, group: &Group) -> View {
    let now = page.app.clock.about_now().get();
    let last = group.tellings.first();
    let often =
        if group.tellings.len() > 1 { format!("Asked {} times. ", group.tellings.len()) } else { String::new() };
    let whose = last.map(|one| [&*one.employer, ", ", &*dates::human_day(one.at.date(), now)].concat());
    let sub = [&*often, "Last: ", &*whose.unwrap_or_default()].concat();
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(group.asked()))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(&sub));
    View::new().with(words).with(el("span").class("person__marks").child(badge(&mark(group))))
}

/// How it stands, in a word and a sign.
fn mark(group: &Group) -> Badge {
    match group.grade() {
        Some(Grade::Rough) if group.wants_better() => Badge::new("act", "pen", "Rough"),
        Some(Grade::Rough) => Badge::new("wait", "redo", "Practise it"),
        Some(Grade::Okay) => Badge::new("", "minus", "Okay"),
        Some(Grade::Strong) => Badge::new("done", "check", "Strong"),
        None => Badge::new("", "minus", "Not rated"),
    }
}

fn body(page: Page, key: &str) -> View {
    let (best_of, told, acts, others) = (key.to_owned(), key.to_owned(), key.to_owned(), key.to_owned());
    let best = Memo::new(move |_| page.look(&best_of, best).flatten());
    let best = dynamic(move || best.get().map(|(from, words)| shown_best(&from, &words)).into());
    let keys = Memo::new(move |_| {
        page.look(&told, |group| group.tellings.iter().map(|one| one.question.to_string()).collect())
            .unwrap_or_default()
    });
    let mine = key.to_owned();
    let list = ["tellings-", key].concat();
    let tellings = long_list(&list, el("ul").class("tellings"), keys, move |question| telling(page, &mine, &question));
    View::from(
        el("div")
            .class("form entry__form")
            .child(best)
            .child(tellings)
            .child(actions(page, &acts))
            .child(dynamic(move || same_as(page, &others))),
    )
}

/// The best answer so far, and where it is from.
fn best(group: &Group) -> Option<(String, String)> {
    let (from, words) = group.best()?;
    let planned = from.better == words;
    let said = if planned { "What you’d say now" } else { "What you said" };
    Some(([said, ": ", &*from.employer].concat(), words.to_owned()))
}

fn shown_best(from: &str, words: &str) -> El {
    el("div")
        .class("best-answer")
        .child(el("h3").text("Best answer so far"))
        .child(el("p").class("best-answer__words").attr("dir", "auto").text(words))
        .child(el("p").class("row__sub").attr("dir", "auto").text(from))
}

/// One telling: what was said then, and what to say next time.
fn telling(page: Page, group: &str, key: &str) -> View {
    let (group, key) = (group.to_owned(), key.to_owned());
    let found = page.look(&group, |all| {
        let one = all.tellings.iter().find(|one| one.question.as_str() == key)?;
        Some((one.clone(), all.asked() != one.asked, all.tellings.first().is_some_and(|first| first == one)))
    });
    let Some((one, in_other_words, newest)) = found.flatten() else { return View::new() };
    let editor = ProcessEditor::new(page.app, &one.process);
    let now = page.app.clock.now().get_untracked();
    let who = one.by.iter().cloned().chain([one.employer.clone(), dates::human_day(one.at.date(), now)]);
    let head = who.collect::<Vec<_>>().join(", ");
    let grade = one.grade.map(|grade| [" ", grade.label(), "."].concat()).unwrap_or_default();
    let debrief = ["#", &*Route::Process(one.process.clone(), Segment::Debrief).to_string(), "?at=asked"].concat();
    let other_words = in_other_words.then(|| el("p").attr("dir", "auto").text(&["“", &*one.asked, "”"].concat()));
    let said = (!one.answer.is_empty()).then(|| {
        el("p").class("telling__words").attr("dir", "auto").child(el("b").text("You said: ")).text(&one.answer)
    });
    let reaction = (!one.reaction.is_empty())
        .then(|| el("p").class("row__sub").attr("dir", "auto").text(&["They: ", &*one.reaction].concat()));
    // The work of a step of this round leads to its first weak answer.
    let wanted = page.wanted.with_value(|round| round.as_deref() == Some(one.round.as_str()));
    let at = wanted.then(|| ["round-", one.round.as_str()].concat());
    // An old answer that went well asks for nothing.
    let asks = newest || wanted || !one.better.is_empty() || one.grade == Some(Grade::Rough);
    let better = asks.then(|| {
        let held = bind!(editor.prose(&key), question, question_mut, better);
        let field = slot(&["better-", &*key].concat(), "Next time I would say", "area", "", held);
        el("div").maybe("data-at", at.as_deref()).child(field)
    });
    let stories = story_told(page, editor, &key);
    let apart = {
        let (group, key) = (group, one.question.clone());
        // Each button says which one it means.
        let label = ["This is another question: ", &*head].concat();
        dynamic(move || {
            let many = page.look(&group, |all| all.tellings.len() > 1).unwrap_or_default();
            let (group, key) = (group.clone(), key.clone());
            many.then(|| {
                button("btn btn--ghost", "", "This is another question")
                    .attr("aria-label", &label)
                    .click(move || part(page, &group, &key))
            })
            .into()
        })
    };
    let link = el("a")
        .class("link link-row")
        .attr("href", &debrief)
        .attr("aria-label", &["Under Look back: ", &*head].concat())
        .text("Under Look back");
    el("li")
        .class("telling")
        .child(el("p").child(el("strong").attr("dir", "auto").text(&head)).text(".").text(&grade))
        .child(other_words)
        .child(said)
        .child(reaction)
        .child(better)
        .child(stories)
        .child(el("div").class("actions").child(apart).child(link))
        .into()
}

fn part(page: Page, group: &str, telling: &crate::domain::id::QuestionId) {
    let Some(group) = untrack(|| page.group(group)) else { return };
    page.app.change_search_with_undo("It stands by itself now.", |search| separate(search, &group, telling));
}

/// Which story was told.
fn story_told(page: Page, editor: ProcessEditor, key: &str) -> View {
    let picked = editor.pick(
        key,
        |process, key| question(process, key)?.story.as_ref().map(ToString::to_string),
        |process, key, choice| {
            let story = choice.and_then(|choice| StoryId::parse(&choice));
            question_mut(process, key).into_iter().for_each(|one| one.story.clone_from(&story));
        },
    );
    let id = ["story-of-", key].concat();
    let titles = Memo::new(move |_| {
        page.app.records.job_search().with(|search| {
            search.stories.iter().map(|one| (one.id.to_string(), one.shown().to_owned())).collect::<Vec<_>>()
        })
    });
    dynamic(move || {
        let titles = titles.get();
        (!titles.is_empty()).then(|| untrack(|| select(&id, "The story I told", "None of them", titles, picked))).into()
    })
}

fn actions(page: Page, key: &str) -> El {
    let (read, start, make) = (key.to_owned(), key.to_owned(), key.to_owned());
    let practise = dynamic(move || {
        let words = "Practise this one";
        let label = |group: &Group| (!group.is_practised()).then(|| [words, ": ", group.asked()].concat());
        let Some(label) = page.look(&read, label).flatten() else { return View::new() };
        let (start, app) = (start.clone(), page.app);
        button("btn", "redo", words)
            .attr("aria-label", &label)
            .click(move || {
                let first = |group: &Group| group.tellings.first().map(|one| one.question.to_string());
                let Some(first) = untrack(|| page.look(&start, first)).flatten() else { return };
                // As if it had gone badly yesterday: it is due today.
                let at = crate::domain::moment::plus_minutes(app.clock.now().get_untracked(), -24 * 60);
                app.change_search_with_undo("It is on your practice list.", |search| {
                    search.practice.insert(first, Practised { at, step: 0 });
                });
            })
            .into()
    });
    let asked = untrack(|| page.look(key, |group| group.asked().to_owned())).unwrap_or_default();
    let label = ["Make a story of it: ", &*asked].concat();
    let story = button("btn", "plus", "Make a story of it").attr("aria-label", &label).click(move || {
        if let Some(group) = untrack(|| page.group(&make)) {
            make_story(page, &group);
        }
    });
    el("div").class("actions").child(practise).child(story)
}

/// Makes a story of the best answer, or of the latest.
fn make_story(page: Page, group: &Group) {
    let answered = group.tellings.iter().find(|one| !one.answer.is_empty() || !one.better.is_empty());
    let from: Option<&Telling> = group.best().map(|(from, _)| from).or(answered).or(group.tellings.first());
    let Some(from) = from else { return };
    let Some(process) = page.app.process_now(&from.process) else { return };
    let Some(told) = question(&process, from.question.as_str()) else { return };
    let id = StoryId::fresh(&mut RandomIds);
    let story = from_answer(id.clone(), told);
    let has = |id: &StoryId| {
        page.app.records.job_search().with_untracked(|search| search.stories.iter().any(|one| one.id == *id))
    };
    // A story that is named there stays named.
    let free = told.story.as_ref().is_none_or(|told| !has(told));
    page.app.change_search(|search| search.stories.push(story));
    if free {
        page.app.edit(&from.process, |process| {
            question_mut(process, from.question.as_str()).into_iter().for_each(|one| one.story = Some(id.clone()));
        });
    }
    page.app.messages.say("It is one of your stories. Sort it into its four parts.".to_owned());
    let field = ["story-title-", id.as_str()].concat();
    page::after_drawing(move || {
        page::reach(&field);
    });
}

/// The control by which the user says that two groups are one question in other words.
fn same_as(page: Page, key: &str) -> View {
    let others: Vec<(String, String)> = page.groups.with(|all| {
        all.iter()
            .filter(|one| one.key != key)
            .take(OTHERS)
            .map(|one| (one.key.clone(), one.asked().to_owned()))
            .collect()
    });
    if others.is_empty() {
        return View::new();
    }
    let mine = key.to_owned();
    let choose = Callback::new(move |choice: Option<String>| {
        let pair = untrack(|| page.group(&mine).zip(page.group(&choice?)));
        if let Some((one, other)) = pair {
            page.app.change_search_with_undo("They are one question now.", |search| join(search, &one, &other));
        }
    });
    let picked = Picked { chosen: crate::reactive::Signal::derive(|| None), choose };
    let id = ["same-", key].concat();
    let count = words::count(others.len(), "other question");
    let inside = move || select(&id, "It asks the same as", "Choose a question", others, picked);
    unfold("more", el("summary").text(&["The same as one of ", &*count, "?"].concat()), Box::new(inside)).into()
}
