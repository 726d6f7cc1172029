//! Offers side by side, and the others beside them (S5, A8, J18).

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, day};
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::offer::beside::{offers, rows, running};
use afterword::domain::offer::in_hand::in_hand;
use afterword::domain::offer::terms::OfferTerms;
use afterword::domain::process::Process;
use afterword::domain::round::Fit;
use afterword::domain::text::Line;

fn offer(form: OfferForm, by: Option<&str>) -> EmployerResponse {
    EmployerResponse::Offer { form, answer_by: by.map(day) }
}

fn called(story: Story, id: &str) -> Process {
    Process { id: ProcessId::parse(id).unwrap(), ..story.process }
}

#[test]
fn an_offer_is_in_hand_until_it_is_taken_back() {
    let spoken =
        Story::ended("2026-11-11 14:00").heard("2026-11-16 10:00", offer(OfferForm::Verbal, Some("2026-11-25")));
    let of = |story: &Story, now: &str| in_hand(&story.process, at(now)).map(|offer| (offer.form, offer.answer_by));
    assert_eq!(of(&spoken, "2026-11-16 09:00"), None);
    assert_eq!(of(&spoken, "2026-11-16 11:00"), Some((OfferForm::Verbal, Some(day("2026-11-25")))));
    let written = spoken.heard("2026-11-18 10:00", offer(OfferForm::Written, None));
    let now = "2026-11-18 11:00";
    assert_eq!(of(&written, now), Some((OfferForm::Written, Some(day("2026-11-25")))), "their day still holds");
    let later = written.clone().heard("2026-11-19 10:00", EmployerResponse::AnswerBy(day("2026-11-30")));
    assert_eq!(of(&later, "2026-11-19 11:00"), Some((OfferForm::Written, Some(day("2026-11-30")))));
    assert_eq!(of(&written.heard("2026-11-19 10:00", EmployerResponse::OfferWithdrawn), "2026-11-19 11:00"), None);
}

#[test]
fn offers_stand_side_by_side_with_what_was_noted_of_any() {
    let fits = Fit { role: Some(5), company: None, manager: Some(2) };
    let first = Story::ended("2026-11-11 14:00").with(|round| round.fit = fits);
    let mut first = called(first.heard("2026-11-16 10:00", offer(OfferForm::Written, Some("2026-11-30"))), "a");
    let second =
        Story::ended("2026-11-12 14:00").heard("2026-11-17 10:00", offer(OfferForm::Verbal, Some("2026-11-24")));
    let second = called(second, "b");
    let none = called(Story::ended("2026-11-12 14:00"), "c");
    first.terms =
        Some(OfferTerms { pay: Line::cut("£42,000"), start: Some(day("2027-01-04")), ..OfferTerms::default() });
    let all = [first, second, none];
    let found = offers(&all, at("2026-11-18 09:00"));
    let ids: Vec<&str> = found.iter().map(|(process, _)| process.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"], "the one that wants its answer first");
    let table = rows(&found, &|day| day.to_string());
    let table: Vec<String> = table.iter().map(|row| format!("{}: {}", row.name, row.cells.join(" | "))).collect();
    assert_eq!(
        table,
        [
            "Form: Spoken | Written",
            "Answer by: 2026-11-24 | 2026-11-30",
            "First day:  | 2027-01-04",
            "Pay:  | £42,000",
            "Do I like the work?:  | yes",
            "Do I like the manager?:  | hardly",
        ]
    );
}

#[test]
fn others_are_told_once_and_let_go_once_it_is_over() {
    let open = Story::ended("2026-11-11 14:00").promised("2026-11-24");
    let now = "2026-11-18 09:00";
    let stands = |story: &Story| running(&story.process, &story.plan(now), at(now));
    let waiting = stands(&open).unwrap();
    assert_eq!((waiting.promised, waiting.told), (Some(day("2026-11-24")), None));
    let told = open.clone().sent("2026-11-17 10:00", Purpose::Bridge);
    assert_eq!(stands(&told).unwrap().told, Some(at("2026-11-17 10:00")));
    for over in [Decision::Withdrew, Decision::Accepted, Decision::AssumedFilled] {
        assert_eq!(stands(&open.clone().decided("2026-11-17 10:00", over)), None, "{over:?}");
    }
}
