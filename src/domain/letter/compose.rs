//! From facts to a first draft. Only facts of the record go into it; what is missing becomes a question to the
//! user and leaves no gap in the text. The phrases themselves are in `phrases`.

use crate::domain::letter::fact::{Facts, MissingFact};
use crate::domain::letter::phrases::{
    GREETING_HR, GREETING_NAMED, GREETING_OUTSIDE, GREETING_UNNAMED, Opens, Part, SIGN_OFF_NAMED, SIGN_OFF_UNNAMED,
    Wanted, script,
};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::written::written;
use crate::domain::order;
use crate::domain::person::Part as Role;

/// A first draft, and what it could not know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The subject; empty for a LinkedIn request.
    pub subject: String,
    /// The whole text, from greeting to signature.
    pub body: String,
    /// What the record does not hold and the letter would need.
    pub questions: Vec<MissingFact>,
}

/// The longest subject that mail programs show whole (L12).
pub const SUBJECT_CHARS: usize = 78;
/// The most characters of a LinkedIn request.
pub const LINKED_IN_CHARS: usize = 300;
/// The words beyond which a letter is long (L7).
pub const LONG_WORDS: usize = 150;

/// Writes a draft. The same `variation` always gives the same draft; members of a panel get 0, 1, 2 and so on, and
/// share no sentence as long as there are no more of them than alternatives: six for a thank-you, four otherwise.
pub fn compose(facts: &Facts<'_>, variation: usize) -> Draft {
    let parts = script(facts.purpose).parts;
    let mut draft = Draft { subject: subject(facts), questions: questions(facts), body: String::new() };
    let mut chosen: Vec<(Part, Option<String>)> =
        parts.iter().map(|part| (*part, sentence(part, facts, variation, &mut draft.questions))).collect();
    loop {
        draft.body = laid_out(facts, &chosen);
        if fits(facts.purpose, &draft.body) {
            break;
        }
        let spare = |part: &Part| matches!(part.wanted, Wanted::Spare | Wanted::Once);
        match chosen.iter_mut().rev().find(|(part, text)| text.is_some() && spare(part)) {
            Some((_, text)) => *text = None,
            None => break,
        }
    }
    if facts.purpose == LetterPurpose::LinkedIn && !fits(facts.purpose, &draft.body) {
        shorten(facts, variation, &mut draft);
    }
    order::sort(&mut draft.questions);
    draft.questions.dedup();
    draft
}

/// The text of a part: the alternative of this variation, or the one that does without the missing fact.
fn sentence(part: &Part, facts: &Facts<'_>, variation: usize, questions: &mut Vec<MissingFact>) -> Option<String> {
    if part.wanted == Wanted::Once && variation > 0 {
        return None;
    }
    match written(pick(part.says, variation)?, facts, variation) {
        Ok(text) => Some(text),
        Err(missing) => {
            if part.wanted == Wanted::Asked {
                questions.extend(missing);
            }
            written(pick(part.instead, variation)?, facts, variation).ok()
        }
    }
}

/// For each part of the letter, every way of saying it with the facts at hand; a draft holds one of each at most.
pub fn wordings(facts: &Facts<'_>) -> Vec<Vec<String>> {
    let part = |part: &Part| {
        let mut ways: Vec<String> = Vec::new();
        for variation in 0..part.says.len() {
            let way = sentence(part, facts, variation, &mut Vec::new()).filter(|way| !ways.contains(way));
            ways.extend(way);
        }
        ways
    };
    script(facts.purpose).parts.iter().map(part).collect()
}

