//! The invitation being looked at, and the user's corrections to it, until it is saved: kept in sessionStorage, so that
//! Back, a reload and a look at another screen take nothing away.

use crate::device::session_storage;
use crate::reactive::RwSignal;
use crate::ui::kit::dom::effect;

/// The prefix of all keys.
const PLACE: &str = "afterword/invitation/";
/// The key of the invitation itself.
pub const SOURCE: &str = "source";
/// The key of what was pasted or typed into its field.
pub const PASTED: &str = "pasted";
/// The key of the number of the appointment being looked at; absent while none is.
pub const LOOKED_AT: &str = "looked-at";
/// The key of the appointments that are done with.
pub const KEPT: &str = "kept";

fn key(name: &str) -> String {
    [PLACE, name].concat()
}

/// The text stored under this name.
pub fn held(name: &str) -> Option<String> {
    session_storage::get(&key(name))
}

/// Stores a text; `None` removes it.
pub fn hold(name: &str, text: Option<&str>) {
    match text {
        // If it cannot be stored, it is on screen only.
        Some(text) => drop(session_storage::put(&key(name), text)),
        None => session_storage::remove(&key(name)),
    }
}

/// Stores another invitation in place of the one before.
pub fn begin(source: &str) {
    let pasted = held(PASTED);
    forget();
    hold(PASTED, pasted.as_deref());
    hold(SOURCE, Some(source));
}

/// Removes all of it, once it was saved.
pub fn forget() {
    session_storage::clear(PLACE);
}

/// The fields of one appointment, by its index.
#[derive(Clone, Copy)]
pub struct Draft(pub usize);

impl Draft {
    /// A text, `usual` until the user changes it.
    pub fn text(self, field: &str, usual: &str) -> RwSignal<String> {
        let name = format!("{}.{field}", self.0);
        let signal = RwSignal::new(held(&name).unwrap_or_else(|| usual.to_owned()));
        let usual = usual.to_owned();
        effect(Box::new(move || {
            let text = signal.get();
            hold(&name, (text != usual).then_some(&*text));
        }));
        signal
    }

    /// A choice, where an empty text means none. A stored choice that is no longer `there` falls back to the usual one.
    pub fn choice(self, field: &str, usual: Option<String>, there: impl Fn(&str) -> bool) -> RwSignal<Option<String>> {
        let name = format!("{}.{field}", self.0);
        let read = |text: String| match text.as_str() {
            "" => Some(None),
            one => there(one).then(|| Some(text.clone())),
        };
        let signal = RwSignal::new(held(&name).and_then(read).unwrap_or_else(|| usual.clone()));
        effect(Box::new(move || {
            let chosen = signal.get();
            hold(&name, (chosen != usual).then(|| chosen.as_deref().unwrap_or_default()));
        }));
        signal
    }

    /// A checkbox, for the person or thing with this name.
    pub fn tick(self, field: &str, usual: bool) -> RwSignal<bool> {
        let name = format!("{}.{field}", self.0);
        let signal = RwSignal::new(held(&name).map_or(usual, |text| text == "yes"));
        effect(Box::new(move || {
            let on = signal.get();
            hold(&name, (on != usual).then_some(if on { "yes" } else { "no" }));
        }));
        signal
    }
}
