//! The tables that other trackers export: how each is recognised by its headings, and what each of its columns is.

use crate::storage::import::fields::Field::{
    self, Applied, Archived, ArchivedOn, Contact, ContactEmail, Employer, Link, Location, Role, Source, Status,
    StatusDay, Written,
};
use crate::storage::import::reached::Reached;
use crate::storage::import::when::Order;

/// What a column of a tracker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A field of the app.
    Is(Field),
    /// A text for the notes, under a heading of the app's.
    Noted(&'static str),
    /// A text for the notes that is HTML, under a heading of the app's.
    Page(&'static str),
    /// A number or name internal to the tracker, of no use outside of it.
    Own,
}

/// Another tracker.
#[derive(Debug)]
pub struct Tracker {
    /// Its name.
    pub name: &'static str,
    /// The headings by which it is recognised.
    pub headings: &'static [&'static str],
    /// Its placeholder for an empty cell.
    pub blank: &'static str,
    /// Its columns; one that is not listed here goes into the notes.
    pub columns: &'static [(&'static str, Column)],
    /// The order in which it writes dates, if known.
    pub order: Option<Order>,
    /// The status of all its rows, if it has no column for that.
    pub reached: Option<Reached>,
}

use Column::{Is, Noted, Own, Page};

/// Every known tracker. The first that matches counts.
pub const TRACKERS: &[Tracker] = &[
    Tracker {
        name: "Huntr",
        headings: &["title", "salary", "location", "url", "htmlDescription", "deadline", "listName", "companyName"],
        blank: "-",
        columns: &[
            ("id", Own),
            ("createdAt", Is(Written)),
            ("title", Is(Role)),
            ("salary", Noted("Salary")),
            ("location", Is(Location)),
            ("url", Is(Link)),
            ("rootDomain", Own),
            ("htmlDescription", Page("Advertisement")),
            ("deadline", Noted("Deadline")),
            ("color", Own),
            ("lastMovedAt", Is(StatusDay)),
            ("boardId", Own),
            ("boardName", Noted("Board")),
            ("listId", Own),
            ("listName", Is(Status)),
            ("companyId", Own),
            ("companyName", Is(Employer)),
            ("companyDomain", Own),
            ("creatorUserId", Own),
            ("creatorUserFirstName", Own),
            ("creatorUserLastName", Own),
            ("creatorUserEmail", Own),
        ],
        order: None,
        reached: None,
    },
    Tracker {
        name: "JobSync",
        headings: &["appliedDate", "Company", "JobTitle", "Location", "JobSource", "Status"],
        blank: "N/A",
        columns: &[
            ("index", Own),
            ("createdAt", Is(Written)),
            ("applied", Own),
            ("appliedDate", Is(Applied)),
            ("Company", Is(Employer)),
            ("JobTitle", Is(Role)),
            ("jobType", Noted("Kind of job")),
            ("workplaceType", Noted("Workplace")),
            ("Location", Is(Location)),
            ("JobSource", Is(Source)),
            ("Status", Is(Status)),
        ],
        order: None,
        reached: None,
    },
    Tracker {
        name: "Simplify",
        headings: &["Job Title", "Company Name", "Job URL", "Applied Date", "Status", "Archived", "Notes"],
        blank: "",
        columns: &[
            ("Job Title", Is(Role)),
            ("Company Name", Is(Employer)),
            ("Job URL", Is(Link)),
            ("Applied Date", Is(Applied)),
            ("Status", Is(Status)),
            ("Status Date", Is(StatusDay)),
            ("Archived", Is(Archived)),
            ("Date Archived", Is(ArchivedOn)),
            ("Notes", Noted("Notes")),
        ],
        order: None,
        reached: None,
    },
    Tracker {
        name: "ai-job-search",
        // Some versions of it end with "deadline", others with "last_updated".
        headings: &["date", "company", "role", "channel", "status", "contact_person", "fit_rating", "notes"],
        blank: "",
        columns: &[
            ("date", Is(Applied)),
            ("company", Is(Employer)),
            ("sector", Noted("Sector")),
            ("role", Is(Role)),
            ("role_type", Noted("Kind of role")),
            ("channel", Noted("Applied by")),
            ("status", Is(Status)),
            ("contact_person", Is(Contact)),
            ("fit_rating", Noted("Fit")),
            ("notes", Noted("Notes")),
            ("cv_file", Noted("CV sent")),
            ("cover_letter_file", Noted("Covering letter sent")),
            ("source", Is(Source)),
            ("deadline", Noted("Deadline")),
            ("last_updated", Is(StatusDay)),
        ],
        order: None,
        reached: None,
    },
    Tracker {
        name: "North",
        headings: &[
            "Company",
            "Position",
            "Date",
            "Status",
            "Source",
            "Location",
            "URL",
            "Notes",
            "Contact",
            "Rejection Reason",
        ],
        blank: "",
        columns: &[
            ("Company", Is(Employer)),
            ("Position", Is(Role)),
            ("Date", Is(Applied)),
            ("Status", Is(Status)),
            ("Source", Is(Source)),
            ("Location", Is(Location)),
            ("Salary", Noted("Salary")),
            ("Rating", Noted("Rating")),
            ("Tags", Noted("Tags")),
            ("URL", Is(Link)),
            ("Notes", Noted("Notes")),
            ("Resume", Noted("CV sent")),
            ("Cover Letter", Noted("Covering letter sent")),
            ("Contact", Is(Contact)),
            ("Contact Email", Is(ContactEmail)),
            ("Website", Is(Link)),
            ("Follow-up", Noted("Follow up on")),
            ("Rejection Reason", Noted("Why they said no")),
            ("Offer Salary", Noted("Offered salary")),
            ("Offer Equity", Noted("Offered shares")),
            ("Offer Bonus", Noted("Offered bonus")),
            ("Offer Benefits", Noted("Offered benefits")),
        ],
        order: None,
        reached: None,
    },
    // The app's own list of interviews.
    Tracker {
        name: "Afterword",
        headings: &[
            "Employer",
            "Role",
            "Status",
            "Status since",
            "First interview",
            "Latest interview",
            "Written down",
        ],
        blank: "",
        columns: &[
            ("Employer", Is(Employer)),
            ("Role", Is(Role)),
            ("Status", Is(Status)),
            ("Status since", Is(StatusDay)),
            ("Location", Is(Location)),
            ("Found through", Is(Source)),
            ("First interview", Noted("First interview")),
            ("Latest interview", Noted("Latest interview")),
            ("Interviews", Noted("Interviews")),
            ("People", Noted("People")),
            ("Written down", Is(Written)),
            ("Address", Is(Link)),
            ("Recruiter's firm", Noted("Recruiter’s firm")),
            ("Notes", Noted("Notes")),
        ],
        order: None,
        reached: None,
    },
    // The two tables of jobs in LinkedIn's data export, which always has American dates.
    Tracker {
        name: "LinkedIn",
        headings: &["Application Date", "Company Name", "Job Title", "Job Url"],
        blank: "",
        columns: &[
            ("Application Date", Is(Applied)),
            // The user's own: what the application was sent with.
            ("Contact Email", Own),
            ("Contact Phone Number", Own),
            ("Company Name", Is(Employer)),
            ("Job Title", Is(Role)),
            ("Job Url", Is(Link)),
            ("Resume Name", Noted("CV sent")),
            ("Question And Answers", Noted("Questions and answers")),
        ],
        order: Some(Order::MonthFirst),
        reached: Some(Reached::Applied),
    },
    Tracker {
        name: "LinkedIn",
        headings: &["Saved Date", "Job Url", "Job Title", "Company Name"],
        blank: "",
        columns: &[
            ("Saved Date", Is(Written)),
            ("Job Url", Is(Link)),
            ("Job Title", Is(Role)),
            ("Company Name", Is(Employer)),
        ],
        order: Some(Order::MonthFirst),
        reached: Some(Reached::Saved),
    },
];
