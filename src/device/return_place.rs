//! Restoring the position on a screen: whoever comes back finds the same place, with the focus on the link that led
//! away.

use crate::device::page;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Window};

/// A position on a screen.
#[derive(Clone)]
pub struct Place {
    /// The link that led away.
    link: String,
    /// The position of that link in the window, in pixels.
    top: f64,
    /// How far the page was scrolled.
    scrolled: f64,
}

/// After so many frames a screen is taken not to have that link any more.
const PATIENCE: u8 = 60;

thread_local! {
    static HERE: RefCell<String> = RefCell::default();
    static LEFT: RefCell<Vec<(String, Place)>> = RefCell::default();
    /// The address of a back link that was just followed.
    static BACK: RefCell<String> = RefCell::default();
    static RETURNS: Cell<bool> = const { Cell::new(false) };
}

/// Starts listening; to be called once.
pub fn start() {
    HERE.set(page::hash());
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    // The browser would scroll before the screen is drawn. Both calls fail only in a page that is being closed.
    let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    let _ = history.replace_state(&JsValue::TRUE, "");
}

/// Notes that a back link to this address is followed.
pub fn back(href: &str) {
    BACK.set(href.trim_start_matches('#').to_owned());
}

/// Notes the position on the screen that is being left, while it is still there. Returns the position to restore, if
/// the user comes back to a screen.
pub fn moved() -> Option<Place> {
    let window = web_sys::window()?;
    let now = page::hash();
    let before = HERE.replace(now.clone());
    let link = ["#main a[href=\"#", &now, "\"]"].concat();
    let top = find(&window, &link).map(|link| link.get_bounding_client_rect().top());
    let place = Place { link, top: top.unwrap_or_default(), scrolled: window.scroll_y().unwrap_or_default() };
    LEFT.with_borrow_mut(|left| {
        left.retain(|(address, _)| *address != before);
        left.push((before, place));
    });
    let history = window.history().ok()?;
    // An entry of the history that was visited before is marked already.
    let returns = BACK.take() == now || history.state().is_ok_and(|state| !state.is_null());
    let _ = history.replace_state(&JsValue::TRUE, "");
    RETURNS.set(returns);
    LEFT.with_borrow(|left| left.iter().find(|(address, _)| *address == now).map(|(_, place)| place.clone()))
        .filter(|_| returns)
}

/// Whether the user came back to the present screen.
pub fn returns() -> bool {
    RETURNS.get()
}

/// Restores a position as soon as its link is on the screen.
pub fn restore(place: Place) {
    attempt(HERE.with_borrow(Clone::clone), place, PATIENCE);
}

fn attempt(address: String, place: Place, patience: u8) {
    page::after_painting(move || {
        let Some(window) = web_sys::window().filter(|_| HERE.with_borrow(|here| *here == address)) else { return };
        let found = find(&window, &place.link).and_then(|link| link.dyn_into::<HtmlElement>().ok());
        match found {
            Some(link) => {
                // Focusing fails only for what has left the page.
                let _ = link.focus();
                let off = link.get_bounding_client_rect().top() - place.top;
                window.scroll_by_with_x_and_y(0.0, off);
                // What is drawn only when it comes near changes its height then.
                if off.abs() >= 1.0 && patience > 0 {
                    attempt(address, place, patience.min(4) - 1);
                }
            }
            None => {
                window.scroll_to_with_x_and_y(0.0, place.scrolled);
                if patience > 0 {
                    attempt(address, place, patience - 1);
                }
            }
        }
    });
}

fn find(window: &Window, selector: &str) -> Option<Element> {
    window.document()?.query_selector(selector).ok().flatten()
}
