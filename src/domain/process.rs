//! One process: one employer, one role, from the first conversation to the end of it. The unit that is stored.

use crate::domain::acquaintances::acquaintance::Acquaintance;
use crate::domain::after_no::AfterNo;
use crate::domain::channel::Channel;
use crate::domain::expectation::Expectation;
use crate::domain::gap::Gap;
use crate::domain::id::{EntryId, PersonId, PlaybookId, ProcessId, RoundId};
use crate::domain::json::Json;
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent};
use crate::domain::offer::terms::OfferTerms;
use crate::domain::order::{self, SortedMap};
use crate::domain::person::{Person, Stage};
use crate::domain::promise::Told;
use crate::domain::referees::reference::Reference;
use crate::domain::round::{Round, Schedule};
use crate::domain::salary::SalarySaid;
use crate::domain::text::{Line, Prose};
pub use crate::domain::tone::Tone;
use crate::domain::value_plan::ValuePlan;
use chrono::NaiveDateTime;
use std::borrow::Cow;

/// Whose parameters this process follows.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum PlaybookChoice {
    /// One of the six that come with the app, by its letter (`J`, `A`, `G`, `S`, `F`, `house`).
    BuiltIn(String),
    /// One the user made.
    Own(PlaybookId),
}

/// What the user said of a step.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum Mark {
    /// Done at this local time.
    Done(NaiveDateTime),
    /// Not needed, since this local time, perhaps with a reason.
    NotNeeded {
        /// When it was said.
        #[json(required)]
        at: NaiveDateTime,
        /// Why, in the user's words.
        reason: Line,
    },
    /// Put off until this local time, with a reason.
    Snoozed {
        /// When it comes back.
        #[json(required)]
        until: NaiveDateTime,
        /// Why, in the user's words.
        reason: Line,
        /// Where it was said that it passes the end of its time: see [`crate::domain::snooze::knowing`].
        past: Option<NaiveDateTime>,
    },
}

/// One process.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Process {
    /// Its id.
    #[json(required)]
    pub id: ProcessId,
    /// When it was first written down (local time).
    #[json(required)]
    pub created: NaiveDateTime,
    /// The employer; may be empty while a role is given.
    pub employer: Line,
    /// The role; may be empty while an employer is given.
    pub role: Line,
    /// Tone of the workplace, if known.
    pub tone: Option<Tone>,
    /// Where the opening was found.
    pub source: Line,
    /// Where the work is.
    pub location: Line,
    /// Addresses of the advertisement, the company's page and the like; shown as text, opened only when tapped.
    pub links: Vec<Line>,
    /// The stages as told by the employer.
    pub stages: Vec<Stage>,
    /// Figures mentioned by either side.
    pub salary: Vec<SalarySaid>,
    /// Facts about the company (F2).
    pub facts: Vec<Line>,
    /// Needs heard: where you would add value (J12).
    pub needs: Vec<Line>,
    /// Notes on the process as a whole.
    pub notes: Prose,
    /// Everyone met or to be met.
    pub people: Vec<Person>,
    /// The rounds, in the order they were entered; readers sort by time.
    pub rounds: Vec<Round>,
    /// Sent, received, decided; readers sort by time.
    pub ledger: Vec<Entry>,
    /// What the user said of single steps, by step key.
    pub marks: SortedMap<String, Mark>,
    /// Whose advice it follows, if not that of the whole search.
    pub playbook: Option<PlaybookChoice>,
    /// What was typed into sheets and not kept yet, by sheet and field (`heard.note`): see [`crate::domain::unkept`].
    pub unkept: SortedMap<String, Prose>,
    /// Put away at this local time.
    pub archived: Option<NaiveDateTime>,
    /// In the trash since this local time; kept there for 30 days on which the app is used.
    pub trashed: Option<NaiveDateTime>,
    /// The recruiter's firm, where that is another one than the employer.
    pub agency: Line,
    /// What you were found lacking, and what you do about it.
    pub gaps: Vec<Gap>,
    /// What you would say to their doubts, by the key of the doubt: see [`crate::domain::preparation::doubts`].
    pub responses: SortedMap<String, Prose>,
    /// The referees that are named to this employer.
    pub references: Vec<Reference>,
    /// When each thing that anyone can see of you was looked at, by its name: see [`crate::domain::profiles::tidy`].
    pub tidied: SortedMap<String, NaiveDateTime>,
    /// What they offer.
    pub terms: Option<OfferTerms>,
    /// What you made of their no.
    pub after_no: Option<AfterNo>,
    /// Contacts of yours who know somebody there.
    pub acquaintances: Vec<Acquaintance>,
    /// What you would do for them, on one page.
    pub value_plan: Option<ValuePlan>,
    /// What you want to be paid.
    pub expectation: Option<Expectation>,
}

