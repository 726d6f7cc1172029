//! Arbitrary processes: every field, every variant, texts in every script. Made from a run of bytes, so that a
//! failing case shrinks towards the empty process.

use afterword::domain::acquaintances::acquaintance::{Acquaintance, Reply};
use afterword::domain::after_no::{AfterNo, NoReason};
use afterword::domain::channel::Channel;
use afterword::domain::expectation::{Aim, Expectation};
use afterword::domain::gap::Gap;
use afterword::domain::id::{
    AcquaintanceId, EntryId, GapId, IdSource, PersonId, PlaybookId, PointId, ProcessId, QuestionId, RefereeId, RoundId,
    StoryId,
};
use afterword::domain::invited::Invited;
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Override, Purpose};
use afterword::domain::offer::terms::{OfferTerms, Term};
use afterword::domain::person::{Part, Person, Stage};
use afterword::domain::process::{Mark, PlaybookChoice, Process, Tone};
use afterword::domain::promise::{Instruction, OwnPromise, Promise, Told};
use afterword::domain::question::{Grade, Question};
use afterword::domain::referees::reference::{Milestone, Reference};
use afterword::domain::round::{Delivery, Feedback, Fit, Round, RoundKind, RoundState, Schedule, Talk, Zone};
use afterword::domain::salary::{Per, SalarySaid, Side};
use afterword::domain::text::{Line, Link, Prose};
use afterword::domain::value_plan::{Days, PlanPoint, ValuePlan};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use proptest::prelude::*;

/// Any process with this id.
pub fn process(id: &'static str) -> impl Strategy<Value = Process> {
    proptest::collection::vec(any::<u8>(), 0..600).prop_map(move |bytes| Dice { bytes, at: 0, ids: 0 }.process(id))
}

struct Dice {
    bytes: Vec<u8>,
    at: usize,
    ids: usize,
}

impl IdSource for Dice {
    fn fresh(&mut self) -> String {
        self.ids += 1;
        format!("x{}", self.ids)
    }
}

