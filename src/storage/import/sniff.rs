//! Detecting the delimiter of a table: declared in its first line, as spreadsheets in Europe do, or the one that splits
//! its rows most evenly.

use csv::{ReaderBuilder, StringRecord};

/// The possible delimiters.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are examined, and how many bytes.
const ROWS: usize = 30;
const BYTES: usize = 100_000;

/// The delimiter, and how many bytes at the beginning only declare it.
pub fn mark(text: &str) -> (u8, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or(text);
    let bare = line.trim().trim_matches('"');
    let named = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| bare.as_bytes().get(4));
    if let Some(mark) = named
        && bare.len() == 5
    {
        return (*mark, line.len());
    }
    // `sep=` and a tab, which is lost when the line is trimmed.
    if bare.eq_ignore_ascii_case("sep=") && line.contains('\t') {
        return (b'\t', line.len());
    }
    let mut end = text.len().min(BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let mut best = (b',', 0);
    for mark in MARKS {
        let score = evenness(sample, mark);
        if score > best.1 {
            best = (mark, score);
        }
    }
    (best.0, 0)
}

/// How evenly a delimiter splits the rows: the share of rows with the most common number of cells, more for more cells;
/// 0 if it splits none.
fn evenness(sample: &str, mark: u8) -> usize {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(sample.as_bytes());
    let mut widths = Vec::new();
    let mut row = StringRecord::new();
    while widths.len() < ROWS && matches!(reader.read_record(&mut row), Ok(true)) {
        widths.push(row.len());
    }
    let commonest = |width: usize| widths.iter().filter(|one| **one == width).count();
    let most = widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| (commonest(*width), *width));
    // A delimiter that splits the first row, which usually has the headings, comes before one that does not.
    let head = if widths.first().is_some_and(|width| *width > 1) { 2000 } else { 0 };
    most.map_or(0, |width| head + commonest(width) * 1000 / widths.len() + width.min(99))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_told_or_found() {
        let cases = [
            ("sep=;\r\na,b;c\n", b';', 7),
            ("SEP=,\na;b;c,d\n", b',', 6),
            ("\"sep=|\"\na|b", b'|', 8),
            ("sep=\t\na\tb", b'\t', 6),
            ("a,b\nc,d", b',', 0),
            ("a;b\nc;d", b';', 0),
            ("a\tb\nc\td", b'\t', 0),
            ("a|b\nc|d", b'|', 0),
            // Commas inside the cells are uneven.
            ("Firma;Ort;Notiz\nA;Köln;ja, gern, bald\nB;Bonn;nein\n", b';', 0),
            ("\"a;b\",c\n\"d;e;f\",g", b',', 0),
            // A quotation mark after a character that is no delimiter would swallow the rest.
            ("h,h\n,\";\",\n,,,\n", b',', 0),
            ("My list\n\na;b\nc;d", b';', 0),
            ("one\ntwo", b',', 0),
            ("", b',', 0),
        ];
        for (text, expected, skip) in cases {
            assert_eq!(mark(text), (expected, skip), "{text:?}");
        }
    }
}
