//! Elements, made directly on the page and kept up to date by Leptos' signals and effects.
//!
//! Leptos' own typed views make new code for every element and closure: with them this app was 298 KB of brotli
//! where half of that is allowed, and most of it was views. Here every element is the same type, so a screen costs
//! what its words cost. What is written is text and attributes, never markup.

use crate::device::page;
use crate::domain::order::Map;
use crate::reactive::RwSignal;
use leptos::prelude::{Owner, StoredValue, untrack};
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, HtmlInputElement, Node};

/// Some part of a page that is not yet in its place: one node, a fragment of several, or `undefined` for nothing. Most
/// are one element, and a fragment for each would cost as much as the element.
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

/// A part that is made anew whenever a signal read in it changes. An element that had the focus hands it on, and
/// opened disclosures stay open.
pub fn live(make: impl Fn() -> View + 'static) -> View {
    live_part(Box::new(make))
}

fn live_part(make: Box<dyn Fn() -> View>) -> View {
    let (view, start, end) = marked();
    effect(Box::new(move || {
        let made = make();
        let old = between(&start, &end);
        if old.is_empty() {
            return insert(made, &end);
        }
        let made = made.into_fragment();
        let focused = focused().filter(|active| old.iter().any(|node| node.contains(Some(active))));
        keep_open(&old, &made);
        old.iter().for_each(take_out);
        let heir = focused.and_then(|focused| heir(&focused, &made));
        insert(View(made.into()), &end);
        if let Some(heir) = heir {
            hand_on(heir);
        }
    }));
    view
}

thread_local! {
    // Who takes the focus over once all that changes together was changed. Taken at once, the page would be laid out
    // in the midst of its changes, and again after them.
    static HEIR: RefCell<Option<Element>> = const { RefCell::new(None) };
}

fn focused() -> Option<Element> {
    HEIR.with_borrow(Clone::clone).or_else(|| document().active_element())
}

fn hand_on(to: Element) {
    if HEIR.replace(Some(to)).is_none() {
        spawn_local(async {
            // Not where something else was given the focus meanwhile.
            let free = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if let Some(heir) = HEIR.take().filter(|_| free) {
                focus(&heir);
            }
        });
    }
}

/// A part that is made once what stands before it has been seen: what is looked at first is not kept waiting by it.
pub fn soon(make: impl Fn() -> View + 'static) -> View {
    let seen = RwSignal::new(false);
    page::after_painting(move || seen.set(true));
    live(move || if seen.get() { untrack(&make) } else { View::new() })
}

/// The element that takes the focus over: the one that is called the same, else the one of the card or row that took
/// the place of its own, else the heading of the screen, else the first that can.
fn heir(focused: &Element, made: &DocumentFragment) -> Option<Element> {
    let name = |element: &Element| element.get_attribute("aria-label").or_else(|| element.text_content());
    let fits = made.query_selector_all("button, a, summary, input, textarea, select").ok()?;
    let mut elements = (0..fits.length()).filter_map(|n| fits.item(n)?.dyn_into::<Element>().ok());
    let first = elements.next()?;
    let same = |element: &Element| element.tag_name() == focused.tag_name() && name(element) == name(focused);
    if same(&first) {
        return Some(first);
    }
    let heading = || made.query_selector("h1[tabindex]").ok().flatten();
    elements.find(same).or_else(|| neighbour(focused, made)).or_else(heading).or(Some(first))
}

/// What can be done in the card or row that stands where the one with the focus stood; in the last one, if none does.
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

