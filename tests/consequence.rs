//! What leads: days in a life, each with what stands first, what is a card, a row, a line, and what counts.
//!
//! A line a thing: `headline [badge]`, then cards in order with their tier, then rows, then what is also worth doing by
//! kind, then the kind word. Worked out from the order by consequence, not from the code.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, day, round_id};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::headline::headline;
use afterword::domain::agenda::tier::Tier;
use afterword::domain::agenda::{About, Agenda, Counts, Item, agenda};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::{Mark, Process};
use afterword::domain::promise::OwnPromise;
use afterword::domain::round::RoundState;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::StepKind;
use chrono::NaiveDateTime;

fn named(id: &str, story: Story) -> Process {
    let mut process = story.process;
    process.id = ProcessId::parse(id).unwrap();
    process.employer = Line::cut(id);
    process
}

fn look(processes: &[Process], now: NaiveDateTime) -> Agenda {
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let plans: Vec<_> = processes.iter().map(|process| plan(process, house, &calendar, now)).collect();
    agenda(&processes.iter().zip(&plans).collect::<Vec<_>>(), now)
}

fn line(what: &str, item: &Item) -> String {
    let about = match &item.about {
        About::Steps => item.steps[0].kind.slug().to_owned(),
        About::TheirDate(_) => "their day".into(),
        About::Round(_) => "interview".into(),
    };
    let late = if item.late { ", late" } else { "" };
    let count = if item.steps.len() > 1 { format!(" x{}", item.steps.len()) } else { String::new() };
    format!("{what} {}: {about}{count}{late}", item.process)
}

fn told(agenda: &Agenda) -> Vec<String> {
    let mut lines = vec![format!("{} [{}]", headline(&agenda.counts, 0), agenda.counts.due())];
    lines.extend(agenda.now.iter().map(|item| line(&format!("{:?}", item.tier), item)));
    lines.extend(agenda.look_back.iter().map(|item| line("row", item)));
    if !agenda.extras.is_empty() {
        let kinds: Vec<_> =
            agenda.extras.iter().map(|extra| format!("{} x{}", extra.kind.slug(), extra.count)).collect();
        lines.push(format!("also: {}", kinds.join(", ")));
    }
    lines.extend(agenda.unwind.then(|| "a kind word".to_owned()));
    lines
}

/// Everything that is done at once after an interview, so that a row shows only what it is about.
fn looked_back(story: Story, when: &str) -> Story {
    let mut story = story;
    let rounds: Vec<_> = story.process.rounds.iter().map(|round| round.id.clone()).collect();
    for round in rounds {
        for kind in ["notes", "record-promise", "unwind", "debrief", "better-answers", "learn"] {
            story = story.marked(&format!("{kind}:{round}"), Mark::Done(at(when)));
        }
    }
    for kind in ["brief-referees", "mutual-contacts", "business-plan", "salary-expectation"] {
        story = story.marked(kind, Mark::Done(at(when)));
    }
    story
}

const MET: &str = "2026-11-11 14:00";

