//! Elements, made directly on the page and kept up to date by Leptos' signals and effects.
//!
//! Leptos' own typed views (`view!`, `#[component]`, `For`) make new code for every element and closure: three screens
//! by them were 36 KB more of the first load and 28 of the later parts (brotli, 29 November 2026). All screens would make
//! the first load about 450 KB, about 400 with Leptos' `erase_components`; 250 are allowed. Here every element is the same
//! type, so a screen costs what its words cost. What is written is text and attributes, never markup. It goes when typed
//! views of the same three screens cost less than 5 KB.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, HtmlInputElement, HtmlTemplateElement, Node};

mod dynamic;
mod focus_restore;

pub use dynamic::{after_paint, dynamic, effect, keyed_list};

/// Some part of a page that is not yet in the document: one node, a fragment of several, or `undefined` for nothing.
/// Most are one element, and a fragment for each would cost as much as the element.
pub struct View(JsValue);

/// One element and everything in it.
#[derive(Clone)]
pub struct El(Element);

thread_local! {
    #[expect(clippy::expect_used, reason = "a page without a document runs no program")]
    static DOCUMENT: Document =
        web_sys::window().and_then(|window| window.document()).expect("a page has a document");
}

#[inline(never)]
fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

fn text_node(text: &str) -> Node {
    document().create_text_node(text).into()
}

fn fragment() -> DocumentFragment {
    document().create_document_fragment()
}

fn put(parent: &Node, child: &Node) {
    // Appending fails only where a node would contain itself.
    let _ = parent.append_child(child);
}

/// Starts an element.
#[expect(clippy::expect_used, reason = "every tag name is a constant of this program")]
pub fn el(tag: &'static str) -> El {
    El(document().create_element(tag).expect("a valid tag name"))
}

/// Starts an element of the SVG language.
#[expect(clippy::expect_used, reason = "every tag name is a constant of this program")]
pub fn svg(tag: &'static str) -> El {
    const SVG: &str = "http://www.w3.org/2000/svg";
    El(document().create_element_ns(Some(SVG), tag).expect("a valid tag name"))
}

/// What a `<template>` of the page holds.
pub fn template(id: &str) -> View {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlTemplateElement>().ok());
    View(
        found
            .and_then(|template| template.content().clone_node_with_deep(true).ok())
            .map_or(JsValue::UNDEFINED, Into::into),
    )
}

impl View {
    /// An empty view.
    pub fn new() -> Self {
        Self(JsValue::UNDEFINED)
    }

    /// This view with one part more at its end.
    #[must_use]
    pub fn with(self, part: impl Into<View>) -> Self {
        self.join(part.into())
    }

    #[inline(never)]
    fn join(self, part: Self) -> Self {
        if self.0.is_undefined() {
            return part;
        }
        if part.0.is_undefined() {
            return self;
        }
        let all = self.into_fragment();
        part.put_into(&all);
        Self(all.into())
    }

    fn node(&self) -> Option<&Node> {
        (!self.0.is_undefined()).then(|| self.0.unchecked_ref())
    }

    #[inline(never)]
    fn put_into(self, parent: &Node) {
        if let Some(node) = self.node() {
            put(parent, node);
        }
    }

    fn into_fragment(self) -> DocumentFragment {
        self.0.dyn_into().unwrap_or_else(|one| {
            let nodes = fragment();
            Self(one).put_into(&nodes);
            nodes
        })
    }

    /// Puts the view into the page, at the end of `place`.
    pub fn show_in(self, place: &Element) {
        self.put_into(place);
    }
}

impl Default for View {
    fn default() -> Self {
        Self::new()
    }
}

impl From<El> for View {
    fn from(element: El) -> Self {
        Self(element.0.into())
    }
}

impl From<&str> for View {
    fn from(text: &str) -> Self {
        Self(text_node(text).into())
    }
}

impl From<String> for View {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<T: Into<View>> From<Option<T>> for View {
    fn from(part: Option<T>) -> Self {
        part.map_or_else(Self::new, Into::into)
    }
}

impl<T: Into<View>> From<Vec<T>> for View {
    fn from(parts: Vec<T>) -> Self {
        parts.into_iter().fold(Self::new(), |view, part| view.with(part))
    }
}

impl<T: Into<View>> FromIterator<T> for View {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        parts.into_iter().fold(Self::new(), |view, part| view.with(part))
    }
}

impl El {
    /// Sets its classes.
    #[must_use]
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        // Fails only for malformed names, and every name is a constant of this program.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute if there is a value.
    #[must_use]
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds a part inside, after what is there.
    #[must_use]
    pub fn child(self, part: impl Into<View>) -> Self {
        part.into().put_into(&self.0);
        self
    }

    /// Adds text inside.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        put(&self.0, &text_node(text));
        self
    }

    /// Adds a part that is rebuilt whenever a signal read in it changes.
    #[must_use]
    pub fn dynamic(self, make: impl Fn() -> View + 'static) -> Self {
        self.child(dynamic(make))
    }

    /// Adds text that follows the signals read in it.
    #[must_use]
    pub fn dynamic_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        put(&self.0, &node);
        effect(Box::new(move || node.set_data(&text())));
        self
    }

    /// Sets an attribute that follows the signals read in it; without a value it is absent.
    #[must_use]
    pub fn dynamic_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let element = self.0.clone();
        effect(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// Runs something on each event of this name.
    #[must_use]
    pub fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(run));
        self
    }

    /// Runs something on each click.
    #[must_use]
    pub fn click(self, mut run: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| run())
    }

    /// Checks or unchecks a radio button or checkbox along with a signal.
    #[must_use]
    pub fn dynamic_checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        let input: HtmlInputElement = self.0.clone().unchecked_into();
        effect(Box::new(move || input.set_checked(checked())));
        self
    }

    /// Sets a custom property of its style, which the page's policy allows where a style attribute is refused.
    pub fn set_property(&self, name: &str, value: &str) {
        // Fails only for malformed names, and every name is a constant of this program.
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
    }

    /// The element on the page.
    pub fn element(&self) -> Element {
        self.0.clone()
    }

    /// The element as an input; text areas and selects share what is used of it.
    pub fn as_input(&self) -> HtmlInputElement {
        self.0.clone().unchecked_into()
    }
}

fn listen(element: &Element, event: &'static str, run: Box<dyn FnMut(Event)>) {
    let call = Closure::wrap(run).into_js_value();
    // Adding a listener to an element of the page cannot fail.
    let _ = element.add_event_listener_with_callback(event, call.unchecked_ref());
}

/// The text in the input that an event came from.
pub fn typed(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    if target.is_object() { target.unchecked_into::<HtmlInputElement>().value() } else { String::new() }
}

/// Whether the element has the focus.
pub fn is_focused(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    // Focusing an element that cannot take the focus does nothing.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
