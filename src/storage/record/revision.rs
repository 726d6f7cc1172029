//! Who wrote a record and its revision number: enough to tell an older copy from a newer one, and both from a
//! copy that diverged.

use crate::domain::id::IdSource;
use std::fmt;

/// The name of one open tab of the app.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Writer(String);

impl Writer {
    const LIMIT: usize = 40;
    const MERGER: &str = "-m";
    const PACKER: &str = "-p";

    /// A name for a tab that was just opened.
    pub fn fresh(source: &mut impl IdSource) -> Self {
        let room = Self::LIMIT - Self::MERGER.len();
        let text: String = source.fresh().chars().filter(|c| fits(*c)).take(room).collect();
        Self(if text.is_empty() { "tab".into() } else { text })
    }

    /// Reads a writer's name; `None` unless it is 1 to 40 lower-case letters, digits and hyphens.
    pub fn parse(text: &str) -> Option<Self> {
        let whole = !text.is_empty() && text.len() <= Self::LIMIT && text.chars().all(fits);
        whole.then(|| Self(text.to_owned()))
    }

    /// The name under which this tab writes merges, so that a merge is never mistaken for typing.
    pub fn merger(&self) -> Self {
        self.with(Self::MERGER)
    }

    /// The name under which any tab packs what this one wrote: two tabs that pack the same state then write the same
    /// state, and not two that diverge.
    pub fn packer(&self) -> Self {
        self.with(Self::PACKER)
    }

    /// The name under which this tab writes after so many generations of the store have ended.
    pub fn in_life(&self, ended: u32) -> Self {
        if ended == 0 { self.clone() } else { self.with(&format!("-{ended}")) }
    }

    fn with(&self, ending: &str) -> Self {
        let room = Self::LIMIT - ending.len();
        Self(format!("{}{ending}", &self.0[..self.0.len().min(room)]))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn fits(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// One saved state of one record: its revision and who wrote it. Written `57.k3f9`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    /// Counts up with each save.
    pub rev: u64,
    /// The tab that saved it.
    pub writer: Writer,
}

impl Revision {
    /// The highest revision that is accepted: up to here a number survives every JSON reader.
    pub const HIGHEST: u64 = 1 << 52;

    /// From here on a revision is taken for damaged or made up: no record is saved that often, and few numbers would be
    /// left after it.
    const ABSURD: u64 = 1 << 51;

    /// The revision it is read as, so that enough numbers are left after it.
    const ENOUGH: u64 = 1 << 40;

    /// The accepted revision; `None` if the number is no revision.
    pub(in crate::storage) fn believed(rev: u64) -> Option<u64> {
        let known = (1..=Self::HIGHEST).contains(&rev);
        known.then_some(if rev < Self::ABSURD { rev } else { Self::ENOUGH })
    }

    /// Reads `57.k3f9`.
    pub fn parse(text: &str) -> Option<Self> {
        let (rev, writer) = text.split_once('.')?;
        let rev = Self::believed(rev.parse().ok()?)?;
        Some(Self { rev, writer: Writer::parse(writer)? })
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.rev, self.writer.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_what_it_prints_and_nothing_else() {
        let stamp = Revision::parse("57.k3f9").unwrap();
        assert_eq!(Revision::parse(&stamp.to_string()), Some(stamp));
        for bad in ["", "57", ".a", "0.a", "-1.a", "1.", "1.A", "1.a.b", "99999999999999999999.a", "4503599627370497.a"]
        {
            assert_eq!(Revision::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_merge_is_signed_by_another_name_of_legal_length() {
        for name in ["a", &"x".repeat(40)] {
            let writer = Writer::parse(name).unwrap();
            assert_ne!(writer.merger(), writer);
            assert_eq!(Writer::parse(writer.merger().as_str()), Some(writer.merger()));
        }
    }
}
