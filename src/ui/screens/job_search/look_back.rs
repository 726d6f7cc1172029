//! What got better so far, what does you good, and the review once the search is over.

use crate::domain::answers::improved::improved;
use crate::domain::job_search::{Helper, HelperId, JobSearch, helpers, thank_in, thanks};
use crate::domain::process::{Process, Status};
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, Signal};
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::draft_text::draft_text;
use leptos::prelude::*;
use std::sync::Arc;

fn borrowed(all: &[Arc<Process>]) -> Vec<&Process> {
    all.iter().map(|process| &**process).collect()
}

/// What got better, from the record; nothing while there is too little to compare.
pub(super) fn better(app: App) -> View {
    let all = app.outside_trash();
    let said = improved(&borrowed(&all), app.clock.about_now().get());
    let line = |words: &String| el("li").attr("dir", "auto").text(words);
    let list = (!said.is_empty()).then(|| el("ul").class("better").child(said.iter().map(line).collect::<View>()));
    let none = said.is_empty().then(|| note("After four interviews or so, you see here what got better."));
    section("better", "What got better").child(list).child(none).into()
}

/// What does you good after an interview: one of it is offered then. Nothing to tick.
pub(super) fn unwind(app: App) -> El {
    let held = FieldBinding {
        value: Signal::derive(move || {
            app.records
                .job_search()
                .with(|search| search.unwind.iter().map(|line| &**line).collect::<Vec<_>>().join("\n"))
        }),
        write: Callback::new(move |text: String| {
            let mut lines = Vec::new();
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                lines.push(Line::parse(line).map_err(|error| error.to_string())?);
            }
            app.change_search(|search| search.unwind = lines);
            Ok(())
        }),
    };
    let hint = "One per line: the long way home, a call with Jo. After an interview, Today offers you one.";
    section("unwind", "What does you good").child(slot("unwind-list", "Your own short list", "area", hint, held))
}

/// Once the search is over: what you learned, and thanks to all who helped.
pub(super) fn review(app: App) -> View {
    let held = FieldBinding {
        value: Signal::derive(move || app.records.job_search().with(|search| search.learned.to_string())),
        write: Callback::new(move |text: String| {
            let learned = Prose::parse(&text).map_err(|error| error.to_string())?;
            app.change_search(|search| search.learned = learned);
            Ok(())
        }),
    };
    let all = Memo::new(move |_| read(app));
    let keys = move || all.with(|all| all.iter().map(|one| key(&one.id)).collect());
    let rows = keyed_list(keys, move |name| row(app, all, &name));
    let none = dynamic(move || {
        let words = "Referees, contacts and mentors who helped appear here.";
        all.with(Vec::is_empty).then(|| note(words)).into()
    });
    let offers = dynamic(move || {
        let now = app.clock.now().get();
        let all = app.outside_trash();
        let any = all.iter().any(|one| matches!(one.status(now), Status::Open | Status::Offered));
        any.then(|| link("btn btn--ghost", "#/offers", "letter", "Withdraw where you’re still in play")).into()
    });
    let learned = section("learned", "What I learned").child(slot(
        "learned-words",
        "For the next time, in a few lines",
        "area",
        "What worked, what you would do sooner, what you would leave out.",
        held,
    ));
    let thanks = section("helped", "Thanks to all who helped")
        .child(none)
        .child(el("ul").class("rows").child(rows))
        .child(el("div").class("actions").child(offers));
    View::from(learned).with(thanks)
}

fn read(app: App) -> Vec<Helper> {
    let all = app.outside_trash();
    app.records.book().with(|book| {
        app.records.job_search().with(|search: &JobSearch| helpers(&borrowed(&all), &book.profile, search))
    })
}

fn key(id: &HelperId) -> String {
    match id {
        HelperId::Referee(id) => ["referee-", id.as_str()].concat(),
        HelperId::Contact(process, id) => ["contact-", process.as_str(), "-", id.as_str()].concat(),
        HelperId::Mentor(id) => ["mentor-", id.as_str()].concat(),
    }
}

fn row(app: App, all: Memo<Vec<Helper>>, name: &str) -> View {
    let mine = name.to_owned();
    let one = Memo::new(move |_| all.with(|all| all.iter().find(|one| key(&one.id) == mine).cloned()));
    let Some(helper) = one.get_untracked() else { return View::new() };
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(&helper.name))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(&["For ", &*helper.what].concat()));
    let state = dynamic(move || {
        let thanked = one.get().is_some_and(|one| one.thanked);
        let mark = if thanked { Badge::new("done", "check", "Thanked") } else { Badge::new("act", "pen", "To thank") };
        badge(&mark)
    });
    let drafted = helper.clone();
    let text = move || {
        let processes = app.outside_trash();
        let now = app.clock.now().get();
        let won = processes.iter().find(|one| matches!(one.status(now), Status::Accepted | Status::Started));
        thanks(&drafted, won.map(|process| &**process), &app.profile_now().name)
    };
    let draft = draft_text(app, "A letter to send", "Thank you", text);
    let done = dynamic(move || {
        let Some(helper) = one.get().filter(|one| !one.thanked) else { return View::new() };
        let label = ["I thanked them: ", &*helper.name].concat();
        button("btn", "check", "I thanked them")
            .attr("aria-label", &label)
            .click(move || thanked(app, &helper.id))
            .into()
    });
    let head = el("div").class("row row--plain row--tight").child(words).child(state);
    el("li").class("named").child(head).child(draft).child(el("div").class("actions").child(done)).into()
}

fn thanked(app: App, id: &HelperId) {
    let at = app.clock.now().get_untracked();
    for process in untrack(|| app.outside_trash()) {
        app.edit(&process.id, |process| thank_in(process, id, at));
    }
    if let HelperId::Mentor(mentor) = id {
        app.change_search(|search| {
            search.occasions.iter_mut().filter(|one| one.id == *mentor).for_each(|one| one.thanked = Some(at));
        });
    }
}
