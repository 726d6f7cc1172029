//! CSV as spreadsheets write it (RFC 4180): quoted cells, doubled quotes, any line ending. The crate `csv` reads it;
//! the delimiter is detected here, and so are quotation marks that are never closed, of which the crate says nothing.
//! Reading never fails as a whole; what cannot be read is reported by its line.

use crate::storage::import::sniff;
use csv::{Position, Reader, ReaderBuilder, StringRecord};
use std::io::Cursor;

/// One row, and the line of the file on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line, counted from 1.
    pub line: usize,
    /// The cells.
    pub cells: StringRecord,
    /// Whether a quotation mark that opens a cell in it is never closed.
    pub torn: bool,
    /// Whether it comes after such a row, so that it may be the rest of it.
    pub doubtful: bool,
}

/// Appended after the last row. A quotation mark that is never closed swallows it, which the crate does not report.
const END: &str = "\n\u{3}end\u{3}\n";
/// How often reading is resumed after a row that is torn.
const TORN: usize = 100;

/// Reads a table, some rows at a time.
pub struct Rows {
    reader: Reader<Cursor<Vec<u8>>>,
    /// How many lines are before the first row.
    above: usize,
    torn: usize,
    ended: bool,
    found: Vec<Record>,
}

impl Rows {
    /// A reader of this text.
    pub fn new(text: &str) -> Self {
        let (mark, skip) = sniff::mark(text);
        let rest = text.get(skip..).unwrap_or_default();
        // Files of old Macintoshes end their lines with CR only, which the crate does not count.
        let old = !rest.contains('\n') && rest.contains('\r');
        let mut bytes = if old { rest.replace('\r', "\n").into_bytes() } else { rest.as_bytes().to_vec() };
        bytes.extend_from_slice(END.as_bytes());
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(Cursor::new(bytes));
        Self { reader, above: usize::from(skip > 0), torn: 0, ended: false, found: Vec::new() }
    }

    /// Reads so many more rows, and returns whether there may be others.
    pub fn step(&mut self, many: usize) -> bool {
        let mut row = StringRecord::new();
        for _ in 0..many {
            if self.ended || !matches!(self.reader.read_record(&mut row), Ok(true)) {
                self.ended = true;
                return false;
            }
            self.take(std::mem::take(&mut row));
        }
        !self.ended
    }

    fn take(&mut self, cells: StringRecord) {
        let bytes = self.reader.get_ref().get_ref();
        let at = cells.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let line = cells.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
        // The crate counts from the end of the row before, and skips empty lines.
        let empty = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let (skipped, empty) =
            empty.fold((0, 0), |(bytes, lines), byte| (bytes + 1, lines + usize::from(*byte == b'\n')));
        let (start, line) = (at + skipped, line + empty);
        let last = cells.iter().next_back().unwrap_or_default();
        if last == END.trim_matches('\n') && cells.len() == 1 {
            self.ended = true;
            return;
        }
        let torn = last.contains(END.trim_matches('\n'));
        if torn {
            // What it swallowed is read again, from the next line on.
            let next = bytes.get(start..).and_then(|rest| rest.iter().position(|byte| *byte == b'\n'));
            let mut place = Position::new();
            place.set_byte((start + next.unwrap_or(0) + 1) as u64).set_line(line as u64 + 1);
            self.torn += 1;
            self.ended = next.is_none() || self.torn > TORN || self.reader.seek(place).is_err();
        }
        if torn || cells.iter().any(|cell| !cell.trim().is_empty()) {
            let cells = if torn { StringRecord::new() } else { cells };
            self.found.push(Record { line: line + self.above, cells, torn, doubtful: !torn && self.torn > 0 });
        }
    }

    /// How many per cent are read.
    pub fn percent(&self) -> usize {
        let all = self.reader.get_ref().get_ref().len().max(1);
        (usize::try_from(self.reader.position().byte()).unwrap_or(all) * 100 / all).min(100)
    }

    /// The rows.
    pub fn rows(self) -> Vec<Record> {
        self.found
    }
}

/// Every row of a text that is not empty.
pub fn read(text: &str) -> Vec<Record> {
    let mut rows = Rows::new(text);
    while rows.step(10_000) {}
    rows.rows()
}

/// The characters a formula can begin with: the signs themselves, the full-width and small forms of East Asian
/// keyboards that some spreadsheets accept, and the true minus.
const SIGNS: [char; 13] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

/// Whether a character before a sign is invisible: all kinds of spaces, line ends, and characters of zero width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a spreadsheet would take a cell for a formula, or may do so after cleaning it; or whether the cell would be
/// taken for an escaped one although it is not.
fn wants_guard(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['\t', '\r', '\n']) || bare.trim_start_matches(is_unseen).starts_with(SIGNS)
}

/// A cell without the apostrophe that kept spreadsheets from evaluating it.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| wants_guard(rest)).unwrap_or(cell)
}

