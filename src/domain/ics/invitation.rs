//! An interview from an invitation, as calendars and mail programs send it. What is read is a suggestion: it is shown
//! first, and becomes part of the record only when the user says so.

use crate::domain::ics::component::{Component, Property, Stamp};
use crate::domain::ics::guess;
use crate::domain::ics::guests::{Guest, Side, guests};
use crate::domain::ics::join::whereabouts;
use crate::domain::ics::windows_zones::known_as;
use crate::domain::ics::zone::{Clocks, Zone};
use crate::domain::invited::Invited;
use crate::domain::profile::Profile;
use crate::domain::round::RoundKind;
use crate::domain::text::{Line, Link};
use chrono::{Duration, NaiveDate, NaiveDateTime};

/// The most people that are offered from one appointment.
pub const MOST_PEOPLE: usize = 40;

/// When the invitation says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Starts {
    /// On that day, at no hour.
    Day(NaiveDate),
    /// By the clock on the wall, wherever that is.
    Wall(NaiveDateTime),
    /// By the clocks of a zone.
    Zoned {
        /// What those clocks show.
        wall: NaiveDateTime,
        /// The name of the zone; `UTC` for the world's own.
        zone: String,
        /// That moment in UTC; `None` if the zone is not known.
        utc: Option<NaiveDateTime>,
    },
}

impl Starts {
    /// What the clock on the wall here shows then, if that is known; `local` turns a moment in UTC into it.
    pub fn here(&self, local: impl Fn(NaiveDateTime) -> NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Day(_) => None,
            Self::Wall(wall) => Some(*wall),
            Self::Zoned { utc, .. } => utc.map(local),
        }
    }
}

/// What an invitation is sent for (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// It invites, moves or tells.
    Request,
    /// It calls off.
    Cancel,
    /// Somebody invited wishes for another time. It is no appointment until the organizer says so.
    Counter,
    /// The organizer will not have that other time: what was, stands.
    DeclineCounter,
    /// Somebody invited answers.
    Reply,
}

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What it is sent for.
    pub method: Method,
    /// What its sender names it by, so that a later edition finds its conversation; the name may be empty.
    pub from: Invited,
    /// Which time of a series it is about, if it is about one.
    pub time: Option<Starts>,
    /// What it is called.
    pub title: Line,
    /// Who seems to invite; may be empty.
    pub employer: Line,
    /// The role it seems to be for; may be empty.
    pub role: Line,
    /// When.
    pub starts: Starts,
    /// How long, in minutes.
    pub minutes: Option<u16>,
    /// What kind of interview it seems to be.
    pub kind: RoundKind,
    /// Where, or the link to join; may be empty.
    pub place: Line,
    /// The link to join by, where the place is another.
    pub join: Link,
    /// Who is named in it: first those on the employer's side.
    pub people: Vec<Guest>,
    /// How many more people are named in it than are offered.
    pub more_people: usize,
    /// What is named in it and is no person: mailboxes, rooms, lists.
    pub others: Vec<Line>,
    /// What was written with an answer or a wish; may be empty.
    pub comment: Line,
    /// Whether it repeats; only the first time is read.
    pub repeats: bool,
    /// Whether its letters were read after what is declared.
    pub sure: bool,
}

/// A calendar around an appointment.
pub(super) struct Around<'a> {
    /// What it is sent for, in capitals.
    pub method: String,
    /// The zones that the file describes.
    pub zones: &'a [Component],
    /// What browsers know of zones.
    pub clocks: Clocks<'a>,
    /// The user.
    pub me: &'a Profile,
}

/// Reads an appointment; `None` if it has no date that can be read.
pub(super) fn read(event: &Component, around: &Around) -> Option<Invitation> {
    let start = event.property("DTSTART")?;
    let starts = around.starts(start)?;
    let title = Line::cut(&event.text("SUMMARY"));
    let there = whereabouts(event);
    let guests = guests(event, around.me);
    let mut names: Vec<&str> = guests.people.iter().map(|guest| &*guest.found.name).collect();
    names.push(&around.me.name);
    let employer = guess::employer(&title, &names)
        .or_else(|| guess::part_of_house(&title, &guests.house))
        .unwrap_or_else(|| guests.house.clone());
    let role = guess::role(&title, &employer, &names).unwrap_or_default();
    let theirs = guests.people.iter().filter(|guest| guest.side == Side::Theirs).count();
    let kind = guess::kind(&title, &there.place, there.joins, theirs);
    let (mut people, rest): (Vec<Guest>, Vec<Guest>) =
        guests.people.into_iter().partition(|guest| guest.side == Side::Theirs);
    people.extend(rest);
    let more_people = guests.more + people.len().saturating_sub(MOST_PEOPLE);
    people.truncate(MOST_PEOPLE);
    let time = event.property("RECURRENCE-ID");
    // Without a number it is the first edition (RFC 5545, 3.8.7.4).
    let sequence = event.text("SEQUENCE").trim().parse().unwrap_or(0);
    let written = match event.stamp("DTSTAMP") {
        Some(Stamp::Utc(at) | Stamp::Wall(at)) => Some(at),
        _ => None,
    };
    Some(Invitation {
        method: around.method_of(event),
        from: Invited {
            uid: Line::cut(&event.text("UID")),
            sequence,
            time: time.map(|time| Line::cut(&time.text())).unwrap_or_default(),
            written,
        },
        time: time.and_then(|time| around.starts(time)),
        kind,
        employer: Line::cut(&employer),
        role: Line::cut(&role),
        minutes: around.length(event, start),
        place: there.place,
        join: there.join,
        people,
        more_people,
        others: guests.others,
        comment: Line::cut(&event.text("COMMENT")),
        repeats: event.property("RRULE").is_some() || event.property("RDATE").is_some(),
        sure: event.sure,
        title,
        starts,
    })
}

