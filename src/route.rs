//! The addresses of the app, after `#`. Reading and writing stand side by side, so that they cannot drift apart.
//! Leptos' own router has no addresses after `#`, and is 51 KB of the first load (brotli, 29 November 2026).

use crate::domain::id::{LetterId, PlaybookId, ProcessId, RoundId};
use std::fmt;

/// Which part of a process is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Segment {
    /// The ribbon.
    #[default]
    Timeline,
    /// Questions, strengths and weaknesses of every round.
    Debrief,
    /// Everyone met.
    People,
    /// What was written and what is still to be written.
    Letters,
    /// What is known of the employer and the role.
    About,
}

impl Segment {
    /// Every segment, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Timeline, Self::Debrief, Self::People, Self::Letters, Self::About];

    /// The word on the tab.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Debrief => "Look back",
            Self::People => "People",
            Self::Letters => "Letters",
            Self::About => "About",
        }
    }

    const fn slug(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Debrief => "debrief",
            Self::People => "people",
            Self::Letters => "letters",
            Self::About => "about",
        }
    }
}

/// Work of one process that has a screen of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Those who are named as referees.
    Referees,
    /// Contacts who know them.
    Contacts,
    /// LinkedIn, and one's own public pages.
    Profiles,
    /// What they offer.
    Offer,
    /// After they said no.
    AfterNo,
    /// What you would do for them, on one page.
    Plan,
    /// What you want to be paid, and what was said about it.
    Salary,
}

impl Desk {
    /// Every one.
    pub const ALL: [Self; 7] =
        [Self::Referees, Self::Contacts, Self::Profiles, Self::Offer, Self::AfterNo, Self::Plan, Self::Salary];

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Referees => "Referees",
            Self::Contacts => "Contacts who know them",
            Self::Profiles => "Profiles",
            Self::Offer => "The offer",
            Self::AfterNo => "After a no",
            Self::Plan => "Plan for the job",
            Self::Salary => "Pay",
        }
    }

    const fn slug(self) -> &'static str {
        match self {
            Self::Referees => "referees",
            Self::Contacts => "contacts",
            Self::Profiles => "profiles",
            Self::Offer => "offer",
            Self::AfterNo => "after-no",
            Self::Plan => "plan",
            Self::Salary => "salary",
        }
    }
}

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// What to do today.
    #[default]
    Today,
    /// Every process.
    Interviews,
    /// A new interview.
    Capture,
    /// An example to try the app with.
    Example,
    /// An interview that is being written down.
    Round(ProcessId, RoundId),
    /// One process.
    Process(ProcessId, Segment),
    /// Work of one process that has a screen of its own.
    Desk(ProcessId, Desk),
    /// One letter of a process.
    Letter(ProcessId, LetterId),
    /// Name, signature and skills of the user.
    Me,
    /// The referees of the whole search.
    Referees,
    /// Every offer beside the others.
    Offers,
    /// Every question with its answers, and the stories you tell.
    Stories,
    /// The user's own phrases.
    Templates,
    /// What all records say together.
    Insight,
    /// Settings and data.
    More,
    /// Backups, and what is stored.
    Data,
    /// Everybody who waits, on one axis of days.
    Waiting,
    /// Taking over from another tracker.
    Import,
    /// Whose advice to follow.
    Advice,
    /// A playbook of one's own.
    Playbook(PlaybookId),
    /// Which days are working days.
    WorkingDays,
    /// The plan as a calendar file, of everything or of one process.
    Calendar(Option<ProcessId>),
    /// An interview from an invitation.
    Invitation,
    /// All that is known of one employer, as a paper.
    Dossier(ProcessId),
    /// Getting ready for a round that is ahead.
    Prep(ProcessId, RoundId),
    /// In the room, before leaving: the two questions.
    Leaving(ProcessId, RoundId),
    /// What was done for the search, week by week.
    Proof,
    /// A message of theirs, read piece by piece; and what other programs share with this one.
    Message,
    /// What this device can do to call things to mind.
    Reminders,
    /// Keeping the search moving.
    Search,
    /// An address that leads nowhere.
    Unknown,
}

/// The addresses of one word.
static PLAIN: &[(&str, Route)] = &[
    ("interviews", Route::Interviews),
    ("capture", Route::Capture),
    ("example", Route::Example),
    ("insight", Route::Insight),
    ("waiting", Route::Waiting),
    ("search-pulse", Route::Search),
    ("more", Route::More),
    ("me", Route::Me),
    ("referees", Route::Referees),
    ("offers", Route::Offers),
    ("stories", Route::Stories),
    ("templates", Route::Templates),
    ("data", Route::Data),
    ("import", Route::Import),
    ("advice", Route::Advice),
    ("working-days", Route::WorkingDays),
    ("calendar", Route::Calendar(None)),
    ("invitation", Route::Invitation),
    ("message", Route::Message),
    ("proof", Route::Proof),
    ("reminders", Route::Reminders),
];

