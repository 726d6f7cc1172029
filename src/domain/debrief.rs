//! The debrief of one round, one thing at a time. Nothing of where the user is gets stored: what is still empty is
//! still open, so it can be left and taken up again at any point.

use crate::domain::id::{PersonId, QuestionId};
use crate::domain::order::SortedSet;
use crate::domain::process::Process;
use crate::domain::question::{Grade, Question};
use crate::domain::round::{Delivery, Fit, Round};
use crate::domain::text::Prose;

/// Something to look back for, in words that a memory answers to. The answer is a line of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prompt {
    /// A short name for keys and element ids.
    pub key: &'static str,
    /// The question to the user; also how the line in the notes begins.
    pub words: &'static str,
}

/// The prompt list.
pub const PROMPTS: [Prompt; 6] = [
    Prompt { key: "caught", words: "What caught you off guard?" },
    Prompt { key: "lingered", words: "What did they linger on?" },
    Prompt { key: "liked", words: "What made them nod or smile?" },
    Prompt { key: "worry", words: "What seemed to worry them about you?" },
    Prompt { key: "unsaid", words: "What did you leave unsaid?" },
    Prompt { key: "ask", words: "What would you ask them next time?" },
];

impl Prompt {
    fn mine(self, line: &str) -> Option<&str> {
        line.strip_prefix(self.words).map(str::trim_start)
    }

    /// The answer in these notes, empty if there is none.
    pub fn answer(self, notes: &str) -> &str {
        notes.lines().find_map(|line| self.mine(line)).unwrap_or_default()
    }

    /// The notes with this answer in them, in the place of an earlier one; without it if the answer is empty.
    pub fn answered(self, notes: &str, answer: &str) -> String {
        let answer = answer.trim();
        let new = (!answer.is_empty()).then(|| [self.words, " ", answer].concat());
        let mut known = false;
        let mut lines: Vec<&str> = Vec::new();
        for line in notes.lines() {
            if self.mine(line).is_none() {
                lines.push(line);
            } else if !known {
                known = true;
                lines.extend(new.as_deref());
            }
        }
        if !known {
            lines.extend(new.as_deref());
        }
        lines.join("\n")
    }
}

/// One thing of a debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// What you answered to a question, and how it went (F3, J4, S4).
    Question(QuestionId),
    /// A better answer to a question that did not go well (F13).
    Better(QuestionId),
    /// What you talked about with one of them (F10).
    Talk(PersonId),
    /// A prompt.
    Prompt(Prompt),
    /// How it felt (J3).
    Felt,
    /// What went well (J4).
    WentWell,
    /// What to do better (J4, S4).
    DoBetter,
    /// How you came across (F4).
    Delivery,
    /// Whether it suits you (S5).
    Fit,
    /// What to learn until next time (F12).
    ToLearn,
}

impl Item {
    /// A short text that names it, unique in its round.
    pub fn key(&self) -> String {
        match self {
            Self::Question(id) => ["question-", id.as_str()].concat(),
            Self::Better(id) => ["better-", id.as_str()].concat(),
            Self::Talk(id) => ["talk-", id.as_str()].concat(),
            Self::Prompt(prompt) => ["prompt-", prompt.key].concat(),
            Self::Felt => "felt".into(),
            Self::WentWell => "well".into(),
            Self::DoBetter => "do-better".into(),
            Self::Delivery => "delivery".into(),
            Self::Fit => "fit".into(),
            Self::ToLearn => "learn".into(),
        }
    }

    /// Whether anything at all is written down for it.
    pub fn is_begun(&self, process: &Process, round: &Round) -> bool {
        match self {
            Self::Question(id) => {
                let question = round.questions.iter().find(|one| one.id == *id);
                question.is_some_and(|one| !one.answer.is_empty() || one.grade.is_some())
            }
            Self::Delivery => round.delivery != Delivery::default(),
            Self::Fit => round.fit != Fit::default(),
            _ => self.is_done(process, round),
        }
    }

    /// Whether everything it asks for is written down.
    pub fn is_done(&self, process: &Process, round: &Round) -> bool {
        let of = match self {
            Self::Question(id) | Self::Better(id) => round.questions.iter().find(|one| one.id == *id),
            _ => None,
        };
        self.is_done_with(of, process, round)
    }

    /// Whether the item is done, given the question that it is about, so that nobody has to look for it among
    /// thousands.
    fn is_done_with(&self, question: Option<&Question>, process: &Process, round: &Round) -> bool {
        match self {
            Self::Question(_) => question.is_some_and(|one| !one.answer.is_empty() && one.grade.is_some()),
            Self::Better(_) => question.is_some_and(|one| !one.better.is_empty()),
            Self::Talk(id) => process.person(id).is_none_or(|person| !process.topics(person, round).is_empty()),
            Self::Prompt(prompt) => !prompt.answer(&round.notes).is_empty(),
            Self::Felt => round.felt.is_some(),
            Self::WentWell => !round.went_well.is_empty(),
            Self::DoBetter => !round.do_better.is_empty(),
            Self::Delivery => {
                let delivery = &round.delivery;
                [delivery.calm, delivery.body_language, delivery.pace, delivery.brevity].iter().all(Option::is_some)
            }
            Self::Fit => [round.fit.role, round.fit.company, round.fit.manager].iter().all(Option::is_some),
            Self::ToLearn => !round.to_learn.is_empty(),
        }
    }
}

/// Everything a debrief of this round goes through, in order. A better answer is asked for only where the first one
/// was not strong.
pub fn items(round: &Round) -> Vec<Item> {
    with_questions(round).into_iter().map(|(item, _)| item).collect()
}

