//! Keeping the search moving: what was done this week against what you set yourself, further leads, and how much of
//! the whole hangs on one employer. A count of what is recorded, never a forecast.

mod basket;
mod counted;
mod helpers;
mod lead;
mod occasion;

pub use basket::{Basket, EmployerShare, Verdict, basket};
pub use counted::{Counted, count};
pub use helpers::{Helper, HelperId, helpers, thank_in, thanks};
pub use lead::{Lead, LeadStage, invite};
pub use occasion::{Occasion, OccasionKind};

use crate::domain::advice::parameter::SearchUntil;
use crate::domain::answers::practice::Practised;
use crate::domain::answers::story::Story;
use crate::domain::id::ProcessId;
use crate::domain::iso;
use crate::domain::json::Json;
use crate::domain::moment::plus_days;
use crate::domain::order::{self, SortedMap};
use crate::domain::process::{Process, Status};
use crate::domain::text::{Line, Prose};
use crate::domain::timeline::step::{Plan, StepKind};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// Something done for the search (A8, F14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// An application sent.
    Application,
    /// An event gone to.
    Event,
    /// A mentor or contact asked.
    Contact,
    /// A CV given to somebody.
    Cv,
}

impl Effort {
    /// Every kind, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Application, Self::Contact, Self::Event, Self::Cv];

    /// The words on a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Application => "Application sent",
            Self::Event => "Event attended",
            Self::Contact => "Mentor or contact asked",
            Self::Cv => "CV given out",
        }
    }

    /// The words of a row that counts them.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Application => "Applications",
            Self::Event => "Events",
            Self::Contact => "Mentors and contacts",
            Self::Cv => "CVs out",
        }
    }
}

/// So many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Json)]
pub struct Tally {
    /// Applications.
    #[json(unless = is_zero)]
    pub applications: u16,
    /// Events.
    #[json(unless = is_zero)]
    pub events: u16,
    /// Mentors and contacts.
    #[json(unless = is_zero)]
    pub contacts: u16,
    /// CVs.
    #[json(unless = is_zero)]
    pub cvs: u16,
}

fn is_zero(number: &u16) -> bool {
    *number == 0
}

impl Tally {
    /// The most of one kind on one day, or of one target.
    pub const MOST: u16 = 999;

    /// How many of this kind.
    pub const fn of(&self, effort: Effort) -> u16 {
        match effort {
            Effort::Application => self.applications,
            Effort::Event => self.events,
            Effort::Contact => self.contacts,
            Effort::Cv => self.cvs,
        }
    }

    /// Sets how many of this kind.
    pub const fn set(&mut self, effort: Effort, number: u16) {
        self.put(effort, if number > Self::MOST { Self::MOST } else { number });
    }

    const fn put(&mut self, effort: Effort, number: u16) {
        match effort {
            Effort::Application => self.applications = number,
            Effort::Event => self.events = number,
            Effort::Contact => self.contacts = number,
            Effort::Cv => self.cvs = number,
        }
    }

    /// The sum of all kinds of effort.
    pub fn sum(&self) -> u32 {
        Effort::ALL.iter().map(|effort| u32::from(self.of(*effort))).sum()
    }

    /// Whether there is none of any kind.
    pub fn is_nothing(&self) -> bool {
        self.sum() == 0
    }
}

/// The search beside the interviews. One record for the whole app.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct JobSearch {
    /// What you set yourself for a week; nothing until you choose.
    #[json(unless = is_nothing)]
    pub targets: Tally,
    /// What was done, by day (`2026-11-12`).
    pub days: SortedMap<String, Tally>,
    /// Leads, in the order in which they were added.
    pub leads: Vec<Lead>,
    /// The day a week begins with, 1 (Monday) to 7 (Sunday), if it was chosen.
    pub week_starts: Option<u8>,
    /// Events to go to, and people to ask.
    pub occasions: Vec<Occasion>,
    /// The stories you tell.
    pub stories: Vec<Story>,
    /// When you last practised an answer, by the id of one of its questions.
    pub practice: SortedMap<String, Practised>,
    /// Which questions you say are the same one: by the id of each, the name of its group.
    pub same: SortedMap<String, Prose>,
    /// What does you good after an interview.
    pub unwind: Vec<Line>,
    /// What you learned from the whole search.
    pub learned: Prose,
}

fn is_nothing(tally: &Tally) -> bool {
    tally.is_nothing()
}

/// The first day of the week that `day` lies in; `starts` is 1 (Monday) to 7 (Sunday).
pub fn week_of(day: NaiveDate, starts: u8) -> NaiveDate {
    let since = (day.weekday().number_from_monday() + 7 - u32::from(starts.clamp(1, 7))) % 7;
    plus_days(day, -i64::from(since))
}

