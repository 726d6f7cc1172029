//! The frame of every screen: navigation, the page itself, messages.

use crate::device::dates::{self, Style};
use crate::device::{clock, page, return_place};
use crate::domain::clock_doubt::ClockDoubt;
use crate::reactive::{Memo, RwSignal};
use crate::route::Route;
use crate::state::messages::Message;
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::storage::sync::loss::Loss;
use crate::storage::{Access, SaveError, SaveState};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, effect, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::menu;
use crate::ui::kit::sheet;
use crate::ui::screens::{self, Place, Title, lazy, notifications};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words;
use leptos::prelude::*;

/// The whole page.
pub fn shell() -> View {
    let app = app();
    let route = RwSignal::new(Route::parse(&page::hash()));
    let visit = StoredValue::new(0_usize);
    let just_said = StoredValue::new(false);
    let return_to = StoredValue::new(None);
    return_place::start();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        let place = return_place::moved();
        let comes_back = place.is_some();
        return_to.set_value(place);
        visit.update_value(|visit| *visit += 1);
        route.set(Route::parse(&page::hash()));
        if !comes_back {
            lead(app, PATIENCE);
        }
    });
    lead(app, PATIENCE);
    on_cleanup(move || listener.remove());
    Effect::new(move |earlier: Option<String>| {
        let route = route.get();
        let address = address(&route, visit);
        if earlier.is_some_and(|earlier| earlier != address) {
            // What was said belongs to the screen it was said on, or to the one that it led to.
            if !just_said.get_value() {
                app.messages.close();
            }
            page::scroll_to_top();
            page::focus("#main");
            page::focus_heading();
            if let Some(place) = return_to.try_update_value(Option::take).flatten() {
                return_place::restore(place);
            }
        }
        page::set_title(&title(app, screens::screen(route).title));
        address
    });
    let skip = el("a").class("skip-link").attr("href", "#main").text("Skip to content").on("click", |event| {
        event.prevent_default();
        page::focus("#main");
    });
    let main =
        el("main").class("main").attr("id", "main").attr("tabindex", "-1").child(dynamic(move || banners(app))).child(
            keyed_list(
                // One part for each address: nothing of one screen, such as an opened disclosure, is carried into the next.
                move || vec![route.with(|route| address(route, visit))],
                move |_| (screens::screen(route.get_untracked()).make)(),
            ),
        );
    // The page loads again for an update, which would take what could not be saved: that comes first.
    let updated =
        Memo::new(move |_| app.release.newer().get() && !matches!(app.saving.last().get(), SaveState::NotSaved(_)));
    let main = main
        .dynamic_attr("data-said", move || (updated.get() || app.messages.shown().get().is_some()).then(String::new));
    let frame = el("div")
        .dynamic_attr("class", move || {
            let focused = matches!(route.get(), Route::Capture | Route::Round(..) | Route::Leaving(..));
            Some(if focused { "app app--focus" } else { "app" }.into())
        })
        .child(navigation(app, route))
        .child(main);
    let message = move |said| {
        just_said.set_value(true);
        set_timeout(move || just_said.set_value(false), JUST_SAID);
        toast(app, said)
    };
    let messages = el("div").attr("role", "status").dynamic(move || app.messages.shown().get().map(message).into());
    let notice = el("div").attr("role", "status").dynamic(move || updated.get().then(|| update_notice(app)).into());
    sheets(app);
    View::new()
        .with(skip)
        .with(frame)
        .with(notice)
        .with(messages)
        .with(notifications::run(app, lazy::notifying))
        .with(taking_over(app))
}

/// How many frames are waited for what the address asks for to be on the page.
const PATIENCE: u8 = 90;

/// The address by which a shortcut of the home screen opens "They replied".
const ASKS_FOR_REPLY: &str = "?open=reply";

/// Goes to the part of the screen that the address asks for, as soon as it is there.
fn lead(app: App, patience: u8) {
    let hash = page::hash();
    if let Some(screen) = hash.strip_suffix(ASKS_FOR_REPLY) {
        // Asked for once: a reload, or the way back, must not open it again.
        page::replace_hash(screen);
        return app.sheets.open(Sheet::Reply(None));
    }
    let Some((_, part)) = hash.split_once("?at=") else { return };
    let part = part.to_owned();
    page::after_painting(move || {
        if page::hash() == hash && !page::reach(&part) && patience > 0 {
            lead(app, patience - 1);
        }
    });
}

