//! What is carried over when a part is rebuilt: the focus, and which disclosures were open.

use super::{document, focus};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DocumentFragment, Element, Node};

thread_local! {
    // The element to focus once all changes of a turn are made. Focusing it at once would lay out the page in the
    // middle of its changes, and again after them.
    static NEXT_FOCUS: RefCell<Option<Element>> = const { RefCell::new(None) };
}

pub(super) fn focused() -> Option<Element> {
    NEXT_FOCUS.with_borrow(Clone::clone).or_else(|| document().active_element())
}

pub(super) fn hand_on(to: Element) {
    if NEXT_FOCUS.replace(Some(to)).is_none() {
        spawn_local(async {
            // Not if something else has the focus by now.
            let free = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if let Some(next_focus) = NEXT_FOCUS.take().filter(|_| free) {
                focus(&next_focus);
            }
        });
    }
}

/// The element that gets the focus: the one with the same name, else the one in the card or row that took the old one's
/// place, else the heading of the screen, else the first one that can take it.
pub(super) fn focus_restore(focused: &Element, made: &DocumentFragment) -> Option<Element> {
    let name = |element: &Element| element.get_attribute("aria-label").or_else(|| element.text_content());
    let fits = made.query_selector_all("button, a, summary, input, textarea, select").ok()?;
    let mut elements = (0..fits.length()).filter_map(|n| fits.item(n)?.dyn_into::<Element>().ok());
    let first = elements.next();
    let same = |element: &Element| element.tag_name() == focused.tag_name() && name(element) == name(focused);
    if first.as_ref().is_some_and(same) {
        return first;
    }
    let heading = || made.query_selector("h1[tabindex]").ok().flatten().or_else(|| heading(focused));
    elements.find(same).or_else(|| neighbour(focused, made)).or_else(heading).or(first)
}

/// The heading of the screen, where the whole section around the focus went away or was rebuilt.
fn heading(focused: &Element) -> Option<Element> {
    focused.closest("section[aria-labelledby]").ok()?.filter(|section| !section.is_connected())?;
    document().query_selector("main h1[tabindex]").ok()?
}

/// The first control in the card or row that took the place of the one with the focus; that of the last row if none
/// did.
fn neighbour(focused: &Element, made: &DocumentFragment) -> Option<Element> {
    const ITEMS: &str = ":is(article, li):has(.btn)";
    let section = focused.closest("section[aria-labelledby]").ok()??;
    let mine = focused.closest(ITEMS).ok()??;
    let place = elements(&section.query_selector_all(ITEMS).ok()?).position(|item| item == mine)?;
    let label = section.get_attribute("aria-labelledby")?;
    let items = made.query_selector_all(&["[aria-labelledby=", &label, "] ", ITEMS].concat()).ok()?;
    let item = items.item((place as u32).min(items.length().checked_sub(1)?))?;
    item.dyn_ref::<Element>()?.query_selector(".btn").ok()?
}

/// Opens the disclosures that were open before: by position, or by name where disclosures came or went.
pub(super) fn keep_open(old: &[Node], new: &DocumentFragment) {
    let Ok(fresh) = new.query_selector_all("details") else { return };
    let fresh: Vec<Element> = elements(&fresh).collect();
    let mut known: Vec<Element> = Vec::new();
    for element in old.iter().filter_map(|node| node.dyn_ref::<Element>()) {
        known.extend(element.matches("details").unwrap_or(false).then(|| element.clone()));
        known.extend(element.query_selector_all("details").iter().flat_map(elements));
    }
    let name = |details: &Element| {
        let summary = details.query_selector("summary").ok().flatten()?;
        summary.get_attribute("aria-label").or_else(|| summary.text_content())
    };
    for (place, details) in known.iter().enumerate().filter(|(_, one)| one.has_attribute("open")) {
        let same = |one: &&Element| name(one) == name(details);
        let rank = known[..place].iter().filter(same).count();
        let twin = if known.len() == fresh.len() { fresh.get(place) } else { fresh.iter().filter(same).nth(rank) };
        if let Some(twin) = twin {
            let _ = twin.set_attribute("open", "");
        }
    }
}

fn elements(list: &web_sys::NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length()).filter_map(|n| list.item(n)?.dyn_into::<Element>().ok())
}
