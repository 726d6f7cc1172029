//! Tables for spreadsheets of what is outside of the interviews: leads, events and people to ask, stories, and
//! practice. As in the other tables, every cell can be read back as it was written.

use crate::domain::answers::group::Group;
use crate::domain::answers::practice::sits;
use crate::domain::answers::story::{Part, Story, told};
use crate::domain::job_search::{JobSearch, Lead, Occasion};
use crate::domain::process::Process;
use crate::storage::export::csv::{day, lines, minute, text};

/// One table of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchTable {
    /// A row for each lead.
    Leads,
    /// A row for each event and each mentor.
    Occasions,
    /// A row for each story.
    Stories,
    /// A row for each question that was practised.
    Practice,
    /// What was learned from the search, and what does you good after an interview.
    Learned,
}

impl SearchTable {
    /// Every table.
    pub const ALL: [Self; 5] = [Self::Leads, Self::Occasions, Self::Stories, Self::Practice, Self::Learned];

    /// What it is called on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Leads => "Leads",
            Self::Occasions => "Events and mentors",
            Self::Stories => "Stories",
            Self::Practice => "Practice",
            Self::Learned => "What you learned",
        }
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Leads => "leads",
            Self::Occasions => "events",
            Self::Stories => "stories",
            Self::Practice => "practice",
            Self::Learned => "learned",
        }
    }

    const fn head(self) -> &'static [&'static str] {
        match self {
            Self::Leads => &["Lead", "Stage", "Next step", "By", "Since", "Became"],
            Self::Occasions => &["What, or who", "Kind", "On", "What came of it", "Done", "Thanked"],
            Self::Stories => &["Story", "Situation", "Task", "Action", "Result", "Shows", "Told to"],
            Self::Practice => &["Question", "Last practised", "Went well in a row", "Sits", "Best answer"],
            Self::Learned => &["About", "Words"],
        }
    }
}

/// The rows of a table, the headings first. `groups` are the questions of all interviews.
pub fn rows(table: SearchTable, search: &JobSearch, processes: &[&Process], groups: &[Group]) -> Vec<Vec<String>> {
    let mut rows = vec![table.head().iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()];
    match table {
        SearchTable::Leads => rows.extend(search.leads.iter().map(|lead| of_lead(lead, processes))),
        SearchTable::Occasions => rows.extend(search.occasions.iter().map(of_occasion)),
        SearchTable::Stories => rows.extend(search.stories.iter().map(|story| of_story(story, processes))),
        SearchTable::Practice => rows.extend(groups.iter().filter_map(of_group)),
        SearchTable::Learned => {
            let learned = Some(search.learned.to_string()).filter(|words| !words.is_empty());
            rows.extend(learned.map(|words| vec!["What I learned".to_owned(), words]));
            rows.extend(search.unwind.iter().map(|line| vec!["What does me good".to_owned(), line.to_string()]));
        }
    }
    rows
}

/// The text of a table.
pub fn table(table: SearchTable, search: &JobSearch, processes: &[&Process], groups: &[Group]) -> String {
    text(&rows(table, search, processes, groups))
}

fn of_lead(lead: &Lead, processes: &[&Process]) -> Vec<String> {
    let became = lead.became(processes.iter().copied());
    let became = processes.iter().find(|process| Some(&process.id) == became);
    vec![
        lead.name.to_string(),
        lead.stage.label().to_owned(),
        lead.next.to_string(),
        day(lead.by),
        day(Some(lead.since)),
        became.map(|process| process.display_name().to_owned()).unwrap_or_default(),
    ]
}

fn of_occasion(one: &Occasion) -> Vec<String> {
    vec![
        one.name.to_string(),
        one.kind.label().to_owned(),
        day(one.on),
        one.outcome.to_string(),
        minute(one.done),
        minute(one.thanked),
    ]
}

fn of_story(story: &Story, processes: &[&Process]) -> Vec<String> {
    let mut heard: Vec<&str> = Vec::new();
    for (process, ..) in told(&story.id, processes) {
        if !heard.contains(&process.display_name()) {
            heard.push(process.display_name());
        }
    }
    let mut row = vec![story.title.to_string()];
    row.extend(Part::ALL.map(|part| story.part(part).to_string()));
    row.extend([lines(&story.tags), heard.join("; ")]);
    row
}

fn of_group(group: &Group) -> Option<Vec<String>> {
    let last = group.practised?;
    Some(vec![
        group.asked().to_owned(),
        minute(Some(last.at)),
        last.step.to_string(),
        if sits(group.practised) { "yes" } else { "no" }.to_owned(),
        group.best().map(|(_, words)| words.to_owned()).unwrap_or_default(),
    ])
}
