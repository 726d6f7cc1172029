//! The checks on a letter, L1 to L22. Each reads a `sheet::Sheet`, a letter read once together with what the
//! record knows, and adds findings. Which purposes a check is for is the table [`judges`].

pub mod fault;
pub mod finding;
pub mod words;

mod greeting;
mod matter;
mod moment;
mod placeholder;
mod sheet;
mod size;
mod stranger;
mod subject;
mod tidy;
mod wording;

use crate::domain::guard::VerdictKind;
use crate::domain::letter::likeness::Shingles;
use crate::domain::letter::paper::Paper;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::Letter;
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::round::Round;
use chrono::NaiveDateTime;
use finding::{CheckId, Finding, Level};
use sheet::Sheet;

/// What the contact guard says of this letter now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go ahead.
    Allowed,
    /// Not before this moment (J2, A4, S7).
    WaitUntil(NaiveDateTime),
    /// The messages are spent (J15).
    OverTheCap,
    /// Never this way (J16, G5, G9).
    NeverByThisChannel,
}

impl From<VerdictKind> for Verdict {
    fn from(kind: VerdictKind) -> Self {
        match kind {
            VerdictKind::Allowed => Self::Allowed,
            VerdictKind::WaitUntil(until) => Self::WaitUntil(until),
            VerdictKind::OverCap => Self::OverTheCap,
            VerdictKind::NeverByChannel => Self::NeverByThisChannel,
        }
    }
}

/// A letter to somebody else, for comparison.
#[derive(Debug, Clone, Copy)]
pub struct OtherLetter<'a> {
    /// To whom.
    pub to: &'a str,
    /// Its text, boiled down.
    pub shingles: &'a Shingles,
}

/// Another process of the search, whose names do not belong here: read once, looked for after every keystroke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    employer: String,
    employer_key: String,
    role: String,
    role_key: String,
}

impl Elsewhere {
    /// Reads the names of a process.
    pub fn of(employer: &str, role: &str) -> Self {
        let employer = sheet::core_name(employer);
        Self {
            employer: employer.to_owned(),
            employer_key: Paper::plain(employer).key(),
            role: role.to_owned(),
            role_key: Paper::plain(role).key(),
        }
    }
}

/// What the checks need to know beside the letter.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The process the letter belongs to.
    pub process: &'a Process,
    /// The round it refers to; its end is the interview's.
    pub round: Option<&'a Round>,
    /// Letters to the other members of the panel.
    pub others: &'a [OtherLetter<'a>],
    /// The other processes.
    pub elsewhere: &'a [Elsewhere],
    /// You.
    pub profile: &'a Profile,
    /// What the guard says.
    pub verdict: Verdict,
    /// The present moment (local time).
    pub now: NaiveDateTime,
}

/// What all checks together say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The findings, in order of place.
    pub findings: Vec<Finding>,
    judged: Vec<CheckId>,
}

impl Report {
    /// The checks that looked and found nothing, L1 first.
    pub fn passed(&self) -> Vec<CheckId> {
        let clean = |id: &&CheckId| !self.findings.iter().any(|finding| finding.id == **id);
        self.judged.iter().filter(clean).copied().collect()
    }

    /// The findings that stand before "sent" until the user confirms.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.level == Level::Error)
    }

    /// The rules that speak against sending it as it is, as the ledger keeps them with an override.
    pub fn rules_against(&self) -> Vec<String> {
        let mut rules: Vec<String> =
            self.errors().flat_map(Finding::rules).map(|rule| rule.as_str().to_owned()).collect();
        order::sort(&mut rules);
        rules.dedup();
        rules
    }
}

/// Whether a check had anything to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judged {
    /// It had, and either added findings or is content.
    Yes,
    /// The record does not say enough.
    No,
}

type Check = fn(&Sheet<'_>, &mut Vec<Finding>) -> Judged;

const CHECKS: [(CheckId, Check); 22] = [
    (CheckId::Placeholder, placeholder::check),
    (CheckId::Greeting, greeting::by_name),
    (CheckId::Stranger, stranger::check),
    (CheckId::GeneralGreeting, greeting::general),
    (CheckId::Discussed, matter::discussed),
    (CheckId::WhyYou, matter::why_you),
    (CheckId::Length, size::length),
    (CheckId::Dense, size::dense),
    (CheckId::Alike, size::alike),
    (CheckId::Thanks, matter::thanks),
    (CheckId::Interest, matter::interest),
    (CheckId::Subject, subject::check),
    (CheckId::Filler, wording::filler),
    (CheckId::Pressure, wording::pressure),
    (CheckId::SelfCentred, wording::self_centred),
    (CheckId::Moment, moment::moment),
    (CheckId::Channel, moment::channel),
    (CheckId::LooksForward, matter::looks_forward),
    (CheckId::Terms, matter::terms),
    (CheckId::Tidy, tidy::check),
    (CheckId::DayWords, moment::day_words),
    (CheckId::Tone, wording::tone),
];

/// Whether a check is meant for letters with this purpose.
pub const fn judges(id: CheckId, purpose: LetterPurpose) -> bool {
    use LetterPurpose as P;
    match id {
        CheckId::Discussed | CheckId::WhyYou | CheckId::Terms => matches!(purpose, P::ThankYou),
        CheckId::Interest => {
            matches!(purpose, P::ThankYou | P::FirstFollowUp | P::SecondFollowUp | P::AskHr | P::MoreTime | P::Bridge)
        }
        CheckId::LooksForward => {
            matches!(
                purpose,
                P::ThankYou
                    | P::FirstFollowUp
                    | P::SecondFollowUp
                    | P::AskHr
                    | P::Accept
                    | P::MoreTime
                    | P::NewTime
                    | P::AskWritten
                    | P::Bridge
            )
        }
        CheckId::Thanks => !matches!(purpose, P::LinkedIn | P::KeepInTouch),
        CheckId::Dense | CheckId::Subject | CheckId::SelfCentred => !matches!(purpose, P::LinkedIn),
        _ => true,
    }
}

/// Judges a letter. Findings come in the order of their places.
pub fn check(letter: &Letter, context: &Context<'_>) -> Report {
    let sheet = Sheet::read(letter, context);
    let mut report = Report::default();
    for (id, check) in CHECKS.iter().filter(|(id, _)| judges(*id, letter.purpose)) {
        if check(&sheet, &mut report.findings) == Judged::Yes {
            report.judged.push(*id);
        }
    }
    order::sort_by_key(&mut report.findings, |finding| (finding.place.order(), finding.id));
    report
}
