//! What stands in a block of a calendar, as the crate `calcard` reads it.
//!
//! Around it, for what it makes nothing or something else of: names of zones that were not put into quotation marks
//! although a colon is in them, names of people with a comma that were not either, hours without seconds, of which it
//! forgets that they are in UTC, marks in the properties of single makers, which it takes for lists, and the escapes of
//! RFC 6868.

use crate::domain::charset::Decode;
use crate::domain::content_lines::Block;
use crate::domain::iso;
use crate::domain::moment::is_in_reach;
use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendarEntry, ICalendarRecurrenceRule, ICalendarValue};
use calcard::{Entry, Parser};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use std::borrow::Cow;

/// A block, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Component {
    /// Its name, in capitals.
    pub name: String,
    /// The line in the file on which it begins.
    pub number: usize,
    /// Whether its end was there.
    pub ended: bool,
    /// Whether its letters were read after what is declared.
    pub sure: bool,
    /// Its properties, in their order.
    pub properties: Vec<Property>,
    /// The components inside.
    pub parts: Vec<Component>,
}

/// `NAME;PARAMETER=value:value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Property(ICalendarEntry);

/// A date or date-time of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// `20261112`.
    Day(NaiveDate),
    /// `20261112T150000`.
    Wall(NaiveDateTime),
    /// `20261112T150000Z`.
    Utc(NaiveDateTime),
}

impl Component {
    /// Reads a block and all inside it.
    pub fn read(block: &Block, declared: Option<&str>, decode: Decode) -> Self {
        let parts = block.parts.iter().map(|part| Self::read(part, declared, decode)).collect();
        Self { parts, ..Self::alone(block, declared, decode) }
    }

    /// Reads a block without what is inside it.
    pub fn alone(block: &Block, declared: Option<&str>, decode: Decode) -> Self {
        let own = block.text(declared, decode);
        let text: String = own.text.lines().flat_map(|line| [in_form(line), Cow::Borrowed("\n")]).collect();
        let entries = match Parser::new(&text).entry() {
            Entry::ICalendar(read) => read.components.into_iter().next().map(|one| one.entries).unwrap_or_default(),
            _ => Vec::new(),
        };
        Self {
            name: block.name.clone(),
            number: block.number,
            ended: block.ended,
            sure: own.sure,
            properties: entries.into_iter().map(Property).collect(),
            parts: Vec::new(),
        }
    }

    /// The first property of this name, in capitals.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name().eq_ignore_ascii_case(name))
    }

    /// Each property of this name.
    pub fn every<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> + Clone {
        self.properties.iter().filter(move |property| property.name().eq_ignore_ascii_case(name))
    }

    /// The text of the first property of this name; empty if there is none.
    pub fn text(&self, name: &str) -> String {
        self.property(name).map(Property::text).unwrap_or_default()
    }

    /// The date or date-time in the first property of this name.
    pub fn stamp(&self, name: &str) -> Option<Stamp> {
        self.property(name)?.stamp()
    }

    /// The components inside of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.parts.iter().filter(move |part| part.name == name)
    }
}

/// A line in the form in which it is read as it is meant.
fn in_form(line: &str) -> Cow<'_, str> {
    let starts = |names: &[&str]| {
        names.iter().any(|name| line.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)))
    };
    if starts(&["DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID"]) {
        let line = quoted_zone(line);
        return with_seconds(&line).map_or(line, Cow::Owned);
    }
    if starts(&["X-"]) { one_value(line) } else { Cow::Borrowed(line) }
}

/// `20261112T1500Z` with its seconds.
fn with_seconds(line: &str) -> Option<String> {
    let (head, value) = line.rsplit_once(':')?;
    let (clock, zone) = match value.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, "Z"),
        None => (value, ""),
    };
    let short = clock.len() == 13 && clock.as_bytes().get(8).is_some_and(|byte| matches!(byte, b'T' | b't'));
    short.then(|| [head, ":", clock, "00", zone].concat())
}

/// `X-LINK:https://a.example/b,c;d` as one value.
fn one_value(line: &str) -> Cow<'_, str> {
    let Some((head, value)) = line.split_once(':').filter(|(head, _)| !head.contains('"')) else { return line.into() };
    if !value.contains([',', ';']) {
        return line.into();
    }
    let mut out = [head, ":"].concat();
    let mut escaped = false;
    for c in value.chars() {
        if matches!(c, ',' | ';') && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out.into()
}

