//! The steps whose dates the sources leave open, as a table: when each opens, is due and closes by the house, what it
//! says, and the rules behind it. Each row rests on one moment: the end of a round, or the news that set it off.

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{
    A4, A8, F1, F2, F3, F4, F5, F6, F7, F12, F13, F14, F16, G8, G9, G10, J1, J3, J4, J5, J9, J10, J11, J12, J13, J15,
    J16, J17, J18, S1, S2, S4, S5, S6, S8, S9,
};
use crate::domain::offset::{Offset, hour};
use crate::domain::phrase::Phrase;
use crate::domain::process::Status;
use crate::domain::timeline::draft::{Draft, RunsOut};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::StepKind::{
    AsTold, AskFeedback, AskWritten, BetterAnswers, BridgeOffer, BriefReferees, BusinessPlan, ConfirmOffer, Debrief,
    KeepInTouch, Learn, LinkedIn, MutualContacts, NewTime, NotesAtOnce, OpenAgain, OwnPromise, RecordPromise,
    ReplyToRefusal, SalaryExpectation, StopSearching, ThankReferees, TidyProfiles, Unwind,
};
use crate::domain::timeline::step::{Shift, StepKey, StepKind, Subject};
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};
use chrono::NaiveDateTime;

/// When a step loses its point, beside its own closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndsWith {
    /// Never: it belongs to the end itself.
    Nothing,
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
    /// A sentence beside the arithmetic.
    pub note: &'static str,
}

use EndsWith::{Nothing, TheProcess};
use Offset::{Day, Minutes, Moved, Same, WorkingDay};
use RunsOut::{Lapses, Missed};

const MOVES: &[Shift] = &[Shift::Reschedule];
const ENDS: &[Shift] = &[Shift::Reschedule, Shift::NextRound, Shift::Refusal, Shift::Offer];

