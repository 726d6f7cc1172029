use crate::domain::advice::parameter::{Provenance, Recipients, ThankYouDue};
use crate::domain::advice::playbook::{Author, Origin};
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A2, F7, F9, F10, F11, G1, G4, G6, J8, S3};
use crate::domain::advice::thanks::ended_before_noon;
use crate::domain::channel::Channel;
use crate::domain::id::PersonId;
use crate::domain::ledger::{Entry, LedgerEvent, Purpose};
use crate::domain::moment::plus_minutes;
use crate::domain::offset::{Offset, hour};
use crate::domain::person::{Part, Person};
use crate::domain::phrase::Phrase;
use crate::domain::process::Status;
use crate::domain::timeline::draft::{Draft, RunsOut, together};
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::step::{Shift, Step, StepKey, StepKind, StepState, Subject};
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};
use chrono::NaiveDateTime;

/// What became of the thank-yous of the last round.
#[derive(Default)]
pub(crate) struct Thanked {
    /// Names of those whose thanks never went out and now belong into the next message.
    pub folded: Vec<String>,
    /// When the last of them went out, or is due.
    pub by: Option<NaiveDateTime>,
}

/// Whom a round's thanks go to.
pub(crate) struct Addressees<'a> {
    pub people: Vec<&'a Person>,
    /// Why it is everyone although the playbook says the hiring manager.
    pub fallback: Option<&'static str>,
}

/// Drafts the thank-yous of every round with a known end. `may_ask`: whether a follow-up may still go out, into which
/// missed thanks belong.
pub(super) fn draft(facts: &Facts, may_ask: bool, steps: &mut Vec<Step>) -> Thanked {
    let mut thanked = Thanked::default();
    let basis = Basis::of(facts, may_ask);
    for timed in facts.held.iter().chain(&facts.planned) {
        let last_held = facts.held.last().is_some_and(|last| last.round.id == timed.round.id);
        let addressees = addressees(facts, timed);
        if addressees.people.is_empty() {
            let step = for_nobody_known(facts, &basis, timed);
            if last_held {
                thanked.add(facts, timed, &step, "the person you met");
            }
            steps.push(step);
        }
        for person in &addressees.people {
            let step = for_person(facts, &basis, timed, person, addressees.fallback);
            if last_held {
                thanked.add(facts, timed, &step, person.shown());
            }
            steps.push(step);
        }
    }
    thanked
}

impl Thanked {
    fn add(&mut self, facts: &Facts, timed: &Timed, step: &Step, name: &str) {
        if step.state == StepState::Missed && facts.now >= folds_at(facts, timed) {
            self.folded.push(name.to_owned());
        }
        let by = match step.state {
            StepState::Done(at) => at,
            StepState::Cancelled(_) => return,
            _ => step.window.due,
        };
        self.by = self.by.max(Some(by));
    }

    /// What to write, with the thanks that never went out at its beginning.
    pub fn begin(&self, advice: Phrase) -> Phrase {
        let Some(name) = self.folded.first() else { return advice };
        let more = if self.folded.len() > 1 { " and the others" } else { "" };
        advice.and([" Your thanks to ", name, more, " are not sent yet. Start with them."].concat())
    }
}

/// When an unsent thank-you turns into a line of the next message.
pub(crate) fn folds_at(facts: &Facts, timed: &Timed) -> NaiveDateTime {
    plus_minutes(timed.end, i64::from(facts.parameters().thank_you_folds.value) * 24 * 60)
}

/// Whom the thanks for this round go to, by the playbook.
pub(crate) fn addressees<'a>(facts: &Facts<'a>, timed: &Timed<'a>) -> Addressees<'a> {
    let mut people: Vec<&Person> = Vec::with_capacity(timed.round.people.len());
    for id in &timed.round.people {
        if let Some(person) = facts.process.person(id)
            && !people.iter().any(|known| known.id == person.id)
        {
            people.push(person);
        }
    }
    if facts.parameters().recipients.value != Recipients::HiringManager || people.is_empty() {
        return Addressees { people, fallback: None };
    }
    let managers: Vec<&Person> =
        people.iter().copied().filter(|person| person.part == Some(Part::HiringManager)).collect();
    let thanked = |person: &&Person| !person.is_gone(facts.now) || sent_at(facts, timed, Some(&person.id)).is_some();
    if managers.iter().any(thanked) {
        return Addressees { people: managers, fallback: None };
    }
    let why = match managers.is_empty() {
        true => " Your advice is to thank the hiring manager. You noted none, so everyone is listed.",
        false => " Your advice is to thank the hiring manager, who has left. So everyone is listed.",
    };
    Addressees { people, fallback: Some(why) }
}

