//! Made-up letters for made-up processes: drafted as the app drafts, at every stage of the way, with earlier versions.

use super::Sampler;
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, LetterId, TemplateId};
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent};
use crate::domain::letter::compose::compose;
use crate::domain::letter::days::InWords;
use crate::domain::letter::fact::{Addressee, Facts};
use crate::domain::letter::insert::insert;
use crate::domain::letter::matrix::{THROUGH_RECRUITER, thank_you_step};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::{Letter, LetterState, Recipient};
use crate::domain::letter::sent::happening;
use crate::domain::letter::template::Template;
use crate::domain::moment::plus_minutes;
use crate::domain::process::{Mark, Process};
use crate::domain::profile::{Profile, Skill};
use crate::domain::round::Round;
use crate::domain::text::{Line, Prose};
use chrono::NaiveDateTime;

const PHRASES: [(&str, Option<LetterPurpose>, &str); 3] = [
    ("Start date", None, "I could start at {employer} four weeks after your word."),
    ("How I close", Some(LetterPurpose::ThankYou), "Should a question come up after all, I am glad to answer it."),
    ("What stayed with me", Some(LetterPurpose::ThankYou), "What stayed with me most was {topic}."),
];

impl Sampler {
    /// You: a name, a telephone number and two skills with their proof.
    pub fn profile(&self) -> Profile {
        let skill = |name, evidence| Skill { name: Line::cut(name), evidence: Line::cut(evidence) };
        Profile {
            name: Line::cut("Anneke Vos"),
            phone: Line::cut("020 7946 0018"),
            email: Line::cut("anneke.vos@example.org"),
            skills: vec![
                skill("planning under pressure", "At Brightwater I cut the waiting list by a third in one winter."),
                skill("training beginners", "I trained eleven colleagues who now run the desk on their own."),
            ],
            ..Profile::default()
        }
    }

    /// A few phrases of the user's own.
    pub fn templates(&mut self) -> Vec<Template> {
        let template = |(name, purpose, text): (&str, _, &str)| Template {
            id: TemplateId::fresh(self),
            name: Line::cut(name),
            purpose,
            text: Prose::cut(text),
        };
        PHRASES.into_iter().map(template).collect()
    }

    /// Thanks for every round that was held by `now`, at every stage: not begun, set aside, drafted, rewritten and
    /// checked, sent, answered. What went out stands in the ledger of the process, as the app writes it.
    pub fn letters(&mut self, process: &mut Process, me: &Profile, now: NaiveDateTime) -> Vec<Letter> {
        let rounds: Vec<Round> = process.rounds.iter().filter(|round| round.held_by(now)).cloned().collect();
        let mut letters = Vec::new();
        for round in &rounds {
            for (n, person) in round.people.iter().enumerate() {
                let to = Recipient::People(vec![person.clone()]);
                let mut letter = Letter::new(LetterId::fresh(self), process.id.clone(), to, LetterPurpose::ThankYou);
                letter.round = Some(round.id.clone());
                letter.tone = process.tone.unwrap_or(letter.tone);
                let end = round.schedule.end().unwrap_or(now);
                let step = thank_you_step(round, person).to_string();
                let fate = self.below(10);
                if fate < 3 {
                    if fate > 0 {
                        let reason = Line::cut(if fate == 1 { "" } else { THROUGH_RECRUITER });
                        process.marks.insert(step, Mark::NotNeeded { at: plus_minutes(end, 90), reason });
                    }
                    continue;
                }
                self.write(process, me, round, &mut letter, n, plus_minutes(end, 60));
                if fate > 4 {
                    letter.state = LetterState::Checked;
                }
                if fate > 5 {
                    self.send(process, &mut letter, step, plus_minutes(end, 180 + 5 * n as i64), now, fate > 8);
                }
                letters.push(letter);
            }
        }
        letters
    }

    /// A draft; in half of the cases with a sentence of the user's own, so that the draft is an earlier version.
    fn write(
        &mut self,
        process: &Process,
        me: &Profile,
        round: &Round,
        letter: &mut Letter,
        n: usize,
        at: NaiveDateTime,
    ) {
        let draft = compose(
            &Facts {
                process,
                round: Some(round),
                person: Addressee::of(&letter.to, process),
                profile: me,
                purpose: letter.purpose,
                tone: letter.tone,
                variant: letter.variant,
                now: at,
                until: None,
                days: &InWords,
            },
            n,
        );
        let (subject, body) = (Line::cut(&draft.subject), Prose::cut(&draft.body));
        // A letter that was not sent takes every text.
        let _ = letter.draft(subject.clone(), body, n as u8, at);
        if self.chance(50) {
            let own = "The walk through the workshop said more to me than any brochure.";
            let rewritten = insert(&draft.body, None, own).text;
            let _ = letter.replace(subject, Prose::cut(&rewritten), plus_minutes(at, 12));
        }
    }

    fn send(
        &mut self,
        process: &mut Process,
        letter: &mut Letter,
        step: String,
        at: NaiveDateTime,
        now: NaiveDateTime,
        answered: bool,
    ) {
        if at > now {
            return;
        }
        letter.state = LetterState::Sent { at };
        process.marks.insert(step, Mark::Done(at));
        let mut enter = |at, what| {
            process.ledger.push(Entry::new(EntryId::fresh(self), at, what));
        };
        enter(at, happening(letter));
        let back = plus_minutes(at, 26 * 60);
        if answered && back <= now {
            let from = letter.to.people().first().cloned();
            enter(back, LedgerEvent::Heard { channel: Channel::Email, from, news: EmployerResponse::Message });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Richness;
    use super::*;
    use crate::domain::letter::matrix::{Progress, matrix};
    use crate::domain::letter::sent::is_adrift;
    use std::collections::BTreeSet;

    #[test]
    fn letters_come_at_every_stage_and_the_ledger_agrees() {
        let now = "2026-11-12T09:00:00".parse().unwrap();
        let make = || {
            let mut sampler = Sampler::new(1);
            let me = sampler.profile();
            let mut processes = sampler.processes(now, 20, Richness::Rich);
            let letters: Vec<Letter> =
                processes.iter_mut().flat_map(|process| sampler.letters(process, &me, now)).collect();
            (processes, letters)
        };
        let (processes, letters) = make();
        assert_eq!((&processes, &letters), (&make().0, &make().1), "the same seed gives the same letters");
        let mut stages = BTreeSet::new();
        for process in &processes {
            let own: Vec<Letter> = letters.iter().filter(|letter| letter.process == process.id).cloned().collect();
            assert!(!own.iter().any(|letter| is_adrift(letter, &own, process)));
            for round in process.rounds.iter().filter(|round| round.held_by(now)) {
                stages.extend(matrix(process, round, &own, now).rows.iter().map(|row| row.progress.label()));
            }
        }
        let every = [Progress::NoDraft, Progress::Drafted, Progress::Checked, Progress::Sent(now)];
        let aside = [Progress::Answered(now), Progress::NotNeeded, Progress::ThroughRecruiter];
        assert_eq!(stages, every.iter().chain(&aside).map(|one| one.label()).collect());
        assert!(letters.iter().any(|letter| !letter.versions.is_empty()));
        assert!(letters.iter().all(|letter| !letter.body.contains("\n\n\n")));
    }

    #[test]
    fn phrases_can_be_filled() {
        assert!(
            Sampler::new(1).templates().iter().all(|one| crate::domain::letter::template::faults(&one.text).is_empty())
        );
    }
}