fn pick(alternatives: &[&'static str], variation: usize) -> Option<&'static str> {
    alternatives.get(variation % alternatives.len().max(1)).copied()
}

/// What every letter needs, whether or not a sentence asks for it.
fn questions(facts: &Facts<'_>) -> Vec<MissingFact> {
    let about_interview = facts.purpose == LetterPurpose::ThankYou;
    let dated = facts.round.is_some_and(|round| round.schedule.end().is_some());
    let needed = [
        (facts.person.name.is_empty() && facts.person.address_as.is_empty(), MissingFact::RecipientName),
        (facts.process.employer.is_empty(), MissingFact::Employer),
        (facts.process.role.is_empty(), MissingFact::Role),
        (facts.profile.name.is_empty(), MissingFact::OwnName),
        (about_interview && !dated, MissingFact::InterviewDay),
    ];
    let concern = facts.open_concern().filter(|_| about_interview);
    needed.into_iter().filter(|(missing, _)| *missing).map(|(_, question)| question).chain(concern).collect()
}

/// The first subject that is short enough and says what it is about.
pub fn subject(facts: &Facts<'_>) -> String {
    let subjects = script(facts.purpose).subjects;
    let (no_role, no_employer) = (facts.process.role.is_empty(), facts.process.employer.is_empty());
    let says_much = |phrase: &&&str| match (no_role, no_employer) {
        (true, _) => !phrase.contains("{role}"),
        (false, true) => phrase.contains("{role}"),
        (false, false) => true,
    };
    let whole = subjects.iter().filter(says_much).filter_map(|phrase| written(phrase, facts, 0).ok());
    let short = whole.into_iter().find(|text| text.chars().count() <= SUBJECT_CHARS);
    let subject = short.or_else(|| written(subjects.last()?, facts, 0).ok()).unwrap_or_default();
    subject.strip_prefix("the ").map(|rest| format!("The {rest}")).unwrap_or(subject)
}

/// The greeting alone: "Dear Dr Osei,".
pub fn greeting(facts: &Facts<'_>) -> String {
    let named = written(GREETING_NAMED, facts, 0).ok();
    let to_hr = facts.person.part == Some(Role::Hr) || facts.purpose == LetterPurpose::AskHr;
    let unnamed = match facts.purpose.goes_outside() {
        true => GREETING_OUTSIDE,
        false if to_hr => GREETING_HR,
        false => GREETING_UNNAMED,
    };
    named.or_else(|| written(unnamed, facts, 0).ok()).unwrap_or_default()
}

/// Sign-off and signature.
pub fn sign_off(facts: &Facts<'_>) -> String {
    let stranger = facts.called().is_empty() && !facts.purpose.goes_outside();
    let phrase = if stranger { SIGN_OFF_UNNAMED } else { SIGN_OFF_NAMED };
    let sign_off = written(phrase, facts, 0).unwrap_or_default();
    [sign_off, facts.profile.signed()].join("\n").trim_end().to_owned()
}

/// Puts the sentences into paragraphs, between greeting and sign-off. A part that stays silent still ends the
/// paragraph before it.
fn laid_out(facts: &Facts<'_>, parts: &[(Part, Option<String>)]) -> String {
    let mut content = String::new();
    let mut breaks = false;
    for (part, text) in parts {
        breaks |= part.opens == Opens::Paragraph;
        let Some(text) = text else { continue };
        if !content.is_empty() {
            content.push_str(if breaks { "\n\n" } else { " " });
        }
        breaks = false;
        content.push_str(text);
    }
    if facts.purpose == LetterPurpose::LinkedIn {
        return format!("{}\n{content}\n{}", greeting(facts), &*facts.profile.name).trim_end().to_owned();
    }
    format!("{}\n\n{content}\n\n{}", greeting(facts), sign_off(facts))
}

fn fits(purpose: LetterPurpose, body: &str) -> bool {
    match purpose {
        LetterPurpose::LinkedIn => body.chars().count() <= LINKED_IN_CHARS,
        _ => body.split_whitespace().count() <= LONG_WORDS,
    }
}

/// A LinkedIn request that is too long with its topic does without it, and says so.
fn shorten(facts: &Facts<'_>, variation: usize, draft: &mut Draft) {
    let first = script(facts.purpose).parts.first().copied();
    let Some(part) = first else { return };
    let plain = pick(part.instead, variation).and_then(|phrase| written(phrase, facts, variation).ok());
    draft.body = laid_out(facts, &[(part, plain)]);
    draft.questions.push(MissingFact::ShorterTopic);
}