/// `DTSTART;TZID=(UTC+01:00) Berlin:2026...` and `DTSTART;TZID=tzone://Microsoft/Utc:2026...` with the name of the zone in quotation marks: it has a colon of its own.
fn quoted_zone(line: &str) -> Cow<'_, str> {
    let zone = line.find("TZID=").map(|at| at + "TZID=".len());
    let bare = |zone: usize, colon: usize| {
        let name = line.get(zone..colon).unwrap_or_default();
        !name.starts_with('"') && (name.starts_with('(') || name.contains(':'))
    };
    let parted =
        zone.and_then(|zone| Some((zone, line.rfind(':').filter(|colon| zone < *colon && bare(zone, *colon))?)));
    match parted.filter(|(zone, _)| line.get(..*zone).is_some_and(|head| head.contains(';') && !head.contains(':'))) {
        Some((zone, colon)) => {
            let (head, name, value) = (&line[..zone], &line[zone..colon], &line[colon..]);
            [head, "\"", &name.replace('"', "'"), "\"", value].concat().into()
        }
        None => line.into(),
    }
}

impl Property {
    /// The name, in capitals.
    pub fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// The value as text, without the backslashes of the format.
    pub fn text(&self) -> String {
        let texts: Vec<String> =
            self.0.values.iter().filter_map(|value| value.clone().into_text()).map(|text| text.into_owned()).collect();
        texts.join(",")
    }

    /// A parameter by its name in capitals, without quotation marks and escapes. A name with a comma that should have
    /// been in quotation marks is read as several, and is one again.
    pub fn parameter(&self, name: &str) -> String {
        let values = self.0.params.iter().filter(|one| one.name.as_str().eq_ignore_ascii_case(name));
        let values: Vec<&str> = values.filter_map(|one| one.value.as_text()).map(str::trim).collect();
        values.join(", ").replace("^n", " ").replace("^'", "\"").replace("^^", "^")
    }

    /// The value as a date or date-time; `None` for anything else, and for years that nobody reckons with.
    pub fn stamp(&self) -> Option<Stamp> {
        self.stamps().next()
    }

    /// Each date or date-time of a list of them.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.0.values.iter().filter_map(|value| match value {
            ICalendarValue::PartialDateTime(at) => stamp(at),
            ICalendarValue::Text(text) => stamp_in_words(text),
            _ => None,
        })
    }

    /// Its length in whole minutes, if it is one and longer than nothing.
    pub fn minutes(&self) -> Option<u32> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::Duration(length) => u32::try_from(length.as_seconds() / 60).ok().filter(|n| *n > 0),
            _ => None,
        })
    }

    /// The seconds ahead of UTC that it says.
    pub fn offset(&self) -> Option<i32> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::PartialDateTime(at) => offset(at),
            _ => None,
        })
    }

    /// The first moment of a zone, which may lie before all years that anybody reckons with.
    pub fn onset(&self) -> Option<NaiveDateTime> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::PartialDateTime(at) => {
                // Some programs let their zones begin in the year 1601, which says no more than 1901.
                let year = at.year.filter(|year| (1901..=2200).contains(year)).unwrap_or(1901);
                day(year, at)?.and_hms_opt(at.hour?.into(), at.minute?.into(), 0)
            }
            _ => None,
        })
    }

    /// The rule by which it repeats, if it is one that is understood.
    pub fn rule(&self) -> Option<&ICalendarRecurrenceRule> {
        self.0.values.iter().find_map(|value| match value {
            ICalendarValue::RecurrenceRule(rule) => Some(&**rule),
            _ => None,
        })
    }
}

fn day(year: u16, at: &PartialDateTime) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.into(), at.month?.into(), at.day?.into())
}

fn offset(at: &PartialDateTime) -> Option<i32> {
    let seconds = i32::from(at.tz_hour?) * 3600 + i32::from(at.tz_minute.unwrap_or(0)) * 60;
    (seconds <= 26 * 3600).then_some(if at.tz_minus { -seconds } else { seconds })
}

fn stamp(at: &PartialDateTime) -> Option<Stamp> {
    let day = day(at.year?, at).filter(|day| is_in_reach(*day))?;
    let Some(hour) = at.hour else { return Some(Stamp::Day(day)) };
    // Second 60 is a leap second: the last of its minute will do.
    let second = at.second.unwrap_or(0).min(59);
    let time = NaiveTime::from_hms_opt(hour.into(), at.minute?.into(), second.into())?;
    let wall = day.and_time(time);
    match offset(at) {
        Some(ahead) => wall.checked_sub_signed(Duration::seconds(ahead.into())).map(Stamp::Utc),
        None => Some(Stamp::Wall(wall)),
    }
}