/// When this round's thanks went to this person (to anyone, if `None`), by the ledger. An entry that names no round
/// belongs to the last round that had ended by then. A letter that was passed on to them is theirs too.
pub(crate) fn sent_at(facts: &Facts, timed: &Timed, person: Option<&PersonId>) -> Option<NaiveDateTime> {
    let alone = timed.round.people.len() <= 1;
    let last_by = |at: NaiveDateTime| facts.held.iter().rev().find(|held| held.end <= at);
    let fits = |entry: &&Entry| match &entry.what {
        LedgerEvent::Sent { to, round, .. } => {
            person.is_none_or(|id| reached(entry, to, id) || (to.is_empty() && alone))
                && match round {
                    Some(id) => *id == timed.round.id,
                    None => last_by(entry.at).is_some_and(|last| last.round.id == timed.round.id),
                }
        }
        _ => false,
    };
    facts.sent(Purpose::ThankYou).find(fits).map(|entry| entry.at)
}

fn reached(entry: &Entry, to: &[PersonId], person: &PersonId) -> bool {
    to.contains(person) || entry.passed_on.contains(person)
}

/// Whether both rounds are on one day.
fn same_day(one: &Timed, other: &Timed) -> bool {
    one.end.date() == other.end.date()
}

/// The rounds after this one, of which the time is known, in which this person was or will be.
fn later_with<'f, 'a>(
    facts: &'f Facts<'a>,
    timed: &Timed<'a>,
    person: &'f PersonId,
) -> impl Iterator<Item = &'f Timed<'a>> {
    let (id, end) = (&timed.round.id, timed.end);
    let later = move |other: &&Timed| end <= other.end && *id != other.round.id && other.round.people.contains(person);
    facts.held.iter().chain(&facts.planned).filter(later)
}

/// When this person was thanked for this round: in a letter of its own, or in the one letter after two rounds on one
/// day.
pub(crate) fn thanked_at(facts: &Facts, timed: &Timed, person: &PersonId) -> Option<NaiveDateTime> {
    let with_later = || {
        let mut same = later_with(facts, timed, person).filter(|other| same_day(timed, other));
        same.find_map(|other| sent_at(facts, other, Some(person)))
    };
    sent_at(facts, timed, Some(person)).or_else(with_later)
}

/// The later round whose thanks this round's join: on the same day, or held before these went out in time.
fn joins<'f, 'a>(facts: &'f Facts<'a>, timed: &Timed<'a>, person: &'f PersonId) -> Option<&'f Timed<'a>> {
    let last = facts.parameters().thanks(timed.end).last;
    let over = |other: &Timed| facts.held.iter().any(|held| held.round.id == other.round.id) && other.end <= last;
    later_with(facts, timed, person).find(|other| same_day(timed, other) || over(other))
}

/// The last other thank-you to this person since that moment's day began: one a day is enough.
pub(crate) fn other_thanks(
    facts: &Facts,
    timed: &Timed,
    person: &PersonId,
    since: NaiveDateTime,
) -> Option<NaiveDateTime> {
    let of_this = sent_at(facts, timed, Some(person));
    let to_them = |entry: &&Entry| match &entry.what {
        LedgerEvent::Sent { to, .. } => reached(entry, to, person) && of_this != Some(entry.at),
        _ => false,
    };
    facts.sent(Purpose::ThankYou).filter(to_them).map(|entry| entry.at).filter(|at| since.date() <= at.date()).last()
}

fn for_person(facts: &Facts, basis: &Basis, timed: &Timed, person: &Person, fallback: Option<&str>) -> Step {
    let subject = Subject::Met(timed.round.id.clone(), person.id.clone());
    let mut draft = common(facts, basis, timed, subject);
    draft.title = ["Thank ", &*facts.process.called(person)].concat();
    draft.to = Some(person.id.clone());
    draft.proof = thanked_at(facts, timed, &person.id);
    let too_late = timing_words(facts, basis, timed).filter(|_| draft.proof.is_none());
    draft.advice = too_late.map_or_else(|| how(facts, timed, person), Phrase::text);
    if let Some(why) = fallback {
        draft.advice = draft.advice.and(why);
    }
    if draft.proof.is_none() {
        only_one_a_day(facts, timed, person, &mut draft);
    }
    if let Some(since) = person.gone.filter(|since| *since <= facts.now) {
        let words = Phrase::text([person.shown(), " has left. Your notes stay."].concat());
        draft.cancelled = draft.cancelled.or(Some((since, words)));
    }
    draft.settle(facts)
}