impl JobSearch {
    /// Notes something done on that day. Returns whether it is counted: a day holds 999 of a kind.
    pub fn note(&mut self, day: NaiveDate, effort: Effort) -> bool {
        let tally = self.days.get_or_default(&day.to_string());
        let before = tally.of(effort);
        tally.set(effort, before.saturating_add(1));
        tally.of(effort) != before
    }

    /// Takes one back on that day, or on the last day of the week before it that has one.
    pub fn take_back(&mut self, first: NaiveDate, day: NaiveDate, effort: Effort) {
        let mut on = day;
        while first <= on {
            let key = on.to_string();
            if let Some(mut tally) = self.days.get(&key).copied().filter(|tally| tally.of(effort) > 0) {
                tally.set(effort, tally.of(effort) - 1);
                if tally.is_nothing() {
                    self.days.remove(&key);
                } else {
                    self.days.insert(key, tally);
                }
                return;
            }
            on = plus_days(on, -1);
        }
    }

    /// Everything done in the seven days from `first` on.
    pub fn week(&self, first: NaiveDate) -> Tally {
        let mut sum = Tally::default();
        for tally in (0..7).filter_map(|n| self.days.get(&plus_days(first, n).to_string())) {
            for effort in Effort::ALL {
                // A week may hold more than a day does.
                sum.put(effort, sum.of(effort).saturating_add(tally.of(effort)));
            }
        }
        sum
    }

    /// The last day on which anything was done, up to `today`.
    pub fn last_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let done = self.days.iter().filter(|(_, tally)| !tally.is_nothing()).filter_map(|(day, _)| iso::day(day));
        done.filter(|day| *day <= today).max()
    }

    /// Leads that may still lead somewhere, those with a day first, the soonest day first.
    pub fn open_leads(&self) -> Vec<&Lead> {
        let mut leads: Vec<&Lead> = self.leads.iter().filter(|lead| lead.stage != LeadStage::Closed).collect();
        order::sort_by_key(&mut leads, |lead| (lead.by.is_none(), lead.by));
        leads
    }

    /// Leads whose next step is due on that day or was before it, the soonest day first.
    pub fn due_leads(&self, today: NaiveDate) -> Vec<&Lead> {
        let mut leads = self.open_leads();
        leads.retain(|lead| lead.is_due(today));
        leads
    }

    /// What does you good, another one each day; none if the list is empty.
    pub fn good_today(&self, today: NaiveDate) -> Option<&Line> {
        let count = i32::try_from(self.unwind.len()).ok().filter(|count| *count > 0)?;
        self.unwind.get(usize::try_from(today.num_days_from_ce().rem_euclid(count)).ok()?)
    }

    /// Leads that came to something or to nothing, the newest first.
    pub fn closed_leads(&self) -> Vec<&Lead> {
        self.leads.iter().rev().filter(|lead| lead.stage == LeadStage::Closed).collect()
    }
}

/// How a week stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub first: NaiveDate,
    /// What was done in it.
    pub done: Tally,
    /// What was set for it.
    pub targets: Tally,
}

impl Week {
    /// How many of the targets are reached, and how many there are.
    pub fn reached(&self) -> (usize, usize) {
        let set = Effort::ALL.iter().filter(|effort| self.targets.of(**effort) > 0);
        let reached = set.clone().filter(|effort| self.targets.of(**effort) <= self.done.of(**effort));
        (reached.count(), set.count())
    }
}

/// The week of `today`.
pub fn this_week(search: &JobSearch, today: NaiveDate, starts: u8) -> Week {
    let first = week_of(today, starts);
    Week { first, done: search.week(first), targets: search.targets }
}

/// Why the search goes on, or that it may end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Going {
    /// It goes on; nobody has offered anything.
    On,
    /// It goes on although there is an offer or an acceptance, until what the playbook names.
    OnDespite {
        /// Whose offer.
        process: ProcessId,
        /// Until when.
        until: SearchUntil,
        /// Whether you said yes to it.
        accepted: bool,
    },
    /// By the playbook it may end.
    Over {
        /// Whose offer ended it.
        process: ProcessId,
    },
}

/// Whether the search goes on at `now`: `until` gives the playbook's word for each process.
pub fn going(pairs: &[(&Process, &Plan)], now: NaiveDateTime, until: impl Fn(&Process) -> SearchUntil) -> Going {
    let standing = pairs.iter().filter(|(process, _)| process.trashed.is_none());
    let over =
        standing.clone().find(|(_, plan)| plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching));
    if let Some((process, _)) = over {
        return Going::Over { process: process.id.clone() };
    }
    let mut offered = standing.filter(|(one, _)| matches!(one.status(now), Status::Offered | Status::Accepted));
    // What you said yes to weighs more than another offer.
    let taken = offered.clone().find(|(one, _)| one.status(now) == Status::Accepted);
    match taken.or_else(|| offered.next()) {
        Some((process, _)) => {
            Going::OnDespite { process: process.id.clone(), until: until(process), accepted: taken.is_some() }
        }
        None => Going::On,
    }
}
