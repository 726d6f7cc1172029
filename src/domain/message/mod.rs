//! A message of an employer, or the text of an advertisement, as it was pasted or shared: what it seems to say, piece by
//! piece, each with the words it was read from. Nothing of it counts before the user says so.

mod chat;
mod day_words;
pub(crate) mod earlier;
pub mod meeting;
pub mod outcome;
mod outcome_words;
mod sentences;
mod tongues;

use crate::domain::calendar::WorkCalendar;
use crate::domain::charset::{Decode, in_utf8, letters};
use crate::domain::contacts::{self, Found};
use crate::domain::fold::fold;
use crate::domain::ics::addresses::{is_foreign, is_scheduler};
use crate::domain::ics::guess;
use crate::domain::ics::join::{is_room, links};
use crate::domain::id::ProcessId;
use crate::domain::mail_file;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::promise::Promise;
use crate::domain::promise_words;
use crate::domain::text::{Line, Link};
use chrono::{NaiveDate, NaiveDateTime};
use meeting::Meeting;
use outcome::Outcome;
use sentences::{sentences, unwrapped};
use std::fmt;

/// The most bytes that are looked at.
pub const LONGEST: usize = 10_000_000;
/// The most letters of a text that are looked at; no message of an employer has as many.
const MOST_LETTERS: usize = 60_000;
/// The most of one kind that is offered.
const MOST: usize = 10;

/// Why a text was not read. `Display` is the sentence the user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageError {
    /// There is nothing in it.
    Empty,
    /// Longer than any message.
    TooLong,
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "There is no text in it. Nothing was changed: paste their message, or choose the file.",
            Self::TooLong => {
                "This is far longer than a message. Nothing was changed: paste the part with their news alone."
            }
        })
    }
}

/// A message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Its subject.
    pub subject: String,
    /// Name and address of its sender.
    pub from: (String, String),
    /// When it was sent, in UTC.
    pub sent: Option<NaiveDateTime>,
    /// What is written in it, without what it answers to.
    pub text: String,
    /// Whether an invitation comes with it.
    pub invites: bool,
    /// The people on contact cards in it.
    pub cards: Vec<Found>,
    /// How many more cards there are, or are of nobody.
    pub left_out: usize,
    /// Whether it was longer than what is looked at.
    pub cut: bool,
}

/// Reads a message from its file, its source, or its text; `pasted` is whether it came as text.
/// Errors: see [`MessageError`].
pub fn open(bytes: &[u8], pasted: bool, decode: Decode) -> Result<Message, MessageError> {
    if bytes.len() > LONGEST {
        return Err(MessageError::TooLong);
    }
    let bytes = in_utf8(bytes, decode);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(MessageError::Empty);
    }
    let mut message = Message::default();
    if contacts::vcard::is_card(&bytes) {
        let read = contacts::read(&bytes, pasted, decode).unwrap_or_default();
        message.left_out = read.left_out.iter().map(contacts::LeftOut::count).sum();
        message.cards = read.people;
        return Ok(message);
    }
    let text = if mail_file::is_mail(&bytes) {
        let mail = mail_file::read(&bytes, pasted, decode);
        (message.subject, message.from, message.sent) = (mail.subject, mail.from, mail.sent);
        message.invites = !mail.calendars.is_empty();
        mail.texts.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n")
    } else {
        letters(&bytes, None, decode).text
    };
    message.cut = text.chars().count() > MOST_LETTERS;
    let own = earlier::without(&text.chars().take(MOST_LETTERS).collect::<String>());
    let (text, writer) = chat::without_stamps(&own.text);
    message.text = text;
    if message.from.0.is_empty() {
        message.from.0 = writer;
    }
    // What was passed on is from whoever wrote it first.
    if let Some((from, subject)) = own.head {
        message.from = from;
        message.subject = if subject.is_empty() { message.subject } else { subject };
    }
    Ok(message)
}

