//! The waiting room: everybody who keeps you waiting, as lanes on one axis of days, or as a list of the same facts.

mod chart;
mod drawing;
mod export;
mod facts;
mod gestures;
mod glyphs;
mod legend;
mod list;

use crate::device::dates::{self, Style};
use crate::device::{file, picture};
use crate::domain::agenda::headline::in_words;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::domain::waiting::lane::Lane;
use crate::domain::waiting::scope::Scope;
use crate::domain::waiting::{self, Room, pages, room};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, after_paint, dynamic, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::page_head;
use crate::ui::screens::waiting::gestures::Mover;
use crate::ui::shared::words;
use leptos::prelude::*;
use std::cell::Cell;

/// Days shown at first: six weeks.
const AT_FIRST: i64 = 42;
/// The width that is drawn for until the page is measured, in pixels.
const UNMEASURED: i64 = 340;

#[derive(Clone, Copy)]
struct Screen {
    app: App,
    room: Memo<Room>,
    page: RwSignal<usize>,
    width: RwSignal<i64>,
    mover: Mover,
    is_list: RwSignal<bool>,
}

thread_local! {
    // Which of the two was looked at last: whoever comes back finds the same again.
    static IS_LIST: Cell<bool> = const { Cell::new(false) };
}

/// The screen.
pub fn screen() -> View {
    let app = app();
    let (plans, now) = (app.listed_plans(), app.clock.about_now());
    let room = Memo::new(move |_| {
        let pairs = plans.read();
        let pairs: Vec<(&Process, &Plan)> = pairs.iter().map(|(process, plan)| (&**process, &**plan)).collect();
        room(&pairs, now.get())
    });
    let today = Signal::derive(move || now.get().date());
    let mover = Mover {
        scope: RwSignal::new(Scope::around(today.get_untracked(), AT_FIRST)),
        extent: Signal::derive(move || room.with(|room| room.extent)),
        today,
    };
    let is_list = RwSignal::new(IS_LIST.get());
    let screen = Screen { app, room, page: RwSignal::new(0), width: RwSignal::new(UNMEASURED), mover, is_list };
    let any = Memo::new(move |_| !room.with(|room| room.lanes.is_empty()));
    let sub = move || if any.get() { screen.sentence() } else { "Everyone you’re waiting to hear from.".to_owned() };
    let sub = el("p").class("page-head__meta page-head__sub").attr("role", "status").dynamic_text(sub);
    let ways = dynamic(move || if any.get() { untrack(|| screen.ways().into()) } else { View::new() });
    View::new()
        .with(page_head(Some(("#/interviews", "Interviews")), "Waiting room", "").child(sub).child(ways))
        .with(dynamic(move || if any.get() { untrack(|| screen.filled()) } else { nobody(app) }))
}

fn nobody(app: App) -> View {
    let capture = link("btn btn--primary", "#/capture", "plus", "Capture an interview");
    let (title, text) = if app.has_any() {
        ("No one to wait for right now", "When it’s an employer’s turn to reply, you see them here.")
    } else {
        ("No one to wait for yet", "After an interview, you see here how long to wait and when to ask.")
    };
    empty("clock", title, text, Some(capture))
}

impl Screen {
    fn filled(self) -> View {
        let drawn = move || {
            // What stands below the chart follows once that was seen.
            let below = after_paint(move || View::from(legend::list()).with(self.exports()));
            let chart = el("section").class("section").attr("aria-label", "Calendar");
            chart.child(self.buttons()).child(chart::chart(self)).child(below).into()
        };
        let shown =
            dynamic(move || if self.is_list.get() { dynamic(move || list::list(self)) } else { untrack(drawn) });
        View::new().with(dynamic(move || self.pager())).with(shown)
    }

    /// "Five employers, six weeks. Two want something from you today."
    fn sentence(self) -> String {
        let (all, wanting) = self.room.with(|room| (room.lanes.len(), room.wanting()));
        let weeks = usize::try_from((self.mover.scope.get().days + 3) / 7).unwrap_or_default();
        let count = |number: usize, one: &str| match number {
            1 => ["one ", one].concat(),
            _ => [&in_words(number), " ", one, "s"].concat(),
        };
        let wants = match (wanting, all) {
            (0, _) => "Nothing to do for them today.",
            (1, 1) => "They want something from you today.",
            (1, _) => "One wants something from you today.",
            _ => "want something from you today.",
        };
        let number = if wanting > 1 { capital(&[&in_words(wanting), " "].concat()) } else { String::new() };
        [&capital(&count(all, "employer")), ", ", &count(weeks, "week"), ". ", &number, wants].concat()
    }

    /// Chart or list.
    fn ways(self) -> El {
        let way = |words: &str, list: bool| {
            let pressed = move || Some((self.is_list.get() == list).to_string());
            button("toggle__item", "", words).dynamic_attr("aria-pressed", pressed).click(move || {
                IS_LIST.set(list);
                self.is_list.set(list);
            })
        };
        let toggle = el("div").class("toggle").attr("role", "group").attr("aria-label", "Show as");
        el("div").class("page-head__actions").child(toggle.child(way("Chart", false)).child(way("List", true)))
    }

    /// The lanes of the page that is shown.
    fn lanes<T>(self, use_them: impl FnOnce(&[Lane]) -> T) -> T {
        self.room.with(|room| use_them(waiting::page(&room.lanes, self.page.get())))
    }

