//! From a file, or a pasted text, to the appointments in it: each of every calendar, and for what is none of them the
//! reason. What is read and what is said to be left out add up to what is there.

use crate::domain::charset::{Decode, in_utf8};
use crate::domain::content_lines::{Block, file};
use crate::domain::ics::component::Component;
use crate::domain::ics::invitation::{Around, Invitation, read as appointment};
use crate::domain::ics::zone::Clocks;
use crate::domain::mail_file;
use crate::domain::profile::Profile;
use crate::domain::text::Line;
use std::borrow::Cow;
use std::fmt;

/// The most bytes that are looked at.
pub const LONGEST: usize = 10_000_000;
/// The most appointments that are offered from one file.
pub const MOST: usize = 200;

/// The most bytes of which the text is given back, to be read again after a look at another screen.
const HELD: usize = 1_000_000;

/// What reading needs beside the file.
#[derive(Clone, Copy)]
pub struct Aids<'a> {
    /// Letters.
    pub decode: Decode<'a>,
    /// Zones.
    pub clocks: Clocks<'a>,
    /// The user, who is nobody to thank.
    pub me: &'a Profile,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The appointments, in their order.
    pub found: Vec<Invitation>,
    /// What is not among them, and why.
    pub left_out: Vec<LeftOut>,
    /// The calendars of the file as plain text, from which the same is read again.
    pub text: String,
}

/// Something in a file that is not offered. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// An appointment whose date cannot be read.
    Undated {
        /// The line on which it begins.
        line: usize,
        /// What it is called; may be empty.
        title: Line,
    },
    /// An appointment that breaks off.
    CutShort {
        /// The line on which it begins.
        line: usize,
        /// What it is called; may be empty.
        title: Line,
    },
    /// Appointments that are there twice, as mail programs send them.
    Twice(usize),
    /// More appointments than are offered.
    TooMany(usize),
    /// Tasks, notes, and times when somebody is busy.
    NoAppointments(usize),
}

impl LeftOut {
    /// How many it stands for.
    pub const fn count(&self) -> usize {
        match self {
            Self::Undated { .. } | Self::CutShort { .. } => 1,
            Self::Twice(many) | Self::TooMany(many) | Self::NoAppointments(many) => *many,
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let called = |title: &Line| match title.is_empty() {
            true => "An appointment without a title".to_owned(),
            false => format!("“{title}”"),
        };
        match self {
            Self::Undated { line, title } => {
                write!(f, "{} is left out: it has no date that can be read (line {line} of the file).", called(title))
            }
            Self::CutShort { line, title } => {
                write!(f, "{} is left out: the file breaks off in it (line {line}).", called(title))
            }
            Self::Twice(1) => f.write_str("One appointment is in the file twice. It is shown once."),
            Self::Twice(many) => write!(f, "{many} appointments are in the file more than once. Each is shown once."),
            Self::TooMany(many) => {
                write!(f, "{many} more appointments are in the file. Only the first {MOST} are shown.")
            }
            Self::NoAppointments(1) => f.write_str("One task or note in the file is no appointment and is left out."),
            Self::NoAppointments(many) => {
                write!(f, "{many} tasks or notes in the file are no appointments and are left out.")
            }
        }
    }
}

/// Why nothing was found. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationError {
    /// There is no text.
    Empty,
    /// More text than any invitation has.
    TooLong,
    /// It is no calendar.
    NotACalendar,
    /// It is an e-mail without a calendar.
    MailWithout,
    /// It is an e-mail in the format that one office program alone reads.
    OfficeMail,
    /// It breaks off in the middle.
    CutShort {
        /// The line on which the appointment begins that breaks off.
        line: usize,
    },
    /// It holds no appointment with a time; what there is instead, if anything.
    NoEvent(Vec<LeftOut>),
}

impl fmt::Display for InvitationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is no text yet. Open the invitation's file, or paste what is in it."),
            Self::TooLong => f.write_str(
                "This is far longer than an invitation. Nothing was changed. Choose the file that came with the e-mail.",
            ),
            Self::NotACalendar => f.write_str(
                "This is not an invitation that a calendar can read. Nothing was changed. Its file is often called invite.ics.",
            ),
            Self::MailWithout => f.write_str(
                "There is no calendar in this e-mail. Nothing was changed. If it has an attachment such as invite.ics, save that and open it here.",
            ),
            Self::OfficeMail => f.write_str(
                "This is an e-mail in Outlook's own format, which only Outlook reads. Nothing was changed. Save it as .ics or .eml there, and open that.",
            ),
            Self::CutShort { line } => write!(
                f,
                "This invitation breaks off before its end, in what begins on line {line}. Nothing was changed. Save it once more from the e-mail, then try again."
            ),
            Self::NoEvent(instead) => {
                f.write_str("There is no appointment with a date in it. Nothing was changed.")?;
                instead.iter().take(3).try_for_each(|one| write!(f, " {one}"))?;
                f.write_str(" You can write the interview down by hand.")
            }
        }
    }
}

/// A calendar, where it was found, and what is said of it there.
struct Source<'a> {
    bytes: Cow<'a, [u8]>,
    charset: Option<String>,
    method: Option<String>,
}

