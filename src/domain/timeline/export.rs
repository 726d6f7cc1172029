//! A plan as JSON, so that others can check our arithmetic; `public/plan.schema.json` describes it in full. Times are local wall-clock times in ISO 8601 without a
//! zone; rules are ids of the sources' rules; sentences have their dates written out.
//!
//! `{"afterword": "plan", "version": 2, "process", "playbook", "at", "follow_ups": {"spent", "allowed"},
//! "steps": [{"key", "kind", "title", "to", "channel", "opens", "due", "closes", "state", "state_at", "why", "terms",
//! "rules", "house_fills_in", "sources_differ"}], "spans": [{"kind", "from", "to", "why", "rules"}]}`
//!
//! "terms" is the arithmetic itself: a fact with its day or moment, then what is reckoned from it. What a later term
//! gives replaces what an earlier one gave.

use crate::domain::advice::playbook::Playbook;
use crate::domain::advice::rule::RuleId;
use crate::domain::id::PersonId;
use crate::domain::iso::written as iso;
use crate::domain::json::to_value;
use crate::domain::process::Process;
use crate::domain::timeline::step::{Plan, Span, SpanKind, Step, StepState};
use crate::domain::timeline::why::{Clause, Stamp, Term};
use chrono::NaiveDateTime;
use serde_json::{Value, json};

/// The plan as a JSON value.
pub fn export(process: &Process, playbook: &Playbook, plan: &Plan, now: NaiveDateTime) -> Value {
    json!({
        "afterword": "plan",
        "version": 2,
        "process": process.id.as_str(),
        "playbook": &*playbook.name,
        "at": iso(now),
        "follow_ups": { "spent": plan.follow_ups_spent, "allowed": plan.follow_ups_allowed },
        "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
        "spans": plan.spans.iter().map(span).collect::<Vec<_>>(),
    })
}

fn rules(rules: &[RuleId]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.as_str()).collect()
}

fn step(step: &Step) -> Value {
    let (state, at) = state(&step.state);
    json!({
        "key": step.key.to_string(),
        "kind": step.key.kind.slug(),
        "title": step.title,
        "to": step.to.as_ref().map(PersonId::as_str),
        "channel": step.channel.map(|channel| to_value(&channel)),
        "opens": iso(step.window.opens),
        "due": iso(step.window.due),
        "closes": step.window.closes.map(iso),
        "state": state,
        "state_at": at.map(iso),
        "why": step.because().plain(),
        "terms": step.why.terms.iter().map(term).collect::<Vec<_>>(),
        "rules": rules(&step.rules),
        "house_fills_in": step.house_fills_in,
        "sources_differ": step.sources_differ,
    })
}

fn term(term: &Term) -> Value {
    match term {
        Term::Since(fact, Stamp::Moment(at)) => json!({ "fact": fact, "at": iso(*at) }),
        Term::Since(fact, Stamp::Day(on) | Stamp::On(on)) => json!({ "fact": fact, "on": on.to_string() }),
        Term::Gives(clause, offset, at) => {
            let clause = match clause {
                Clause::Opens => "opens",
                Clause::Due => "due",
                Clause::Closes => "closes",
                Clause::Last => "last",
            };
            json!({ "gives": clause, "after": offset.words(), "at": iso(*at) })
        }
    }
}

fn span(span: &Span) -> Value {
    let kind = match span.kind {
        SpanKind::Quiet => "quiet",
        SpanKind::BeyondPromise => "beyond-promise",
        SpanKind::UsualWait => "usual-wait",
        SpanKind::UntilRound => "until-round",
    };
    json!({
        "kind": kind,
        "from": iso(span.from),
        "to": iso(span.to),
        "why": span.because.plain(),
        "rules": rules(&span.rules),
    })
}

fn state(state: &StepState) -> (&'static str, Option<NaiveDateTime>) {
    match state {
        StepState::Later => ("later", None),
        StepState::Snoozed(until) => ("snoozed", Some(*until)),
        StepState::Now => ("now", None),
        StepState::Late => ("late", None),
        StepState::Missed => ("missed", None),
        StepState::Done(at) => ("done", Some(*at)),
        StepState::NotNeeded(at) => ("not-needed", Some(*at)),
        StepState::Cancelled(_) => ("cancelled", None),
    }
}
