//! The page itself: its title, theme, focus and address.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Forces `light` or `dark`, or follows the system with `None`.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Both calls fail only for malformed attribute names.
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Moves the focus to the first element that matches the selector; `false` if there is none.
pub fn focus(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    found.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| element.focus().is_ok())
}

/// Scrolls an element into view that is below the window, or under the bar at its end.
pub fn show(selector: &str) {
    let below = bounds(selector).is_some_and(|bounds| bounds.bottom() > height() as f64 - ROOM_OVER);
    if let Some(element) =
        document().and_then(|document| document.query_selector(selector).ok().flatten()).filter(|_| below)
    {
        element.scroll_into_view_with_bool(false);
    }
}

/// Moves the focus to the next element of its form that matches the selector; of a group of radio buttons, to the
/// first.
pub fn focus_after(from: &web_sys::Element, selector: &str) {
    let form = from.closest("form, section.form").ok().flatten();
    let Some(all) = form.and_then(|form| form.query_selector_all(selector).ok()) else { return };
    let all = (0..all.length()).filter_map(|n| all.item(n)?.dyn_into::<HtmlElement>().ok());
    let group = |one: &web_sys::Element| one.get_attribute("name").filter(|name| !name.is_empty());
    let mut rest = all.skip_while(|one| **one != *from).skip(1);
    // A collapsed element has no offset parent.
    let seen = |one: &HtmlElement| one.offset_parent().is_some();
    let next = rest.find(|one| seen(one) && (group(one).is_none() || group(one) != group(from)));
    if let Some(next) = next {
        // An element that cannot take the focus does not change it.
        let _ = next.focus();
    }
}

/// Moves the focus from the main part, where it is after a change of screen, to the heading of the new screen.
pub fn focus_heading() {
    let waits = document().and_then(|document| document.active_element()).is_some_and(|active| active.id() == "main");
    if waits {
        focus("#main h1");
    }
}

/// Runs something in the next turn of the event loop, once the last changes are in the document.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    next_turn(Box::new(then));
}

/// Runs something once the last changes are visible: right after the next frame was painted.
pub fn after_painting(then: impl FnOnce() + 'static) {
    next_frame(Box::new(then));
}

fn next_turn(then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        let call = Closure::once_into_js(then);
        // A page without timers is being closed: nothing is left to do.
        let _ = window.set_timeout_with_callback(call.unchecked_ref());
    }
}

fn next_frame(then: Box<dyn FnOnce()>) {
    match web_sys::window() {
        // A hidden page has no frames.
        Some(window) if is_visible() => {
            let call = Closure::once_into_js(move || next_turn(then));
            // A page without frames is being closed: nothing is left to do.
            let _ = window.request_animation_frame(call.unchecked_ref());
        }
        _ => next_turn(then),
    }
}

/// The part of the address after `#`, without it.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to another `#` address, as a link would.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Setting the hash can fail only in a page that is being closed.
        let _ = window.location().set_hash(hash);
    }
}

/// Replaces the `#` address: no new entry in the history, no event.
pub fn replace_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::TRUE, "", Some(&format!("#{hash}")));
    }
}

/// Focuses the first visible control of a part of the page, else its first one, and scrolls it into view; `false` if
/// the part is not there. `name` is the part's `data-at`, or the id of the control.
pub fn reach(name: &str) -> bool {
    let within = ["#main [data-at=\"", name, "\"] :is(input, textarea, select, button)"].concat();
    let itself = [", #main :is(input, textarea)[id=\"", name, "\"]"].concat();
    let all = document().and_then(|document| document.query_selector_all(&[within, itself].concat()).ok());
    let all: Vec<web_sys::HtmlInputElement> =
        all.iter().flat_map(|all| (0..all.length()).filter_map(|n| Some(all.item(n)?.unchecked_into()))).collect();
    let is_open = |one: &&web_sys::HtmlInputElement| {
        one.tag_name() != "BUTTON" && !matches!(&*one.type_(), "radio" | "checkbox") && one.value().is_empty()
    };
    let Some(control) = all.iter().find(is_open).or(all.first()) else { return false };
    while let Some(fold) = control.closest("details:not([open])").ok().flatten() {
        if fold.set_attribute("open", "").is_err() {
            break;
        }
    }
    // An element that cannot take the focus does not change it.
    let _ = control.focus();
    control.scroll_into_view();
    if let Some(window) = web_sys::window() {
        // Its label is above it.
        window.scroll_by_with_x_and_y(0.0, -ROOM_OVER);
    }
    true
}

/// The height kept visible above what was scrolled to, in CSS pixels.
const ROOM_OVER: f64 = 96.0;

