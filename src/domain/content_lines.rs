//! The lines of calendars and contact cards (RFC 5545, 3.1; RFC 6350, 3.2), as bytes: a long line is folded by its
//! octets, often in the middle of a letter, so the pieces are put together before anything is decoded. The lines are
//! sorted into their blocks, from `BEGIN` to `END`.
//!
//! The crate `calcard` reads what stands in a line. What is done here it does not do: it takes text, not bytes; any
//! `END` closes any block; a file that breaks off reads like a whole one; text that is quoted without a charset is
//! Latin-1 to it, also where it is UTF-8; and a line that is none, as programs write them that forget to escape a line
//! break, is dropped.

mod line;
mod unfolded;

use crate::domain::charset::{Decode, Letters};
use line::{PASSED_OVER, PROSE, is_one_of, name, value};
use std::borrow::Cow;
use unfolded::Unfolded;

pub use line::ContentLine;

/// How deep blocks are read; an alarm in an event in a calendar is three.
const DEEPEST: usize = 8;
/// The most blocks inside one that are looked into; further ones are counted.
const MOST_BLOCKS: usize = 2_000;

/// `BEGIN:NAME` to `END:NAME`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block<'a> {
    /// The name, in capitals.
    pub name: String,
    /// The line in the file on which it begins, counted from 1.
    pub number: usize,
    /// Whether its end was there.
    pub ended: bool,
    /// Its lines, without those of the blocks inside.
    pub lines: Vec<ContentLine<'a>>,
    /// The blocks inside.
    pub parts: Vec<Block<'a>>,
    /// How many more of a name are inside than were looked into.
    more: Vec<(String, usize)>,
    /// Whether the last line was passed over, and what follows may belong to it.
    passing: bool,
}

impl Block<'_> {
    /// The blocks inside that have this name.
    pub fn all<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b Self> {
        self.parts.iter().filter(move |part| part.name == name)
    }

    /// How many blocks of this name are inside beside those of [`Self::all`].
    pub fn more(&self, name: &str) -> usize {
        self.more.iter().find(|(known, _)| known == name).map_or(0, |(_, many)| *many)
    }

    /// The block alone as text, decoded and unfolded, for whoever reads it line by line; `sure` if all of it was.
    pub fn text(&self, declared: Option<&str>, decode: Decode) -> Letters {
        let mut all = Letters { text: ["BEGIN:", &self.name, "\n"].concat(), sure: true };
        for line in &self.lines {
            let Letters { text, sure } = line.text(declared, decode);
            all.text.push_str(&text);
            all.text.push('\n');
            all.sure &= sure;
        }
        all.text.push_str("END:");
        all.text.push_str(&self.name);
        all.text.push('\n');
        all
    }

    /// The block and all inside it as a text in which they are found again.
    pub fn whole(&self, declared: Option<&str>, decode: Decode, out: &mut String) {
        let own = self.text(declared, decode).text;
        let (body, end) = own.split_at(own.len() - "END:\n".len() - self.name.len());
        out.push_str(body);
        self.parts.iter().for_each(|part| part.whole(declared, decode, out));
        if self.ended {
            out.push_str(end);
        }
    }
}

/// A file as a block without a name, in which the outermost blocks are; what stands around them is skipped.
pub fn file(bytes: &[u8]) -> Block<'_> {
    let mut lines = Unfolded::new(bytes);
    let mut open = vec![Block::default()];
    while let Some((number, line)) = lines.next() {
        let name = name(&line);
        match name {
            Some(name) if name.eq_ignore_ascii_case(b"BEGIN") => begin(&line, number, &mut open, &mut lines),
            Some(name) if name.eq_ignore_ascii_case(b"END") => {
                let wanted = value(&line);
                // An end without its beginning is passed over.
                if let Some(place) = open.iter().rposition(|block| block.name == wanted).filter(|place| *place > 0) {
                    close(&mut open, place + 1);
                    open.last_mut().into_iter().for_each(|last| last.ended = true);
                    close(&mut open, place);
                }
            }
            _ if open.len() > 1 => open.last_mut().into_iter().for_each(|block| block.take(name, line.clone())),
            _ => {}
        }
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default()
}

