//! One entry of the contact ledger, opened: everything in it is changed in place.

use crate::device::dates;
use crate::domain::channel::Channel;
use crate::domain::ledger::{Happening, News, OfferForm, Purpose};
use crate::domain::process::Process;
use crate::domain::promise::{Instruction, Promise};
use crate::domain::round::Schedule;
use crate::domain::text::Line;
use crate::reactive::Memo;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el, live};
use crate::ui::kit::slot::{Held, select, slot};
use crate::ui::screens::process::ledger_people::{lost, passed_on, to_whom};
use crate::ui::screens::process::question::asked_by;
use crate::ui::screens::process::rounds;
use crate::ui::shared::desk::{self, Desk, entry, entry_mut, held};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What may have been sent, in the order of the choice.
const PURPOSES: [Purpose; 13] = [
    Purpose::ThankYou,
    Purpose::FollowUp,
    Purpose::AskHr,
    Purpose::AskFeedback,
    Purpose::Reply,
    Purpose::ReplyToRefusal,
    Purpose::Accept,
    Purpose::Decline,
    Purpose::Withdraw,
    Purpose::MoreTime,
    Purpose::Connect,
    Purpose::KeepInTouch,
    Purpose::Other,
];

/// The inside of an opened entry.
pub fn fields(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("entry-{what}-{key}");
    let known = desk.now().and_then(|process| entry(&process, key).map(|one| one.what.clone()));
    let at = desk.text(
        key,
        |one, key| Some(dates::iso_minute(entry(one, key)?.at)),
        |desk, key, text| {
            let at = rounds::read_moment(&text)?.ok_or("An entry needs its day and time. Nothing was changed.")?;
            Schedule::ended(at).map_err(|error| error.to_string())?;
            desk.edit(|one| entry_mut(one, key).into_iter().for_each(|entry| (entry.at, entry.undated) = (at, false)));
            Ok(())
        },
    );
    let channel = desk.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Sent { channel, .. } | Happening::Heard { channel, .. } => {
                desk::place_of(&Channel::ALL, channel)
            }
            Happening::Decided(_) => None,
        },
        |one, key, choice| {
            let chosen = desk::chosen(&Channel::ALL, choice);
            if let (Some(Happening::Sent { channel, .. } | Happening::Heard { channel, .. }), Some(chosen)) =
                (entry_mut(one, key).map(|entry| &mut entry.what), chosen)
            {
                *channel = chosen;
            }
        },
    );
    let purpose = desk.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Sent { purpose, .. } => desk::place_of(&PURPOSES, purpose),
            _ => None,
        },
        |one, key, choice| {
            let chosen = desk::chosen(&PURPOSES, choice);
            if let (Some(Happening::Sent { purpose, .. }), Some(chosen)) =
                (entry_mut(one, key).map(|entry| &mut entry.what), chosen)
            {
                *purpose = chosen;
            }
        },
    );
    let from = desk.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Heard { from, .. } => from.as_ref().map(ToString::to_string),
            Happening::Sent { .. } | Happening::Decided(_) => None,
        },
        |one, key, choice| {
            let person = choice.and_then(|choice| desk::person(one, &choice).map(|person| person.id.clone()));
            if let Some(Happening::Heard { from, .. }) = entry_mut(one, key).map(|entry| &mut entry.what) {
                *from = person;
            }
        },
    );
    let channels = || desk::numbered(Channel::ALL.iter().map(|one| one.label()));
    let purposes = || desk::numbered(PURPOSES.iter().map(|one| one.label()));
    let by_what = || select(&id("channel"), "How?", "", channels(), channel);
    let of_kind = match &known {
        Some(Happening::Sent { against, .. }) => View::new()
            .with(select(&id("purpose"), "What for?", "", purposes(), purpose))
            .with(to_whom(desk, key))
            .with(passed_on(desk, key))
            .with(lost(desk, key))
            .with(by_what())
            .with(about_round(desk, key))
            .with(
                against
                    .is_some()
                    .then(|| slot(&id("reason"), "Your reason, against advice", "text", "", reason(desk, key))),
            ),
        Some(Happening::Heard { .. }) => {
            View::new().with(news(desk, key)).with(asked_by(desk, &id("who"), "From whom?", from)).with(by_what())
        }
        _ => View::new(),
    };
    let removed = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this entry").click(move || {
        desk.edit_with_undo("The entry is removed. Your plan is up to date.", |process| {
            process.ledger.retain(|one| one.id.as_str() != removed);
        });
    });
    el("div")
        .class("form entry__form")
        .add(slot(&id("at"), "When", "datetime-local", "", at))
        .add(of_kind)
        .add(slot(&id("note"), "Note", "area", "", held!(desk.prose(key), entry, entry_mut, note)))
        .add(el("div").class("actions").add(remove))
        .into()
}

