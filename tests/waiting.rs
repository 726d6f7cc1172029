//! The waiting room: what stands in a lane and what of it is in view, worked out by hand from the playbooks. A little
//! calendar: 11 November 2026 is a Wednesday, 13 a Friday, 16 a Monday.

use crate::any;
use crate::fixture::{Story, at, day, short};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::moment::plus_days;
use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use afterword::domain::waiting::lane::{Lane, MarkKind, Waits};
use afterword::domain::waiting::scope::{DAY, FEWEST, MOST, Scope, Spot};
use afterword::domain::waiting::{Extent, PAGE, Room, page, pages, room};
use proptest::prelude::*;

fn alone(story: &Story, now: &str) -> Option<Lane> {
    let plan = story.plan(now);
    room(&[(&story.process, &plan)], at(now)).lanes.pop()
}

/// "thanks open 2026-.. | 2026-..", one a line.
fn bars(lane: &Lane) -> Vec<String> {
    let write = |to: Option<_>| to.map_or("-".to_owned(), short);
    let bars = lane.bars.iter();
    bars.map(|bar| format!("{:?} {:?} {} | {}", bar.kind, bar.stands, short(bar.from), write(bar.to))).collect()
}

fn marks(lane: &Lane) -> Vec<String> {
    let marks = lane.marks.iter();
    marks
        .map(|mark| match mark.kind {
            MarkKind::Promised { replaced } => {
                format!("promised{} {}", if replaced { " before" } else { "" }, short(mark.at))
            }
            MarkKind::Round(n) => format!("round {n} {}", short(mark.at)),
        })
        .collect()
}

#[test]
fn a_promise_is_a_quiet_band_a_flag_and_windows_behind_it() {
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Ana Sá").promised("2026-11-20");
    let lane = alone(&story, "2026-11-11 18:00").unwrap();
    assert_eq!(lane.name, "Northlight Museum Trust");
    assert_eq!(lane.waits, Waits::Thank(at("2026-11-12 16:00")));
    let expected = [
        "Quiet Ahead 2026-11-12 16:00 | 2026-11-23 09:00",
        "Quiet Ahead 2026-11-23 18:00 | 2026-11-30 09:00",
        "Quiet Ahead 2026-11-30 18:00 | 2026-12-07 09:00",
        "Filled Ahead 2026-12-07 09:00 | -",
        "Thanks Open 2026-11-11 17:00 | 2026-11-12 16:00",
        "First Ahead 2026-11-23 09:00 | 2026-11-23 18:00",
        "Second Ahead 2026-11-30 09:00 | 2026-11-30 18:00",
    ];
    assert_eq!(bars(&lane), expected);
    assert_eq!(marks(&lane), ["round 1 2026-11-11 16:00", "promised 2026-11-20 12:00"]);
}

#[test]
fn an_open_window_reaches_to_now_and_a_done_one_ends_when_it_was_done() {
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").met("Ana Sá").promised("2026-11-20");
    let both = story.clone().sent_to("2026-11-12 09:00", Purpose::ThankYou, &[1, 2]);
    let late = alone(&both, "2026-11-24 10:00").unwrap();
    assert_eq!(late.waits, Waits::Ask(1, at("2026-11-23 09:00")));
    let expected = [
        "Quiet Passed 2026-11-12 09:00 | 2026-11-23 09:00",
        // Asked today at the earliest: five working days later is the 1st, and five more the 8th.
        "Filled Ahead 2026-12-08 09:00 | -",
        "Thanks Done 2026-11-11 17:00 | 2026-11-12 09:00",
        "First Open 2026-11-23 09:00 | 2026-11-24 10:00",
        "Second Ahead 2026-12-01 09:00 | 2026-12-01 18:00",
    ];
    assert_eq!(bars(&late), expected);
    // One of two thanked: the window stays open for the other.
    let one = alone(&story.clone().sent_to("2026-11-12 09:00", Purpose::ThankYou, &[1]), "2026-11-12 09:30").unwrap();
    assert!(bars(&one).contains(&"Thanks Open 2026-11-11 17:00 | 2026-11-12 16:00".to_owned()), "{:?}", bars(&one));
    assert_eq!(one.waits, Waits::Thank(at("2026-11-12 16:00")));
    // Asked on the Tuesday: five working days later is the Tuesday after, and five more the next.
    let asked = alone(&story.clone().sent("2026-11-24 12:00", Purpose::FollowUp), "2026-11-25 10:00").unwrap();
    assert_eq!(asked.waits, Waits::Quiet(at("2026-12-01 09:00")));
    // The thanks that never went out were said with it, and are no longer drawn.
    let expected = [
        "Quiet Passed 2026-11-11 16:00 | 2026-11-23 09:00",
        "Quiet Open 2026-11-24 12:00 | 2026-12-01 09:00",
        "Quiet Ahead 2026-12-01 18:00 | 2026-12-08 09:00",
        "Filled Ahead 2026-12-08 09:00 | -",
        "First Done 2026-11-23 09:00 | 2026-11-24 12:00",
        "Second Ahead 2026-12-01 09:00 | 2026-12-01 18:00",
    ];
    assert_eq!(bars(&asked), expected);
    // Nobody is given up before having been asked once.
    let silent = alone(&story, "2026-12-30 10:00").unwrap();
    assert_eq!(silent.waits, Waits::Ask(1, at("2026-11-23 09:00")));
    let given_up = alone(&story.sent("2026-11-24 12:00", Purpose::FollowUp), "2026-12-30 10:00").unwrap();
    assert_eq!(given_up.waits, Waits::Filled(at("2026-12-08 09:00")));
}

