//! How a parameter's value reads on the comparison screen: a few words, the same for every playbook.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Permission, Recipients, SearchUntil, ThankYouCloses, ThankYouDue,
    ThankYouOpens, Wait,
};
use crate::domain::advice::parameter::{Parameter, Provenance};
use crate::domain::advice::playbook::{Parameters, Playbook};
use crate::domain::advice::rule::RuleId;

/// One row of the comparison of playbooks: a parameter, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the parameter is called.
    pub name: &'static str,
    /// Its value in words.
    pub value: String,
    /// The rules behind it.
    pub rules: &'static [RuleId],
    /// Where the value comes from.
    pub backing: Provenance,
}

fn row<T: Copy>(name: &'static str, parameter: &Parameter<T>, words: fn(T) -> String) -> Row {
    Row { name, value: words(parameter.value), rules: parameter.rules, backing: parameter.backing }
}

impl Playbook {
    /// Every parameter in words, always in the same order, so that playbooks can be laid side by side.
    pub fn rows(&self) -> Vec<Row> {
        self.parameters.rows()
    }
}

impl Parameters {
    fn rows(&self) -> Vec<Row> {
        vec![
            row("Thank-you: earliest", &self.thank_you_opens, ThankYouOpens::words),
            row("Thank-you: best by", &self.thank_you_due, ThankYouDue::words),
            row("Thank-you: latest", &self.thank_you_closes, ThankYouCloses::words),
            row("If you never sent thanks, add them to the follow-up", &self.thank_you_folds, |days| {
                format!("after {days} days")
            }),
            row("How to send it", &self.medium, |medium| medium.words().into()),
            row("Who to thank", &self.recipients, |to| to.words().into()),
            row("Thanks by phone", &self.telephone, |leave| leave.words().into()),
            row("First follow-up, if they gave a date", &self.after_promise, AfterPromise::words),
            row("First follow-up, if they gave none", &self.after_silence, |wait| {
                format!("{} after the interview", wait.words())
            }),
            row("After the first follow-up", &self.after_first, AfterFirst::words),
            row("Follow-ups at most", &self.cap, |cap| if cap == 0 { "none".into() } else { cap.to_string() }),
            row("Assume they chose someone else", &self.assume_filled, |wait| {
                format!("{} after the last one", wait.words())
            }),
            row("LinkedIn", &self.linked_in, |linked_in| linked_in.words().into()),
            row("Private social media", &self.private_media, |leave| leave.words().into()),
            row("Keep searching until", &self.search_until, |until| until.words().into()),
        ]
    }
}

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
