//! The waiting room: what stands in a lane and what of it is in view, worked out by hand from the playbooks. A little
//! calendar: 11 November 2026 is a Wednesday, 13 a Friday, 16 a Monday.

#[allow(dead_code)]
mod any;
mod fixture;

use afterword::domain::advice::playbook::{Letter, Playbook};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, News, OfferForm, Purpose};
use afterword::domain::moment::plus_days;
use afterword::domain::process::Process;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use afterword::domain::waiting::lane::{Lane, MarkKind, Waits};
use afterword::domain::waiting::scope::{DAY, FEWEST, MOST, Scope, Spot};
use afterword::domain::waiting::{Extent, PAGE, Room, page, pages, room};
use fixture::{Story, at, day, short};
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
    println!("{:#?}\n{:#?}", bars(&lane), marks(&lane));
    let later = alone(&story.clone().sent_to("2026-11-12 09:00", Purpose::Thanks, &[1, 2]), "2026-11-24 10:00").unwrap();
    println!("{:?} {:#?}\n{:#?}", later.waits, bars(&later), marks(&later));
    let dead = alone(&story, "2026-12-30 10:00").unwrap();
    println!("{:?} {:#?}\n{:#?}", dead.waits, bars(&dead), marks(&dead));
    let booked = alone(&story.clone().new_date("2026-11-19 10:00", "2026-11-27").round_at("2026-12-01 09:30"), "2026-11-20 10:00").unwrap();
    println!("{:?} {:#?}\n{:#?}", booked.waits, bars(&booked), marks(&booked));
    let asked = alone(&story.sent("2026-11-24 12:00", Purpose::FollowUp), "2026-11-25 10:00").unwrap();
    println!("{:?} {:#?}\n{:#?}", asked.waits, bars(&asked), marks(&asked));
}
