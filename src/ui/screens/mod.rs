//! The screens, each a file or a folder, and the table of all of them: what stands at an address, what it is called, and
//! where it belongs in the navigation. A screen uses the kit and what is shared, never another screen.

pub mod advice;
pub mod calendar;
pub mod capture;
pub mod data;
pub mod desk;
pub mod dossier;
pub mod example;
pub mod holidays;
pub mod insight;
pub mod interviews;
pub mod job_search;
pub mod leaving;
pub mod letter;
pub mod me;
pub mod message;
pub mod more;
pub mod notifications;
pub mod offers;
pub mod prep;
pub mod process;
pub mod proof;
pub mod referees;
pub mod reminders;
pub mod sheets;
pub mod stories;
pub mod templates;
pub mod today;
pub mod waiting;
pub mod working_days;

use crate::domain::id::{LetterId, PlaybookId, ProcessId, RoundId};
use crate::reactive::{Memo, RwSignal};
use crate::route::{Desk, Route, Segment};
use crate::state::App;
use crate::ui::kit::dom::View;
use crate::ui::shared::not_found::not_found;
use chrono::NaiveDateTime;

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What to do today.
    Today,
    /// The interviews, and everything of one.
    Interviews,
    /// The search beside the interviews.
    Search,
    /// Everything that is not daily.
    More,
}

