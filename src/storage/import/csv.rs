//! Tables as spreadsheets write them (RFC 4180): cells in quotes, quotes doubled, lines of any ending. Reading never
//! fails as a whole; what cannot be read is named by its line.

/// One row, and the line of the file on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The line, counted from 1.
    pub line: usize,
    /// The cells.
    pub cells: Vec<String>,
    /// Whether a quotation mark that opens a cell in it is never closed.
    pub torn: bool,
}

/// What may stand between cells; spreadsheets of many countries write semicolons.
const MARKS: [char; 3] = [',', ';', '\t'];

/// The mark between the cells of a text: the one that stands most often in its first line, outside of quotes.
fn mark(text: &str) -> char {
    let mut counts = [0_usize; MARKS.len()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if quoted => {}
            _ => MARKS.iter().zip(&mut counts).filter(|(mark, _)| **mark == c).for_each(|(_, count)| *count += 1),
        }
    }
    let best = counts.iter().copied().max().unwrap_or(0);
    MARKS.into_iter().zip(counts).find(|(_, count)| *count == best).map_or(',', |(mark, _)| mark)
}

/// Every row of a text that holds anything.
pub fn read(text: &str) -> Vec<Record> {
    let mark = mark(text);
    let mut rows = Vec::new();
    let mut row = Record { line: 1, cells: Vec::new(), torn: false };
    let (mut cell, mut quoted, mut was_quoted, mut line) = (String::new(), false, false, 1);
    let mut letters = text.chars().peekable();
    loop {
        let next = letters.next();
        if quoted {
            match next {
                Some('"') if letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                Some('"') => quoted = false,
                Some(c) => {
                    line += usize::from(c == '\n' || c == '\r' && letters.peek() != Some(&'\n'));
                    cell.push(c);
                }
                None => {
                    row.torn = true;
                    quoted = false;
                }
            }
            if next.is_some() {
                continue;
            }
        }
        match next {
            Some('"') if cell.is_empty() && !was_quoted => {
                quoted = true;
                was_quoted = true;
            }
            Some(c) if c == mark => {
                row.cells.push(std::mem::take(&mut cell));
                was_quoted = false;
            }
            Some('\n' | '\r') | None => {
                row.cells.push(std::mem::take(&mut cell));
                was_quoted = false;
                if next == Some('\r') && letters.peek() == Some(&'\n') {
                    letters.next();
                }
                line += 1;
                let whole = std::mem::replace(&mut row, Record { line, cells: Vec::new(), torn: false });
                if whole.cells.iter().any(|cell| !cell.trim().is_empty()) || whole.torn {
                    rows.push(whole);
                }
                if next.is_none() {
                    return rows;
                }
            }
            Some(c) => cell.push(c),
        }
    }
}

/// With what a formula begins: the signs themselves, full-width and small as keyboards of East Asia write them and some
/// spreadsheets take them, and the true minus.
const SIGNS: [char; 13] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

/// What is not seen before a sign: blanks of every kind, ends of lines, and marks of no width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What a spreadsheet would take for a formula, or may take for one after it has cleaned the cell; and what would be
/// taken for guarded although nobody did.
fn wants_guard(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['\t', '\r', '\n']) || bare.trim_start_matches(is_unseen).starts_with(SIGNS)
}

/// A cell without the mark that kept a spreadsheet from reckoning with it.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| wants_guard(rest)).unwrap_or(cell)
}

/// Writes one cell: guarded, and in quotes where it needs them.
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
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|row| row.cells).collect()
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
                let row = &read(&text)[0].cells;
                assert_eq!(row[1], format!("'{cell}"), "{cell:?}");
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
            // A row of blanks is no row, unless one of them had to be guarded.
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