/// Opens what was open before: in the same place, or, where disclosures came or went, under the same name.
fn keep_open(old: &[Node], new: &DocumentFragment) {
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

/// A part for each key, kept while its key stays and moved when the order changes.
pub fn each(keys: impl Fn() -> Vec<String> + 'static, row: impl Fn(String) -> View + 'static) -> View {
    each_part(Box::new(keys), Box::new(row))
}

struct Row {
    owner: Owner,
    start: Node,
    end: Node,
}

fn each_part(keys: Box<dyn Fn() -> Vec<String>>, row: Box<dyn Fn(String) -> View>) -> View {
    let (view, start, end) = marked();
    let rows: Rc<RefCell<Map<String, Row>>> = Rc::default();
    let outer = Owner::current().unwrap_or_default();
    effect(Box::new(move || {
        let keys = keys();
        let mut rows = rows.borrow_mut();
        let gone: Vec<String> = rows.keys().filter(|key| !keys.contains(key)).cloned().collect();
        for row in gone.iter().filter_map(|key| rows.remove(key)) {
            row.owner.cleanup();
            clear(&row.start, &row.end);
            take_out(&row.start);
            take_out(&row.end);
        }
        let Some(parent) = end.parent_node() else { return };
        let active = document().active_element();
        let mut next = start.next_sibling();
        for key in keys {
            if let Some(known) = rows.get(&key) {
                if next.as_ref() == Some(&known.start) {
                    next = known.end.next_sibling();
                    continue;
                }
                let mut nodes = vec![known.start.clone()];
                nodes.extend(between(&known.start, &known.end));
                nodes.push(known.end.clone());
                for node in nodes {
                    let _ = parent.insert_before(&node, next.as_ref());
                }
                continue;
            }
            let owner = outer.with(Owner::new);
            let (part, row_start, row_end) = marked();
            let made = untrack(|| owner.with(|| row(key.clone())));
            insert(made, &row_end);
            let _ = parent.insert_before(&part.into_fragment(), next.as_ref());
            rows.insert(key, Row { owner, start: row_start, end: row_end });
        }
        // A part that moves loses the focus inside it: it gets it back.
        if let Some(active) = active.filter(|active| active.is_connected() && !is_focused(active)) {
            hand_on(active);
        }
    }));
    view
}

/// Runs something now, and again whenever a signal read in it changes, for as long as the part around it lives.
pub fn effect(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    // The part around it owns the effect: it stops when that part is made anew or taken away.
    StoredValue::new_local(effect);
}

fn marked() -> (View, Node, Node) {
    let comment = || -> Node { document().create_comment("").into() };
    let (view, start, end) = (fragment(), comment(), comment());
    put(&view, &start);
    put(&view, &end);
    (View(view.into()), start, end)
}

fn between(start: &Node, end: &Node) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = start.next_sibling();
    while let Some(node) = next.filter(|node| node != end) {
        next = node.next_sibling();
        nodes.push(node);
    }
    nodes
}

fn clear(start: &Node, end: &Node) {
    between(start, end).iter().for_each(take_out);
}

fn insert(made: View, before: &Node) {
    if let Some((parent, node)) = before.parent_node().zip(made.node()) {
        // What it is put before stands there, so this cannot fail.
        let _ = parent.insert_before(node, Some(before));
    }
}

fn take_out(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

impl View {
    /// Nothing.
    pub fn new() -> Self {
        Self(JsValue::UNDEFINED)
    }

    /// The same with one part more.
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

    /// Puts it into the page, at the end of `place`.
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
    #[expect(clippy::should_implement_trait, reason = "nobody adds elements with a plus sign")]
    pub fn add(self, part: impl Into<View>) -> Self {
        part.into().put_into(&self.0);
        self
    }

    /// Adds text inside.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        put(&self.0, &text_node(text));
        self
    }

    /// Adds a part that is made anew whenever a signal read in it changes.
    #[must_use]
    pub fn live(self, make: impl Fn() -> View + 'static) -> Self {
        self.add(live(make))
    }

    /// Adds text that follows the signals read in it.
    #[must_use]
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        put(&self.0, &node);
        effect(Box::new(move || node.set_data(&text())));
        self
    }

    /// Sets an attribute that follows the signals read in it; without a value it is absent.
    #[must_use]
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
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
    pub fn live_checked(self, checked: impl Fn() -> bool + 'static) -> Self {
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
