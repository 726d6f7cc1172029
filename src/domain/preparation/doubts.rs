//! What they seemed to doubt, and what you would say to it (J10, F13).

use crate::domain::fold::fold;
use crate::domain::id::PersonId;
use crate::domain::preparation::differ::telling;
use crate::domain::preparation::record::key;
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::text::Line;

/// One doubt, whoever had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The key of your response to it.
    pub key: String,
    /// The doubt.
    pub words: String,
    /// Who had it.
    pub people: Vec<PersonId>,
    /// What you have done that answers it, from your own details.
    pub shows: Option<String>,
}

/// Every doubt that was noted, in the order of the people.
pub fn doubts(process: &Process, profile: &Profile) -> Vec<Doubt> {
    let of_person = process.people.iter().flat_map(|person| person.concerns.iter().map(move |it| (&person.id, it)));
    let talks = process.rounds.iter().flat_map(|round| &round.talks);
    let of_round = talks.flat_map(|talk| talk.concerns.iter().map(move |it| (&talk.id, it)));
    let mut all: Vec<Doubt> = Vec::new();
    let known = |id: &PersonId| process.person(id).is_some();
    for (id, words) in of_person.chain(of_round).filter(|(id, words)| known(id) && !words.is_empty()) {
        let key = key("doubt", &fold(words));
        match all.iter_mut().find(|doubt| doubt.key == key) {
            Some(doubt) if doubt.people.contains(id) => {}
            Some(doubt) => doubt.people.push(id.clone()),
            None => all.push(Doubt {
                key,
                words: words.to_string(),
                people: vec![id.clone()],
                shows: shows(profile, words),
            }),
        }
    }
    all
}

/// The proof of a skill that touches the doubt.
fn shows(profile: &Profile, doubt: &Line) -> Option<String> {
    let wanted = telling(doubt);
    let touches = |text: &str| telling(text).iter().any(|word| wanted.contains(word));
    let skills = profile.skills.iter().filter(|skill| !skill.evidence.is_empty());
    let mut touching = skills.filter(|skill| touches(&skill.name) || touches(&skill.evidence));
    touching.next().map(|skill| skill.evidence.to_string())
}
