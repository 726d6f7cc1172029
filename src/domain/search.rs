//! Finding: every text of a record, folded once, looked through at each keystroke. Capitals and accents do not count,
//! and one slip of the finger is forgiven in a word of five letters or more.

pub mod beside;

use crate::domain::expectation::Aim;
use crate::domain::fold::{fold, fold_onto};
use crate::domain::form_draft::is_words;
use crate::domain::ledger::{EmployerResponse, LedgerEvent};
use crate::domain::money;
use crate::domain::offer::terms::Term;
use crate::domain::process::{Mark, Process};
use crate::domain::text::{Line, Prose};
use crate::domain::value_plan::Days;
use std::borrow::Cow;

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
    /// The prep sheet of a round.
    Preparation,
    /// What you were found lacking.
    Gap,
    /// What was begun in a sheet and not kept yet.
    Unkept,
    /// A referee who is named there.
    Referee,
    /// A contact who knows them.
    Acquaintance,
    /// The terms of their offer.
    Offer,
    /// What you made of their no.
    AfterNo,
    /// What you would do for them.
    Plan,
    /// What you want to be paid.
    Pay,
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
            Self::Preparation => "Prep sheet",
            Self::Gap => "Gap",
            Self::Unkept => "Not saved yet",
            Self::Referee => "Referee",
            Self::Acquaintance => "Contact who knows them",
            Self::Offer => "Offer",
            Self::AfterNo => "After a no",
            Self::Plan => "Plan for the job",
            Self::Pay => "Pay",
            Self::About => "About",
        }
    }
}

/// Every text of a record, the most telling first; the order is the same each time.
pub fn texts(process: &Process) -> Vec<(Place, Cow<'_, str>)> {
    let mut all = Texts(Vec::new());
    all.take(Place::Employer, [&process.employer]);
    all.take(Place::Role, [&process.role]);
    for person in &process.people {
        let short = [&person.name, &person.title, &person.address_as, &person.email, &person.phone, &person.linkedin];
        all.take(Place::Person, short.into_iter().chain(&person.topics).chain(&person.concerns));
        all.prose(Place::Person, [&person.found_out]);
    }
    for round in &process.rounds {
        for question in &round.questions {
            all.take(Place::Question, [&question.asked]);
            all.prose(Place::Answer, [&question.answer, &question.better]);
            all.take(Place::Answer, [&question.reaction].into_iter().chain(&question.tags));
        }
        all.prose(Place::Notes, [&round.notes, &round.went_well, &round.do_better]);
        all.take(Place::Notes, [&round.place].into_iter().chain(&round.to_learn));
        all.take(Place::Notes, round.own_promises.iter().map(|promise| &promise.what));
        all.take(Place::Notes, round.told.promise().map(|promise| &promise.words));
        all.take(Place::Notes, round.zone.iter().map(|zone| &zone.name));
        for talk in &round.talks {
            all.take(Place::Person, talk.topics.iter().chain(&talk.concerns));
            all.prose(Place::Person, [&talk.impression]);
        }
        all.prose(Place::Feedback, round.feedback.iter().map(|feedback| &feedback.words));
        all.take(Place::Feedback, round.feedback.iter().map(|feedback| &feedback.since));
        let ready = &round.preparation;
        all.take(Place::Preparation, ready.ask.iter().chain(&ready.bring).chain([&ready.way_in]));
    }
    for entry in &process.ledger {
        all.prose(Place::Contact, [&entry.note]);
        all.take(Place::Feedback, [&entry.since]);
        match &entry.what {
            LedgerEvent::Sent { against, .. } => all.take(Place::Contact, against.as_ref().map(|it| &it.reason)),
            LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } => {
                all.take(Place::Contact, [&promise.words])
            }
            LedgerEvent::Heard { news: EmployerResponse::GetInTouch(told), .. } => {
                all.take(Place::Contact, [&told.words])
            }
            LedgerEvent::Heard { .. } | LedgerEvent::Decided(_) => {}
        }
    }
    for mark in process.marks.values() {
        if let Mark::NotNeeded { reason, .. } | Mark::Snoozed { reason, .. } = mark {
            all.take(Place::Contact, [reason]);
        }
    }
    for gap in &process.gaps {
        all.take(Place::Gap, [&gap.lacking, &gap.why, &gap.plan, &gap.evidence]);
    }
    all.prose(Place::Preparation, process.responses.values());
    let unkept = process.unkept.iter().filter(|(name, _)| is_words(name));
    all.prose(Place::Unkept, unkept.map(|(_, text)| text));
    all.take(Place::Referee, process.references.iter().flat_map(|one| [&one.name, &one.concern]));
    all.take(
        Place::Acquaintance,
        process.acquaintances.iter().flat_map(|one| [&one.name, &one.how, &one.wanted, &one.email]),
    );
    if let Some(terms) = &process.terms {
        all.take(Place::Offer, Term::ALL.map(|term| terms.term(term)));
        all.prose(Place::Offer, [&terms.notes]);
    }
    if let Some(after) = &process.after_no {
        all.prose(Place::AfterNo, [&after.lesson]);
        all.take(Place::AfterNo, &after.openings);
    }
    if let Some(plan) = &process.value_plan {
        all.take(Place::Plan, plan.points.iter().flat_map(|one| [&one.need, &one.idea, &one.gain, &one.evidence]));
        all.prose(Place::Plan, Days::ALL.map(|days| plan.days(days)));
    }
    if let Some(wanted) = &process.expectation {
        all.take(Place::Pay, Aim::ALL.map(|aim| wanted.reason(aim)));
        let figures = Aim::ALL.iter().filter_map(|aim| wanted.figure(*aim));
        all.0.extend(figures.map(|sum| (Place::Pay, Cow::Owned(money::written(sum, &wanted.currency)))));
    }
    let about = [&process.source, &process.location, &process.agency].into_iter();
    all.take(Place::About, about.chain(&process.links).chain(&process.facts).chain(&process.needs));
    all.prose(Place::About, [&process.notes]);
    all.0.extend(process.salary.iter().map(|said| (Place::Pay, Cow::Owned(said.to_string()))));
    all.0
}

