//! What the ledger and the plan hold of a letter that went out, and whether they still do: the ledger is the truth.

use crate::domain::id::PersonId;
use crate::domain::ledger::{Decision, Entry, LedgerEvent, Purpose};
use crate::domain::letter::paper::Paper;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::short_name::name_alone;
use crate::domain::timeline::step::StepKind;
use chrono::NaiveDateTime;

/// What the ledger says of a letter that went out.
pub fn happening(letter: &Letter) -> LedgerEvent {
    LedgerEvent::Sent {
        purpose: letter.purpose.in_ledger(),
        channel: letter.channel,
        to: letter.to.people().to_vec(),
        round: letter.round.clone(),
        against: letter.against.clone(),
    }
}

/// What an entry of something sent is called, and to whom it went: "Note to Ana Ruiz" for one to somebody outside the
/// employer, who has no place among the people and is named in the note.
pub fn sent_title(process: &Process, entry: &Entry, list: impl Fn(&[&str]) -> String) -> String {
    let LedgerEvent::Sent { purpose, to, .. } = &entry.what else { return String::new() };
    let names: Vec<&str> = to.iter().filter_map(|id| process.person(id)).map(Person::shown).collect();
    let noted = entry.note.lines().next().and_then(|line| line.strip_prefix("To "));
    match noted.filter(|_| names.is_empty()) {
        Some(name) if *purpose == Purpose::Other => ["Note to ", name_alone(name)].concat(),
        Some(name) => [purpose.label(), " to ", name_alone(name)].concat(),
        None if names.is_empty() => purpose.label().to_owned(),
        None => [purpose.label(), " to ", &*list(&names)].concat(),
    }
}

/// Those of the round to whom a letter of thanks can be passed on: whoever it names and does not go to, while it goes
/// to one person. One letter to a coordinator settles the thanks to all of them.
pub fn passed_on(letter: &Letter, process: &Process) -> Vec<PersonId> {
    let [_] = letter.to.people() else { return Vec::new() };
    let round = letter.round.as_ref().and_then(|id| process.round(id));
    let Some(round) = round.filter(|_| letter.purpose == LetterPurpose::ThankYou) else { return Vec::new() };
    let body = Paper::letter(&letter.body);
    let named = |id: &&PersonId| {
        let Some(person) = process.person(id).filter(|_| !letter.to.people().contains(id)) else { return false };
        // By the last word of the name: "Dr Vance", "Ms Aldo".
        let name = Paper::plain(&person.name);
        let last = name.len().checked_sub(1).map(|n| name.word(n));
        last.is_some_and(|last| !body.numbers(last).is_empty())
    };
    round.people.iter().filter(named).cloned().collect()
}

/// What you decided by sending a letter with this purpose.
pub const fn decision(purpose: LetterPurpose) -> Option<Decision> {
    match purpose {
        LetterPurpose::Accept => Some(Decision::Accepted),
        LetterPurpose::Decline => Some(Decision::Declined),
        LetterPurpose::Withdraw => Some(Decision::Withdrew),
        _ => None,
    }
}

/// Whether an entry is the one that was written when a letter with this purpose went to these people.
fn is_entry_of(entry: &Entry, at: NaiveDateTime, wanted: Purpose, people: &[PersonId]) -> bool {
    entry.at == at && matches!(&entry.what, LedgerEvent::Sent { purpose, to, .. } if *purpose == wanted && to == people)
}

/// Whether a letter counts as sent although the ledger holds nothing of it. An entry whose time was corrected
/// still stands for its letter; one that belongs to another letter does not.
pub fn is_adrift(letter: &Letter, letters: &[Letter], process: &Process) -> bool {
    let LetterState::Sent { at } = letter.state else { return false };
    let is_of = |one: &Letter, entry: &Entry, at| is_entry_of(entry, at, one.purpose.in_ledger(), one.to.people());
    let belongs_to_another = |entry: &Entry| {
        letters
            .iter()
            .any(|one| matches!(one.state, LetterState::Sent { at } if one.id != letter.id && is_of(one, entry, at)))
    };
    let stands_for =
        |entry: &Entry| is_of(letter, entry, at) || (is_of(letter, entry, entry.at) && !belongs_to_another(entry));
    !process.ledger.iter().any(stands_for)
}

