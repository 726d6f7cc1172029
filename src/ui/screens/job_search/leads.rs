//! Leads: whatever may become an interview, each with its stage and the next thing to do about it.

use super::next_steps::due;
use crate::device::page;
use crate::device::random::RandomIds;
use crate::domain::id::{EntryId, LeadId, ProcessId};
use crate::domain::iso;
use crate::domain::job_search::{JobSearch, Lead, LeadStage, invite};
use crate::domain::text::Line;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{FieldBinding, New, Picked, new_line, select, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::words;
use leptos::prelude::*;

/// Up to so many closed leads stand at the end of the list; more are folded away.
const FEW: usize = 3;
/// The button that shows and hides them.
const FOLD: &str = "closed-leads";

/// The list as it stands. A lead keeps its place while it is open for changes and moves when it is shut: it must not
/// run away from under the hands of whoever types a day.
#[derive(Clone, Copy)]
struct List {
    app: App,
    shut: RwSignal<usize>,
    unfolded: RwSignal<bool>,
}

/// The keys of the leads that may still lead somewhere, and of the closed ones.
fn order(search: &JobSearch) -> (Vec<String>, Vec<String>) {
    let ids = |leads: Vec<&Lead>| leads.iter().map(|lead| lead.id.to_string()).collect();
    (ids(search.open_leads()), ids(search.closed_leads()))
}

impl List {
    fn settle(self, id: &str) {
        self.shut.update(|times| *times += 1);
        let away = |(_, closed): (Vec<String>, Vec<String>)| FEW < closed.len() && closed.iter().any(|one| one == id);
        if !self.unfolded.get_untracked() && away(untrack(|| self.app.records.job_search().with(order))) {
            page::after_drawing(|| _ = page::focus(&["#", FOLD].concat()));
        }
    }
}

pub(super) fn leads(app: App) -> El {
    let list = List { app, shut: RwSignal::new(0), unfolded: RwSignal::new(false) };
    let there = Memo::new(move |_| {
        let search = app.records.job_search().read();
        search.leads.iter().map(|lead| lead.id.to_string()).collect::<Vec<String>>()
    });
    let ordered = Memo::new(move |_| {
        there.track();
        list.shut.track();
        untrack(|| app.records.job_search().with(order))
    });
    let keys = move || {
        let (mut keys, closed) = ordered.get();
        if list.unfolded.get() || closed.len() <= FEW {
            keys.extend(closed);
        }
        keys
    };
    let fold = dynamic(move || {
        let closed = ordered.with(|(_, closed)| closed.len());
        let fold = button("btn btn--ghost", "", &words::count(closed, "closed lead"))
            .attr("id", FOLD)
            .dynamic_attr("aria-expanded", move || Some(list.unfolded.get().to_string()))
            .click(move || list.unfolded.update(|unfolded| *unfolded = !*unfolded));
        (FEW < closed).then_some(fold).into()
    });
    let add_item = add_item(app);
    let new = New { id: "new-lead", label: "A new lead", one: "lead", placeholder: "Pell & Sons, site manager" };
    let none = dynamic(move || {
        let words = "An opening, someone who may know of one, or a firm you like.";
        there.with(Vec::is_empty).then(|| note(words)).into()
    });
    section("leads", "Other leads")
        .child(none)
        .child(el("ul").class("rows").child(keyed_list(add_item.without(keys), move |id| row(list, id))))
        .child(fold)
        .child(new_line(new, add_item))
}

/// The line for a new lead, which is one from its first letter on.
pub(super) fn add_item(app: App) -> AddItem {
    let add = move |name| {
        let (since, id) = (app.clock.now().get_untracked().date(), LeadId::fresh(&mut RandomIds));
        let key = id.to_string();
        app.change_search(|search| search.leads.push(Lead::named(id, name, since)));
        key
    };
    let rename = move |key: &str, name| change(app, key, |lead| lead.name = name);
    AddItem::of_lines(add, rename, move |key| {
        app.change_search(|search| search.leads.retain(|lead| lead.id.as_str() != key));
    })
}

fn find(app: App, id: &str) -> Option<Lead> {
    let search = app.records.job_search().read();
    search.leads.iter().find(|lead| lead.id.as_str() == id).cloned()
}

fn change(app: App, id: &str, change: impl FnOnce(&mut Lead)) {
    app.change_search(|search| {
        if let Some(lead) = search.leads.iter_mut().find(|lead| lead.id.as_str() == id) {
            change(lead);
        }
    });
}

fn row(list: List, id: String) -> View {
    let app = list.app;
    let name = Signal::derive({
        let id = id.clone();
        move || find(app, &id).map(|lead| lead.shown().to_owned()).unwrap_or_default()
    });
    let text = |read: fn(&Lead) -> String, write: fn(&mut Lead, Line)| {
        let (mine, changed) = (id.clone(), id.clone());
        FieldBinding {
            value: Signal::derive(move || find(app, &mine).map(|lead| read(&lead)).unwrap_or_default()),
            write: Callback::new(move |text: String| {
                let line = Line::parse(&text).map_err(|error| error.to_string())?;
                change(app, &changed, |lead| write(lead, line));
                Ok(())
            }),
        }
    };
    let called = text(|lead| lead.name.to_string(), |lead, line| lead.name = line);
    let next = text(|lead| lead.next.to_string(), |lead, line| lead.next = line);
    let (mine, changed) = (id.clone(), id.clone());
    let by = FieldBinding {
        value: Signal::derive(move || {
            find(app, &mine).and_then(|lead| lead.by).map(|day| day.to_string()).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let day = iso::day(&text).filter(|day| crate::domain::moment::is_in_reach(*day));
            if day.is_some() || text.is_empty() {
                change(app, &changed, |lead| lead.by = day);
            }
            Ok(())
        }),
    };
    let (mine, changed) = (id.clone(), id.clone());
    let stage = Picked {
        chosen: Signal::derive(move || find(app, &mine).map(|lead| place(lead.stage))),
        choose: Callback::new(move |choice: Option<String>| {
            let stage = choice.and_then(|n| LeadStage::ALL.get(n.parse::<usize>().ok()?).copied());
            change(app, &changed, |lead| lead.stage = stage.unwrap_or_default());
        }),
    };
    let stages = LeadStage::ALL.iter().map(|stage| (place(*stage), stage.label().to_owned())).collect();
    let (gone, invited) = (id.clone(), id.clone());
    // Offered once: afterwards there is the way to what it became.
    let became = Memo::new(move |_| find(app, &invited).and_then(|lead| became(app, &lead)));
    let asked = id.clone();
    let invited = dynamic(move || match became.get() {
        Some(process) => {
            let href = ["#", &*Route::Process(process, Segment::Timeline).to_string()].concat();
            link("btn", &href, "next", "To the interview")
                .dynamic_attr("aria-label", move || Some(["To the interview: ", &*name.get()].concat()))
                .into()
        }
        None => {
            let asked = asked.clone();
            button("btn btn--primary", "plus", "They invited me")
                .dynamic_attr("aria-label", move || Some(["They invited me: ", &*name.get()].concat()))
                .click(move || become_interview(app, &asked))
                .into()
        }
    });
    let remove = el("button")
        .attr("type", "button")
        .class("btn btn--ghost")
        .dynamic_attr("aria-label", move || Some(format!("Remove: {}", name.get())))
        .text("Remove")
        .click(move || {
            app.change_search_with_undo("The lead is off the list.", |search| {
                search.leads.retain(|lead| lead.id.as_str() != gone);
            });
            crate::device::page::focus("#new-lead");
        });
    let fields = el("div")
        .class("field-row")
        .child(slot(&format!("lead-{id}-next"), "Next step", "text", "", next))
        .child(slot(&format!("lead-{id}-by"), "By", "date", "", by));
    let body = slot(&format!("lead-{id}-name"), "What it is", "text", "", called)
        .with(select(&format!("lead-{id}-stage"), "Stage", "", stages, stage))
        .with(fields)
        .with(el("div").class("actions").child(invited).child(remove));
    let (mine, other, shut) = (id.clone(), id.clone(), id);
    let summary = el("summary")
        .child(el("span").class("row__title").attr("dir", "auto").dynamic_text(move || name.get()))
        .text(" ")
        .child(el("span").class("row__sub").dynamic(move || find(app, &mine).map(|lead| in_short(&lead, app)).into()))
        .child(small_icon("down"));
    let closed = move || find(app, &other).filter(|lead| lead.stage == LeadStage::Closed).map(|_| String::new());
    let more = el("details").class("lead__more").child(summary).child(body);
    let details = more.element();
    let more = more.on("toggle", move |_| {
        if !details.has_attribute("open") {
            list.settle(&shut);
        }
    });
    el("li").class("lead").dynamic_attr("data-closed", closed).child(more).into()
}

/// The lead is an interview now: written down with what is known of it, its time still to come.
fn become_interview(app: App, id: &str) {
    let Some(lead) = untrack(|| find(app, id).filter(|lead| became(app, lead).is_none())) else { return };
    let (process, round) = app.begin();
    let at = app.clock.now().get_untracked();
    app.edit(&process, |process| invite(process, &lead, EntryId::fresh(&mut RandomIds), at));
    change(app, id, |lead| (lead.stage, lead.process) = (LeadStage::Closed, Some(process.clone())));
    page::go(&Route::Round(process, round).to_string());
}

/// The interview that a lead became.
fn became(app: App, lead: &Lead) -> Option<ProcessId> {
    let all = app.outside_trash();
    lead.became(all.iter().map(|process| &**process)).cloned()
}

fn place(stage: LeadStage) -> String {
    LeadStage::ALL.iter().position(|one| *one == stage).unwrap_or_default().to_string()
}

/// "Applied. Ring Ana, tomorrow", and of a day that has come: "Applied. Ring Ana, was due yesterday".
fn in_short(lead: &Lead, app: App) -> View {
    let now = app.clock.now().get();
    let by = lead.by.map(|day| match lead.stage {
        // Nothing is due any more.
        LeadStage::Closed => View::from(crate::device::dates::human_day(day, now)),
        _ => due(day, now),
    });
    let next = (!lead.next.is_empty()).then(|| View::from(". ").with(el("bdi").text(&lead.next)));
    View::from(lead.stage.label()).with(next).with(by.map(|by| View::from(", ").with(by)))
}
