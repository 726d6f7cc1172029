//! Whether a message may go this way at all, whenever it goes.

use super::{Ask, Guard, Verdict};
use crate::domain::advice::parameter::{LinkedIn, Permission};
use crate::domain::advice::rules::{G5, G9, G10, J9, J16};
use crate::domain::channel::Channel;
use crate::domain::ledger::{EmployerResponse, LedgerEvent, Purpose};
use crate::domain::timeline::wait::Anchor;

impl Guard<'_> {
    pub(super) fn by_channel(&self, ask: &Ask) -> Option<Verdict> {
        let parameters = self.facts.parameters();
        let theirs = self.told().is_some_and(|told| told.channel == Some(ask.channel));
        match ask.channel {
            Channel::Text if !self.may_text() => Some(Verdict::never(
                &[J9, J16],
                "Send a text only if they asked for one or texted you first. Write an e-mail instead.",
            )),
            Channel::PrivateSocial if parameters.private_media.value == Permission::Never => Some(Verdict::never(
                &[J16, G9],
                "Their private accounts are private. Write an e-mail instead, or use their portal.",
            )),
            Channel::LinkedIn if parameters.linked_in.value == LinkedIn::Avoid => {
                Some(Verdict::never(&[G9, G10], "The advice you follow avoids LinkedIn here. Write an e-mail instead."))
            }
            Channel::Phone if ask.purpose == Purpose::ThankYou && parameters.telephone.value == Permission::Never => {
                Some(Verdict::never(&[G5], "Thanks by phone interrupt people. A short e-mail does it better."))
            }
            Channel::Phone if ask.purpose.counts_against_cap() && !theirs && self.promised_in_writing() => {
                Some(Verdict::never(&[J9], "They said they’d write to you. Do the same and send a short e-mail."))
            }
            _ => None,
        }
    }

    pub(super) fn promised_channel(&self) -> Option<Channel> {
        match self.present.as_ref()?.cycle.anchor {
            Anchor::Promise { promise, .. } => promise.channel,
            Anchor::Told { .. } | Anchor::Round { .. } | Anchor::Answer { .. } => None,
        }
    }

    /// Whether they named text messages as the way, or used them first.
    pub(super) fn may_text(&self) -> bool {
        self.promised_channel() == Some(Channel::Text)
            || self.facts.ledger.iter().any(|entry| match &entry.what {
                LedgerEvent::Heard { channel: Channel::Text, .. } => true,
                LedgerEvent::Heard { news: EmployerResponse::GetInTouch(told), .. } => {
                    told.channel == Some(Channel::Text)
                }
                _ => false,
            })
    }

    pub(super) fn promised_in_writing(&self) -> bool {
        matches!(self.promised_channel(), Some(Channel::Email | Channel::Portal | Channel::Post))
    }
}
