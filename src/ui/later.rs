//! The parts of the app that are fetched when they are first opened, so that the first load stays small.
//!
//! In a release (feature `split`) each group of screens below is a file of its own, cut out of the program by
//! `cargo xtask finish`; the service worker keeps all of them, so that they open offline. Without the feature
//! they are part of the program, as every other screen.

use crate::domain::id::{LetterId, PlaybookId, ProcessId, RoundId};
use crate::domain::timeline::step::StepKey;
use crate::reactive::RwSignal;
use crate::route::Segment;
use crate::state::App;
use crate::ui::dom::View;
use crate::ui::process::desk::Desk;
#[cfg(feature = "split")]
use std::{any::Any, rc::Rc};

/// Declares the groups and their screens. What the first load knows of a group is one loader, and the arguments of its
/// screens.
macro_rules! later {
    ($($group:ident { $($(#[$note:meta])* $name:ident($($arg:ident: $type:ty),*) = $make:path;)+ })+) => {
        $($(
            $(#[$note])*
            pub fn $name($($arg: $type),*) -> View {
                #[cfg(not(feature = "split"))]
                return $make($($arg),*);
                #[cfg(feature = "split")]
                return fetched::part($group::fetching, $group::making, Rc::new($group::Screen::$name($($arg),*)));
            }
        )+)+
        $(#[cfg(feature = "split")]
        mod $group {
            use super::*;
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

            pub fn fetching() -> fetched::Soon<()> {
                Box::pin(fetch())
            }

            pub fn making(screen: Rc<dyn Any>) -> fetched::Soon<View> {
                match screen.downcast_ref::<Screen>() {
                    Some(screen) => Box::pin($group(screen.clone())),
                    None => Box::pin(std::future::ready(Ok(View::new()))),
                }
            }
        })+
    };
}

later! {
    interview {
        /// A new interview.
        capture() = crate::ui::capture::new_interview;
        /// An interview that is known.
        round(id: ProcessId, round: RoundId) = crate::ui::capture::known_interview;
        /// One process in its parts.
        process(id: ProcessId, segment: Segment) = crate::ui::process::screen;
        /// The timeline as it will be, after an interview was written down.
        preview(app: App, id: ProcessId) = crate::ui::process::ribbon::preview;
        /// What they said, from any screen.
        heard(app: App, id: Option<ProcessId>, open: RwSignal<bool>) = crate::ui::process::heard::inside;
        /// Until when to put steps off.
        put_off(app: App, id: ProcessId, keys: Vec<StepKey>, open: RwSignal<bool>) = crate::ui::process::put_off::inside;
        /// What was asked and answered, and how it went.
        debrief(id: ProcessId) = crate::ui::process::debrief::segment;
        /// Who was met.
        people(id: ProcessId) = crate::ui::process::people::segment;
        /// What is known of the employer.
        about(id: ProcessId) = crate::ui::process::about::segment;
    }
    letters {
        /// Letters of one process, for each person met.
        letters(id: ProcessId) = crate::ui::process::letters::segment;
        /// One letter.
        letter(process: ProcessId, id: LetterId) = crate::ui::letter::screen;
        /// The user's own details.
        me() = crate::ui::me::screen;
        /// The user's own phrases.
        templates() = crate::ui::templates::screen;
    }
    settings {
        /// Whose advice to follow.
        advice() = crate::ui::advice::screen;
        /// A playbook of one's own.
        playbook(id: PlaybookId) = crate::ui::advice::editor::screen;
        /// Weekends and holidays.
        working_days() = crate::ui::working_days::screen;
        /// Backups, storage, putting back.
        data() = crate::ui::data::screen;
        /// Records from another tracker.
        import() = crate::ui::data::import::screen;
        /// Everything that is not daily.
        more() = crate::ui::more::screen;
        /// Dates for a calendar, of one process or of all.
        calendar(id: Option<ProcessId>) = crate::ui::datebook::screen;
        /// What the worker is told to call to mind; shows nothing.
        notifying(app: App) = crate::ui::reminding::notifying;
        /// What this device can call to mind.
        reminders() = crate::ui::reminders::screen;
    }
    files {
        /// An interview from an invitation.
        invitation() = crate::ui::datebook::invitation::screen;
        /// People from a contact card or a signature.
        bring(desk: Desk) = crate::ui::process::bring::bring;
        /// Days off from a calendar.
        holidays(app: App) = crate::ui::holidays::holidays;
    }
    search {
        /// The search beside the interviews, week by week.
        search() = crate::ui::search_pulse::screen;
        /// What was done for the search, from any screen.
        noting(app: App, open: RwSignal<bool>) = crate::ui::search_pulse::noting::inside;
        /// The next steps with leads whose day has come.
        next_steps(app: App) = crate::ui::search_pulse::next_steps::next_steps;
        /// What all records say together, as pictures.
        insight() = crate::ui::insight::screen;
        /// Everybody who waits, on one axis of days.
        waiting() = crate::ui::waiting::screen;
    }
}

#[cfg(feature = "split")]
mod fetched {
    use super::RwSignal;
    use crate::device::page;
    use crate::ui::dom::{View, el, live};
    use crate::ui::parts::button::button;
    use crate::ui::parts::empty::empty;
    use crate::ui::parts::section::page_head;
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
