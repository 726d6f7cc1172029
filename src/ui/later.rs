//! The parts of the app that are fetched after the first screen, so that the first load stays small.
//!
//! In a release (feature `split`) each group of screens below is a file of its own, cut out of the program by
//! `cargo xtask finish`. Those that somebody just out of an interview needs are fetched as soon as the first screen is
//! seen, the others when they are first opened; the service worker keeps all of them, so that they open offline.
//! Without the feature they are part of the program, as every other screen.

use crate::device::page;
use crate::domain::id::{LetterId, PlaybookId, ProcessId, RoundId};
use crate::domain::timeline::step::StepKey;
use crate::reactive::RwSignal;
use crate::route::Segment;
use crate::state::App;
use crate::ui::dom::View;
#[cfg(feature = "split")]
use std::{any::Any, rc::Rc};

/// Fetches what belongs to the first load's promise, once the first screen is seen, and says when it is here. To be
/// called before any screen is made.
pub fn promised(then: fn()) {
    #[cfg(feature = "split")]
    fetched::follow();
    page::after_painting(move || {
        wasm_bindgen_futures::spawn_local(async move {
            #[cfg(feature = "split")]
            {
                // One after the other: a new interview comes first. What became of them is told where they are opened.
                let _ = interview::fetching().await;
                let _ = letters::fetching().await;
            }
            then();
        });
    });
}

/// Declares the groups and their screens, and where each is shown: as a `Screen`, `Within` one or a sheet, or `Unseen`.
/// What the first load knows of a group is one loader, and the arguments of its screens.
macro_rules! later {
    ($($group:ident { $($(#[$note:meta])* $place:ident $name:ident($($arg:ident: $type:ty),*) = $make:path;)+ })+) => {
        $($(
            $(#[$note])*
            pub fn $name($($arg: $type),*) -> View {
                #[cfg(not(feature = "split"))]
                return $make($($arg),*);
                #[cfg(feature = "split")]
                return fetched::part(fetched::Place::$place, $group::fetching, $group::making, Rc::new($group::Screen::$name($($arg),*)));
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
        Screen capture() = crate::ui::capture::new_interview;
        /// An interview that is known.
        Screen round(id: ProcessId, round: RoundId) = crate::ui::capture::known_interview;
        /// One process in its parts.
        Screen process(id: ProcessId, segment: Segment) = crate::ui::process::screen;
        /// The timeline as it will be, after an interview was written down.
        Within preview(app: App, id: ProcessId) = crate::ui::process::ribbon::preview;
        /// What they said, from any screen.
        Within heard(app: App, id: Option<ProcessId>, open: RwSignal<bool>) = crate::ui::process::heard::inside;
        /// Until when to put steps off.
        Within put_off(app: App, id: ProcessId, keys: Vec<StepKey>, open: RwSignal<bool>) = crate::ui::process::put_off::inside;
        /// What was asked and answered, and how it went.
        Within debrief(id: ProcessId) = crate::ui::process::debrief::segment;
        /// Who was met.
        Within people(id: ProcessId) = crate::ui::process::people::segment;
        /// What is known of the employer.
        Within about(id: ProcessId) = crate::ui::process::about::segment;
    }
    letters {
        /// Letters of one process, for each person met.
        Within letters(id: ProcessId) = crate::ui::process::letters::segment;
        /// One letter.
        Screen letter(process: ProcessId, id: LetterId) = crate::ui::letter::screen;
        /// The user's own details.
        Screen me() = crate::ui::me::screen;
        /// The user's own phrases.
        Screen templates() = crate::ui::templates::screen;
    }
    settings {
        /// Whose advice to follow.
        Screen advice() = crate::ui::advice::screen;
        /// A playbook of one's own.
        Screen playbook(id: PlaybookId) = crate::ui::advice::editor::screen;
        /// Weekends and holidays.
        Screen working_days() = crate::ui::working_days::screen;
        /// Backups, storage, putting back.
        Screen data() = crate::ui::data::screen;
        /// Records from another tracker.
        Screen import() = crate::ui::data::import::screen;
        /// Everything that is not daily.
        Screen more() = crate::ui::more::screen;
        /// Dates for a calendar, of one process or of all.
        Screen calendar(id: Option<ProcessId>) = crate::ui::datebook::screen;
        /// An interview from an invitation.
        Screen invitation() = crate::ui::datebook::invitation::screen;
        /// What the worker is told to call to mind; shows nothing.
        Unseen notifying(app: App) = crate::ui::reminding::notifying;
        /// What this device can call to mind.
        Screen reminders() = crate::ui::reminders::screen;
    }
    search {
        /// The search beside the interviews, week by week.
        Screen search() = crate::ui::search_pulse::screen;
        /// What was done for the search, from any screen.
        Within noting(app: App, open: RwSignal<bool>) = crate::ui::search_pulse::noting::inside;
        /// The next steps with leads whose day has come.
        Within next_steps(app: App) = crate::ui::search_pulse::next_steps::next_steps;
        /// What all records say together, as pictures.
        Screen insight() = crate::ui::insight::screen;
        /// Everybody who waits, on one axis of days.
        Screen waiting() = crate::ui::waiting::screen;
    }
}

#[cfg(feature = "split")]
mod fetched {
    use super::RwSignal;
    use crate::device::page;
    use crate::device::update::{self, Arrival};
    use crate::state::App;
    use crate::ui::dom::{View, el, live};
    use crate::ui::parts::button::button;
    use crate::ui::parts::empty::empty;
    use crate::ui::parts::section::page_head;
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
            // What says that a part is away is made anew: the focus waits outside, for the heading of what comes.
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
        live(move || {
            if state.get() == Fetch::Failed {
                return kept_away(place, app, Arrival::Missing, state);
            }
            let mut fetching = fetch();
            match at_once(&mut fetching) {
                // What the screen reads while it is made must not make all of it anew.
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
                    live(move || match ARRIVAL.with(RwSignal::get) {
                        Arrival::Coming if place != Place::Unseen => {
                            el("p").class("quiet-text").attr("role", "status").text("Opening").into()
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
                "This page is still the version before.",
                "What is marked as saved is safe. If something is NOT saved, download everything first. Then load the page again.",
                button("btn btn--primary", "redo", "Load the page again").click(update::apply),
            ),
            _ => (
                "This part could not be opened",
                "It is not on this device yet.",
                "Nothing is lost. It opens here by itself as soon as it can be fetched.",
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
        let ways = el("div").class("actions").add(way).add(rescue);
        let head = (place == Place::Screen).then(|| page_head(Some(("#/", "Today")), title, ""));
        let said = el("div").class("away").attr("role", "status").add(empty("alert", sub, text, Some(ways)));
        View::new().with(head).with(said)
    }
}
