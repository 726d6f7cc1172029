//! What was handed to a calendar. A calendar knows an entry by its name and takes a later edition of it only if its
//! number is higher; so each edition is compared with the last one, and what changed gets a higher number.
//!
//! The number is the minute in which the entry last changed, counted from 2024, and always more than the one before.
//! So it rises also where the log was lost, on another device, or after a backup was brought back.

use crate::domain::ics::call::Call;
use crate::domain::ics::events::{Event, Slot};
use crate::domain::id::ProcessId;
use crate::domain::json::Json;
use crate::domain::moment::plus_days;
use crate::domain::order::SortedMap;
use chrono::{NaiveDate, NaiveDateTime};

/// One entry as it was last handed over.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Handed {
    /// Its beginning (local time; a whole day at 00:00).
    #[json(required)]
    pub at: NaiveDateTime,
    /// Whether it is a whole day.
    pub day: bool,
    /// The number of its edition.
    #[json(required)]
    pub sequence: u32,
    /// A short sum over its words: tells that they changed, without keeping them twice.
    #[json(required)]
    pub sum: u32,
    /// Whether it was called off.
    pub off: bool,
}

/// Everything that was handed to a calendar, and how. One record for the whole app.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct CalendarLog {
    /// Whether employers and people are left out of the entries.
    pub unnamed: bool,
    /// Whether booked interviews are left out.
    pub no_rounds: bool,
    /// Whether also what can be done at any time is in.
    pub rest: bool,
    /// When the calendar calls for what is due, if that was chosen.
    pub step_call: Option<Call>,
    /// When it calls before a booked interview, if that was chosen.
    pub round_call: Option<Call>,
    /// When a file was last made (local time).
    pub last: Option<NaiveDateTime>,
    /// Each entry by its name.
    pub handed: SortedMap<String, Handed>,
}

impl CalendarLog {
    /// When the calendar calls for what is due: at its time, unless chosen.
    pub fn calls_for_steps(&self) -> Call {
        self.step_call.unwrap_or(Call::AtItsTime)
    }

    /// When it calls before a booked interview: an hour before, unless chosen.
    pub fn calls_for_rounds(&self) -> Call {
        self.round_call.unwrap_or(Call::HourBefore)
    }

    /// How many of these entries stand otherwise in an earlier file.
    pub fn changed(&self, file: &[Numbered]) -> usize {
        let other = |one: &&Numbered| {
            let known = self.handed.get(&one.event.uid).filter(|known| !known.off && !one.off);
            known.is_some_and(|known| known.sequence != one.sequence)
        };
        file.iter().filter(other).count()
    }
}

/// An entry of the file that is made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The entry.
    pub event: Event,
    /// The number of its edition.
    pub sequence: u32,
    /// Whether it is called off.
    pub off: bool,
}

/// How long after its day an entry is remembered, in days.
const REMEMBERED: i64 = 60;

/// The next edition: `fresh` are the entries that stand now, of one process (`only`) or of all. Returns what belongs
/// into the file, and the log as it is once the file was handed over.
pub fn edition(
    log: &CalendarLog,
    only: Option<&ProcessId>,
    fresh: Vec<Event>,
    now: NaiveDateTime,
) -> (Vec<Numbered>, CalendarLog) {
    let mut next = log.clone();
    next.last = Some(now);
    let mut file = Vec::new();
    let names: Vec<String> = fresh.iter().map(|event| event.uid.clone()).collect();
    for event in fresh {
        let (at, day, sum) = (event.slot.start(), matches!(event.slot, Slot::Day(_)), sum(&event));
        let known = log.handed.get(&event.uid);
        let same = known.filter(|known| !known.off && known.at == at && known.day == day && known.sum == sum);
        let sequence = same.map_or_else(|| after(known, now), |same| same.sequence);
        next.handed.insert(event.uid.clone(), Handed { at, day, sequence, sum, off: false });
        file.push(Numbered { event, sequence, off: false });
    }
    let scope = only.map(|id| format!("{id}."));
    let gone = log.handed.iter().filter(|(name, known)| {
        let inside = scope.as_ref().is_none_or(|scope| name.starts_with(&**scope));
        // What lies in the past is left in the calendar as it is: it was there, and bothers nobody.
        inside && !names.contains(name) && now.date() <= known.at.date()
    });
    for (name, known) in gone {
        let sequence = if known.off { known.sequence } else { after(Some(known), now) };
        next.handed.insert(name.clone(), Handed { off: true, sequence, ..known.clone() });
        file.push(Numbered { event: called_off(name, known), sequence, off: true });
    }
    let old: Vec<String> =
        next.handed.iter().filter(|(_, one)| is_old(one.at.date(), now)).map(|(name, _)| name.clone()).collect();
    for name in &old {
        next.handed.remove(name);
    }
    (file, next)
}

fn is_old(day: NaiveDate, now: NaiveDateTime) -> bool {
    plus_days(day, REMEMBERED) < now.date()
}

/// A number for a changed entry.
fn after(known: Option<&Handed>, now: NaiveDateTime) -> u32 {
    let start = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let minutes = (now - start.and_time(chrono::NaiveTime::MIN)).num_minutes().clamp(1, i64::from(u32::MAX / 4));
    let minutes = u32::try_from(minutes).unwrap_or(1);
    known.map_or(minutes, |known| minutes.max(known.sequence.saturating_add(1)))
}

/// What is said of an entry that no longer applies. Its words are gone; its name and its time are enough to find it.
fn called_off(name: &str, known: &Handed) -> Event {
    Event {
        uid: name.to_owned(),
        slot: if known.day { Slot::Day(known.at.date()) } else { Slot::At { start: known.at, minutes: 15 } },
        title: "No longer needed".into(),
        text: String::new(),
        place: String::new(),
        alarm: None,
        busy: false,
    }
}

/// FNV-1a over everything that is shown of an entry.
fn sum(event: &Event) -> u32 {
    let minutes = if let Slot::At { minutes, .. } = event.slot { minutes } else { 0 };
    let numbers = [minutes, event.alarm.unwrap_or(u16::MAX), u16::from(event.busy)].map(u16::to_le_bytes).concat();
    let words = [&event.title, &event.text, &event.place].into_iter().flat_map(|text| text.bytes().chain([0]));
    words.chain(numbers).fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
