//! Runs beside the screens: the number on the app's icon, and the list from which notifications are made.

use crate::device::notification::{self, Item, Permission};
use crate::device::{badge, page};
use crate::domain::reminder::{Due, DueList, Matter, due_list};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::kit::dom::{View, effect, el, keyed_list};
use crate::ui::shared::asked_step::ASKED;
use leptos::prelude::on_cleanup;

/// Starts it, for as long as the page lives. What it returns shows nothing and has to be on the page.
/// `notifying` makes the part that tells the worker, which is fetched once notifications are wanted.
pub fn run(app: App, notifying: fn(App) -> View) -> View {
    let count = app.due_count();
    effect(Box::new(move || {
        let wanted = app.records.settings().with(|settings| !settings.reminders.no_badge);
        if badge::is_there() {
            badge::show(if wanted { count.get() } else { 0 });
        }
    }));
    let wanted = move || app.records.settings().with(|settings| settings.reminders.notify);
    let notifying = keyed_list(move || wanted().then(String::new).into_iter().collect(), move |_| notifying(app));
    el("div").attr("hidden", "").child(notifying).into()
}

/// Tells the worker what is due, for as long as notifications are wanted.
pub fn notifying(app: App) -> View {
    let plans = app.listed_plans();
    let mut forgotten = false;
    let mut told: Option<(DueList, usize, bool)> = None;
    effect(Box::new(move || {
        let chosen = app.records.settings().with(|settings| settings.reminders);
        // Looked at again as time passes: the browser's own settings may take the permission back, or give it again.
        let now = app.clock.now().get();
        if !chosen.notify || notification::permission() != Permission::Granted {
            // A list that nobody brings up to date any more would set the number on the icon wrong.
            if !forgotten {
                (forgotten, told) = (true, None);
                notification::tell(None, false);
            }
            return;
        }
        forgotten = false;
        let list = due_list(&plans.read(), &app.dated_leads(), now, chosen.named);
        let come = list.come(now);
        let next = (list, come, !chosen.no_badge);
        if told.as_ref() != Some(&next) {
            let items: Vec<Item> = next.0.due.iter().map(item).collect();
            let (more, count) = (next.0.more, next.2);
            told = Some(next);
            // After the screen: nobody waits for a list.
            page::after_drawing(move || notification::tell(Some((&items, more)), count));
        }
    }));
    if app.records.settings().with_untracked(|settings| settings.reminders.background)
        && notification::has_waking()
        && notification::is_installed()
        && notification::permission() == Permission::Granted
    {
        // The browser may have dropped it since.
        notification::settle_waking(true, |_| {});
    }
    // What the worker was told is taken back once notifications are turned off.
    on_cleanup(|| notification::tell(None, false));
    View::new()
}

fn item(due: &Due) -> Item {
    let hash = match &due.of {
        Matter::Step(process, step) => {
            format!("{}{ASKED}{step}", Route::Process(process.clone(), Segment::Timeline))
        }
        Matter::Lead(_) => Route::Search.to_string(),
    };
    Item {
        at: due.at,
        told: due.told,
        again: due.again,
        last: due.last,
        words: due.words.clone(),
        hash,
        tag: due.tag.clone(),
        loud: due.loud,
        counts: due.counts,
    }
}
