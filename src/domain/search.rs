//! Finding: every text of a record, folded once, looked through at each keystroke. Capitals and accents do not count,
//! and one slip of the finger is forgiven in a word of five letters or more.

use crate::domain::fold::{fold, fold_onto};
use crate::domain::process::Process;

/// Where in a record a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The employer.
    Employer,
    /// The role.
    Role,
    /// A person: name, title, e-mail address, what you talked about.
    Person,
    /// A question that was asked.
    Question,
    /// An answer, a reaction, a better answer, a tag.
    Answer,
    /// Notes and lists of a round.
    Notes,
    /// What the employer said about you.
    Feedback,
    /// The contact ledger.
    Contact,
    /// Anything else about the employer.
    About,
}

impl Place {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Employer => "Employer",
            Self::Role => "Role",
            Self::Person => "Person",
            Self::Question => "Question",
            Self::Answer => "Answer",
            Self::Notes => "Notes",
            Self::Feedback => "Feedback",
            Self::Contact => "Contact",
            Self::About => "About",
        }
    }
}

/// Every text of a record, the most telling first; the order is the same each time.
pub fn texts(process: &Process) -> Vec<(Place, &str)> {
    let mut all: Vec<(Place, &str)> = vec![(Place::Employer, &process.employer), (Place::Role, &process.role)];
    for person in &process.people {
        let short = [&person.name, &person.title, &person.address_as, &person.email, &person.phone, &person.linkedin];
        all.extend(
            short.into_iter().chain(&person.topics).chain(&person.concerns).map(|text| (Place::Person, &**text)),
        );
    }
    for round in &process.rounds {
        for question in &round.questions {
            all.push((Place::Question, &question.asked));
            all.extend([(Place::Answer, &*question.answer), (Place::Answer, &*question.better)]);
            all.push((Place::Answer, &question.reaction));
            all.extend(question.tags.iter().map(|tag| (Place::Answer, &**tag)));
        }
        all.extend([&round.notes, &round.went_well, &round.do_better].map(|text| (Place::Notes, &**text)));
        all.push((Place::Notes, &round.place));
        all.extend(round.to_learn.iter().map(|text| (Place::Notes, &**text)));
        all.extend(round.own_promises.iter().map(|promise| (Place::Notes, &*promise.what)));
        all.extend(round.told.promise().map(|promise| (Place::Notes, &*promise.words)));
        all.extend(round.feedback.iter().map(|feedback| (Place::Feedback, &*feedback.words)));
    }
    all.extend(process.ledger.iter().map(|entry| (Place::Contact, &*entry.note)));
    all.extend([&process.source, &process.location].map(|text| (Place::About, &**text)));
    let lists = process.links.iter().chain(&process.facts).chain(&process.needs);
    all.extend(lists.map(|text| (Place::About, &**text)));
    all.push((Place::About, &process.notes));
    all.retain(|(_, text)| !text.is_empty());
    all
}

/// The texts of one record, folded: made once, used until the record changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    folded: String,
    ends: Vec<usize>,
}

impl Index {
    /// Folds every text of a record.
    pub fn of(process: &Process) -> Self {
        let (mut folded, mut ends) = (String::new(), Vec::new());
        for (_, text) in texts(process) {
            fold_onto(text, &mut folded);
            ends.push(folded.len());
            folded.push('\n');
        }
        Self { folded, ends }
    }

