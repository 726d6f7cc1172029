//! What this device can do to call things to mind, and what it cannot. Nothing is offered that does not work here.

use crate::device::notification::{self, Permission};
use crate::device::{badge, page};
use crate::domain::settings::Reminders;
use crate::reactive::{Memo, RwSignal};
use crate::state::{App, app};
use crate::ui::kit::badge::{Badge, badge as mark};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section::{note, page_head, section};

/// The screen.
pub fn screen() -> View {
    let app = app();
    let changed = RwSignal::new(0_u32);
    let sub = "A web page cannot set an alarm without a server, and this app has none. Here is what your device can do instead.";
    View::new()
        .with(page_head(Some(("#/more", "More")), "Reminders", sub))
        .with(el("div").class("panes panes--even").child(calendar()).child(icon(app)))
        .with(el("div").class("panes panes--even").child(notifications(app, changed)).child(woken(app, changed)))
}

/// What the device can do, in a word.
fn can(yes: bool) -> View {
    mark(&if yes { Badge::new("done", "check", "Works here") } else { Badge::new("skipped", "minus", "Not here") })
}

fn part(id: &str, title: &str, state: View, text: &str) -> El {
    section(id, title).child(el("p").child(state)).child(note(text))
}

fn change(app: App, change: impl FnOnce(&mut Reminders)) {
    app.change_settings(|settings| change(&mut settings.reminders));
}

fn calendar() -> El {
    let text = "The safest way. Your calendar reminds you on time, even when the app is closed or you’re offline. Add the file again when dates change. It moves the entries too.";
    let way = link("btn btn--primary", "#/calendar", "today", "Put the plan into my calendar");
    part("by-calendar", "Your calendar", can(true), text).child(el("div").class("actions").child(way))
}

fn icon(app: App) -> El {
    let known = badge::is_there();
    let text = match (known, notification::is_installed()) {
        (true, true) => "The app’s icon shows how many things are due. It updates while the app is open.",
        (true, false) => {
            "Once you install Afterword, its icon can show how many things are due. A browser tab has no icon."
        }
        (false, _) => "This browser shows no number on an app's icon.",
    };
    let choice = known.then(|| {
        let on = move || app.records.settings().with(|settings| !settings.reminders.no_badge);
        let set = move |on: bool| change(app, |reminders| reminders.no_badge = !on);
        el("div").class("chips").child(check("Show how many things are due", on, set))
    });
    let state = match (known, notification::is_installed()) {
        (true, false) => mark(&Badge::new("", "clock", "Once installed")),
        (known, _) => can(known),
    };
    part("on-icon", "Icon badge", state, text).child(choice)
}

fn notifications(app: App, changed: RwSignal<u32>) -> El {
    let text = "Afterword can notify you while it’s open or when you come back to it. It can’t while it’s closed, except with “Background checks”.";
    // Whether one was shown, once that was tried.
    let shown = RwSignal::new(None::<bool>);
    let state = dynamic(move || {
        changed.track();
        match (notification::permission(), shown.get()) {
            (Permission::Open, _) => mark(&Badge::new("", "clock", "Once allowed")),
            (Permission::Granted, None) => mark(&Badge::new("done", "check", "Allowed")),
            (permission, shown) => can(permission == Permission::Granted && shown == Some(true)),
        }
    });
    part("notify", "Notifications", state, text).child(dynamic(move || {
        changed.track();
        match notification::permission() {
            Permission::Missing => note("This browser shows no notifications for this page."),
            Permission::Denied => note(
                "Notifications are blocked for this page. You can change that in the browser’s settings for this site.",
            ),
            Permission::Open => permit(app, changed),
            Permission::Granted => chosen(app, changed, shown),
        }
    }))
}

/// Explains what will be asked, before the browser asks it.
fn permit(app: App, changed: RwSignal<u32>) -> View {
    let ask = button("btn", "info", "Allow notifications").click(move || {
        notification::ask(move |permission| {
            if permission == Permission::Granted {
                change(app, |reminders| reminders.notify = true);
            }
            changed.set(changed.get_untracked() + 1);
            page::after_drawing(|| {
                page::focus("#notify");
            });
        });
    });
    let text =
        "The browser asks you once. A notification says only “A thank-you is due”, unless you let it name employers.";
    View::new().with(el("p").text(text)).with(el("div").class("actions").child(ask))
}

