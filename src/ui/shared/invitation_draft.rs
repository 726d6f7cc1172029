//! The invitation that is looked at, and what was put right in it, until it is kept: held for this tab, so that Back, a
//! reload and a look at another screen take nothing away.

use crate::device::session_storage;
use crate::reactive::RwSignal;
use crate::ui::kit::dom::effect;

/// Where all of it stands.
const PLACE: &str = "afterword/invitation/";
/// The invitation itself.
pub const SOURCE: &str = "source";
/// What was pasted or typed into the field for it.
pub const PASTED: &str = "pasted";
/// Which appointment of it is looked at; nothing while it is put aside.
pub const LOOKED_AT: &str = "looked-at";
/// Which of them are done with.
pub const KEPT: &str = "kept";

fn key(name: &str) -> String {
    [PLACE, name].concat()
}

/// What is held under this name.
pub fn held(name: &str) -> Option<String> {
    session_storage::get(&key(name))
}

/// Holds a text; `None` lets go of it.
pub fn hold(name: &str, text: Option<&str>) {
    match text {
        // Where it cannot be held it is on the screen alone, as everything here was before.
        Some(text) => drop(session_storage::put(&key(name), text)),
        None => session_storage::remove(&key(name)),
    }
}

/// Holds another invitation, and nothing of the one before.
pub fn begin(source: &str) {
    let pasted = held(PASTED);
    forget();
    hold(PASTED, pasted.as_deref());
    hold(SOURCE, Some(source));
}

/// Lets go of all of it: it was kept.
pub fn forget() {
    session_storage::clear(PLACE);
}

/// The fields of one appointment.
#[derive(Clone, Copy)]
pub struct Draft(pub usize);

impl Draft {
    /// A text, which is as usual until it is changed.
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

    /// A choice, of which an empty text is none. One that is no longer `there` is as usual.
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

    /// A tick, of somebody or something of this name.
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
