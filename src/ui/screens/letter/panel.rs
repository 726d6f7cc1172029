//! The others of the round, each with how far their letter has come.

use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::step_foot::{person, progress};
use crate::ui::shared::step_work::step_work;
use leptos::prelude::*;
use std::rc::Rc;

/// The list, where there are several to thank.
pub fn section_of(editor: &Rc<LetterEditor>) -> View {
    let (plan, editor) = (editor.app.plan(editor.process.clone()), editor.clone());
    dynamic(move || {
        let Some(plan) = plan.get() else { return View::new() };
        let Some((letter, process)) = untrack(|| editor.letter().zip(editor.process())) else { return View::new() };
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
                let here = badge(&Badge::new("", "pen", "This letter"));
                let row = el("span").class("row row--plain row--tight").child(name).child(here);
                return el("li").attr("aria-current", "true").child(row);
            }
            let href = step_work(&process.id, &step.key).map(|work| work.href).unwrap_or_default();
            let state = badge(&progress(editor.app, &process, step).badge());
            el("li").child(el("a").class("row row--plain row--tight").attr("href", &href).child(name).child(state))
        };
        let rows: View = steps.iter().map(row).collect();
        section("panel", "Your panel")
            .child(el("ul").class("rows").child(rows))
            .child(note("Make each one different. Interviewers compare."))
            .into()
    })
}
