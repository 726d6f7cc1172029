//! The tables that can be exported for spreadsheets, with their names.

/// One table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row for each interview.
    Interviews,
    /// A row for each round.
    Rounds,
    /// A row for each person.
    People,
    /// A row for each question asked.
    Questions,
    /// A row for each entry of the contact history.
    History,
    /// A row for each thing they said about you.
    Feedback,
    /// A row for each thing that was missing.
    Gaps,
    /// A row for each referee named to an employer.
    Referees,
    /// A row for each contact who knows somebody there.
    Acquaintances,
    /// A row for each figure that was named or is wanted.
    Pay,
    /// A row for each point of a plan for the job.
    Plans,
    /// A row for each offer of which the terms are noted, and for each no with what you made of it.
    Outcomes,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 12] = [
        Self::Interviews,
        Self::Rounds,
        Self::People,
        Self::Questions,
        Self::History,
        Self::Feedback,
        Self::Gaps,
        Self::Referees,
        Self::Acquaintances,
        Self::Pay,
        Self::Plans,
        Self::Outcomes,
    ];

    /// What it is called on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Interviews => "Interviews",
            Self::Rounds => "Rounds",
            Self::People => "People",
            Self::Questions => "Questions",
            Self::History => "Contact history",
            Self::Feedback => "Feedback",
            Self::Gaps => "What was missing",
            Self::Referees => "Referees",
            Self::Acquaintances => "Contacts who know them",
            Self::Pay => "Pay",
            Self::Plans => "Plans for the job",
            Self::Outcomes => "Offers and lessons",
        }
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Interviews => "list",
            Self::Rounds => "rounds",
            Self::People => "people",
            Self::Questions => "questions",
            Self::History => "history",
            Self::Feedback => "feedback",
            Self::Gaps => "gaps",
            Self::Referees => "referees",
            Self::Acquaintances => "contacts",
            Self::Pay => "pay",
            Self::Plans => "plans",
            Self::Outcomes => "outcomes",
        }
    }
}
