//! The LinkedIn request, on which the sources differ: one asks for it, one allows it, one forbids it.

use crate::domain::advice::parameter::LinkedIn;
use crate::domain::profiles::connection::reached;
use crate::domain::profiles::tidy::{LOOKS, all_since, count};
use crate::domain::timeline::draft::together;
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::house::row;
use crate::domain::timeline::step::{Step, StepKind, Subject};
use crate::domain::timeline::thank_you::Thanked;

/// Drafts the request after the last round, unless the playbook avoids LinkedIn.
pub(super) fn draft(facts: &Facts, thanked: &Thanked, steps: &mut Vec<Step>) {
    let parameter = &facts.parameters().linked_in;
    let (Some(last), Some(row)) = (facts.held.last(), row(StepKind::LinkedIn)) else { return };
    if parameter.value == LinkedIn::Avoid {
        return tidy(facts, last, steps);
    }
    let thanks = thanked.by.unwrap_or(last.end).max(last.end);
    let fact = if thanks <= facts.now { "Your thanks went out " } else { "Your thanks are due " };
    let mut draft = row.draft(facts, Subject::Round(last.round.id.clone()), fact, thanks);
    if parameter.value == LinkedIn::Connect {
        draft.title = "Connect on LinkedIn with everyone you met".into();
    }
    if parameter.value == LinkedIn::AfterThankYou {
        draft.title = "Connect on LinkedIn with those you met".into();
    }
    if parameter.value == LinkedIn::Optional {
        draft.advice = draft.advice.and(" The experts differ here. You decide.");
    }
    draft.rules = together(&[parameter.rules, row.rules]);
    draft.house_fills_in = parameter.is_silent();
    draft.sources_differ = true;
    let (done, all, since) = reached(facts.process, facts.now);
    draft.proof = since;
    draft.so_far(done, all);
    steps.push(draft.settle(facts));
}

/// What anyone can see of you is looked through where LinkedIn itself is to be avoided, too.
fn tidy(facts: &Facts, last: &Timed, steps: &mut Vec<Step>) {
    let Some(row) = row(StepKind::TidyProfiles) else { return };
    let subject = Subject::Round(last.round.id.clone());
    let mut draft = row.draft(facts, subject, "The interview ended ", last.end);
    draft.proof = all_since(facts.process, facts.now);
    draft.so_far(count(facts.process, facts.now), LOOKS.len());
    steps.push(draft.settle(facts));
}