    fn range(self) -> String {
        let scope = self.mover.scope.get();
        let day = |day| dates::write(dates::noon(day), Style::DayWithYear);
        let days = words::count(usize::try_from(scope.days).unwrap_or_default(), "day");
        [day(scope.first), " to ".to_owned(), day(scope.last()), ", ".to_owned(), days].concat()
    }

    fn buttons(self) -> View {
        let mover = self.mover;
        let stop = move |level: fn(Scope) -> Option<i64>| {
            move || level(mover.scope.get()).is_none().then(|| "true".to_owned())
        };
        let group = el("div")
            .class("actions room__buttons")
            .attr("role", "group")
            .attr("aria-label", "Move the chart")
            .child(small("back", "Earlier").click(move || mover.stride(-1)))
            .child(small("today", "Today").click(move || mover.to_today()))
            .child(small("next", "Later").click(move || mover.stride(1)))
            .child(
                small("plus", "Zoom in")
                    .dynamic_attr("aria-disabled", stop(Scope::closer))
                    .click(move || mover.zoom(Scope::closer)),
            )
            .child(
                small("minus", "Zoom out")
                    .dynamic_attr("aria-disabled", stop(Scope::wider))
                    .click(move || mover.zoom(Scope::wider)),
            );
        let said = move || {
            let scope = mover.scope.get();
            let limit = match (scope.closer(), scope.wider()) {
                (None, _) => ". This is the closest.",
                (_, None) => ". This is the widest.",
                _ => "",
            };
            [&self.range(), limit].concat()
        };
        let range = el("p").class("room__range").attr("id", "room-range").attr("role", "status").dynamic_text(said);
        View::from(group).with(range)
    }

    /// The ways through the pages, where there is more than one.
    fn pager(self) -> View {
        let lanes = self.room.with(|room| room.lanes.len());
        let (page, last) = (self.page.get().min(pages(lanes) - 1), pages(lanes) - 1);
        if last == 0 {
            return View::new();
        }
        let way = |icon_name, words, there: bool, to: usize| {
            let way = button("btn", icon_name, words).maybe("aria-disabled", (!there).then_some("true"));
            way.click(move || self.page.set(to))
        };
        el("div")
            .class("actions room__pager")
            .attr("role", "group")
            .attr("aria-label", "Pages")
            .child(way("back", "Previous page", page > 0, page.saturating_sub(1)))
            .child(way("next", "Next page", page < last, (page + 1).min(last)))
            .child(el("p").attr("role", "status").text(&self.part()))
            .into()
    }

    /// "1 to 60 of 300 employers", of the page that is shown.
    fn part(self) -> String {
        let lanes = self.room.with(|room| room.lanes.len());
        let first = self.page.get().min(pages(lanes) - 1) * waiting::PAGE;
        let until = lanes.min(first + waiting::PAGE);
        [&(first + 1).to_string(), " to ", &until.to_string(), " of ", &words::count(lanes, "employer")].concat()
    }

    fn exports(self) -> View {
        let place = el("div").class("room__file").attr("aria-hidden", "true");
        let (here, also_here) = (place.element(), place.element());
        // A drawing takes as many lanes as there are; of pixels no browser takes as many.
        let many = move || pages(self.room.with(|room| room.lanes.len())) > 1;
        let make = move |place: &web_sys::Element, whole: bool| {
            let (scope, now) = (self.mover.scope.get_untracked(), self.app.clock.about_now().get_untracked());
            let all = || words::count(self.room.with(|room| room.lanes.len()), "employer");
            untrack(|| {
                let holds = if whole || !many() { all() } else { self.part() };
                let title = [&self.range(), ", ", &holds].concat();
                let make = |lanes: &[Lane]| export::file(place, lanes, scope, &title, now);
                if whole { self.room.with(|room| make(&room.lanes)) } else { self.lanes(make) }
            })
        };
        let name =
            move |ending: &str| ["waiting-room-", &self.mover.today.get_untracked().to_string(), ending].concat();
        let app = self.app;
        let done = move || app.messages.say("The picture is made. Look for it in your downloads.".to_owned());
        let refused = move || {
            app.messages.say("The browser could not make the picture. Nothing is lost. Try again.".to_owned());
        };
        let vector = button("btn", "export", "Download as SVG").click(move || {
            let made = make(&here, true).and_then(|made| file::download(&name(".svg"), "image/svg+xml", &made.text));
            match made {
                Some(()) => done(),
                None => refused(),
            }
        });
        let raster = button("btn", "export", "Download as PNG").click(move || {
            let then = move |well| if well { done() } else { refused() };
            match make(&also_here, false) {
                Some(made) => picture::download_png(name(".png"), &made.text, made.width, made.height, Box::new(then)),
                None => refused(),
            }
        });
        let note = el("p").class("field__hint").text("The picture shows employers’ names. Think before you share it.");
        let holds = move || {
            let all = self.room.with(|room| room.lanes.len());
            many().then(|| {
                let words =
                    ["The SVG shows all ", &words::count(all, "employer"), "; the PNG this page, ", &self.part(), "."];
                el("p").class("field__hint").text(&words.concat())
            })
        };
        let holds = dynamic(move || holds().into());
        View::from(el("div").class("actions").child(vector).child(raster)).with(holds).with(note).with(place)
    }
}

/// A button that shows its icon alone.
fn small(icon_name: &str, name: &str) -> El {
    button("btn btn--icon", icon_name, "").attr("aria-label", name).attr("title", name)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn href(id: &ProcessId) -> String {
    format!("#{}", Route::Process(id.clone(), Segment::Timeline))
}