/// One thank-you a day for each person: two rounds of a day are thanked for after the last, and where other thanks went
/// to them that day, these wait for the next morning.
fn only_one_a_day(facts: &Facts, timed: &Timed, person: &Person, draft: &mut Draft) {
    let (window, last) = draft.why.window();
    if let Some(other) = joins(facts, timed, &person.id) {
        let words =
            Phrase::text("You meet them again ").on(other.end.date()).and(". One note after that thanks for both.");
        let since = if same_day(timed, other) { NaiveDateTime::MIN } else { other.end };
        draft.cancelled = draft.cancelled.take().or(Some((since, words)));
    } else if let Some(at) = other_thanks(facts, timed, &person.id, window.opens) {
        let next = Offset::Day(1, hour(8)).from(at, facts.calendar);
        if last.is_some_and(|last| last < next) {
            let words = Phrase::text("You thanked them ").on(at.date()).and(". One note a day is enough.");
            draft.cancelled = draft.cancelled.take().or(Some((NaiveDateTime::MIN, words)));
            return;
        }
        let mut why = std::mem::replace(&mut draft.why, Why::by(facts.playbook, Whose::Ours));
        why = why.since("One note a day is enough, and you thanked them ", Stamp::On(at.date()));
        why = why.gives(Clause::Opens, Offset::Day(1, hour(8)), facts.calendar);
        let morning = Offset::Day(1, hour(11));
        let due = morning.from(at, facts.calendar);
        if window.due < due {
            why = why.gives(Clause::Due, morning, facts.calendar);
        }
        if window.closes.is_some_and(|closes| closes < due) {
            why = why.gives(Clause::Closes, morning, facts.calendar);
        }
        draft.why = why;
    }
}

fn for_nobody_known(facts: &Facts, basis: &Basis, timed: &Timed) -> Step {
    let mut draft = common(facts, basis, timed, Subject::Round(timed.round.id.clone()));
    let over = timed.end <= facts.now;
    draft.title = if over { "Thank the person you met" } else { "Thank whoever you meet" }.into();
    draft.proof = sent_at(facts, timed, None);
    draft.rules.push(F7);
    let words = "You noted nobody for this round. Find the name first: on a card, in the invitation, or on their page.";
    draft.advice = Phrase::text(timing_words(facts, basis, timed).unwrap_or(words));
    draft.settle(facts)
}

/// What is the same for every thank-you of a plan.
struct Basis {
    rules: Vec<RuleId>,
    whose: Whose,
    note: &'static str,
    /// Where thanks that never went out can still be said.
    home: Option<&'static str>,
}

impl Basis {
    fn of(facts: &Facts, may_ask: bool) -> Self {
        let parameters = facts.parameters();
        let rules = together(&[
            parameters.thank_you_opens.rules,
            parameters.thank_you_due.rules,
            parameters.thank_you_closes.rules,
            parameters.recipients.rules,
            parameters.medium.rules,
            &CONTENT,
        ]);
        let home = match facts.standing {
            Status::Open if facts.booked().is_some() => {
                Some("It is too late for a letter. Say thank you when you meet them.")
            }
            Status::Open if may_ask => {
                Some("It is too late for a letter. Thank them in the first line of your follow-up.")
            }
            Status::Refused | Status::Offered | Status::Withdrawn => {
                Some("It is too late for a letter. Thank them in your reply.")
            }
            _ => None,
        };
        let ours = parameters.thank_you_closes.backing == Provenance::House
            && facts.playbook.origin != Origin::BuiltIn(Author::House);
        Self {
            rules,
            whose: match parameters.thank_you_opens.backing {
                Provenance::Silent => Whose::Silent,
                Provenance::Said if named_hours(parameters.thank_you_due.value) => Whose::SaidWithoutHours,
                Provenance::Said => Whose::Said,
                Provenance::House | Provenance::Yours => Whose::Said,
            },
            note: if ours { "The last date is ours." } else { "" },
            home,
        }
    }
}

