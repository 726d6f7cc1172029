//! What to bring, by the kind of round: a table.

use crate::domain::preparation::stage::Line;
use crate::domain::round::RoundKind;

const ROOM: &[Line] = &[
    ("bring-papers", "Your CV and this sheet, on paper"),
    ("bring-id", "Photo ID, and a pen"),
    ("bring-card", "A small thank-you card for reception"),
    ("bring-way", "The way there, with ten minutes to spare"),
];
const SCREEN: &[Line] = &[
    ("bring-test", "Test camera, sound and the link"),
    ("bring-quiet", "A quiet room and a charged laptop"),
    ("bring-beside", "This sheet beside the screen"),
];
const CALL: &[Line] =
    &[("bring-quiet", "A quiet room and a charged phone"), ("bring-beside", "This sheet and a pen in front of you")];
const TEST: &[Line] = &[
    ("bring-papers", "Your CV and this sheet, on paper"),
    ("bring-id", "Photo ID, and a pen"),
    ("bring-tools", "What they asked you to bring, and something to eat"),
    ("bring-way", "The way there, with ten minutes to spare"),
];

/// What to bring or have at hand.
pub const fn lines(kind: RoundKind) -> &'static [Line] {
    match kind {
        RoundKind::InPerson | RoundKind::Panel | RoundKind::Final => ROOM,
        RoundKind::Video => SCREEN,
        RoundKind::Phone | RoundKind::Recruiter => CALL,
        RoundKind::Assessment => TEST,
    }
}