/// What a message seems to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Who writes, as far as that can be guessed.
    pub employer: Line,
    /// For what role.
    pub role: Line,
    /// What became of it, each with its sentence: several where the words allow it.
    pub outcomes: Vec<(Outcome, Line)>,
    /// When they say that they will write, with the sentence.
    pub promise: Option<Promise>,
    /// The days and hours named in it.
    pub meetings: Vec<Meeting>,
    /// The link to join by.
    pub join: Link,
    /// Other links.
    pub links: Vec<Line>,
    /// The people in it.
    pub people: Vec<Found>,
    /// How many more pieces there are than are offered.
    pub more: usize,
}

impl Pieces {
    /// Without the user, who is nobody to add: theirs is a message that was passed on.
    #[must_use]
    pub fn without(mut self, me: &Profile) -> Self {
        let same = |known: &str, theirs: &str| !known.is_empty() && fold(known) == fold(theirs);
        self.people.retain(|found| !same(&me.email, &found.email) && !same(&me.name, &found.name));
        self
    }
}

/// Reads the pieces of a message that was written on a day.
pub fn read(message: &Message, written: NaiveDate, calendar: &WorkCalendar, decode: Decode) -> Pieces {
    let sentences = sentences(&message.text);
    let people = people(message, decode);
    let employer = employer(message, &people);
    let mut pieces = Pieces { role: role(message, &employer), employer, people, ..Pieces::default() };
    for sentence in &sentences {
        for outcome in outcome::read(sentence) {
            if !pieces.outcomes.iter().any(|(known, _)| *known == outcome) {
                pieces.outcomes.push((outcome, Line::cut(sentence)));
            }
        }
        if pieces.promise.is_none()
            && let Some(said) = outcome::promising(sentence)
        {
            let meant = promise_words::read(&said, written, calendar);
            let meant = meant.or_else(|| promise_words::read(&tongues::english(&said)?, written, calendar));
            pieces.promise = meant.map(|meant| Promise {
                channel: meant.channel,
                words: Line::cut(sentence),
                ..Promise::by(meant.by)
            });
        }
    }
    pieces.meetings = meeting::read(&unwrapped(&message.text), written);
    let mut all: Vec<String> = links(&message.text).collect();
    all.dedup();
    pieces.join = all.iter().find(|link| is_room(link)).map(|link| Link::cut(link)).unwrap_or_default();
    let others: Vec<Line> =
        all.iter().filter(|link| !is_room(link)).filter_map(|link| Line::parse(link).ok()).collect();
    for link in others {
        if !pieces.links.contains(&link) {
            pieces.links.push(link);
        }
    }
    let over = |many: usize| many.saturating_sub(MOST);
    pieces.more = over(pieces.links.len()) + over(pieces.meetings.len()) + over(pieces.people.len()) + message.left_out;
    pieces.links.truncate(MOST);
    pieces.meetings.truncate(MOST);
    pieces.people.truncate(MOST);
    pieces
}

fn people(message: &Message, decode: Decode) -> Vec<Found> {
    let mut people = if message.cards.is_empty() {
        contacts::read(message.text.as_bytes(), true, decode).map(|read| read.people).unwrap_or_default()
    } else {
        message.cards.clone()
    };
    let (name, address) = &message.from;
    let person = contacts::names::plain(name);
    let starts = |found: &Found| fold(&person).split(' ').next() == Some(fold(&found.name).as_str());
    let known = |found: &Found| {
        (!address.is_empty() && fold(&found.email) == fold(address))
            || fold(&found.name) == fold(&person)
            || starts(found)
    };
    if contacts::names::is_person(&person) && !people.iter().any(known) {
        people.push(Found { name: Line::cut(&person), email: Line::cut(address), sure: true, ..Found::default() });
    }
    for found in &mut people {
        // Whoever signs with a first name alone is whoever sends it.
        let first = |whole: &str| fold(whole).split(' ').next() == Some(fold(&found.name).as_str());
        if !found.name.is_empty() && first(&person) {
            found.name = Line::cut(&person);
        }
        if found.email.is_empty() && fold(&found.name) == fold(&person) {
            found.email = Line::cut(address);
        }
    }
    people.retain(|found| !found.name.is_empty());
    people
}