/// The table.
static TABLE: &[HouseStep] = &[
    HouseStep {
        kind: NotesAtOnce,
        opens: Minutes(0),
        due: Minutes(60),
        closes: Some(Day(14, hour(20))),
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[F1, F2, J5, F7],
        shifts: MOVES,
        title: "Write your notes while they’re fresh",
        advice: "Names, facts, what they asked, and what you must not forget. Five minutes is enough.",
        note: "While it’s fresh.",
    },
    HouseStep {
        kind: RecordPromise,
        opens: Minutes(0),
        due: Minutes(120),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[J1, A4, S1],
        shifts: &[Shift::Reschedule, Shift::NewDate, Shift::Answer, Shift::NextRound],
        title: "Note when they’ll reply",
        advice: "Did they say when? Add the date or tap They didn’t say. Your plan depends on it.",
        note: "Before you forget the exact words.",
    },
    HouseStep {
        kind: Unwind,
        opens: Minutes(0),
        due: Day(0, hour(22)),
        closes: Some(Day(1, hour(6))),
        runs_out: Lapses("That evening has passed."),
        ends_with: TheProcess,
        rules: &[S9],
        shifts: MOVES,
        title: "Be kind to yourself",
        advice: "Eat something, take a walk, see someone you like. You did the hard part.",
        note: "",
    },
    HouseStep {
        kind: Debrief,
        opens: Minutes(0),
        due: Day(1, hour(20)),
        closes: Some(Day(21, hour(20))),
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[F3, J4, S4, F4, J3, S5, F6, J13, J5],
        shifts: MOVES,
        title: "Look back on the interview",
        advice: "The questions and your answers. What went well, what you’d change, and if you’d like it there.",
        note: "After a few weeks you forget most of it.",
    },
    HouseStep {
        kind: OwnPromise,
        opens: Minutes(0),
        due: Day(2, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[],
        shifts: ENDS,
        title: "Keep your word: ",
        advice: "You said you’d do this for them. Do it, and send a line with it.",
        note: "",
    },
    HouseStep {
        kind: BriefReferees,
        opens: Minutes(0),
        due: Day(2, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[J10, S2],
        shifts: ENDS,
        title: "Tell your referees a call may come",
        advice: "Tell them a call may come, how it went, and which doubt they could answer.",
        note: "Before anyone rings them.",
    },
    HouseStep {
        kind: MutualContacts,
        opens: Day(1, hour(9)),
        due: Day(5, hour(18)),
        closes: Some(Day(21, hour(18))),
        runs_out: Lapses("It was worth a try while they were deciding."),
        ends_with: TheProcess,
        rules: &[J11, J13],
        shifts: ENDS,
        title: "Look for people you both know",
        advice: "Someone who knows the hiring manager could put in a good word. Ask only people you would ask anyway.",
        note: "While they compare.",
    },
    HouseStep {
        kind: LinkedIn,
        opens: Minutes(0),
        due: Day(30, hour(18)),
        closes: Some(Day(30, hour(18))),
        runs_out: Lapses("It was optional, and the moment has passed."),
        ends_with: TheProcess,
        rules: &[S6, J16, G9, G10],
        shifts: &[Shift::OwnContact, Shift::Refusal, Shift::Settings],
        title: "Connect on LinkedIn, if you like",
        advice: "A personal line to each person you dealt with, not the standard text. Tidy your own page first.",
        note: "Thanks come first.",
    },
    HouseStep {
        kind: TidyProfiles,
        opens: Minutes(0),
        due: Day(2, hour(18)),
        closes: Some(Day(30, hour(18))),
        runs_out: Lapses("They have most likely looked by now."),
        ends_with: TheProcess,
        rules: &[G10],
        shifts: ENDS,
        title: "Keep your public pages tidy",
        advice: "Look at what anyone can see of you. Post nothing about the interview.",
        note: "They may look you up.",
    },
    HouseStep {
        kind: BusinessPlan,
        opens: Day(1, hour(9)),
        due: Day(7, hour(18)),
        closes: Some(Day(30, hour(18))),
        runs_out: Lapses("They most likely know by now what they need."),
        ends_with: TheProcess,
        rules: &[J12],
        shifts: ENDS,
        title: "Write a one-page plan for the job",
        advice: "For each need you heard, write one line: what you’d do and what they’d gain. \
                 Send it with your follow-up, or take it to the next round.",
        note: "",
    },
    HouseStep {
        kind: SalaryExpectation,
        opens: Minutes(0),
        due: Day(3, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[S2],
        shifts: ENDS,
        title: "Decide what salary you want",
        advice: "One figure you’d be happy with and one you won’t go below, each with a reason.",
        note: "A decision is next, and they may ask.",
    },
    HouseStep {
        kind: Learn,
        opens: Minutes(0),
        due: Day(14, hour(20)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[F12],
        shifts: MOVES,
        title: "Learn the basics of ",
        advice: "After a few hours you can say you’ve started.",
        note: "",
    },
    HouseStep {
        kind: BetterAnswers,
        opens: Minutes(0),
        due: Day(7, hour(20)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[F13, J4, S4],
        shifts: MOVES,
        title: "Work out better answers",
        advice: "Take the hard questions one at a time. They tend to come back.",
        note: "While you remember what you said.",
    },
    HouseStep {
        kind: ReplyToRefusal,
        opens: Day(1, hour(8)),
        due: Day(1, hour(18)),
        closes: Some(Day(14, hour(18))),
        runs_out: Lapses("After two weeks it no longer needs an answer."),
        ends_with: Nothing,
        rules: &[J17, S8, F16],
        shifts: &[Shift::Answer, Shift::NextRound],
        title: "Reply to their no",
        advice: "Thank them for their time and wish them well. Say you’d be glad to hear of other openings.",
        note: "Sleep on it first.",
    },
    HouseStep {
        kind: AskFeedback,
        opens: Day(1, hour(8)),
        due: Day(3, hour(18)),
        closes: Some(Day(28, hour(18))),
        runs_out: Lapses("After four weeks they will hardly remember enough."),
        ends_with: Nothing,
        rules: &[J17, S8, G8, J15, F5],
        shifts: &[Shift::Answer, Shift::OwnContact],
        title: "Ask what was missing",
        advice: "One polite question, best in the same letter as your reply. Save what they say word for word.",
        note: "Sleep on it. Then they still remember you.",
    },
    HouseStep {
        kind: KeepInTouch,
        opens: Day(90, hour(9)),
        due: Day(104, hour(18)),
        closes: Some(Day(150, hour(18))),
        runs_out: Lapses("You lost touch, and that is all right."),
        ends_with: Nothing,
        rules: &[S6, J17],
        shifts: &[Shift::Answer, Shift::OwnContact],
        title: "Say hello again",
        advice: "A few lines about what you do now. Other openings go to the people they remember.",
        note: "",
    },
    HouseStep {
        kind: ConfirmOffer,
        opens: Minutes(0),
        due: WorkingDay(2, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: Nothing,
        rules: &[A8, J18, F14],
        shifts: &[Shift::Offer, Shift::Answer, Shift::Refusal],
        title: "Answer the offer",
        advice: "",
        note: "",
    },
    HouseStep {
        kind: ThankReferees,
        opens: Minutes(0),
        due: Day(3, hour(18)),
        closes: Some(Day(28, hour(18))),
        runs_out: Lapses("Tell them when you next speak."),
        ends_with: Nothing,
        rules: &[J10],
        shifts: &[Shift::Answer],
        title: "Tell your referees how it ended",
        advice: "Thank them, also if nobody rang. They will be glad to do it again.",
        note: "",
    },
    HouseStep {
        kind: StopSearching,
        opens: Minutes(0),
        due: Day(7, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: Nothing,
        rules: &[],
        shifts: &[Shift::Answer, Shift::Settings],
        title: "Close the search",
        advice: "Withdraw kindly where you’re still in play. Thank the people who helped.",
        note: "",
    },
    HouseStep {
        kind: AsTold,
        opens: Day(0, hour(9)),
        due: Day(0, hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: TheProcess,
        rules: &[J9],
        shifts: &[Shift::Answer, Shift::NewDate, Shift::OwnContact, Shift::Refusal, Shift::Offer],
        title: "",
        advice: "They asked for it, so it doesn’t count as a follow-up. Nothing else to send that day.",
        note: "What they asked for goes first.",
    },
    HouseStep {
        kind: NewTime,
        opens: Minutes(0),
        due: Day(0, hour(18)),
        closes: Some(Day(7, hour(18))),
        runs_out: Lapses("After a week it is their turn."),
        ends_with: TheProcess,
        rules: &[],
        shifts: &[Shift::Reschedule, Shift::Answer, Shift::OwnContact],
        title: "Ask for a new time",
        advice: "Two friendly lines: you were there, something must have come up, and when suits them? \
                 It doesn’t count as a follow-up.",
        note: "",
    },
    HouseStep {
        kind: OpenAgain,
        opens: Minutes(0),
        due: Day(1, hour(18)),
        closes: Some(Day(14, hour(18))),
        runs_out: Lapses("You left it closed."),
        ends_with: Nothing,
        rules: &[],
        shifts: &[Shift::Answer, Shift::NextRound],
        title: "Is it open again?",
        advice: "They wrote although it was over. If they go on with you, reopen it and its dates are back.",
        note: "",
    },
    HouseStep {
        kind: AskWritten,
        opens: Moved(7, hour(9)),
        due: Same(hour(18)),
        closes: None,
        runs_out: Missed,
        ends_with: Nothing,
        rules: &[A8, J18],
        shifts: &[Shift::Offer, Shift::Answer, Shift::OwnContact],
        title: "Ask again for the offer in writing",
        advice: "A spoken offer is not an offer yet. Ask kindly when you’ll get it in writing. Don’t give notice, and keep applying.",
        note: "",
    },
    HouseStep {
        kind: BridgeOffer,
        opens: Minutes(0),
        due: WorkingDay(1, hour(18)),
        closes: None,
        runs_out: Lapses("The day for your answer to the other offer has passed."),
        ends_with: TheProcess,
        rules: &[],
        shifts: &[Shift::Answer, Shift::Refusal, Shift::Offer, Shift::OwnContact],
        title: "",
        advice: "Say that you have an offer and when you must answer. Ask if they can decide before that. Once is enough. It counts as a follow-up.",
        note: "",
    },
];

/// The row for this kind of step; `None` for kinds whose dates a playbook or a booked round gives.
pub(super) fn row(kind: StepKind) -> Option<&'static HouseStep> {
    TABLE.iter().find(|row| row.kind == kind)
}

impl HouseStep {
    /// The dates of the step when it rests on this fact.
    pub fn why(&self, facts: &Facts, fact: &'static str, at: Stamp) -> Why {
        let calendar = facts.calendar;
        let why = Why::by(facts.playbook, Whose::Ours).since(fact, at).noting(self.note);
        let why = why.all(&[(Clause::Opens, self.opens), (Clause::Due, self.due)], calendar);
        match self.closes {
            Some(closes) => why.gives(Clause::Closes, closes, calendar),
            None => why,
        }
    }

    /// The step about this subject, resting on this fact.
    pub fn draft(&self, facts: &Facts, subject: Subject, fact: &'static str, at: NaiveDateTime) -> Draft {
        self.with_dates(facts, subject, self.why(facts, fact, Stamp::Moment(at)))
    }

    /// The step about this subject with these dates.
    pub fn with_dates(&self, facts: &Facts, subject: Subject, why: Why) -> Draft {
        Draft {
            title: self.title.to_owned(),
            advice: Phrase::text(self.advice),
            rules: self.rules.to_vec(),
            shifts: self.shifts,
            runs_out: self.runs_out,
            cancelled: self.ended(facts),
            ..Draft::new(StepKey { kind: self.kind, subject }, why)
        }
    }

    fn ended(&self, facts: &Facts) -> Option<(NaiveDateTime, Phrase)> {
        let over = matches!(facts.standing, Status::Accepted) || facts.standing.is_closed();
        if over && self.ends_with == EndsWith::TheProcess { facts.over() } else { None }
    }
}