/// Writes one cell: escaped against formulas, and quoted where needed.
pub fn write_cell(out: &mut String, cell: &str) {
    let guard = if wants_guard(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        *out += "\"";
        *out += guard;
        *out += &cell.replace('"', "\"\"");
        *out += "\"";
    } else {
        *out += guard;
        *out += cell;
    }
}

/// Writes rows, with the line endings that every spreadsheet reads.
pub fn write<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            write_cell(&mut out, cell);
        }
        out += "\r\n";
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|row| row.cells.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn cells_are_read_as_the_standard_says() {
        let cases: [(&str, &[&[&str]]); 12] = [
            ("", &[]),
            ("\n\n", &[]),
            ("a,b\nc,d", &[&["a", "b"], &["c", "d"]]),
            ("a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a,b\rc,d\r", &[&["a", "b"], &["c", "d"]]),
            ("\"a,b\",c", &[&["a,b", "c"]]),
            ("\"a\"\"b\",c", &[&["a\"b", "c"]]),
            ("\"a\nb\",c", &[&["a\nb", "c"]]),
            ("a;\"b;c\";d", &[&["a", "b;c", "d"]]),
            ("a\tb", &[&["a", "b"]]),
            ("a,,\n,,\n", &[&["a", "", ""]]),
            ("a \"quoted\" word,b", &[&["a \"quoted\" word", "b"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(cells(text), rows, "{text:?}");
        }
    }

    #[test]
    fn rows_know_their_lines_and_what_is_torn() {
        let rows = read("h,i\n\"two\nlines\",x\n\nlast,\"open");
        let seen: Vec<(usize, bool)> = rows.iter().map(|row| (row.line, row.torn)).collect();
        assert_eq!(seen, [(1, false), (2, false), (5, true)]);
    }

    #[test]
    fn what_a_torn_row_swallows_is_read_again() {
        let rows = read("h,i\na,b\nx,\"open\nc,d\ne,\"f\"\n");
        let seen: Vec<(usize, usize, bool, bool)> =
            rows.iter().map(|row| (row.line, row.cells.len(), row.torn, row.doubtful)).collect();
        // The open quotation mark is closed by the next one, three lines later: the crate makes one row of it.
        assert_eq!(seen, [(1, 2, false, false), (2, 2, false, false), (3, 2, false, false)]);
        let rows = read("h,i\na,b\nx,\"open\nc,d\ne,f\n");
        let seen: Vec<(usize, bool, bool)> = rows.iter().map(|row| (row.line, row.torn, row.doubtful)).collect();
        assert_eq!(seen, [(1, false, false), (2, false, false), (3, true, false), (4, false, true), (5, false, true)]);
        let many: String = "\"\n".repeat(1001);
        assert!(read(&many).len() < 1001);
    }

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_the_guard_taken_off_again() {
        let before = [
            "", " ", "\t", "\r", "\n", "\r\n", "  \t ", "\u{a0}", "\u{3000}", "\u{feff}", "\u{200b}", "\u{202e}",
            "\u{0}",
        ];
        let signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−"];
        for (before, sign) in before.into_iter().flat_map(|before| signs.map(|sign| (before, sign))) {
            for cell in
                [format!("{before}{sign}1+1"), format!("{before}{sign}"), format!("{before}{sign}cmd|' /C calc'!A0, x")]
            {
                let text = write([vec!["a", &cell]]);
                let row = read(&text)[0].cells.clone();
                assert_eq!(&row[1], format!("'{cell}"), "{cell:?}");
                assert_eq!(unguarded(&row[1]), cell, "{cell:?}");
            }
        }
        for cell in [
            "plain",
            "",
            "a=b",
            "a,b",
            "\"",
            "'quoted'",
            " spaced",
            "Zoë",
            "=",
            "1 - 2",
            "株式会社＝",
            "'=x",
            "''=x",
            "' +x",
            "'\tx",
            "\tx",
            "\rx",
        ] {
            let text = write([vec!["a", cell]]);
            assert_eq!(unguarded(&read(&text)[0].cells[1]), cell, "{cell:?}: {text}");
        }
        for cell in ["plain", "a=b", "'quoted'", " spaced", "1 - 2", "株式会社＝"] {
            let mut text = String::new();
            write_cell(&mut text, cell);
            assert_eq!(text, cell, "what is no formula stays as it is");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_again(
            rows in proptest::collection::vec(proptest::collection::vec("(?s).{0,12}|['=＝ \t\r\n+-]{0,4}.{0,3}", 2..5), 1..6)
        ) {
            let text = write(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
            let head = "h,h\r\n".to_owned() + &text;
            let read: Vec<Vec<String>> = cells(&head).into_iter().skip(1).collect();
            let read: Vec<Vec<_>> = read.iter().map(|row| row.iter().map(|cell| unguarded(cell)).collect()).collect();
            // A row of blanks is no row, unless one of them had to be escaped.
            let kept = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty() || wants_guard(cell));
            let kept: Vec<_> = rows.into_iter().filter(kept).collect();
            prop_assert_eq!(read, kept);
        }

        #[test]
        fn any_text_at_all_is_read(text in "(?s).{0,300}") {
            let _ = read(&text);
        }
    }
}
