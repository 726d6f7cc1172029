//! What happened, as a heading.

use crate::domain::ledger::{Decision, EmployerResponse};

/// What the employer told, as a heading.
pub fn heard_title(news: &EmployerResponse) -> &'static str {
    match news {
        EmployerResponse::Message => "They wrote",
        EmployerResponse::NewDate(_) => "They named a new date",
        EmployerResponse::NextRound(_) => "They invited you to the next round",
        EmployerResponse::Postponed => "They postponed it",
        EmployerResponse::Refusal => "They said no",
        EmployerResponse::Offer { .. } => "They made an offer",
        EmployerResponse::Feedback => "They gave feedback",
        EmployerResponse::GetInTouch(_) => "They asked you to get in touch",
        EmployerResponse::AnswerBy(_) => "They named a day for your answer",
        EmployerResponse::OfferWithdrawn => "They withdrew the offer",
    }
}

/// What you decided, as a heading.
pub fn decision_title(decision: Decision) -> &'static str {
    use Decision::{Accepted, AssumedFilled, Declined, Reopened, StartedWork, Withdrew};
    match decision {
        Accepted => "You accepted",
        Declined => "You declined",
        Withdrew => "You withdrew",
        AssumedFilled => "You closed it",
        Reopened => "You reopened it",
        StartedWork => "You started work",
    }
}