/// Where a process stands, read off its ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Running.
    Open,
    /// They made an offer and you have not answered.
    Offered,
    /// You accepted and have not started.
    Accepted,
    /// You started work.
    Started,
    /// They said no.
    Refused,
    /// You declined their offer.
    Declined,
    /// You took yourself out.
    Withdrawn,
    /// You closed it.
    Filled,
}

impl Status {
    /// The word on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Open => "Running",
            Self::Offered => "Offer to answer",
            Self::Accepted => "You accepted",
            Self::Started => "You started",
            Self::Refused => "They said no",
            Self::Declined => "You declined",
            Self::Withdrawn => "You withdrew",
            Self::Filled => "Assumed filled",
        }
    }

    /// Where it stands once this has happened too.
    pub const fn after(self, what: &LedgerEvent) -> Self {
        match what {
            LedgerEvent::Heard { news: EmployerResponse::Refusal | EmployerResponse::OfferWithdrawn, .. } => {
                Self::Refused
            }
            LedgerEvent::Heard { news: EmployerResponse::Offer { .. }, .. } if !matches!(self, Self::Accepted) => {
                Self::Offered
            }
            LedgerEvent::Heard {
                news: EmployerResponse::NextRound(_) | EmployerResponse::NewDate(_) | EmployerResponse::GetInTouch(_),
                ..
            } if self.is_closed() => Self::Open,
            LedgerEvent::Decided(Decision::Accepted) => Self::Accepted,
            LedgerEvent::Decided(Decision::Declined) => Self::Declined,
            LedgerEvent::Decided(Decision::Withdrew) => Self::Withdrawn,
            LedgerEvent::Decided(Decision::AssumedFilled) => Self::Filled,
            LedgerEvent::Decided(Decision::Reopened) => Self::Open,
            LedgerEvent::Decided(Decision::StartedWork) => Self::Started,
            _ => self,
        }
    }

    /// Whether the employer process is over.
    pub const fn is_closed(self) -> bool {
        !matches!(self, Self::Open | Self::Offered | Self::Accepted)
    }
}

impl Process {
    /// An empty process.
    pub fn new(id: ProcessId, created: NaiveDateTime) -> Self {
        Self {
            id,
            created,
            employer: Line::default(),
            role: Line::default(),
            tone: None,
            source: Line::default(),
            location: Line::default(),
            links: Vec::new(),
            stages: Vec::new(),
            salary: Vec::new(),
            facts: Vec::new(),
            needs: Vec::new(),
            notes: Prose::default(),
            people: Vec::new(),
            rounds: Vec::new(),
            ledger: Vec::new(),
            marks: SortedMap::new(),
            playbook: None,
            unkept: SortedMap::new(),
            archived: None,
            trashed: None,
            agency: Line::default(),
            references: Vec::new(),
            tidied: SortedMap::new(),
            terms: None,
            after_no: None,
            acquaintances: Vec::new(),
            gaps: Vec::new(),
            responses: SortedMap::new(),
            value_plan: None,
            expectation: None,
        }
    }

    /// What to call it on screen: the employer, else the role, else the recruiter's firm.
    pub fn display_name(&self) -> &str {
        if !self.employer.is_empty() {
            &self.employer
        } else if !self.role.is_empty() {
            &self.role
        } else if !self.agency.is_empty() {
            &self.agency
        } else {
            "Untitled interview"
        }
    }

    /// What to call it where somebody there is written to.
    pub fn whom(&self) -> &str {
        if self.is_named() || !self.agency.is_empty() { self.display_name() } else { "them" }
    }

