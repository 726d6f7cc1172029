//! What was read from an invitation and said yes to becomes part of a record: a new interview, a further round, or a
//! round that is on the list already and is moved or called off.

use crate::device::{clock, dates, random::RandomIds, zone};
use crate::domain::contacts::Found;
use crate::domain::fold::fold;
use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
use crate::domain::invited::Invited;
use crate::domain::iso;
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, RoundState, Schedule};
use crate::domain::text::{Line, Link};
use crate::state::App;
use chrono::NaiveDateTime;

/// What the user said yes to, beside the time.
pub(super) struct Confirmed {
    pub(super) employer: Line,
    pub(super) role: Line,
    pub(super) place: Line,
    pub(super) join: Link,
    pub(super) kind: Option<RoundKind>,
    pub(super) people: Vec<Found>,
    /// The round it changes, if it is on the list already.
    pub(super) same: Option<String>,
    /// Whether it is called off.
    pub(super) off: bool,
    /// What the invitation is named by.
    pub(super) from: Invited,
}

impl Confirmed {
    /// That this round is called off, and nothing else.
    pub(super) fn called_off(same: Option<String>, from: Invited) -> Self {
        Self {
            employer: Line::default(),
            role: Line::default(),
            place: Line::default(),
            join: Link::default(),
            kind: None,
            people: Vec::new(),
            same,
            off: true,
            from,
        }
    }
}

/// The rounds of a process that may be meant: those that are ahead or put off, and whichever was taken over from the
/// invitation of this name, with what to call them.
pub(super) fn ahead(app: App, id: &str, uid: &str) -> Vec<(String, String)> {
    let Some(process) = ProcessId::parse(id).and_then(|id| app.process_now(&id)) else { return Vec::new() };
    let now = app.clock.now().get_untracked();
    let rounds = process.rounds.iter().filter_map(|round| {
        let start = round.schedule.start()?;
        let open = match round.state {
            RoundState::Stands => now.date() <= start.date(),
            RoundState::Postponed | RoundState::NotHeld => true,
            RoundState::Cancelled => false,
        };
        (open || round.is_from(uid))
            .then(|| (round.id.to_string(), format!("{}, {}", round.kind.label(), hour(start, now))))
    });
    rounds.collect()
}

/// A moment with its hour, however far away: two conversations may be on one day.
pub(super) fn hour(at: NaiveDateTime, now: NaiveDateTime) -> String {
    [&*dates::human_day(at.date(), now), ", ", &*dates::write(at, dates::Style::Time)].concat()
}

pub(super) fn find(app: App, process: &str, round: &str) -> Option<Round> {
    app.process_now(&ProcessId::parse(process)?)?.round(&RoundId::parse(round)?).cloned()
}

/// Notes that a round is called off. Errors: the sentence to show; nothing was changed then.
fn call_off(app: App, known: Option<ProcessId>, kept: Confirmed) -> Result<ProcessId, String> {
    let meant = known.zip(kept.same.as_deref().and_then(RoundId::parse));
    let (id, round) = meant.ok_or("Choose the interview that is cancelled. Nothing is lost.")?;
    app.edit_with_undo(&id, "The interview is cancelled.", move |process| {
        if let Some(round) = process.rounds.iter_mut().find(|one| one.id == round) {
            round.state = RoundState::Cancelled;
            round.take_over(kept.from);
        }
    });
    Ok(id)
}

/// Keeps the interview, and says which it became. Errors: the sentence to show; nothing was kept then.
pub(super) fn keep(
    app: App,
    known: Option<ProcessId>,
    kept: Confirmed,
    at: &str,
    minutes: &str,
) -> Result<ProcessId, String> {
    if kept.off {
        return call_off(app, known, kept);
    }
    let start = iso::moment(at).ok_or("Add the day and time it starts. Nothing is lost.")?;
    let minutes = match minutes.trim() {
        "" => None,
        text => Some(
            text.parse::<u16>()
                .ok()
                .filter(|n| (1..=1440).contains(n))
                .ok_or("Give the length in minutes, up to 1440 for a whole day. Nothing is lost.")?,
        ),
    };
    let schedule = Schedule::starting(start, minutes).map_err(|error| error.to_string())?;
    if known.is_none() && kept.employer.is_empty() && kept.role.is_empty() {
        return Err("Give the employer or the role, so that you can find this again. Nothing is lost.".into());
    }
    let same = kept.same.as_deref().and_then(RoundId::parse);
    let now = clock::now();
    let again = known.as_ref().and_then(|id| app.process_now(id)).is_some_and(|one| one.goes_on_with(schedule, now));
    let said = match &same {
        _ if again => "The interview is on your list, and this is open again.",
        Some(_) => "The interview is updated on your list.",
        None => "Another round is on your list.",
    };
    let change = move |process: &mut Process| {
        let mut met = Vec::new();
        for found in &kept.people {
            let same = |one: &&mut Person| {
                let mail = !found.email.is_empty() && fold(&one.email) == fold(&found.email);
                mail || (!found.name.is_empty() && one.email.is_empty() && fold(&one.name) == fold(&found.name))
            };
            let id = match process.people.iter_mut().find(same) {
                Some(person) => {
                    found.complete(person);
                    person.id.clone()
                }
                None => {
                    let id = PersonId::fresh(&mut RandomIds);
                    let mut person = Person::named(id.clone(), Line::default());
                    found.complete(&mut person);
                    process.people.push(person);
                    id
                }
            };
            met.push(id);
        }
        let fresh = || Round::new(RoundId::fresh(&mut RandomIds), kept.kind.unwrap_or_default(), schedule);
        let known = same.as_ref().and_then(|id| process.rounds.iter().position(|round| round.id == *id));
        let at = known.unwrap_or_else(|| {
            process.rounds.push(fresh());
            process.rounds.len() - 1
        });
        if let Some(round) = process.rounds.get_mut(at) {
            (round.schedule, round.kind) = (schedule, kept.kind.unwrap_or(round.kind));
            round.zone = zone::of_round(schedule);
            round.state = RoundState::Stands;
            round.take_over(kept.from);
            // What says nothing of where it is leaves that as it was.
            if !kept.place.is_empty() || !kept.join.is_empty() {
                (round.place, round.join) = (kept.place, kept.join);
            }
            met.retain(|id| !round.people.contains(id));
            round.people.extend(met);
            // What goes on belongs on the list again.
            if schedule.start().is_some_and(|start| now < start) {
                process.archived = None;
            }
            if again {
                let round = round.id.clone();
                process.note_invited(EntryId::fresh(&mut RandomIds), now, round);
            }
        }
        if !process.is_named() {
            (process.employer, process.role) = (kept.employer, kept.role);
        }
    };
    let id = match known {
        Some(id) => {
            app.edit_with_undo(&id, said, change);
            id
        }
        None => {
            let id = app.keep_interview(change).ok_or("It could not be saved. What you see here is still here.")?;
            app.messages.say(format!("The interview is on your list, {}.", words_of(schedule, app)));
            id
        }
    };
    Ok(id)
}

fn words_of(schedule: Schedule, app: App) -> String {
    schedule.start().map(|at| dates::human(at, app.clock.now().get_untracked())).unwrap_or_default()
}
