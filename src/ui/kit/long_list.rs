//! A list of which only so much is made as is looked at: a screen of it first, a good deal more once that was seen, and
//! the rest when asked for. Five thousand cards made at once would keep the whole page waiting.

use crate::device::page;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, keyed_list};

/// How many items are made before the next frame is painted.
const PIECE: usize = 8;

/// How many are made without being asked for, and each time they are.
const PAGE: usize = 64;

/// An item in `list`, which is empty, for each key, and the way to those that are not made yet below it. `name` is
/// unique on the page. What is added at the end is shown there, however many stand before it unseen.
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

/// Shows more, a piece after each frame. The list may be gone by then: to set a signal of it does nothing.
fn grow(shown: RwSignal<usize>, from: usize, to: usize) {
    page::after_painting(move || {
        let next = (from + PIECE).min(to);
        shown.set(next);
        if next < to {
            grow(shown, next, to);
        }
    });
}