    /// Whether it may be kept: it names an employer or a role.
    pub fn is_named(&self) -> bool {
        !self.employer.is_empty() || !self.role.is_empty()
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// What to call a person where others of the process may have the same name: with their title then, or their address.
    pub fn called<'a>(&self, person: &'a Person) -> Cow<'a, str> {
        let twin = |other: &Person| other.id != person.id && other.shown().trim() == person.shown().trim();
        let more = if person.title.is_empty() { &person.email } else { &person.title };
        match self.people.iter().any(twin) && !more.is_empty() && **more != *person.shown() {
            true => Cow::Owned([person.shown(), ", ", more].concat()),
            false => Cow::Borrowed(person.shown()),
        }
    }

    /// The round with this id.
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// The entry with this id.
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.ledger.iter().find(|entry| entry.id == *id)
    }

    /// Takes a person out of a round; the person is forgotten altogether if no other round or entry names them.
    pub fn leave_out(&mut self, round: &RoundId, person: &str) {
        for one in self.rounds.iter_mut().filter(|one| one.id == *round) {
            one.people.retain(|id| id.as_str() != person);
        }
        let met = self.rounds.iter().any(|one| one.people.iter().any(|id| id.as_str() == person));
        let in_ledger = self.ledger.iter().any(|entry| entry.names(person));
        if !met && !in_ledger {
            self.people.retain(|one| one.id.as_str() != person);
        }
    }

    /// Takes a person out of everything: rounds, questions, feedback and the ledger. What was said and sent stays.
    pub fn forget_person(&mut self, person: &str) {
        let keep = |id: &PersonId| id.as_str() != person;
        let clear = |by: &mut Option<PersonId>| *by = by.take().filter(keep);
        for round in &mut self.rounds {
            round.people.retain(keep);
            round.questions.iter_mut().for_each(|question| clear(&mut question.by));
            round.feedback.iter_mut().for_each(|feedback| clear(&mut feedback.by));
            round.talks.retain(|talk| keep(&talk.id));
            if let Told::Promised(promise) = &mut round.told {
                clear(&mut promise.from);
            }
        }
        for entry in &mut self.ledger {
            entry.passed_on.retain(keep);
            match &mut entry.what {
                LedgerEvent::Sent { to, .. } => to.retain(keep),
                LedgerEvent::Heard { from, news, .. } => {
                    clear(from);
                    match news {
                        EmployerResponse::NewDate(promise) => clear(&mut promise.from),
                        EmployerResponse::GetInTouch(instruction) => clear(&mut instruction.person),
                        _ => {}
                    }
                }
                LedgerEvent::Decided(_) => {}
            }
        }
        self.acquaintances.iter_mut().for_each(|one| one.knows.retain(keep));
        self.salary.iter_mut().for_each(|said| clear(&mut said.person));
        self.people.retain(|one| keep(&one.id));
    }

    /// The ledger up to and including `now`, oldest first; of one moment, what was noted first comes first: an offer
    /// and its acceptance may be written down in the same minute.
    pub fn ledger_until(&self, now: NaiveDateTime) -> Vec<&Entry> {
        let mut past: Vec<&Entry> = self.ledger.iter().filter(|entry| entry.at <= now).collect();
        order::sort_by_key(&mut past, |entry| entry.at);
        past
    }

    /// Where it stands at `now`.
    pub fn status(&self, now: NaiveDateTime) -> Status {
        let after = |standing: Status, entry: &Entry| standing.after(&entry.what);
        // In order already, as nearly all are: there is nothing to gather first.
        if self.ledger.is_sorted_by_key(|entry| entry.at) {
            return self.ledger.iter().take_while(|entry| entry.at <= now).fold(Status::Open, after);
        }
        self.ledger_until(now).into_iter().fold(Status::Open, after)
    }

    /// Whether a round at that time, or at one that is still to be named, says that they go on with what was over. One
    /// that is past is only written down, and whoever started work there talks about other things.
    pub fn goes_on_with(&self, schedule: Schedule, now: NaiveDateTime) -> bool {
        let standing = self.status(now);
        let over = standing.is_closed() && standing != Status::Started;
        over && (schedule.is_open() || schedule.start().is_some_and(|start| now < start))
    }

    /// Notes that they invited to this round, which opens what was over and puts it on the list again.
    pub fn note_invited(&mut self, id: EntryId, at: NaiveDateTime, round: RoundId) {
        let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news: EmployerResponse::NextRound(round) };
        self.ledger.push(Entry::new(id, at, what));
        self.archived = None;
    }
}
