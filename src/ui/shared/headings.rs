//! What happened, as a heading.

use crate::domain::ledger::{Decision, News};

/// What the employer told, as a heading.
pub fn heard_title(news: &News) -> &'static str {
    match news {
        News::Message => "They wrote",
        News::NewDate(_) => "They named a new date",
        News::NextRound(_) => "They invited you to the next round",
        News::Postponed => "They put it off",
        News::Refusal => "They said no",
        News::Offer { .. } => "They made an offer",
        News::Feedback => "They gave feedback",
        News::OfferWithdrawn => "They took the offer back",
    }
}

/// What you decided, as a heading.
pub fn decision_title(decision: Decision) -> &'static str {
    use Decision::{Accepted, AssumedFilled, Declined, Reopened, StartedWork, Withdrew};
    match decision {
        Accepted => "You accepted",
        Declined => "You declined",
        Withdrew => "You withdrew",
        AssumedFilled => "You closed it as filled",
        Reopened => "You opened it again",
        StartedWork => "You started work",
    }
}
