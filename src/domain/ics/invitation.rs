//! An interview from an invitation, as calendars and mail programs send it. What is read is a suggestion: it is shown
//! first, and becomes part of the record only when the user says so.

use crate::domain::fold::fold;
use crate::domain::ics::guess;
use crate::domain::ics::lines::{Component, Property, Stamp, minutes, read as read_lines, stamp};
use crate::domain::ics::zone::Zone;
use crate::domain::people_in::Found;
use crate::domain::round::{Invited, RoundKind};
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// The most characters that are looked at.
pub const LONGEST: usize = 2_000_000;
/// The most appointments that are offered from one file.
pub const MOST: usize = 20;
/// The most people that are offered from one appointment.
const MOST_PEOPLE: usize = 30;

/// When the invitation says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Starts {
    /// On that day, at no hour.
    Day(NaiveDate),
    /// By the clock on the wall, wherever that is.
    Wall(NaiveDateTime),
    /// By the clocks of a zone. The moment in UTC, if the file itself says how the zone is reckoned.
    Zoned {
        /// What those clocks show.
        wall: NaiveDateTime,
        /// The name of the zone; `UTC` for the world's own.
        zone: String,
        /// The same moment in UTC.
        utc: Option<NaiveDateTime>,
    },
}

/// Somebody named in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Name and e-mail address.
    pub found: Found,
    /// Whether they seem to be on the employer's side; the others may be you.
    pub theirs: bool,
}

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What its sender names it by, so that a later edition finds its conversation; the name may be empty.
    pub from: Invited,
    /// What it is called.
    pub title: Line,
    /// Who seems to invite; may be empty.
    pub employer: Line,
    /// When.
    pub starts: Starts,
    /// How long, in minutes.
    pub minutes: Option<u16>,
    /// What kind of interview? it seems to be.
    pub kind: RoundKind,
    /// Where, or the link to join; may be empty.
    pub place: Line,
    /// Who is named in it.
    pub people: Vec<Guest>,
    /// Whether it says that the appointment is called off.
    pub cancelled: bool,
    /// Whether it repeats; only the first time is read.
    pub repeats: bool,
}

/// Why nothing was found. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationError {
    /// There is no text.
    Empty,
    /// More text than any invitation has.
    TooLong,
    /// It is no calendar.
    NotACalendar,
    /// It breaks off in the middle.
    CutShort,
    /// It holds no appointment with a time.
    NoEvent,
}

impl fmt::Display for InvitationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is no text yet. Open the invitation's file, or paste what is in it.",
            Self::TooLong => {
                "This is far longer than an invitation. Nothing was changed. Choose the file that came with the e-mail."
            }
            Self::NotACalendar => {
                "This is not an invitation that a calendar can read. Nothing was changed. Its file is often called invite.ics."
            }
            Self::CutShort => {
                "This invitation is cut off. Nothing was changed. Save it once more from the e-mail, then try again."
            }
            Self::NoEvent => {
                "There is no appointment with a date in it. Nothing was changed. You can add the interview by hand."
            }
        })
    }
}

/// Reads an invitation. Errors: see [`InvitationError`].
pub fn read(text: &str) -> Result<Vec<Invitation>, InvitationError> {
    if text.len() > LONGEST {
        return Err(InvitationError::TooLong);
    }
    if text.trim().is_empty() {
        return Err(InvitationError::Empty);
    }
    let calendar = read_lines(text).ok_or(InvitationError::NotACalendar)?;
    if !calendar.ended {
        return Err(InvitationError::CutShort);
    }
    let off = calendar.text("METHOD").trim().eq_ignore_ascii_case("CANCEL");
    // One time of a series that was moved says nothing beside the series itself; sent alone, it is the invitation.
    let moved = |event: &&Component| event.property("RECURRENCE-ID").is_some();
    let series = |uid: &str| calendar.all("VEVENT").any(|event| !moved(&event) && event.text("UID") == uid);
    let found = calendar.all("VEVENT").filter(|event| !(moved(event) && series(&event.text("UID"))));
    let found: Vec<Invitation> = found.filter_map(|event| invitation(&calendar, event, off)).take(MOST).collect();
    if found.is_empty() { Err(InvitationError::NoEvent) } else { Ok(found) }
}

