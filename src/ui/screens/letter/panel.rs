//! The others of the round, each with how far their letter has come.

use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, el, live};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::letter::desk::Desk;
use crate::ui::shared::step_foot::{person, progress};
use crate::ui::shared::step_work::step_work;
use leptos::prelude::*;
use std::rc::Rc;

/// The list, where there are several to thank.
pub fn section_of(desk: &Rc<Desk>) -> View {
    let (plan, desk) = (desk.app.plan(desk.process.clone()), desk.clone());
    live(move || {
        let Some(plan) = plan.get() else { return View::new() };
        let Some((letter, process)) = untrack(|| desk.letter().zip(desk.process())) else { return View::new() };
        let of_round = |step: &&Step| {
            let same = |round| letter.round.as_ref() == Some(round);
            step.key.kind == StepKind::ThankYou && matches!(&step.key.subject, Subject::Met(round, _) if same(round))
        };
        let steps: Vec<&Step> = plan.steps.iter().filter(of_round).collect();
        if letter.purpose != LetterPurpose::ThankYou || steps.len() < 2 {
            return View::new();
        }
        let row = |step: &&Step| {
            let name = el("span").class("row__title").attr("dir", "auto").text(person(&process, step));
            let mine = matches!(&step.key.subject, Subject::Met(_, id) if letter.to.people().contains(id));
            if mine {
                let here = badge(&Badge::new("act", "pen", "Open now"));
                let row = el("span").class("row row--plain row--tight").add(name).add(here);
                return el("li").attr("aria-current", "true").add(row);
            }
            let href = step_work(&process.id, &step.key).map(|work| work.href).unwrap_or_default();
            let state = badge(&progress(desk.app, &process, step).badge());
            el("li").add(el("a").class("row row--plain row--tight").attr("href", &href).add(name).add(state))
        };
        let rows: View = steps.iter().map(row).collect();
        section("panel", "Your panel")
            .add(el("ul").class("rows").add(rows))
            .add(note("Make each one different. Interviewers compare."))
            .into()
    })
}
