//! You, as your letters need you: name, signature and what you are good at, with one line of proof for each.

use crate::domain::id::RefereeId;
use crate::domain::json::Json;
use crate::domain::letter::purpose::Variant;
use crate::domain::referees::referee::Referee;
use crate::domain::text::{Line, Prose};

/// Something you are good at, and the line that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Skill {
    /// The skill, in a few words ("financial modelling").
    #[json(required)]
    pub name: Line,
    /// One sentence that proves it ("I cut the month-end close from nine days to four").
    pub evidence: Line,
}

/// Your details, reused in every letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Json)]
pub struct Profile {
    /// Your name, as you sign.
    pub name: Line,
    /// What stands under the sign-off, if more than name and telephone number.
    pub signature: Prose,
    /// Your telephone number.
    pub phone: Line,
    /// Your e-mail address, as typed.
    pub email: Line,
    /// Which English your letters are written in.
    #[json(unless = Variant::is_usual)]
    pub english: Variant,
    /// What you are good at, best first.
    pub skills: Vec<Skill>,
    /// Those who will speak for you.
    pub referees: Vec<Referee>,
}

impl Profile {
    /// The referee with this id.
    pub fn referee(&self, id: &RefereeId) -> Option<&Referee> {
        self.referees.iter().find(|one| one.id == *id)
    }

    /// What stands under the sign-off of a letter: the signature if there is one, else name and telephone number.
    pub fn signed(&self) -> String {
        if !self.signature.is_empty() {
            return self.signature.to_string();
        }
        match (self.name.is_empty(), self.phone.is_empty()) {
            (true, _) => String::new(),
            (false, true) => self.name.to_string(),
            (false, false) => format!("{}\n{}", &*self.name, &*self.phone),
        }
    }
}
