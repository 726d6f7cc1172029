//! Where an interview takes place: the place in words, and the link to join by. Office programs write "Microsoft Teams
//! Meeting" as the place and put the link elsewhere, in a property of their own or between other lines of the text.

use crate::domain::fold::fold;
use crate::domain::ics::component::Component;
use crate::domain::text::{Line, Link};

/// What is known of where it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// Where, or the link to join by.
    pub place: Line,
    /// The link, where the place is another, or where it is too long for one.
    pub join: Link,
    /// Whether it can be joined from afar.
    pub joins: bool,
}

/// Parts of addresses by which rooms for video calls are known.
const ROOMS: [&str; 30] = [
    "teams.microsoft.",
    "teams.live.",
    "teams.cloud.microsoft",
    "zoom.us",
    "zoom.com/j",
    "zoomgov.com",
    "meet.google.",
    "webex.",
    "whereby.com",
    "gotomeet",
    "meet.goto.com",
    "meet.jit.si",
    "bluejeans.com",
    "chime.aws",
    "hirevue.com",
    "skype.com",
    "sparkhire.com",
    "coderpad.io",
    "codesignal.com",
    "hackerrank.com",
    "ringcentral.com",
    "dialpad.com",
    "livestorm.",
    "8x8.vc",
    "starleaf.com",
    "lifesizecloud.com",
    "bbb.",
    "bigbluebutton",
    "willo.video",
    "vidcruiter.com",
];

/// Words that say no more than that it is a call, folded.
const ONLINE: [&str; 36] = [
    "microsoft",
    "ms",
    "teams",
    "zoom",
    "google",
    "meet",
    "webex",
    "cisco",
    "skype",
    "online",
    "video",
    "call",
    "videocall",
    "virtual",
    "remote",
    "meeting",
    "conference",
    "videoconference",
    "link",
    "see",
    "below",
    "besprechung",
    "videokonferenz",
    "reunion",
    "de",
    "en",
    "vergadering",
    "riunione",
    "di",
    "spotkanie",
    "w",
    "aplikacji",
    "mote",
    "web",
    "via",
    "interview",
];

pub(super) fn whereabouts(event: &Component) -> Whereabouts {
    let location = event.text("LOCATION");
    let there = links(&location).next();
    let given =
        ["X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-GOOGLE-CONFERENCE", "CONFERENCE", "X-MICROSOFT-ONLINEMEETINGCONFLINK"];
    let given = given.iter().flat_map(|name| event.every(name)).filter_map(|one| links(&one.text()).next());
    let texts = ["DESCRIPTION", "X-ALT-DESC", "STYLED-DESCRIPTION", "COMMENT", "URL"].map(|name| event.text(name));
    let told = texts.iter().flat_map(|text| links(text)).filter(|link| is_room(link));
    let link = given.chain(there.clone().filter(|link| is_room(link))).chain(told).chain(there.clone());
    // One that is longer than any field leads nowhere when it is cut.
    let link = link.filter(|link| link.chars().count() <= Link::LIMIT).find(|link| !link.is_empty());
    let Some(link) = link else { return Whereabouts { place: Line::cut(&location), ..Whereabouts::default() } };
    let words = without_link(&location);
    let joins = is_room(&link) || there.as_ref() != Some(&link) || only_says_online(&words);
    if only_says_online(&words) {
        return match Line::parse(&link) {
            Ok(place) => Whereabouts { place, join: Link::default(), joins },
            Err(_) => Whereabouts { place: Line::cut(&words), join: Link::cut(&link), joins },
        };
    }
    let place = if there.as_ref() == Some(&link) { words } else { location };
    Whereabouts { place: Line::cut(&place), join: Link::cut(&link), joins }
}

/// The addresses of pages in a text, whole.
pub(crate) fn links(text: &str) -> impl Iterator<Item = String> + '_ {
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '|');
    text.split(ends).filter_map(|word| {
        let start = word.find("https://").or_else(|| word.find("http://"))?;
        let link = word.get(start..)?.trim_end_matches(['.', ',', ';', ':', '!', '\'', '*', '_']);
        Some(unwrapped(&link.replace("&amp;", "&")))
    })
}

