//! The waiting room: everybody who keeps you waiting, as lanes on one axis of days, with the same facts as a table.

mod chart;
mod drawing;
mod export;
mod facts;
mod gestures;
mod glyphs;
mod legend;
mod table;

use crate::device::dates::{self, Style};
use crate::device::{file, picture};
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::domain::waiting::lane::Lane;
use crate::domain::waiting::scope::Scope;
use crate::domain::waiting::{self, Room, pages, room};
use crate::reactive::{Memo, RwSignal};
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, el, live, soon};
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::{page_head, section};
use crate::ui::screens::waiting::gestures::Mover;
use crate::ui::shared::words;
use leptos::prelude::*;

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
}

/// The screen.
pub fn screen() -> View {
    let app = app();
    let (plans, now) = (app.listed_plans(), app.about_now());
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
    let screen = Screen { app, room, page: RwSignal::new(0), width: RwSignal::new(UNMEASURED), mover };
    let sub = "Everyone you’re waiting to hear from, and when you may ask.";
    let any = Memo::new(move |_| !room.with(|room| room.lanes.is_empty()));
    View::new()
        .with(page_head(Some(("#/interviews", "Interviews")), "Waiting room", sub))
        .with(live(move || if any.get() { untrack(|| screen.filled()) } else { nobody(app) }))
}

fn nobody(app: App) -> View {
    let capture = link("btn btn--primary", "#/capture", "plus", "Capture an interview");
    let (title, text) = if app.has_any() {
        ("No one to wait for right now", "Whoever has the next word after an interview stands here, until it comes.")
    } else {
        ("No one to wait for yet", "After an interview, its quiet days and its dates stand here at a glance.")
    };
    empty("clock", title, text, Some(capture))
}

impl Screen {
    fn filled(self) -> View {
        let chart = section("chart", "Calendar").add(self.buttons()).add(chart::chart(self));
        // What stands below the chart follows once that was seen.
        let below = soon(move || View::from(legend::list()).with(self.exports()));
        let table = section("table", "The same, in words").add(soon(move || live(move || table::table(self))));
        View::new().with(live(move || self.pager())).with(chart.add(below)).with(table)
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
            .add(button("btn", "back", "Earlier").click(move || mover.stride(-1)))
            .add(button("btn", "today", "Today").click(move || mover.to_today()))
            .add(button("btn", "next", "Later").click(move || mover.stride(1)))
            .add(
                button("btn", "plus", "Zoom in")
                    .live_attr("aria-disabled", stop(Scope::closer))
                    .click(move || mover.zoom(Scope::closer)),
            )
            .add(
                button("btn", "minus", "Zoom out")
                    .live_attr("aria-disabled", stop(Scope::wider))
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
        let range = el("p").class("room__range").attr("id", "room-range").attr("role", "status").live_text(said);
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
            .add(way("back", "Page before", page > 0, page.saturating_sub(1)))
            .add(way("next", "Next page", page < last, (page + 1).min(last)))
            .add(el("p").attr("role", "status").text(&self.part()))
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
            let (scope, now) = (self.mover.scope.get_untracked(), self.app.about_now().get_untracked());
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
        let done = move || app.say("The picture is in your downloads.".to_owned());
        let refused = move || {
            app.say("The browser would not make the picture. Nothing is lost. Try it once more.".to_owned());
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
        let note = el("p").class("field__hint").text("The picture names the employers: think before you share it.");
        let holds = move || {
            let all = self.room.with(|room| room.lanes.len());
            many().then(|| {
                let words =
                    ["The SVG holds all ", &words::count(all, "employer"), "; the PNG this page, ", &self.part(), "."];
                el("p").class("field__hint").text(&words.concat())
            })
        };
        let holds = live(move || holds().into());
        View::from(el("div").class("actions").add(vector).add(raster)).with(holds).with(note).with(place)
    }
}

fn href(id: &ProcessId) -> String {
    format!("#{}", Route::Process(id.clone(), Segment::Timeline))
}
