//! The sentences of the checks. One variant for each thing that can be wrong; `Display` is what the user reads, and
//! `phrase` is the same with its dates left to the screen.

use crate::domain::channel::Channel;
use crate::domain::phrase::Phrase;
use chrono::{NaiveDateTime, Timelike};
use std::fmt;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// L1: this is still to be filled in.
    Placeholder(String),
    /// L2: the first line does not hold this name.
    NotGreeted(String),
    /// L2: written so, recorded so.
    Spelling(String, String),
    /// L3: another person of this process.
    OtherPerson(String),
    /// L3: the same, in a sentence that seems to mean it.
    PersonMentioned(String),
    /// L3: another employer.
    OtherEmployer(String),
    /// L3: another role.
    OtherRole(String),
    /// L4: a general greeting, although this name is known.
    GeneralGreeting(String),
    /// Somebody of one's own is not greeted by name, and no name is recorded.
    ContactNotNamed,
    /// L5: nothing of what was recorded for this person.
    NothingDiscussed(String, String),
    /// L5: nothing was recorded for this person.
    NoTopic(String),
    /// L5: what was recorded for this person belongs to an earlier round.
    NoNewTopic(String),
    /// L6.
    NoReason,
    /// L7: so many words.
    Long(usize),
    /// L7: so many words, far too many.
    FarTooLong(usize),
    /// L7: so many words, very few.
    Short(usize),
    /// L7: so many characters in a LinkedIn request.
    LinkedInLong(usize),
    /// L8: a paragraph of so many words.
    DenseParagraph(usize),
    /// L8: so many paragraphs.
    ManyParagraphs(usize),
    /// L9: alike to the letter to this person, so many per cent.
    Alike(String, u16),
    /// L10.
    NoThanks,
    /// L11: neither role nor employer is named.
    NothingNamed,
    /// L11: no word of interest.
    NoInterest,
    /// L12: no subject.
    SubjectEmpty,
    /// L12: a subject of so many characters.
    SubjectLong(usize),
    /// L12: a subject without role or employer.
    SubjectVague,
    /// L13: this stock phrase.
    Filler(String),
    /// L14: these words.
    Pressing(String),
    /// L14: so many exclamation marks.
    Exclamations(usize),
    /// L14: this word in capitals.
    Capitals(String),
    /// L15: so many of so many sentences begin with "I".
    SelfCentred(usize, usize),
    /// L16: not before this moment.
    TooEarly(NaiveDateTime),
    /// L16: the playbook's messages are spent.
    OverTheCap,
    /// L17: never this way.
    NeverThisWay(Channel),
    /// L17: one letter of thanks to so many people.
    OneForAll(usize),
    /// L18.
    NoOutlook,
    /// L19: this word.
    Terms(String),
    /// L20: this word twice.
    DoubleWord(String),
    /// L20.
    DoubleSpace,
    /// L20: a quotation mark or bracket without its partner.
    Unbalanced(char),
    /// L20.
    NoSignature,
    /// L20: your name is not under the letter.
    NameMissing(String),
    /// L20: your name is not recorded.
    NameUnknown,
    /// L21: this day word does not fit the interview.
    WrongDay(String),
    /// L22: too casual for a formal workplace.
    TooCasual(String),
    /// L22: too stiff for a casual workplace.
    TooStiff(String),
}