/// The part of an address that names the house: "northlight" of "hr@mail.northlight.co.uk".
fn house(address: &str) -> Option<String> {
    let domain = address.rsplit_once('@').filter(|_| !is_scheduler(address))?.1.to_ascii_lowercase();
    let parts: Vec<&str> = domain.split('.').collect();
    let short = |part: &&str| part.len() <= 3 || matches!(*part, "example" | "info" | "online" | "museum");
    let place = parts.iter().rposition(|part| !short(part)).or_else(|| parts.len().checked_sub(2))?;
    parts.get(place).map(|part| (*part).to_owned()).filter(|part| !is_foreign(part))
}

fn squeezed(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn employer(message: &Message, found: &[Found]) -> Line {
    // A mailbox is often called as its house: "at Northlight" then names nobody.
    let people: Vec<&str> =
        [message.from.0.as_str()].into_iter().filter(|name| contacts::names::is_person(name)).collect();
    let told = guess::employer(&message.subject, &people);
    let house = house(&message.from.1);
    let is_house = |name: &str| house.as_ref().is_some_and(|house| spelled(name).starts_with(&spelled(house)));
    // "Halden & Rowe Careers"
    let sender = || {
        let words = message.from.0.split_whitespace().filter(|word| !contacts::names::is_word_of_houses(word));
        let name = words.collect::<Vec<_>>().join(" ");
        is_house(&name).then_some(name)
    };
    let mut companies = found.iter().map(|one| &*one.company).filter(|company| !company.is_empty());
    let signed = || companies.find(|company| house.is_none() || is_house(company)).map(str::to_owned);
    let titled = || found.iter().find_map(|one| guess::employer(&one.title, &[&*one.name]));
    let behind = || {
        let mut letters = house.as_ref()?.chars();
        letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    let name = told.or_else(sender).or_else(signed).or_else(titled).or_else(behind);
    Line::cut(&name.unwrap_or_default())
}

/// A name as addresses spell it: `mueller` of "Müller" as well as of "Mueller".
fn spelled(name: &str) -> String {
    ["ae", "oe", "ue"].iter().fold(squeezed(name), |name, two| name.replace(two, two.get(..1).unwrap_or_default()))
}

fn role(message: &Message, employer: &str) -> Line {
    let people = [message.from.0.as_str()];
    let told = guess::role(&message.subject, employer, &people);
    let told = told.or_else(|| sentences(&message.text).iter().find_map(|one| guess::role(one, "", &people)));
    // A whole sentence is no role.
    let told = told.filter(|role| role.chars().count() <= 60).unwrap_or_default();
    let told = told.trim_end_matches(['.', '!', '?', ';']);
    // In German the verb may follow: "die Stelle als Prüfer anbieten".
    let verbs = [" anbieten", " anzubieten", " antreten", " besetzen", " beworben"];
    Line::cut(verbs.iter().find_map(|verb| told.strip_suffix(verb)).unwrap_or(told))
}

/// Which of the records a message belongs to, if one fits better than all others: it comes from somebody known, from the
/// house, or names the employer.
pub fn process_of(all: &[&Process], message: &Message) -> Option<ProcessId> {
    let text = fold(&[&*message.subject, "\n", &message.text].concat());
    let house = house(&message.from.1);
    let fits = |process: &Process| {
        let address = fold(&message.from.1);
        let known = !address.is_empty() && process.people.iter().any(|person| fold(&person.email) == address);
        let name = squeezed(&process.employer);
        let from = house.as_ref().is_some_and(|house| {
            let house = squeezed(house);
            name.len() > 2 && house.len() > 2 && (name.starts_with(&house) || house.starts_with(&name))
        });
        let named = |text: &str, words: &str| !words.is_empty() && has_words(text, &fold(words));
        let (employer, role) = (named(&text, &process.employer), named(&text, &process.role));
        usize::from(known) * 8 + usize::from(from) * 4 + usize::from(employer) * 4 + usize::from(role)
    };
    let scores: Vec<(usize, &&Process)> = all.iter().map(|process| (fits(process), process)).collect();
    let best = scores.iter().map(|(score, _)| *score).max().filter(|best| *best >= 4)?;
    let mut first = scores.iter().filter(|(score, _)| *score == best);
    let (_, process) = first.next()?;
    first.next().is_none().then(|| process.id.clone())
}

/// Whether words stand in a text whole.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !letter(before) && !letter(after)
    })
}
