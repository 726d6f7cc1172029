//! How people reach each other.

use crate::domain::json::Json;

/// The way a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Json)]
pub enum Channel {
    /// E-mail.
    Email,
    /// A letter or card by post.
    Post,
    /// A card left at reception on the way out (A1).
    Card,
    /// A telephone call.
    Phone,
    /// Face to face, or on the video call itself.
    InPerson,
    /// The employer's own portal for candidates.
    Portal,
    /// A LinkedIn message or connection request.
    LinkedIn,
    /// Facebook, WhatsApp and other private media (J16).
    PrivateSocial,
    /// A text message: only where they named this way or used it first.
    Text,
}

impl Channel {
    /// Every channel, in the order a person would look for it; a new one comes last, for texts that are not saved yet
    /// hold a choice by its place.
    pub const ALL: [Self; 9] = [
        Self::Email,
        Self::Phone,
        Self::InPerson,
        Self::Portal,
        Self::LinkedIn,
        Self::Post,
        Self::Card,
        Self::PrivateSocial,
        Self::Text,
    ];

    /// How something comes by it, in a sentence: "they reply by telephone".
    pub const fn way(self) -> &'static str {
        match self {
            Self::Email => "by e-mail",
            Self::Post => "by post",
            Self::Card => "on a card",
            Self::Phone => "by telephone",
            Self::InPerson => "in person",
            Self::Portal => "in their portal",
            Self::LinkedIn => "on LinkedIn",
            Self::PrivateSocial => "by private message",
            Self::Text => "by text message",
        }
    }

    /// The name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "E-mail",
            Self::Post => "Post",
            Self::Card => "Card at reception",
            Self::Phone => "Telephone",
            Self::InPerson => "In person",
            Self::Portal => "Their portal",
            Self::LinkedIn => "LinkedIn",
            Self::PrivateSocial => "Private social media",
            Self::Text => "Text message",
        }
    }
}
