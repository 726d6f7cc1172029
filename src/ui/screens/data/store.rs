//! How much is here, whether the browser promised to keep it, when it was last backed up; and deleting all of it.

use crate::device::{dates, persistence};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section::{note, section};
use crate::ui::kit::sheet;
use crate::ui::kit::when::{When, when};
use crate::ui::screens::data::backup;
use crate::ui::shared::backup_reminder;
use crate::ui::shared::invitation_draft as draft;
use crate::ui::shared::words;

/// What an interview takes while there is none to measure: that of a full one in the sample, in UTF-16 units.
const USUAL: usize = 3_100;

/// The card with the meter.
pub fn store(app: App) -> El {
    let body = dynamic(move || {
        // A save or a packing changes the figures.
        app.saving.last().track();
        meter(app)
    });
    let promised = RwSignal::new(None::<Option<bool>>);
    leptos::task::spawn_local(async move { promised.set(Some(persistence::is_granted().await)) });
    let facts = dynamic(move || facts(app, promised));
    section("store", "On this device").child(el("div").class("card").child(body).child(facts))
}

fn meter(app: App) -> View {
    let meter = app.meter();
    let percent = meter.percent();
    let fill = el("span").class("meter__fill").maybe("data-tone", meter.is_tight().then_some("act"));
    fill.set_property("--value", &format!("{percent}%"));
    let track = el("div")
        .class("meter__track")
        .attr("role", "meter")
        .attr("aria-label", "Storage used")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr("aria-valuenow", &percent.to_string())
        .child(fill);
    let used = format!("Storage: {percent}% used");
    let text = el("p").class("meter__text").child(el("strong").text(&used));
    // Short ones are not what is to come, and a figure to the last one would promise too much.
    let more = meter.left() / app.usual_size().unwrap_or(USUAL).max(USUAL);
    let step = if more < 100 { 1 } else { 100 };
    let (more, ending) = (more / step * step, if more == 1 { "" } else { "s" });
    let room = format!("Space for about {more} more interview{ending}.");
    let tight = meter
        .is_tight()
        .then(|| note("Space is running out. Make a backup, then compress or delete what is long over."));
    View::new()
        .with(el("div").class("meter").child(text).child(track))
        .with(el("p").class("quiet-text").text(&room))
        .with(tight)
}

fn facts(app: App, promised: RwSignal<Option<Option<bool>>>) -> View {
    let row = |name: &str, what: View| View::new().with(el("dt").text(name)).with(el("dd").child(what));
    let (mark, text) = match promised.get() {
        None => (None, "Asking the browser."),
        Some(Some(true)) => (Some(Badge::new("done", "lock", "Yes")), "The browser won’t clear it by itself."),
        Some(Some(false)) => (
            Some(Badge::new("act", "alert", "No")),
            "The browser may clear it when space runs out, or if you stay away for long. Adding the app to your home screen helps. A backup is always safe.",
        ),
        Some(None) => (
            Some(Badge::new("act", "alert", "Not known")),
            "This browser makes no promise. Make backups, and add the app to your home screen if you can.",
        ),
    };
    let ask = move || {
        leptos::task::spawn_local(async move {
            let granted = persistence::ask().await;
            promised.set(Some(granted));
            if granted != Some(true) {
                app.messages.say("The browser said no this time. Nothing has changed.".into());
            }
        });
    };
    let again = (promised.get() == Some(Some(false)))
        .then(|| el("div").class("actions").child(button("btn", "lock", "Ask the browser again").click(ask)));
    let protected = View::new().with(mark.as_ref().map(badge)).with(" ").with(text).with(again);

    let now = app.clock.about_now().get();
    let notes = app.device.notes().get();
    let last = match notes.backup {
        None => View::from("None made on this device."),
        Some(at) => when(&When { human: dates::human(at, now), exact: dates::exact(at), iso: dates::iso_minute(at) }),
    };
    let due =
        app.backup_due().map(|due| el("span").class("quiet-text").text(" ").text(&backup_reminder::sentence(due)));
    let (interviews, people) = app.holds();
    let holds = format!("{}, {}", words::count(interviews, "interview"), people_in_words(people));
    el("dl")
        .class("facts")
        .child(row("Protected", protected))
        .child(row("Last backup", View::new().with(last).with(due)))
        .child(row("Holds", holds.into()))
        .into()
}

fn people_in_words(count: usize) -> String {
    if count == 1 { "1 person".into() } else { format!("{count} people") }
}

/// The way to delete everything, at the end of the screen.
pub fn delete(app: App) -> El {
    let go = button("btn btn--stop", "", "Delete everything here").click(move || ask_to_delete(app));
    let text = "All interviews, letters and settings on this device. Backup files you saved elsewhere stay.";
    let card =
        el("div").class("card card--inset").child(el("p").text(text)).child(el("div").class("actions").child(go));
    section("delete-all", "Delete everything").child(card)
}

fn ask_to_delete(app: App) {
    sheet::show("Delete everything on this device?", move |open| {
        let (interviews, _) = app.holds();
        let text = format!(
            "{}, with all people and notes. You can’t undo this. Only a backup file can restore it.",
            words::count(interviews, "interview")
        );
        let save = button("btn btn--primary", "export", "Back up first").click(move || {
            open.set(false);
            backup::offer(app, &app.backup());
        });
        let delete = button("btn btn--stop", "", "Delete everything").click(move || {
            open.set(false);
            leptos::task::spawn_local(async move {
                let done = app.delete_everything().await;
                if done {
                    draft::forget();
                }
                app.messages.say(
                    if done {
                        "Nothing is left on this device."
                    } else {
                        "The browser did not let the app delete it. Everything is still here."
                    }
                    .into(),
                );
            });
        });
        let keep = button("btn", "", "Keep everything").click(move || open.set(false));
        View::new()
            .with(el("p").text(&text))
            .with(el("div").class("actions actions--fill").child(save).child(keep).child(delete))
    });
}
