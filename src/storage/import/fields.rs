//! What a column of a table may hold, and guessing it from the heading.

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
    /// The status, in the tracker's words.
    Status,
    /// The date of the status.
    StatusDay,
    /// The date of the application.
    Applied,
    /// The date on which it was first entered.
    Written,
    /// When an interview is or was.
    Interview,
    /// A contact there.
    Contact,
    /// The contact's address.
    ContactEmail,
    /// Whether it was archived.
    Archived,
    /// The date of that.
    ArchivedOn,
}

impl Field {
    /// Every field, in the order on screen.
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

    /// The name on screen, and the heading in the notes of what does not fit into its field.
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

    /// The name under which a choice is remembered.
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

    /// Whether its cells are dates.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::StatusDay | Self::Applied | Self::Written | Self::Interview | Self::ArchivedOn)
    }

    /// Whether several columns may hold it.
    pub const fn is_many(self) -> bool {
        matches!(self, Self::Link)
    }
}

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is this field.
    Is(Field),
    /// It goes into the notes, under its name.
    Noted,
    /// It is left out.
    LeftOut,
}

impl Use {
    /// The name under which a choice is remembered.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Is(field) => field.id(),
            Self::Noted => "noted",
            Self::LeftOut => "left_out",
        }
    }

    /// The use with this name.
    pub fn of_id(id: &str) -> Option<Self> {
        match id {
            "noted" => Some(Self::Noted),
            "left_out" => Some(Self::LeftOut),
            _ => Field::ALL.into_iter().find(|field| field.id() == id).map(Self::Is),
        }
    }
}

/// The heading reduced to what is compared: letters and digits without case and accents.
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
