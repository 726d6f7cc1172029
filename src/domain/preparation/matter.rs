//! What a question is about, by the words in it and its tags. Dates, pay and reasons must be the same each time; a story
//! is best told once to each person.

use crate::domain::fold::fold;
use crate::domain::process::Process;
use crate::domain::question::Question;
use crate::domain::round::Round;

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

/// What you answered about pay, with the question and the round in which it was asked.
pub fn answers_about_pay(process: &Process) -> Vec<(&Round, &Question)> {
    let asked = process.rounds.iter().flat_map(|round| round.questions.iter().map(move |one| (round, one)));
    asked.filter(|(_, one)| !one.answer.is_empty() && Matter::of(one) == Some(Matter::Pay)).collect()
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
    use crate::domain::id::{ProcessId, QuestionId, RoundId};
    use crate::domain::round::{RoundKind, Schedule};
    use crate::domain::text::{Line, Prose};

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

    #[test]
    fn what_you_answered_about_pay_is_found() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), Default::default());
        let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), Schedule::default());
        let answers = [("Salary?", "I said 58,000"), ("Salary?", ""), ("Why museums?", "For 58,000 reasons")];
        for (n, (asked, answer)) in answers.iter().enumerate() {
            let id = QuestionId::parse(&format!("q{n}")).unwrap();
            let answer = Prose::cut(answer);
            round.questions.push(Question { answer, ..Question::asked(id, Line::cut(asked)) });
        }
        process.rounds.push(round);
        let found: Vec<&str> = answers_about_pay(&process).iter().map(|(_, one)| &*one.answer).collect();
        assert_eq!(found, ["I said 58,000"]);
    }
}
