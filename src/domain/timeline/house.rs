//! The steps whose dates the sources leave open, as a table: when each opens, is due and closes by the house, what it
//! says, and the rules behind it. Each row rests on one moment: the end of a round, or the news that set it off.

use crate::domain::advice::rule::RuleId;
use crate::domain::calendar::WorkCalendar;
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::phrase::Phrase;
use crate::domain::process::Standing;
use crate::domain::timeline::draft::{Draft, RunsOut};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::StepKind::{
    AskFeedback, BetterAnswers, BriefReferees, BusinessPlan, ConfirmOffer, Debrief, KeepInTouch, Learn, LinkedIn,
    MutualContacts, NotesAtOnce, OwnPromise, RecordPromise, ReplyToRefusal, SalaryExpectation, StopSearching,
    ThankReferees, Unwind,
};
use crate::domain::timeline::step::{Shift, StepKey, StepKind, Subject, Window};
use chrono::NaiveDateTime;

/// A moment relative to the one a step rests on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Offset {
    /// So many minutes later.
    Minutes(i64),
    /// So many days later, at this hour.
    Day(i64, u32),
    /// So many working days later, at this hour.
    WorkingDay(u16, u32),
}

/// When a step loses its point, beside its own closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndsWith {
    /// Never: it serves the next interview too.
    Nothing,
    /// When you have the job.
    TheJob,
    /// When the process is over or you accepted.
    TheProcess,
}

/// One row of the table.
pub(super) struct HouseStep {
    pub kind: StepKind,
    pub opens: Offset,
    pub due: Offset,
    pub closes: Option<Offset>,
    pub runs_out: RunsOut,
    pub ends_with: EndsWith,
    pub rules: &'static [RuleId],
    pub shifts: &'static [Shift],
    pub title: &'static str,
    pub advice: &'static str,
    pub why: &'static str,
}

use EndsWith::{Nothing, TheJob, TheProcess};
use Offset::{Day, Minutes, WorkingDay};
use RunsOut::{Lapses, Missed};

const MOVES: &[Shift] = &[Shift::Reschedule];
const ENDS: &[Shift] = &[Shift::Reschedule, Shift::NextRound, Shift::Refusal, Shift::Offer];

