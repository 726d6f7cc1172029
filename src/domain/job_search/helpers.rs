//! Who helped over the whole search: referees, contacts who put in a word, mentors. Each is thanked once, at the end of it.

use crate::domain::acquaintances::acquaintance::Reply;
use crate::domain::id::{AcquaintanceId, OccasionId, ProcessId, RefereeId};
use crate::domain::job_search::{JobSearch, OccasionKind};
use crate::domain::process::Process;
use crate::domain::profile::Profile;
use crate::domain::referees::referee::Consent;
use crate::domain::short_name::{name_alone, short_name};
use crate::domain::tone::Tone;
use chrono::NaiveDateTime;

/// Where the record of somebody stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelperId {
    /// Among the referees.
    Referee(RefereeId),
    /// Among the contacts of this process.
    Contact(ProcessId, AcquaintanceId),
    /// Among events and mentors.
    Mentor(OccasionId),
}

/// Somebody who helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Where their record stands.
    pub id: HelperId,
    /// What they are called.
    pub name: String,
    /// How they are greeted, as the other texts to them do: "Dear Ana Ruiz", "Hi Jo".
    pub greeted: String,
    /// What they did, as it goes on after "Thank you for": "being my referee".
    pub what: String,
    /// Whether they were thanked.
    pub thanked: bool,
}

/// Everybody who helped, those to thank first. Whoever rather would not is not among them: that was answered then.
pub fn helpers(processes: &[&Process], profile: &Profile, search: &JobSearch) -> Vec<Helper> {
    let mut all: Vec<Helper> = Vec::new();
    for referee in &profile.referees {
        let named: Vec<_> = processes.iter().filter_map(|process| process.reference(&referee.id)).collect();
        let called = named.iter().any(|one| one.called.is_some());
        if !named.is_empty() && (called || referee.consent == Consent::Agreed) {
            all.push(Helper {
                id: HelperId::Referee(referee.id.clone()),
                name: referee.shown().to_owned(),
                greeted: greeting(referee.tone, &referee.address_as, &referee.name),
                what: if called { "speaking for me when they called" } else { "being ready to speak for me" }
                    .to_owned(),
                thanked: named.iter().all(|one| one.thanked.is_some()),
            });
        }
    }
    for process in processes {
        let asked = process.acquaintances.iter().filter(|one| matches!(one.reply, Some(Reply::Will | Reply::Did)));
        all.extend(asked.map(|one| Helper {
            id: HelperId::Contact(process.id.clone(), one.id.clone()),
            name: one.shown().to_owned(),
            greeted: greeting(one.tone, "", &one.name),
            what: ["your help with ", process.display_name()].concat(),
            thanked: one.thanked.is_some(),
        }));
    }
    let mentors = search.occasions.iter().filter(|one| one.kind == OccasionKind::Mentor && one.done.is_some());
    all.extend(mentors.map(|one| Helper {
        id: HelperId::Mentor(one.id.clone()),
        name: one.shown().to_owned(),
        greeted: greeting(Some(Tone::Casual), "", &one.name),
        what: "your time and your advice".to_owned(),
        thanked: one.thanked.is_some(),
    }));
    crate::domain::order::sort_by_key(&mut all, |one| one.thanked);
    all
}

/// The first line to somebody of one's own, in the tone of the relation.
fn greeting(tone: Option<Tone>, address_as: &str, name: &str) -> String {
    let name = match (address_as, tone) {
        ("", Some(Tone::Casual)) => short_name(name_alone(name)),
        ("", _) => name_alone(name),
        _ => address_as,
    };
    let word = if tone == Some(Tone::Casual) { "Hi " } else { "Dear " };
    if name.is_empty() { "Hello".to_owned() } else { [word, name].concat() }
}

/// The letter of thanks. `won` is the job that was taken, if one was.
pub fn thanks(helper: &Helper, won: Option<&Process>, me: &str) -> String {
    let hello = [&*helper.greeted, ","].concat();
    let news = match won {
        Some(process) => {
            let role = if process.role.is_empty() { "a new job" } else { &*process.role };
            let at = if process.employer.is_empty() { String::new() } else { [" at ", &*process.employer].concat() };
            let begins = if process.role.is_empty() { "I have " } else { "I’m starting as " };
            [begins, role, &*at, "."].concat()
        }
        None => "My search is over for now.".to_owned(),
    };
    let thanks = ["Thank you for ", &*helper.what, ". It made a difference to me."].concat();
    let close = "If I can ever do the same for you, please ask.";
    let signed = if me.is_empty() { "Best wishes".to_owned() } else { ["Best wishes,\n", me].concat() };
    [hello, [&*news, " ", &*thanks].concat(), close.to_owned(), signed].join("\n\n")
}

