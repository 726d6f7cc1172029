//! What a question is about, by the words in it and its tags. Dates, pay and reasons must be the same each time; a story
//! is best told once to each person.

use crate::domain::fold::fold;
use crate::domain::question::Question;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Notice, and when you could start.
    Start,
    /// Pay.
    Pay,
    /// Why you are leaving, or left.
    Leaving,
    /// Something that happened.
    Story,
}

/// The phrases that tell.
static PHRASES: [(Matter, &[&str]); 4] = [
    (
        Matter::Start,
        &["notice", "start date", "you start", "you begin", "available", "availability", "join us", "how soon"],
    ),
    (
        Matter::Pay,
        &["salary", "pay", "paid", "compensation", "earn", "wage", "day rate", "package", "salary expectations"],
    ),
    (
        Matter::Leaving,
        &["leave", "leaving", "left your", "move on", "moving on", "change jobs", "new job", "looking for a new"],
    ),
    (
        Matter::Story,
        &[
            "story",
            "a time",
            "example",
            "conflict",
            "failure",
            "failed",
            "mistake",
            "proud",
            "proudest",
            "achievement",
            "complaint",
            "challenge",
            "difficult",
            "biggest",
            "hardest",
            "describe a",
            "overrun",
        ],
    ),
];

impl Matter {
    /// What the question is about, if that can be told.
    pub fn of(question: &Question) -> Option<Self> {
        let tags = question.tags.iter().map(|tag| [" ", &**tag].concat()).collect::<String>();
        let words = spaced(&[&*question.asked, &*tags].concat());
        let tells = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&[" ", phrase, " "].concat()));
        PHRASES.iter().find(|(_, phrases)| tells(phrases)).map(|(matter, _)| *matter)
    }

    /// What it is called on the sheet.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Start => "Notice and start",
            Self::Pay => "Pay",
            Self::Leaving => "Why you’re leaving",
            Self::Story => "Story",
        }
    }

    /// Whether the answer has to be the same each time.
    pub const fn must_agree(self) -> bool {
        !matches!(self, Self::Story)
    }
}

/// Folded words with single spaces around each.
pub fn spaced(text: &str) -> String {
    let mut out = String::from(" ");
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        out.push_str(word);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::QuestionId;
    use crate::domain::text::Line;

    #[test]
    fn what_a_question_is_about_is_told_by_its_words() {
        let cases = [
            ("Notice period?", Some(Matter::Start)),
            ("When could you start?", Some(Matter::Start)),
            ("Salary?", Some(Matter::Pay)),
            ("What would you expect to earn?", Some(Matter::Pay)),
            ("Why leave?", Some(Matter::Leaving)),
            ("Tell me about a time you failed.", Some(Matter::Story)),
            ("Budget overrun?", Some(Matter::Story)),
            ("Why museums?", None),
            ("How do you pace a noticeboard?", None),
        ];
        for (asked, matter) in cases {
            let question = Question::asked(QuestionId::parse("q").unwrap(), Line::cut(asked));
            assert_eq!(Matter::of(&question), matter, "{asked}");
        }
        let mut tagged = Question::asked(QuestionId::parse("q").unwrap(), Line::cut("The rota?"));
        tagged.tags.push(Line::cut("story"));
        assert_eq!(Matter::of(&tagged), Some(Matter::Story));
    }
}
