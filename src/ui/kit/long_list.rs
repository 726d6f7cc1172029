//! A list that makes only as many items as are looked at: a screenful first, a good deal more once that was painted,
//! and the rest on demand. Five thousand cards made at once would block the page.

use crate::device::page;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, keyed_list};

/// How many items are made before the next frame is painted.
const PIECE: usize = 8;

/// How many are made without being asked for, and on each demand.
const PAGE: usize = 64;

/// Fills the empty `list` with an item for each key, and adds the button for those not made yet below it. `name` is
/// unique on the page. An item added at the end is shown there, however many before it are not made yet.
pub fn long_list(name: &str, list: El, keys: Memo<Vec<String>>, item: impl Fn(String) -> View + 'static) -> View {
    let shown = RwSignal::new(PIECE);
    let known = keys.get_untracked();
    let on_page = Memo::new(move |_| {
        let keys = keys.read();
        let (first, rest) = keys.split_at(shown.get().min(keys.len()));
        let new = rest.iter().rev().take_while(|key| !known.contains(key)).count();
        [first, rest.split_at(rest.len() - new).1].concat()
    });
    grow(shown, PIECE, PAGE);
    let id = [name, "-further"].concat();
    let further = dynamic(move || {
        let left = keys.with(Vec::len) - on_page.with(Vec::len);
        let words = format!("Show {} more of {left}", left.min(PAGE));
        let more = || {
            button("btn btn--block", "down", &words).attr("id", &id).click(move || {
                let known = shown.get_untracked();
                grow(shown, known, known + PAGE);
            })
        };
        (left > 0 && shown.get().is_multiple_of(PAGE)).then(more).into()
    });
    View::new().with(list.child(keyed_list(move || on_page.get(), item))).with(further)
}

/// Shows more, a few after each frame. The list may be gone by then: setting a disposed signal does nothing.
fn grow(shown: RwSignal<usize>, from: usize, to: usize) {
    page::after_painting(move || {
        let next = (from + PIECE).min(to);
        shown.set(next);
        if next < to {
            grow(shown, next, to);
        }
    });
}