/// Whether it is a room for video calls.
pub(crate) fn is_room(link: &str) -> bool {
    let host = link.split("://").nth(1).unwrap_or_default().to_ascii_lowercase();
    ROOMS.iter().any(|room| host.contains(room))
}

/// Mail services put addresses into one of their own, which tells them who opened what. The one inside is taken.
fn unwrapped(link: &str) -> String {
    let inside = link.contains("safelinks.protection.outlook.com").then(|| link.split_once("url=")).flatten();
    let inside = inside.map(|(_, rest)| plain_address(rest.split('&').next().unwrap_or(rest)));
    inside.filter(|inside| inside.starts_with("https://") && is_room(inside)).unwrap_or_else(|| link.to_owned())
}

/// `https%3A%2F%2F` as it is read.
fn plain_address(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = match (byte, after) {
            (b'%', [high, low, ..]) => char::from(*high).to_digit(16).zip(char::from(*low).to_digit(16)),
            _ => None,
        };
        match digits {
            Some((high, low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What a place says beside an address of a page.
fn without_link(location: &str) -> String {
    let kept: Vec<&str> = location.split_whitespace().filter(|word| !word.contains("://")).collect();
    kept.join(" ").trim_matches(|c: char| matches!(c, ';' | ',' | '|' | '-' | '–' | ':' | '(' | ')' | ' ')).to_owned()
}

fn only_says_online(words: &str) -> bool {
    fold(words).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| ONLINE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ics::component::tests::read;

    #[test]
    fn the_link_is_kept_whole_and_the_place_with_it() {
        let long = format!("https://teams.microsoft.com/l/meetup-join/{}", "a".repeat(300));
        let long_line = format!("LOCATION:Microsoft Teams Meeting\nDESCRIPTION:Join <{long}>");
        let table = [
            ("LOCATION:Room 2.14", "Room 2.14", "", false),
            (
                "LOCATION:https://us02web.zoom.us/j/83?pwd=DEadBEef0123.1",
                "https://us02web.zoom.us/j/83?pwd=DEadBEef0123.1",
                "",
                true,
            ),
            (
                "LOCATION:Microsoft Teams Meeting\nDESCRIPTION:Join now<https://teams.microsoft.com/l/a%40b?c=%7b%22d%22%7d>",
                "https://teams.microsoft.com/l/a%40b?c=%7b%22d%22%7d",
                "",
                true,
            ),
            (
                "LOCATION:Réunion Microsoft Teams\nX-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x",
                "https://teams.microsoft.com/l/x",
                "",
                true,
            ),
            (
                "LOCATION:4 Quay Street\nDESCRIPTION:Or join https://zoom.us/j/1.",
                "4 Quay Street",
                "https://zoom.us/j/1",
                true,
            ),
            ("LOCATION:4 Quay Street; https://zoom.us/j/1", "4 Quay Street", "https://zoom.us/j/1", true),
            ("LOCATION:\nDESCRIPTION:see https://x.example/jobs", "", "", false),
            ("LOCATION:https://talk.halden.example/room/7", "https://talk.halden.example/room/7", "", true),
            (
                "DESCRIPTION:https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F9%3Fpwd%3Da&amp;data=05",
                "https://zoom.us/j/9?pwd=a",
                "",
                true,
            ),
            (
                "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+441\nCONFERENCE;VALUE=URI:https://call.example/a",
                "https://call.example/a",
                "",
                true,
            ),
            (&long_line, "Microsoft Teams Meeting", &long, true),
        ];
        for (lines, place, join, joins) in table {
            let found = whereabouts(&read(&format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT")));
            assert_eq!((&*found.place, &*found.join, found.joins), (place, join, joins), "{lines}");
        }
    }
}
