//! What sort of day a calendar of holidays says it is: by its own marks, and where it has none by the name of the day.

use crate::domain::fold::fold;
use crate::domain::ics::component::Component;

/// What sort of day a calendar says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// A day that is kept, and worked on.
    Observance,
    /// A holiday in a part of the country.
    Regional,
    /// The calendar does not say.
    Unmarked,
    /// A public holiday.
    Public,
}

impl DayKind {
    /// The words on screen; empty where the calendar does not say.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Public => "Public holiday",
            Self::Regional => "Holiday in some regions",
            Self::Observance => "Observance, usually no day off",
            Self::Unmarked => "",
        }
    }
}

/// Words by which calendars mark days that are no days off, folded.
const OBSERVANCES: [&str; 14] = [
    "observance",
    "gedenktag",
    "brauchtumstag",
    "observancia",
    "celebracion",
    "celebration",
    "ricorrenza",
    "fete ou",
    "comemoracao",
    "herdenkingsdag",
    "gedenkdag",
    "merkedag",
    "bemaerkelsesdag",
    "obchody",
];
/// Words by which they mark holidays of a part of the country.
const REGIONAL: [&str; 12] = [
    "regional holiday",
    "local holiday",
    "public holiday in ",
    "bank holiday in ",
    "state holiday",
    "common local holiday",
    "feiertag in ",
    "regionaler feiertag",
    "regionale feestdag",
    "ferie regional",
    "festivo autonomico",
    "festa regionale",
];
/// Words by which they mark days off.
const PUBLIC: [&str; 15] = [
    "public holiday",
    "bank holiday",
    "national holiday",
    "federal holiday",
    "statutory holiday",
    "feiertag",
    "jour ferie",
    "dia festivo",
    "dia feriado",
    "feriado nacional",
    "festivita",
    "festa nazionale",
    "helgdag",
    "nationale feestdag",
    "swieto ustawowo wolne",
];
/// Days that every list has and hardly anybody has off, by the beginnings of their names, for lists that mark nothing.
const WORKED_ON: [&str; 24] = [
    "valentine",
    "groundhog",
    "st. patrick's day (",
    "april fool",
    "mother's day",
    "mothering sunday",
    "father's day",
    "halloween",
    "black friday",
    "cyber monday",
    "tax day",
    "daylight saving",
    "clocks",
    "british summer time",
    "summer time",
    "standard time",
    "flag day",
    "earth day",
    "cinco de mayo",
    "administrative professionals",
    "grandparents",
    "pancake day",
    "shrove tuesday",
    "guy fawkes",
];

/// What sort of day an event is.
pub(super) fn kind(event: &Component) -> DayKind {
    let description = fold(event.text("DESCRIPTION").lines().next().unwrap_or_default());
    let (name, categories) = (fold(&event.text("SUMMARY")), fold(&event.text("CATEGORIES")));
    let marks = |words: &[&str]| words.iter().any(|word| description.contains(word) || name.contains(word));
    let told = |words: &[&str]| words.iter().any(|word| description.contains(word) || categories.contains(word));
    if told(&OBSERVANCES) {
        DayKind::Observance
    } else if marks(&REGIONAL) {
        DayKind::Regional
    } else if told(&PUBLIC) {
        DayKind::Public
    } else if WORKED_ON.iter().any(|word| name.starts_with(word)) {
        DayKind::Observance
    } else {
        DayKind::Unmarked
    }
}
