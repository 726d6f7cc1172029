//! What a column of a table may hold, and what its heading lets one guess.

use crate::domain::fold::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The employer.
    Employer,
    /// The role.
    Role,
    /// Where the work is.
    Location,
    /// Where the opening was found.
    Source,
    /// An address of the advertisement or the company.
    Link,
    /// How far it has come, in the tracker's words.
    Status,
    /// The day of that.
    StatusDay,
    /// The day of the application.
    Applied,
    /// The day on which it was first written down.
    Written,
    /// When an interview is or was.
    Interview,
    /// Somebody there.
    Contact,
    /// Their address.
    ContactEmail,
    /// Whether it was put away.
    Archived,
    /// The day of that.
    ArchivedOn,
}

impl Field {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Employer,
        Self::Role,
        Self::Status,
        Self::StatusDay,
        Self::Applied,
        Self::Written,
        Self::Interview,
        Self::Location,
        Self::Source,
        Self::Link,
        Self::Contact,
        Self::ContactEmail,
        Self::Archived,
        Self::ArchivedOn,
    ];

    /// The word on screen, and before what does not fit into its field in the notes.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Employer => "Employer",
            Self::Role => "Role",
            Self::Location => "Location",
            Self::Source => "Found through",
            Self::Link => "Address",
            Self::Status => "Status",
            Self::StatusDay => "Day of the status",
            Self::Applied => "Applied on",
            Self::Written => "Written down on",
            Self::Interview => "Interview on",
            Self::Contact => "Contact",
            Self::ContactEmail => "E-mail of the contact",
            Self::Archived => "Archived, yes or no",
            Self::ArchivedOn => "Archived on",
        }
    }

    /// The word by which it is remembered.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Employer => "employer",
            Self::Role => "role",
            Self::Location => "location",
            Self::Source => "source",
            Self::Link => "link",
            Self::Status => "status",
            Self::StatusDay => "status_day",
            Self::Applied => "applied",
            Self::Written => "written",
            Self::Interview => "interview",
            Self::Contact => "contact",
            Self::ContactEmail => "contact_email",
            Self::Archived => "archived",
            Self::ArchivedOn => "archived_on",
        }
    }

    /// Whether its cells are days.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::StatusDay | Self::Applied | Self::Written | Self::Interview | Self::ArchivedOn)
    }

    /// Whether several columns may hold it.
    pub const fn is_many(self) -> bool {
        matches!(self, Self::Link)
    }
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is this.
    Is(Field),
    /// It goes into the notes, under its name.
    Noted,
    /// It is left out.
    LeftOut,
}

impl Use {
    /// The word by which it is remembered.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Is(field) => field.id(),
            Self::Noted => "noted",
            Self::LeftOut => "left_out",
        }
    }

    /// The use of this id.
    pub fn of_id(id: &str) -> Option<Self> {
        match id {
            "noted" => Some(Self::Noted),
            "left_out" => Some(Self::LeftOut),
            _ => Field::ALL.into_iter().find(|field| field.id() == id).map(Self::Is),
        }
    }
}

/// What counts in a heading: its letters and digits, whatever the case and the accents.
pub fn bare(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_found_again() {
        for field in Field::ALL {
            assert_eq!(Use::of_id(field.id()), Some(Use::Is(field)));
        }
        assert_eq!(
            (Use::of_id("noted"), Use::of_id("left_out"), Use::of_id("x")),
            (Some(Use::Noted), Some(Use::LeftOut), None)
        );
    }
}
