//! Settings, data, and what lies in the trash or could not be read.

use crate::device::dates;
use crate::domain::id::ProcessId;
use crate::domain::settings::Theme;
use crate::reactive::Signal;
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::kit::sheet;
use crate::ui::shared::{backup_reminder, damaged, install_hint, words, working_days};
use leptos::prelude::*;

const THEMES: [(Theme, &str); 3] = [(Theme::System, "As the device"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];

/// The screen.
pub fn screen() -> View {
    let sub = "Everything stays on this device. Nobody else can see it, and nobody else can restore it.";
    let app = app();
    let note =
        button("btn only-phone", "plus", "Log an application or contact").click(move || app.sheets.open(Sheet::Log));
    View::new()
        .with(page_head(None, "More", sub).child(el("div").class("page-head__actions only-phone").child(note)))
        .with(together())
        .with(dates_and_advice())
        .with(el("div").class("panes panes--even").child(look()).child(data()))
        .with(letters())
        .with(dynamic(offline))
        .with(dynamic(damaged::list))
        .with(dynamic(trash))
}

/// The way to the pictures of everything together.
fn together() -> El {
    let words = el("span")
        .child(el("span").class("row__title").text("Insight"))
        .child(el("br"))
        .child(el("span").class("row__sub").text("Your waits, ratings and questions, in pictures"));
    let way = el("a").class("row").attr("href", "#/insight").child(icon("info")).child(words).child(small_icon("next"));
    let words = el("span")
        .child(el("span").class("row__title").text("From a message"))
        .child(el("br"))
        .child(el("span").class("row__sub").text("Paste an e-mail from an employer, and choose what to note"));
    let message =
        el("a").class("row").attr("href", "#/message").child(icon("letter")).child(words).child(small_icon("next"));
    let words = el("span")
        .child(el("span").class("row__title").text("Offers side by side"))
        .child(el("br"))
        .child(el("span").class("row__sub").text("Their terms, who still decides, and whom to tell"));
    let offers =
        el("a").class("row").attr("href", "#/offers").child(icon("flag")).child(words).child(small_icon("next"));
    let words = el("span")
        .child(el("span").class("row__title").text("Questions and stories"))
        .child(el("br"))
        .child(el("span").class("row__sub").text("Your best answers, and practice until the next round"));
    let stories =
        el("a").class("row").attr("href", "#/stories").child(icon("quote")).child(words).child(small_icon("next"));
    let rows =
        el("ul").class("rows").child(el("li").child(stories)).child(el("li").child(way)).child(el("li").child(message));
    section("together", "Look back, offers, and their messages").child(rows.child(el("li").child(offers)))
}

/// The ways to what moves every date.
fn dates_and_advice() -> El {
    let app = app();
    let way = |href: &str, icon_name: &str, title: &str, sub: Box<dyn Fn() -> String>| {
        let words = el("span")
            .child(el("span").class("row__title").text(title))
            .child(el("br"))
            .child(el("span").class("row__sub").attr("dir", "auto").dynamic_text(sub));
        el("li").child(
            el("a").class("row").attr("href", href).child(icon(icon_name)).child(words).child(small_icon("next")),
        )
    };
    let advice = way("#/advice", "book", "Whose advice to follow", Box::new(move || app.playbook().name.to_string()));
    let days = way("#/working-days", "today", "Working days", Box::new(move || working_days::in_words(app)));
    let calendar = || "Your plan in your own calendar".to_owned();
    let calendar = way("#/calendar", "today", "Add to my calendar", Box::new(calendar));
    let reminders = || "What this device can do".to_owned();
    let reminders = way("#/reminders", "clock", "Reminders", Box::new(reminders));
    let search = || "Weekly goals and leads".to_owned();
    let search = way("#/search-pulse", "search", "Keep searching", Box::new(search));
    let waiting = || "Everyone you’re waiting to hear from".to_owned();
    let waiting = way("#/waiting", "clock", "Waiting room", Box::new(waiting));
    section("dates", "What your dates follow").child(
        el("ul").class("rows").child(advice).child(days).child(calendar).child(reminders).child(search).child(waiting),
    )
}

fn look() -> El {
    let app = app();
    let chosen = Signal::derive(move || {
        let theme = app.records.settings().with(|settings| settings.theme);
        THEMES.iter().position(|(one, _)| *one == theme).map(|n| n.to_string())
    });
    let choice = chips(Choices {
        name: "theme",
        legend: "Colours",
        options: THEMES.iter().enumerate().map(|(n, (_, word))| (n.to_string(), (*word).to_owned())).collect(),
        chosen,
        choose: Callback::new(move |choice: Option<String>| {
            let theme = choice.and_then(|n| THEMES.get(n.parse::<usize>().ok()?)).map(|(theme, _)| *theme);
            app.change_settings(|settings| settings.theme = theme.unwrap_or_default());
        }),
    });
    section("look", "Look").child(el("div").class("card").child(choice))
}

/// That this page opens without a connection, once it does.
fn offline() -> View {
    app().release.offline().get().then(|| note("Ready to use offline.")).into()
}

fn letters() -> El {
    let links = el("div")
        .class("actions")
        .child(link("btn", "#/me", "person", "My details"))
        .child(link("btn", "#/templates", "quote", "My phrases"))
        .child(link("btn", "#/referees", "people", "My referees"));
    let text = "Name, signature, skills, sentences of your own, and who speaks for you.";
    section("letters", "Your letters").child(note(text)).child(links)
}

fn data() -> El {
    let app = app();
    let listed = app.listed();
    let text = "Make a backup now and then. Store it where only you can read it.";
    let card = el("div")
        .class("card")
        .child(
            el("p")
                .dynamic_text(move || format!("{} on this device.", words::count(listed.with(Vec::len), "interview"))),
        )
        .child(el("p").class("quiet-text").text(text))
        .child(dynamic(move || backup_reminder::line(app)))
        .child(
            el("div")
                .class("actions")
                .child(link("btn", "#/data", "export", "Back up or restore"))
                .child(install_hint::in_list()),
        );
    section("data", "Your data").child(card)
}

/// A row with a title, a line below it and an action at the end.
fn row(title: &str, sub: &str, action: El) -> El {
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(title))
        .child(el("br"))
        .child(el("span").class("row__sub").text(sub));
    el("li").class("row row--plain").child(words).child(action)
}