/// The steps that a letter with this purpose can fulfil.
const fn steps(purpose: LetterPurpose) -> &'static [StepKind] {
    use LetterPurpose as P;
    match purpose {
        P::ThankYou => &[StepKind::ThankYou],
        P::FirstFollowUp => &[StepKind::FirstFollowUp, StepKind::AsTold],
        P::SecondFollowUp | P::AskHr => &[StepKind::SecondFollowUp],
        P::AskFeedback => &[StepKind::AskFeedback, StepKind::ReplyToRefusal],
        P::KeepInTouch => &[StepKind::KeepInTouch],
        P::LinkedIn => &[StepKind::LinkedIn],
        P::Referee => &[StepKind::BriefReferees],
        P::MutualContact => &[StepKind::MutualContacts],
        P::Accept => &[StepKind::ConfirmOffer],
        P::NewTime => &[StepKind::NewTime],
        P::AskWritten => &[StepKind::ConfirmOffer, StepKind::AskWritten],
        P::Bridge => &[StepKind::BridgeOffer],
        P::Withdraw => &[StepKind::Withdraw],
        P::Decline | P::MoreTime => &[],
    }
}

/// Whether a letter fulfils the step with this key. Thanks are for one person in one round; the rest for anybody.
pub fn fulfils(letter: &Letter, key: &str) -> bool {
    let mut parts = key.split(':');
    let kind = parts.next().unwrap_or_default();
    let known = steps(letter.purpose).iter().any(|step| step.slug() == kind);
    let round = parts.next().is_some_and(|round| letter.round.as_ref().is_some_and(|id| id.as_str() == round));
    let person = parts.next().is_some_and(|person| letter.to.people().iter().any(|id| id.as_str() == person));
    known && (letter.purpose != LetterPurpose::ThankYou || (round && person))
}

