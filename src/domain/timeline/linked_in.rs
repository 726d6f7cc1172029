//! The LinkedIn request, on which the sources differ: one asks for it, one allows it, one forbids it.

use crate::domain::advice::parameter::LinkedIn;
use crate::domain::ledger::Purpose;
use crate::domain::timeline::draft::together;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::house::row;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::domain::timeline::thank_you::Thanked;

/// Drafts the request after the last round, unless the playbook avoids LinkedIn.
pub(super) fn draft(facts: &Facts, thanked: &Thanked, steps: &mut Vec<Step>) {
    let parameter = &facts.parameters().linked_in;
    let (Some(last), Some(row)) = (facts.held.last(), row(StepKind::LinkedIn)) else { return };
    if parameter.value == LinkedIn::Avoid {
        return;
    }
    let thanks = thanked.by.unwrap_or(last.end).max(last.end);
    let fact = if thanks <= facts.now { "Your thanks went out " } else { "Your thanks are due " };
    let mut draft = row.draft(facts, Subject::Round(last.round.id.clone()), fact, thanks);
    if parameter.value == LinkedIn::Connect {
        draft.title = "Connect on LinkedIn with everyone you met".into();
    }
    if parameter.value == LinkedIn::Optional {
        draft.advice = draft.advice.and(" The experts differ here. You decide.");
    }
    draft.rules = together(&[parameter.rules, row.rules]);
    draft.house_fills_in = parameter.is_silent();
    draft.sources_differ = true;
    draft.proof = facts.sent(Purpose::Connect).map(|entry| entry.at).find(|at| last.end <= *at);
    steps.push(draft.settle(facts));
}