const SCRAPS: [&str; 24] = [
    "a",
    "Zoë",
    " ",
    "\n",
    "\"",
    "\\",
    "{}",
    "</script>",
    "O’Brien",
    "שלום",
    "رحبا",
    "👩🏽‍💻",
    "\u{2028}",
    "\u{7f}",
    "\u{0}",
    "\u{202e}",
    "日本語",
    "e\u{301}",
    "\t",
    "=1+1",
    "𝔸",
    "\u{fffd}",
    "data",
    "\"v\":1",
];

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % sides
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.roll(2) == 1).then(|| make(self))
    }

    fn some<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(3)).map(|_| make(self)).collect()
    }

    fn words(&mut self) -> String {
        (0..self.roll(6)).map(|_| self.one(&SCRAPS)).collect()
    }

    fn line(&mut self) -> Line {
        Line::parse(&self.words()).unwrap()
    }

    fn prose(&mut self) -> Prose {
        Prose::parse(&self.words()).unwrap()
    }

    fn moment(&mut self) -> NaiveDateTime {
        let start: NaiveDateTime = "2026-01-01T00:00:00".parse().unwrap();
        let (days, seconds, millis) = (self.roll(256), self.roll(256) * 337, self.roll(3) * 125);
        start + Duration::days(days as i64) + Duration::seconds(seconds as i64) + Duration::milliseconds(millis as i64)
    }

    fn day(&mut self) -> NaiveDate {
        self.moment().date()
    }

    fn score(&mut self) -> u8 {
        self.roll(5) as u8 + 1
    }

    fn promise(&mut self) -> Promise {
        Promise {
            by: self.day(),
            stage: self.maybe(|it| it.one(&Stage::ALL)),
            channel: self.maybe(|it| it.one(&Channel::ALL)),
            words: self.line(),
            from: self.maybe(PersonId::fresh),
        }
    }

    fn person(&mut self) -> Person {
        let mut person = Person::named(PersonId::fresh(self), self.line());
        person.spelling_checked = self.roll(2) == 1;
        person.address_as = self.line();
        person.title = self.line();
        person.part = self.maybe(|it| it.one(&Part::ALL));
        person.email = self.line();
        person.phone = self.line();
        person.linkedin = self.line();
        person.topics = self.some(Self::line);
        person.concerns = self.some(Self::line);
        person.gone = self.maybe(Self::moment);
        person.linkedin_accepted = self.maybe(Self::moment);
        person.linkedin_left_out = self.maybe(Self::moment);
        person.found_out = self.prose();
        person
    }

    fn terms(&mut self) -> OfferTerms {
        let mut terms = OfferTerms::default();
        Term::ALL.into_iter().for_each(|term| *terms.term_mut(term) = self.line());
        OfferTerms { start: self.maybe(|it| it.moment().date()), notes: self.prose(), ..terms }
    }

    fn acquaintance(&mut self) -> Acquaintance {
        let mut one = Acquaintance::named(AcquaintanceId::fresh(self), self.line());
        one.tone = self.maybe(|it| it.one(&[Tone::Formal, Tone::Casual]));
        (one.email, one.how, one.wanted) = (self.line(), self.line(), self.line());
        one.knows = self.some(PersonId::fresh);
        (one.asked, one.thanked) = (self.maybe(Self::moment), self.maybe(Self::moment));
        one.reply = self.maybe(|it| it.one(&Reply::ALL));
        one
    }

    fn after_no(&mut self) -> AfterNo {
        let reasons = self.some(|it| it.one(&NoReason::ALL));
        AfterNo { reasons, lesson: self.prose(), openings: self.some(Self::line) }
    }

    fn reference(&mut self) -> Reference {
        let mut one = Reference::named(RefereeId::fresh(self), self.line(), self.moment());
        one.concern = self.line();
        Milestone::ALL.into_iter().for_each(|milestone| *one.at_mut(milestone) = self.maybe(Self::moment));
        one.from = self.maybe(|it| it.moment().date());
        one.until = self.maybe(|it| it.moment().date());
        one
    }

    fn question(&mut self) -> Question {
        let mut question = Question::asked(QuestionId::fresh(self), self.line());
        question.by = self.maybe(PersonId::fresh);
        question.answer = self.prose();
        question.reaction = self.line();
        question.grade = self.maybe(|it| it.one(&Grade::ALL));
        question.better = self.prose();
        question.tags = self.some(Self::line);
        question.story = self.maybe(StoryId::fresh);
        question
    }

    fn round(&mut self) -> Round {
        let (a, b) = (self.moment(), self.moment());
        let schedule = match self.roll(4) {
            0 => Schedule::default(),
            1 => Schedule::ended(a).unwrap(),
            2 => Schedule::starting(a, self.maybe(|it| it.roll(200) as u16)).unwrap(),
            _ => Schedule::new(Some(a.min(b)), None, Some(a.max(b))).unwrap(),
        };
        let mut round = Round::new(RoundId::fresh(self), self.one(&RoundKind::ALL), schedule);
        round.state =
            self.one(&[RoundState::Stands, RoundState::Postponed, RoundState::Cancelled, RoundState::NotHeld]);
        round.place = self.line();
        round.people = self.some(PersonId::fresh);
        round.told = match self.roll(3) {
            0 => Told::Unrecorded,
            1 => Told::NoDate,
            _ => Told::Promised(self.promise()),
        };
        round.own_promises =
            self.some(|it| OwnPromise { what: it.line(), by: it.maybe(Self::day), kept: it.maybe(Self::moment) });
        round.questions = self.some(Self::question);
        round.notes = self.prose();
        round.felt = self.maybe(Self::score);
        round.went_well = self.prose();
        round.do_better = self.prose();
        round.delivery = Delivery {
            calm: self.maybe(Self::score),
            body_language: self.maybe(Self::score),
            pace: self.maybe(Self::score),
            brevity: self.maybe(Self::score),
        };
        round.fit =
            Fit { role: self.maybe(Self::score), company: self.maybe(Self::score), manager: self.maybe(Self::score) };
        round.to_learn = self.some(Self::line);
        round.feedback = self.some(|it| Feedback {
            words: it.prose(),
            on: it.maybe(Self::day),
            by: it.maybe(PersonId::fresh),
            since: it.line(),
        });
        round.invited = self.maybe(|it| Invited {
            uid: Line::cut("a@b"),
            sequence: it.roll(3) as u32,
            time: it.line(),
            written: it.maybe(Self::moment),
        });
        round.zone = self.maybe(|it| Zone { name: it.line(), offset: [0, 60, -300, 765][it.roll(4)] });
        round.talks = self.some(|it| Talk {
            id: PersonId::fresh(it),
            topics: it.some(Self::line),
            concerns: it.some(Self::line),
            impression: it.prose(),
        });
        for _ in 0..self.roll(3) {
            round.preparation.ticked.insert(self.words(), self.moment());
        }
        round.preparation.bring = self.some(Self::line);
        round.preparation.ask = self.some(Self::line);
        round.preparation.way_in = self.line();
        round.preparation.stage = self.maybe(|it| it.one(&Stage::ALL));
        round.preparation.channel = self.maybe(|it| it.one(&Channel::ALL));
        if self.roll(3) == 0 {
            round.join = Link::cut("https://zoom.us/j/1?pwd=a.1");
        }
        round
    }

    fn news(&mut self) -> EmployerResponse {
        match self.roll(10) {
            0 => EmployerResponse::Message,
            1 => EmployerResponse::NewDate(self.promise()),
            2 => EmployerResponse::NextRound(RoundId::fresh(self)),
            3 => EmployerResponse::Postponed,
            4 => EmployerResponse::Refusal,
            5 => EmployerResponse::Offer {
                form: self.one(&[OfferForm::Verbal, OfferForm::Written]),
                answer_by: self.maybe(Self::day),
            },
            6 => EmployerResponse::Feedback,
            7 => EmployerResponse::AnswerBy(self.day()),
            8 => EmployerResponse::GetInTouch(Instruction {
                on: self.day(),
                channel: self.maybe(|it| it.one(&Channel::ALL)),
                person: self.maybe(PersonId::fresh),
                words: self.line(),
            }),
            _ => EmployerResponse::OfferWithdrawn,
        }
    }

    fn entry(&mut self) -> Entry {
        use Decision::{Accepted, AssumedFilled, Declined, Reopened, StartedWork, Withdrew};
        use Purpose::{Accept, AskFeedback, AskHr, AskWritten, Bridge, Connect, Decline, FollowUp, KeepInTouch};
        use Purpose::{MoreTime, NewTime, Other, Reply, ReplyToRefusal, ThankYou, Withdraw};
        let purposes = [
            ThankYou,
            FollowUp,
            AskHr,
            AskFeedback,
            Reply,
            ReplyToRefusal,
            Accept,
            Decline,
            Withdraw,
            MoreTime,
            Connect,
            KeepInTouch,
            Other,
            NewTime,
            AskWritten,
            Bridge,
        ];
        let what = match self.roll(3) {
            0 => LedgerEvent::Sent {
                purpose: self.one(&purposes),
                channel: self.one(&Channel::ALL),
                to: self.some(PersonId::fresh),
                round: self.maybe(RoundId::fresh),
                against: self.maybe(|it| Override { reason: it.line(), rules: vec!["J16".into(); it.roll(3)] }),
            },
            1 => LedgerEvent::Heard {
                channel: self.one(&Channel::ALL),
                from: self.maybe(PersonId::fresh),
                news: self.news(),
            },
            _ => {
                let decisions = [Accepted, Declined, Withdrew, AssumedFilled, Reopened, StartedWork];
                LedgerEvent::Decided(self.one(&decisions))
            }
        };
        Entry {
            id: EntryId::fresh(self),
            at: self.moment(),
            what,
            note: self.prose(),
            lost: self.maybe(Self::moment),
            passed_on: self.some(PersonId::fresh),
            undated: self.roll(8) == 0,
            since: self.line(),
        }
    }

    fn salary(&mut self) -> SalarySaid {
        SalarySaid {
            by: self.one(&[Side::Employer, Side::Me]),
            low: [0, 1, -1, i64::MAX, i64::MIN, 4_200_000][self.roll(6)],
            high: self.maybe(|it| it.roll(256) as i64 * 100),
            currency: "GBP".into(),
            per: self.one(&[Per::Year, Per::Month, Per::Day, Per::Hour]),
            on: self.maybe(Self::day),
            person: self.maybe(PersonId::fresh),
        }
    }

    fn process(mut self, id: &str) -> Process {
        let mut process = Process::new(ProcessId::parse(id).unwrap(), self.moment());
        process.employer = self.line();
        process.role = self.line();
        process.tone = self.maybe(|it| it.one(&[Tone::Formal, Tone::Casual]));
        process.source = self.line();
        process.location = self.line();
        process.links = self.some(Self::line);
        process.stages = self.some(|it| it.one(&Stage::ALL));
        process.salary = self.some(Self::salary);
        process.facts = self.some(Self::line);
        process.needs = self.some(Self::line);
        process.notes = self.prose();
        process.people = self.some(Self::person);
        process.rounds = self.some(Self::round);
        process.ledger = self.some(Self::entry);
        for _ in 0..self.roll(3) {
            let mark = match self.roll(3) {
                0 => Mark::Done(self.moment()),
                1 => Mark::NotNeeded { at: self.moment(), reason: self.line() },
                _ => Mark::Snoozed { until: self.moment(), reason: self.line(), past: self.maybe(Self::moment) },
            };
            process.marks.insert(self.words(), mark);
        }
        process.playbook = self.maybe(|it| match it.roll(2) {
            0 => PlaybookChoice::BuiltIn("J".into()),
            _ => PlaybookChoice::Own(PlaybookId::fresh(it)),
        });
        for _ in 0..self.roll(3) {
            let (sheet, field) = (self.one(&["heard", "wrote", "off-thank/a.b"]), self.one(&["note", "day", "place"]));
            let text = self.maybe(Self::words);
            process.put_form_draft(sheet, field, text.as_deref()).unwrap();
        }
        process.archived = self.maybe(Self::moment);
        process.trashed = self.maybe(Self::moment);
        process.agency = self.line();
        process.references = self.some(Self::reference);
        process.tidied = self.some(|it| (it.words(), it.moment())).into_iter().collect();
        process.terms = self.maybe(Self::terms);
        process.after_no = self.maybe(Self::after_no);
        process.acquaintances = self.some(Self::acquaintance);
        process.gaps = self.some(|it| {
            let mut gap = Gap::named(GapId::fresh(it), it.line(), it.maybe(RoundId::fresh));
            (gap.why, gap.plan, gap.evidence) = (it.line(), it.line(), it.line());
            (gap.by, gap.done) = (it.maybe(Self::day), it.maybe(Self::moment));
            gap
        });
        for _ in 0..self.roll(3) {
            process.responses.insert(self.words(), self.prose());
        }
        process.value_plan = self.maybe(|it| {
            let (handed, handed_by) = (it.maybe(Self::moment), it.maybe(|it| it.one(&Channel::ALL)));
            let mut plan = ValuePlan { handed, handed_by, ..ValuePlan::default() };
            plan.points = it.some(|it| PlanPoint {
                id: PointId::fresh(it),
                need: it.line(),
                idea: it.line(),
                gain: it.line(),
                evidence: it.line(),
            });
            Days::ALL.into_iter().for_each(|days| *plan.days_mut(days) = it.prose());
            plan
        });
        process.expectation = self.maybe(|it| {
            let mut wanted = Expectation::open("GBP".into(), it.one(&[Per::Year, Per::Hour]));
            for aim in Aim::ALL {
                *wanted.figure_mut(aim) = it.maybe(|it| it.roll(256) as i64 * 100);
                *wanted.reason_mut(aim) = it.line();
            }
            wanted
        });
        process
    }
}