fn invitation(calendar: &Component, event: &Component, off: bool) -> Option<Invitation> {
    let start = event.property("DTSTART")?;
    let starts = starts(calendar, start)?;
    let title = Line::cut(&event.text("SUMMARY"));
    let description = event.text("DESCRIPTION");
    let join = join_link(event, &description);
    let place = event.text("LOCATION");
    let place = match (place.trim().is_empty(), &join) {
        (true, Some(link)) => link.clone(),
        _ => place,
    };
    let mut people = people(event);
    let home = people.iter().find(|guest| guest.organizer).and_then(|guest| own_domain(&guest.found.email));
    for guest in &mut people {
        guest.theirs = own_domain(&guest.found.email).is_some_and(|domain| home.as_ref() == Some(&domain));
    }
    let names: Vec<&str> = people.iter().map(|guest| &*guest.found.name).collect();
    let employer = guess::employer(&title, &names).unwrap_or_else(|| house(home.as_deref().unwrap_or_default()));
    let people: Vec<Guest> =
        people.into_iter().map(|guest| Guest { found: guest.found, theirs: guest.theirs }).take(MOST_PEOPLE).collect();
    // Without a number it is the first edition (RFC 5545, 3.8.7.4).
    let sequence = event.text("SEQUENCE").trim().parse().unwrap_or(0);
    Some(Invitation {
        from: Invited { uid: Line::cut(&event.text("UID")), sequence },
        kind: guess::kind(&title, &place, join.is_some(), people.iter().filter(|guest| guest.theirs).count()),
        employer: Line::cut(&employer),
        minutes: length(calendar, event, start),
        place: Line::cut(&place),
        people,
        cancelled: off || event.text("STATUS").trim().eq_ignore_ascii_case("CANCELLED"),
        repeats: event.property("RRULE").is_some(),
        title,
        starts,
    })
}

fn starts(calendar: &Component, start: &Property) -> Option<Starts> {
    Some(match stamp(&start.value)? {
        Stamp::Day(day) => Starts::Day(day),
        Stamp::Utc(at) => Starts::Zoned { wall: at, zone: "UTC".into(), utc: Some(at) },
        Stamp::Wall(wall) => match start.parameter("TZID").filter(|zone| !zone.is_empty()) {
            Some(zone) => Starts::Zoned { wall, zone: shown_zone(zone), utc: utc(calendar, zone, wall) },
            None => Starts::Wall(wall),
        },
    })
}

/// Some programs put their own name before that of the zone: `/freeassociation.sourceforge.net/Europe/Berlin`.
fn shown_zone(zone: &str) -> String {
    let parts: Vec<&str> = zone.split('/').collect();
    let place = parts.iter().position(|part| {
        ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
            .contains(part)
    });
    let zone =
        place.map_or_else(|| zone.to_owned(), |place| parts.iter().skip(place).copied().collect::<Vec<_>>().join("/"));
    Line::cut(&zone).to_string()
}

fn utc(calendar: &Component, zone: &str, wall: NaiveDateTime) -> Option<NaiveDateTime> {
    let described = calendar.all("VTIMEZONE").find(|one| one.text("TZID") == zone)?;
    Zone::read(described)?.utc(wall)
}

fn length(calendar: &Component, event: &Component, start: &Property) -> Option<u16> {
    if let Some(length) = event.property("DURATION") {
        return u16::try_from(minutes(&length.value)?).ok();
    }
    let moment = |property: &Property| match stamp(&property.value)? {
        Stamp::Day(_) => None,
        Stamp::Utc(at) => Some((at, String::new())),
        Stamp::Wall(at) => Some((at, property.parameter("TZID").unwrap_or_default().to_owned())),
    };
    let end = event.property("DTEND")?;
    let ((from, zone), (to, other)) = (moment(start)?, moment(end)?);
    let between = if zone == other {
        to - from
    } else {
        let whole = |at, zone: &str| if zone.is_empty() { Some(at) } else { utc(calendar, zone, at) };
        whole(to, &other)? - whole(from, &zone)?
    };
    u16::try_from(between.num_minutes()).ok().filter(|minutes| *minutes > 0)
}

/// Somebody named, while it is still open whose side they are on.
struct Named {
    found: Found,
    organizer: bool,
    theirs: bool,
}

fn people(event: &Component) -> Vec<Named> {
    let mut people: Vec<Named> = Vec::new();
    for property in event.properties.iter().filter(|one| matches!(&*one.name, "ORGANIZER" | "ATTENDEE")) {
        let kind = property.parameter("CUTYPE").unwrap_or_default();
        if ["ROOM", "RESOURCE", "GROUP"].iter().any(|other| kind.eq_ignore_ascii_case(other)) {
            continue;
        }
        let address = property.value.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
        let email = address.map_or("", |_| property.value.get(7..).unwrap_or_default()).trim();
        let email = if email.contains('@') && !email.contains(char::is_whitespace) { email } else { "" };
        let called = in_order(property.parameter("CN").unwrap_or_default().trim());
        // Where there is no name, the address often is one.
        let name = if called.is_empty() || called.contains('@') { from_address(email) } else { called };
        let found = Found { name: Line::cut(&name), email: Line::cut(email), ..Found::default() };
        let same = |known: &Named| {
            let address = !found.email.is_empty() && fold(&known.found.email) == fold(&found.email);
            address || (found.email.is_empty() && known.found.name == found.name)
        };
        if !found.is_empty() && !people.iter().any(same) {
            people.push(Named { found, organizer: property.name == "ORGANIZER", theirs: false });
        }
    }
    people
}

