//! What happened, as a heading.

use crate::domain::ledger::{Decision, News};

/// What the employer told, as a heading.
pub fn heard_title(news: &News) -> &'static str {
    match news {
        News::Message => "They wrote",
        News::NewDate(_) => "They named a new date",
        News::NextRound(_) => "They invited you to the next round",
        News::Postponed => "They need more time",
        News::Refusal => "They said no",
        News::Offer { .. } => "They made an offer",
        News::Feedback => "They gave feedback",
        News::GetInTouch(_) => "They asked you to get in touch",
        News::AnswerBy(_) => "They named a day for your answer",
        News::OfferWithdrawn => "They withdrew the offer",
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