#[test]
fn a_booked_round_is_one_quiet_band_with_a_mark_at_its_end() {
    let story = Story::ended("2026-11-11 16:00").met("Miriam Osei").promised("2026-11-20");
    let story = story.new_date("2026-11-19 10:00", "2026-11-27").round_at("2026-12-01 09:30");
    let booked = alone(&story, "2026-11-20 10:00").unwrap();
    assert_eq!(booked.waits, Waits::Round(at("2026-12-01 09:30")));
    // When it was booked is not recorded: quiet since the thanks for the first one, drawn once.
    let quiet: Vec<String> = bars(&booked).into_iter().filter(|bar| bar.starts_with("Quiet")).collect();
    assert_eq!(quiet, ["Quiet Open 2026-11-12 16:00 | 2026-12-01 09:30"]);
    let expected = [
        "round 1 2026-11-11 16:00",
        "promised before 2026-11-20 12:00",
        "promised 2026-11-27 12:00",
        "round 2 2026-12-01 09:30",
    ];
    assert_eq!(marks(&booked), expected);
}

#[test]
fn only_what_waits_has_a_lane() {
    let now = "2026-11-24 10:00";
    let story = Story::ended("2026-11-11 16:00").promised("2026-11-20");
    assert!(alone(&Story::new("2026-11-11 16:00"), now).is_none(), "nothing is dated");
    let over = [
        story.clone().heard("2026-11-23 10:00", EmployerResponse::Refusal),
        story.clone().decided("2026-11-23 10:00", Decision::Withdrew),
        story.clone().decided("2026-11-23 10:00", Decision::AssumedFilled),
    ];
    for over in &over {
        assert!(alone(over, now).is_none());
    }
    let mut away = story.clone();
    away.process.archived = Some(at(now));
    assert!(alone(&away, now).is_none());
    away.process.archived = None;
    away.process.trashed = Some(at(now));
    assert!(alone(&away, now).is_none());
    let offered = story.heard("2026-11-23 10:00", EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None });
    assert_eq!(alone(&offered, now).unwrap().waits, Waits::Offer);
}

#[test]
fn a_view_begins_on_a_monday_with_today_in_it() {
    // A third of 42 days before the 12th is the 29th of October, a Thursday.
    let view = Scope::around(day("2026-11-12"), 42);
    assert_eq!((view.first, view.last()), (day("2026-10-26"), day("2026-12-06")));
    assert_eq!(Scope::around(day("2026-11-12"), 1).days, FEWEST);
    assert_eq!(Scope::around(day("2026-11-12"), 9_999).days, MOST);
    let days: Vec<String> = view.ticks().iter().map(|tick| format!("{} {}", tick.day, tick.names_month)).collect();
    let expected = [
        "2026-10-26 true",
        "2026-11-02 true",
        "2026-11-09 false",
        "2026-11-16 false",
        "2026-11-23 false",
        "2026-11-30 false",
    ];
    assert_eq!(days, expected);
    assert_eq!(Scope { first: day("2026-10-26"), days: 14 }.ticks().len(), 14);
    let year = Scope { first: day("2026-10-26"), days: 365 }.ticks();
    assert_eq!((year.len(), year[0].day, year[11].day), (12, day("2026-11-01"), day("2027-10-01")));
}

