//! The chart on the page: a drawing that follows the view, with the names over it. Of many lanes only those are made
//! that can be seen, and a little more.

use super::{Screen, href};
use crate::device::page;
use crate::domain::waiting::lane::Lane;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::dom::{El, View, dynamic, effect, el, keyed_list, svg};
use crate::ui::screens::waiting::drawing::{self, Frame, Tops, in_units, rem};
use crate::ui::screens::waiting::gestures::movable;
use crate::ui::screens::waiting::glyphs;
use crate::ui::shared::status_pill::pill;
use crate::ui::shared::words;
use leptos::prelude::*;
use std::ops::Range;

const HATCH: &str = "room-hatch";
/// Lanes made above and below what can be seen.
const BEYOND: i64 = 2;
/// They come and go by so many at once, so that scrolling seldom has to make any.
const STEP: i64 = 4;
/// Those made before it is known what can be seen: about what a phone shows below the buttons.
const AT_FIRST: (usize, usize) = (0, 8);

/// The chart in its card.
pub(super) fn chart(screen: Screen) -> El {
    let frame = Memo::new(move |_| Frame::fit(screen.width.get()));
    let count = Memo::new(move |_| screen.lanes(|lanes| lanes.len()));
    let tops = Memo::new(move |_| {
        let frame = frame.get();
        let lines = |lane: &Lane| frame.lines(&lane.name).len() + frame.small_lines(&pill(lane.status).word).len() - 1;
        screen.lanes(|lanes| Tops::of_lines(lanes.iter().map(lines), frame))
    });
    let seen = RwSignal::new(AT_FIRST);
    let keys = move || {
        let (from, to) = seen.get();
        (from..count.get().min(to)).map(|n| n.to_string()).collect()
    };
    let chart = el("div")
        .class("room__chart")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Waiting room chart")
        .attr("aria-describedby", "room-hint")
        .child(drawn(screen, frame, tops, count, keys))
        .child(names(screen, frame, tops, keys));
    let area = chart.element();
    let place = area.clone();
    // What is read of the page is its state after it was drawn.
    let look = move || {
        // Whoever has left the screen has taken its signals along.
        if !place.is_connected() {
            return;
        }
        let (top, height) = (in_units(place.get_bounding_client_rect().top()), in_units(page::height() as f64));
        let lanes = tops.with_untracked(|tops| in_view(top, height, tops));
        let lanes = (lanes.start, lanes.end);
        if seen.get_untracked() != lanes {
            seen.set(lanes);
        }
    };
    // Off the page it has no width.
    let (measured, looked) = (area, look.clone());
    let measure = move || {
        if !measured.is_connected() {
            return;
        }
        let width = in_units(f64::from(measured.client_width()));
        if width > 0 && screen.width.get_untracked() != width {
            screen.width.set(width);
        }
        looked();
    };
    page::after_drawing(measure.clone());
    let looked = look.clone();
    effect(Box::new(move || {
        // Another page of lanes, another height.
        count.track();
        page::after_drawing(looked.clone());
    }));
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| look());
    // On paper everything is seen.
    let printed = window_event_listener(leptos::ev::beforeprint, move |_| seen.set((0, usize::MAX)));
    on_cleanup(move || {
        resized.remove();
        scrolled.remove();
        printed.remove();
    });
    let hint = "Drag to move, pinch to zoom. Keys: arrows, plus, minus, Home, End. The list shows the same dates.";
    let hint = el("p").class("field__hint").attr("id", "room-hint").text(hint);
    let chart = movable(chart, screen.mover, move || frame.get_untracked());
    el("div").class("card room").child(chart).child(hint)
}

/// The lanes in a window of this height when the top of the drawing stands there, both in units.
fn in_view(top: i64, height: i64, tops: &Tops) -> Range<usize> {
    if height - top < tops.top(0) - BEYOND * tops.lane(0) {
        return 0..0;
    }
    let from = (tops.at(-top) as i64 - BEYOND).div_euclid(STEP) * STEP;
    let to = ((tops.at(height - top) as i64 + BEYOND).div_euclid(STEP) + 1) * STEP;
    from.max(0) as usize..to.max(0) as usize
}