/// What a screen is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// Nothing.
    None,
    /// Always the same.
    Plain(&'static str),
    /// As its process, after the word for this part of it: tabs of one process are told apart.
    Process(ProcessId, &'static str),
    /// As its process, after whom the letter is to.
    Letter(ProcessId, LetterId),
    /// As its process, after what kind of round it is.
    Round(ProcessId, RoundId),
    /// As the playbook.
    Playbook(PlaybookId),
}

/// A screen.
pub struct Screen {
    /// What it is called.
    pub title: Title,
    /// Where it belongs in the navigation.
    pub place: Place,
    /// Makes it.
    pub make: Box<dyn FnOnce() -> View>,
}

/// The screen at an address.
pub fn screen(route: Route) -> Screen {
    use Place::{Interviews, More, Today};
    let plain = |place, title, make: fn() -> View| Screen { title: Title::Plain(title), place, make: Box::new(make) };
    let of = |place, title, make| Screen { title, place, make };
    match route {
        Route::Today => plain(Today, "Today", || today::screen(filled, alone)),
        Route::Search => plain(Place::Search, "Search", lazy::search),
        Route::Interviews => plain(Interviews, "Interviews", lazy::interviews),
        Route::Example => plain(Today, "Try it with an example", lazy::example),
        Route::Capture => plain(Interviews, "Capture an interview", lazy::capture),
        Route::Insight => plain(Interviews, "Insight", lazy::insight),
        Route::Waiting => plain(Interviews, "Waiting room", lazy::waiting),
        Route::More => plain(More, "More", lazy::more),
        Route::Me => plain(More, "My details", lazy::me),
        Route::Referees => plain(More, "My referees", lazy::referees),
        Route::Offers => plain(Interviews, "Offers side by side", lazy::offers),
        Route::Stories => plain(Place::Search, "Questions and stories", lazy::stories),
        Route::Templates => plain(More, "My phrases", lazy::templates),
        Route::Data => plain(More, "Your data", lazy::data),
        Route::Import => plain(More, "Import from another tracker", lazy::import),
        Route::Advice => plain(More, "Whose advice to follow", lazy::advice),
        Route::WorkingDays => plain(More, "Working days", || lazy::working_days(lazy::holidays)),
        Route::Invitation => plain(More, "From an invitation", lazy::invitation),
        Route::Dossier(id) => of(Interviews, Title::Process(id.clone(), "Paper"), Box::new(move || lazy::dossier(id))),
        Route::Prep(id, round) => {
            of(Interviews, Title::Process(id.clone(), "Prep sheet"), Box::new(move || lazy::prep(id, round)))
        }
        Route::Leaving(id, round) => {
            of(Interviews, Title::Process(id.clone(), "Before you leave"), Box::new(move || lazy::leaving(id, round)))
        }
        Route::Proof => plain(Place::Search, "Proof of search", lazy::proof),
        Route::Message => plain(Interviews, "From a message", lazy::message),
        Route::Reminders => plain(More, "Reminders", lazy::reminders),
        Route::Unknown => of(Today, Title::None, Box::new(not_found)),
        Route::Round(id, round) => {
            let title = Title::Round(id.clone(), round.clone());
            of(Interviews, title, Box::new(move || lazy::round(id, round)))
        }
        Route::Process(id, segment) => {
            let part = if segment == Segment::Timeline { "" } else { segment.label() };
            let title = Title::Process(id.clone(), part);
            of(Interviews, title, Box::new(move || lazy::process(id, segment, inside(segment))))
        }
        Route::Desk(id, desk) => {
            let title = Title::Process(id.clone(), desk.label());
            match desk {
                Desk::Salary => of(Interviews, title, Box::new(move || lazy::salary(id))),
                _ => of(Interviews, title, Box::new(move || lazy::desk(id, desk))),
            }
        }
        Route::Letter(id, letter) => {
            let title = Title::Letter(id.clone(), letter.clone());
            of(Interviews, title, Box::new(move || lazy::letter(id, letter)))
        }
        Route::Playbook(id) => of(More, Title::Playbook(id.clone()), Box::new(move || lazy::playbook(id))),
        Route::Calendar(id) => {
            let (place, title) = match &id {
                Some(id) => (Interviews, Title::Process(id.clone(), "Calendar")),
                None => (More, Title::Plain("Calendar")),
            };
            of(place, title, Box::new(move || lazy::calendar(id)))
        }
    }
}

/// What Today shows once something is recorded.
fn filled(app: App, since: RwSignal<NaiveDateTime>, leads: Memo<usize>) -> View {
    lazy::day(app, since, leads, lazy::next_steps, lazy::example_note)
}

/// What Today shows of a search without interviews.
fn alone(app: App) -> View {
    lazy::alone(app, lazy::next_steps)
}

/// What stands in a segment of a process.
fn inside(segment: Segment) -> fn(ProcessId) -> View {
    match segment {
        Segment::Timeline => lazy::timeline,
        Segment::Debrief => lazy::debrief,
        Segment::People => |id| lazy::people(id, lazy::bring),
        Segment::Letters => lazy::letters,
        Segment::About => lazy::about,
    }
}

/// What is fetched when it is first opened, in groups: each group is a file of its own.
pub mod lazy {
    use crate::device::page;
    use crate::domain::id::{LetterId, PlaybookId, ProcessId, RoundId};
    use crate::domain::timeline::step::StepKey;
    use crate::reactive::{Memo, RwSignal};
    use crate::route::{Desk, Segment};
    use crate::state::App;
    use crate::ui::kit::dom::View;
    use crate::ui::lazy_screens::lazy_screens;
    use crate::ui::shared::process_editor::ProcessEditor;
    use chrono::NaiveDateTime;

    /// Fetches what belongs to the first load's promise, once the first screen is seen, and says when it is here. To be
    /// called before any screen is made.
    pub fn promised(then: fn()) {
        #[cfg(feature = "split")]
        crate::ui::lazy_screens::fetched::follow();
        page::after_painting(move || {
            wasm_bindgen_futures::spawn_local(async move {
                #[cfg(feature = "split")]
                {
                    // One after the other: what there is to do, then a new interview. What became of them is told where they are opened.
                    let _ = overview::fetching().await;
                    let _ = interview::fetching().await;
                    let _ = letters::fetching().await;
                }
                then();
            });
        });
    }

    lazy_screens! {
        overview {
            /// What there is to do, once something is recorded.
            Screen day(
                app: App,
                since: RwSignal<NaiveDateTime>,
                leads: Memo<usize>,
                next_steps: fn(App) -> View,
                example_note: fn(App) -> View
            ) = crate::ui::screens::today::filled;
            /// The week of a search without interviews.
            Within alone(app: App, next_steps: fn(App) -> View) = crate::ui::screens::today::alone;
            /// Every process.
            Screen interviews() = crate::ui::screens::interviews::screen;
        }
        interview {
            /// A new interview.
            Screen capture() = crate::ui::screens::capture::new_interview;
            /// An interview that is known.
            Screen round(id: ProcessId, round: RoundId) = crate::ui::screens::capture::known_interview;
            /// Getting ready for a round.
            Screen prep(id: ProcessId, round: RoundId) = crate::ui::screens::prep::screen;
            /// In the room, before leaving.
            Screen leaving(id: ProcessId, round: RoundId) = crate::ui::screens::leaving::screen;
            /// One process, around one of its segments.
            Screen process(id: ProcessId, segment: Segment, inside: fn(ProcessId) -> View) = crate::ui::screens::process::screen;
            /// Its ribbon, and what stands beside it.
            Within timeline(id: ProcessId) = crate::ui::screens::process::timeline::segment;
            /// What you want to be paid, and what was said about it.
            Screen salary(id: ProcessId) = crate::ui::screens::process::salary_desk::screen;
            /// An example to try the app with.
            Screen example() = crate::ui::screens::example::screen;
            /// What says that the records are an example.
            Within example_note(app: App) = crate::ui::screens::example::note;
            /// What they said.
            Within heard(app: App, id: Option<ProcessId>, open: RwSignal<bool>) = crate::ui::screens::sheets::log_reply::inside;
            /// What the user sent.
            Within wrote(app: App, id: ProcessId, open: RwSignal<bool>) = crate::ui::screens::sheets::log_message::inside;
            /// Until when to put steps off.
            Within put_off(app: App, id: ProcessId, keys: Vec<StepKey>, open: RwSignal<bool>) = crate::ui::screens::sheets::put_off::inside;
            /// What was asked and answered, and how it went.
            Within debrief(id: ProcessId) = crate::ui::screens::process::debrief::segment;
            /// Who was met.
            Within people(id: ProcessId, bring: fn(ProcessEditor) -> View) = crate::ui::screens::process::people::segment;
            /// What is known of the employer.
            Within about(id: ProcessId) = crate::ui::screens::process::about::segment;
        }
        letters {
            /// Letters of one process, for each person met.
            Within letters(id: ProcessId) = crate::ui::screens::process::letters::segment;
            /// One letter.
            Screen letter(process: ProcessId, id: LetterId) = crate::ui::screens::letter::screen;
            /// The referees of the whole search.
            Screen referees() = crate::ui::screens::referees::screen;
            /// Work of one process that has a screen of its own.
            Screen desk(id: ProcessId, desk: Desk) = crate::ui::screens::desk::screen;
            /// Every offer beside the others.
            Screen offers() = crate::ui::screens::offers::screen;
            /// The user's own details.
            Screen me() = crate::ui::screens::me::screen;
            /// The user's own phrases.
            Screen templates() = crate::ui::screens::templates::screen;
        }
        settings {
            /// Whose advice to follow.
            Screen advice() = crate::ui::screens::advice::screen;
            /// A playbook of one's own.
            Screen playbook(id: PlaybookId) = crate::ui::screens::advice::editor::screen;
            /// Weekends and holidays.
            Screen working_days(holidays: fn(App) -> View) = crate::ui::screens::working_days::screen;
            /// Backups, storage, putting back.
            Screen data() = crate::ui::screens::data::screen;
            /// Takes over what earlier builds have left; shows nothing.
            Unseen taking_over(app: App) = crate::ui::screens::data::legacy_takeover::run;
            /// Everything that is not daily.
            Screen more() = crate::ui::screens::more::screen;
            /// Dates for a calendar, of one process or of all.
            Screen calendar(id: Option<ProcessId>) = crate::ui::screens::calendar::screen;
            /// What the worker is told to remind of; shows nothing.
            Unseen notifying(app: App) = crate::ui::screens::notifications::notifying;
            /// What this device can remind of.
            Screen reminders() = crate::ui::screens::reminders::screen;
        }
        files {
            /// An interview from an invitation.
            Screen invitation() = crate::ui::screens::calendar::invitation::screen;
            /// A message of theirs, piece by piece.
            Screen message() = crate::ui::screens::message::screen;
            /// All that is known of one employer, as a paper.
            Screen dossier(id: ProcessId) = crate::ui::screens::dossier::screen;
            /// What was done for the search, week by week.
            Screen proof() = crate::ui::screens::proof::screen;
            /// People from a contact card or a signature.
            Within bring(editor: ProcessEditor) = crate::ui::screens::process::import_contacts::import_contacts;
            /// Records from another tracker.
            Screen import() = crate::ui::screens::data::import::screen;
            /// Days off from a calendar.
            Within holidays(app: App) = crate::ui::screens::holidays::holidays;
        }
        search {
            /// The search beside the interviews, week by week.
            Screen search() = crate::ui::screens::job_search::screen;
            /// What was done for the search.
            Within noting(app: App, open: RwSignal<bool>) = crate::ui::screens::job_search::noting::inside;
            /// The next steps with leads whose day has come.
            Within next_steps(app: App) = crate::ui::screens::job_search::next_steps::next_steps;
            /// Every question with its answers, and the stories you tell.
            Screen stories() = crate::ui::screens::stories::screen;
            /// What all records say together, as pictures.
            Screen insight() = crate::ui::screens::insight::screen;
            /// Everybody who waits, on one axis of days.
            Screen waiting() = crate::ui::screens::waiting::screen;
        }
    }
}