#[test]
fn what_is_cut_off_says_so() {
    let view = Scope { first: day("2026-11-09"), days: 7 };
    let cut = |from, to: Option<&str>| {
        let piece = view.piece(at(from), to.map(at))?;
        Some((piece.from, piece.to, piece.cut_before, piece.cut_after))
    };
    assert_eq!(cut("2026-11-09 00:00", Some("2026-11-16 00:00")), Some((0, 7 * DAY, false, false)));
    assert_eq!(cut("2026-11-10 06:00", Some("2026-11-10 07:30")), Some((DAY + 360, DAY + 450, false, false)));
    assert_eq!(cut("2026-11-08 23:59", Some("2026-11-09 00:01")), Some((0, 1, true, false)));
    assert_eq!(cut("2026-11-15 12:00", None), Some((6 * DAY + 720, 7 * DAY, false, true)));
    assert_eq!(
        cut("2026-11-10 06:00", Some("2026-11-10 06:00")),
        Some((DAY + 360, DAY + 361, false, false)),
        "a moment"
    );
    assert_eq!(cut("2026-11-01 00:00", Some("2026-11-09 00:00")), None, "just before");
    assert_eq!(cut("2026-11-16 00:00", None), None, "just after");
    assert_eq!(view.spot(at("2026-11-15 23:59")), Some(7 * DAY - 1));
    assert_eq!(view.spot(at("2026-11-16 00:00")), None);
    assert_eq!(view.spot(at("2026-11-08 23:59")), None);
}

#[test]
fn zooming_by_the_buttons_goes_through_every_level_and_ends() {
    let extent = Extent { first: day("2026-11-01"), last: day("2026-12-31") };
    let mut view = Scope::around(day("2026-11-12"), 42);
    let mut seen = vec![view.days];
    while let Some(days) = view.closer() {
        view = view.zoomed(days, Spot::MIDDLE, extent);
        seen.push(view.days);
    }
    while let Some(days) = view.wider() {
        view = view.zoomed(days, Spot::MIDDLE, extent);
        seen.push(view.days);
    }
    assert_eq!(seen, [42, 28, 14, 7, 14, 28, 42, 84, 182, 371]);
    // Pinched to between two levels.
    let between = Scope { first: day("2026-11-01"), days: 30 };
    assert_eq!((between.closer(), between.wider()), (Some(28), Some(42)));
}

#[test]
fn nobody_gets_lost_in_empty_days() {
    let extent = Extent { first: day("2026-11-01"), last: day("2026-11-30") };
    let view = Scope { first: day("2026-11-01"), days: 7 };
    assert_eq!(view.moved(-999, extent).last(), day("2026-11-01"));
    assert_eq!(view.moved(999, extent).first, day("2026-11-30"));
    assert_eq!(view.moved(3, extent).first, day("2026-11-04"));
}

fn sampled(number: usize, now: &str) -> Vec<(Process, Plan)> {
    let calendar = WorkCalendar::default();
    let processes = Sampler::new(7).processes(at(now), number, Richness::Rich);
    let planned = |process: Process| {
        let plan = plan(&process, Playbook::built_in(Author::House), &calendar, at(now));
        (process, plan)
    };
    processes.into_iter().map(planned).collect()
}

fn room_of(pairs: &[(Process, Plan)], now: &str) -> Room {
    let pairs: Vec<(&Process, &Plan)> = pairs.iter().map(|(process, plan)| (process, plan)).collect();
    room(&pairs, at(now))
}

#[test]
fn pages_hold_every_lane_once() {
    let room = room_of(&sampled(400, "2026-11-12 09:00"), "2026-11-12 09:00");
    assert!(room.lanes.len() > 2 * PAGE, "{} lanes are too few to try it", room.lanes.len());
    let paged: Vec<Lane> = (0..pages(room.lanes.len())).flat_map(|n| page(&room.lanes, n).to_vec()).collect();
    assert_eq!(paged, room.lanes);
    assert_eq!(page(&room.lanes, 999), page(&room.lanes, pages(room.lanes.len()) - 1));
    assert_eq!((pages(0), pages(PAGE), pages(PAGE + 1)), (1, 1, 2));
    assert!(page(&[], 0).is_empty());
}