fn drawn(
    screen: Screen,
    frame: Memo<Frame>,
    tops: Memo<Tops>,
    count: Memo<usize>,
    keys: impl Fn() -> Vec<String> + 'static,
) -> El {
    let now = screen.app.clock.about_now();
    let scope = screen.mover.scope;
    let height = move || tops.with(Tops::height);
    let row = move |key: String| {
        let place = key.parse::<usize>().unwrap_or_default();
        let row = move || {
            let (frame, scope, now) = (frame.get(), scope.get(), now.get());
            let stands = tops.with(|tops| (tops.top(place), tops.lane(place)));
            let row = |lane: &Lane| drawing::row(lane, stands, scope, frame, now, HATCH);
            screen.lanes(|lanes| lanes.get(place).map(row)).into()
        };
        dynamic(row)
    };
    svg("svg")
        .attr("class", "room__drawing")
        .attr("role", "img")
        .attr("aria-describedby", "room-range room-hint")
        .dynamic_attr("aria-label", move || Some(["Chart of ", &words::count(count.get(), "employer")].concat()))
        .dynamic_attr("viewBox", move || {
            Some(["0 0 ", &frame.get().width.to_string(), " ", &height().to_string()].concat())
        })
        .dynamic_attr("width", move || Some(rem(frame.get().width)))
        .dynamic_attr("height", move || Some(rem(height())))
        .child(glyphs::hatch(HATCH))
        .dynamic(move || drawing::axis(scope.get(), frame.get(), height()).into())
        .child(keyed_list(keys, row))
        .dynamic(move || drawing::today(now.get(), scope.get(), frame.get()).into())
}

/// The names over the drawing, as ways to the processes for fingers and mice; all others find them in the table.
fn names(screen: Screen, frame: Memo<Frame>, tops: Memo<Tops>, keys: impl Fn() -> Vec<String> + 'static) -> El {
    let row = move |key: String| {
        let place = key.parse::<usize>().unwrap_or_default();
        let name = move || {
            let frame = frame.get();
            let (top, height) = tops.with(|tops| (tops.top(place), tops.lane(place)));
            let name = |lane: &Lane| {
                let way = el("a").attr("href", &href(&lane.process)).attr("tabindex", "-1").attr("dir", "auto");
                let state = frame.small_lines(&pill(lane.status).word).into_iter();
                let state = state.map(|line| el("span").text(&[&line, " "].concat())).collect::<View>();
                let lines = frame.lines(&lane.name).into_iter().map(|line| el("b").text(&[&line, " "].concat()));
                let way = way.child(lines.collect::<View>()).child(state);
                let row = el("div").class(if frame.left > 0 { "room__who room__who--wide" } else { "room__who" });
                row.set_property("--lane", &rem(height));
                row.set_property("--top", &rem(top));
                row.child(way)
            };
            View::from(screen.lanes(|lanes| lanes.get(place).map(name)))
        };
        dynamic(name)
    };
    el("div").class("room__names").attr("aria-hidden", "true").child(keyed_list(keys, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_made_and_a_little_more() {
        let phone = Tops::of(["Halden & Rowe"; 60].into_iter(), Frame::fit(340));
        assert_eq!((phone.lane(7), phone.top(0)), (96, 48));
        // The chart begins below the window, at its middle, and far above it.
        assert_eq!(in_view(2000, 844, &phone), 0..0);
        assert_eq!(in_view(422, 844, &phone), 0..8);
        assert_eq!(in_view(-48 - 20 * 96, 844, &phone), 16..32);
        assert!(in_view(-20_000, 844, &phone).start > 50);
        for top in -6000..900 {
            let seen = in_view(top, 844, &phone);
            let shows = |lane: usize| {
                let at = top + phone.top(lane);
                -phone.lane(lane) < at && at < 844
            };
            assert!((0..60).filter(|lane| shows(*lane)).all(|lane| seen.contains(&lane)), "{top}");
            assert!(seen.len() <= 20, "{top}: {seen:?}");
        }
    }

    #[test]
    fn a_long_name_has_all_its_lines_and_pushes_the_others_down() {
        let long = "Pell & Sons of the Upper Valley Agricultural Cooperative Society";
        for width in [340, 900] {
            let frame = Frame::fit(width);
            let lines = frame.lines(long);
            assert_eq!(lines.concat().replace(' ', ""), long.replace(' ', ""));
            let tops = Tops::of([long, "Halden & Rowe"].into_iter(), frame);
            assert_eq!(tops.lane(0), frame.lane + 24 * (lines.len() as i64 - 1));
            assert_eq!((tops.lane(1), tops.height()), (frame.lane, tops.top(2)));
            assert_eq!((tops.at(tops.top(1)), tops.at(tops.top(1) - 1)), (1, 0));
        }
    }
}
