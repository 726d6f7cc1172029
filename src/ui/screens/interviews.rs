//! Every process, and the way to find one.

use crate::device::{dates, page, return_place};
use crate::domain::agenda::next_thing::{NextThing, next_thing};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::role_names::Names;
use crate::domain::search::Place;
use crate::domain::search::beside::Kind;
use crate::domain::timeline::step::Plan;
use crate::reactive::{Memo, RwSignal};
use crate::route::{Desk, Route, Segment};
use crate::state::interview_list::{Order, Shown, Wish};
use crate::state::search::{Found, search, search_beside};
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::picks;
use crate::ui::kit::dom::{self, El, View, dynamic, el, keyed_list};
use crate::ui::kit::empty::empty;
use crate::ui::kit::field::follow;
use crate::ui::kit::labelled_field::{Picked, select};
use crate::ui::kit::section::{page_head, section};
use crate::ui::shared::status::badge_why;
use crate::ui::shared::status_pill::status_pill;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::mem;
use wasm_bindgen::JsCast;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let find = Find::as_left();
    let found = Memo::new(move |_| find.asked.with(|asked| search(app, asked)));
    let ids = Memo::new(move |_| app.shelved(find.wish(), found.read().as_ref().as_ref()));
    let any = Memo::new(move |_| app.has_any());
    let capture = || link("btn btn--primary", "#/capture", "plus", "Capture an interview");
    // Not below the list, which goes on and on.
    let together = move || {
        let insight = link("btn", "#/insight", "book", "Insight");
        any.get().then(|| View::from(link("btn", "#/waiting", "clock", "Waiting room")).with(insight)).into()
    };
    let actions =
        el("div").class("page-head__actions").dynamic(together).child(el("span").class("only-wide").child(capture()));
    let said = move || match (any.get(), ids.with(Vec::len), find.is_narrow()) {
        (false, ..) => "Nothing here yet.".to_owned(),
        (_, number, false) => words::count(number, "employer"),
        (_, 0, true) => "Nothing found.".to_owned(),
        (_, number, true) => format!("{} found", words::count(number, "employer")),
    };
    let head = page_head(None, "Interviews", "")
        .child(actions)
        .child(el("p").class("page-head__meta page-head__sub").attr("role", "status").dynamic_text(said));
    let more_found = Memo::new(move |_| find.asked.with(|typed| search_beside(app, typed)));
    let nothing = dynamic(move || {
        let start = || {
            empty("interviews", "Your interviews will be here", "Each with its next step and date.", Some(capture()))
        };
        let none = || {
            let all = button("btn", "interviews", "Show all").click(move || find.widen());
            empty("search", "No match", "Try fewer letters, or another word.", Some(all))
        };
        match (any.get(), ids.with(Vec::is_empty)) {
            (false, _) => start(),
            (true, true) if more_found.with(Vec::is_empty) => none(),
            (true, true) => View::new(),
            (true, false) => View::new(),
        }
    });
    let shown = as_needed(find, ids);
    let keys = move || ids.with(|ids| ids.iter().take(shown.get()).cloned().collect());
    let named = RwSignal::new(false);
    page::after_painting(move || named.set(true));
    let names = Memo::new(move |_| if named.get() { app.names() } else { Names::NONE });
    let rows = el("ul").class("rows").child(keyed_list(keys, move |key| row(app, &key, found, names)));
    let more = dynamic(move || further(ids, shown).into());
    let bar = dynamic(move || any.get().then(|| untrack(|| find.bar())).into());
    let elsewhere = dynamic(move || elsewhere(&more_found.get()).into());
    View::new().with(head).with(bar).with(nothing).with(rows).with(more).with(elsewhere)
}

/// What was found beside the interviews, and the way there.
fn elsewhere(found: &[(Kind, String)]) -> Option<El> {
    let row = |(kind, text): &(Kind, String)| {
        let href = match kind {
            Kind::Story => "#/stories?at=stories",
            Kind::Lead | Kind::Occasion | Kind::Learned => "#/search-pulse",
            Kind::Referee => "#/referees",
            Kind::Skill => "#/me",
        };
        let text = el("span").attr("dir", "auto").text(text);
        el("a").attr("href", href).child(el("b").text(kind.label())).text(": ").child(text)
    };
    let rows = || el("div").class("hits").child(found.iter().map(row).collect::<View>());
    (!found.is_empty()).then(|| section("elsewhere", "Elsewhere").child(rows()))
}

/// How many rows are made at a time: enough for two screens, few enough to be made in the blink of an eye.
const ROWS: usize = 16;
/// How many of a list are made before it is seen: a screen of them.
const FIRST: usize = 6;

