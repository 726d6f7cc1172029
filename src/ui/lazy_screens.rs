//! How parts of the app are fetched when they are first opened, so that the first load stays small.
//!
//! In a release (feature `split`) each group of the screens in `screens::lazy` is a file of its own, cut out of the
//! program by `cargo xtask finish`; the service worker keeps all of them, so that they open offline. Without the feature
//! they are part of the program, as every other screen.

/// Declares the groups and their screens, and where each is shown: as a `Screen`, `Within` one or a sheet, or `Unseen`.
/// What the first load knows of a group is one loader, and the arguments of its screens.
macro_rules! lazy_screens {
    ($($group:ident { $($(#[$note:meta])* $place:ident $name:ident($($arg:ident: $type:ty),*) = $make:path;)+ })+) => {
        $($(
            $(#[$note])*
            pub fn $name($($arg: $type),*) -> View {
                #[cfg(not(feature = "split"))]
                return $make($($arg),*);
                #[cfg(feature = "split")]
                return $crate::ui::lazy_screens::fetched::part(
                    $crate::ui::lazy_screens::fetched::Place::$place,
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
/// What is shown of a part: that it is on its way, why it is kept away, or the part itself.
pub(crate) mod fetched {
    use crate::device::page;
    use crate::device::update::{self, Arrival};
    use crate::reactive::RwSignal;
    use crate::state::App;
    use crate::ui::kit::button::button;
    use crate::ui::kit::dom::{View, dynamic, el};
    use crate::ui::kit::empty::empty;
    use crate::ui::kit::section::page_head;
    use leptos::prelude::{untrack, use_context};
    use std::any::Any;
    use std::future::Future;
    use std::pin::Pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};
    use wasm_split_helpers::SplitLoaderError;

    /// What comes with a group, once that is here.
    pub type Soon<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

    /// Where a part is shown, which says how much is shown while it is not here.
    #[derive(Clone, Copy, PartialEq)]
    pub enum Place {
        Screen,
        Within,
        Unseen,
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Fetch {
        Wanted,
        /// It came and could not be used.
        Failed,
    }

    thread_local! {
        /// How what is waited for comes along.
        static ARRIVAL: RwSignal<Arrival> = RwSignal::new(update::arrival());
    }

    /// Follows how the parts come along. Before there is any screen, which would take the signal along when it goes.
    pub fn follow() {
        let arrival = ARRIVAL.with(|arrival| *arrival);
        update::on_arrival(move || {
            // What says that a part is away is rebuilt: the focus waits outside, for the heading of what comes.
            page::focus("#main:has(.away):has(h1:focus, .away :focus)");
            arrival.set(update::arrival());
        });
    }

    /// The part itself if it is here, else a word in its place until it is.
    pub fn part(
        place: Place,
        fetch: fn() -> Soon<()>,
        make: fn(Rc<dyn Any>) -> Soon<View>,
        screen: Rc<dyn Any>,
    ) -> View {
        let state = RwSignal::new(Fetch::Wanted);
        let app = use_context::<App>();
        dynamic(move || {
            if state.get() == Fetch::Failed {
                return kept_away(place, app, Arrival::Missing, state);
            }
            let mut fetching = fetch();
            match at_once(&mut fetching) {
                // What the screen reads while it is made must not make all of it again.
                Poll::Ready(Ok(())) => match untrack(|| at_once(&mut make(screen.clone()))) {
                    Poll::Ready(Ok(view)) => view,
                    _ => kept_away(place, app, Arrival::Missing, state),
                },
                Poll::Ready(Err(_)) => kept_away(place, app, Arrival::Missing, state),
                Poll::Pending => {
                    wasm_bindgen_futures::spawn_local(async move {
                        let came = fetching.await.is_ok();
                        state.set(if came { Fetch::Wanted } else { Fetch::Failed });
                        page::after_drawing(page::focus_heading);
                    });
                    dynamic(move || match ARRIVAL.with(RwSignal::get) {
                        Arrival::Coming if place != Place::Unseen => {
                            el("p").class("quiet-text coming").attr("role", "status").text("Opening").into()
                        }
                        arrival => kept_away(place, app, arrival, state),
                    })
                }
            }
        })
    }

    fn at_once<T>(soon: &mut Soon<T>) -> Poll<Result<T, SplitLoaderError>> {
        soon.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }

    /// What keeps a part away, and what can be done. It opens by itself once it can be fetched.
    fn kept_away(place: Place, app: Option<App>, why: Arrival, state: RwSignal<Fetch>) -> View {
        if place == Place::Unseen {
            return View::new();
        }
        let (title, sub, text, way) = match why {
            Arrival::Outdated => (
                "Afterword was updated",
                "This page is still the old version.",
                "What says saved is safe. If something is NOT saved, download everything first. Then reload the page.",
                button("btn btn--primary", "redo", "Load the page again").click(update::apply),
            ),
            _ => (
                "This part could not be loaded",
                "It is not on this device yet.",
                "Nothing is lost. It opens by itself as soon as you’re online.",
                button("btn btn--primary", "redo", "Try again").click(move || {
                    update::try_again();
                    if untrack(|| state.get()) == Fetch::Failed {
                        state.set(Fetch::Wanted);
                    }
                }),
            ),
        };
        let rescue = app
            .filter(|_| why == Arrival::Outdated)
            .map(|app| button("btn", "export", "Download everything").click(move || app.download_everything()));
        let ways = el("div").class("actions").child(way).child(rescue);
        let head = (place == Place::Screen).then(|| page_head(Some(("#/", "Today")), title, ""));
        let said = el("div").class("away").attr("role", "status").child(empty("alert", sub, text, Some(ways)));
        View::new().with(head).with(said)
    }
}