impl Fault {
    /// The sentence, with moments left for the screen to spell out.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::TooEarly(until) => {
                Phrase::text("It is too early for this letter. Keep it as a draft until ").moment(*until).and(".")
            }
            _ => Phrase::text(self.to_string()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Placeholder(text) => {
                write!(f, "“{text}” still waits to be filled in. Write the real words or take it out.")
            }
            Self::NotGreeted(name) => {
                write!(f, "The first line does not greet {name}. People notice whether a letter is meant for them.")
            }
            Self::Spelling(written, recorded) => write!(
                f,
                "You wrote “{written}”; your record says “{recorded}”. Use the spelling that they use themselves."
            ),
            Self::OtherPerson(name) => {
                write!(f, "{name} is somebody else you met. Is this text from the letter to {name}?")
            }
            Self::PersonMentioned(name) => {
                write!(f, "You mention {name}, whom this letter does not go to. Leave it if you mean it.")
            }
            Self::OtherEmployer(name) => {
                write!(f, "{name} is another employer in your search. Put the right one here.")
            }
            Self::OtherRole(name) => write!(f, "“{name}” is a role you applied for elsewhere. Put the right one here."),
            Self::ContactNotNamed => f.write_str("You know this person. Add their name and greet them by it."),
            Self::GeneralGreeting(name) => write!(f, "You know the name: greet {name} personally."),
            Self::NothingDiscussed(name, topic) => write!(
                f,
                "Nothing here recalls what you and {name} talked about, for example {topic}. One sentence on it makes the letter theirs."
            ),
            Self::NoTopic(name) => {
                write!(f, "No topic is recorded for {name}. Note what you talked about, and give it a sentence.")
            }
            Self::NoNewTopic(name) => write!(
                f,
                "What you noted for {name} is from an earlier round, and that letter had it. Note what you talked about this time, and give it a sentence."
            ),
            Self::NoReason => {
                f.write_str("Nothing says why you would suit the work. Link one of your skills to something they need.")
            }
            Self::Long(words) => write!(f, "{words} words are a long read. Up to 150 is kind to a busy person."),
            Self::FarTooLong(words) => {
                write!(f, "{words} words will hardly be read to the end. Cut it to 150 or fewer.")
            }
            Self::Short(words) => write!(f, "{words} words are very few. A sentence more would show that you mean it."),
            Self::LinkedInLong(chars) => {
                write!(f, "LinkedIn takes 300 characters and this has {chars}. It would be cut off.")
            }
            Self::DenseParagraph(words) => write!(f, "This paragraph has {words} words. Break it in two."),
            Self::ManyParagraphs(count) => {
                write!(f, "{count} paragraphs are many for a short letter. Three will do, four at most.")
            }
            Self::Alike(name, percent) => write!(
                f,
                "{percent} % of this is the same as in your letter to {name}. Colleagues compare what they receive."
            ),
            Self::NoThanks => f.write_str("There is no word of thanks yet."),
            Self::NothingNamed => {
                f.write_str("Neither the role nor the employer is named. They may be filling several places.")
            }
            Self::NoInterest => {
                f.write_str("Nothing says that you are interested in the work. If you are, let them know.")
            }
            Self::SubjectEmpty => f.write_str("The subject is empty. A few words help the letter to be opened."),
            Self::SubjectLong(chars) => {
                write!(f, "The subject has {chars} characters. After 78 it is likely to be cut.")
            }
            Self::SubjectVague => f.write_str("The subject names neither role nor employer, so it is hard to place."),
            Self::Filler(words) => write!(f, "“{words}” is a stock phrase. Say what you would like to know."),
            Self::Pressing(words) => write!(f, "“{words}” may sound like pressure. A calm request gets further."),
            Self::Exclamations(count) => {
                write!(f, "{count} exclamation marks sound louder than you mean. Keep one at most.")
            }
            Self::Capitals(word) => write!(f, "“{word}” in capitals reads as shouting."),
            Self::SelfCentred(with_i, all) => {
                write!(f, "{with_i} of {all} sentences begin with “I”. Turn some of them towards the reader.")
            }
            Self::TooEarly(until) => {
                let (day, hour, minute) = (until.date(), until.hour(), until.minute());
                write!(f, "It is too early for this letter. Keep it as a draft until {day} {hour:02}:{minute:02}.")
            }
            Self::OverTheCap => f.write_str(
                "You have asked as often as is wise without an answer. One more is likely to count against you.",
            ),
            Self::NeverThisWay(Channel::Phone) => {
                f.write_str("This is better written than said on the telephone: a call asks for their time at once.")
            }
            Self::NeverThisWay(channel) => {
                write!(f, "{} is not the way to reach them. Choose e-mail, or the way they asked for.", channel.label())
            }
            Self::OneForAll(count) => write!(
                f,
                "One letter of thanks to {count} people pleases none of them. Write to each, and to each something different."
            ),
            Self::NoOutlook => {
                f.write_str("The close does not look ahead. Say that you look forward to hearing from them.")
            }
            Self::Terms(word) => {
                write!(f, "“{word}” is for a later talk. Keep the thank-you free of terms.")
            }
            Self::DoubleWord(word) => write!(f, "“{word}” is here twice in a row."),
            Self::DoubleSpace => f.write_str("There is more than one space between these words."),
            Self::Unbalanced(mark) => write!(f, "This {mark} has no partner."),
            Self::NoSignature => f.write_str("The letter ends without a sign-off and your name."),
            Self::NameMissing(name) => write!(f, "Your name is missing at the end. You recorded it as {name}."),
            Self::NameUnknown => f.write_str("Your own name is not there yet. Add it, and it goes under the letter."),
            Self::WrongDay(word) => write!(f, "“{word}” does not fit the day of the interview. Name the day instead."),
            Self::TooCasual(words) => write!(f, "“{words}” is casual for a workplace you noted as formal."),
            Self::TooStiff(words) => write!(f, "“{words}” is stiff for a workplace you noted as casual."),
        }
    }
}