/// Reads the appointments in a file; `pasted` is whether it came as text. Errors: see [`InvitationError`].
pub fn read(bytes: &[u8], pasted: bool, aids: Aids) -> Result<Reading, InvitationError> {
    if bytes.len() > LONGEST {
        return Err(InvitationError::TooLong);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(InvitationError::OfficeMail);
    }
    let bytes = in_utf8(bytes, aids.decode);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(InvitationError::Empty);
    }
    let mail = mail_file::is_mail(&bytes);
    let mut reading = Reading { found: Vec::new(), left_out: Vec::new(), text: String::new() };
    let mut seen = false;
    for source in sources(&bytes, mail, pasted, aids.decode) {
        let whole = file(&source.bytes);
        let roots = &whole.parts;
        let declared = source.charset.as_deref();
        let zones: Vec<Component> = each(roots)
            .filter(|block| block.name == "VTIMEZONE")
            .map(|block| Component::read(block, declared, aids.decode))
            .collect();
        for root in roots.iter().filter(|root| root.name == "VCALENDAR" || root.name == "VEVENT") {
            seen = true;
            reading.take(root, &zones, &source, aids);
            if source.bytes.len() <= HELD {
                root.whole(declared, aids.decode, &mut reading.text);
            }
        }
        let more = whole.more("VCALENDAR") + whole.more("VEVENT");
        if more > 0 {
            reading.count(LeftOut::TooMany(more));
        }
    }
    match (reading.found.is_empty(), seen) {
        (false, _) => Ok(reading),
        (true, false) if mail => Err(InvitationError::MailWithout),
        (true, false) => Err(InvitationError::NotACalendar),
        (true, true) => Err(match reading.left_out.iter().find_map(LeftOut::broken) {
            Some(line) => InvitationError::CutShort { line },
            None => InvitationError::NoEvent(reading.left_out),
        }),
    }
}

impl LeftOut {
    const fn broken(&self) -> Option<usize> {
        match self {
            Self::CutShort { line, .. } => Some(*line),
            _ => None,
        }
    }
}

/// Where calendars may be: in an e-mail in its parts, and where it has none in what is written in it.
fn sources<'a>(bytes: &'a [u8], mail: bool, pasted: bool, decode: Decode) -> Vec<Source<'a>> {
    let plain = |bytes: Cow<'a, [u8]>| Source { bytes, charset: None, method: None };
    if !mail {
        return vec![plain(Cow::Borrowed(bytes))];
    }
    let mail = mail_file::read(bytes, pasted, decode);
    if mail.calendars.is_empty() {
        return mail.texts.into_iter().map(|(text, _)| plain(Cow::Owned(text.into_bytes()))).collect();
    }
    let source = |part: mail_file::Attached| Source {
        bytes: Cow::Owned(in_utf8(&part.bytes, decode).into_owned()),
        charset: part.charset,
        method: part.method,
    };
    mail.calendars.into_iter().map(source).collect()
}

/// The blocks of a file and those inside of them.
fn each<'a, 'b>(roots: &'a [Block<'b>]) -> impl Iterator<Item = &'a Block<'b>> {
    roots.iter().chain(roots.iter().flat_map(|root| root.parts.iter()))
}

impl Reading {
    fn take(&mut self, root: &Block, zones: &[Component], source: &Source, aids: Aids) {
        let declared = source.charset.as_deref();
        let own = [root];
        let events: Vec<&Block> = if root.name == "VEVENT" { own.to_vec() } else { root.all("VEVENT").collect() };
        let head = Component::alone(root, declared, aids.decode);
        let method = if root.name == "VEVENT" { String::new() } else { head.text("METHOD") };
        let method = if method.is_empty() { source.method.clone().unwrap_or_default() } else { method };
        let around = Around { method: method.to_ascii_uppercase(), zones, clocks: aids.clocks, me: aids.me };
        let (mut twice, mut more) = (0, root.more("VEVENT"));
        for block in events {
            if self.found.len() >= MOST {
                more += 1;
                continue;
            }
            let event = Component::alone(block, declared, aids.decode);
            let (line, title) = (event.number, Line::cut(&event.text("SUMMARY")));
            // An end that is missing although others follow was forgotten; one at the end of the file was cut off.
            if !event.ended && !root.ended {
                self.left_out.push(LeftOut::CutShort { line, title });
                continue;
            }
            match appointment(&event, &around) {
                None => self.left_out.push(LeftOut::Undated { line, title }),
                Some(found) if !found.from.uid.is_empty() && self.found.contains(&found) => twice += 1,
                Some(found) => self.found.push(found),
            }
        }
        let others =
            ["VTODO", "VJOURNAL", "VFREEBUSY"].iter().map(|name| root.all(name).count() + root.more(name)).sum();
        let counted = [LeftOut::Twice(twice), LeftOut::TooMany(more), LeftOut::NoAppointments(others)];
        for one in counted.into_iter().filter(|one| one.count() > 0) {
            self.count(one);
        }
    }

    /// Adds to what is counted already of the same kind.
    fn count(&mut self, one: LeftOut) {
        for known in &mut self.left_out {
            match (known, &one) {
                (LeftOut::Twice(known), LeftOut::Twice(more))
                | (LeftOut::TooMany(known), LeftOut::TooMany(more))
                | (LeftOut::NoAppointments(known), LeftOut::NoAppointments(more)) => {
                    *known += more;
                    return;
                }
                _ => {}
            }
        }
        self.left_out.push(one);
    }
}
