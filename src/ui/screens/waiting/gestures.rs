//! Moving and zooming by finger, mouse and keys. Two fingers zoom about the day between them; the page itself still
//! scrolls up and down.

use crate::domain::waiting::Extent;
use crate::domain::waiting::scope::{Scope, Spot};
use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::dom::El;
use crate::ui::screens::waiting::drawing::{Frame, in_units};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// A finger that moved less, in pixels, has tapped.
const TAP: i64 = 6;

/// What moves the view.
#[derive(Clone, Copy)]
pub struct Mover {
    /// The part in view.
    pub scope: RwSignal<Scope>,
    /// All days there are.
    pub extent: Signal<Extent>,
    /// The day today.
    pub today: Signal<chrono::NaiveDate>,
}

impl Mover {
    /// Earlier or later by so many strides.
    pub fn stride(self, strides: i64) {
        let extent = self.extent.get_untracked();
        self.scope.update(|scope| *scope = scope.moved(strides * scope.stride(), extent));
    }

    /// To this many days, about the middle, if there is such a level.
    pub fn zoom(self, level: impl Fn(Scope) -> Option<i64>) {
        let scope = self.scope.get_untracked();
        if let Some(days) = level(scope) {
            self.scope.set(scope.zoomed(days, Spot::MIDDLE, self.extent.get_untracked()));
        }
    }

    /// To today.
    pub fn to_today(self) {
        self.scope.update(|scope| *scope = Scope::around(self.today.get_untracked(), scope.days));
    }

    /// To the first or the last day of all.
    fn to_end(self, last: bool) {
        let extent = self.extent.get_untracked();
        self.scope.update(|scope| {
            let back = if last { 1 - scope.days } else { 0 };
            let day = if last { extent.last } else { extent.first };
            *scope = scope.starting(day, extent).moved(back, extent);
        });
    }

    fn key(self, event: &Event) {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        if pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() {
            return;
        }
        match &*pressed.key() {
            "ArrowLeft" => self.stride(-1),
            "ArrowRight" => self.stride(1),
            "+" | "=" => self.zoom(Scope::closer),
            "-" | "_" => self.zoom(Scope::wider),
            "Home" => self.to_end(false),
            "End" => self.to_end(true),
            _ => return,
        }
        event.prevent_default();
    }
}

/// Fingers on the chart, and where the view was when the last of them came or went.
struct Held {
    fingers: Vec<(i32, i64)>,
    began: Vec<i64>,
    scope: Scope,
    dragging: bool,
}

/// Lets a chart be moved by keys and by fingers.
pub fn movable(chart: El, mover: Mover, frame: impl Fn() -> Frame + Clone + 'static) -> El {
    let scope = mover.scope.get_untracked();
    let held = Held { fingers: Vec::new(), began: Vec::new(), scope, dragging: false };
    let held = Rc::new(RefCell::new(held));
    let area = chart.element();
    let handle = move |event: Event| {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let (id, x) = (pointer.pointer_id(), place(&area, pointer) - frame().left);
        let mut held = held.borrow_mut();
        match &*event.type_() {
            "pointerdown" if pointer.button() == 0 && held.fingers.len() < 2 => {
                held.fingers.retain(|(known, _)| *known != id);
                held.fingers.push((id, x));
                held.dragging |= held.fingers.len() == 2;
                held.restart(mover);
            }
            "pointermove" => {
                let Some(finger) = held.fingers.iter_mut().find(|(known, _)| *known == id) else { return };
                finger.1 = x;
                if let Some(view) = held.view(frame().axis(), mover.extent.get_untracked()) {
                    // From here on it is a drag: what lies below is not tapped.
                    let _ = area.set_pointer_capture(id);
                    if mover.scope.get_untracked() != view {
                        mover.scope.set(view);
                    }
                }
            }
            "pointerup" | "pointercancel" | "lostpointercapture" => {
                held.fingers.retain(|(known, _)| *known != id);
                held.dragging &= !held.fingers.is_empty();
                held.restart(mover);
            }
            _ => {}
        }
    };
    let names = ["pointerdown", "pointermove", "pointerup", "pointercancel", "lostpointercapture"];
    let chart = names.into_iter().fold(chart, |chart, name| chart.on(name, handle.clone()));
    chart.on("keydown", move |event| mover.key(&event))
}

fn place(area: &Element, pointer: &PointerEvent) -> i64 {
    in_units(f64::from(pointer.client_x()) - area.get_bounding_client_rect().left())
}

impl Held {
    fn restart(&mut self, mover: Mover) {
        self.began = self.fingers.iter().map(|(_, x)| *x).collect();
        self.scope = mover.scope.get_untracked();
    }

    /// The view that the fingers ask for, once they moved enough.
    fn view(&mut self, width: i64, extent: Extent) -> Option<Scope> {
        let spot = |at| Spot { at, width };
        match (&*self.fingers, &*self.began) {
            ([(_, one)], [before]) => {
                self.dragging |= TAP < (one - before).abs();
                let days = (before - one) * self.scope.days / width.max(1);
                self.dragging.then(|| self.scope.moved(days, extent))
            }
            ([(_, a), (_, b)], [was_a, was_b]) => {
                let (apart, before) = ((a - b).abs().max(20), (was_a - was_b).abs().max(20));
                let days = self.scope.days * before / apart;
                Some(self.scope.pinched(days, spot((was_a + was_b) / 2), spot((a + b) / 2), extent))
            }
            _ => None,
        }
    }
}
