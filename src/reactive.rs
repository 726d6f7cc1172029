//! Leptos' signals, with one inner type for all values.
//!
//! The compiler emits every memo and signal again for each type of value it holds: 5 KB of the first load and 14 of the
//! later parts (brotli, 29 November 2026). These hold any value behind one pointer, so that all of it is written once, and
//! keep the names and the manners of Leptos' own; clippy says where one of Leptos' own is used by a forgotten import. A
//! value is shared, not copied, when it is read. They go when the first load has 5 KB to spare.

#![allow(clippy::disallowed_types, reason = "the one place where they are used")]

use leptos::prelude as leptos;
use leptos::{Get, GetUntracked, Set, Update};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// What a value has to be to live in a signal.
pub trait Value: Clone + Send + Sync + 'static {}
impl<T: Clone + Send + Sync + 'static> Value for T {}

/// Any value, and how to tell whether another one is equal.
#[derive(Clone)]
struct Held {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&Held, &Held) -> bool,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self, other)
    }
}

impl Held {
    fn new<T: Value>(value: T) -> Self {
        Self { value: Arc::new(value), same: |_, _| false }
    }

    fn comparable<T: Value + PartialEq>(value: T) -> Self {
        let same = |a: &Self, b: &Self| a.value.downcast_ref::<T>() == b.value.downcast_ref::<T>();
        Self { value: Arc::new(value), same }
    }

    #[expect(clippy::expect_used, reason = "a signal of T is only ever given values of T")]
    fn open<T: Value>(self) -> Arc<T> {
        self.value.downcast().expect("a signal holds values of its own type")
    }
}

/// A value that screens read and actions write.
pub struct RwSignal<T>(leptos::RwSignal<Held>, PhantomData<fn() -> T>);

/// The reading side of a [`RwSignal`]: for those who may look and not write.
pub struct ReadSignal<T>(leptos::RwSignal<Held>, PhantomData<fn() -> T>);

/// A value that follows from others; those who read it hear of it only when it is another.
pub struct Memo<T>(leptos::Memo<Held>, PhantomData<fn() -> T>);

/// Something to read: a signal, a memo, or a function of them.
pub struct Signal<T>(leptos::Signal<Held>, PhantomData<fn() -> T>);

macro_rules! readable {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T: Value> $name<T> {
            /// The value, shared; whoever runs this runs again when it changes.
            pub fn read(&self) -> Arc<T> {
                self.0.get().open()
            }

            /// The value, shared, without listening for changes.
            pub fn read_untracked(&self) -> Arc<T> {
                self.0.get_untracked().open()
            }

            /// A copy of the value; whoever runs this runs again when it changes.
            pub fn get(&self) -> T {
                (*self.read()).clone()
            }

            /// A copy of the value, without listening for changes.
            pub fn get_untracked(&self) -> T {
                (*self.read_untracked()).clone()
            }

            /// Looks at the value; whoever runs this runs again when it changes.
            pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
                look(&self.read())
            }

            /// Looks at the value without listening for changes.
            pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
                look(&self.read_untracked())
            }

            /// Listens for changes, whatever the value is.
            pub fn track(&self) {
                // A memo that nobody has read does not yet know what it follows from.
                self.read();
            }
        }
    };
}

readable!(RwSignal);
readable!(ReadSignal);
readable!(Memo);
readable!(Signal);

impl<T: Value> RwSignal<T> {
    /// A signal with this value.
    pub fn new(value: T) -> Self {
        Self(leptos::RwSignal::new(Held::new(value)), PhantomData)
    }

    /// A signal that only reads this one.
    pub fn read_only(self) -> ReadSignal<T> {
        ReadSignal(self.0, PhantomData)
    }

    /// Replaces the value.
    pub fn set(&self, value: T) {
        self.0.set(Held::new(value));
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.0.update(|held| {
            // Taken out, it is ours alone unless somebody still reads it: a thousand records are not copied for one.
            let mut value = Arc::unwrap_or_clone(std::mem::replace(held, Held::new(())).open::<T>());
            change(&mut value);
            *held = Held::new(value);
        });
    }
}

type Make = Box<dyn Fn(Option<&Held>) -> Held + Send + Sync>;

impl<T: Value + PartialEq> Memo<T> {
    /// A value made from others, and from what it was before.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let make: Make = Box::new(move |before: Option<&Held>| {
            Held::comparable(make(before.and_then(|before| before.value.downcast_ref())))
        });
        Self(leptos::Memo::new(make), PhantomData)
    }
}

impl<T: Value> Signal<T> {
    /// A value made from others each time it is read.
    pub fn derive(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let make: Box<dyn Fn() -> Held + Send + Sync> = Box::new(move || Held::new(make()));
        Self(leptos::Signal::derive(make), PhantomData)
    }
}

impl<T: Value> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal.0.into(), PhantomData)
    }
}

impl<T: Value> From<ReadSignal<T>> for Signal<T> {
    fn from(signal: ReadSignal<T>) -> Self {
        Self(signal.0.into(), PhantomData)
    }
}

impl<T: Value> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(memo.0.into(), PhantomData)
    }
}
