//! A letter read once, with the record beside it: its words, its recipients, and the places where recorded facts
//! stand, so that no check stumbles over a name or a quotation from the record.

use super::Context;
use super::fault::Fault;
use super::finding::{CheckId, Finding, Level, Mend, Place};
use super::words::{COMPANY_ENDINGS, EMPTY_WORDS};
use crate::domain::letter::fact::{Addressee, DayWords, Facts};
use crate::domain::letter::paper::Paper;
use crate::domain::letter::purpose::Variant;
use crate::domain::letter::record::{Letter, Recipient};
use crate::domain::offer::terms::Term;
use chrono::NaiveDate;
use std::ops::Range;

/// What every check reads.
pub struct Sheet<'a> {
    /// The letter.
    pub letter: &'a Letter,
    /// The record.
    pub context: &'a Context<'a>,
    /// The body, read.
    pub body: Paper<'a>,
    /// The subject, read.
    pub subject: Paper<'a>,
    /// Those to whom it goes, as far as anything is known of them.
    pub to: Vec<Addressee<'a>>,
    /// The places in the body where this role or this employer is named.
    pub here: Vec<Range<usize>>,
    /// The places in the body where any fact of the record stands word for word.
    pub facts: Vec<Range<usize>>,
}

impl<'a> Sheet<'a> {
    /// Reads a letter.
    pub fn read(letter: &'a Letter, context: &'a Context<'a>) -> Self {
        let body = Paper::letter(&letter.body);
        let process = context.process;
        let to = match &letter.to {
            Recipient::People(people) => people
                .iter()
                .filter_map(|id| process.person(id))
                .map(|person| Addressee::from(person).in_round(process, context.round))
                .collect(),
            Recipient::Named { name, address_as, .. } => vec![Addressee::outside(name, address_as)],
        };
        let here = places(&body, [&*process.employer, &*process.role, core_name(&process.employer)].into_iter());
        let people = process.people.iter();
        let of_people =
            people.flat_map(|person| person.topics.iter().chain(&person.concerns).chain([&person.name, &person.title]));
        let talks = process.rounds.iter().flat_map(|round| &round.talks);
        let of_talks = talks.flat_map(|talk| talk.topics.iter().chain(&talk.concerns));
        let of_process = process.needs.iter().chain(&process.facts);
        let of_me = context.profile.skills.iter().flat_map(|skill| [&skill.name, &skill.evidence]);
        let lines =
            of_people.chain(of_talks).chain(of_process).chain(of_me).chain([&context.profile.name]).map(|line| &**line);
        let own = context.round.into_iter().flat_map(|round| &round.own_promises).map(|own| &*own.what);
        let outside = to.iter().map(|person| person.name);
        let terms = process.terms.as_ref().into_iter().flat_map(|terms| Term::ALL.map(|term| &**terms.term(term)));
        let mut facts = places(&body, lines.chain(own).chain(outside).chain(terms));
        facts.extend(here.iter().cloned());
        Self { letter, context, body, subject: Paper::plain(&letter.subject), to, here, facts }
    }

    /// The recipients whose name is known.
    pub fn named(&self) -> impl Iterator<Item = &Addressee<'a>> {
        self.to.iter().filter(|person| !person.name.trim().is_empty() || !person.address_as.trim().is_empty())
    }

    /// Whether a place in the body lies inside a recorded fact.
    pub fn is_fact(&self, place: &Range<usize>) -> bool {
        within(place, &self.facts)
    }

    /// The facts that a draft would use, for mends.
    pub fn facts_for_mend(&self) -> Facts<'_> {
        Facts {
            process: self.context.process,
            round: self.context.round,
            person: self.to.first().copied().unwrap_or(Addressee::UNKNOWN),
            profile: self.context.profile,
            purpose: self.letter.purpose,
            tone: self.letter.tone,
            variant: self.letter.variant,
            now: self.context.now,
            until: None,
            days: &NoDays,
        }
    }

    /// Whether this role or this employer is named in the paper: by any of the words that carry the name.
    pub fn names_it(&self, paper: &Paper<'_>) -> bool {
        let process = self.context.process;
        [core_name(&process.employer), &process.role].into_iter().any(|name| {
            let name = Paper::plain(name);
            let carries = |n: &usize| !EMPTY_WORDS.contains(&name.word(*n));
            let held = |word: &str| !paper.numbers(word).is_empty() || !paper.numbers(&format!("{word}'s")).is_empty();
            (0..name.len()).filter(carries).any(|n| held(name.word(n)))
        })
    }

    /// Whether role and employer are both unrecorded.
    pub fn nothing_to_name(&self) -> bool {
        self.context.process.employer.is_empty() && self.context.process.role.is_empty()
    }
}

/// Mends hold no dates.
struct NoDays;

impl DayWords for NoDays {
    fn day(&self, _: NaiveDate, _: Variant) -> String {
        String::new()
    }
}

/// Where any of these texts stands in the paper.
fn places<'t>(paper: &Paper<'_>, texts: impl Iterator<Item = &'t str>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        let key = Paper::plain(text).key();
        if !key.is_empty() {
            found.extend(paper.across(&key));
        }
    }
    found
}

/// Whether a place lies inside one of the others.
pub fn within(place: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().any(|other| other.start <= place.start && place.end <= other.end)
}

/// A company's name without "Ltd", "GmbH" and the like.
pub fn core_name(name: &str) -> &str {
    let name = name.trim().trim_end_matches(['.', ',']);
    match name.rsplit_once([' ', ',']) {
        Some((before, last)) => {
            let ending = last.trim_matches(['.', '(', ')']).to_ascii_lowercase();
            if COMPANY_ENDINGS.contains(&&*ending) && !before.trim().is_empty() { core_name(before) } else { name }
        }
        None => name,
    }
}

/// A finding in the making.
pub fn finding(id: CheckId, level: Level, place: Place, fault: Fault) -> Finding {
    Finding { id, level, place, fault, mend: None }
}

impl Finding {
    /// Adds a mend to the finding.
    pub(super) fn mended(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }
}
