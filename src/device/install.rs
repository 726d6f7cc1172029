//! Whether the app runs in a tab or was put on the home screen.

use js_sys::Reflect;

/// Where the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a tab.
    Tab,
    /// In a tab on an iPhone or iPad, where what a page keeps goes after seven days of use without a visit.
    AppleTab,
    /// From the home screen.
    Installed,
    /// From the home screen of an iPhone or iPad, with a store of its own.
    AppleInstalled,
}

impl Place {
    /// Whether it was put on the home screen.
    pub const fn is_installed(self) -> bool {
        matches!(self, Self::Installed | Self::AppleInstalled)
    }
}

/// Where the app runs.
pub fn place() -> Place {
    let Some(window) = web_sys::window() else { return Place::Tab };
    // Only Safari on iPhones and iPads has this.
    let apple = Reflect::get(&window.navigator(), &"standalone".into()).ok().and_then(|flag| flag.as_bool());
    let query = window.match_media("(display-mode: standalone)").ok().flatten();
    match (apple, query.is_some_and(|query| query.matches())) {
        (Some(true), _) | (Some(_), true) => Place::AppleInstalled,
        (Some(false), false) => Place::AppleTab,
        (None, true) => Place::Installed,
        (None, false) => Place::Tab,
    }
}
