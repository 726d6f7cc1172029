//! Where the work of a step is done: the address, and the label of the button that leads there. A row, card, timeline
//! step or calendar entry of a step all lead to the same place, with the right thing in focus.

use crate::domain::id::ProcessId;
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use crate::route::{Desk, Route, Segment};

/// The way to the work of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The address, with its `#`.
    pub href: String,
    /// The icon on the button.
    pub icon: &'static str,
    /// The words on the button.
    pub words: &'static str,
}

/// Where the work of this step is done; `None` for what is done outside the app and only ticked here.
pub fn step_work(id: &ProcessId, key: &StepKey) -> Option<Work> {
    use StepKind as Kind;
    let letter = |words| Some(("pen", words, format!("{}?write={key}", Route::Process(id.clone(), Segment::Letters))));
    let part = |icon, words, segment, at: &str| {
        let at = if at.is_empty() { String::new() } else { ["?at=", at].concat() };
        Some((icon, words, format!("{}{at}", Route::Process(id.clone(), segment))))
    };
    let desk = |icon, words, desk| Some((icon, words, Route::Desk(id.clone(), desk).to_string()));
    let (icon, words, href) = match key.kind {
        Kind::ThankYou => letter("Write the letter"),
        Kind::FirstFollowUp | Kind::SecondFollowUp => letter("Write the follow-up"),
        Kind::ReplyToRefusal => letter("Write the reply"),
        Kind::ConfirmOffer => {
            Some(("pen", "Draft a reply", [&*Route::Desk(id.clone(), Desk::Offer).to_string(), "?at=answer"].concat()))
        }
        Kind::LinkedIn => desk("people", "See who is left", Desk::Profiles),
        Kind::TidyProfiles => desk("people", "Look through your pages", Desk::Profiles),
        Kind::AskFeedback => letter("Ask for feedback"),
        Kind::BriefReferees => desk("pen", "Brief your referees", Desk::Referees),
        Kind::ThankReferees => desk("letter", "Thank your referees", Desk::Referees),
        Kind::MutualContacts => desk("people", "Who knows them?", Desk::Contacts),
        Kind::NotesAtOnce => match &key.subject {
            Subject::Round(round) => {
                Some(("pen", "Add notes", format!("{}?at=asked", Route::Round(id.clone(), round.clone()))))
            }
            _ => None,
        },
        Kind::RecordPromise => part("flag", "Add their date", Segment::Debrief, "promises"),
        Kind::Debrief => part("pen", "Look back", Segment::Debrief, "asked"),
        Kind::BetterAnswers => {
            let round = match &key.subject {
                Subject::Round(round) => round.as_str(),
                _ => "",
            };
            Some(("pen", "Prepare an answer", format!("{}?at=round-{round}", Route::Stories)))
        }
        Kind::Learn => part("book", "See what to learn", Segment::Debrief, "gaps"),
        Kind::PrepareRound => match &key.subject {
            Subject::Round(round) => Some(("book", "Prepare", Route::Prep(id.clone(), round.clone()).to_string())),
            _ => None,
        },
        Kind::BusinessPlan => desk("book", "Write the plan", Desk::Plan),
        Kind::SalaryExpectation => desk("pen", "Set your figures", Desk::Salary),
        Kind::KeepSearching | Kind::StopSearching => Some(("search", "See your search", Route::Search.to_string())),
        Kind::KeepInTouch | Kind::AskWritten | Kind::NewTime | Kind::BridgeOffer => letter("Write the message"),
        Kind::AsTold | Kind::OpenAgain | Kind::Unwind | Kind::OwnPromise | Kind::AssumeFilled => None,
    }?;
    Some(Work { href: ["#", &href].concat(), icon, words })
}

/// The title of an optional step, over all employers that have it.
pub const fn extra_title(kind: StepKind) -> &'static str {
    match kind {
        StepKind::BriefReferees => "Tell your referees a call may come",
        StepKind::MutualContacts => "Find contacts who know them",
        StepKind::LinkedIn => "Connect on LinkedIn",
        StepKind::TidyProfiles => "Keep your public pages tidy",
        StepKind::BusinessPlan => "Write a one-page plan for the job",
        StepKind::Learn => "Learn what they asked for",
        StepKind::BetterAnswers => "Prepare better answers",
        StepKind::SalaryExpectation => "Decide what salary you want",
        StepKind::KeepInTouch => "Stay in touch",
        StepKind::ThankReferees => "Thank your referees",
        _ => "Something small",
    }
}