/// The table.
static TABLE: &[HouseStep] = &[
    HouseStep {
        kind: NotesAtOnce,
        opens: Minutes(0),
        due: Minutes(60),
        closes: Some(Day(14, 20)),
        runs_out: Missed,
        ends_with: TheJob,
        rules: &[RuleId("F1"), RuleId("F2"), RuleId("J5"), RuleId("F7")],
        shifts: MOVES,
        title: "Write your notes before you go home",
        advice: "Names, facts about the company, what they asked, and anything you must not forget. Five minutes are enough.",
        why: "Within the hour, while you still hear the voices. ",
    },
    HouseStep {
        kind: RecordPromise,
        opens: Minutes(0),
        due: Minutes(120),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[RuleId("J1"), RuleId("A4"), RuleId("S1")],
        shifts: &[Shift::Reschedule, Shift::NewDate, Shift::Answer, Shift::NextRound],
        title: "Write down by when you will hear",
        advice: "The day they named and what comes next, or that they named none. Every later date rests on it.",
        why: "Within two hours, before the exact words fade. ",
    },
    HouseStep {
        kind: Unwind,
        opens: Minutes(0),
        due: Day(0, 22),
        closes: Some(Day(1, 6)),
        runs_out: Lapses("That evening has passed."),
        ends_with: Nothing,
        rules: &[RuleId("S9")],
        shifts: MOVES,
        title: "Be kind to yourself",
        advice: "Eat something, take a walk, see someone you like. You did the hard part.",
        why: "On the evening of the interview. ",
    },
    HouseStep {
        kind: Debrief,
        opens: Minutes(0),
        due: Day(1, 20),
        closes: Some(Day(21, 20)),
        runs_out: Missed,
        ends_with: TheJob,
        rules: &[
            RuleId("F3"),
            RuleId("J4"),
            RuleId("S4"),
            RuleId("F4"),
            RuleId("J3"),
            RuleId("S5"),
            RuleId("F6"),
            RuleId("J13"),
            RuleId("J5"),
        ],
        shifts: MOVES,
        title: "Go through it once, calmly",
        advice: "The questions and your answers in short, what went well, what you would change, and whether they suit you.",
        why: "By the evening of the next day. After a few weeks most of it is gone. ",
    },
    HouseStep {
        kind: OwnPromise,
        opens: Minutes(0),
        due: Day(2, 18),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[RuleId("J9")],
        shifts: ENDS,
        title: "Keep your word: ",
        advice: "You said you would do this for them. Do it, and send one line with it.",
        why: "Within two days, unless you named a day. ",
    },
    HouseStep {
        kind: BriefReferees,
        opens: Minutes(0),
        due: Day(2, 18),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[RuleId("J10"), RuleId("S2")],
        shifts: ENDS,
        title: "Brief your referees",
        advice: "Tell them a call may come, how the interview went, and which concern they could answer.",
        why: "Within two days, before anyone rings them. ",
    },
    HouseStep {
        kind: MutualContacts,
        opens: Day(1, 9),
        due: Day(5, 18),
        closes: Some(Day(21, 18)),
        runs_out: Lapses("It was worth a try while they were deciding."),
        ends_with: TheProcess,
        rules: &[RuleId("J11"), RuleId("J13")],
        shifts: ENDS,
        title: "Look for people you both know",
        advice: "Someone who knows the hiring manager could put in a good word. Ask only people you would ask anyway.",
        why: "In the days after the interview, while they compare. ",
    },
    HouseStep {
        kind: LinkedIn,
        opens: Minutes(1),
        due: Day(30, 18),
        closes: Some(Day(30, 18)),
        runs_out: Lapses("It was optional, and the moment has passed."),
        ends_with: TheProcess,
        rules: &[RuleId("S6"), RuleId("J16"), RuleId("G9"), RuleId("G10")],
        shifts: &[Shift::OwnContact, Shift::Refusal, Shift::Settings],
        title: "Connect on LinkedIn, if you like",
        advice: "A personal line to each person you dealt with, not the standard text. Tidy your own page first.",
        why: "Once your thanks are out. ",
    },
    HouseStep {
        kind: BusinessPlan,
        opens: Day(1, 9),
        due: Day(7, 18),
        closes: Some(Day(30, 18)),
        runs_out: Lapses("They have most likely settled on what they need."),
        ends_with: TheProcess,
        rules: &[RuleId("J12")],
        shifts: ENDS,
        title: "Write a one-page plan for the job",
        advice: "Take the needs you heard. For each, one line on what you would do and what they would gain.",
        why: "Within a week of hearing what they need. ",
    },
    HouseStep {
        kind: SalaryExpectation,
        opens: Minutes(0),
        due: Day(3, 18),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[RuleId("S2")],
        shifts: ENDS,
        title: "Settle what salary you expect",
        advice: "One figure you would be glad of and one you would not go below, both with a reason.",
        why: "A decision is next, and the question may come with it. ",
    },
    HouseStep {
        kind: Learn,
        opens: Minutes(0),
        due: Day(14, 20),
        closes: None,
        runs_out: Missed,
        ends_with: TheJob,
        rules: &[RuleId("F12"), RuleId("A9")],
        shifts: MOVES,
        title: "Learn the basics of ",
        advice: "A few hours are enough to say at the next interview that you have begun.",
        why: "Within two weeks, while you wait. ",
    },
    HouseStep {
        kind: BetterAnswers,
        opens: Minutes(0),
        due: Day(7, 20),
        closes: None,
        runs_out: Missed,
        ends_with: TheJob,
        rules: &[RuleId("F13"), RuleId("J4"), RuleId("S4")],
        shifts: MOVES,
        title: "Work out better answers",
        advice: "Take the questions that caught you out, one at a time. The same ones tend to come back.",
        why: "Within a week, while you remember what you said. ",
    },
    HouseStep {
        kind: ReplyToRefusal,
        opens: Day(1, 8),
        due: Day(1, 18),
        closes: Some(Day(14, 18)),
        runs_out: Lapses("After two weeks it no longer needs an answer."),
        ends_with: Nothing,
        rules: &[RuleId("J17"), RuleId("S8"), RuleId("F16")],
        shifts: &[Shift::Answer, Shift::NextRound],
        title: "Answer the refusal",
        advice: "Thank them for their time, say that you would be glad to hear of other openings, and wish them well.",
        why: "After a night’s sleep. ",
    },
    HouseStep {
        kind: AskFeedback,
        opens: Day(1, 8),
        due: Day(3, 18),
        closes: Some(Day(28, 18)),
        runs_out: Lapses("After four weeks they will hardly remember enough."),
        ends_with: Nothing,
        rules: &[RuleId("J17"), RuleId("S8"), RuleId("G8"), RuleId("J15"), RuleId("F5")],
        shifts: &[Shift::Answer, Shift::OwnContact],
        title: "Ask what was missing",
        advice: "One polite question, best in the same letter as your answer. Whatever comes, take it down word for word.",
        why: "After a night’s sleep, while they still remember you. ",
    },
    HouseStep {
        kind: KeepInTouch,
        opens: Day(90, 9),
        due: Day(104, 18),
        closes: Some(Day(150, 18)),
        runs_out: Lapses("The link has gone quiet, and that is all right."),
        ends_with: Nothing,
        rules: &[RuleId("S6"), RuleId("J17"), RuleId("G11")],
        shifts: &[Shift::Answer, Shift::OwnContact],
        title: "Say hello again",
        advice: "A few lines about what you do now. Other openings go to the people they remember.",
        why: "About three months later. ",
    },
    HouseStep {
        kind: ConfirmOffer,
        opens: Minutes(0),
        due: WorkingDay(2, 18),
        closes: None,
        runs_out: Missed,
        ends_with: Nothing,
        rules: &[RuleId("A8"), RuleId("J18"), RuleId("F14")],
        shifts: &[Shift::Offer, Shift::Answer, Shift::Refusal],
        title: "Answer the offer",
        advice: "",
        why: "Within two working days, unless they named a day. ",
    },
    HouseStep {
        kind: ThankReferees,
        opens: Minutes(0),
        due: Day(3, 18),
        closes: Some(Day(28, 18)),
        runs_out: Lapses("Tell them when you next speak."),
        ends_with: Nothing,
        rules: &[RuleId("J10"), RuleId("S6")],
        shifts: &[Shift::Answer],
        title: "Tell your referees how it ended",
        advice: "Thank them, also if nobody rang. They will be glad to do it again.",
        why: "Within three days of the end. ",
    },
    HouseStep {
        kind: StopSearching,
        opens: Minutes(0),
        due: Day(7, 18),
        closes: None,
        runs_out: Missed,
        ends_with: Nothing,
        rules: &[],
        shifts: &[Shift::Answer, Shift::Settings],
        title: "Close the search",
        advice: "Withdraw kindly wherever you are still in play, and thank the people who helped.",
        why: "",
    },
];

