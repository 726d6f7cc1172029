//! The lines of a calendar file as what they make up: components with properties and further components inside.

use crate::domain::calendar_file::{parts, unfolded};
use crate::domain::iso;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// How deep components are read; an alarm in an event in a calendar is three.
const DEEPEST: usize = 8;
/// The most lines that are looked at.
const MOST_LINES: usize = 50_000;

/// `NAME;PARAMETER=value:value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The name, in capitals.
    pub name: String,
    /// The parameters, names in capitals, values without quotes.
    pub parameters: Vec<(String, String)>,
    /// The value as it stands.
    pub value: String,
}

impl Property {
    /// A parameter, by its name in capitals.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as text: without the backslashes of the format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                c => text.push(c),
            }
        }
        text
    }
}

/// `BEGIN:NAME` to `END:NAME`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Component {
    /// The name, in capitals.
    pub name: String,
    /// Its properties, in their order.
    pub properties: Vec<Property>,
    /// The components inside.
    pub parts: Vec<Component>,
    /// Whether its end was there.
    pub ended: bool,
}

impl Component {
    /// The first property of this name.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// The text of the first property of this name; empty if there is none.
    pub fn text(&self, name: &str) -> String {
        self.property(name).map(Property::text).unwrap_or_default()
    }

    /// The components inside of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Component> {
        self.parts.iter().filter(move |part| part.name == name)
    }
}

/// Reads a text from its first `BEGIN:VCALENDAR` on; what stands before it, as in a pasted e-mail, is skipped.
/// `None` if there is no calendar in it.
pub fn read(text: &str) -> Option<Component> {
    let begin = "BEGIN:VCALENDAR";
    // The source of an e-mail may hold it wrapped: that text always begins with the same letters then.
    let wrapped = text.find("QkVHSU46VkNBTEVOREFS").and_then(|place| text.get(place..)).map(from_base64);
    let text = wrapped.as_deref().unwrap_or(text);
    let upper = text.to_ascii_uppercase();
    let (head, text) = text.split_at_checked(upper.find(begin)?)?;
    // The source of an e-mail says above the calendar how it is written.
    let plain = head.to_ascii_lowercase().contains("quoted-printable").then(|| from_quoted(text));
    let text = plain.as_deref().unwrap_or(text);
    let mut open: Vec<Component> = Vec::new();
    for line in unfolded(text).iter().take(MOST_LINES) {
        let (name, parameters, value) = parts(line);
        let name = name.to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" if open.len() < DEEPEST => {
                open.push(Component { name: value.trim().to_ascii_uppercase(), ..Component::default() });
            }
            "END" => {
                let wanted = value.trim().to_ascii_uppercase();
                // An end without its beginning is passed over.
                let Some(place) = open.iter().rposition(|component| component.name == wanted) else { continue };
                close(&mut open, place + 1);
                if let Some(last) = open.last_mut() {
                    last.ended = true;
                }
                if place == 0 {
                    break;
                }
                close(&mut open, place);
            }
            _ => {
                let property =
                    Property { name, parameters: read_parameters(parameters), value: value.trim().to_owned() };
                open.last_mut().into_iter().for_each(|component| component.properties.push(property.clone()));
            }
        }
    }
    close(&mut open, 1);
    open.pop()
}

/// A text in the letters of base 64, four for three bytes, up to where something else stands; lines may break anywhere.
fn from_base64(text: &str) -> String {
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for letter in text.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => break,
        };
        held = (held << 6 | u32::from(six)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from(held >> bits & 0xff));
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A text as e-mails carry it: `=3D` is a byte, and `=` at the end of a line goes on in the next. What is neither stays.
fn from_quoted(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let (kept, left) = match (byte, after) {
            (b'=', [b'\r', b'\n', left @ ..] | [b'\n', left @ ..]) => (None, left),
            (b'=', [high, low, left @ ..]) => match (char::from(*high).to_digit(16), char::from(*low).to_digit(16)) {
                (Some(high), Some(low)) => (u8::try_from(high * 16 + low).ok(), left),
                _ => (Some(*byte), after),
            },
            _ => (Some(*byte), after),
        };
        bytes.extend(kept);
        rest = left;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts the innermost components into those around them until so many are open.
fn close(open: &mut Vec<Component>, left: usize) {
    while open.len() > left.max(1) {
        if let (Some(inner), Some(outer)) = (open.pop(), open.last_mut()) {
            outer.parts.push(inner);
        }
    }
}

fn read_parameters(text: &str) -> Vec<(String, String)> {
    let mut quoted = false;
    let pieces = text.split(|c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    let pairs = pieces.filter_map(|piece| piece.split_once('='));
    pairs.map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim().replace('"', ""))).collect()
}

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

/// Reads a date or date-time; `None` for anything else, and for years other than 1900 to 2200.
pub fn stamp(text: &str) -> Option<Stamp> {
    let (day, rest) = match text.split_once(['T', 't']) {
        Some((day, rest)) => (day, Some(rest)),
        None => (text, None),
    };
    let day = match (day.get(..4), day.get(4..6), day.get(6..)) {
        (Some(year), Some(month), Some(day)) => iso::day(&[year, "-", month, "-", day].concat())?,
        _ => return None,
    };
    if !crate::domain::calendar_file::is_in_reach(day) {
        return None;
    }
    let Some(rest) = rest else { return Some(Stamp::Day(day)) };
    let (clock, utc) = match rest.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, true),
        None => (rest, false),
    };
    let digit = |from: usize| clock.get(from..from + 2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()));
    let number = |from: usize| digit(from).and_then(|two| two.parse::<u32>().ok());
    if clock.len() != 6 && clock.len() != 4 {
        return None;
    }
    // Second 60 is a leap second: the last of its minute will do.
    let second = if clock.len() == 6 { number(4)?.min(59) } else { 0 };
    let at = day.and_time(NaiveTime::from_hms_opt(number(0)?, number(2)?, second)?);
    Some(if utc { Stamp::Utc(at) } else { Stamp::Wall(at) })
}

