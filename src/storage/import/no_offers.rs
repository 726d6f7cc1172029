//! Phrases that contain the word offer although there is none. Folded.

/// Phrases about an interview that is offered, unless a mark between the words separates steps: "Interview / Offer".
pub const OFFERED_TALK: &[&str] = &[
    "interview offer",
    "interview offered",
    "interview is offered",
    "interview was offered",
    "offer of interview",
    "offer of an interview",
    "offered interview",
    "offered an interview",
    "offered a first interview",
    "offered a second interview",
    "offered a third interview",
    "offered a final interview",
    "offered another interview",
    "offered a phone interview",
    "offered a video interview",
];
/// Words of waiting: an offer beside them is hoped for, not made.
pub const WAITS: &[&str] = &[
    "waiting",
    "awaiting",
    "expecting",
    "expected",
    "hoping",
    "hoped",
    "attente",
    "espera",
    "warte",
    "warten",
    "ausstehend",
    "possible",
    "potential",
    "soon",
];
