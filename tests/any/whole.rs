//! One process with every field filled.

use afterword::domain::acquaintances::acquaintance::{Acquaintance, Reply};
use afterword::domain::after_no::{AfterNo, NoReason};
use afterword::domain::channel::Channel;
use afterword::domain::expectation::Expectation;
use afterword::domain::gap::Gap;
use afterword::domain::id::{
    AcquaintanceId, EntryId, GapId, PersonId, PointId, ProcessId, QuestionId, RefereeId, RoundId, StoryId,
};
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Override, Purpose};
use afterword::domain::offer::terms::OfferTerms;
use afterword::domain::person::{Part, Person, Stage};
use afterword::domain::preparation::record::Preparation;
use afterword::domain::process::{Mark, PlaybookChoice, Process, Tone};
use afterword::domain::promise::{OwnPromise, Promise, Told};
use afterword::domain::question::{Grade, Question};
use afterword::domain::referees::reference::Reference;
use afterword::domain::round::{Delivery, Feedback, Fit, Round, RoundKind, RoundState, Schedule, Talk, Zone};
use afterword::domain::salary::{Per, SalarySaid, Side};
use afterword::domain::text::{Line, Prose};
use afterword::domain::value_plan::{PlanPoint, ValuePlan};
use chrono::NaiveDateTime;
use std::cell::RefCell;