/// What earlier builds have left is taken over once the store says that there is some.
fn taking_over(app: App) -> El {
    let some = move || app.device.earlier().get().then(String::new).into_iter().collect();
    el("div").attr("hidden", "").child(keyed_list(some, move |_| lazy::taking_over(app)))
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
    let name = |id| app.process_now(id).map(|process| process.display_name().to_owned());
    let page = match &title {
        Title::None => None,
        Title::Plain(title) => Some((*title).to_owned()),
        Title::Process(id, "") => name(id),
        Title::Process(id, part) => name(id).map(|name| [*part, ", ", &name].concat()),
        Title::Letter(id, letter) => {
            let letter = app.records.book().with_untracked(|book| book.letter(letter));
            let to = app.process_now(id).zip(letter).map(|(process, letter)| letter.to.in_words(&process));
            name(id).map(|name| ["Letter to ", &*to.unwrap_or_default(), ", ", &*name].concat())
        }
        Title::Round(id, round) => {
            let round = app.process_now(id).and_then(|process| Some(process.round(round)?.kind.label()));
            name(id).map(|name| [round.unwrap_or("Round"), ", ", &name].concat())
        }
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
            Sheet::Reply(id) => sheet::show("They replied", move |open| lazy::heard(app, id.clone(), open)),
            Sheet::Message(id) => sheet::show("What did you send?", move |open| lazy::wrote(app, id.clone(), open)),
            Sheet::Snooze(id, steps) => {
                sheet::show("Snooze", move |open| lazy::put_off(app, id.clone(), steps.clone(), open));
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
            .dynamic_attr("aria-current", current)
            .child(icon(icon_name))
            .child(el("span").text(word))
    };
    let count = app.due_count();
    let counted = dynamic(move || {
        let number = count.get();
        let words = |text: &str| el("span").class("visually-hidden").text(text);
        // The badge holds two figures; who has it read out hears the whole number.
        let seen = if number > MOST_COUNTED { "99+".to_owned() } else { number.to_string() };
        let seen = el("span").attr("aria-hidden", "true").text(&seen);
        let count = || el("span").class("nav__count").child(words(&format!(", {number} to do"))).child(seen);
        (number > 0).then(count).into()
    });
    let items = [
        item(Place::Today, "#/", "today", "Today").child(counted),
        item(Place::Interviews, "#/interviews", "interviews", "Interviews"),
        item(Place::Search, "#/search-pulse", "search", "Search"),
        item(Place::More, "#/more", "more", "More"),
    ];
    let mark =
        el("img").class("nav__mark").attr("src", "icon.svg").attr("alt", "").attr("width", "34").attr("height", "34");
    el("nav")
        .class("nav")
        .attr("aria-label", "Main")
        .child(el("a").class("nav__brand").attr("href", "#/").child(mark).text("Afterword"))
        .child(el("ul").class("nav__list").child(items.into_iter().map(|item| el("li").child(item)).collect::<View>()))
        .child(add_menu(app, route))
        .child(el("div").class("nav__foot").child(save_state(app)))
        .into()
}

/// The "+": what can be added from every screen. Where the screen is that of one interview, a reply belongs to it.
fn add_menu(app: App, route: RwSignal<Route>) -> El {
    let summary = el("summary")
        .class("nav__capture")
        .attr("aria-label", "Add")
        .child(icon("plus"))
        .child(el("span").class("nav__capture-label").text("Add"));
    let replied = move || {
        let of = route.with_untracked(|route| route.process().cloned());
        app.sheets.open(Sheet::Reply(of));
    };
    let items = View::new()
        .with(menu::item("interviews", "Interview", || page::go("#/capture")))
        .with(menu::item("mail-open", "They replied", replied))
        .with(menu::item("check", "Application", move || app.sheets.open(Sheet::Log)));
    menu::menu_under(summary, items).class("menu menu--add")
}

fn banner(tone: &str, icon_name: &str, title: &str, text: &str, action: Option<El>) -> El {
    el("div")
        .class("banner")
        .attr("data-tone", tone)
        .child(icon(icon_name))
        .child(el("p").class("banner__title").text(title))
        .child(el("p").text(text))
        .child(action.map(|action| el("div").class("actions").child(action)))
}

fn banners(app: App) -> View {
    let access = app.saving.access().get();
    let saving = app.saving.last().get();
    let blocked = (access != Access::Open).then(|| {
        let (title, way) = match access {
            // What gets shorter can still be saved when the space is used up.
            Access::Full => ("Storage is full", None),
            // Not while there is something on the screen that is nowhere else.
            Access::Outdated if !matches!(saving, SaveState::NotSaved(_)) => {
                let reload = button("btn", "redo", "Reload").click(crate::device::update::apply);
                ("A newer version of Afterword saved this: reload", Some(reload))
            }
            Access::Outdated => ("A newer version of Afterword saved this: reload", None),
            _ => ("Nothing can be saved just now", None),
        };
        banner("stop", "alert", title, &access.to_string(), way).attr("role", "alert")
    });
    let unsaved = match saving {
        SaveState::NotSaved(error) => {
            let rescue = button("btn", "export", "Download everything").click(move || app.download_everything());
            let back = (error == SaveError::Emptied)
                .then(|| button("btn btn--primary", "redo", "Save it again").click(move || app.write_back()));
            let ways = el("div").class("actions").child(back).child(rescue);
            Some(banner("stop", "unsaved", "NOT saved", &error.to_string(), None).child(ways).attr("role", "alert"))
        }
        _ => None,
    };
    // What was put aside has a sound record in its place; of what is newer the page as a whole speaks when it only reads.
    let (newer, damaged) = app.damaged.all().with(|all| {
        let newer = all.iter().filter(|one| one.is_newer()).count();
        (newer, all.iter().filter(|one| !one.is_aside()).count() - newer)
    });
    let newer = if access == Access::Outdated { 0 } else { newer };
    let damaged = (damaged + newer > 0).then(|| {
        let title = match damaged {
            0 => format!("A newer version of Afterword saved {}.", words::count(newer, "record")),
            _ => format!("{} could not be read.", words::count(damaged, "record")),
        };
        let look = link("btn", "#/more", "info", "Look at it");
        banner("act", "alert", &title, "Nothing was changed or deleted. The rest works as usual.", Some(look))
    });
    View::new().with(blocked).with(unsaved).with(damaged).with(lost(app)).with(doubtful_clock(app))
}

/// The notice that the clock of this device looks wrong, if it does.
fn doubtful_clock(app: App) -> Option<El> {
    let (said, action) = match app.clock_doubt()? {
        ClockDoubt::Year => (format!("It shows the year {}.", clock::year()), None),
        ClockDoubt::Ahead(last) => {
            let day = |at| dates::write(at, Style::DayWithYear);
            let said = format!(
                "Something here was last changed on {}, but this device says today is {}. One of the two is wrong.",
                day(last),
                day(app.clock.now().get())
            );
            (said, Some(button("btn", "", "The clock is right").click(move || app.settle_clock(last))))
        }
    };
    let rest = " What you write is still saved. But every date here depends on the clock. Please set it first.";
    Some(banner("act", "clock", "The clock of this device looks wrong.", &[&said, rest].concat(), action))
}

/// What the browser threw away, if it did.
fn lost(app: App) -> Option<El> {
    let lost = app.device.loss().get()?;
    let (title, way, word) = match lost {
        Loss::Everything(_) => ("Your interviews are gone from this device.", "Restore a backup", "Go on without"),
        Loss::Part { .. } => ("Some interviews are missing.", "Restore a backup", "Go on without"),
        Loss::OnePlace => ("Everything is here, but it was close.", "Make a backup", "Understood"),
    };
    let accept = button("btn", "", word).click(move || app.accept_loss());
    let actions = el("div").class("actions").child(link("btn btn--primary", "#/data", "import", way)).child(accept);
    Some(banner("act", "alert", title, &lost.to_string(), None).child(actions).attr("role", "alert"))
}

/// How long a message counts as just said: a change of screen within it belongs to what was done.
const JUST_SAID: std::time::Duration = std::time::Duration::from_millis(300);

/// How long a message stays.
const MESSAGE_STAYS: std::time::Duration = std::time::Duration::from_secs(6);

/// Takes a message away after its time; not while somebody is about to use it.
fn leave_soon(app: App, said: Message) {
    set_timeout(
        move || {
            if app.messages.shown().with_untracked(|now| now.as_ref() != Some(&said)) {
                return;
            }
            if page::is_pointed_at(".toast") { leave_soon(app, said) } else { app.messages.close() }
        },
        MESSAGE_STAYS,
    );
}

fn toast(app: App, said: Message) -> El {
    leave_soon(app, said.clone());
    let undo = said.undo.map(|before| button("btn", "", "Undo").click(move || app.restore(before.clone())));
    message_bar(&said.text, undo, move || app.messages.close())
}

/// That a new version is ready: where messages stand, so that nothing on the page moves under who is writing. It stays
/// until it is used or dismissed.
fn update_notice(app: App) -> El {
    let change = button("btn", "", "Use it now").click(crate::device::update::apply);
    let text = "A new version is ready. What you wrote stays.";
    message_bar(text, Some(change), move || app.release.put_off()).class("toast toast--stays")
}

fn message_bar(text: &str, action: Option<El>, close: impl FnMut() + 'static) -> El {
    el("div")
        .class("toast")
        .child(el("span").attr("dir", "auto").text(text))
        .child(action)
        .child(button("btn btn--icon toast__close", "close", "").attr("aria-label", "Dismiss").click(close))
}