struct Texts<'a>(Vec<(Place, Cow<'a, str>)>);

impl<'a> Texts<'a> {
    fn take(&mut self, place: Place, lines: impl IntoIterator<Item = &'a Line>) {
        self.0.extend(lines.into_iter().filter(|line| !line.is_empty()).map(|line| (place, Cow::Borrowed(&**line))));
    }

    fn prose(&mut self, place: Place, texts: impl IntoIterator<Item = &'a Prose>) {
        self.0.extend(texts.into_iter().filter(|text| !text.is_empty()).map(|text| (place, Cow::Borrowed(&**text))));
    }
}

/// The texts of one record, folded: made once, used until the record changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    folded: String,
    ends: Vec<usize>,
}

/// The longest text that may be a telephone number or a sum, in bytes.
const LONGEST_NUMBER: usize = 60;
/// The fewest digits of one.
const LEAST_DIGITS: usize = 5;

impl Index {
    /// Folds every text of a record.
    pub fn of(process: &Process) -> Self {
        Self::of_texts(texts(process).iter().map(|(_, text)| &**text))
    }

    /// Folds these texts.
    fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut folded, mut ends) = (String::new(), Vec::new());
        for text in texts {
            fold_onto(text, &mut folded);
            // Numbers are found however they are parted: "02079460000" for "020 7946 0000", "42000" for "42,000".
            let digits = |c: &char| c.is_ascii_digit();
            if text.len() <= LONGEST_NUMBER && text.chars().filter(digits).count() >= LEAST_DIGITS {
                folded.push(' ');
                folded.extend(text.chars().filter(digits));
            }
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
            } else {
                slips += 1;
                index.pieces().position(|piece| near_at(word, piece).is_some())
            };
            let piece = piece?;
            if !found.contains(&piece) {
                found.push(piece);
            }
        }
        let best = found.iter().copied().min()?;
        Some(Match { slips, best, pieces: found })
    }

    /// Place and text of what was found, cut to the part that holds it; at most so many.
    pub fn show(&self, process: &Process, found: &Match, most: usize) -> Vec<(Place, String)> {
        let texts = texts(process);
        let known = found.pieces.iter().take(most).filter_map(|at| texts.get(*at));
        known.map(|(place, text)| (*place, self.excerpt(text))).collect()
    }

    fn excerpt(&self, text: &str) -> String {
        let letters: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        if letters.len() <= 2 * AROUND {
            return letters.into_iter().collect();
        }
        // Folding may change how many letters there are: for each byte of the folded text, its letter in the text.
        let (mut folded, mut from) = (String::new(), Vec::new());
        for (at, letter) in letters.iter().enumerate() {
            fold_onto(letter.encode_utf8(&mut [0; 4]), &mut folded);
            from.resize(folded.len(), at);
        }
        let exact = self.0.iter().filter_map(|word| folded.find(&**word)).min();
        let place = exact.or_else(|| self.0.iter().find_map(|word| near_at(word, &folded)));
        let start = place.and_then(|byte| from.get(byte)).map_or(0, |at| at.saturating_sub(AROUND / 2));
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

/// Where in a folded text a word stands with one slip in it. A name such as "o'brien" counts as one word and as two; a
/// number with a slip in it is another number.
fn near_at(word: &str, text: &str) -> Option<usize> {
    let length = word.chars().count();
    let by = |apart: fn(char) -> bool| {
        let mut at = 0;
        text.split_inclusive(apart).find_map(|piece| {
            let start = at;
            at += piece.len();
            is_near(word, length, piece.trim_end_matches(apart)).then_some(start)
        })
    };
    let forgiven = length + 1 >= FORGIVEN_FROM && word.chars().any(char::is_alphabetic);
    if !forgiven { None } else { by(|c| !c.is_alphanumeric()).or_else(|| by(char::is_whitespace)) }
}

/// Whether `known` begins with `word`, one letter added, left out, changed or swapped with its neighbour. A word one
/// letter too short to be forgiven may lack just that letter.
fn is_near(word: &str, length: usize, known: &str) -> bool {
    let (mut a, mut b) = (word.chars(), known.chars());
    let (rest, left) = loop {
        let (rest, left) = (a.as_str(), b.as_str());
        match (a.next(), b.next()) {
            (Some(one), Some(other)) if one == other => {}
            _ => break (rest, left),
        }
    };
    // `a` and `b` stand behind the first letters that differ.
    let (rest_one, left_one) = (a.as_str(), b.as_str());
    if length < FORGIVEN_FROM {
        return left_one == rest && known.chars().count() == FORGIVEN_FROM;
    }
    let changed = !left.is_empty() && left_one.starts_with(rest_one);
    let added = left.starts_with(rest_one);
    let left_out = left_one.starts_with(rest);
    let swapped = || {
        let (mut a, mut b) = (rest_one.chars(), left_one.chars());
        let firsts = (rest.chars().next(), left.chars().next());
        let seconds = (b.next(), a.next());
        seconds.0.is_some() && firsts == seconds && b.as_str().starts_with(a.as_str())
    };
    changed || added || left_out || swapped()
}

#[cfg(test)]
mod tests;
