//! The addresses of the app, after `#`. Reading and writing stand side by side, so that they cannot drift apart.

use crate::domain::id::{PlaybookId, ProcessId, RoundId};
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
    /// What is known of the employer and the role.
    About,
}

impl Segment {
    /// Every segment, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Timeline, Self::Debrief, Self::People, Self::About];

    /// The word on the tab.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Debrief => "Debrief",
            Self::People => "People",
            Self::About => "About",
        }
    }

    const fn slug(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Debrief => "debrief",
            Self::People => "people",
            Self::About => "about",
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
    /// An interview that is being written down.
    Round(ProcessId, RoundId),
    /// One process.
    Process(ProcessId, Segment),
    /// What all records say together.
    Insight,
    /// Settings and data.
    More,
    /// Backups, and what is stored.
    Data,
    /// Whose advice to follow.
    Advice,
    /// A playbook of one's own.
    Playbook(PlaybookId),
    /// Which days are working days.
    WorkingDays,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads what stands after `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Today,
            ["interviews"] => Self::Interviews,
            ["capture"] => Self::Capture,
            ["insight"] => Self::Insight,
            ["more"] => Self::More,
            ["advice"] => Self::Advice,
            ["data"] => Self::Data,
            ["advice", id] => PlaybookId::parse(id).map_or(Self::Unknown, Self::Playbook),
            ["working-days"] => Self::WorkingDays,
            ["interview", id] => ProcessId::parse(id).map_or(Self::Unknown, |id| Self::Process(id, Segment::Timeline)),
            ["interview", id, "round", round] => match (ProcessId::parse(id), RoundId::parse(round)) {
                (Some(id), Some(round)) => Self::Round(id, round),
                _ => Self::Unknown,
            },
            ["interview", id, slug] => {
                let segment = Segment::ALL.into_iter().find(|segment| segment.slug() == *slug);
                match (ProcessId::parse(id), segment) {
                    (Some(id), Some(segment)) => Self::Process(id, segment),
                    _ => Self::Unknown,
                }
            }
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today | Self::Unknown => f.write_str("/"),
            Self::Interviews => f.write_str("/interviews"),
            Self::Capture => f.write_str("/capture"),
            Self::Round(id, round) => write!(f, "/interview/{id}/round/{round}"),
            Self::Process(id, Segment::Timeline) => write!(f, "/interview/{id}"),
            Self::Process(id, segment) => write!(f, "/interview/{id}/{}", segment.slug()),
            Self::Insight => f.write_str("/insight"),
            Self::More => f.write_str("/more"),
            Self::Advice => f.write_str("/advice"),
            Self::Data => f.write_str("/data"),
            Self::Playbook(id) => write!(f, "/advice/{id}"),
            Self::WorkingDays => f.write_str("/working-days"),
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
            Route::Playbook(PlaybookId::parse("p1").unwrap()),
            Route::WorkingDays,
            Route::Round(id.clone(), round),
        ];
        routes.extend(Segment::ALL.map(|segment| Route::Process(id.clone(), segment)));
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
