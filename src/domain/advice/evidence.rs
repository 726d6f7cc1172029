//! What surveys say, beyond the five sources. Each is shown as what it is: a survey, mostly by firms that sell
//! staffing or CVs.

use std::fmt;

/// One finding and where it comes from. `Display` is the sentence with the survey in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// A short name by which screens ask for it.
    pub id: &'static str,
    /// What was found, in one sentence without its full stop.
    pub finding: &'static str,
    /// Who asked whom, and when.
    pub survey: &'static str,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.finding)?;
        f.write_str(" (")?;
        f.write_str(self.survey)?;
        f.write_str(").")
    }
}

/// How many days pass, on average, between an interview and the word from the employer.
pub const USUAL_WAIT_DAYS: i64 = 25;

/// The findings that the app shows.
pub static EVIDENCE: [Evidence; 6] = [
    Evidence {
        id: "thanks-count",
        finding: "80% of HR managers say a thank-you counts, and 24% of applicants send one",
        survey: "Accountemps, a staffing firm, 2017, 300 asked",
    },
    Evidence {
        id: "thanks-matter",
        finding: "68% of hiring managers and recruiters say a thank-you matters",
        survey: "TopResume, a CV firm, 2017, 358 asked",
    },
    Evidence {
        id: "no-note",
        finding: "74% of recruiters say they get no note at all",
        survey: "iCIMS, a recruiting software firm, as told by the anonymous article",
    },
    Evidence {
        id: "usual-wait",
        finding: "From interview to a yes or no took about 25 days on average",
        survey: "NACE, 2023, hires from American colleges",
    },
    Evidence {
        id: "referees",
        finding: "15% of workers named a referee without telling them. 62% of employers met one with nothing good to say",
        survey: "CareerBuilder, a job site, 2012",
    },
    Evidence {
        id: "own-judgement",
        finding: "People judge their own interviews badly, in both directions",
        survey: "interviewing.io, about 1,000 practice interviews",
    },
];

/// The finding with this short name.
pub fn evidence(id: &str) -> Option<&'static Evidence> {
    EVIDENCE.iter().find(|each| each.id == id)
}
