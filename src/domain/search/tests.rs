//! What is found, and how it is shown.

use super::*;
use crate::domain::id::{EntryId, IdSource, PersonId, ProcessId, QuestionId, RoundId};
use crate::domain::ledger::{Decision, Entry};
use crate::domain::person::Person;
use crate::domain::question::Question;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::salary::{Per, SalarySaid, Side};
use crate::domain::sample::{Richness, Sampler};
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
    let note = Prose::cut("they rang from a withheld number");
    let reopened = LedgerEvent::Decided(Decision::Reopened);
    process.ledger.push(Entry { note, ..Entry::new(EntryId::fresh(ids), now, reopened) });
    process
}

fn find(typed: &str) -> Option<(usize, Place, String)> {
    let process = record();
    let query = Query::read(typed)?;
    let found = query.look(&Index::of(&process))?;
    let (place, text) = query.show(&process, &found, 3).into_iter().next()?;
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

#[test]
fn names_are_found_however_their_apostrophe_is_typed() {
    for typed in ["obrien", "o'brein", "O’BRIEN", "brien"] {
        assert_eq!(find(typed).map(|found| found.1), Some(Place::Person), "{typed}");
    }
}

#[test]
fn numbers_are_found_however_they_are_parted() {
    let mut process = record();
    process.people[0].phone = Line::cut("+44 (0)20 7946-0000");
    process.salary.push(SalarySaid {
        by: Side::Employer,
        low: 4_200_000,
        high: Some(4_500_000),
        currency: "GBP".into(),
        per: Per::Year,
        on: None,
        person: None,
    });
    let index = Index::of(&process);
    for typed in ["79460000", "7946 0000", "02079460000", "42000", "42,000", "45000", "gbp", "year"] {
        assert!(Query::read(typed).unwrap().look(&index).is_some(), "{typed}");
    }
    assert!(Query::read("43000").unwrap().look(&index).is_none());
}

/// Letters with one slip in them, in every way that is forgiven.
fn slips(word: &[char], at: usize, letter: char) -> Vec<String> {
    let at = at % word.len();
    let mut ways = vec![word.to_vec(); 4];
    ways[0][at] = letter;
    ways[1].remove(at);
    ways[2].insert(at, letter);
    ways[3].swap(at.min(word.len() - 2), at.min(word.len() - 2) + 1);
    ways.into_iter().map(|way| way.into_iter().collect()).collect()
}

proptest! {
    #[test]
    fn each_word_of_a_record_is_found(seed in 0_u64..500, typed in "(?s).{0,20}") {
        let now = "2026-11-12T10:00:00".parse().unwrap();
        let process = Sampler::new(seed).process(now, Richness::Mixed);
        let index = Index::of(&process);
        for (_, text) in texts(&process) {
            for word in text.split_whitespace() {
                let found = Query::read(word).and_then(|query| query.look(&index));
                prop_assert!(found.is_some_and(|found| found.slips == 0), "{}", word);
            }
            if let Some(query) = Query::read(&text) {
                prop_assert!(query.look(&index).is_some_and(|found| found.slips == 0), "{}", text);
            }
        }
        if let Some(query) = Query::read(&typed) && let Some(found) = query.look(&index) {
            prop_assert!(!query.show(&process, &found, 3).is_empty());
        }
    }

    #[test]
    fn each_word_of_five_letters_is_found_with_one_slip_in_it(
        seed in 0_u64..500, at in 0_usize..20, letter in "[a-z]"
    ) {
        let now = "2026-11-12T10:00:00".parse().unwrap();
        let process = Sampler::new(seed).process(now, Richness::Sparse);
        let index = Index::of(&process);
        let all: Vec<String> = texts(&process).iter().map(|(_, text)| fold(text)).collect();
        let words = all.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        for word in words.filter(|word| word.chars().count() >= 5) {
            let letters: Vec<char> = word.chars().collect();
            for typed in slips(&letters, at, letter.chars().next().unwrap()) {
                let found = Query::read(&typed).and_then(|query| query.look(&index));
                prop_assert!(found.is_some(), "{} for {}", typed, word);
            }
        }
    }
}
