//! How a parameter's value reads on the comparison screen: a few words, the same for every playbook.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Permission, Recipients, SearchUntil, ThankYouCloses, ThankYouDue,
    ThankYouOpens, Wait,
};

/// A stretch of minutes in its largest whole unit.
fn stretch(minutes: u32) -> String {
    let (n, unit) = match minutes {
        _ if minutes > 48 * 60 && minutes.is_multiple_of(24 * 60) => (minutes / (24 * 60), "day"),
        _ if minutes.is_multiple_of(60) => (minutes / 60, "hour"),
        _ => (minutes, "minute"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

fn working_days(days: u16) -> String {
    format!("{days} working day{}", if days == 1 { "" } else { "s" })
}

impl ThankYouOpens {
    /// A few words for the comparison.
    pub fn words(self) -> String {
        match self {
            Self::AfterEnd { minutes: 0 } => "as soon as it ends".into(),
            Self::AfterEnd { minutes } => format!("{} after the end", stretch(minutes)),
            Self::EveningOrMorning => "that evening after a morning interview, else the next morning".into(),
        }
    }
}

impl ThankYouDue {
    /// A few words for the comparison.
    pub fn words(self) -> String {
        match self {
            Self::AfterEnd { minutes } => format!("{} after the end", stretch(minutes)),
            Self::SameDayAt { hour } => format!("the same day at {hour}:00"),
            Self::AfterEveningOrMorning { minutes } => {
                let clock = |hour: u32| format!("{:02}:{:02}", (hour + minutes / 60) % 24, minutes % 60);
                format!("by {} after a morning interview, else by {} the next day", clock(18), clock(8))
            }
        }
    }
}

impl ThankYouCloses {
    /// A few words for the comparison.
    pub fn words(self) -> String {
        match self {
            Self::AfterEnd { minutes, grace: 0 } => format!("{} after the end", stretch(minutes)),
            Self::AfterEnd { minutes, grace } => {
                format!("{} after the end, or late up to {}", stretch(minutes), stretch(minutes.saturating_add(grace)))
            }
            Self::EndOfDay => "at the end of that day".into(),
        }
    }
}

impl Medium {
    /// A few words for the comparison.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::EmailOrCard => "e-mail, or a card at reception",
            Self::EmailOrPost => "e-mail, or a plain card by post",
        }
    }
}

impl Recipients {
    /// A few words for the comparison.
    pub const fn words(self) -> &'static str {
        match self {
            Self::HiringManager => "the hiring manager",
            Self::EachInterviewer => "each interviewer",
            Self::EachPanelMember => "each member of the panel",
            Self::EachDifferent => "each person met, all different",
        }
    }
}

impl Permission {
    /// A few words for the comparison.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Never => "never",
        }
    }
}

impl AfterPromise {
    /// A few words for the comparison.
    pub fn words(self) -> String {
        match self {
            Self::OnTheDate => "on the promised date".into(),
            Self::BusinessDays { days } => format!("{} after the promised date", working_days(days)),
        }
    }
}

impl Wait {
    /// A few words for the comparison: "10 working days".
    pub fn words(self) -> String {
        match self {
            Self::BusinessDays { days } => working_days(days),
            Self::Days { days } => format!("{days} day{}", if days == 1 { "" } else { "s" }),
        }
    }
}

impl AfterFirst {
    /// A few words for the comparison.
    pub fn words(self) -> String {
        match self {
            Self::Stop => "stop; after a no, ask for feedback".into(),
            Self::OneMore { days } => format!("one more, {} later, then stop", working_days(days)),
            Self::OneMoreToHr { days } => {
                format!("one more, {} later, to HR or the recruiter if you know one", working_days(days))
            }
            Self::AskHr { days } => format!("ask HR, {} later", working_days(days)),
        }
    }
}

impl LinkedIn {
    /// A few words for the comparison.
    pub const fn words(self) -> &'static str {
        match self {
            Self::AfterThankYou => "yes, after the thank-you",
            Self::Avoid => "avoid",
            Self::Connect => "connect, with a personal message",
            Self::Optional => "up to you, after the thank-you",
        }
    }
}

impl SearchUntil {
    /// A few words for the comparison.
    pub const fn words(self) -> &'static str {
        match self {
            Self::FirmOffer => "you have a firm offer",
            Self::OfficiallyHired => "you are officially hired",
            Self::StartWork => "you start work",
        }
    }
}
