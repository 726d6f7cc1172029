//! The generation of the store: deleting everything ends one generation and begins another. Each of the two places
//! holds the name of its generation, followed by the names of those that it ended: `k3f9 a1b2 c3d4`. A tab that finds
//! that the generation of its records was ended drops them and never writes them again, however long it slept. A place
//! without a name was emptied from outside; two names that do not know each other were begun apart, after that. Such
//! records are still valid, and go on under the name that is found.

use crate::storage::record::revision::Writer;

/// At most so many ended generations are remembered.
const MOST: usize = 50;

/// A generation, with the names of those that it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::storage) struct Generation(String);

/// How the generation that a tab knows is related to the one that it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum Meeting {
    /// It is the same.
    Same,
    /// The tab's was ended by the one found.
    Ended,
    /// The tab's has ended the one found.
    Ahead,
    /// Neither knows the other.
    Apart,
}

impl Generation {
    /// Reads the name of a generation; `None` if the text is none.
    pub(in crate::storage) fn read(text: &str) -> Option<Self> {
        text.split(' ').all(|word| Writer::parse(word).is_some()).then(|| Self(text.to_owned()))
    }

    /// The first generation.
    pub(in crate::storage) fn first(writer: &Writer) -> Self {
        Self(writer.as_str().to_owned())
    }

    /// The generation that ends these, and all that they have ended.
    pub(in crate::storage) fn after(writer: &Writer, ended: &[Self]) -> Self {
        let count = ended.iter().map(|life| life.words().count()).max().unwrap_or(0);
        // One tab may end several.
        let name = Writer::parse(&format!("{}-{count}", writer.as_str().get(..30).unwrap_or(writer.as_str())));
        Self::named(name.as_ref().unwrap_or(writer).as_str(), ended.iter().flat_map(Self::words))
    }

    fn named<'a>(name: &'a str, ended: impl Iterator<Item = &'a str>) -> Self {
        let mut words = vec![name];
        for word in ended {
            if !words.contains(&word) && words.len() <= MOST {
                words.push(word);
            }
        }
        Self(words.join(" "))
    }

    fn words(&self) -> std::str::Split<'_, char> {
        self.0.split(' ')
    }

    fn name(&self) -> &str {
        self.words().next().unwrap_or_default()
    }

    fn has_ended(&self, name: &str) -> bool {
        self.words().skip(1).any(|ended| ended == name)
    }

    /// The text that is stored.
    pub(in crate::storage) fn text(&self) -> &str {
        &self.0
    }

    /// How this one is related to another.
    pub(in crate::storage) fn meets(&self, theirs: &Self) -> Meeting {
        if self.name() == theirs.name() {
            Meeting::Same
        } else if theirs.has_ended(self.name()) {
            Meeting::Ended
        } else if self.has_ended(theirs.name()) {
            Meeting::Ahead
        } else {
            Meeting::Apart
        }
    }

    /// The generation with which two that were begun apart go on: under the name of `theirs`, with what both have
    /// ended.
    pub(in crate::storage) fn joins(&self, theirs: &Self) -> Self {
        Self::named(theirs.name(), theirs.words().skip(1).chain(self.words().skip(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn life(text: &str) -> Generation {
        Generation::read(text).unwrap()
    }

    #[test]
    fn a_name_reads_what_it_prints_and_nothing_else() {
        for text in ["a", "b-1 a", "k3f9-2 k3f9-1 k3f9"] {
            assert_eq!(life(text).text(), text);
        }
        for text in ["", " ", "a ", "a  b", "A", "{}", "a\nb"] {
            assert_eq!(Generation::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn lives_know_which_they_ended() {
        let cases = [
            ("a", "a", Meeting::Same),
            ("a", "b", Meeting::Apart),
            ("a", "b-1 a", Meeting::Ended),
            ("b-1 a", "a", Meeting::Ahead),
            ("a", "c-2 b-1 a", Meeting::Ended),
            ("b-1 a", "b-1 a x", Meeting::Same),
            ("b-1 a", "c-1 a", Meeting::Apart),
        ];
        for (mine, theirs, met) in cases {
            assert_eq!(life(mine).meets(&life(theirs)), met, "{mine} and {theirs}");
        }
        let a = Writer::parse("a").unwrap();
        let (first, other) = (Generation::first(&a), life("x y"));
        let second = Generation::after(&a, &[first.clone(), other.clone()]);
        let third = Generation::after(&a, std::slice::from_ref(&second));
        for ended in [&first, &other, &life("y"), &second] {
            assert_eq!(ended.meets(&third), Meeting::Ended, "{ended:?}");
        }
        // Two that were begun apart go on as one, whoever meets whom, and nothing that was ended comes back.
        let (one, two) = (life("p a"), life("q b"));
        let joined = one.joins(&two);
        assert_eq!((joined.meets(&two), joined.joins(&two)), (Meeting::Same, joined.clone()));
        for ended in ["a", "b"] {
            assert_eq!(life(ended).meets(&joined), Meeting::Ended);
        }
        // As many are remembered as fit, the latest first.
        let many = (0..200)
            .fold(first.clone(), |last, n| Generation::after(&Writer::parse(&format!("t{n}")).unwrap(), &[last]));
        assert_eq!((many.words().count(), first.meets(&many)), (MOST + 1, Meeting::Apart));
    }
}