/// Goes to another `#` address and replaces the present entry of the history, so that Back skips it.
pub fn replace(hash: &str) {
    if let Some(window) = web_sys::window() {
        // It can fail only in a page that is being closed.
        let _ = window.location().replace(&format!("#{hash}"));
    }
}

/// Closes the open dialog.
pub fn close_dialog() {
    let open = document().and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Whether the pointer or the focus is on an element that matches the selector.
pub fn is_pointed_at(selector: &str) -> bool {
    let of = |state: &str| [selector, state].concat();
    let found = |selector: String| document()?.query_selector(&selector).ok().flatten();
    found([of(":hover"), of(":focus-within")].join(",")).is_some()
}

/// Scrolls to the top at once.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether an element is in view, or less than a screen below it.
pub fn is_near(selector: &str) -> bool {
    bounds(selector).is_some_and(|bounds| (bounds.top() as i64) < 2 * height())
}

/// Whether an element was scrolled out of view at the top.
pub fn is_above(selector: &str) -> bool {
    bounds(selector).is_some_and(|bounds| bounds.bottom() < 0.0)
}

fn bounds(selector: &str) -> Option<web_sys::DomRect> {
    let element = document()?.query_selector(selector).ok().flatten()?;
    Some(element.get_bounding_client_rect())
}

/// The height of the window, in CSS pixels.
pub fn height() -> i64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or_default() as i64
}

/// The font size of the page, in CSS pixels: 16 unless the user enlarged it.
pub fn letter_size() -> f64 {
    let root = document().and_then(|document| document.document_element());
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.map(|size| js_sys::Number::parse_float(&size)).filter(|size| *size > 1.0).unwrap_or(16.0)
}

/// Whether two panes are side by side, as the style sheet defines it.
pub fn is_wide() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(width >= 60rem)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Keeps a text area as high as its text, where the browser does not support `field-sizing`. The returned function does
/// so again: a value that the app sets fires no event.
pub fn fit_to_text(field: &web_sys::Element) -> Option<Function> {
    let field = field.dyn_ref::<web_sys::HtmlTextAreaElement>().cloned()?;
    // A style object has all properties that the browser knows.
    if Reflect::has(&field.style(), &"fieldSizing".into()).unwrap_or(true) {
        return None;
    }
    // A field that starts high has a fixed height, and scrolls.
    if field.rows() > MOST_ROWS {
        return None;
    }
    let mine = field.clone();
    let fit = move || {
        let mine = mine.clone();
        after_drawing(move || fit_now(&mine));
    };
    let fit: Function = Closure::<dyn Fn()>::new(fit).into_js_value().unchecked_into();
    // It has no height before it is in the document, and another width when the device is turned.
    let observe = || {
        let observer: Function = Reflect::get(&js_sys::global(), &"ResizeObserver".into()).ok()?.dyn_into().ok()?;
        let observer = Reflect::construct(&observer, &Array::of1(&fit)).ok()?;
        let observe: Function = Reflect::get(&observer, &"observe".into()).ok()?.dyn_into().ok()?;
        observe.call1(&observer, &field).ok()
    };
    // In a browser without observers it follows the typing only.
    let _ = observe();
    // Adding a listener to an element of the page cannot fail.
    let _ = field.add_event_listener_with_callback("input", &fit);
    Some(fit)
}

const MOST_ROWS: u32 = 3;

fn fit_now(field: &web_sys::HtmlTextAreaElement) {
    let style = field.style();
    let Some(window) = web_sys::window() else { return };
    let at = window.scroll_y().unwrap_or_default();
    let sheet = field.closest(".sheet").ok().flatten();
    let inner = sheet.as_ref().map(web_sys::Element::scroll_top);
    let _ = style.set_property("block-size", "auto");
    let edges = field.offset_height() - field.client_height();
    // A collapsed part has no height.
    if field.scroll_height() > 0 {
        let _ = style.set_property("block-size", &[&(field.scroll_height() + edges).to_string(), "px"].concat());
    }
    // A page that was shorter for a moment may have been scrolled.
    if window.scroll_y().unwrap_or_default() != at {
        window.scroll_to_with_x_and_y(0.0, at);
    }
    if let (Some(sheet), Some(inner)) = (sheet, inner) {
        sheet.set_scroll_top(inner);
    }
}

/// The element with this id.
pub fn place(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

/// Removes everything inside an element.
pub fn clear(element: &web_sys::Element) {
    element.set_text_content(None);
}

/// Follows a link other than `#`, such as `mailto:`; the page stays.
pub fn follow(href: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
        link.set_href(href);
        link.click();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Minutes that the local clock is ahead of Greenwich.
pub fn minutes_east() -> i16 {
    -(js_sys::Date::new_0().get_timezone_offset() as i16)
}

/// Whether the page can be seen at present.
pub fn is_visible() -> bool {
    document().is_none_or(|document| !document.hidden())
}
