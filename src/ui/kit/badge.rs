//! A badge: a word and an icon; its tone is never the only signal.

use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::icon;

/// What a badge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The tone of the design: `done act overdue wait closed never stop skipped`, or nothing.
    pub tone: &'static str,
    /// The icon before the word.
    pub icon: &'static str,
    /// The word.
    pub word: String,
}

impl Badge {
    /// A badge of this tone, icon and word.
    pub fn new(tone: &'static str, icon: &'static str, word: impl Into<String>) -> Self {
        Self { tone, icon, word: word.into() }
    }
}

/// Draws a badge.
pub fn badge(badge: &Badge) -> View {
    el("span").class("badge").attr("data-tone", badge.tone).child(icon(badge.icon)).text(&badge.word).into()
}