/// A panel of two on Wednesday, an answer promised for Friday the 20th, everything else done.
pub fn panel() -> Story {
    looked_back(Story::ended(MET).met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20"), MET)
}

pub fn thanked() -> Story {
    panel().sent_to("2026-11-12 08:30", Purpose::ThankYou, &[1, 2])
}

/// What it stands for; the interviews; now; the lines of Today.
type Row<'a> = (&'a str, Vec<(&'a str, Story)>, &'a str, Vec<&'a str>);

#[test]
fn days_in_a_life() {
    let promise = |by: &str| OwnPromise { what: Line::cut("the portfolio"), by: Some(day(by)), kept: None };
    let offer = |form, by: Option<&str>| EmployerResponse::Offer { form, answer_by: by.map(day) };
    let one = |story: Story| vec![("castell", story)];
    let rows: Vec<Row> = vec![
        ("nothing at all", vec![], "2026-11-12 09:00", vec!["Nothing to do today. [0]"]),
        (
            "just captured: the letters lead, the rest is folded, a kind word at the end",
            one(Story::ended(MET).met("Miriam Osei").met("Tomasz Brandt").promised("2026-11-20")),
            "2026-11-11 15:30",
            vec![
                "Two letters to write. Everything else can wait. [2]",
                "Write castell: thank-you x2",
                "row castell: notes x2",
                "also: brief-referees x1",
                "a kind word",
            ],
        ),
        (
            "just captured, before the first letter may go: it may be written",
            one(panel()),
            "2026-11-11 14:10",
            vec![
                "Two letters to write. Everything else can wait. [2]",
                "Write castell: thank-you x2",
                "also: brief-referees x1",
            ],
        ),
        (
            "the next morning",
            one(panel()),
            "2026-11-12 09:00",
            vec![
                "Two letters to write. Everything else can wait. [2]",
                "Write castell: thank-you x2",
                "also: brief-referees x1",
            ],
        ),
        (
            "one of two is thanked",
            one(panel().sent_to("2026-11-12 08:30", Purpose::ThankYou, &[1])),
            "2026-11-12 09:00",
            vec![
                "One letter to write. Everything else can wait. [1]",
                "Write castell: thank-you",
                "also: brief-referees x1",
            ],
        ),
        (
            "the thanks are late",
            one(panel()),
            "2026-11-12 12:00",
            vec![
                "Two letters to write. Everything else can wait. [2]",
                "Write castell: thank-you x2, late",
                "also: brief-referees x1, linkedin x1",
            ],
        ),
        (
            "everyone is thanked: nothing to do",
            one(thanked()),
            "2026-11-13 09:00",
            vec!["Nothing to do today. [0]", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "their day",
            one(thanked()),
            "2026-11-20 09:00",
            vec!["Nothing to write today. [0]", "TheirDay castell: their day", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "their day, in the evening",
            one(thanked()),
            "2026-11-20 22:00",
            vec!["Nothing to write today. [0]", "TheirDay castell: their day", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "the weekend after their day",
            one(thanked()),
            "2026-11-21 10:00",
            vec!["Nothing to do today. [0]", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "the working day after: one may ask",
            one(thanked()),
            "2026-11-23 09:00",
            vec![
                "One letter to write. Everything else can wait. [1]",
                "Write castell: follow-up-1",
                "also: brief-referees x1, linkedin x1",
            ],
        ),
        (
            "asked once, waiting",
            one(thanked().sent("2026-11-23 09:30", Purpose::FollowUp)),
            "2026-11-24 09:00",
            vec!["Nothing to do today. [0]", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "a second time",
            one(thanked().sent("2026-11-23 09:30", Purpose::FollowUp)),
            "2026-11-30 09:00",
            vec![
                "One letter to write. Everything else can wait. [1]",
                "Write castell: follow-up-2",
                "also: brief-referees x1, linkedin x1",
            ],
        ),
        (
            "silence to the end",
            one(thanked().sent("2026-11-23 09:30", Purpose::FollowUp).sent("2026-11-30 10:00", Purpose::FollowUp)),
            "2026-12-08 09:00",
            vec!["Nothing urgent today. [0]", "row castell: assume-filled", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "they said no this morning",
            one(thanked().heard("2026-11-16 09:20", EmployerResponse::Refusal)),
            "2026-11-16 11:00",
            vec!["Nothing to do today. [0]"],
        ),
        (
            "they said no yesterday",
            one(thanked().heard("2026-11-16 09:20", EmployerResponse::Refusal)),
            "2026-11-17 10:00",
            vec!["One letter to write. [1]", "Write castell: reply-to-refusal x2"],
        ),
        (
            "one letter answers their no and asks what was missing",
            one(thanked()
                .heard("2026-11-16 09:20", EmployerResponse::Refusal)
                .sent("2026-11-17 09:30", Purpose::AskFeedback)),
            "2026-11-17 10:00",
            vec!["Nothing to do today. [0]"],
        ),
        (
            "they said no and nothing else was done",
            one(Story::ended(MET)
                .met("Miriam Osei")
                .promised("2026-11-20")
                .heard("2026-11-16 09:20", EmployerResponse::Refusal)),
            "2026-11-16 11:00",
            vec!["Nothing to do today. [0]"],
        ),
        (
            "a written offer with a day",
            one(thanked().heard("2026-11-16 09:20", offer(OfferForm::Written, Some("2026-11-24")))),
            "2026-11-16 11:00",
            vec!["One offer to answer. [1]", "Answer castell: confirm-offer", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "a spoken offer",
            one(thanked().heard("2026-11-16 09:20", offer(OfferForm::Verbal, None))),
            "2026-11-16 11:00",
            vec!["One offer to answer. [1]", "Answer castell: confirm-offer", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "a next round in a week",
            one(thanked()
                .heard("2026-11-13 09:20", EmployerResponse::NextRound(round_id(2)))
                .round_at("2026-11-23 10:00")),
            "2026-11-16 11:00",
            vec!["Nothing urgent today. [0]", "row castell: prepare-round", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "a next round tomorrow",
            one(thanked()
                .heard("2026-11-13 09:20", EmployerResponse::NextRound(round_id(2)))
                .round_at("2026-11-23 10:00")),
            "2026-11-22 11:00",
            vec!["Nothing to write today. [0]", "TheirDay castell: interview", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "an interview today, in its morning",
            one(thanked().round_at("2026-11-23 10:00")),
            "2026-11-23 09:00",
            vec![
                "Your interview is today. [0]",
                "Interview castell: interview",
                "also: brief-referees x1, linkedin x1",
            ],
        ),
        (
            "an interview that has begun, an offer of another and a promise that is late: it comes after them",
            vec![
                (
                    "castell",
                    thanked().with(|round| round.own_promises.push(promise("2026-11-13"))).round_at("2026-11-23 10:00"),
                ),
                (
                    "pell",
                    looked_back(Story::ended("2026-11-02 14:00"), MET)
                        .heard("2026-11-11 18:00", offer(OfferForm::Written, Some("2026-11-26"))),
                ),
            ],
            "2026-11-23 10:30",
            vec![
                "One offer to answer, one promise to keep. Your interview is today. [2]",
                "Answer castell: own-promise, late",
                "Answer pell: confirm-offer",
                "Interview castell: interview",
                "also: brief-referees x2, linkedin x2",
            ],
        ),
        (
            "the same evening it is over",
            one(thanked().round_at("2026-11-23 10:00")),
            "2026-11-23 11:00",
            vec![
                "One letter to write. Everything else can wait. [1]",
                "Write castell: thank-you",
                "row castell: notes x2",
                "row castell: record-promise",
                "also: brief-referees x1",
                "a kind word",
            ],
        ),
        (
            "two were to be thanked and the next round did not take place: three letters, two cards",
            one(panel().round_at("2026-11-12 07:00").with(|round| round.state = RoundState::NotHeld)),
            "2026-11-12 09:00",
            vec![
                "Three letters to write. Everything else can wait. [3]",
                "Write castell: thank-you x2",
                "Write castell: new-time",
                "also: brief-referees x1",
            ],
        ),
        (
            "a promise of mine that is due",
            one(thanked().with(|round| round.own_promises.push(promise("2026-11-13")))),
            "2026-11-13 09:00",
            vec![
                "One promise to keep. Everything else can wait. [1]",
                "Answer castell: own-promise",
                "also: brief-referees x1, linkedin x1",
            ],
        ),
        (
            "a promise of mine for next week",
            one(thanked().with(|round| round.own_promises.push(promise("2026-11-18")))),
            "2026-11-13 09:00",
            vec!["Nothing urgent today. [0]", "row castell: own-promise", "also: brief-referees x1, linkedin x1"],
        ),
        (
            "nobody was met and nothing is known of when",
            one(Story::ended(MET)),
            "2026-11-11 14:05",
            vec![
                "One letter to write. Everything else can wait. [1]",
                "Write castell: thank-you",
                "row castell: notes x2",
                "row castell: record-promise",
                "also: brief-referees x1",
                "a kind word",
            ],
        ),
        (
            "withdrawn",
            one(thanked().decided("2026-11-16 09:00", Decision::Withdrew)),
            "2026-11-16 11:00",
            vec!["Nothing to do today. [0]"],
        ),
        (
            "accepted",
            one(thanked()
                .heard("2026-11-16 09:20", offer(OfferForm::Written, None))
                .decided("2026-11-17 09:00", Decision::Accepted)),
            "2026-11-17 11:00",
            vec!["Nothing to do today. [0]", "also: thank-referees x1"],
        ),
        (
            "work has started",
            one(thanked()
                .heard("2026-11-16 09:20", offer(OfferForm::Written, None))
                .decided("2026-11-17 09:00", Decision::Accepted)
                .decided("2027-01-04 09:00", Decision::StartedWork)),
            "2027-01-05 11:00",
            vec!["Nothing urgent today. [0]", "row castell: stop-searching", "also: thank-referees x1"],
        ),
        (
            "an offer, their day, a panel and a follow-up: in that order",
            vec![
                ("northlight", looked_back(Story::ended("2026-10-30 14:00").promised("2026-11-10"), MET)),
                ("halden", panel()),
                ("brightwater", looked_back(Story::ended("2026-11-04 10:00").promised("2026-11-12"), MET)),
                (
                    "castell",
                    looked_back(Story::ended("2026-11-02 14:00"), MET)
                        .heard("2026-11-11 18:00", offer(OfferForm::Written, Some("2026-11-17"))),
                ),
            ],
            "2026-11-12 09:00",
            vec![
                "One offer to answer, three letters to write. Everything else can wait. [4]",
                "Answer castell: confirm-offer",
                "TheirDay brightwater: their day",
                "Write northlight: follow-up-1, late",
                "Write halden: thank-you x2",
                "also: brief-referees x4, linkedin x3",
            ],
        ),
        (
            "the same chore at two employers is one",
            vec![
                ("halden", Story::ended("2026-11-09 14:00").no_date()),
                ("pell", Story::ended("2026-11-09 10:00").no_date()),
            ],
            "2026-11-12 09:00",
            vec![
                "Nothing urgent today. [0]",
                "row pell: notes x2",
                "row halden: notes x2",
                "also: brief-referees x2, mutual-contacts x2, linkedin x2",
            ],
        ),
        (
            "two soft chores and an interview tomorrow",
            vec![("halden", thanked()), ("pell", Story::new("2026-11-12 09:00").round_at("2026-11-14 10:00"))],
            "2026-11-13 09:00",
            vec!["Nothing to write today. [0]", "TheirDay pell: interview", "also: brief-referees x1, linkedin x1"],
        ),
    ];
    let mut wrong = String::new();
    for (name, stories, now, expected) in rows {
        let processes: Vec<_> = stories.into_iter().map(|(id, story)| named(id, story)).collect();
        let found = told(&look(&processes, at(now)));
        if found != expected {
            wrong.push_str(&format!("\n{name}\n  wanted {expected:#?}\n  found  {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn many_employers_stay_one_short_list() {
    // So many employers of the sample as a real search has, and as nobody has.
    for (count, most) in [(1, 4), (2, 5), (12, 9), (60, 70), (300, 300)] {
        let processes = Sampler::new(7).processes(at("2026-11-12 09:00"), count, Richness::Mixed);
        let agenda = look(&processes, at("2026-11-12 09:00"));
        assert!(agenda.counts.due() <= most, "{count} employers: {} to do", agenda.counts.due());
        assert!(agenda.now.len() <= 100 && agenda.look_back.len() <= 100 && agenda.extras.len() <= 9);
        assert!(agenda.now.is_sorted_by_key(|item| (item.tier, item.due)), "tier first, then the hour that is shown");
        // One card of thanks and one of other letters for each employer, and every letter that counts is on one of them.
        let thanks = |item: &&Item| item.steps[0].kind == StepKind::ThankYou;
        let cards = agenda.now.iter().filter(|item| item.tier == Tier::Write);
        let letters: usize = cards.clone().map(|item| if thanks(&item) { item.steps.len() } else { 1 }).sum();
        assert!(agenda.now.len() == 100 || letters == agenda.counts.letters);
        let mut writes: Vec<_> = cards.map(|item| (&item.process, thanks(&item))).collect();
        let cards = writes.len();
        writes.sort();
        writes.dedup();
        assert_eq!(writes.len(), cards);
        assert!(agenda.now.iter().chain(&agenda.look_back).all(|item| !item.late || item.tier.counts()));
    }
}

#[test]
fn the_headline_stops_at_nine() {
    let said = |offers, letters, rest| headline(&Counts { offers, letters, hands_off: rest, ..Counts::default() }, 0);
    assert_eq!(said(0, 9, 0), "Nine letters to write.");
    assert_eq!(said(0, 10, 1), "More than nine letters to write. Everything else can wait.");
    assert_eq!(said(2, 1, 1), "Two offers to answer, one letter to write. Everything else can wait.");
    assert_eq!(headline(&Counts::default(), 1), "One next step with a lead.");
}
