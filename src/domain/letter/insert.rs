//! Where a phrase of the user's own goes: at the caret, in the place of what is selected, or, where neither says
//! anything, as the last paragraph before the sign-off.

use crate::domain::letter::paper::Paper;
use std::ops::Range;

/// What may follow a word without a space.
const STOPS: [char; 10] = ['.', ',', ';', ':', '?', '!', ')', '”', '"', '’'];

/// A letter with a phrase in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// The whole text.
    pub text: String,
    /// Where the phrase stands in it, in bytes.
    pub place: Range<usize>,
}

/// Puts `phrase` into `text`. `caret` is what is selected on the paper, in bytes; an empty range is the caret alone.
/// In the greeting and at the very end a caret stands because a field was entered, not because it was put there. A
/// place that lies outside the text or inside a character counts as none.
pub fn insert(text: &str, caret: Option<Range<usize>>, phrase: &str) -> Inserted {
    let paper = Paper::letter(text);
    let chosen = caret.filter(|place| text.get(place.clone()).is_some()).filter(|place| {
        let resting = place.start < paper.greeting().end || (place.end == text.len() && !text.ends_with('\n'));
        !place.is_empty() || !resting
    });
    let Some(place) = chosen else {
        let end = paper.content().end;
        return between(&text[..end], phrase, &text[end..], true);
    };
    let place = if place.is_empty() { past_word(&paper, place.start) } else { place };
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let blank = |c: char| c == ' ' || c == '\t';
    let opens = before.trim_end_matches(blank).ends_with('\n') || before.trim().is_empty();
    let closes = after.trim_start_matches(blank).starts_with('\n') || after.trim().is_empty();
    between(before, phrase, after, (opens && closes) || phrase.contains('\n'))
}

/// A caret inside a word means the end of that word, with the marks that follow it.
fn past_word(paper: &Paper<'_>, caret: usize) -> Range<usize> {
    let inside = (0..paper.len()).map(|n| paper.place(n)).find(|word| word.start < caret && caret < word.end);
    let at = inside.map_or(caret, |word| {
        let after = &paper.text()[word.end..];
        word.end + after.len() - after.trim_start_matches(STOPS).len()
    });
    at..at
}

/// Joins the three by blank lines, or by spaces where the words would touch.
fn between(before: &str, phrase: &str, after: &str, apart: bool) -> Inserted {
    let (before, after) = match apart {
        true => (before.trim_end(), after.trim_start()),
        false => (before, after),
    };
    let touches = |c: char| !c.is_whitespace() && !matches!(c, '(' | '“' | '"' | '‘');
    let stops = |c: char| c.is_whitespace() || STOPS.contains(&c);
    // No second full stop where the phrase brings its own.
    let after = if !apart && phrase.ends_with(STOPS) { after.strip_prefix('.').unwrap_or(after) } else { after };
    let gap = match (apart, before.chars().next_back()) {
        (_, None) => "",
        (true, _) => "\n\n",
        (false, Some(last)) if touches(last) => " ",
        _ => "",
    };
    let tail = match (apart, after.chars().next()) {
        (_, None) => "",
        (true, _) => "\n\n",
        (false, Some(next)) if !stops(next) => " ",
        _ => "",
    };
    let start = before.len() + gap.len();
    Inserted { text: [before, gap, phrase, tail, after].concat(), place: start..start + phrase.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Dear Tom,\n\nThanks for the tour. The pumps were new to me.\n\nKind regards,\nAnna";

    /// The letter with a bar at the caret, or two around what is selected.
    fn at(marked: &str) -> String {
        let bars: Vec<usize> = marked.match_indices('|').enumerate().map(|(n, (at, _))| at - n).collect();
        let caret = bars.first().map(|start| *start..*bars.get(1).unwrap_or(start));
        let inserted = insert(&marked.replace('|', ""), caret, "I liked it.");
        assert_eq!(&inserted.text[inserted.place], "I liked it.", "{marked}");
        inserted.text
    }

    #[test]
    fn it_goes_where_the_caret_is() {
        let cases = [
            ("Dear Tom,\n\nThanks.| Bye.\n\nBest,\nA", "Dear Tom,\n\nThanks. I liked it. Bye.\n\nBest,\nA"),
            ("Dear Tom,\n\nThanks. |Bye.\n\nBest,\nA", "Dear Tom,\n\nThanks. I liked it. Bye.\n\nBest,\nA"),
            ("Dear Tom,\n\nTha|nks. Bye.\n\nBest,\nA", "Dear Tom,\n\nThanks. I liked it. Bye.\n\nBest,\nA"),
            ("Dear Tom,\n\n|Thanks.|\n\nBest,\nA", "Dear Tom,\n\nI liked it.\n\nBest,\nA"),
            ("Dear Tom,\n\nOne.\n|\nTwo.\n\nBest,\nA", "Dear Tom,\n\nOne.\n\nI liked it.\n\nTwo.\n\nBest,\nA"),
            ("Dear Tom,\n\nOne.\n\nBest,\nA\n\n|", "Dear Tom,\n\nOne.\n\nBest,\nA\n\nI liked it."),
            ("Hi Tom,\n\nMore: |this|. Bye.\n\nBest,\nA", "Hi Tom,\n\nMore: I liked it. Bye.\n\nBest,\nA"),
            ("|Everything|", "I liked it."),
            ("Hi Tom,\n\nÜber (|Züge|) sagen.\n\nBest,\nA", "Hi Tom,\n\nÜber (I liked it.) sagen.\n\nBest,\nA"),
        ];
        for (marked, wanted) in cases {
            assert_eq!(at(marked), wanted, "{marked}");
        }
    }

    #[test]
    fn without_a_caret_it_is_the_last_paragraph() {
        let wanted = LETTER.replace("to me.", "to me.\n\nI liked it.");
        for caret in [
            None,
            Some(0..0),
            Some(3..3),
            Some(LETTER.len()..LETTER.len()),
            Some(4..9_000),
            Some(Range { start: 90, end: 80 }),
        ] {
            assert_eq!(insert(LETTER, caret.clone(), "I liked it.").text, wanted, "{caret:?}");
        }
        assert_eq!(insert("", Some(0..0), "I liked it.").text, "I liked it.");
        assert_eq!(insert("Zoë", Some(3..3), "I liked it.").text, "Zoë\n\nI liked it.");
    }

    #[test]
    fn a_phrase_of_several_lines_stands_apart() {
        let caret = LETTER.find(" The pumps").map(|at| at..at);
        let text = insert(LETTER, caret, "PS\nOne more").text;
        assert!(text.contains("tour.\n\nPS\nOne more\n\nThe pumps"), "{text}");
    }
}
