//! The lines of a file, put together again from the pieces into which they were folded.

use crate::domain::content_lines::line::{LONGEST_LINE, PASSED_OVER, is_one_of, is_prose, is_quoted, name};
use std::borrow::Cow;

/// The lines of a file, put together again, each with its number.
pub(super) struct Unfolded<'a> {
    rest: &'a [u8],
    number: usize,
}

impl<'a> Unfolded<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, number: 0 }
    }

    /// The next line as it stands in the file. It may end in any of the ways in which lines end.
    fn raw(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let end = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(self.rest.len());
        let (line, after) = self.rest.split_at(end);
        self.rest = match after {
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => &[],
        };
        Some(line)
    }
}

impl Unfolded<'_> {
    /// Goes on behind a block of this name, or before what ends it otherwise, without looking into it.
    pub fn skip(&mut self, name: &str, around: &[&str]) {
        loop {
            let (rest, number) = (self.rest, self.number);
            let Some(line) = self.raw() else { return };
            let (word, what) = match line.trim_ascii() {
                [b'B' | b'b', ..] => ("BEGIN:", line.trim_ascii().get(6..)),
                [b'E' | b'e', ..] => ("END:", line.trim_ascii().get(4..)),
                _ => continue,
            };
            let told = line.trim_ascii().get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()));
            let Some(what) = what.filter(|_| told).map(<[u8]>::trim_ascii) else { continue };
            let is = |name: &str| what.eq_ignore_ascii_case(name.as_bytes());
            if word == "END:" && is(name) {
                return;
            }
            if is(name) || around.iter().any(|outer| is(outer)) {
                (self.rest, self.number) = (rest, number);
                return;
            }
        }
    }
}

impl<'a> Iterator for Unfolded<'a> {
    type Item = (usize, Cow<'a, [u8]>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = self.raw()?;
        while line.iter().all(u8::is_ascii_whitespace) {
            line = self.raw()?;
        }
        let number = self.number;
        // Spaces before the first line of all, as in a pasted text, fold nothing.
        let mut whole = Cow::Borrowed(line.trim_ascii_start());
        let passed_over = name(&whole).is_some_and(|name| is_one_of(name, &PASSED_OVER));
        loop {
            // The quoted form of version 2.1 goes on after an equals sign.
            let open = whole.last() == Some(&b'=') && is_quoted(&whole);
            let next = match self.rest {
                [b' ' | b'\t', ..] => {
                    self.raw().map(|line| if open { line } else { line.get(1..).unwrap_or_default() })
                }
                _ if open => self.raw(),
                _ => None,
            };
            let Some(next) = next else { return Some((number, whole)) };
            if passed_over {
                continue;
            }
            let whole = whole.to_mut();
            if open {
                whole.pop();
            }
            if whole.len() < LONGEST_LINE || !is_prose(whole) {
                whole.extend_from_slice(next);
            }
        }
    }
}
