//! The five published articles that the advice comes from.

use std::fmt;

/// Names one of the five articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceId {
    /// Nick Jones.
    J,
    /// Nancy Anderson.
    A,
    /// James, of Jobsgopublic.
    G,
    /// Stephanie Gonzales.
    S,
    /// The unsigned article.
    F,
}

/// One article. `Display` is its citation: author and title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its id, the letter that begins its rules.
    pub id: SourceId,
    /// Who wrote it.
    pub author: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where the author speaks from.
    pub note: &'static str,
}

impl SourceId {
    /// All five, in the order of the comparison table.
    pub const ALL: [Self; 5] = [Self::J, Self::A, Self::G, Self::S, Self::F];

    /// The article itself.
    pub const fn source(self) -> &'static Source {
        match self {
            Self::J => &SOURCES[0],
            Self::A => &SOURCES[1],
            Self::G => &SOURCES[2],
            Self::S => &SOURCES[3],
            Self::F => &SOURCES[4],
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.author)?;
        f.write_str(", “")?;
        f.write_str(self.title)?;
        f.write_str("”")
    }
}

/// The five articles.
pub static SOURCES: [Source; 5] = [
    Source {
        id: SourceId::J,
        author: "Nick Jones",
        title: "Your Job Interview has Finished, Now What?",
        note: "A headhunter who knows the employer’s side.",
    },
    Source {
        id: SourceId::A,
        author: "Nancy Anderson",
        title: "Your Interview is Over - Now What?",
        note: "A careers writer.",
    },
    Source {
        id: SourceId::G,
        author: "James, Jobsgopublic",
        title: "Post Job Interview Advice",
        note: "A recruitment site for public service, 16 November 2012.",
    },
    Source {
        id: SourceId::S,
        author: "Stephanie Gonzales",
        title: "5 Things You Must Do AFTER a Job Interview",
        note: "A career consultant.",
    },
    Source {
        id: SourceId::F,
        author: "Anonymous article",
        title: "4 things that successful people do after every job interview",
        note: "An article without a named author.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_finds_its_own_article() {
        for id in SourceId::ALL {
            assert_eq!(id.source().id, id);
        }
        assert_eq!(SourceId::J.source().to_string(), "Nick Jones, “Your Job Interview has Finished, Now What?”");
    }
}