    fn pieces(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
        starts.zip(&self.ends).map(|(start, end)| self.folded.get(start..*end).unwrap_or_default())
    }
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(Vec<String>);

/// How many letters a word needs before a slip in it is forgiven.
const FORGIVEN_FROM: usize = 5;
/// The most words that are looked for.
const MOST_WORDS: usize = 12;
/// How many letters of a text stand around what was found.
const AROUND: usize = 60;

impl Query {
    /// The words typed, folded; `None` if there are none.
    pub fn read(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let words: Vec<String> = folded.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Looks through one record: `None` if a word is missing in it. All words need not stand in one text.
    pub fn look(&self, index: &Index) -> Option<Match> {
        let (mut slips, mut found) = (0, Vec::new());
        for word in &self.0 {
            let piece = if index.folded.contains(&**word) {
                index.pieces().position(|piece| piece.contains(&**word))
            } else if word.chars().count() >= FORGIVEN_FROM {
                slips += 1;
                index.pieces().position(|piece| words(piece).any(|known| is_near(word, known)))
            } else {
                None
            };
            let piece = piece?;
            if !found.contains(&piece) {
                found.push(piece);
            }
        }
        let best = found.iter().copied().min()?;
        Some(Match { slips, best, pieces: found })
    }

    /// Place and text of what was found, cut to the part that holds it.
    pub fn show(&self, process: &Process, found: &Match) -> Vec<(Place, String)> {
        let texts = texts(process);
        let known = found.pieces.iter().filter_map(|at| texts.get(*at));
        known.map(|(place, text)| (*place, self.excerpt(text))).collect()
    }

    fn excerpt(&self, text: &str) -> String {
        let letters: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        if letters.len() <= 2 * AROUND {
            return letters.into_iter().collect();
        }
        // Folding may change how many letters there are, so the place is sought letter by letter.
        let starts = |at: usize| {
            let rest: String = letters.iter().skip(at).take(40).collect();
            let rest = fold(&rest);
            self.0.iter().any(|word| rest.starts_with(&**word))
        };
        let at = (0..letters.len()).find(|at| starts(*at)).unwrap_or(0);
        let start = at.saturating_sub(AROUND / 2);
        let middle: String = letters.iter().skip(start).take(2 * AROUND).collect();
        let (before, after) = (start > 0, start + 2 * AROUND < letters.len());
        [if before { "…" } else { "" }, middle.trim(), if after { "…" } else { "" }].concat()
    }
}

/// That a record holds everything looked for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How many words were found only by forgiving a slip.
    pub slips: usize,
    /// The first text that holds one of the words: the lower, the more telling.
    pub best: usize,
    pieces: Vec<usize>,
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether `known` begins with `word`, one letter added, left out, changed or swapped with its neighbour.
fn is_near(word: &str, known: &str) -> bool {
    let (mut a, mut b) = (word.chars(), known.chars());
    let (rest, left) = loop {
        let (rest, left) = (a.as_str(), b.as_str());
        match (a.next(), b.next()) {
            (Some(one), Some(other)) if one == other => {}
            _ => break (rest, left),
        }
    };
    let tail = |text: &'_ str, skip: usize| -> String { text.chars().skip(skip).collect() };
    let after = |text: &str| text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    let (rest_one, left_one) =
        (rest.get(after(rest)..).unwrap_or_default(), left.get(after(left)..).unwrap_or_default());
    let changed = !left.is_empty() && left_one.starts_with(rest_one);
    let added = left.starts_with(rest_one);
    let left_out = left_one.starts_with(rest);
    let swapped = || {
        let pair = |text: &str| (text.chars().next(), text.chars().nth(1));
        let ((a, b), (c, d)) = (pair(rest), pair(left));
        a.is_some() && b.is_some() && (a, b) == (d, c) && tail(left, 2).starts_with(&tail(rest, 2))
    };
    changed || added || left_out || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{EntryId, IdSource, PersonId, ProcessId, QuestionId, RoundId};
    use crate::domain::ledger::{Decision, Entry, Happening};
    use crate::domain::person::Person;
    use crate::domain::question::Question;
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::sample::{Richness, Sampler};
    use crate::domain::text::{Line, Prose};
    use proptest::prelude::*;

    struct Counter(u32);
    impl IdSource for Counter {
        fn fresh(&mut self) -> String {
            self.0 += 1;
            format!("i{}", self.0)
        }
    }

    fn record() -> Process {
        let ids = &mut Counter(0);
        let now = "2026-11-12T10:00:00".parse().unwrap();
        let mut process = Process::new(ProcessId::fresh(ids), now);
        process.employer = Line::cut("Łódź Tramwaje");
        process.role = Line::cut("Product analyst");
        process.people.push(Person::named(PersonId::fresh(ids), Line::cut("Zoë O’Brien")));
        let mut round = Round::new(RoundId::fresh(ids), RoundKind::Panel, Schedule::default());
        let mut question = Question::asked(QuestionId::fresh(ids), Line::cut("Why leave your team?"));
        question.answer = Prose::cut("Smaller after the merger.");
        round.questions.push(question);
        round.notes = Prose::cut(&["Nothing to see here. ".repeat(20), "Kubernetes everywhere.".into()].concat());
        process.rounds.push(round);
        process.ledger.push(Entry {
            id: EntryId::fresh(ids),
            at: now,
            what: Happening::Decided(Decision::Reopened),
            note: Prose::cut("they rang from a withheld number"),
        });
        process
    }

    fn find(typed: &str) -> Option<(usize, Place, String)> {
        let process = record();
        let query = Query::read(typed)?;
        let found = query.look(&Index::of(&process))?;
        let (place, text) = query.show(&process, &found).into_iter().next()?;
        Some((found.slips, place, text))
    }

    #[test]
    fn everything_is_found_and_says_where() {
        let cases = [
            ("lodz", 0, Place::Employer),
            ("ŁÓDŹ", 0, Place::Employer),
            ("analyst", 0, Place::Role),
            ("o'brien", 0, Place::Person),
            ("zoe", 0, Place::Person),
            ("leave", 0, Place::Question),
            ("merger", 0, Place::Answer),
            ("kubern", 0, Place::Notes),
            ("withheld", 0, Place::Contact),
            ("tramwjae", 1, Place::Employer),
            ("tramwaie", 1, Place::Employer),
            ("trammwaje", 1, Place::Employer),
            ("tamwaje", 1, Place::Employer),
            ("kubernets", 1, Place::Notes),
            ("zoe analyst", 0, Place::Person),
        ];
        for (typed, slips, place) in cases {
            let found = find(typed);
            assert_eq!(found.as_ref().map(|found| (found.0, found.1)), Some((slips, place)), "{typed}");
        }
        for typed in ["", "  ", "zox", "microsoft", "analyst microsoft"] {
            assert_eq!(find(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_long_text_is_cut_to_what_was_found() {
        let (_, _, text) = find("kubernetes").unwrap();
        assert!(text.starts_with('…') && text.contains("Kubernetes everywhere."), "{text}");
        assert!(text.chars().count() < 130);
    }

    proptest! {
        #[test]
        fn each_text_of_a_record_is_found_by_its_words(seed in 0_u64..500, typed in "(?s).{0,20}") {
            let now = "2026-11-12T10:00:00".parse().unwrap();
            let process = Sampler::new(seed).process(now, Richness::Mixed);
            let index = Index::of(&process);
            for (_, text) in texts(&process) {
                if let Some(query) = Query::read(text) {
                    let found = query.look(&index);
                    prop_assert!(found.is_some_and(|found| found.slips == 0), "{}", text);
                }
            }
            if let Some(query) = Query::read(&typed) && let Some(found) = query.look(&index) {
                prop_assert!(!query.show(&process, &found).is_empty());
            }
        }

        #[test]
        fn one_slip_is_forgiven(word in "[a-z]{5,12}", at in 0_usize..5, letter in "[a-z]") {
            let mut changed: Vec<char> = word.chars().collect();
            changed[at] = letter.chars().next().unwrap();
            let changed: String = changed.into_iter().collect();
            let left_out: String = word.chars().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| c).collect();
            let mut added: Vec<char> = word.chars().collect();
            added.insert(at, letter.chars().next().unwrap());
            let added: String = added.into_iter().collect();
            let mut swapped: Vec<char> = word.chars().collect();
            swapped.swap(at.min(3), at.min(3) + 1);
            let swapped: String = swapped.into_iter().collect();
            for typed in [&changed, &left_out, &added, &swapped] {
                prop_assert!(is_near(typed, &word) || word.starts_with(&**typed), "{} {}", typed, word);
            }
        }
    }
}
