//! Parts of a page that are rebuilt, added and taken away as signals change.

use super::focus_restore::{focus_restore, focused, hand_on, keep_open};
use super::{View, document, fragment, is_focused, put};
use crate::device::page;
use crate::domain::order::SortedMap;
use crate::reactive::RwSignal;
use leptos::prelude::{Owner, StoredValue, untrack};
use leptos::reactive::effect::RenderEffect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Node;

/// A part that is rebuilt whenever a signal read in it changes. The focus inside it is moved to the new part, and
/// opened disclosures stay open.
pub fn dynamic(make: impl Fn() -> View + 'static) -> View {
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
        let next_focus = focused.and_then(|focused| focus_restore(&focused, &made));
        insert(View(made.into()), &end);
        if let Some(next_focus) = next_focus {
            hand_on(next_focus);
        }
    }));
    view
}

/// A part that is made once what stands before it was painted, so that it does not delay what is looked at first.
pub fn after_paint(make: impl Fn() -> View + 'static) -> View {
    let seen = RwSignal::new(false);
    page::after_painting(move || seen.set(true));
    dynamic(move || if seen.get() { untrack(&make) } else { View::new() })
}

/// A part for each key, kept while its key stays and moved when the order changes.
pub fn keyed_list(keys: impl Fn() -> Vec<String> + 'static, row: impl Fn(String) -> View + 'static) -> View {
    each_part(Box::new(keys), Box::new(row))
}

struct Row {
    owner: Owner,
    start: Node,
    end: Node,
    /// Whether its key is still in the list; reset before each pass.
    stays: Cell<bool>,
}

fn each_part(keys: Box<dyn Fn() -> Vec<String>>, row: Box<dyn Fn(String) -> View>) -> View {
    let (view, start, end) = marked();
    let rows: Rc<RefCell<SortedMap<String, Row>>> = Rc::default();
    let outer = Owner::current().unwrap_or_default();
    effect(Box::new(move || {
        let keys = keys();
        let mut rows = rows.borrow_mut();
        keys.iter().filter_map(|key| rows.get(key)).for_each(|row| row.stays.set(true));
        let gone = rows.iter().filter(|(_, row)| !row.stays.take()).map(|(key, _)| key.clone());
        let gone: Vec<String> = gone.collect();
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
            rows.insert(key, Row { owner, start: row_start, end: row_end, stays: Cell::default() });
        }
        // A part that is moved loses the focus inside it: give it back.
        if let Some(active) = active.filter(|active| active.is_connected() && !is_focused(active)) {
            hand_on(active);
        }
    }));
    view
}

/// Runs something now, and again whenever a signal read in it changes, until the part around it is disposed of.
pub fn effect(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    // The part around it owns the effect: it stops when that part is rebuilt or taken away.
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
        // `before` is a child of `parent`, so this cannot fail.
        let _ = parent.insert_before(node, Some(before));
    }
}

fn take_out(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