/// Everything a debrief of this round goes through, in order, each with the question that it is about, if any.
fn with_questions(round: &Round) -> Vec<(Item, Option<&Question>)> {
    let mut items = Vec::new();
    for question in &round.questions {
        items.push((Item::Question(question.id.clone()), Some(question)));
        let weak = matches!(question.grade, Some(Grade::Rough | Grade::Okay));
        if weak || !question.better.is_empty() {
            items.push((Item::Better(question.id.clone()), Some(question)));
        }
    }
    let mut talks = SortedSet::new();
    let people = round.people.iter().filter(|person| talks.insert(*person));
    let once = [Item::Felt, Item::WentWell, Item::DoBetter].into_iter().chain(PROMPTS.map(Item::Prompt));
    let once = once.chain([Item::Delivery, Item::Fit, Item::ToLearn]);
    items.extend(people.map(|person| Item::Talk(person.clone())).chain(once).map(|item| (item, None)));
    items
}

/// How many things are written down, and how many there are.
pub fn progress(process: &Process, round: &Round) -> (usize, usize) {
    let items = with_questions(round);
    (items.iter().filter(|(item, of)| item.is_done_with(*of, process, round)).count(), items.len())
}

/// The next thing that is still open: after the one with this key, or from the start without one.
pub fn next_open(process: &Process, round: &Round, after: Option<&str>) -> Option<Item> {
    let items = with_questions(round);
    let start = after.and_then(|key| items.iter().position(|(item, _)| item.key() == key)).map_or(0, |at| at + 1);
    let open = |(item, of): &(Item, Option<&Question>)| !item.is_done_with(*of, process, round);
    items.into_iter().skip(start).find(open).map(|(item, _)| item)
}

/// The thing before the one with this key.
pub fn before(round: &Round, key: &str) -> Option<Item> {
    let items = items(round);
    let at = items.iter().position(|item| item.key() == key)?;
    items.into_iter().nth(at.checked_sub(1)?)
}

/// The notes with the answer to a prompt in them. `None` if they would be too long.
pub fn with_answer(notes: &Prose, prompt: Prompt, answer: &str) -> Option<Prose> {
    Prose::parse(&prompt.answered(notes, answer)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RoundId;
    use crate::domain::round::{RoundKind, Schedule};
    use crate::domain::text::Line;
    use proptest::prelude::*;

    fn process() -> Process {
        Process::new(crate::domain::id::ProcessId::parse("p").unwrap(), chrono::NaiveDateTime::default())
    }

    fn round() -> Round {
        let mut round = Round::new(RoundId::parse("r1").unwrap(), RoundKind::Panel, Schedule::default());
        for n in ["q1", "q2"] {
            round.questions.push(Question::asked(QuestionId::parse(n).unwrap(), Line::cut("Why?")));
        }
        round
    }

    #[test]
    fn it_goes_on_where_one_left_off() {
        let mut round = round();
        assert_eq!(next_open(&process(), &round, None).unwrap().key(), "question-q1");
        round.questions[0].answer = Prose::cut("So.");
        assert_eq!(next_open(&process(), &round, None).unwrap().key(), "question-q1", "the grade is open");
        assert!(items(&round)[0].is_begun(&process(), &round) && !items(&round)[1].is_begun(&process(), &round));
        round.questions[0].grade = Some(Grade::Strong);
        assert_eq!(next_open(&process(), &round, None).unwrap().key(), "question-q2");
        assert_eq!(next_open(&process(), &round, Some("question-q2")).unwrap(), Item::Felt, "skipped");
        assert_eq!(next_open(&process(), &round, Some("learn")), None);
        assert_eq!(before(&round, "well").unwrap().key(), "felt");
        assert_eq!(progress(&process(), &round), (1, 14));
    }

    #[test]
    fn each_person_of_the_round_is_asked_for_once() {
        let (mut process, mut round) = (process(), round());
        let people = ["p1", "p2", "p1"].map(|id| PersonId::parse(id).unwrap());
        for id in &people[..2] {
            process.people.push(crate::domain::person::Person::named(id.clone(), Line::cut("Ann")));
        }
        round.people = people.to_vec();
        process.people[0].topics.push(Line::cut("the rota"));
        let talks: Vec<bool> = items(&round)
            .iter()
            .filter(|item| matches!(item, Item::Talk(_)))
            .map(|item| item.is_done(&process, &round))
            .collect();
        assert_eq!(talks, [true, false], "in the first round with them their topics are known");
    }

    #[test]
    fn a_weak_answer_asks_for_a_better_one() {
        let mut round = round();
        round.questions[1].grade = Some(Grade::Rough);
        let keys: Vec<String> = items(&round).iter().map(Item::key).take(3).collect();
        assert_eq!(keys, ["question-q1", "question-q2", "better-q2"]);
    }

    #[test]
    fn prompts_are_lines_of_the_notes() {
        let [caught, lingered, ..] = PROMPTS;
        let notes = caught.answered("Bright room.", "The case study");
        assert_eq!(notes, "Bright room.\nWhat caught you off guard? The case study");
        let notes = lingered.answered(&notes, "Money");
        let notes = caught.answered(&notes, "The clock");
        assert_eq!(notes, "Bright room.\nWhat caught you off guard? The clock\nWhat did they linger on? Money");
        assert_eq!(caught.answered(&notes, " "), "Bright room.\nWhat did they linger on? Money");
    }

    proptest! {
        #[test]
        fn what_is_answered_is_read_and_the_rest_stays(notes in "[a-z ?\n]{0,80}", answer in "[a-z][a-z ]{0,20}[a-z]") {
            for prompt in PROMPTS {
                let kept = prompt.answered(&notes, &answer);
                prop_assert_eq!(prompt.answer(&kept), &answer);
                let back = prompt.answered(&kept, "");
                prop_assert_eq!(back.trim_end(), notes.trim_end());
            }
        }
    }
}