/// Office programs put the surname first: `Osei, Miriam (London)` is Miriam Osei. What stands after the comma of other
/// names, such as `Miriam Osei, PhD` or `Halden, Rowe and Sons`, stays there.
fn in_order(name: &str) -> String {
    const AFTER: [&str; 12] = ["jr", "sr", "ii", "iii", "phd", "md", "mba", "msc", "bsc", "ma", "ba", "esq"];
    let name = name.replace("\\,", ",");
    let Some((last, first)) = name.split_once(',') else { return name };
    let (last, first) = (last.trim(), first.split('(').next().unwrap_or_default().trim());
    let is_name = |part: &str| {
        let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        !part.is_empty() && part.split_whitespace().count() <= 3 && part.split_whitespace().all(letters)
    };
    let degree = AFTER.contains(&fold(first).replace('.', "").as_str());
    if is_name(last) && is_name(first) && !degree { [first, " ", last].concat() } else { name }
}

/// `miriam.osei@…` is Miriam Osei; `jobs@…` is nobody.
fn from_address(email: &str) -> String {
    let local = email.split('@').next().unwrap_or_default();
    let local = if local.chars().any(char::is_lowercase) { local.to_owned() } else { local.to_lowercase() };
    let words: Vec<&str> = local.split(['.', '_']).filter(|word| !word.is_empty()).collect();
    let plain = words.len() > 1 && words.iter().all(|word| word.chars().all(char::is_alphabetic));
    if plain { words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ") } else { String::new() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where everybody may have an address, and those who plan interviews for others.
const FOREIGN: [&str; 31] = [
    "gmail",
    "googlemail",
    "outlook",
    "hotmail",
    "live",
    "msn",
    "yahoo",
    "icloud",
    "me",
    "mac",
    "aol",
    "gmx",
    "web",
    "proton",
    "protonmail",
    "pm",
    "zoho",
    "fastmail",
    "mail",
    "yandex",
    "calendly",
    "greenhouse",
    "lever",
    "workable",
    "ashbyhq",
    "myworkday",
    "smartrecruiters",
    "teamtailor",
    "personio",
    "recruitee",
    "bamboohr",
];

/// The domain of an address in small letters, if it is that of a house of its own.
fn own_domain(email: &str) -> Option<String> {
    let domain = email.rsplit_once('@')?.1.to_ascii_lowercase();
    let own = !domain.ends_with("calendar.google.com") && !FOREIGN.contains(&label(&domain)?);
    own.then_some(domain)
}

/// The part of a domain that names the house: `halden` in `mail.halden.co.uk`.
fn label(domain: &str) -> Option<&str> {
    const SECOND: [&str; 9] = ["co", "com", "ac", "org", "gov", "net", "nhs", "edu", "gob"];
    let parts: Vec<&str> = domain.split('.').filter(|part| !part.is_empty()).collect();
    let last = parts.len().checked_sub(2)?;
    let double = parts.last()?.len() == 2 && SECOND.contains(parts.get(last)?);
    parts.get(if double { last.checked_sub(1)? } else { last }).copied()
}

/// The name of a house as its domain spells it.
fn house(domain: &str) -> String {
    label(domain).unwrap_or_default().split(['-', '_']).map(capital).collect::<Vec<_>>().join(" ")
}

/// The link to a call on video: a property of its own, or the first such link in the text.
fn join_link(event: &Component, description: &str) -> Option<String> {
    const ROOMS: [&str; 7] =
        ["teams.microsoft.", "teams.live.", "zoom.us", "meet.google.", "webex.", "whereby.com", "gotomeet"];
    let given = ["X-GOOGLE-CONFERENCE", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"];
    let given = given.into_iter().filter_map(|name| event.property(name)).map(|property| property.value.clone());
    let place = event.text("LOCATION");
    let links = [place.as_str(), description].into_iter().flat_map(|text| {
        text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')'))
            .filter(|word| word.starts_with("https://"))
    });
    let links = links.filter(|link| ROOMS.iter().any(|room| link.contains(room))).map(str::to_owned);
    let mut all = given.filter(|link| link.starts_with("https://")).chain(links);
    all.find(|link| link.chars().count() <= Line::LIMIT)
}