/// Says that somebody in a process was thanked, at that local moment.
pub fn thank_in(process: &mut Process, helper: &HelperId, at: NaiveDateTime) {
    match helper {
        HelperId::Referee(id) => {
            let mine = process.references.iter_mut().filter(|one| one.id == *id);
            mine.for_each(|one| one.thanked = one.thanked.or(Some(at)));
        }
        HelperId::Contact(of, id) if *of == process.id => {
            process.acquaintances.iter_mut().filter(|one| one.id == *id).for_each(|one| one.thanked = Some(at));
        }
        HelperId::Contact(..) | HelperId::Mentor(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::acquaintances::acquaintance::Acquaintance;
    use crate::domain::job_search::Occasion;
    use crate::domain::referees::referee::Referee;
    use crate::domain::referees::reference::Reference;
    use crate::domain::text::Line;

    #[test]
    fn everybody_who_helped_is_thanked_once_and_nobody_else() {
        let at = NaiveDateTime::default();
        let (ana, ben) = (RefereeId::parse("ana").unwrap(), RefereeId::parse("ben").unwrap());
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at);
        (process.employer, process.role) = (Line::cut("Northlight"), Line::cut("Registrar"));
        // Both are named; one of them never said yes.
        let name = |id: &RefereeId, name| Reference::named(id.clone(), Line::cut(name), at);
        process.references = vec![name(&ana, "Ana Ruiz"), name(&ben, "Dr Ben Okoro")];
        for (id, reply) in [("jo", Some(Reply::Did)), ("al", Some(Reply::RatherNot)), ("mo", None)] {
            let mut one = Acquaintance::named(AcquaintanceId::parse(id).unwrap(), Line::cut(id));
            one.reply = reply;
            process.acquaintances.push(one);
        }
        let profile = Profile {
            referees: vec![
                Referee { consent: Consent::Agreed, ..Referee::named(ana, Line::cut("Ana Ruiz")) },
                Referee::named(ben, Line::cut("Dr Ben Okoro")),
            ],
            ..Profile::default()
        };
        let mentor = |id: &str, kind, done| Occasion {
            done,
            ..Occasion::named(OccasionId::parse(id).unwrap(), kind, Line::cut(id))
        };
        let search = JobSearch {
            occasions: vec![
                mentor("lee", OccasionKind::Mentor, Some(at)),
                mentor("kim", OccasionKind::Mentor, None),
                mentor("fair", OccasionKind::Event, Some(at)),
            ],
            ..JobSearch::default()
        };
        let names = |process: &Process| {
            let all = helpers(&[process], &profile, &search);
            all.iter().map(|one| format!("{} {}", one.name, one.thanked)).collect::<Vec<_>>()
        };
        assert_eq!(names(&process), ["Ana Ruiz false", "jo false", "lee false"]);
        let all = helpers(&[&process], &profile, &search);
        thank_in(&mut process, &all[0].id, at);
        thank_in(&mut process, &all[1].id, at);
        assert_eq!(names(&process), ["lee false", "Ana Ruiz true", "jo true"]);
        assert_eq!(
            thanks(&all[1], Some(&process), "Sam Rowe"),
            "Dear jo,\n\nI’m starting as Registrar at Northlight. Thank you for your help with Northlight. It made a \
             difference to me.\n\nIf I can ever do the same for you, please ask.\n\nBest wishes,\nSam Rowe"
        );
        assert!(thanks(&all[2], None, "").starts_with("Hi lee,\n\nMy search is over for now."));
        // As every other text to them begins.
        for (tone, name, begins) in [
            (None, "Seán O’Connor, was at Łódź Mills", "Dear Seán O’Connor"),
            (Some(Tone::Formal), "Seán O’Connor", "Dear Seán O’Connor"),
            (Some(Tone::Casual), "Seán O’Connor", "Hi Seán"),
            (Some(Tone::Casual), "Dr Ben Okoro, Leeds", "Hi Dr Ben Okoro"),
            (None, "", "Hello"),
        ] {
            assert_eq!(greeting(tone, "", name), begins);
            let referee = Referee { tone, ..Referee::named(RefereeId::parse("s").unwrap(), Line::cut(name)) };
            let asks = crate::domain::referees::texts::asking(&referee, &Profile::default());
            assert!(asks.starts_with(&[begins, ","].concat()), "{asks}");
        }
    }
}