fn trash() -> View {
    let app = app();
    let trashed = app.trashed().get();
    if trashed.is_empty() {
        return View::new();
    }
    let now = app.clock.now().get();
    let rows = trashed.into_iter().map(|process| {
        let since = process.trashed.map(|at| dates::human(at, now)).unwrap_or_default();
        let back = button("btn", "redo", "Restore").attr("aria-label", &format!("Restore {}", process.display_name()));
        let id = process.id.clone();
        let (gone, name) = (process.id.clone(), process.display_name().to_owned());
        let delete = button("btn btn--ghost", "", "Delete for good")
            .attr("aria-label", &format!("Delete for good: {name}"))
            .click(move || confirm_deletion(app, gone.clone(), name.clone()));
        let actions = el("span").class("actions").child(back.click(move || app.untrash(&id))).child(delete);
        row(process.display_name(), &format!("Deleted {since}"), actions)
    });
    section("trash", "Trash")
        .child(note("Stays until you’ve opened Afterword on 30 more days. Then it is deleted for good."))
        .child(el("ul").class("rows").child(rows.collect::<View>()))
        .into()
}

/// Asks once more before anything is gone.
fn confirm_deletion(app: App, id: ProcessId, name: String) {
    sheet::show("Delete it for good?", move |open| {
        let gone = id.clone();
        let delete = button("btn btn--stop", "", "Delete for good").click(move || {
            open.set(false);
            app.delete_for_good(&gone);
        });
        let keep = button("btn btn--primary", "", "Don’t delete").click(move || open.set(false));
        let text = format!("{name}, with all people and notes. You can’t undo this.");
        View::new()
            .with(el("p").attr("dir", "auto").text(&text))
            .with(el("div").class("actions actions--fill").child(keep).child(delete))
    });
}
