//! Everything a draft can say, as tables to proof-read. One table for each purpose; a table is a list of parts, a
//! part is a list of alternatives. The first member of a panel gets the first alternative of each part, the second
//! member the second, and so on, so that no two read the same sentence.
//!
//! In a sentence, `{topic}` is a fact from the record (all of them are listed in `slot.rs`), `<I'm|I am>` is
//! casual and formal, `[organisation|organization]` is British and American. `{at employer}` and the `{on ...}`
//! slots bring their own space and may be empty, so no space stands before them. Keep sentences short and plain,
//! claim nothing that is not in the record, and start few of them with "I".

mod answers;
mod follow_up;
mod outside;
mod thank_you;
mod turns;

use crate::domain::letter::purpose::LetterPurpose;

/// Where a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// It begins a paragraph.
    Paragraph,
    /// It goes on with the paragraph before it.
    Sentence,
}

/// What happens when a fact is missing, or room is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The user is asked for the fact.
    Asked,
    /// The part is left out without a question.
    IfKnown,
    /// As `IfKnown`; and it goes first when the letter grows too long.
    Spare,
    /// As `Spare`, and only in the letter to the first person.
    Once,
}

/// One part of a letter.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Where it stands.
    pub opens: Opens,
    /// How much it matters.
    pub wanted: Wanted,
    /// The alternatives.
    pub says: &'static [&'static str],
    /// The alternatives while a fact is missing; nothing if empty.
    pub instead: &'static [&'static str],
}

impl Part {
    const fn new(opens: Opens, wanted: Wanted, says: &'static [&'static str]) -> Self {
        Self { opens, wanted, says, instead: &[] }
    }

    const fn or(self, instead: &'static [&'static str]) -> Self {
        Self { instead, ..self }
    }
}

/// What a purpose has to say.
#[derive(Debug, Clone, Copy)]
pub struct Script {
    /// Subjects, the best first; the first that is short enough is taken.
    pub subjects: &'static [&'static str],
    /// The parts, in order.
    pub parts: &'static [Part],
}

/// The script of a purpose.
pub const fn script(purpose: LetterPurpose) -> Script {
    match purpose {
        LetterPurpose::ThankYou => thank_you::THANK_YOU,
        LetterPurpose::LinkedIn => thank_you::LINKED_IN,
        LetterPurpose::KeepInTouch => thank_you::KEEP_IN_TOUCH,
        LetterPurpose::FirstFollowUp => follow_up::FIRST,
        LetterPurpose::SecondFollowUp => follow_up::SECOND,
        LetterPurpose::AskHr => follow_up::ASK_HR,
        LetterPurpose::AskFeedback => answers::ASK_FEEDBACK,
        LetterPurpose::Accept => answers::ACCEPT,
        LetterPurpose::Decline => answers::DECLINE,
        LetterPurpose::Withdraw => answers::WITHDRAW,
        LetterPurpose::MoreTime => answers::MORE_TIME,
        LetterPurpose::NewTime => turns::NEW_TIME,
        LetterPurpose::AskWritten => turns::ASK_WRITTEN,
        LetterPurpose::Bridge => turns::BRIDGE,
        LetterPurpose::Referee => outside::REFEREE,
        LetterPurpose::MutualContact => outside::MUTUAL_CONTACT,
    }
}

/// Greetings: formal with a name, casual with a name; then without one.
pub const GREETING_NAMED: &str = "<Hi|Dear> {name}[,|<,|:>]";
/// To a personnel department of which no name is known.
pub const GREETING_HR: &str = "<Hello|Dear HR team>[,|<,|:>]";
/// To somebody of one's own, a referee or a contact, until the name is given.
pub const GREETING_OUTSIDE: &str = "<Hi|Hello>,";
/// To anybody else of whom no name is known.
pub const GREETING_UNNAMED: &str = "<Hello,|[Dear Sir or Madam,|To whom it may concern:]>";
/// Sign-off to somebody greeted by name.
pub const SIGN_OFF_NAMED: &str = "<[Best wishes|Best regards]|[Yours sincerely|Sincerely]>,";
/// Sign-off to somebody whose name is not known.
pub const SIGN_OFF_UNNAMED: &str = "<[Best wishes|Best regards]|[Yours faithfully|Sincerely]>,";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter::slot::named;
    use std::collections::BTreeSet;

    #[test]
    fn every_part_has_enough_alternatives_and_none_is_told_twice() {
        for purpose in LetterPurpose::ALL {
            let least = if purpose == LetterPurpose::ThankYou { 6 } else { 4 };
            let mut seen = BTreeSet::new();
            for part in script(purpose).parts {
                let once = part.wanted == Wanted::Once;
                assert!(part.says.len() == least || once, "{purpose:?} {:?}", part.says);
                assert!(part.instead.is_empty() || part.instead.len() == least, "{purpose:?} {:?}", part.instead);
                for says in part.says.iter().chain(part.instead) {
                    assert!(seen.insert(says), "{purpose:?} says it twice: {says}");
                }
            }
        }
    }

    #[test]
    fn every_phrase_is_well_formed() {
        for purpose in LetterPurpose::ALL {
            let script = script(purpose);
            let parts = script.parts.iter().flat_map(|part| part.says.iter().chain(part.instead));
            for phrase in script.subjects.iter().chain(parts) {
                for slot in phrase.split('{').skip(1) {
                    let name = slot.split('}').next().unwrap();
                    assert!(named(name).is_some(), "{name} in {phrase}");
                    let own_space = name == "at employer" || name.starts_with("on ");
                    assert!(!own_space || !phrase.contains(&format!(" {{{name}}}")), "two spaces in {phrase}");
                }
                for (open, close) in [('{', '}'), ('<', '>'), ('[', ']')] {
                    let count = |mark: char| phrase.matches(mark).count();
                    assert_eq!(count(open), count(close), "{phrase}");
                }
                assert!(!phrase.contains("  ") && !phrase.contains('!'), "{phrase}");
            }
        }
    }
}
