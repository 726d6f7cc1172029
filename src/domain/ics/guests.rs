//! Who is named in an invitation: people of the employer's side, the user, and what is no person although it is named
//! like one. Schedulers, booking mailboxes and addresses that nobody answers from are nobody to thank, and their domain
//! is not the employer's.

#![allow(clippy::disallowed_types, reason = "a file may name thousands; read by a later part alone")]

use crate::domain::contacts::{Found, names};
use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::ics::addresses::{
    answers_nobody, from_address, house, is_mailbox, is_scheduler, of_mailbox, own_domain,
};
use crate::domain::ics::component::{Component, Property};
use crate::domain::profile::Profile;
use crate::domain::text::Line;
use std::collections::{HashMap, HashSet};

/// Somebody named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Name and e-mail address.
    pub found: Found,
    /// Whose side they seem to be on.
    pub side: Side,
}

/// Whose side somebody seems to be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The employer's.
    Theirs,
    /// It is the user.
    You,
    /// Somebody who will not be there, as they have answered.
    Away,
    /// Nothing tells; it may be the user.
    Unclear,
}

/// Everybody in an invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Guests {
    /// The people, the organizer first.
    pub people: Vec<Guest>,
    /// What is no person: mailboxes, rooms, lists, by their names.
    pub others: Vec<Line>,
    /// The name of the house as addresses spell it; may be empty.
    pub house: String,
    /// How many more are named.
    pub more: usize,
}

/// The most lines of people that are looked at; further ones are counted.
const MOST_LOOKED_AT: usize = 300;

/// Somebody named, before it is known whose side they are on.
struct Named {
    found: Found,
    organizer: bool,
    /// They have said that they do not come, or that somebody else does.
    away: bool,
}

pub(super) fn guests(event: &Component, me: &Profile) -> Guests {
    let mut guests = Guests::default();
    let mut people: Vec<Named> = Vec::new();
    let mut known = HashSet::new();
    let mut boxes: Vec<(String, String)> = Vec::new();
    // The organizer is often among those invited, under fewer names.
    let all = event.every("ORGANIZER").map(|one| (one, true));
    let all = all.chain(event.every("ATTENDEE").map(|one| (one, false)));
    guests.more = all.clone().skip(MOST_LOOKED_AT).count();
    for (property, organizer) in all.take(MOST_LOOKED_AT) {
        match who(property) {
            Who::Nobody => {}
            Who::Other(name, email) => {
                if known.insert((fold(&email), fold(&name))) {
                    guests.others.push(Line::cut(if name.is_empty() { &email } else { &name }));
                    boxes.push((name, email));
                }
            }
            Who::Person(found) => {
                let key = if found.email.is_empty() {
                    (String::new(), fold(&found.name))
                } else {
                    (fold(&found.email), String::new())
                };
                if known.insert(key) {
                    let answer = property.parameter("PARTSTAT");
                    let away = ["DECLINED", "DELEGATED"].iter().any(|one| answer.trim().eq_ignore_ascii_case(one));
                    people.push(Named { found, organizer, away });
                }
            }
        }
    }
    // A service writes for somebody who is invited too: one person, with their own address.
    let named: Vec<String> =
        people.iter().filter(|one| !one.found.email.is_empty()).map(|one| fold(&one.found.name)).collect();
    people.retain(|one| !one.found.email.is_empty() || !named.contains(&fold(&one.found.name)));
    let is_me = |found: &Found| {
        let mine = |known: &str, theirs: &str| !known.is_empty() && fold(known) == fold(theirs);
        mine(&me.email, &found.email) || (mine(&me.name, &found.name) && !named_twice(&people, &found.name))
    };
    let you: Vec<bool> = people.iter().map(|one| is_me(&one.found)).collect();
    let told = you.contains(&true);
    let home = home(people.iter().zip(&you).filter(|(_, you)| !**you).map(|(one, _)| one));
    guests.people = people
        .into_iter()
        .zip(you)
        .map(|(one, you)| {
            let at_home = home.is_some() && own_domain(&one.found.email) == home;
            let side = match (you, told || at_home) {
                (true, _) => Side::You,
                (false, _) if one.away => Side::Away,
                (false, true) => Side::Theirs,
                (false, false) => Side::Unclear,
            };
            Guest { found: one.found, side }
        })
        .collect();
    guests.house = match home {
        Some(domain) => house(&domain),
        None => {
            boxes.iter().map(|(name, email)| of_mailbox(name, email)).find(|name| !name.is_empty()).unwrap_or_default()
        }
    };
    guests
}