/// The outermost blocks of a file.
pub fn blocks(bytes: &[u8]) -> Vec<Block<'_>> {
    file(bytes).parts
}

fn begin<'a>(line: &[u8], number: usize, open: &mut Vec<Block<'a>>, lines: &mut Unfolded<'a>) {
    let name = value(line);
    // What is open already ends where another of its kind begins; only a card may hold one, that of an assistant.
    let inside = open.last().and_then(|card| card.lines.last()).is_some_and(|line| {
        name == "VCARD" && self::name(&line.0).is_some_and(|name| name.eq_ignore_ascii_case(b"AGENT"))
    });
    if let Some(place) = open.iter().rposition(|block| block.name == name).filter(|place| *place > 0 && !inside) {
        close(open, place);
    }
    let full = open.last().is_some_and(|outer| outer.parts.len() >= MOST_BLOCKS);
    if full {
        let around: Vec<&str> = open.iter().map(|block| block.name.as_str()).filter(|name| !name.is_empty()).collect();
        lines.skip(&name, &around);
        if let Some(outer) = open.last_mut() {
            match outer.more.iter_mut().find(|(known, _)| *known == name) {
                Some((_, many)) => *many += 1,
                None => outer.more.push((name, 1)),
            }
        }
    } else if open.len() <= DEEPEST {
        open.push(Block { name, number, ..Block::default() });
    }
}

/// Puts the innermost blocks into those around them until so many are open.
fn close(open: &mut Vec<Block>, left: usize) {
    while open.len() > left.max(1) {
        if let (Some(inner), Some(outer)) = (open.pop(), open.last_mut()) {
            outer.parts.push(inner);
        }
    }
}