/// `2026-12-10T15:00:00Z`, as the format does not write it and some programs do.
fn stamp_in_words(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if let Some(day) = iso::day(text) {
        return Some(Stamp::Day(day)).filter(|_| is_in_reach(day));
    }
    let wall = text.strip_suffix(['Z', 'z']);
    let at = iso::moment(wall.unwrap_or(text)).filter(|at| is_in_reach(at.date()))?;
    Some(if wall.is_some() { Stamp::Utc(at) } else { Stamp::Wall(at) })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;
    use crate::domain::content_lines::blocks;

    /// The first calendar in a text.
    pub(crate) fn read(text: &str) -> Component {
        Component::read(&blocks(text.as_bytes())[0], None, &decode)
    }

    fn property(line: &str) -> Property {
        read(&format!("BEGIN:VEVENT\n{line}\nEND:VEVENT")).properties.remove(0)
    }

    #[test]
    fn properties_and_parameters_lose_the_marks_of_the_format() {
        let text = "BEGIN:VCALENDAR\nMETHOD:request\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=en:a\\, part\\n2\\; b\\\\c\n\
            ATTENDEE;CN=\"Osei; Miriam: Dr\";ROLE=CHAIR:mailto:m@x.example\nX-MINE:a,b;c\nEND:VEVENT\nEND:VCALENDAR\n";
        let calendar = read(text);
        assert!(calendar.ended && calendar.sure);
        assert_eq!(calendar.text("METHOD"), "REQUEST");
        let event = calendar.all("VEVENT").next().unwrap();
        assert_eq!((event.text("SUMMARY").as_str(), event.text("X-MINE").as_str()), ("a, part\n2; b\\c", "a,b;c"));
        let attendee = event.property("ATTENDEE").unwrap();
        assert_eq!(
            (attendee.parameter("CN").as_str(), attendee.text().as_str()),
            ("Osei; Miriam: Dr", "mailto:m@x.example")
        );
        for (line, name) in [
            ("ATTENDEE;CN=Osei, Miriam;ROLE=CHAIR:mailto:a@b.example", "Osei, Miriam"),
            ("ATTENDEE;CN=Müller\\, Jana:mailto:a@b.example", "Müller, Jana"),
            ("ATTENDEE;CN=Ada ^'Countess^' King:mailto:a@b.example", "Ada \"Countess\" King"),
            ("ATTENDEE;ROLE=CHAIR:mailto:a@b.example", ""),
        ] {
            assert_eq!(property(line).parameter("CN"), name, "{line}");
        }
    }

    #[test]
    fn zones_with_a_colon_are_whole_with_and_without_quotation_marks() {
        for line in [
            "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin\":20261210T150000",
            "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20261210T150000",
            "DTSTART;VALUE=DATE-TIME;TZID=(UTC+01:00) Amsterdam, Berlin:20261210T150000",
        ] {
            let read = property(line);
            assert_eq!(read.parameter("TZID"), "(UTC+01:00) Amsterdam, Berlin", "{line}");
            assert_eq!(read.stamp(), Some(Stamp::Wall("2026-12-10T15:00:00".parse().unwrap())));
        }
        let exchange = property("DTSTART;TZID=tzone://Microsoft/Utc:20261210T150000");
        assert_eq!(exchange.parameter("TZID"), "tzone://Microsoft/Utc");
        assert_eq!(exchange.stamp(), Some(Stamp::Wall("2026-12-10T15:00:00".parse().unwrap())));
        assert_eq!(property("DESCRIPTION:TZID=(UTC) a:b").text(), "TZID=(UTC) a:b");
    }

    #[test]
    fn stamps_and_lengths() {
        let wall = |text: &str| Some(Stamp::Wall(text.parse().unwrap()));
        let utc = |text: &str| Some(Stamp::Utc(text.parse().unwrap()));
        let day = Some(Stamp::Day("2026-11-12".parse().unwrap()));
        let table = [
            ("20261112", day),
            ("20261112T150000", wall("2026-11-12T15:00:00")),
            ("20261112T1500Z", utc("2026-11-12T15:00:00")),
            ("20261112T150060Z", utc("2026-11-12T15:00:59")),
            ("20261112T150000+0100", utc("2026-11-12T14:00:00")),
            ("2026-11-12", day),
            ("2026-11-12T15:00:00", wall("2026-11-12T15:00:00")),
            ("2026-11-12T15:00:00Z", utc("2026-11-12T15:00:00")),
            ("", None),
            ("20261312", None),
            ("20261112T250000", None),
            ("02261112", None),
            ("soon", None),
        ];
        for (text, stamp) in table {
            let read = read(&format!("BEGIN:VEVENT\nDTSTART:{text}\nEND:VEVENT"));
            assert_eq!(read.stamp("DTSTART"), stamp, "{text}");
        }
        for (text, minutes) in [
            ("PT45M", Some(45)),
            ("PT1H30M", Some(90)),
            ("P1DT1H", Some(1500)),
            ("PT0S", None),
            ("-PT1H", None),
            ("P5", None),
        ] {
            assert_eq!(property(&format!("DURATION:{text}")).minutes(), minutes, "{text}");
        }
    }
}
