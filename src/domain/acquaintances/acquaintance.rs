//! Somebody you know who knows somebody there.

use crate::domain::id::{AcquaintanceId, PersonId};
use crate::domain::json::{json_struct, json_words};
use crate::domain::process::{Process, Tone};
use crate::domain::text::Line;
use chrono::NaiveDateTime;

/// What they said to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// They will.
    Will,
    /// They have done it.
    Did,
    /// They would rather not.
    RatherNot,
}

json_words!(all of Reply { Will, Did, RatherNot });

impl Reply {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Will => "They will",
            Self::Did => "They did",
            Self::RatherNot => "Rather not",
        }
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acquaintance {
    /// Their id.
    pub id: AcquaintanceId,
    /// The name as they spell it.
    pub name: Line,
    /// How you speak with each other.
    pub tone: Option<Tone>,
    /// E-mail address, as given.
    pub email: Line,
    /// Whom of the interview they know.
    pub knows: Vec<PersonId>,
    /// How they know them.
    pub how: Line,
    /// What you ask for: a word for you, an introduction, what it is like there.
    pub wanted: Line,
    /// When you asked (local time).
    pub asked: Option<NaiveDateTime>,
    /// What they said.
    pub reply: Option<Reply>,
    /// When you thanked them (local time).
    pub thanked: Option<NaiveDateTime>,
}

json_struct!(Acquaintance {
    must: id;
    may: name, tone, email, knows, how, wanted, asked, reply, thanked;
});

impl Acquaintance {
    /// One of whom only the name is known.
    pub fn named(id: AcquaintanceId, name: Line) -> Self {
        Self {
            id,
            name,
            tone: None,
            email: Line::default(),
            knows: Vec::new(),
            how: Line::default(),
            wanted: Line::default(),
            asked: None,
            reply: None,
            thanked: None,
        }
    }

    /// What to call them on screen.
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "A contact without a name" } else { &self.name }
    }

    /// How it stands, in words.
    pub fn state(&self) -> &'static str {
        match (self.thanked, self.reply, self.asked) {
            (Some(_), ..) => "Thanked",
            (None, Some(reply), _) => reply.label(),
            (None, None, Some(_)) => "Asked",
            (None, None, None) => "Not asked yet",
        }
    }

    /// Whether thanks are still to be said: they answered, whatever they said.
    pub const fn is_to_thank(&self) -> bool {
        self.reply.is_some() && self.thanked.is_none()
    }
}

impl Process {
    /// The contact with this id.
    pub fn acquaintance(&self, id: &AcquaintanceId) -> Option<&Acquaintance> {
        self.acquaintances.iter().find(|one| one.id == *id)
    }

    /// How many of the contacts were asked by then, of how many; and since when the last of all was.
    pub fn asked_contacts(&self, now: NaiveDateTime) -> (usize, usize, Option<NaiveDateTime>) {
        let times: Vec<_> = self.acquaintances.iter().map(|one| one.asked.filter(|at| *at <= now)).collect();
        let done = times.iter().flatten().count();
        let last = times.iter().flatten().max().copied().filter(|_| done == times.len());
        (done, times.len(), last)
    }

    /// Those who come next and of whom no contact is noted who knows them.
    pub fn known_by_nobody(&self, now: NaiveDateTime) -> Vec<&crate::domain::person::Person> {
        let ahead = self.rounds.iter().filter(|round| round.schedule.start().is_some_and(|start| now < start));
        let next = ahead.min_by_key(|round| round.schedule.start());
        let people = next.into_iter().flat_map(|round| &round.people).filter_map(|id| self.person(id));
        people.filter(|one| self.acquaintances.iter().all(|contact| !contact.knows.contains(&one.id))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ProcessId, RoundId};
    use crate::domain::person::Person;
    use crate::domain::round::{Round, RoundKind, Schedule};

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    #[test]
    fn each_contact_is_asked_for_themselves_and_the_next_interviewer_is_looked_up() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let now = at("12T09:00");
        assert_eq!(process.asked_contacts(now), (0, 0, None));
        let miriam = PersonId::parse("m").unwrap();
        process.people.push(Person::named(miriam.clone(), Line::cut("Miriam")));
        let next = Schedule::starting(at("20T09:00"), None).unwrap();
        let mut round = Round::new(RoundId::parse("r").unwrap(), RoundKind::default(), next);
        round.people.push(miriam.clone());
        process.rounds.push(round);
        assert_eq!(process.known_by_nobody(now).len(), 1);
        for id in ["a", "b"] {
            process.acquaintances.push(Acquaintance::named(AcquaintanceId::parse(id).unwrap(), Line::cut(id)));
        }
        process.acquaintances[0].knows.push(miriam);
        assert_eq!(process.known_by_nobody(now), Vec::<&Person>::new());
        process.acquaintances[0].asked = Some(at("11T09:00"));
        assert_eq!(process.asked_contacts(now), (1, 2, None), "one of two");
        process.acquaintances[1].asked = Some(at("11T10:00"));
        assert_eq!(process.asked_contacts(now), (2, 2, Some(at("11T10:00"))));
        let one = &mut process.acquaintances[0];
        one.reply = Some(Reply::RatherNot);
        assert!(one.is_to_thank(), "also whoever says no is thanked for the answer");
    }
}
