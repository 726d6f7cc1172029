//! Time zones as a calendar file describes them. Office programs name their zones in words of their own ("W. Europe
//! Standard Time"), which no browser knows; but they write down when its clocks change, and that is enough.

use crate::domain::ics::component::{Component, Property, Stamp};
use crate::domain::ics::yearly::Yearly;
use chrono::{Datelike, Duration, NaiveDateTime};

/// The moment in UTC at which clocks in a zone of this name (`Europe/Berlin`) show what is asked for, as browsers know
/// it; `None` if they do not know the zone.
pub type Clocks<'a> = &'a dyn Fn(NaiveDateTime, &str) -> Option<NaiveDateTime>;

/// From when clocks of a zone are set to another offset.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    /// The first time, by the clock before the change.
    first: NaiveDateTime,
    /// Further times.
    dates: Vec<NaiveDateTime>,
    /// Every year on this day, until this year.
    yearly: Option<(Yearly, i32)>,
    /// Seconds ahead of UTC before and after.
    from: i32,
    to: i32,
}

/// A zone with its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone(Vec<Change>);

impl Zone {
    /// Reads a `VTIMEZONE`. `None` if it holds a rule that is not understood: a wrong hour is worse than none.
    pub fn read(component: &Component) -> Option<Self> {
        let changes = component.parts.iter().filter(|part| matches!(&*part.name, "STANDARD" | "DAYLIGHT"));
        let changes: Option<Vec<Change>> = changes.map(change).collect();
        changes.filter(|changes| !changes.is_empty()).map(Self)
    }

    /// The moment in UTC at which the clocks of this zone show `wall`. An hour that is shown twice means its first
    /// time; one that is skipped is counted by the clock before the change.
    pub fn utc(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let onsets = self.0.iter().filter_map(|change| Some((change.last_before(wall)?, change)));
        let offset = match onsets.max_by_key(|(at, _)| *at) {
            Some((at, change)) => {
                let skipped = i64::from(change.to - change.from);
                if (wall - at).num_seconds() < skipped { change.from } else { change.to }
            }
            None => self.0.iter().min_by_key(|change| change.first)?.from,
        };
        wall.checked_sub_signed(Duration::try_seconds(offset.into())?)
    }
}

impl Change {
    fn last_before(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let yearly = self.yearly.into_iter().flat_map(|(rule, until)| {
            let years = [wall.year(), wall.year().saturating_sub(1)];
            years.into_iter().filter(move |year| *year <= until).filter_map(move |year| rule.in_year(year))
        });
        let yearly = yearly.map(|day| day.and_time(self.first.time()));
        let known = std::iter::once(self.first).chain(self.dates.iter().copied());
        known.chain(yearly).filter(|at| self.first <= *at && *at <= wall).max()
    }
}

fn change(part: &Component) -> Option<Change> {
    let first = part.property("DTSTART")?.onset()?;
    let dates = part.every("RDATE").flat_map(Property::stamps).filter_map(|stamp| match stamp {
        Stamp::Wall(at) => Some(at),
        Stamp::Day(_) | Stamp::Utc(_) => None,
    });
    let yearly = match part.property("RRULE") {
        Some(rule) => {
            let rule = rule.rule()?;
            let until = rule.until.as_ref().and_then(|until| until.year).map_or(i32::MAX, i32::from);
            Some((Yearly::read(rule, first.date()).filter(|_| rule.count.is_none())?, until))
        }
        None => None,
    };
    let offset = |name| part.property(name)?.offset();
    Some(Change { first, dates: dates.collect(), yearly, from: offset("TZOFFSETFROM")?, to: offset("TZOFFSETTO")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ics::component::tests::read;

    fn zone(text: &str) -> Option<Zone> {
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n{text}END:VTIMEZONE\nEND:VCALENDAR\n");
        Zone::read(read(&text).parts.first()?)
    }

    fn part(kind: &str, start: &str, rule: &str, from: &str, to: &str) -> String {
        let rule = if rule.is_empty() { String::new() } else { format!("RRULE:{rule}\n") };
        format!("BEGIN:{kind}\nDTSTART:{start}\n{rule}TZOFFSETFROM:{from}\nTZOFFSETTO:{to}\nEND:{kind}\n")
    }

    #[test]
    fn the_clocks_of_berlin_new_york_and_kolkata() {
        let berlin =
            part("STANDARD", "16010101T030000", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "+0200", "+0100")
                + &part("DAYLIGHT", "16010101T020000", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "+0100", "+0200");
        let new_york = part("DAYLIGHT", "20070311T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "-0500", "-0400")
            + &part("STANDARD", "20071104T020000", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "-0400", "-0500");
        let kolkata = part("STANDARD", "19700101T000000", "", "+0530", "+0530");
        let by_days = part(
            "DAYLIGHT",
            "20070311T020000",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14",
            "-0500",
            "-0400",
        ) + &part(
            "STANDARD",
            "20071104T020000",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7",
            "-0400",
            "-0500",
        );
        let table = [
            (&berlin, "2026-11-26T15:00:00", "2026-11-26T14:00:00"),
            (&berlin, "2026-07-01T15:00:00", "2026-07-01T13:00:00"),
            (&berlin, "2026-03-29T01:59:00", "2026-03-29T00:59:00"),
            // Skipped on this day: counted by the clock before, as half past three in summer time.
            (&berlin, "2026-03-29T02:30:00", "2026-03-29T01:30:00"),
            (&berlin, "2026-03-29T03:00:00", "2026-03-29T01:00:00"),
            // Shown twice on this day: the first time.
            (&berlin, "2026-10-25T02:30:00", "2026-10-25T00:30:00"),
            (&berlin, "2026-10-25T03:00:00", "2026-10-25T02:00:00"),
            (&berlin, "2026-01-01T00:30:00", "2025-12-31T23:30:00"),
            (&new_york, "2026-03-08T01:30:00", "2026-03-08T06:30:00"),
            (&new_york, "2026-03-08T09:00:00", "2026-03-08T13:00:00"),
            (&new_york, "2026-11-02T09:00:00", "2026-11-02T14:00:00"),
            (&by_days, "2026-03-08T09:00:00", "2026-03-08T13:00:00"),
            (&by_days, "2026-10-31T09:00:00", "2026-10-31T13:00:00"),
            (&kolkata, "2026-11-26T15:00:00", "2026-11-26T09:30:00"),
        ];
        for (text, wall, utc) in table {
            assert_eq!(zone(text).unwrap().utc(wall.parse().unwrap()), utc.parse().ok(), "{wall}\n{text}");
        }
    }

    #[test]
    fn a_rule_that_is_not_understood_gives_no_hour_at_all() {
        for rule in ["FREQ=MONTHLY", "FREQ=YEARLY;BYDAY=XX", "FREQ=YEARLY;BYDAY=9SU", "FREQ=YEARLY;BYSETPOS=1", "x"] {
            assert_eq!(zone(&part("STANDARD", "19701101T020000", rule, "+0100", "+0200")), None, "{rule}");
        }
        assert_eq!(zone(""), None);
        assert_eq!(zone(&part("STANDARD", "19701101T020000", "", "0100", "+0200")), None);
        assert_eq!(zone(&part("STANDARD", "é", "", "+0100", "+0200")), None);
    }
}