#[test]
fn namesakes_keep_their_places() {
    let mut pairs = sampled(1, "2026-11-12 09:00");
    let (process, plan) = pairs.remove(0);
    let twin = |id: &str| {
        let id = ProcessId::parse(id).unwrap();
        (Process { id, employer: Line::cut("Pell & Sons"), archived: None, ..process.clone() }, plan.clone())
    };
    let there = [twin("a"), twin("b"), twin("c")];
    let back = [twin("c"), twin("b"), twin("a")];
    assert_eq!(room_of(&there, "2026-11-12 09:00"), room_of(&back, "2026-11-12 09:00"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_recorded_is_drawn_in_order_and_inside(
        process in any::process("x1"),
        days in 0_i64..400,
        shown in FEWEST..=MOST,
        shift in -500_i64..500,
    ) {
        let now = at("2026-06-01 10:00") + chrono::Duration::days(days);
        let plan = plan(&process, Playbook::built_in(Author::House), &WorkCalendar::default(), now);
        let room = room(&[(&process, &plan)], now);
        let view = Scope::around(now.date(), shown).moved(shift, room.extent);
        prop_assert!(room.extent.first <= now.date() && now.date() <= room.extent.last);
        for lane in &room.lanes {
            prop_assert!(lane.bars.windows(2).all(|two| (two[0].kind, two[0].from) <= (two[1].kind, two[1].from)));
            prop_assert!(lane.marks.windows(2).all(|two| two[0].at <= two[1].at));
            for bar in &lane.bars {
                prop_assert!(bar.to.is_none_or(|to| bar.from <= to));
                prop_assert!(room.extent.first <= bar.from.date());
                if let Some(piece) = view.piece(bar.from, bar.to) {
                    prop_assert!(0 <= piece.from && piece.from < piece.to && piece.to <= view.minutes());
                }
            }
            for mark in &lane.marks {
                prop_assert!(view.spot(mark.at).is_none_or(|minute| (0..view.minutes()).contains(&minute)));
            }
        }
        let ticks = view.ticks();
        prop_assert!(ticks.iter().all(|tick| view.shows(tick.day)));
        prop_assert!(ticks.windows(2).all(|two| two[0].day < two[1].day));
    }

    #[test]
    fn zooming_keeps_the_day_under_the_finger(
        first in 0_i64..300,
        days in FEWEST..=MOST,
        to in 1_i64..500,
        place in 0_i64..=1_000,
        width in 1_i64..=1_000,
    ) {
        let extent = Extent { first: day("2026-01-01"), last: day("2027-12-31") };
        let view = Scope { first: plus_days(extent.first, first), days };
        let under = Spot { at: place, width };
        let zoomed = view.zoomed(to, under, extent);
        prop_assert_eq!(zoomed.days, to.clamp(FEWEST, MOST));
        prop_assert_eq!(zoomed.day_at(under), view.day_at(under));
        prop_assert!(view.shows(view.day_at(under)));
    }

    #[test]
    fn the_order_of_the_lanes_depends_on_nothing_else(turn in 0_usize..40, now in 9_u32..20) {
        let now = format!("2026-11-12 {now:02}:00");
        let mut pairs = sampled(40, "2026-11-12 09:00");
        let straight = room_of(&pairs, &now);
        pairs.rotate_left(turn);
        prop_assert_eq!(&straight, &room_of(&pairs, &now));
        pairs.reverse();
        prop_assert_eq!(&straight, &room_of(&pairs, &now));
    }
}

#[test]
fn who_wants_something_today_is_counted() {
    let thanks = Story::ended("2026-11-11 16:00").met("Miriam Osei").promised("2026-11-20");
    let silent = Story::ended("2026-11-02 14:00").promised("2026-11-10");
    let waiting = Story::ended("2026-11-09 14:00").promised("2026-11-20");
    let now = "2026-11-12 09:00";
    let stories = [thanks, silent, waiting];
    let plans: Vec<_> = stories.iter().map(|story| story.plan(now)).collect();
    let pairs: Vec<_> = stories.iter().map(|story| &story.process).zip(&plans).collect();
    assert_eq!([1, 2, 3].map(|count| room(&pairs[..count], at(now)).wanting()), [1, 2, 2]);
}
