//! The contact guard: may this message go out now, to this person, by this channel? It explains and offers another
//! way; the user may overrule it with a reason, which stays in the ledger.

use crate::domain::advice::playbook::Playbook;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{
    A2, A4, A5, A6, F8, F9, F16, G6, G8, G11, J2, J8, J9, J13, J14, J15, J16, J17, S3, S6, S7, S8,
};
use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::id::{PersonId, RoundId};
use crate::domain::ledger::{Entry, LedgerEvent, Purpose};
use crate::domain::moment::{at_hour, plus_days};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Process, Status};
use crate::domain::timeline::ending::FEEDBACK_REQUESTS;
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::follow_up::{Schedule, schedules};
use crate::domain::timeline::thank_you::{folds_at, other_thanks, sent_at, thanked_at};
use crate::domain::timeline::wait::{Anchor, cycles};
use chrono::NaiveDateTime;

mod channel;
mod turns;

/// A message that the user is about to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// To whom; `None` for nobody in particular.
    pub person: Option<PersonId>,
    /// How.
    pub channel: Channel,
    /// Why.
    pub purpose: Purpose,
    /// The round it refers to; the last one held, if `None`.
    pub round: Option<RoundId>,
}

/// What the guard says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictKind {
    /// Send it.
    Allowed,
    /// Not before this local moment.
    WaitUntil(NaiveDateTime),
    /// Enough has been sent.
    OverCap,
    /// Not by this channel.
    NeverByChannel,
}

/// What the guard says, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The ruling.
    pub kind: VerdictKind,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
    /// The reason, and another way where there is one.
    pub words: Phrase,
}

impl Verdict {
    fn new(kind: VerdictKind, rules: &[RuleId], words: Phrase) -> Self {
        Self { kind, rules: rules.to_vec(), words }
    }

    fn allowed(rules: &[RuleId], words: &str) -> Self {
        Self::new(VerdictKind::Allowed, rules, Phrase::text(words))
    }

    fn wait(until: NaiveDateTime, rules: &[RuleId], words: Phrase) -> Self {
        Self::new(VerdictKind::WaitUntil(until), rules, words)
    }

    fn never(rules: &[RuleId], words: &str) -> Self {
        Self::new(VerdictKind::NeverByChannel, rules, Phrase::text(words))
    }

    fn over_cap(rules: &[RuleId], words: Phrase) -> Self {
        Self::new(VerdictKind::OverCap, rules, words)
    }

    /// Whether it may go out now without a reason given.
    pub fn is_allowed(&self) -> bool {
        self.kind == VerdictKind::Allowed
    }
}

/// Judges one message at `now` (local time) by this playbook and calendar.
pub fn verdict(
    process: &Process,
    playbook: &Playbook,
    calendar: &WorkCalendar,
    ask: &Ask,
    now: NaiveDateTime,
) -> Verdict {
    let facts = Facts::read(process, playbook, calendar, now);
    let present = schedules(&facts, &cycles(&facts)).pop();
    let guard = Guard { facts, present };
    guard.by_channel(ask).unwrap_or_else(|| match ask.purpose {
        Purpose::ThankYou => guard.thanks(ask),
        Purpose::FollowUp | Purpose::AskHr => guard.follow_up(ask),
        Purpose::AskFeedback => guard.feedback(),
        Purpose::ReplyToRefusal => guard.reply_to_refusal(),
        Purpose::Connect => guard.connect(ask),
        Purpose::KeepInTouch => guard.keep_in_touch(ask),
        Purpose::Other => guard.other(),
        Purpose::NewTime => guard.new_time(),
        Purpose::AskWritten => guard.ask_written(),
        Purpose::Bridge => guard.bridge(),
        Purpose::Reply | Purpose::Accept | Purpose::Decline | Purpose::Withdraw | Purpose::MoreTime => {
            Verdict::allowed(&[J9], "You can always answer them. It doesn’t count as a follow-up.")
        }
    })
}

/// A record at one moment.
struct Guard<'a> {
    facts: Facts<'a>,
    present: Option<Schedule<'a>>,
}

