//! Why a step is where it is, and where the experts differ on it.

use crate::device::dates;
use crate::domain::advice::playbook::Origin;
use crate::domain::id::ProcessId;
use crate::domain::timeline::compare::{Opinion, compare};
use crate::domain::timeline::step::{Step, StepKey, StepKind, Window};
use crate::state::App;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, el};
use crate::ui::shared::why;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// The disclosure of a step: the arithmetic, the rules, what each of the six playbooks would say, and `more`.
pub fn step_why(app: App, id: &ProcessId, step: &Step, question: &str, now: NaiveDateTime, more: View) -> View {
    let (id, step) = (id.clone(), step.clone());
    // Two rounds may have the same step: the day tells them apart.
    let title = [&*step.title, ", ", &dates::human_day(step.window.due.date(), now)].concat();
    why::later(
        question,
        &title,
        Box::new(move || {
            let mut notes = Vec::new();
            if step.house_fills_in {
                notes.push("The expert you follow says nothing here, so the recommended advice applies.");
            }
            if step.sources_differ {
                notes.push("The experts differ here. You decide.");
            }
            let compared = differs(step.key.kind).then(|| opinions(app, &id, &step.key, now));
            let link = (compared.is_some() || step.sources_differ)
                .then(|| el("a").class("link").attr("href", "#/advice").text("Whose advice to follow"));
            let because = words::phrase(&step.because(), now);
            why::reason(&because, &step.rules, &notes).with(compared).with(link).with(more)
        }),
    )
}

/// Whether the playbooks give dates of their own to a step of this kind.
const fn differs(kind: StepKind) -> bool {
    use StepKind::{AssumeFilled, FirstFollowUp, LinkedIn, SecondFollowUp, ThankYou};
    matches!(kind, ThankYou | FirstFollowUp | SecondFollowUp | AssumeFilled | LinkedIn)
}

/// The dates that each of the six playbooks would give to the step, side by side.
fn opinions(app: App, id: &ProcessId, key: &StepKey, now: NaiveDateTime) -> View {
    let Some(process) = app.process_now(id) else { return View::new() };
    let followed = app.playbook_of(&process).origin.clone();
    let rows = compare(&process, &app.calendar(), key, now).into_iter().map(|opinion| {
        let chosen = followed == Origin::BuiltIn(opinion.letter);
        let mine = chosen.then(|| badge(&Badge::new("done", "check", "Followed here")));
        let moment = match &opinion.window {
            Some(window) => stretch(window, now),
            None => without(key.kind).to_owned(),
        };
        let silent = opinion.house_fills_in.then(|| el("small").text("Says nothing here: recommended"));
        let name = el("th").attr("scope", "row").text(&author(&opinion)).text(" ").child(mine);
        el("tr").maybe("data-chosen", chosen.then_some("")).child(name).child(el("td").text(&moment).child(silent))
    });
    let caption = el("caption").text("When each of the experts would do it");
    el("table").class("table opinions").child(caption).child(el("tbody").child(rows.collect::<View>())).into()
}

/// The words for when a step opens and by when it is best done.
fn stretch(window: &Window, now: NaiveDateTime) -> String {
    let (opens, due) = (dates::human(window.opens, now), dates::human(window.due, now));
    if opens == due { opens } else { format!("{opens}, best by {due}") }
}

fn author(opinion: &Opinion) -> String {
    opinion.letter.source().map_or(opinion.name, |source| source.source().author).to_owned()
}

/// What it means if a playbook has no such step.
const fn without(kind: StepKind) -> &'static str {
    match kind {
        StepKind::LinkedIn => "Advises against it",
        StepKind::ThankYou => "No letter to this person",
        StepKind::SecondFollowUp => "No second message",
        _ => "No such step",
    }
}