/// The round a message refers to, where there are several.
fn about_round(desk: Desk, key: &str) -> View {
    let rounds = desk.now().map(|process| desk::rounds_by_name(&process)).unwrap_or_default();
    let picked = desk.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Sent { round, .. } => round.as_ref().map(ToString::to_string),
            _ => None,
        },
        |one, key, choice| {
            let chosen = choice.and_then(|choice| desk::round(one, &choice).map(|round| round.id.clone()));
            if let Some(Happening::Sent { round, .. }) = entry_mut(one, key).map(|entry| &mut entry.what) {
                *round = chosen;
            }
        },
    );
    let shown = rounds.len() > 1;
    shown
        .then(|| select(&format!("entry-round-{key}"), "About which round?", "None in particular", rounds, picked))
        .into()
}

/// The reason to send something against advice. It may be put into better words, not taken away.
fn reason(desk: Desk, key: &str) -> Held {
    desk.text(
        key,
        |process, key| match &entry(process, key)?.what {
            Happening::Sent { against: Some(against), .. } => Some(against.reason.to_string()),
            _ => None,
        },
        |desk, key, text| {
            let reason = Line::parse(&text).map_err(|error| error.to_string())?;
            if reason.is_empty() {
                return Err("A message against the advice needs its reason. Nothing was changed.".into());
            }
            desk.edit(|process| {
                let what = entry_mut(process, key).map(|entry| &mut entry.what);
                if let Some(Happening::Sent { against: Some(against), .. }) = what {
                    against.reason = reason;
                }
            });
            Ok(())
        },
    )
}

/// The kinds of news, in the order of the choice. An invitation stays one: its round is changed among the rounds.
const KINDS: [&str; 10] = [
    "A message, no decision",
    "A new date",
    "Decision delayed",
    "Verbal offer",
    "Written offer",
    "They said no",
    "Feedback",
    "Offer withdrawn",
    "They asked me to get in touch",
    "A day for my answer",
];

const fn kind_of(news: &News) -> Option<usize> {
    match news {
        News::Message => Some(0),
        News::NewDate(_) => Some(1),
        News::Postponed => Some(2),
        News::Offer { form: OfferForm::Verbal, .. } => Some(3),
        News::Offer { form: OfferForm::Written, .. } => Some(4),
        News::Refusal => Some(5),
        News::Feedback => Some(6),
        News::OfferWithdrawn => Some(7),
        News::GetInTouch(_) => Some(8),
        News::AnswerBy(_) => Some(9),
        News::NextRound(_) => None,
    }
}

/// The news of another kind, with the day it had, if it had one.
fn of_kind(kind: usize, before: &News, heard: NaiveDate) -> Option<News> {
    let day = match before {
        News::NewDate(promise) => Some(promise.by),
        News::Offer { answer_by, .. } => *answer_by,
        News::GetInTouch(told) => Some(told.on),
        News::AnswerBy(by) => Some(*by),
        _ => None,
    };
    Some(match kind {
        0 => News::Message,
        1 => News::NewDate(Promise::by(day.unwrap_or(heard))),
        2 => News::Postponed,
        3 => News::Offer { form: OfferForm::Verbal, answer_by: day },
        4 => News::Offer { form: OfferForm::Written, answer_by: day },
        5 => News::Refusal,
        6 => News::Feedback,
        7 => News::OfferWithdrawn,
        8 => News::GetInTouch(Instruction::on(day.unwrap_or(heard))),
        9 => News::AnswerBy(day.unwrap_or(heard)),
        _ => return None,
    })
}