/// Whether an entry was written when this letter went out at that moment.
pub fn belongs_to(entry: &Entry, letter: &Letter, at: NaiveDateTime) -> bool {
    let decided = decision(letter.purpose).map(LedgerEvent::Decided);
    is_entry_of(entry, at, letter.purpose.in_ledger(), letter.to.people())
        || (entry.at == at && decided.as_ref() == Some(&entry.what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actions::letters::{Sending, note_sent};
    use crate::domain::channel::Channel;
    use crate::domain::id::{EntryId, IdSource, LetterId, ProcessId, RoundId};
    use crate::domain::letter::record::Recipient;
    use crate::domain::text::{Line, Prose};

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    fn letter(id: &str, to: &str, sent: Option<&str>) -> Letter {
        let people = Recipient::People(vec![PersonId::parse(to).unwrap()]);
        let process = ProcessId::parse("p").unwrap();
        let mut letter = Letter::new(LetterId::parse(id).unwrap(), process, people, LetterPurpose::ThankYou);
        letter.round = RoundId::parse("r1");
        if let Some(sent) = sent {
            letter.state = LetterState::Sent { at: at(sent) };
        }
        letter
    }

    fn process(entries: &[(&Letter, &str)]) -> Process {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        for (n, (letter, moment)) in entries.iter().enumerate() {
            let id = EntryId::parse(&format!("e{n}")).unwrap();
            process.ledger.push(Entry::new(id, at(moment), happening(letter)));
        }
        process
    }

    #[test]
    fn a_letter_stays_sent_as_long_as_the_ledger_holds_it() {
        let sent = letter("l1", "m1", Some("11T10:00"));
        let all = [sent.clone()];
        assert!(!is_adrift(&sent, &all, &process(&[(&sent, "11T10:00")])), "as it was sent");
        assert!(!is_adrift(&sent, &all, &process(&[(&sent, "11T08:30")])), "its time was corrected");
        assert!(is_adrift(&sent, &all, &process(&[])), "the entry is gone");
        let other = letter("l2", "m2", Some("11T10:00"));
        assert!(is_adrift(&sent, &all, &process(&[(&other, "11T10:00")])), "only somebody else was thanked");
        assert!(!is_adrift(&letter("l3", "m1", None), &all, &process(&[])), "a draft was never sent");
    }

    #[test]
    fn an_entry_stands_for_one_letter_only() {
        let (first, second) = (letter("l1", "m1", Some("11T10:00")), letter("l2", "m1", Some("12T10:00")));
        let all = [first.clone(), second.clone()];
        let only_second = process(&[(&second, "12T10:00")]);
        assert!(is_adrift(&first, &all, &only_second));
        assert!(!is_adrift(&second, &all, &only_second));
    }

    #[test]
    fn thanks_fulfil_one_step_and_other_letters_any_of_their_kind() {
        let thanks = letter("l1", "m1", None);
        assert!(fulfils(&thanks, "thank-you:r1:m1"));
        assert!(!fulfils(&thanks, "thank-you:r1:m2") && !fulfils(&thanks, "thank-you:r2:m1"));
        let mut asks = thanks.clone();
        asks.purpose = LetterPurpose::FirstFollowUp;
        assert!(fulfils(&asks, "follow-up-1:r7") && !fulfils(&asks, "follow-up-2:r1"));
    }

    #[test]
    fn a_note_to_somebody_outside_says_to_whom() {
        let mut note = letter("l1", "m1", None);
        note.purpose = LetterPurpose::Referee;
        note.to =
            Recipient::Named {
                name: Line::cut("Seán O’Connor"), address_as: Line::default(), email: Line::default()
            };
        let sending = Sending { at: at("11T10:00"), step: None, passed_on: Vec::new() };
        let mut process = process(&[]);
        note_sent(&mut process, &note, &sending, &mut Fresh(0));
        let title = |process: &Process| sent_title(process, &process.ledger[0], |names| names.join(" and "));
        assert_eq!(title(&process), "Note to Seán O’Connor");
        process.ledger[0].note = Prose::cut("They asked for it.");
        assert_eq!(title(&process), "Something else");
        // Thanks that went to two of them name both.
        let both = [("m1", "Mia"), ("m2", "Tom")]
            .map(|(id, name)| Person::named(PersonId::parse(id).unwrap(), Line::cut(name)));
        let to = both.iter().map(|one| one.id.clone()).collect();
        process.people = both.to_vec();
        let channel = Channel::Email;
        process.ledger[0].what =
            LedgerEvent::Sent { purpose: Purpose::ThankYou, channel, to, round: None, against: None };
        assert_eq!(title(&process), "Thank-you to Mia and Tom");
    }

    struct Fresh(usize);

    impl IdSource for Fresh {
        fn fresh(&mut self) -> String {
            self.0 += 1;
            self.0.to_string()
        }
    }

    #[test]
    fn an_acceptance_is_two_entries_and_both_are_its_own() {
        let mut accepts = letter("l1", "m1", Some("11T10:00"));
        accepts.purpose = LetterPurpose::Accept;
        let entry = |what, moment| {
            let id = EntryId::parse("e1").unwrap();
            Entry::new(id, at(moment), what)
        };
        assert!(belongs_to(&entry(happening(&accepts), "11T10:00"), &accepts, at("11T10:00")));
        assert!(belongs_to(&entry(LedgerEvent::Decided(Decision::Accepted), "11T10:00"), &accepts, at("11T10:00")));
        assert!(!belongs_to(&entry(LedgerEvent::Decided(Decision::Accepted), "12T10:00"), &accepts, at("11T10:00")));
        assert!(!belongs_to(&entry(LedgerEvent::Decided(Decision::Withdrew), "11T10:00"), &accepts, at("11T10:00")));
    }
}
