//! The frame of every screen: navigation, the page itself, messages.

use crate::device::page;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::state::sheets::Sheet;
use crate::state::{App, PASSING, Toast, app};
use crate::storage::loss::Loss;
use crate::storage::{Access, SaveState};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, each, effect, el, live};
use crate::ui::kit::icon::icon;
use crate::ui::kit::sheet;
use crate::ui::screens::{self, Place, Title, lazy, reminding};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words;
use leptos::prelude::*;

/// The whole page.
pub fn shell() -> View {
    let app = app();
    let route = RwSignal::new(Route::parse(&page::hash()));
    let visit = StoredValue::new(0_usize);
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        visit.update_value(|visit| *visit += 1);
        route.set(Route::parse(&page::hash()));
    });
    on_cleanup(move || listener.remove());
    Effect::new(move |earlier: Option<String>| {
        let route = route.get();
        let address = address(&route, visit);
        if earlier.is_some_and(|earlier| earlier != address) {
            page::scroll_to_top();
            page::focus("#main");
            page::focus_heading();
        }
        page::set_title(&title(app, screens::screen(route).title));
        address
    });
    let skip = el("a").class("skip-link").attr("href", "#main").text("Skip to content").on("click", |event| {
        event.prevent_default();
        page::focus("#main");
    });
    let main =
        el("main").class("main").attr("id", "main").attr("tabindex", "-1").add(live(move || banners(app))).add(each(
            // One part for each address: nothing of one screen, such as an opened disclosure, is carried into the next.
            move || vec![route.with(|route| address(route, visit))],
            move |_| (screens::screen(route.get_untracked()).make)(),
        ));
    let main = main.add(anywhere(app, route)).live_attr("data-said", move || app.toast.get().map(|_| String::new()));
    let frame = el("div")
        .live_attr("class", move || {
            let focused = matches!(route.get(), Route::Capture | Route::Round(..));
            Some(if focused { "app app--focus" } else { "app" }.into())
        })
        .add(navigation(app, route))
        .add(main);
    let messages = el("div").attr("role", "status").live(move || app.toast.get().map(|said| toast(app, said)).into());
    sheets(app);
    View::new().with(skip).with(frame).with(messages).with(reminding::run(app, lazy::notifying))
}

/// What can be noted from any screen, at its end; a wide page has it beside all screens.
fn anywhere(app: App, route: RwSignal<Route>) -> El {
    // These have it among their own things, or are in a hurry.
    let own =
        move || matches!(route.get(), Route::Today | Route::Search | Route::More | Route::Capture | Route::Round(..));
    let words = el("div").class("actions anywhere only-phone").live_attr("hidden", move || own().then(String::new));
    words.add(note_done(app))
}

fn note_done(app: App) -> El {
    button("btn btn--ghost", "plus", "Note something done").click(move || app.sheets.open(Sheet::Log))
}

/// A new interview is another one at each visit: what is typed into it must not go into the one begun before.
fn address(route: &Route, visit: StoredValue<usize>) -> String {
    match route {
        Route::Unknown => "?".into(),
        Route::Capture => format!("{route} {}", visit.get_value()),
        _ => route.to_string(),
    }
}

fn title(app: App, title: Title) -> String {
    let name = |id| app.process_now(id).map(|process| process.shown().to_owned());
    let page = match &title {
        Title::None => None,
        Title::Plain(title) => Some((*title).to_owned()),
        Title::Process(id) => name(id),
        Title::Letter(id) => name(id).map(|name| format!("Letter, {name}")),
        Title::Playbook(id) => app.own_playbook(id).map(|own| own.name.to_string()),
    };
    page.map_or_else(|| "Afterword".to_owned(), |page| format!("{page} · Afterword"))
}

/// Shows the sheets that can be opened from several screens.
fn sheets(app: App) {
    // A sheet lives until it is closed, not until the next one is asked for.
    let outer = Owner::current().unwrap_or_default();
    effect(Box::new(move || {
        let Some(opened) = app.sheets.opened() else { return };
        outer.with(|| match opened {
            Sheet::Reply(id) => sheet::show("What did they say?", move |open| lazy::heard(app, id.clone(), open)),
            Sheet::Message(id) => sheet::show("What did you send?", move |open| lazy::wrote(app, id.clone(), open)),
            Sheet::Snooze(id, steps) => {
                sheet::show("Put it off", move |open| lazy::put_off(app, id.clone(), steps.clone(), open));
            }
            Sheet::Log => sheet::show("What have you done?", move |open| lazy::noting(app, open)),
        });
    }));
}

/// The most that the badge counts.
const MOST_COUNTED: usize = 99;