const MORNING: u32 = 9;
/// The hour at which a refusal may be answered on the next day.
const AFTER_SLEEP: u32 = 8;
/// Business days between two follow-ups where the playbook names none.
const USUAL_GAP: u16 = 5;

impl<'a> Guard<'a> {
    /// The round that the message refers to.
    fn round(&self, ask: &Ask) -> Option<&Timed<'a>> {
        let mut timed = self.facts.held.iter().rev().chain(&self.facts.planned);
        match &ask.round {
            Some(id) => timed.find(|timed| timed.round.id == *id),
            None => timed.next(),
        }
    }

    fn thanks(&self, ask: &Ask) -> Verdict {
        let facts = &self.facts;
        let Some(timed) = self.round(ask) else {
            return Verdict::allowed(&[J8], "Thanks are welcome. The time of this round is missing.");
        };
        let person = ask.person.as_ref();
        let sent = match person {
            Some(person) => thanked_at(facts, timed, person),
            None => sent_at(facts, timed, None),
        };
        if let Some(at) = sent {
            let words = ". A second note, only to be remembered, does not help. Use the follow-up.";
            return Verdict::over_cap(&[G6], Phrase::text("Thanks for this round went out ").moment(at).and(words));
        }
        let moments = facts.parameters().thanks(timed.end);
        if let Some(at) = person.and_then(|person| other_thanks(facts, timed, person, facts.now)) {
            let until = at_hour(plus_days(at.date(), 1), AFTER_SLEEP);
            let words = Phrase::text("You thanked them ").on(at.date()).and(". One note a day is enough: wait until ");
            return Verdict::wait(until, &[G6], words.moment(until).and("."));
        }
        let on_the_way_out = matches!(ask.channel, Channel::Card | Channel::InPerson) && timed.start <= facts.now;
        if facts.now < moments.opens && !on_the_way_out {
            let words = Phrase::text("You can send it from ").moment(moments.opens);
            return Verdict::wait(moments.opens, &[F8, J8], words.and(". Write it now."));
        }
        // Where they wrote since, thanks can go with the answer.
        let folds = folds_at(facts, timed);
        let answered = facts.heard().any(|(entry, _)| folds <= entry.at);
        let asks = facts.standing == Status::Open && facts.booked().is_none() && !answered;
        let first = self.present.as_ref().filter(|present| asks && present.sends.is_empty());
        let first = first.and_then(|present| Some(present.first.as_ref()?.window.opens));
        match first {
            Some(opens) if folds <= facts.now && facts.now < opens => {
                let words = "It is too late for a thank-you letter. Thank them in your follow-up, from ";
                Verdict::wait(opens, &[G6, J2], Phrase::text(words).moment(opens).and("."))
            }
            _ if facts.now > moments.closes => {
                Verdict::allowed(&[F8, A2], "It is late, but still kind. Keep it short.")
            }
            _ => Verdict::allowed(&[A2, S3, F9], "Now is a good time. One letter each."),
        }
    }

    fn follow_up(&self, ask: &Ask) -> Verdict {
        let facts = &self.facts;
        if let Some((_, why)) = facts.over() {
            let words = match facts.standing {
                Status::Refused => " There is nothing left to ask but feedback.",
                Status::Offered => " Answer the offer instead.",
                Status::Filled => " Reopen it if you want to write.",
                _ => " There is nothing left to ask.",
            };
            return Verdict::over_cap(&[J14, G11], why.and(words));
        }
        if let Some(booked) = facts.booked() {
            let words = Phrase::text("The next round is booked for ").moment(booked.start);
            let until = if facts.now < booked.start { booked.start } else { booked.end };
            return Verdict::wait(until, &[J2, J13], words.and(". Keep your question for that day."));
        }
        let Some(present) = &self.present else {
            return Verdict::allowed(&[J9], "There was no interview yet, so you’re free to write.");
        };
        if let Some(verdict) = self.as_told(ask) {
            return verdict;
        }
        let (cap, spent) = (facts.parameters().cap.value, present.spent());
        if spent >= cap {
            let words = "You’ve sent all your follow-ups. It is their turn now. Put your time into the next opening.";
            return Verdict::over_cap(&[J14, G11, A6], Phrase::text(words));
        }
        if let Some(wait) = self.too_early(present) {
            return wait;
        }
        self.may_ask(ask, cap - spent)
    }

    fn too_early(&self, present: &Schedule) -> Option<Verdict> {
        let facts = &self.facts;
        let opens = present.first.as_ref().map(|first| first.window.opens);
        let gap = facts.parameters().after_first.value.days().unwrap_or(USUAL_GAP);
        let again = |last: &NaiveDateTime| at_hour(facts.calendar.add_business_days(last.date(), gap), MORNING);
        // Whoever asked before their date waits for that too.
        let by_promise = matches!(present.cycle.anchor, Anchor::Promise { .. });
        let counts = |last: &&NaiveDateTime| !by_promise || opens.is_none_or(|opens| opens <= again(last));
        if let Some(last) = present.sends.last().filter(counts) {
            let until = again(last);
            let words = Phrase::text("You asked ").on(last.date()).and(". Leave them until ").moment(until).and(".");
            return (facts.now < until).then(|| Verdict::wait(until, &[J14, G11], words));
        }
        let opens = opens?;
        if opens <= facts.now {
            return None;
        }
        let words = match present.cycle.anchor {
            Anchor::Promise { promise, .. } => Phrase::text("They said they’d reply by ").day(promise.by),
            Anchor::Told { told, .. } => Phrase::text("They asked you to get in touch ").on(told.on),
            Anchor::Round { .. } | Anchor::Answer { .. } => Phrase::text("They gave no date, and silence is normal"),
        };
        let words =
            words.and(". You may ask from ").moment(opens).and(". Write it now if that helps, and send it then.");
        Some(Verdict::wait(opens, &[J2, A4, S7, J9], words))
    }

    fn may_ask(&self, ask: &Ask, left: u8) -> Verdict {
        let mut words = match left {
            1 => Phrase::text("Now is a good time. It is your last follow-up until they answer."),
            _ => Phrase::text("Now is a good time."),
        };
        if ask.channel == Channel::Phone {
            words = words.and(" An e-mail is easier for them to answer.");
        }
        if let Some(channel) = self.promised_channel().filter(|channel| *channel != ask.channel) {
            words = words.and([" They said they’d reply ", channel.way(), ", so look there first."].concat());
        }
        Verdict::new(VerdictKind::Allowed, &[A5, G8, J9], words)
    }

    fn feedback(&self) -> Verdict {
        let facts = &self.facts;
        let requests: Vec<&Entry> = facts.sent(Purpose::AskFeedback).collect();
        // By J the questions if they have decided are such requests too; an answer of theirs gives those back.
        let shared = match &self.present {
            Some(present) if facts.parameters().shares_feedback() && facts.standing == Status::Open => {
                present.sends.iter().filter(|at| requests.iter().all(|request| request.at != **at)).count()
            }
            _ => 0,
        };
        if requests.len() + shared >= FEEDBACK_REQUESTS {
            let words = "You have asked twice, and twice is enough. Your own notes will help you more.";
            return Verdict::over_cap(&[J15, G11], Phrase::text(words));
        }
        if let Some(wait) = self.after_sleep() {
            return wait;
        }
        if let Some(last) = requests.last() {
            let until = at_hour(facts.calendar.add_business_days(last.at.date(), USUAL_GAP), MORNING);
            if facts.now < until {
                let words = Phrase::text("You asked ").on(last.at.date()).and(". Give them time to answer.");
                return Verdict::wait(until, &[J14, J15], words);
            }
        }
        match &self.present {
            Some(present) if facts.standing == Status::Open && facts.now < present.filled.window.opens => {
                let until = present.filled.window.opens;
                let words = Phrase::text("Ask for news first. Ask for feedback after the answer, or from ");
                Verdict::wait(until, &[G8, S8], words.moment(until).and("."))
            }
            _ => Verdict::allowed(&[J17, S8, G8, J15], "One polite question is welcome."),
        }
    }

    /// The wait for a night's sleep after a refusal.
    fn after_sleep(&self) -> Option<Verdict> {
        let facts = &self.facts;
        let refusal = facts.stands_since.filter(|_| facts.standing == Status::Refused)?;
        let until = at_hour(plus_days(refusal.at.date(), 1), AFTER_SLEEP);
        let words = Phrase::text("Sleep on it. Write it now if you like, and send it from ").moment(until).and(".");
        (facts.now < until).then(|| Verdict::wait(until, &[J17, F16], words))
    }

    fn reply_to_refusal(&self) -> Verdict {
        let fine = || Verdict::allowed(&[J17, S8], "A short, friendly answer keeps the door open.");
        self.after_sleep().unwrap_or_else(fine)
    }

    fn connect(&self, ask: &Ask) -> Verdict {
        let facts = &self.facts;
        let person = ask.person.as_ref();
        let asked = |entry: &&Entry| match &entry.what {
            LedgerEvent::Sent { to, .. } => person.is_some_and(|id| to.contains(id)),
            _ => false,
        };
        if let Some(before) = facts.sent(Purpose::Connect).find(asked) {
            let words = Phrase::text("You sent a request ").on(before.at.date()).and(". One is enough.");
            return Verdict::over_cap(&[J14, S6], words);
        }
        let Some(timed) = self.round(ask) else {
            return Verdict::allowed(&[S6, J16], "Add a personal line.");
        };
        let moments = facts.parameters().thanks(timed.end);
        if sent_at(facts, timed, person).is_none() && facts.now < moments.last {
            let until = if facts.now < moments.due { moments.due } else { moments.last };
            let words = Phrase::text("Thanks first, then the request. Once they are out you may connect, or from ");
            return Verdict::wait(until, &[J16, S6], words.moment(until).and("."));
        }
        Verdict::allowed(&[S6, J16], "Add a personal line. The experts differ here. You decide.")
    }

    fn keep_in_touch(&self, ask: &Ask) -> Verdict {
        let facts = &self.facts;
        match (facts.standing, facts.stands_since) {
            (Status::Open, _) => self.follow_up(ask),
            (Status::Refused | Status::Declined | Status::Withdrawn | Status::Filled, Some(end)) => {
                let until = at_hour(plus_days(end.at.date(), 90), MORNING);
                let words = Phrase::text("Let about three months pass, until ").moment(until).and(".");
                match facts.now < until {
                    true => Verdict::wait(until, &[S6, G11], words),
                    false => Verdict::allowed(&[S6, J17], "A few lines about what you do now are welcome."),
                }
            }
            _ => Verdict::allowed(&[S6], "A few lines are welcome."),
        }
    }

    fn other(&self) -> Verdict {
        let facts = &self.facts;
        let last = facts.ledger.iter().rev().find(|entry| is_unasked(&entry.what) && entry.arrived(facts.now));
        if let Some(last) = last
            && facts.now.date() <= plus_days(last.at.date(), 1)
        {
            let until = at_hour(facts.calendar.add_business_days(last.at.date(), 2), MORNING);
            let words = Phrase::text("You wrote ").on(last.at.date()).and(". Not every day: leave it until ");
            return Verdict::wait(until, &[J14, G11], words.moment(until).and("."));
        }
        let mut rounds = facts.held.iter().map(|held| held.round).chain(facts.loose.iter().copied());
        if rounds.any(|round| round.own_promises.iter().any(|promise| promise.kept.is_none())) {
            return Verdict::allowed(&[J9], "You said you would send them something. That is always fine.");
        }
        let waiting = self.present.as_ref().filter(|_| facts.standing == Status::Open && facts.booked().is_none());
        let early = waiting.and_then(|present| self.too_early(present));
        early.unwrap_or_else(|| Verdict::allowed(&[J14, G6], "If they need it to decide, send it. If not, wait."))
    }
}

/// Whether it is a message that they did not ask for.
fn is_unasked(what: &LedgerEvent) -> bool {
    use Purpose::{AskFeedback, AskHr, FollowUp, KeepInTouch, Other};
    matches!(what, LedgerEvent::Sent { purpose: FollowUp | AskHr | AskFeedback | KeepInTouch | Other, .. })
}