/// The row for this kind of step; `None` for kinds whose dates a playbook or a booked round gives.
pub(super) fn row(kind: StepKind) -> Option<&'static HouseStep> {
    TABLE.iter().find(|row| row.kind == kind)
}

impl Offset {
    fn from(self, at: NaiveDateTime, calendar: &WorkCalendar) -> NaiveDateTime {
        match self {
            Self::Minutes(minutes) => plus_minutes(at, minutes),
            Self::Day(days, hour) => at_hour(plus_days(at.date(), days), hour),
            Self::WorkingDay(days, hour) => at_hour(calendar.add_business_days(at.date(), days), hour),
        }
    }
}

impl HouseStep {
    /// The window when the step rests on this moment. What would lie before the opening moves to it.
    pub fn window(&self, at: NaiveDateTime, calendar: &WorkCalendar) -> Window {
        let opens = self.opens.from(at, calendar);
        let due = self.due.from(at, calendar).max(opens);
        Window { opens, due, closes: self.closes.map(|closes| closes.from(at, calendar).max(due)) }
    }

    /// The step about this subject, resting on this moment.
    pub fn draft(&self, facts: &Facts, subject: Subject, at: NaiveDateTime) -> Draft {
        let window = self.window(at, facts.calendar);
        Draft {
            title: self.title.to_owned(),
            advice: Phrase::text(self.advice),
            because: Phrase::text(self.why),
            rules: self.rules.to_vec(),
            shifts: self.shifts,
            runs_out: self.runs_out,
            cancelled: self.ended(facts),
            ..Draft::new(StepKey { kind: self.kind, subject }, window)
        }
    }

    fn ended(&self, facts: &Facts) -> Option<(NaiveDateTime, Phrase)> {
        let has_job = matches!(facts.standing, Standing::Accepted | Standing::Started);
        let applies = match self.ends_with {
            EndsWith::Nothing => false,
            EndsWith::TheJob => has_job,
            EndsWith::TheProcess => has_job || facts.standing.is_closed(),
        };
        if applies { facts.over() } else { None }
    }
}