fn navigation(app: App, route: RwSignal<Route>) -> View {
    let item = move |place: Place, href: &'static str, icon_name: &str, word: &str| {
        let current = move || (screens::screen(route.get()).place == place).then(|| "page".into());
        el("a")
            .class("nav__item")
            .attr("href", href)
            .live_attr("aria-current", current)
            .add(icon(icon_name))
            .add(el("span").text(word))
    };
    let count = app.due_count();
    let counted = live(move || {
        let number = count.get();
        let words = |text: &str| el("span").class("visually-hidden").text(text);
        // The badge holds two figures; who has it read out hears the whole number.
        let seen = if number > MOST_COUNTED { "99+".to_owned() } else { number.to_string() };
        let seen = el("span").attr("aria-hidden", "true").text(&seen);
        let count = || el("span").class("nav__count").add(words(&format!(", {number} to do"))).add(seen);
        (number > 0).then(count).into()
    });
    let items = [
        item(Place::Today, "#/", "today", "Today").add(counted),
        item(Place::Interviews, "#/interviews", "interviews", "Interviews"),
        item(Place::More, "#/more", "more", "More"),
    ];
    // From every screen; where it is that of one interview, of that one.
    let heard = el("button")
        .attr("type", "button")
        .class("nav__item nav__heard")
        .add(icon("mail-open"))
        .add(el("span").text("Heard back"))
        .click(move || app.sheets.open(Sheet::Reply(route.with_untracked(|route| route.process().cloned()))));
    let mark =
        el("img").class("nav__mark").attr("src", "icon.svg").attr("alt", "").attr("width", "34").attr("height", "34");
    let label = el("span").class("nav__capture-label").text("Capture interview");
    el("nav")
        .class("nav")
        .attr("aria-label", "Main")
        .add(el("a").class("nav__brand").attr("href", "#/").add(mark).text("Afterword"))
        .add(el("ul").class("nav__list").add(items.into_iter().map(|item| el("li").add(item)).collect::<View>()))
        .add(heard)
        .add(el("a").class("nav__capture").attr("href", "#/capture").add(icon("plus")).add(label))
        .add(note_done(app).class("btn btn--ghost only-wide"))
        .add(el("div").class("nav__foot").add(save_state(app)))
        .into()
}

fn banner(tone: &str, icon_name: &str, title: &str, text: &str, action: Option<El>) -> El {
    el("div")
        .class("banner")
        .attr("data-tone", tone)
        .add(icon(icon_name))
        .add(el("p").class("banner__title").text(title))
        .add(el("p").text(text))
        .add(action.map(|action| el("div").class("actions").add(action)))
}

fn banners(app: App) -> View {
    let access = app.access.get();
    let blocked = (access != Access::Open).then(|| {
        // What gets shorter can still be saved when the space is used up.
        let title = if access == Access::Full { "The space is used up" } else { "Nothing can be saved just now" };
        banner("stop", "alert", title, &access.to_string(), None).attr("role", "alert")
    });
    let unsaved = match app.saving.get() {
        SaveState::NotSaved(error) => {
            let rescue = button("btn", "export", "Download everything").click(move || app.download_everything());
            Some(banner("stop", "unsaved", "NOT saved", &error.to_string(), Some(rescue)).attr("role", "alert"))
        }
        _ => None,
    };
    let (damaged, sound) = app.unreadable.with(|all| (all.len(), all.iter().all(|one| one.is_newer())));
    let damaged = (damaged > 0).then(|| {
        let records = words::count(damaged, "record");
        let title = match sound {
            true => format!("A newer version saved {records}."),
            false => format!("{records} could not be read."),
        };
        let look = link("btn", "#/more", "info", "Look at it");
        banner("act", "alert", &title, "Nothing was changed or deleted. The rest works as usual.", Some(look))
    });
    // The page loads again for it, which would take what could not be saved: that comes first.
    let newer = (app.newer.get() && unsaved.is_none()).then(|| {
        let change = button("btn", "redo", "Use it now").click(crate::device::update::apply);
        banner(
            "wait",
            "info",
            "A new version is ready.",
            "What you wrote stays as it is. The page loads again.",
            Some(change),
        )
    });
    View::new().with(blocked).with(unsaved).with(damaged).with(lost(app)).with(newer)
}

/// What the browser threw away, if it did.
fn lost(app: App) -> Option<El> {
    let lost = app.loss.get()?;
    let (title, way, word) = match lost {
        Loss::Everything(_) => ("Your interviews are gone from this device.", "Put a backup back", "Go on without"),
        Loss::OnePlace => ("Everything is here, but it was close.", "Make a backup", "Understood"),
    };
    let accept = button("btn", "", word).click(move || app.accept_loss());
    let actions = el("div").class("actions").add(link("btn btn--primary", "#/data", "import", way)).add(accept);
    Some(banner("act", "alert", title, &lost.to_string(), None).add(actions).attr("role", "alert"))
}

fn toast(app: App, said: Toast) -> El {
    let undo = said.undo.map(|before| button("btn", "", "Undo").click(move || app.restore(before.clone())));
    let close = button("btn btn--icon toast__close", "close", "").attr("aria-label", "Dismiss");
    // It asks for nothing, so it does not stay in the way.
    let passing = (said.text == PASSING).then_some("");
    el("div")
        .class("toast")
        .maybe("data-passing", passing)
        .add(el("span").text(&said.text))
        .add(undo)
        .add(close.click(move || app.toast.set(None)))
}