/// Every field with something in it, and for each text a word that stands nowhere else. Without `..`, so that a new
/// field has to be thought of here.
pub fn everything() -> (Process, Vec<String>) {
    let at: NaiveDateTime = "2026-11-11T16:05:09".parse().unwrap();
    let on = at.date();
    let marks = RefCell::new(Vec::new());
    let marked = |text: &str| {
        let mark = format!("quarx{}z", marks.borrow().len());
        marks.borrow_mut().push(mark.clone());
        format!("{text} {mark}")
    };
    let (line, prose) =
        (|text: &str| Line::parse(&marked(text)).unwrap(), |text: &str| Prose::parse(&marked(text)).unwrap());
    let (p1, p2) = (PersonId::parse("p1").unwrap(), PersonId::parse("p2").unwrap());
    let (r1, q1) = (RoundId::parse("r1").unwrap(), QuestionId::parse("q1").unwrap());
    let promise = |words: &str| Promise {
        by: on,
        stage: Some(Stage::ReferenceChecks),
        channel: Some(Channel::Portal),
        words: line(words),
        from: Some(PersonId::parse("p1").unwrap()),
    };
    let person = |id: &PersonId, name: &str| Person {
        id: id.clone(),
        name: line(name),
        spelling_checked: true,
        address_as: line("Dr Osei"),
        title: line("Head of \"Product\""),
        part: Some(Part::Hr),
        email: line("m.osei@example.org"),
        phone: line("+44 20 7946 0000"),
        linkedin: line("https://www.linkedin.com/in/m"),
        topics: vec![line("the spring release"), line("a second topic")],
        concerns: vec![line("little retail")],
        gone: Some(at),
        linkedin_accepted: Some(at),
        linkedin_left_out: Some(at),
        found_out: prose("wrote about trams"),
    };
    let question = Question {
        id: q1,
        asked: line("Why leave <b>now</b>?"),
        by: Some(p1.clone()),
        answer: prose("Smaller\nafter the merger."),
        reaction: line("nodded"),
        grade: Some(Grade::Rough),
        better: prose("Start with the reason."),
        tags: vec![line("motive"), line("hard")],
        story: StoryId::parse("s1"),
    };
    let round = Round {
        id: r1.clone(),
        kind: RoundKind::Panel,
        schedule: Schedule::new(Some(at), Some(45), Some(at + chrono::Duration::minutes(50))).unwrap(),
        state: RoundState::Postponed,
        place: line("Room 4, second floor"),
        people: vec![p1.clone(), p2.clone()],
        told: Told::Promised(promise("by the middle of next week")),
        own_promises: vec![OwnPromise { what: line("the portfolio"), by: Some(on), kept: Some(at) }],
        questions: vec![question],
        notes: prose("Bright room.\n\tTwo took notes. 👩🏽‍💻"),
        felt: Some(4),
        went_well: prose("the first half"),
        do_better: prose("pause"),
        delivery: Delivery { calm: Some(1), body_language: Some(2), pace: Some(3), brevity: Some(4) },
        fit: Fit { role: Some(5), company: Some(4), manager: Some(3) },
        to_learn: vec![line("dbt")],
        feedback: vec![Feedback {
            words: prose("“Sharp.”"),
            on: Some(on),
            by: Some(p2.clone()),
            since: line("read up on it"),
        }],
        invited: None,
        zone: Some(Zone { name: line("Europe/Warsaw"), offset: 60 }),
        talks: vec![Talk {
            id: p1.clone(),
            topics: vec![line("the timetable")],
            concerns: vec![line("the notice period")],
            impression: prose("warm"),
        }],
        join: Default::default(),
        preparation: Preparation {
            ticked: [("card".to_owned(), at)].into_iter().collect(),
            bring: vec![line("the portfolio folder")],
            ask: vec![line("Who would I work with?")],
            way_in: line("the back stairs"),
            stage: Some(Stage::Decision),
            channel: Some(Channel::Phone),
        },
    };
    let entry = |id: &str, what: LedgerEvent| Entry {
        id: EntryId::parse(id).unwrap(),
        at,
        what,
        note: prose(&format!("note of {id}")),
        lost: Some(at),
        passed_on: vec![p2.clone()],
        undated: true,
        since: line(&format!("since {id}")),
    };
    let heard = |news| LedgerEvent::Heard { channel: Channel::Phone, from: Some(p1.clone()), news };
    let sent = LedgerEvent::Sent {
        purpose: Purpose::FollowUp,
        channel: Channel::Phone,
        to: vec![p1.clone(), p2.clone()],
        round: Some(r1.clone()),
        against: Some(Override { reason: line("they asked me to ring"), rules: vec!["J2".into(), "A4".into()] }),
    };
    let process = Process {
        id: ProcessId::parse("x").unwrap(),
        created: at,
        employer: line("Łódź Tramwaje"),
        role: line("محلل"),
        tone: Some(Tone::Formal),
        source: line("a newsletter"),
        location: line("Leeds"),
        links: vec![line("https://example.org/a?b=c&d"), line("javascript:alert(1)")],
        stages: Stage::ALL.to_vec(),
        salary: vec![SalarySaid {
            by: Side::Me,
            low: 4_200_001,
            high: Some(9_007_199_254_740_993),
            currency: "EUR".into(),
            per: Per::Hour,
            on: Some(on),
            person: Some(p1.clone()),
        }],
        facts: vec![line("120 people")],
        needs: vec![line("numbers for shopkeepers")],
        notes: prose("They share a brewery."),
        people: vec![person(&p1, "Zoë O’Brien"), person(&p2, "Zoë O’Brien")],
        rounds: vec![round],
        ledger: vec![
            entry("e1", sent),
            entry("e2", heard(EmployerResponse::NewDate(promise("Friday at the latest")))),
            entry("e3", heard(EmployerResponse::NextRound(r1.clone()))),
            entry("e4", heard(EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(on) })),
            entry("e5", heard(EmployerResponse::Feedback)),
            entry("e6", LedgerEvent::Decided(Decision::Accepted)),
        ],
        marks: [
            ("thanks/r1/p1".to_owned(), Mark::Done(at)),
            ("a".to_owned(), Mark::NotNeeded { at, reason: line("asked me not to") }),
            ("b".to_owned(), Mark::Snoozed { until: at, reason: line("after the holiday"), past: Some(at) }),
        ]
        .into_iter()
        .collect(),
        playbook: Some(PlaybookChoice::BuiltIn("J".into())),
        unkept: [("heard.note", prose("they rang")), ("heard.day", Prose::parse("2026-11-20").unwrap())]
            .map(|(name, text)| (name.to_owned(), text))
            .into_iter()
            .collect(),
        archived: Some(at),
        trashed: Some(at),
        agency: line("Bright Recruiting"),
        references: vec![Reference {
            concern: line("the gap of a year"),
            told: Some(at),
            briefed: Some(at),
            from: Some(on),
            until: Some(on),
            called: Some(at),
            thanked: Some(at),
            result: Some(at),
            ..Reference::named(RefereeId::parse("f1").unwrap(), line("Ana Ruiz"), at)
        }],
        acquaintances: vec![Acquaintance {
            tone: Some(Tone::Casual),
            email: line("jo@example.org"),
            knows: vec![p1.clone()],
            how: line("worked with her"),
            wanted: line("a word for me"),
            asked: Some(at),
            reply: Some(Reply::Did),
            thanked: Some(at),
            ..Acquaintance::named(AcquaintanceId::parse("k1").unwrap(), line("Jo Adeyemi"))
        }],
        tidied: [("cv".to_owned(), at)].into_iter().collect(),
        terms: Some(OfferTerms {
            pay: line("£42,000 a year"),
            bonus: line("up to 10 %"),
            pension: line("8 % from them"),
            extras: line("travel card"),
            hours: line("37, flexible"),
            holidays: line("28 days"),
            place: line("Leeds"),
            notice: line("one month"),
            start: Some(on),
            notes: prose("Good people."),
        }),
        after_no: Some(AfterNo {
            reasons: NoReason::ALL.to_vec(),
            lesson: prose("Learn window functions"),
            openings: vec![line("the sister team")],
        }),
        gaps: vec![Gap {
            id: GapId::parse("g1").unwrap(),
            lacking: line("SQL tuning"),
            why: line("the month end"),
            plan: line("the course"),
            by: Some(on),
            evidence: line("tuned two reports"),
            done: Some(at),
            round: Some(r1.clone()),
        }],
        responses: [("doubt-1".to_owned(), prose("I learn fast."))].into_iter().collect(),
        value_plan: Some(ValuePlan {
            points: vec![PlanPoint {
                id: PointId::parse("v1").unwrap(),
                need: line("loans on time"),
                idea: line("one calendar"),
                gain: line("no late crates"),
                evidence: line("did it at Halden"),
            }],
            days_30: prose("listen"),
            days_60: prose("the spring loans"),
            days_90: prose("a first figure"),
            handed: Some(at),
            handed_by: Some(Channel::InPerson),
        }),
        expectation: Some(Expectation {
            currency: "EUR".into(),
            per: Per::Year,
            floor: Some(4_000_000),
            target: Some(4_400_000),
            stretch: Some(4_800_000),
            floor_why: line("the rent"),
            target_why: line("the market"),
            stretch_why: line("two languages"),
        }),
    };
    (process, marks.into_inner())
}
