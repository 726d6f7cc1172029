//! Where the work of a step is done: the address, and the words of the button that leads there. A row, card, timeline
//! step or calendar entry of a step all lead to the same place, with the right thing in focus.

use crate::domain::id::ProcessId;
use crate::domain::timeline::step::{StepKey, StepKind, Subject};
use crate::route::{Route, Segment};

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
    let (icon, words, href) = match key.kind {
        Kind::ThankYou => letter("Write the letter"),
        Kind::FirstFollowUp | Kind::SecondFollowUp => letter("Write the follow-up"),
        Kind::ReplyToRefusal => letter("Draft a kind reply"),
        Kind::ConfirmOffer => letter("Draft a reply"),
        Kind::AskFeedback => letter("Ask for feedback"),
        Kind::BriefReferees => letter("Write to a referee"),
        Kind::MutualContacts => letter("Write to a contact"),
        Kind::NotesAtOnce => match &key.subject {
            Subject::Round(round) => {
                Some(("pen", "Add notes", format!("{}?at=asked", Route::Round(id.clone(), round.clone()))))
            }
            _ => None,
        },
        Kind::RecordPromise => part("flag", "Add their date", Segment::Debrief, "promises"),
        Kind::Debrief => part("pen", "Look back", Segment::Debrief, "asked"),
        Kind::BetterAnswers => part("pen", "Prepare an answer", Segment::Debrief, "better"),
        Kind::Learn => part("book", "See what to learn", Segment::Debrief, "gaps"),
        Kind::PrepareRound => match &key.subject {
            Subject::Round(round) => Some(("book", "Prepare", Route::Prep(id.clone(), round.clone()).to_string())),
            _ => None,
        },
        Kind::BusinessPlan => part("book", "See what they need", Segment::About, "about-needs"),
        Kind::SalaryExpectation => part("pen", "Set your figures", Segment::About, "salary"),
        Kind::KeepSearching | Kind::StopSearching => Some(("search", "See your search", Route::Search.to_string())),
        Kind::KeepInTouch | Kind::LinkedIn | Kind::AskWritten | Kind::NewTime | Kind::BridgeOffer => {
            letter("Write the message")
        }
        Kind::AsTold | Kind::OpenAgain | Kind::Unwind | Kind::OwnPromise | Kind::AssumeFilled | Kind::ThankReferees => {
            None
        }
    }?;
    Some(Work { href: ["#", &href].concat(), icon, words })
}

/// What is also worth doing, over all employers that ask for it.
pub const fn extra_title(kind: StepKind) -> &'static str {
    match kind {
        StepKind::BriefReferees => "Tell your referees a call may come",
        StepKind::MutualContacts => "Find contacts who know them",
        StepKind::LinkedIn => "Connect on LinkedIn",
        StepKind::BusinessPlan => "Write a one-page plan for the job",
        StepKind::Learn => "Learn what they asked for",
        StepKind::BetterAnswers => "Prepare better answers",
        StepKind::SalaryExpectation => "Decide what salary you want",
        StepKind::KeepInTouch => "Stay in touch",
        StepKind::ThankReferees => "Thank your referees",
        _ => "Something small",
    }
}