fn news_of<'a>(process: &'a Process, key: &str) -> Option<&'a News> {
    match &entry(process, key)?.what {
        Happening::Heard { news, .. } => Some(news),
        Happening::Sent { .. } | Happening::Decided(_) => None,
    }
}

/// What they said, and the day that comes with it.
fn news(desk: Desk, key: &str) -> View {
    let picked = desk.pick(
        key,
        |one, key| kind_of(news_of(one, key)?).map(|kind| kind.to_string()),
        |one, key, choice| {
            let Some(entry) = entry_mut(one, key) else { return };
            let heard = entry.at.date();
            if let Happening::Heard { news, .. } = &mut entry.what
                && let Some(other) = choice.and_then(|choice| of_kind(choice.parse().ok()?, news, heard))
            {
                *news = other;
            }
        },
    );
    let mine = key.to_owned();
    let kind =
        Memo::new(move |_| desk.get().and_then(|process| kind_of(news_of(&process, &mine)?)).unwrap_or(KINDS.len()));
    let key = key.to_owned();
    let invited = kind.get_untracked() == KINDS.len();
    let choice =
        select(&format!("entry-news-{key}"), "What did they say?", "", desk::numbered(KINDS.into_iter()), picked);
    let day = live(move || {
        let label = match kind.get() {
            1 => "Their new date",
            3 | 4 | 9 => "They want your answer by",
            8 => "The day they named",
            _ => return View::new(),
        };
        let dated = kind.get() == 1;
        untrack(|| {
            let day = slot(&format!("entry-day-{key}"), label, "date", "", day(desk, &key));
            let words =
                dated.then(|| slot(&format!("entry-words-{key}"), "In their words", "text", "", words(desk, &key)));
            View::new().with(day).with(words)
        })
    });
    View::new().with((!invited).then_some(choice)).with(day)
}

/// How they put the new date.
fn words(desk: Desk, key: &str) -> Held {
    desk.text(
        key,
        |process, key| match news_of(process, key)? {
            News::NewDate(promise) => Some(promise.words.to_string()),
            _ => None,
        },
        |desk, key, text| {
            let said = Line::parse(&text).map_err(|error| error.to_string())?;
            desk.edit(|process| {
                if let Some(Happening::Heard { news: News::NewDate(promise), .. }) =
                    entry_mut(process, key).map(|entry| &mut entry.what)
                {
                    promise.words = said;
                }
            });
            Ok(())
        },
    )
}

/// The day that comes with news. A new date cannot do without.
fn day(desk: Desk, key: &str) -> Held {
    desk.text(
        key,
        |process, key| match news_of(process, key)? {
            News::NewDate(promise) => Some(promise.by.to_string()),
            News::Offer { answer_by, .. } => answer_by.map(|day| day.to_string()),
            News::GetInTouch(told) => Some(told.on.to_string()),
            News::AnswerBy(by) => Some(by.to_string()),
            _ => None,
        },
        |desk, key, text| {
            let day = if text.is_empty() { None } else { Some(desk::read_day(&text)?) };
            let mut outcome = Ok(());
            desk.edit(|process| {
                let Some(Happening::Heard { news, .. }) = entry_mut(process, key).map(|entry| &mut entry.what) else {
                    return;
                };
                match (news, day) {
                    (News::NewDate(promise), Some(day)) => promise.by = day,
                    (News::GetInTouch(told), Some(day)) => told.on = day,
                    (News::AnswerBy(by), Some(day)) => *by = day,
                    (News::NewDate(_) | News::GetInTouch(_) | News::AnswerBy(_), None) => {
                        outcome = Err("This needs its day. Nothing was changed.".into())
                    }
                    (News::Offer { answer_by, .. }, day) => *answer_by = day,
                    _ => {}
                }
            });
            outcome
        },
    )
}
