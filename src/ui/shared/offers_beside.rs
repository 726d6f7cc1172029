//! Offers side by side, those who are still deciding, and those to whom you say no.

use crate::device::{dates, page};
use crate::domain::id::ProcessId;
use crate::domain::ledger::{Decision, LedgerEvent, Purpose};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::LetterState;
use crate::domain::offer::beside::{Running, offers, rows, running};
use crate::domain::offer::taken::Taken;
use crate::domain::process::{Process, Status};
use crate::domain::timeline::step::StepKind;
use crate::route::{Desk, Route, Segment};
use crate::state::App;
use crate::state::ready_letters::ready;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::note;
use crate::ui::shared::draft_text::draft_text;
use crate::ui::shared::referee::two_lines;
use chrono::NaiveDateTime;
use std::sync::Arc;

/// The table of all offers, each a column.
pub fn table(app: App) -> View {
    let now = app.clock.now().get();
    let all = app.outside_trash();
    let offers = offers(all.iter().map(|process| &**process), now);
    if offers.is_empty() {
        return note("No offer yet. When one comes, its terms will be here beside the others.");
    }
    let heads: View = offers
        .iter()
        .map(|(process, _)| {
            let href = format!("#{}", Route::Desk(process.id.clone(), Desk::Offer));
            let name = el("a").class("link").attr("href", &href).attr("dir", "auto").text(process.display_name());
            let role = (!process.employer.is_empty() && !process.role.is_empty())
                .then(|| el("small").attr("dir", "auto").text(&process.role));
            el("th").attr("scope", "col").child(name).child(role)
        })
        .collect();
    let day = |day| dates::human_day(day, now);
    let body: View = rows(&offers, &day)
        .into_iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let cell = if cell.is_empty() { "–" } else { cell };
                el("td").attr("dir", "auto").text(cell)
            });
            let cells: View = cells.collect();
            el("tr").child(el("th").attr("scope", "row").text(row.name)).child(cells)
        })
        .collect();
    let head = el("tr").child(el("th").attr("scope", "col").text("Terms")).child(heads);
    let table = el("table").class("table offers").child(el("thead").child(head)).child(el("tbody").child(body));
    let label = if offers.len() > 1 { "Offers side by side, scrolls sideways" } else { "The offer, scrolls sideways" };
    el("div")
        .class("scroller")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(table)
        .into()
}

/// The employers that are still deciding, with what they promised, and the letter that tells them of an offer with a
/// deadline.
pub fn still_deciding(app: App, except: Option<&ProcessId>) -> View {
    let now = app.clock.now().get();
    let others = app.plans_outside_trash().into_iter().filter(|(process, _)| Some(&process.id) != except);
    let rows: Vec<El> = others
        .filter_map(|(process, plan)| {
            let stands = running(&process, &plan, now).filter(|_| process.status(now) == Status::Open)?;
            let bridge = plan.steps.iter().find(|step| step.key.kind == StepKind::BridgeOffer);
            let live = bridge.is_some_and(|step| step.state.is_live());
            let href = format!("#{}?write=bridge", Route::Process(process.id.clone(), Segment::Letters));
            let name = format!("Tell them about your offer: {}", process.display_name());
            let act = match stands.told {
                Some(at) => badge(&Badge::new("done", "check", format!("Told {}", dates::human(at, now)))),
                None if live && taken_anywhere(app) == Taken::Nowhere => {
                    link("btn", &href, "pen", "Tell them about your offer").attr("aria-label", &name).into()
                }
                None => View::new(),
            };
            Some(
                el("li")
                    .class("row row--plain")
                    .child(two_lines(process.display_name(), &promise(&stands, app)))
                    .child(act),
            )
        })
        .collect();
    if rows.is_empty() {
        return note("No one else is deciding right now.");
    }
    el("ul").class("rows").attr("aria-label", "Still deciding").child(rows).into()
}

fn promise(stands: &Running, app: App) -> String {
    match stands.promised {
        Some(by) => format!("They promised word by {}", dates::human_day(by, app.clock.now().get())),
        None => "They named no day".to_owned(),
    }
}

