//! The stories you tell, in four parts each, with tags and where they were told.

use super::Page;
use crate::device::{dates, page, random::RandomIds};
use crate::domain::answers::story::{Part, Story, told};
use crate::domain::id::StoryId;
use crate::domain::process::Process;
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, Signal};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{FieldBinding, New, new_line, slot};
use crate::ui::kit::section::{self, note};
use crate::ui::shared::words;
use leptos::prelude::*;

/// The section.
pub(super) fn section(page: Page) -> El {
    let app = page.app;
    let keys = Memo::new(move |_| {
        app.records.job_search().with(|search| search.stories.iter().map(|one| one.id.to_string()).collect::<Vec<_>>())
    });
    let add_item = add_item(app);
    let none = dynamic(move || {
        let words = "Five or six good stories answer most questions. Tell each one to a person once.";
        keys.with(Vec::is_empty).then(|| note(words)).into()
    });
    let new = New { id: "new-story", label: "A new story", one: "story", placeholder: "The depot move in nine weeks" };
    section::section("stories", "Your stories")
        .attr("data-at", "stories")
        .child(none)
        .child(
            el("ul").class("rows").child(keyed_list(add_item.without(move || keys.get()), move |key| card(app, &key))),
        )
        .child(new_line(new, add_item))
}

fn find(app: App, key: &str) -> Option<Story> {
    app.records.job_search().with(|search| search.stories.iter().find(|one| one.id.as_str() == key).cloned())
}

fn change(app: App, key: &str, change: impl FnOnce(&mut Story)) {
    app.change_search(|search| {
        if let Some(one) = search.stories.iter_mut().find(|one| one.id.as_str() == key) {
            change(one);
        }
    });
}

fn add_item(app: App) -> AddItem {
    AddItem::of_lines(
        move |title| {
            let id = StoryId::fresh(&mut RandomIds);
            let key = id.to_string();
            app.change_search(|search| search.stories.push(Story::titled(id, title)));
            key
        },
        move |key, title| change(app, key, |one| one.title = title),
        move |key| app.change_search(|search| search.stories.retain(|one| one.id.as_str() != key)),
    )
}

fn card(app: App, key: &str) -> View {
    let (read, mine) = (key.to_owned(), key.to_owned());
    let face = dynamic(move || {
        let Some(story) = find(app, &read) else { return View::new() };
        let processes = app.outside_trash();
        let borrowed: Vec<&Process> = processes.iter().map(|process| &**process).collect();
        let times = told(&story.id, &borrowed).len();
        let told =
            if times == 0 { "Not told yet".to_owned() } else { ["Told ", &*words::count(times, "time")].concat() };
        let missing = story.missing();
        let open = match missing.as_slice() {
            [] => String::new(),
            all if all.len() == Part::ALL.len() => ". Still to write".to_owned(),
            [first, ..] => [". Still open: ", &*first.label().to_lowercase()].concat(),
        };
        let tags = story.tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join(", ");
        let tags = if tags.is_empty() { String::new() } else { [". ", &*tags].concat() };
        el("span")
            .child(el("span").class("row__title").attr("dir", "auto").text(story.shown()))
            .child(el("br"))
            .child(el("span").class("row__sub").attr("dir", "auto").text(&[&*told, &*open, &*tags].concat()))
            .into()
    });
    let summary = el("summary").class("row row--plain row--tight").child(face);
    el("li").child(unfold("entry", summary, Box::new(move || fields(app, &mine)))).into()
}

fn fields(app: App, key: &str) -> View {
    let id = |what: &str| ["story-", what, "-", key].concat();
    let (told_where, gone) = (key.to_owned(), key.to_owned());
    let part = |part: Part| slot(&id(part.label()), part.label(), "area", part.hint(), prose(app, key, part));
    let remove = button("btn btn--ghost", "close", "Remove this story").click(move || {
        app.change_search_with_undo("The story is removed.", |search| {
            search.stories.retain(|one| one.id.as_str() != gone);
        });
        page::focus("#new-story");
    });
    el("div")
        .class("form entry__form")
        .child(slot(&id("title"), "What you call it", "text", "", title(app, key)))
        .child(Part::ALL.into_iter().map(part).collect::<View>())
        .child(slot(
            &id("tags"),
            "What it shows",
            "text",
            "Words with commas between them: conflict, figures.",
            tags(app, key),
        ))
        .child(dynamic(move || where_told(app, &told_where)))
        .child(el("div").class("actions").child(remove))
        .into()
}

fn title(app: App, key: &str) -> FieldBinding {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    FieldBinding {
        value: Signal::derive(move || find(app, &mine).map(|one| one.title.to_string()).unwrap_or_default()),
        write: Callback::new(move |text: String| {
            let line = Line::parse(&text).map_err(|error| error.to_string())?;
            change(app, &changed, |one| one.title = line);
            Ok(())
        }),
    }
}

fn prose(app: App, key: &str, part: Part) -> FieldBinding {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    FieldBinding {
        value: Signal::derive(move || find(app, &mine).map(|one| one.part(part).to_string()).unwrap_or_default()),
        write: Callback::new(move |text: String| {
            let words = Prose::parse(&text).map_err(|error| error.to_string())?;
            change(app, &changed, |one| *one.part_mut(part) = words);
            Ok(())
        }),
    }
}

fn tags(app: App, key: &str) -> FieldBinding {
    let (mine, changed) = (key.to_owned(), key.to_owned());
    let joined = |one: &Story| one.tags.iter().map(|tag| &**tag).collect::<Vec<_>>().join(", ");
    FieldBinding {
        value: Signal::derive(move || find(app, &mine).map(|one| joined(&one)).unwrap_or_default()),
        write: Callback::new(move |text: String| {
            let mut tags = Vec::new();
            for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
                tags.push(Line::parse(tag).map_err(|error| error.to_string())?);
            }
            change(app, &changed, |one| one.tags = tags);
            Ok(())
        }),
    }
}

/// Who has heard it: nobody should hear it twice.
fn where_told(app: App, key: &str) -> View {
    let Some(id) = StoryId::parse(key) else { return View::new() };
    let (processes, now) = (app.outside_trash(), app.clock.about_now().get());
    let borrowed: Vec<&Process> = processes.iter().map(|process| &**process).collect();
    let rows: Vec<El> = told(&id, &borrowed)
        .into_iter()
        .map(|(process, round, question)| {
            let by = question.by.as_ref().and_then(|id| process.person(id)).map(|person| person.shown().to_owned());
            let at = round.schedule.end().unwrap_or(process.created);
            let parts = by.into_iter().chain([process.display_name().to_owned(), dates::human_day(at.date(), now)]);
            let href = ["#", &*Route::Process(process.id.clone(), Segment::Debrief).to_string(), "?at=asked"].concat();
            let link = el("a").class("link").attr("href", &href).attr("dir", "auto");
            el("li").child(link.text(&parts.collect::<Vec<_>>().join(", ")))
        })
        .collect();
    if rows.is_empty() {
        return note("Say at a question that you told it there. Then you see here who knows it.");
    }
    View::from(el("p").class("field__label").text("Who has heard it"))
        .with(el("ul").class("tellings").child(rows.into_iter().collect::<View>()))
}