/// The minutes of `PT1H30M`, `P1D`, `P2W`; `None` if it is no duration, or none that is longer than nothing.
pub fn minutes(text: &str) -> Option<u32> {
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (mut number, mut minutes) = (None::<u32>, 0_u32);
    for c in text.chars() {
        match (c, number) {
            ('0'..='9', _) => {
                let digit = c.to_digit(10)?;
                number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            }
            ('T', None) => {}
            (unit, Some(count)) => {
                let each = match unit {
                    'W' => 7 * 24 * 60,
                    'D' => 24 * 60,
                    'H' => 60,
                    'M' => 1,
                    'S' => 0,
                    _ => return None,
                };
                minutes = minutes.checked_add(count.checked_mul(each)?)?;
                number = None;
            }
            _ => return None,
        }
    }
    (number.is_none() && minutes > 0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_nest_and_folded_lines_are_whole_again() {
        let text = "Dear all,\r\nbegin:vcalendar\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:Inter\r\n view\\, part\\n2\r\n\
                    ATTENDEE;CN=\"Osei; Miriam: Dr\";ROLE=CHAIR:mailto:m@x.example\r\nBEGIN:VALARM\r\nSUMMARY:no\r\n\
                    END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nAFTER:1\r\n";
        let calendar = read(text).unwrap();
        assert!(calendar.ended && calendar.properties.is_empty());
        let event = calendar.all("VEVENT").next().unwrap();
        assert_eq!(event.text("SUMMARY"), "Interview, part\n2");
        let attendee = event.property("ATTENDEE").unwrap();
        assert_eq!(attendee.parameter("CN"), Some("Osei; Miriam: Dr"));
        assert_eq!(attendee.value, "mailto:m@x.example");
    }

    #[test]
    fn ends_that_do_not_match_and_texts_that_break_off_are_no_trouble() {
        let broken = read("BEGIN:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nBEGIN:VALARM\nSUMMARY:a\nEND:VCALENDAR").unwrap();
        assert!(broken.ended);
        assert_eq!(broken.parts[0].parts[0].text("SUMMARY"), "a");
        assert!(!read("BEGIN:VCALENDAR\nBEGIN:VEVENT").unwrap().ended);
        assert_eq!(read("nothing of the kind"), None);
        let deep = "BEGIN:VCALENDAR\n".repeat(10_000);
        assert!(read(&deep).is_some());
    }

    #[test]
    fn the_source_of_an_email_is_read_as_it_is_written() {
        let text = "Content-Type: text/calendar\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBEGIN:VCALENDAR\r\n\
                    BEGIN:VEVENT\r\nSUMMARY:Caf=C3=A9 =\r\nRow=\r\ne 2=3D2 =ZZ\r\nDTSTART;TZID=3DEurope/Berlin:20261112T150000\r\n\
                    END:VEVENT\r\nEND:VCALENDAR\r\n";
        let calendar = read(text).unwrap();
        let event = calendar.all("VEVENT").next().unwrap();
        assert_eq!(event.text("SUMMARY"), "Café Rowe 2=2 =ZZ");
        assert_eq!(event.property("DTSTART").unwrap().parameter("TZID"), Some("Europe/Berlin"));
        // Without that word above it, an equals sign is an equals sign.
        let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a=3Db\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(read(file).unwrap().parts[0].text("SUMMARY"), "a=3Db");
    }

    #[test]
    fn a_calendar_wrapped_in_the_source_of_an_email_is_unwrapped() {
        let mail = "From: a@b.c\r\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nQkVHSU46VkNBTEVOREFSDQpCRUdJTjpWRVZFTlQNClNVTU1BUlk6R2VzcHLDpGNo\r\n\
            DQpFTkQ6VkVWRU5UDQpFTkQ6VkNBTEVOREFSDQo=\r\n--boundary--\r\n";
        let read = read(mail).unwrap();
        assert!(read.ended);
        assert_eq!(read.all("VEVENT").next().unwrap().text("SUMMARY"), "Gespräch");
    }

    #[test]
    fn stamps_and_durations() {
        assert_eq!(stamp("20261112"), Some(Stamp::Day("2026-11-12".parse().unwrap())));
        assert_eq!(stamp("20261112T150000"), Some(Stamp::Wall("2026-11-12T15:00:00".parse().unwrap())));
        assert_eq!(stamp("20261112T1500Z"), Some(Stamp::Utc("2026-11-12T15:00:00".parse().unwrap())));
        for bad in ["", "2026111", "20261312", "20261112T", "20261112T250000", "20261112T15000", "02261112", "é0261112"]
        {
            assert_eq!(stamp(bad), None, "{bad}");
        }
        let table = [
            ("PT45M", Some(45)),
            ("PT1H30M", Some(90)),
            ("P1DT1H", Some(1500)),
            ("P1W", Some(10_080)),
            ("PT0S", None),
            ("-PT1H", None),
            ("PT", None),
            ("P5", None),
            ("PT99999999999M", None),
        ];
        for (text, expected) in table {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