/// Whether another process still runs, or has made an offer: somebody there has to hear of a yes.
pub fn any_open(app: App, now: NaiveDateTime) -> bool {
    let waits = |process: &Process| matches!(process.status(now), Status::Open | Status::Offered);
    app.outside_trash().iter().any(|process| process.archived.is_none() && waits(process))
}

/// Where you said yes, seen from this process.
pub fn taken(app: App, id: &ProcessId) -> Taken {
    let now = app.clock.now().get();
    Taken::seen_from(id, app.outside_trash().iter().map(|process| &**process), now)
}

/// Where you said yes, seen from there.
pub fn taken_anywhere(app: App) -> Taken {
    let now = app.clock.now().get();
    let all = app.outside_trash();
    let first = all.iter().find(|process| matches!(process.status(now), Status::Accepted | Status::Started));
    first.map_or(Taken::Nowhere, |process| Taken::seen_from(&process.id, [&**process], now))
}

/// The other processes still running once you accepted an offer, each with its letter ready; and those that have it
/// already.
pub fn withdrawals(app: App) -> View {
    let now = app.clock.now().get();
    let letters = app.records.book().with(|book| book.letters.clone());
    let left = |process: &Process| {
        let withdrew = |what: &LedgerEvent| {
            matches!(what, LedgerEvent::Decided(Decision::Withdrew | Decision::Declined))
                || matches!(what, LedgerEvent::Sent { purpose: Purpose::Withdraw | Purpose::Decline, .. })
        };
        matches!(process.status(now), Status::Withdrawn | Status::Declined)
            && process.ledger.iter().any(|entry| withdrew(&entry.what))
    };
    let all = app.plans_outside_trash();
    let open: Vec<Arc<Process>> = all
        .iter()
        .filter(|(process, plan)| running(process, plan, now).is_some())
        .map(|(process, _)| process.clone())
        .collect();
    let done = all.iter().filter(|(process, _)| left(process) && process.archived.is_none()).count();
    if open.is_empty() {
        let words =
            if done > 0 { "Everyone else knows. Nothing more to write." } else { "No one else is waiting for you." };
        return note(words);
    }
    let purpose = |process: &Process| match process.status(now) {
        Status::Offered => LetterPurpose::Decline,
        _ => LetterPurpose::Withdraw,
    };
    let found = |process: &Process| {
        let is_it = |letter: &&Arc<crate::domain::letter::record::Letter>| {
            letter.process == process.id
                && letter.purpose == purpose(process)
                && !letter.body.is_empty()
                && !matches!(letter.state, LetterState::Sent { .. })
        };
        letters.iter().find(is_it).cloned()
    };
    let missing: Vec<Arc<Process>> = open.iter().filter(|process| found(process).is_none()).cloned().collect();
    let draft_all = (!missing.is_empty()).then(|| {
        button("btn btn--primary", "pen", "Draft all the letters").click(move || {
            for process in &missing {
                ready(app, process, purpose_of(app, process));
            }
            page::after_drawing(|| _ = page::focus("#withdraw-list a"));
        })
    });
    let rows: View = open
        .iter()
        .map(|process| {
            let what = if purpose(process) == LetterPurpose::Decline { "Decline their offer" } else { "Withdraw" };
            let words = two_lines(process.display_name(), what);
            let row = el("li").class("withdrawal");
            let Some(letter) = found(process) else {
                return row.child(el("div").class("row row--plain").child(words).child(badge(&Badge::new(
                    "",
                    "minus",
                    "Not written yet",
                ))));
            };
            let href = format!("#{}", Route::Letter(process.id.clone(), letter.id.clone()));
            let open = link("btn", &href, "letter", "Open to send")
                .attr("aria-label", &format!("Open to send: {}", process.display_name()));
            let text = letter.body.to_string();
            let read = draft_text(app, "Read it here", &letter.subject, move || text.clone());
            row.child(el("div").class("row row--plain").child(words).child(open)).child(read)
        })
        .collect();
    let list =
        el("ul").class("rows").attr("id", "withdraw-list").attr("aria-label", "Letters to the others").child(rows);
    View::from(draft_all.map(|button| el("div").class("actions").child(button))).with(list)
}

fn purpose_of(app: App, process: &Process) -> LetterPurpose {
    match process.status(app.clock.now().get_untracked()) {
        Status::Offered => LetterPurpose::Decline,
        _ => LetterPurpose::Withdraw,
    }
}
