//! How parts of the app are fetched when they are first opened, so that the first load stays small.
//!
//! In a release (feature `split`) each group of the screens in `screens::lazy` is a file of its own, cut out of the
//! program by `cargo xtask finish`; the service worker keeps all of them, so that they open offline. Without the feature
//! they are part of the program, as every other screen.

/// Declares the groups and their screens. What the first load knows of a group is one loader, and the arguments of its
/// screens.
macro_rules! lazy_screens {
    ($($group:ident { $($(#[$note:meta])* $name:ident($($arg:ident: $type:ty),*) = $make:path;)+ })+) => {
        $($(
            $(#[$note])*
            pub fn $name($($arg: $type),*) -> View {
                #[cfg(not(feature = "split"))]
                return $make($($arg),*);
                #[cfg(feature = "split")]
                return $crate::ui::lazy_screens::fetched::part(
                    $group::fetching,
                    $group::making,
                    std::rc::Rc::new($group::Screen::$name($($arg),*)),
                );
            }
        )+)+
        $(#[cfg(feature = "split")]
        mod $group {
            use super::*;
            use $crate::ui::lazy_screens::fetched::Soon;
            use std::any::Any;
            use std::rc::Rc;
            use wasm_split_helpers::{SplitLoaderError, wasm_split};

            #[allow(non_camel_case_types, reason = "each is called as the function that shows it")]
            #[allow(clippy::large_enum_variant, reason = "one of them at a time, behind one pointer")]
            #[derive(Clone)]
            pub enum Screen {
                $($name($($type),*)),+
            }

            #[wasm_split($group, fallible, preload(fetch))]
            fn $group(screen: Screen) -> Result<View, SplitLoaderError> {
                Ok(match screen {
                    $(Screen::$name($($arg),*) => $make($($arg),*)),+
                })
            }

            pub fn fetching() -> Soon<()> {
                Box::pin(fetch())
            }

            pub fn making(screen: Rc<dyn Any>) -> Soon<View> {
                match screen.downcast_ref::<Screen>() {
                    Some(screen) => Box::pin($group(screen.clone())),
                    None => Box::pin(std::future::ready(Ok(View::new()))),
                }
            }
        })+
    };
}

pub(crate) use lazy_screens;

#[cfg(feature = "split")]
/// What is shown of a part: that it is on its way, that it could not be fetched, or the part itself.
pub(crate) mod fetched {
    use crate::device::page;
    use crate::reactive::RwSignal;
    use crate::ui::kit::button::button;
    use crate::ui::kit::dom::{View, el, live};
    use crate::ui::kit::empty::empty;
    use crate::ui::kit::section::page_head;
    use leptos::prelude::untrack;
    use std::any::Any;
    use std::future::Future;
    use std::pin::Pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};
    use wasm_split_helpers::SplitLoaderError;

    /// What comes with a group, once that is here.
    pub type Soon<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

    #[derive(Clone, Copy, PartialEq)]
    enum Fetch {
        Wanted,
        Failed,
    }

    /// The part itself if it is here, else a word in its place until it is.
    pub fn part(fetch: fn() -> Soon<()>, make: fn(Rc<dyn Any>) -> Soon<View>, screen: Rc<dyn Any>) -> View {
        let state = RwSignal::new(Fetch::Wanted);
        live(move || {
            if state.get() == Fetch::Failed {
                return failed(state);
            }
            let mut fetching = fetch();
            match at_once(&mut fetching) {
                // What the screen reads while it is made must not make all of it anew.
                Poll::Ready(Ok(())) => match untrack(|| at_once(&mut make(screen.clone()))) {
                    Poll::Ready(Ok(view)) => view,
                    _ => failed(state),
                },
                Poll::Ready(Err(_)) => failed(state),
                Poll::Pending => {
                    wasm_bindgen_futures::spawn_local(async move {
                        let came = fetching.await.is_ok();
                        state.set(if came { Fetch::Wanted } else { Fetch::Failed });
                        page::after_drawing(page::focus_heading);
                    });
                    el("p").class("quiet-text").attr("role", "status").text("Opening").into()
                }
            }
        })
    }

    fn at_once<T>(soon: &mut Soon<T>) -> Poll<Result<T, SplitLoaderError>> {
        soon.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }

    fn failed(state: RwSignal<Fetch>) -> View {
        let again = button("btn btn--primary", "redo", "Try again").click(move || state.set(Fetch::Wanted));
        let text = "Nothing is lost. This part of the app was not on this device yet and could not be fetched: once you are online, try again.";
        View::new().with(page_head(None, "This part could not be opened", "")).with(empty(
            "alert",
            "It is not on this device yet.",
            text,
            Some(again),
        ))
    }
}
