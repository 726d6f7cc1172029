//! The tables that other trackers export: how each is told from its headings, and where in it everything stands.

use crate::storage::import::plain::plain;
use crate::storage::import::table::Row;
use crate::storage::import::when;
use chrono::NaiveDateTime;

/// One line of another tracker, in our terms but not yet a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Job {
    /// The employer.
    pub employer: String,
    /// The role.
    pub role: String,
    /// Where the work is.
    pub location: String,
    /// Where the opening was found.
    pub source: String,
    /// Addresses.
    pub links: Vec<String>,
    /// How far it had come, in the tracker's words.
    pub status: String,
    /// When that was noted.
    pub status_at: Option<NaiveDateTime>,
    /// When it was first written down.
    pub created: Option<NaiveDateTime>,
    /// A person: name and address.
    pub contact: (String, String),
    /// Everything else worth keeping: what it is called, and what it says.
    pub rest: Vec<(&'static str, String)>,
    /// Whether it was put away.
    pub archived: Option<NaiveDateTime>,
}

/// Another tracker.
pub struct Tracker {
    /// Its name.
    pub name: &'static str,
    /// The headings that tell it from all others.
    pub headings: &'static [&'static str],
    /// What stands for nothing in its cells.
    pub blank: &'static str,
    /// Reads one line.
    pub job: fn(&Row) -> Job,
}

/// Every tracker that is known.
pub const TRACKERS: [Tracker; 5] = [
    Tracker {
        name: "Huntr",
        headings: &["title", "salary", "location", "url", "htmlDescription", "deadline", "listName", "companyName"],
        blank: "-",
        job: huntr,
    },
    Tracker {
        name: "JobSync",
        headings: &["appliedDate", "Company", "JobTitle", "Location", "JobSource", "Status"],
        blank: "N/A",
        job: job_sync,
    },
    Tracker {
        name: "Simplify",
        headings: &["Job Title", "Company Name", "Job URL", "Applied Date", "Status", "Archived", "Notes"],
        blank: "",
        job: simplify,
    },
    Tracker {
        name: "ai-job-search",
        // Some versions of it end with "deadline", others with "last_updated".
        headings: &["date", "company", "role", "channel", "status", "contact_person", "fit_rating", "notes"],
        blank: "",
        job: ai_job_search,
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
        job: north,
    },
];

/// The cells under these headings that say anything, each with its name.
fn rest(row: &Row, names: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let named = names.iter().map(|(name, heading)| (*name, row.cell(heading).to_owned()));
    named.filter(|(_, text)| !text.is_empty()).collect()
}

fn huntr(row: &Row) -> Job {
    let mut others = rest(row, &[("Salary", "salary"), ("Deadline", "deadline"), ("Board", "boardName")]);
    let description = plain(row.cell("htmlDescription"));
    if !description.is_empty() {
        others.push(("Advertisement", description));
    }
    Job {
        employer: row.cell("companyName").into(),
        role: row.cell("title").into(),
        location: row.cell("location").into(),
        links: vec![row.cell("url").into()],
        status: row.cell("listName").into(),
        status_at: when::moment(row.cell("lastMovedAt")),
        created: when::moment(row.cell("createdAt")),
        rest: others,
        ..Job::default()
    }
}

fn job_sync(row: &Row) -> Job {
    let applied = row.cell("appliedDate");
    Job {
        employer: row.cell("Company").into(),
        role: row.cell("JobTitle").into(),
        location: row.cell("Location").into(),
        source: row.cell("JobSource").into(),
        status: row.cell("Status").into(),
        created: when::moment(row.cell("createdAt")).or_else(|| when::moment(applied)),
        rest: rest(row, &[("Applied on", "appliedDate"), ("Kind of job", "jobType"), ("Workplace", "workplaceType")]),
        ..Job::default()
    }
}

fn simplify(row: &Row) -> Job {
    let archived = matches!(row.cell("Archived").to_ascii_lowercase().as_str(), "true" | "yes" | "1" | "archived");
    let status_at = when::moment(row.cell("Status Date"));
    let away = when::moment(row.cell("Date Archived")).or(status_at).or_else(|| when::moment(row.cell("Applied Date")));
    Job {
        employer: row.cell("Company Name").into(),
        role: row.cell("Job Title").into(),
        links: vec![row.cell("Job URL").into()],
        status: row.cell("Status").into(),
        status_at,
        created: when::moment(row.cell("Applied Date")),
        rest: rest(row, &[("Applied on", "Applied Date"), ("Notes", "Notes")]),
        archived: away.filter(|_| archived),
        ..Job::default()
    }
}

fn ai_job_search(row: &Row) -> Job {
    let names = [
        ("Sector", "sector"),
        ("Kind of role", "role_type"),
        ("Fit", "fit_rating"),
        ("Deadline", "deadline"),
        ("Notes", "notes"),
        ("CV sent", "cv_file"),
        ("Covering letter sent", "cover_letter_file"),
        ("Applied by", "channel"),
    ];
    Job {
        employer: row.cell("company").into(),
        role: row.cell("role").into(),
        source: row.cell("source").into(),
        status: row.cell("status").into(),
        status_at: when::moment(row.cell("last_updated")),
        created: when::moment(row.cell("date")),
        contact: (row.cell("contact_person").into(), String::new()),
        rest: rest(row, &names),
        ..Job::default()
    }
}

fn north(row: &Row) -> Job {
    let names = [
        ("Salary", "Salary"),
        ("Rating", "Rating"),
        ("Tags", "Tags"),
        ("Notes", "Notes"),
        ("CV sent", "Resume"),
        ("Covering letter sent", "Cover Letter"),
        ("Follow up on", "Follow-up"),
        ("Why they said no", "Rejection Reason"),
        ("Offered salary", "Offer Salary"),
        ("Offered shares", "Offer Equity"),
        ("Offered bonus", "Offer Bonus"),
        ("Offered benefits", "Offer Benefits"),
    ];
    Job {
        employer: row.cell("Company").into(),
        role: row.cell("Position").into(),
        location: row.cell("Location").into(),
        source: row.cell("Source").into(),
        links: vec![row.cell("URL").into(), row.cell("Website").into()],
        status: row.cell("Status").into(),
        created: when::moment(row.cell("Date")),
        contact: (row.cell("Contact").into(), row.cell("Contact Email").into()),
        rest: rest(row, &names),
        ..Job::default()
    }
}