/// How many rows are on the page: more when the end of them comes near, the first ones when another list is asked for.
fn as_needed(find: Find, ids: Memo<Vec<String>>) -> RwSignal<usize> {
    // Whoever comes back finds as many as there were; else a screen of them is seen first.
    let shown = RwSignal::new(if return_place::returns() { SHOWN.get() } else { FIRST });
    page::after_painting(move || shown.update(|shown| *shown = ROWS.max(*shown)));
    dom::effect(Box::new(move || SHOWN.set(shown.get())));
    let chosen = |choice: RwSignal<Option<String>>| choice.get().unwrap_or_default();
    // What was asked for, not which rows came: a record that moves to the front takes nobody back to the top.
    let asked = Memo::new(move |_| vec![find.asked.get(), chosen(find.shelf), chosen(find.order)]);
    let mut known = false;
    dom::effect(Box::new(move || {
        asked.track();
        if mem::replace(&mut known, true) {
            // Left below what is now a short page, the browser would follow its end down, and all rows with it.
            if page::is_above("#find") {
                page::scroll_to_top();
            }
            shown.set(FIRST);
            page::after_painting(move || shown.update(|shown| *shown = ROWS.max(*shown)));
        }
    }));
    let near = move |_| {
        if shown.get_untracked() < ids.with_untracked(Vec::len) && page::is_near("#further") {
            shown.update(|shown| *shown += ROWS);
        }
    };
    let scrolled = window_event_listener(leptos::ev::scroll, near);
    on_cleanup(move || scrolled.remove());
    shown
}

/// The way to the rows that are not on the page yet, for those who do not scroll.
fn further(ids: Memo<Vec<String>>, shown: RwSignal<usize>) -> Option<El> {
    let known = shown.get();
    let left = ids.with(Vec::len).checked_sub(known).filter(|left| *left > 0)?;
    let words = format!("Show {} more of {left}", left.min(ROWS));
    let more = button("btn btn--block", "down", &words).attr("id", "further").click(move || {
        shown.set(known + ROWS);
        // On to the first of them.
        page::after_drawing(move || {
            page::focus(&format!(".listed:nth-child({}) a", known + 1));
        });
    });
    Some(el("div").class("actions").child(more))
}

/// What is looked for.
#[derive(Clone, Copy)]
struct Find {
    typed: RwSignal<String>,
    /// What was typed, once the letter was seen: looking through a thousand records must not hold up the next one.
    asked: RwSignal<String>,
    shelf: RwSignal<Option<String>>,
    order: RwSignal<Option<String>>,
}

thread_local! {
    // Text, shelf and order as they were left: whoever comes back from an interview finds the same list again.
    static SHOWN: Cell<usize> = const { Cell::new(ROWS) };
    static LEFT: RefCell<(String, [Option<String>; 2])> = RefCell::new((String::new(), [None, Some("0".to_owned())]));
}

impl Find {
    /// As it was left when the list was last on screen.
    fn as_left() -> Self {
        let (typed, [shelf, order]) = LEFT.with_borrow(Clone::clone);
        let (asked, typed) = (RwSignal::new(typed.clone()), RwSignal::new(typed));
        let find = Self { typed, asked, shelf: RwSignal::new(shelf), order: RwSignal::new(order) };
        dom::effect(Box::new(move || {
            let typed = typed.get();
            // The screen may have been left by then, with its signals: setting one that is gone does nothing.
            page::after_painting(move || asked.set(typed));
        }));
        dom::effect(Box::new(move || LEFT.set((find.typed.get(), [find.shelf.get(), find.order.get()]))));
        find
    }

    /// Shows every record again.
    fn widen(self) {
        self.typed.set(String::new());
        self.shelf.set(None);
        page::focus("#find");
    }

    fn wish(self) -> Wish {
        let chosen = |choice: Option<String>| choice.and_then(|choice| choice.parse::<usize>().ok());
        Wish {
            shelf: chosen(self.shelf.get()).and_then(|n| Shown::ALL.get(n)).copied(),
            order: chosen(self.order.get()).and_then(|n| Order::ALL.get(n)).copied().unwrap_or(Order::Latest),
        }
    }

    fn is_narrow(self) -> bool {
        self.shelf.get().is_some() || self.asked.with(|asked| !asked.trim().is_empty())
    }

    fn bar(self) -> El {
        let picked = |choice: RwSignal<Option<String>>| Picked {
            chosen: choice.into(),
            choose: Callback::new(move |chosen| choice.set(chosen)),
        };
        let numbered = |words: Vec<&'static str>| {
            words.into_iter().enumerate().map(|(n, word)| (n.to_string(), word.to_owned())).collect::<Vec<_>>()
        };
        let typed = self.typed;
        let input = el("input")
            .class("input")
            .attr("type", "search")
            .attr("id", "find")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .attr("placeholder", "Employer, person, question, note")
            .on("input", move |event| typed.set(dom::typed(&event)))
            .on("keydown", move |event| {
                if key_of(&event) == "ArrowDown" && page::focus(".listed a") {
                    event.prevent_default();
                }
            });
        follow(&input, typed.into());
        let label = el("label").class("field__label").attr("for", "find").text("Find");
        let shelves = numbered(Shown::ALL.iter().map(|shelf| shelf.label()).collect());
        let orders = numbered(Order::ALL.iter().map(|order| order.label()).collect());
        let row = el("div")
            .class("find__row")
            .child(picks("shelf", "Show only", shelves, picked(self.shelf)))
            .child(select("order", "Order", "", orders, picked(self.order)));
        el("div").class("find").attr("role", "search").child(label).child(input).child(row)
    }
}