impl<'a> Block<'a> {
    fn take(&mut self, name: Option<&[u8]>, line: Cow<'a, [u8]>) {
        // "Join: https://..." is no property of a file that writes the others in capitals.
        let shouts = |name: &[u8]| !name.iter().any(u8::is_ascii_lowercase);
        let before = self.lines.last().and_then(|line| self::name(&line.0));
        let prose = before.filter(|before| is_one_of(before, &PROSE));
        let goes_on = match (name, prose) {
            (None, _) => true,
            (Some(name), Some(prose)) => shouts(prose) && !shouts(name),
            (Some(_), None) => false,
        };
        let prose = prose.is_some();
        match (goes_on, self.lines.last_mut()) {
            (true, Some(last)) if prose && !self.passing => {
                let whole = last.0.to_mut();
                whole.extend_from_slice(b"\\n");
                whole.extend_from_slice(&line);
            }
            (true, _) => {}
            (false, _) => {
                self.passing = name.is_some_and(|name| is_one_of(name, &PASSED_OVER));
                if !self.passing {
                    self.lines.push(ContentLine(line));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;

    fn texts(block: &Block) -> Vec<String> {
        block.lines.iter().map(|line| line.text(None, &decode).text).collect()
    }

    #[test]
    fn blocks_nest_and_folded_lines_are_whole_again() {
        let text = b"Dear all,\r\nbegin:vcalendar\r\nBEGIN:VEVENT \r\nSUMMARY:Inter\r\n view\rLOCATION:\xC5\n \x81\xC3\xB3d\xC5\xBA\nBEGIN:VALARM\r\n\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nAFTER:1\r\n";
        let found = blocks(text);
        assert_eq!((found.len(), found[0].ended, found[0].lines.len()), (1, true, 0));
        let event = found[0].all("VEVENT").next().unwrap();
        assert_eq!((event.number, texts(event)), (3, vec!["SUMMARY:Interview".to_owned(), "LOCATION:Łódź".to_owned()]));
        assert_eq!((event.parts[0].name.as_str(), event.parts[0].number), ("VALARM", 8));
    }

    #[test]
    fn ends_that_do_not_match_and_files_that_break_off_are_no_trouble() {
        let broken = blocks(b"BEGIN:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nBEGIN:VALARM\nSUMMARY:a\nEND:VCALENDAR");
        assert!(broken[0].ended && !broken[0].parts[0].ended);
        assert_eq!(texts(&broken[0].parts[0].parts[0]), ["SUMMARY:a"]);
        let two = blocks(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nEND:VCALENDAR");
        assert_eq!(two[0].parts.iter().map(|one| one.ended).collect::<Vec<_>>(), [false, true]);
        assert!(!blocks(b"BEGIN:VCALENDAR\nBEGIN:VEVENT")[0].ended);
        assert_eq!(blocks(b"nothing of the kind"), []);
        let text = b"BEGIN:VCALENDAR\n".repeat(10_000);
        let many = file(&text);
        assert_eq!((many.parts.len(), many.more("VCALENDAR")), (MOST_BLOCKS, 10_000 - MOST_BLOCKS));
        let events = "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n".repeat(5_000);
        let rest = "BEGIN:VTODO\nEND:VTODO\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR";
        let text = ["BEGIN:VCALENDAR\n", &events, rest].concat();
        let many = file(text.as_bytes());
        let first = &many.parts[0];
        assert_eq!((many.parts.len(), first.ended, first.all("VEVENT").count()), (2, true, MOST_BLOCKS));
        assert_eq!((first.more("VEVENT"), first.more("VTODO")), (5_002 - MOST_BLOCKS, 1));
        let deep: String = (0..10_000).map(|n| format!("BEGIN:X{n}\n")).collect();
        assert_eq!(blocks(deep.as_bytes()).len(), 1);
    }

    #[test]
    fn what_a_program_forgot_to_escape_stays_with_its_text() {
        let text = b"BEGIN:VEVENT\nDESCRIPTION:first\nsecond line\nJoin: https://zoom.us/j/1\nDTSTART:20261209T100000Z\nEND:VEVENT";
        assert_eq!(
            texts(&blocks(text)[0]),
            ["DESCRIPTION:first\\nsecond line\\nJoin: https://zoom.us/j/1", "DTSTART:20261209T100000Z"]
        );
        let small = b"begin:vevent\ndescription:first\ndtstart:20261209\nend:vevent";
        assert_eq!(texts(&blocks(small)[0]).len(), 2);
    }

    #[test]
    fn photographs_are_passed_over_and_an_assistant_stays_inside() {
        let text = format!(
            "BEGIN:VCARD\nFN:Bo\nPHOTO;BASE64:\n{}\n\nAGENT:\nBEGIN:VCARD\nFN:Ann\nEND:VCARD\nTITLE:Boss\nEND:VCARD\nBEGIN:VCARD\nFN:Cut\nBEGIN:VCARD\nFN:Next\nEND:VCARD",
            "AAAABBBB\n".repeat(10)
        );
        let found = blocks(text.as_bytes());
        assert_eq!(found.len(), 3);
        assert_eq!(texts(&found[0]), ["FN:Bo", "AGENT:", "TITLE:Boss"]);
        assert_eq!(texts(&found[0].parts[0]), ["FN:Ann"]);
        assert_eq!((found[1].ended, found[2].ended), (false, true));
    }

    #[test]
    fn quoted_lines_are_read_after_their_charset() {
        let table: [(&[u8], &str, bool); 8] = [
            (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=\nGro=C3=9F", "FN:Jürgen Groß", true),
            (b"FN;ENCODING=QUOTED-PRINTABLE:J=FCrgen Gro=DF", "FN:Jürgen Groß", false),
            // UTF-8 although nothing says so.
            (b"FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen", "FN:Jürgen", true),
            (b"N;LANGUAGE=de;QUOTED-PRINTABLE:Gro=DF;J=FCrgen", "N;LANGUAGE=de:Groß;Jürgen", false),
            (b"FN;CHARSET=Windows-1252:B\xF6rnig", "FN:Börnig", true),
            (b"NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=3D", "NOTE:a\\nb=", true),
            (b"X;P=\"a:b;CHARSET=x\":c", "X;P=\"a:b;CHARSET=x\":c", true),
            (b"item1.EMAIL;type=INTERNET:a@b.example", "item1.EMAIL;type=INTERNET:a@b.example", true),
        ];
        for (bytes, text, sure) in table {
            let file = [b"BEGIN:VCARD\n", bytes, b"\nEND:VCARD"].concat();
            let read = blocks(&file)[0].lines[0].text(None, &decode);
            assert_eq!((&*read.text, read.sure), (text, sure));
        }
    }
}