impl Route {
    /// The process it belongs to, if it is that of one.
    pub fn process(&self) -> Option<&ProcessId> {
        match self {
            Self::Round(id, _)
            | Self::Process(id, _)
            | Self::Letter(id, _)
            | Self::Desk(id, _)
            | Self::Calendar(Some(id))
            | Self::Prep(id, _)
            | Self::Leaving(id, _)
            | Self::Dossier(id) => Some(id),
            _ => None,
        }
    }

    /// Reads what stands after `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Today,
            [word] => {
                let known = PLAIN.iter().find(|(address, _)| address == word);
                known.map_or(Self::Unknown, |(_, route)| route.clone())
            }
            ["advice", id] => PlaybookId::parse(id).map_or(Self::Unknown, Self::Playbook),
            ["calendar", id] => ProcessId::parse(id).map_or(Self::Unknown, |id| Self::Calendar(Some(id))),
            ["interview", id] => ProcessId::parse(id).map_or(Self::Unknown, |id| Self::Process(id, Segment::Timeline)),
            ["interview", id, "round", round] => of_round(id, round, Self::Round),
            ["interview", id, "prep", round] => of_round(id, round, Self::Prep),
            ["interview", id, "leaving", round] => of_round(id, round, Self::Leaving),
            ["interview", id, "letter", letter] => match (ProcessId::parse(id), LetterId::parse(letter)) {
                (Some(id), Some(letter)) => Self::Letter(id, letter),
                _ => Self::Unknown,
            },
            ["interview", id, "dossier"] => ProcessId::parse(id).map_or(Self::Unknown, Self::Dossier),
            ["interview", id, slug] => {
                let segment = Segment::ALL.into_iter().find(|segment| segment.slug() == *slug);
                let desk = Desk::ALL.into_iter().find(|desk| desk.slug() == *slug);
                match (ProcessId::parse(id), segment, desk) {
                    (Some(id), Some(segment), _) => Self::Process(id, segment),
                    (Some(id), _, Some(desk)) => Self::Desk(id, desk),
                    _ => Self::Unknown,
                }
            }
            _ => Self::Unknown,
        }
    }
}

/// The route of a round, if both ids are such.
fn of_round(id: &str, round: &str, make: fn(ProcessId, RoundId) -> Route) -> Route {
    match (ProcessId::parse(id), RoundId::parse(round)) {
        (Some(id), Some(round)) => make(id, round),
        _ => Route::Unknown,
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round(id, round) => write!(f, "/interview/{id}/round/{round}"),
            Self::Process(id, Segment::Timeline) => write!(f, "/interview/{id}"),
            Self::Process(id, segment) => write!(f, "/interview/{id}/{}", segment.slug()),
            Self::Letter(id, letter) => write!(f, "/interview/{id}/letter/{letter}"),
            Self::Prep(id, round) => write!(f, "/interview/{id}/prep/{round}"),
            Self::Leaving(id, round) => write!(f, "/interview/{id}/leaving/{round}"),
            Self::Dossier(id) => write!(f, "/interview/{id}/dossier"),
            Self::Desk(id, desk) => write!(f, "/interview/{id}/{}", desk.slug()),
            Self::Playbook(id) => write!(f, "/advice/{id}"),
            Self::Calendar(Some(id)) => write!(f, "/calendar/{id}"),
            // Today and what leads nowhere have no word.
            plain => {
                let known = PLAIN.iter().find(|(_, route)| route == plain);
                write!(f, "/{}", known.map_or("", |(address, _)| address))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_from_what_it_writes() {
        let id = ProcessId::parse("abc-1").unwrap();
        let round = RoundId::parse("r2").unwrap();
        let mut routes = vec![
            Route::Today,
            Route::Interviews,
            Route::Capture,
            Route::Insight,
            Route::More,
            Route::Advice,
            Route::Data,
            Route::Import,
            Route::Playbook(PlaybookId::parse("p1").unwrap()),
            Route::WorkingDays,
            Route::Me,
            Route::Templates,
            Route::Letter(id.clone(), LetterId::parse("l3").unwrap()),
            Route::Calendar(None),
            Route::Calendar(Some(id.clone())),
            Route::Invitation,
            Route::Reminders,
            Route::Search,
            Route::Waiting,
            Route::Round(id.clone(), round.clone()),
            Route::Prep(id.clone(), round.clone()),
            Route::Leaving(id.clone(), round),
            Route::Dossier(id.clone()),
        ];
        routes.extend(Segment::ALL.map(|segment| Route::Process(id.clone(), segment)));
        routes.extend(Desk::ALL.map(|desk| Route::Desk(id.clone(), desk)));
        routes.extend(PLAIN.iter().map(|(_, route)| route.clone()));
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn addresses_from_elsewhere_lead_nowhere_or_to_today() {
        assert_eq!(Route::parse(""), Route::Today);
        for hash in ["/interview/<script>", "/interview/A", "/interview/a/round/", "/nowhere", "/interview"] {
            assert!(matches!(Route::parse(hash), Route::Unknown | Route::Process(..)), "{hash}");
        }
    }
}