fn named_twice(people: &[Named], name: &str) -> bool {
    people.iter().filter(|one| fold(&one.found.name) == fold(name)).nth(1).is_some()
}

/// The domain of the house: the one that most people have, and of those of the same number the organizer's.
fn home<'a>(people: impl Iterator<Item = &'a Named>) -> Option<String> {
    let mut count: HashMap<String, (usize, bool, usize)> = HashMap::new();
    for (place, one) in people.enumerate() {
        if let Some(domain) = own_domain(&one.found.email) {
            let (many, organizer, _) = count.entry(domain).or_insert((0, false, usize::MAX - place));
            *many += 1;
            *organizer |= one.organizer;
        }
    }
    count.into_iter().max_by_key(|(_, rank)| *rank).map(|(domain, _)| domain)
}

/// What a line names.
enum Who {
    Person(Found),
    /// A mailbox, a room, a list: its name and its address.
    Other(String, String),
    Nobody,
}

fn who(property: &Property) -> Who {
    let text = property.text();
    let address = text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).and(text.get(7..));
    let address = address.unwrap_or_default().trim();
    // iCloud puts an address of its own before that of the person.
    let own = property.parameter("EMAIL");
    let relayed = address.to_ascii_lowercase().ends_with("@imip.me.com");
    // Some programs write an address of their own, or one that is no e-mail address.
    let address = if relayed || address.is_empty() { own.as_str() } else { address };
    let address = address.trim_matches('\'');
    let email = EmailAddress::parse(address).map(|email| email.as_str().to_owned()).unwrap_or_default();
    let called = property.parameter("CN");
    let called = called.trim();
    // "Ruth Ito via GoodTime" has an address of the service.
    let (called, via) = match called.split_once(" via ") {
        Some((name, _)) => (name, true),
        None => (called, false),
    };
    let name = names::plain(called);
    let name = if name.contains('@') { String::new() } else { name };
    let kind = property.parameter("CUTYPE");
    if ["ROOM", "RESOURCE", "GROUP"].iter().any(|other| kind.eq_ignore_ascii_case(other)) {
        return Who::Other(name, email);
    }
    let person = names::is_person(&name);
    let local = email.split('@').next().unwrap_or_default();
    let foreign = is_scheduler(&email) && !(person && email.ends_with(".onmicrosoft.com"));
    if foreign || answers_nobody(local) {
        let found = Found { name: Line::cut(&name), ..Found::default() };
        return if via && person { Who::Person(found) } else { Who::Other(name, email) };
    }
    // A room that is not said to be one: "Boardroom 2".
    if is_room(&name) {
        return Who::Other(name, email);
    }
    let nobody = if name.is_empty() { is_mailbox(local) } else { !person && (is_mailbox(local) || is_house(&name)) };
    if nobody {
        return Who::Other(name, email);
    }
    // Where there is no name, the address often is one.
    let name = if name.is_empty() { from_address(local) } else { name };
    let found = Found { name: Line::cut(&name), email: Line::cut(&email), ..Found::default() };
    if found.is_empty() { Who::Nobody } else { Who::Person(found) }
}

fn is_room(name: &str) -> bool {
    let name = fold(name);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        ["room", "zimmer", "raum", "zaal"].iter().any(|end| word.ends_with(end))
            || matches!(word, "sala" | "salle" | "saal")
    }) && (name.contains(|c: char| c.is_ascii_digit()) || name.split_whitespace().count() == 1)
}

fn is_house(name: &str) -> bool {
    name.split([' ', '-']).any(names::is_word_of_houses)
}
