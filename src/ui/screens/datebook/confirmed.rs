//! What was read from an invitation and said yes to becomes part of a record: a new interview, a further round, or a
//! round that is on the list already and is moved or called off.

use crate::device::{clock, dates, page, random::RandomIds, zone};
use crate::domain::fold::fold;
use crate::domain::ics::invitation::Invitation;
use crate::domain::id::{EntryId, PersonId, ProcessId, RoundId};
use crate::domain::iso;
use crate::domain::people_in::Found;
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::round::{Invited, Round, RoundKind, RoundState, Schedule};
use crate::domain::text::Line;
use crate::route::{Route, Segment};
use crate::state::App;
use crate::ui::shared::invitation_draft as draft;
use chrono::NaiveDateTime;

/// What the user said yes to, beside the time.
pub(super) struct Confirmed {
    pub(super) employer: Line,
    pub(super) role: Line,
    pub(super) place: Line,
    pub(super) kind: Option<RoundKind>,
    pub(super) people: Vec<Found>,
    /// The round it changes, if it is on the list already.
    pub(super) same: Option<String>,
    /// Whether it is called off.
    pub(super) off: bool,
    /// What the invitation is named by.
    pub(super) from: Invited,
}

/// The rounds of a process that may be meant: those that are ahead or put off, and whichever was taken over from the
/// invitation of this name, with what to call them.
pub(super) fn ahead(app: App, id: &str, uid: &str) -> Vec<(String, String)> {
    let Some(process) = ProcessId::parse(id).and_then(|id| app.process_now(&id)) else { return Vec::new() };
    let now = app.now.get_untracked();
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

/// The round that was taken over from the invitation of this name.
pub(super) fn taken_over(process: &Process, uid: &str) -> Option<String> {
    process.rounds.iter().find(|round| round.is_from(uid)).map(|round| round.id.to_string())
}

/// The round that is meant: the one that was taken over from the same invitation; else the one at that moment; of an invitation that is called off, else the only one ahead.
pub(super) fn booked(app: App, known: Option<String>, found: &Invitation, at: NaiveDateTime) -> Option<String> {
    let known = known?;
    let process = ProcessId::parse(&known).and_then(|id| app.process_now(&id))?;
    if let Some(round) = taken_over(&process, &found.from.uid) {
        return Some(round);
    }
    let rounds = ahead(app, &known, "");
    let mut there =
        rounds.iter().filter(|(id, _)| find(app, &known, id).and_then(|one| one.schedule.start()) == Some(at));
    let only = || rounds.first().filter(|_| found.cancelled && rounds.len() == 1);
    there.next().or_else(only).map(|(id, _)| id.clone())
}

/// Keeps the interview and goes there. Errors: the sentence to show; nothing was kept then.
pub(super) fn keep(app: App, known: Option<ProcessId>, kept: Confirmed, at: &str, minutes: &str) -> Result<(), String> {
    let start = iso::moment(at).ok_or("Please give the day and the hour at which it begins. Nothing is lost.")?;
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
    let (off, same) = (kept.off, kept.same.as_deref().and_then(RoundId::parse));
    let now = clock::now();
    let again =
        !off && known.as_ref().and_then(|id| app.process_now(id)).is_some_and(|one| one.goes_on_with(schedule, now));
    let said = match (kept.off, &same) {
        (true, _) => "The interview is cancelled.",
        _ if again => "The interview is on your list, and this is open again.",
        (false, Some(_)) => "The interview is updated on your list.",
        (false, None) => "Another round is on your list.",
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
            round.state = if kept.off { RoundState::Cancelled } else { RoundState::Stands };
            round.take_over(kept.from);
            if !kept.place.is_empty() {
                round.place = kept.place;
            }
            met.retain(|id| !round.people.contains(id));
            round.people.extend(met);
            // What goes on belongs on the list again.
            if !kept.off && schedule.start().is_some_and(|start| now < start) {
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
            let off = if off { " as cancelled" } else { "" };
            app.say(format!("The interview is on your list{off}, {}.", words_of(schedule, app)));
            id
        }
    };
    draft::forget();
    page::go(&Route::Process(id, Segment::Timeline).to_string());
    Ok(())
}

fn words_of(schedule: Schedule, app: App) -> String {
    schedule.start().map(|at| dates::human(at, app.now.get_untracked())).unwrap_or_default()
}