impl Around<'_> {
    fn method_of(&self, event: &Component) -> Method {
        match self.method.trim() {
            "CANCEL" => Method::Cancel,
            "COUNTER" => Method::Counter,
            "DECLINECOUNTER" => Method::DeclineCounter,
            "REPLY" | "REFRESH" => Method::Reply,
            _ if event.text("STATUS").trim().eq_ignore_ascii_case("CANCELLED") => Method::Cancel,
            _ => Method::Request,
        }
    }

    fn starts(&self, start: &Property) -> Option<Starts> {
        Some(match start.stamp()? {
            Stamp::Day(day) => Starts::Day(day),
            Stamp::Utc(at) => Starts::Zoned { wall: at, zone: "UTC".into(), utc: Some(at) },
            Stamp::Wall(wall) => match start.parameter("TZID").trim() {
                "" => Starts::Wall(wall),
                zone => Starts::Zoned { wall, zone: shown_zone(zone), utc: self.utc(zone, wall) },
            },
        })
    }

    /// The moment in UTC at which clocks of a zone show `wall`: by what the file says of the zone, else by what the
    /// browser knows under its name, else by the name that it has for what office programs call it.
    fn utc(&self, zone: &str, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let described = self.zones.iter().filter(|one| one.text("TZID").trim() == zone);
        let by_file = described.filter_map(Zone::read).find_map(|zone| zone.utc(wall));
        let by_name = || {
            let name = shown_zone(zone);
            // Names of zones have a place behind a region; the others that browsers know ("EST") are not what is meant.
            let universal = ["UTC", "GMT", "Z"].iter().any(|one| name.eq_ignore_ascii_case(one));
            let plain = || (self.clocks)(wall, &name).filter(|_| name.contains('/'));
            let office = || (self.clocks)(wall, known_as(&name)?);
            let shifted = || wall.checked_sub_signed(Duration::minutes(ahead(&name)?));
            if universal { Some(wall) } else { plain().or_else(office).or_else(shifted) }
        };
        by_file.or_else(by_name)
    }

    fn length(&self, event: &Component, start: &Property) -> Option<u16> {
        if let Some(length) = event.property("DURATION") {
            return u16::try_from(length.minutes()?).ok();
        }
        let end = event.property("DTEND")?;
        let between = match (start.stamp()?, end.stamp()?) {
            (Stamp::Wall(from), Stamp::Wall(to)) if start.parameter("TZID") == end.parameter("TZID") => to - from,
            (from, to) => self.moment(to, end)? - self.moment(from, start)?,
        };
        u16::try_from(between.num_minutes()).ok().filter(|minutes| *minutes > 0)
    }

    fn moment(&self, stamp: Stamp, property: &Property) -> Option<NaiveDateTime> {
        match stamp {
            Stamp::Day(_) => None,
            Stamp::Utc(at) => Some(at),
            Stamp::Wall(at) => self.utc(property.parameter("TZID").trim(), at),
        }
    }
}

/// How many minutes a zone is ahead of UTC that is called by nothing else: `GMT+0100`, `UTC-05:30`, `UTC+2`.
fn ahead(name: &str) -> Option<i64> {
    let rest = name.strip_prefix("UTC").or_else(|| name.strip_prefix("GMT"))?;
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace([':', '.'], "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Some programs put their own name before that of the zone: `/freeassociation.sourceforge.net/Europe/Berlin`.
fn shown_zone(zone: &str) -> String {
    let parts: Vec<&str> = zone.split('/').collect();
    if let Some(own) = zone.strip_prefix("tzone://Microsoft/") {
        return Line::cut(own).to_uppercase();
    }
    let place = parts.iter().position(|part| {
        ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
            .contains(part)
    });
    let zone =
        place.map_or_else(|| zone.to_owned(), |place| parts.iter().skip(place).copied().collect::<Vec<_>>().join("/"));
    Line::cut(&zone).to_string()
}
