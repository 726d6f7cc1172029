//! What is looked for beside the interviews: stories, leads, events and mentors, what was learned, what does you good,
//! referees and skills.

use super::{Index, Query};
use crate::domain::job_search::JobSearch;
use crate::domain::profile::Profile;

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A story you tell.
    Story,
    /// A lead.
    Lead,
    /// An event, or a mentor.
    Occasion,
    /// What you learned from the search.
    Learned,
    /// What does you good after an interview.
    Good,
    /// A referee of the whole search.
    Referee,
    /// Something you are good at.
    Skill,
}

impl Kind {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Story => "Story",
            Self::Lead => "Lead",
            Self::Occasion => "Event or mentor",
            Self::Learned => "What I learned",
            Self::Good => "What does you good",
            Self::Referee => "Referee",
            Self::Skill => "Skill",
        }
    }
}

/// At most so many are shown.
const MOST: usize = 12;

/// Everything that holds all words, with the text around the first of them.
pub fn beside(query: &Query, search: &JobSearch, profile: &Profile) -> Vec<(Kind, String)> {
    let mut all: Vec<(Kind, Vec<&str>)> = Vec::new();
    for one in &search.stories {
        let parts = [&*one.title, &one.situation, &one.task, &one.action, &one.result];
        all.push((Kind::Story, parts.into_iter().chain(one.tags.iter().map(|tag| &**tag)).collect()));
    }
    all.extend(search.leads.iter().map(|one| (Kind::Lead, vec![&*one.name, &*one.next])));
    all.extend(search.occasions.iter().map(|one| (Kind::Occasion, vec![&*one.name, &*one.outcome])));
    all.push((Kind::Learned, vec![&*search.learned]));
    all.extend(search.unwind.iter().map(|line| (Kind::Good, vec![&**line])));
    for one in &profile.referees {
        let about = [&*one.name, &one.relation, &one.email, &one.phone];
        all.push((Kind::Referee, about.into_iter().chain(one.speaks_to.iter().map(|line| &**line)).collect()));
    }
    all.extend(profile.skills.iter().map(|one| (Kind::Skill, vec![&*one.name, &*one.evidence])));
    let found = all.into_iter().filter_map(|(kind, texts)| {
        let match_ = query.look(&Index::of_texts(texts.iter().copied()))?;
        let text = match_.pieces.first().and_then(|at| texts.get(*at))?;
        let (name, text) = (texts.first()?, query.excerpt(text));
        Some((kind, if text == **name || name.is_empty() { text } else { [name, ": ", &*text].concat() }))
    });
    found.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answers::story::Story;
    use crate::domain::id::{OccasionId, RefereeId, StoryId};
    use crate::domain::job_search::{Occasion, OccasionKind};
    use crate::domain::referees::referee::Referee;
    use crate::domain::text::{Line, Prose};

    #[test]
    fn what_stands_beside_the_interviews_is_found_too() {
        let mut story = Story::titled(StoryId::parse("s").unwrap(), Line::cut("The depot move"));
        (story.result, story.tags) = (Prose::cut("Nine weeks, nothing broken."), vec![Line::cut("logistics")]);
        let mut fair = Occasion::named(OccasionId::parse("o").unwrap(), OccasionKind::Event, Line::cut("Rail fair"));
        fair.outcome = Line::cut("Card of Pell");
        let mut ana = Referee::named(RefereeId::parse("a").unwrap(), Line::cut("Ana Ruiz"));
        ana.relation = Line::cut("My manager at Halden");
        let search = JobSearch {
            stories: vec![story],
            occasions: vec![fair],
            learned: Prose::cut("Ask earlier."),
            unwind: vec![Line::cut("the long way home")],
            ..JobSearch::default()
        };
        let profile = Profile { referees: vec![ana], ..Profile::default() };
        let cases = [
            ("depot", "Story The depot move"),
            ("DEPOT nine", "Story The depot move"),
            ("logistic", "Story The depot move: logistics"),
            ("pell", "Event or mentor Rail fair: Card of Pell"),
            ("earlier", "What I learned Ask earlier."),
            ("long way", "What does you good the long way home"),
            ("halden", "Referee Ana Ruiz: My manager at Halden"),
            ("nobody", ""),
        ];
        for (typed, expected) in cases {
            let found = beside(&Query::read(typed).unwrap(), &search, &profile);
            let said: Vec<String> = found.iter().map(|(kind, text)| [kind.label(), " ", text].concat()).collect();
            assert_eq!(said.join("; "), expected, "{typed}");
        }
    }
}
