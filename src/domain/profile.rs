//! You, as your letters need you: name, signature and what you are good at, with one line of proof for each.

use crate::domain::letter::purpose::Variant;
use crate::domain::text::{Line, Prose};
use serde::{Deserialize, Serialize};

/// Something you are good at, and the line that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The skill, in a few words ("financial modelling").
    pub name: Line,
    /// One sentence that proves it ("I cut the month-end close from nine days to four").
    #[serde(default, skip_serializing_if = "Line::is_empty")]
    pub evidence: Line,
}

/// Your details, reused in every letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Your name, as you sign.
    #[serde(default, skip_serializing_if = "Line::is_empty")]
    pub name: Line,
    /// What stands under the sign-off, if more than name and telephone number.
    #[serde(default, skip_serializing_if = "Prose::is_empty")]
    pub signature: Prose,
    /// Your telephone number.
    #[serde(default, skip_serializing_if = "Line::is_empty")]
    pub phone: Line,
    /// Your e-mail address, as typed.
    #[serde(default, skip_serializing_if = "Line::is_empty")]
    pub email: Line,
    /// Which English your letters are written in.
    #[serde(default)]
    pub english: Variant,
    /// What you are good at, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
}

impl Profile {
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