/// Whether an hour of ours stands in it: the sources name none.
const fn named_hours(due: ThankYouDue) -> bool {
    !matches!(due, ThankYouDue::AfterEnd { .. })
}

/// What is the same for every thank-you of a round.
fn common(facts: &Facts, basis: &Basis, timed: &Timed, subject: Subject) -> Draft {
    const FACTS: [[&str; 3]; 2] = [
        ["The interview ends ", "The interview ends before noon, ", "The interview ends after noon, "],
        ["The interview ended ", "The interview ended before noon, ", "The interview ended after noon, "],
    ];
    let half = if ended_before_noon(timed.end) { 1 } else { 2 };
    let half = if facts.parameters().thanks_turn_at_noon() { half } else { 0 };
    let fact = FACTS[usize::from(timed.end <= facts.now)][half];
    let [opens, due, closes, last] = facts.parameters().thanks_after(timed.end);
    let mut why = Why::by(facts.playbook, basis.whose).since(fact, Stamp::Moment(timed.end)).noting(basis.note);
    why = why.all(&[(Clause::Opens, opens), (Clause::Due, due), (Clause::Closes, closes)], facts.calendar);
    if last != closes {
        why = why.gives(Clause::Last, last, facts.calendar);
    }
    let last = why.window().1;
    Draft {
        rules: basis.rules.clone(),
        house_fills_in: facts.parameters().thank_you_opens.is_silent(),
        shifts: &[Shift::Reschedule, Shift::OwnContact, Shift::Refusal, Shift::Settings],
        cancelled: facts.over().filter(|_| facts.standing.is_closed() || facts.standing == Status::Accepted),
        runs_out: match last {
            Some(last) if was_said_since(facts, last) => {
                RunsOut::Lapses("They belonged in your next message, and you’ve sent that.")
            }
            _ => RunsOut::Missed,
        },
        ..Draft::new(StepKey { kind: StepKind::ThankYou, subject }, why)
    }
}

/// Whether a message went out after that moment which was the place for thanks that never had their own.
fn was_said_since(facts: &Facts, last: NaiveDateTime) -> bool {
    use Purpose::{Accept, AskFeedback, AskHr, Bridge, Decline, FollowUp, MoreTime, ReplyToRefusal, Withdraw};
    let places = [FollowUp, AskHr, ReplyToRefusal, AskFeedback, Accept, Decline, Withdraw, MoreTime, Bridge];
    let is_place = |entry: &&&Entry| match &entry.what {
        LedgerEvent::Sent { purpose, .. } => places.contains(purpose) && last < entry.at && entry.arrived(facts.now),
        _ => false,
    };
    facts.ledger.iter().find(is_place).is_some()
}

/// What every thank-you letter is made of, whoever's the timing.
const CONTENT: [RuleId; 9] = [J8, F9, G4, F10, A2, S3, G1, F11, G6];

/// What there is to say when the time is up; `None` while it is not.
fn timing_words(facts: &Facts, basis: &Basis, timed: &Timed) -> Option<&'static str> {
    let moments = facts.parameters().thanks(timed.end);
    if facts.now >= folds_at(facts, timed) && facts.now > moments.last {
        Some(basis.home.unwrap_or("It is too late for this letter."))
    } else if facts.now > moments.last {
        Some("It is too late for this letter. You can still say thank you when you next write.")
    } else if facts.now > moments.closes {
        Some("It is late, but still worth sending. Keep it short, and don’t dwell on the delay.")
    } else {
        None
    }
}

/// What to write, and how it travels.
fn how(facts: &Facts, timed: &Timed, person: &Person) -> Phrase {
    let by = match facts.parameters().medium.value.channels() {
        [Channel::Email, Channel::Post, ..] => "Write an e-mail or a plain card. ",
        _ => "Write a short e-mail. ",
    };
    let tie = match facts.process.topics(person, timed.round).first() {
        Some(topic) => ["Thank them for what you discussed (", topic, "), "].concat(),
        None => "Thank them for something you discussed, ".into(),
    };
    let rest = "say in two sentences why you fit, and look ahead.";
    let address = if person.email.is_empty() {
        " No e-mail address yet. Look on their card or the company’s page."
    } else {
        ""
    };
    Phrase::text([by, &tie, rest, address].concat())
}