fn chosen(app: App, changed: RwSignal<u32>, shown: RwSignal<Option<bool>>) -> View {
    let notify = move || app.records.settings().with(|settings| settings.reminders.notify);
    let named = move || app.records.settings().with(|settings| settings.reminders.named);
    let set = move |on: bool| {
        change(app, |reminders| reminders.notify = on);
        if !on {
            notification::tell(None, false);
            stop_waking(app);
        }
        changed.set(changed.get_untracked() + 1);
    };
    let name = move |on: bool| change(app, |reminders| reminders.named = on);
    let chips = el("div").class("chips").child(check("Notify me of what is due", notify, set)).child(check(
        "Name employers and people in it",
        named,
        name,
    ));
    let caution = "Names show on the locked screen too, where others may read them.";
    let try_one = button("btn", "info", "Show me one now").click(move || {
        let (title, text) = ("A notification from Afterword", "This is how it looks. Nothing is due.");
        notification::show_one(title, text, move |taken| shown.set(Some(taken)));
    });
    let outcome = move || {
        let words = match shown.get()? {
            true => "Your device got it. If you don’t see it, check if “Do not disturb” is on.",
            false => {
                "The browser allows it, but your device did not show it. Don’t rely on notifications here. Use your calendar."
            }
        };
        Some(note(words))
    };
    let outcome = el("div").attr("role", "status").dynamic(move || outcome().into());
    let trial = el("div").class("actions").child(try_one);
    View::from(chips).with(el("p").class("caption").text(caution)).with(trial).with(outcome)
}

fn stop_waking(app: App) {
    if app.records.settings().with_untracked(|settings| settings.reminders.background) {
        notification::wake(false, |_| {});
        change(app, |reminders| reminders.background = false);
    }
}

/// What is said where the browser does not do what the settings say.
const DROPPED: &str = "It is on in your settings, but the browser said no. It wakes only apps you use often. We ask again each time you open Afterword.";

fn woken(app: App, changed: RwSignal<u32>) -> El {
    let (known, installed) = (notification::has_waking(), notification::is_installed());
    let text = "Some browsers wake an installed app now and then to check what is due. The browser decides when: once or twice a day, or not at all. These notifications may be late, so don’t rely on them.";
    // What the browser itself says: the setting may have come with a backup, and a browser drops what it likes.
    let wakes = RwSignal::new(false);
    let refused = RwSignal::new(None::<&str>);
    let notify = Memo::new(move |_| app.records.settings().with(|settings| settings.reminders.notify));
    part("woken", "Background checks", can(known && installed), text).child(dynamic(move || {
        changed.track();
        let notify = notify.get();
        match (known, installed) {
            (false, _) => return note("This browser does not wake apps."),
            (true, false) => return note("This browser does so only for an installed app. Install Afterword first."),
            (true, true) => {}
        }
        if notification::permission() != Permission::Granted || !notify {
            return note("Turn on notifications first.");
        }
        let wanted = app.records.settings().with_untracked(|settings| settings.reminders.background);
        notification::settle_waking(wanted, move |does| {
            wakes.set(does);
            if wanted && !does {
                refused.set(Some(DROPPED));
            }
        });
        let set = move |on: bool| {
            notification::wake(on, move |agreed| {
                let words = "The browser said no. It wakes only apps you use often.";
                refused.set((on && !agreed).then_some(words));
                wakes.set(on && agreed);
                change(app, |reminders| reminders.background = on && agreed);
            });
        };
        let chips =
            el("div").class("chips").child(check("Let the browser wake the app to look", move || wakes.get(), set));
        let said = el("div")
            .attr("role", "alert")
            .dynamic(move || refused.get().map(|words| el("p").class("field__error").text(words)).into());
        View::from(chips).with(said)
    }))
}
