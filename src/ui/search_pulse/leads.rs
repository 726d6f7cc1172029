//! Leads: whatever may become an interview, each with its stage and the next thing to do about it.

use crate::device::random::RandomIds;
use crate::domain::id::LeadId;
use crate::domain::iso;
use crate::domain::pulse::{Lead, LeadStage};
use crate::domain::text::Line;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::App;
use crate::ui::dom::{El, View, each, el, live};
use crate::ui::parts::adder::Growing;
use crate::ui::parts::icon::small_icon;
use crate::ui::parts::section::{note, section};
use crate::ui::parts::slot::{Held, New, Picked, new_line, select, slot};
use leptos::prelude::*;

pub(super) fn leads(app: App) -> El {
    let keys = Memo::new(move |_| {
        let search = app.search.read();
        search.leads.iter().map(|lead| lead.id.to_string()).collect::<Vec<String>>()
    });
    let growing = growing(app);
    let new = New { id: "new-lead", label: "A new lead", one: "lead", placeholder: "Pell & Sons, site manager" };
    let none = live(move || {
        let words = "An opening you saw, a person who may know of one, a firm you would like to work for.";
        keys.get().is_empty().then(|| note(words)).into()
    });
    section("leads", "Other leads")
        .add(none)
        .add(el("ul").class("rows").add(each(growing.without(move || keys.get()), move |id| row(app, id))))
        .add(new_line(new, growing))
}

/// The line for a new lead, which is one from its first letter on.
pub(super) fn growing(app: App) -> Growing {
    let named = |text: &str| Line::parse(text).map_err(|error| error.to_string());
    let add = move |text: String| {
        let name = named(&text)?;
        let (since, id) = (app.now.get_untracked().date(), LeadId::fresh(&mut RandomIds));
        let key = id.to_string();
        let (stage, next, by) = (LeadStage::Found, Line::default(), None);
        app.change_search(|search| search.leads.push(Lead { id, name, stage, next, by, since }));
        Ok(key)
    };
    let rename = move |(key, text): (String, String)| {
        let name = named(&text)?;
        change(app, &key, |lead| lead.name = name);
        Ok(())
    };
    Growing {
        typing: RwSignal::new(None),
        add: Callback::new(add),
        change: Callback::new(rename),
        discard: Callback::new(move |key: String| {
            app.change_search(|search| search.leads.retain(|lead| lead.id.as_str() != key));
        }),
    }
}

fn find(app: App, id: &str) -> Option<Lead> {
    let search = app.search.read();
    search.leads.iter().find(|lead| lead.id.as_str() == id).cloned()
}

fn change(app: App, id: &str, change: impl FnOnce(&mut Lead)) {
    app.change_search(|search| {
        if let Some(lead) = search.leads.iter_mut().find(|lead| lead.id.as_str() == id) {
            change(lead);
        }
    });
}

fn row(app: App, id: String) -> View {
    let name = Signal::derive({
        let id = id.clone();
        move || find(app, &id).map(|lead| lead.name.to_string()).unwrap_or_default()
    });
    let text = |read: fn(&Lead) -> String, write: fn(&mut Lead, Line)| {
        let (mine, changed) = (id.clone(), id.clone());
        Held {
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
    let by = Held {
        value: Signal::derive(move || {
            find(app, &mine).and_then(|lead| lead.by).map(|day| day.to_string()).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let day = iso::day(&text).filter(|day| crate::domain::calendar_file::is_in_reach(*day));
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
    let gone = id.clone();
    let remove = el("button")
        .attr("type", "button")
        .class("btn btn--ghost")
        .live_attr("aria-label", move || Some(format!("Remove: {}", name.get())))
        .text("Remove")
        .click(move || {
            app.change_search_with_undo("The lead is off the list.", |search| {
                search.leads.retain(|lead| lead.id.as_str() != gone);
            });
            crate::device::page::focus("#new-lead");
        });
    let fields = el("div")
        .class("field-row")
        .add(slot(&format!("lead-{id}-next"), "Next step", "text", "", next))
        .add(slot(&format!("lead-{id}-by"), "By", "date", "", by));
    let body = slot(&format!("lead-{id}-name"), "What it is", "text", "", called)
        .with(select(&format!("lead-{id}-stage"), "Stage", "", stages, stage))
        .with(fields)
        .with(el("div").class("actions").add(remove));
    let (mine, other) = (id.clone(), id);
    let summary = el("summary")
        .add(el("span").class("row__title").attr("dir", "auto").live_text(move || name.get()))
        .text(" ")
        .add(el("span").class("row__sub").attr("dir", "auto").live_text(move || {
            let lead = find(app, &mine);
            lead.map(|lead| in_short(&lead, app)).unwrap_or_default()
        }))
        .add(small_icon("down"));
    let closed = move || find(app, &other).filter(|lead| lead.stage == LeadStage::Closed).map(|_| String::new());
    el("li")
        .class("lead")
        .live_attr("data-closed", closed)
        .add(el("details").class("lead__more").add(summary).add(body))
        .into()
}

fn place(stage: LeadStage) -> String {
    LeadStage::ALL.iter().position(|one| *one == stage).unwrap_or_default().to_string()
}

/// "Applied. Ring Ana, tomorrow."
fn in_short(lead: &Lead, app: App) -> String {
    let by = lead.by.map(|day| crate::device::dates::human_day(day, app.now.get()));
    match (lead.next.is_empty(), by) {
        (true, None) => lead.stage.label().to_owned(),
        (true, Some(by)) => format!("{}, {by}", lead.stage.label()),
        (false, None) => format!("{}. {}", lead.stage.label(), lead.next),
        (false, Some(by)) => format!("{}. {}, {by}", lead.stage.label(), lead.next),
    }
}