fn key_of(event: &web_sys::Event) -> String {
    event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
}

/// A row: the way in, the badge that says why, where something was found, and what came from them.
fn row(app: App, key: &str, found: Memo<Option<Found>>, names: Memo<Names>) -> View {
    let Some(id) = ProcessId::parse(key) else { return View::new() };
    let href = format!("#/interview/{id}");
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let said = Memo::new(move |_| {
        let (process, plan, now) = (process.get()?, plan.get()?, app.clock.now().get());
        let name = names.with(|names| names.line(&process));
        Some((name, subtitle(&process, &plan, now), status_pill(&process, &plan, now)))
    });
    let (shown, hears, mine) = (id.clone(), id.clone(), id.clone());
    let places = Memo::new(move |_| {
        let found = found.read();
        found.as_ref().as_ref().map(|found| found.places(&mine)).unwrap_or_default()
    });
    let content = dynamic(move || {
        let Some((name, sub, state)) = said.get() else { return View::new() };
        let words = el("span")
            .child(el("span").class("row__title").attr("dir", "auto").text(&name))
            .child(el("br"))
            .child(el("span").class("row__sub").attr("dir", "auto").text(&sub));
        let avatar = el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(&name));
        let link = el("a").class("row").attr("href", &href).child(avatar).child(words);
        let id = hears.clone();
        let heard = button("btn btn--icon btn--ghost listed__heard", "mail-open", "")
            .attr("aria-label", &format!("They replied: {name}"))
            .click(move || app.sheets.open(Sheet::Reply(Some(id.clone()))));
        View::new().with(link).with(badge_why(app, &shown, &state)).with(heard)
    });
    let hits = dynamic(move || {
        let places = places.get();
        let hits = places.iter().map(|(place, text)| hit(&id, *place, text));
        (!places.is_empty()).then(|| el("div").class("hits").child(hits.collect::<View>())).into()
    });
    el("li").class("listed").on("keydown", move_on).child(content).child(hits).into()
}

/// The arrows move from row to row.
fn move_on(event: web_sys::Event) {
    let row = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let next = row.and_then(|row| match &*key_of(&event) {
        // From the last one on the page to the next that is made.
        "ArrowDown" if row.next_element_sibling().is_none() => {
            page::place("further")?.dyn_into::<web_sys::HtmlElement>().ok()?.click();
            None
        }
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        _ => None,
    });
    if let Some(link) = next.and_then(|row| row.query_selector("a").ok().flatten()) {
        event.prevent_default();
        dom::focus(&link);
    }
}

/// Where something was found, and the way there.
fn hit(id: &ProcessId, place: Place, text: &str) -> El {
    let segment = |segment| Route::Process(id.clone(), segment);
    let route = match place {
        Place::Person => segment(Segment::People),
        Place::Question | Place::Answer | Place::Notes | Place::Feedback | Place::Gap => segment(Segment::Debrief),
        Place::Contact | Place::Unkept | Place::Preparation => segment(Segment::Timeline),
        Place::Employer | Place::Role | Place::About => segment(Segment::About),
        Place::Referee => Route::Desk(id.clone(), Desk::Referees),
        Place::Acquaintance => Route::Desk(id.clone(), Desk::Contacts),
        Place::Offer => Route::Desk(id.clone(), Desk::Offer),
        Place::AfterNo => Route::Desk(id.clone(), Desk::AfterNo),
        Place::Plan => Route::Desk(id.clone(), Desk::Plan),
        Place::Pay => Route::Desk(id.clone(), Desk::Salary),
    };
    let href = format!("#{route}");
    let text = el("span").attr("dir", "auto").text(text);
    el("a").attr("href", &href).child(el("b").text(place.label())).text(": ").child(text)
}

/// The next thing and its day; where nothing is ahead, the day of the last interview.
fn subtitle(process: &Process, plan: &Plan, now: NaiveDateTime) -> String {
    let day = |at: NaiveDateTime| dates::human_day(at.date(), now);
    let (what, when) = match next_thing(process, plan, now) {
        Some(NextThing::Now(title, by)) => (title, ["by ", &*words::hour(by, now)].concat()),
        Some(NextThing::Late(title)) => (title, "now".to_owned()),
        Some(NextThing::Then(title, at)) => (title, day(at)),
        Some(NextThing::Round(at)) => ("Interview".to_owned(), dates::human(at, now)),
        None => match process.rounds.iter().filter_map(|round| round.schedule.end()).max() {
            Some(last) => ("Last interview".to_owned(), day(last)),
            None => return archived(process).unwrap_or_default(),
        },
    };
    [what, when].into_iter().chain(archived(process)).collect::<Vec<_>>().join(" · ")
}

fn archived(process: &Process) -> Option<String> {
    process.archived.map(|_| "Archived".to_owned())
}
