//! One entry of the contact ledger, opened: everything in it is changed in place.

use crate::device::dates;
use crate::domain::channel::Channel;
use crate::domain::ledger::{EmployerResponse, LedgerEvent, OfferForm, Purpose};
use crate::domain::process::Process;
use crate::domain::promise::{Instruction, Promise};
use crate::domain::round::Schedule;
use crate::domain::text::Line;
use crate::reactive::Memo;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, select, slot};
use crate::ui::screens::process::ledger_people::{lost, passed_on, to_whom};
use crate::ui::screens::process::question::asked_by;
use crate::ui::screens::process::rounds;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, entry, entry_mut};
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
pub fn fields(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("entry-{what}-{key}");
    let known = editor.now().and_then(|process| entry(&process, key).map(|one| one.what.clone()));
    let at = editor.text(
        key,
        |one, key| Some(dates::iso_minute(entry(one, key)?.at)),
        |editor, key, text| {
            let at = rounds::read_moment(&text)?.ok_or("An entry needs its day and time. Nothing was changed.")?;
            Schedule::ended(at).map_err(|error| error.to_string())?;
            editor
                .edit(|one| entry_mut(one, key).into_iter().for_each(|entry| (entry.at, entry.undated) = (at, false)));
            Ok(())
        },
    );
    let channel = editor.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            LedgerEvent::Sent { channel, .. } | LedgerEvent::Heard { channel, .. } => {
                process_editor::place_of(&Channel::ALL, channel)
            }
            LedgerEvent::Decided(_) => None,
        },
        |one, key, choice| {
            let chosen = process_editor::chosen(&Channel::ALL, choice);
            if let (Some(LedgerEvent::Sent { channel, .. } | LedgerEvent::Heard { channel, .. }), Some(chosen)) =
                (entry_mut(one, key).map(|entry| &mut entry.what), chosen)
            {
                *channel = chosen;
            }
        },
    );
    let purpose = editor.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            LedgerEvent::Sent { purpose, .. } => process_editor::place_of(&PURPOSES, purpose),
            _ => None,
        },
        |one, key, choice| {
            let chosen = process_editor::chosen(&PURPOSES, choice);
            if let (Some(LedgerEvent::Sent { purpose, .. }), Some(chosen)) =
                (entry_mut(one, key).map(|entry| &mut entry.what), chosen)
            {
                *purpose = chosen;
            }
        },
    );
    let from = editor.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            LedgerEvent::Heard { from, .. } => from.as_ref().map(ToString::to_string),
            LedgerEvent::Sent { .. } | LedgerEvent::Decided(_) => None,
        },
        |one, key, choice| {
            let person = choice.and_then(|choice| process_editor::person(one, &choice).map(|person| person.id.clone()));
            if let Some(LedgerEvent::Heard { from, .. }) = entry_mut(one, key).map(|entry| &mut entry.what) {
                *from = person;
            }
        },
    );
    let channels = || process_editor::numbered(Channel::ALL.iter().map(|one| one.label()));
    let purposes = || process_editor::numbered(PURPOSES.iter().map(|one| one.label()));
    let by_what = || select(&id("channel"), "How?", "", channels(), channel);
    let of_kind = match &known {
        Some(LedgerEvent::Sent { against, .. }) => View::new()
            .with(select(&id("purpose"), "What for?", "", purposes(), purpose))
            .with(to_whom(editor, key))
            .with(passed_on(editor, key))
            .with(lost(editor, key))
            .with(by_what())
            .with(about_round(editor, key))
            .with(
                against
                    .is_some()
                    .then(|| slot(&id("reason"), "Your reason, against advice", "text", "", reason(editor, key))),
            ),
        Some(LedgerEvent::Heard { .. }) => {
            View::new().with(news(editor, key)).with(asked_by(editor, &id("who"), "From whom?", from)).with(by_what())
        }
        _ => View::new(),
    };
    let removed = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this entry").click(move || {
        editor.edit_with_undo("The entry is removed. Your plan is up to date.", |process| {
            process.ledger.retain(|one| one.id.as_str() != removed);
        });
    });
    el("div")
        .class("form entry__form")
        .child(slot(&id("at"), "When", "datetime-local", "", at))
        .child(of_kind)
        .child(slot(&id("note"), "Note", "area", "", bind!(editor.prose(key), entry, entry_mut, note)))
        .child(el("div").class("actions").child(remove))
        .into()
}

/// The round a message refers to, where there are several.
fn about_round(editor: ProcessEditor, key: &str) -> View {
    let rounds = editor.now().map(|process| process_editor::rounds_by_name(&process)).unwrap_or_default();
    let picked = editor.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            LedgerEvent::Sent { round, .. } => round.as_ref().map(ToString::to_string),
            _ => None,
        },
        |one, key, choice| {
            let chosen = choice.and_then(|choice| process_editor::round(one, &choice).map(|round| round.id.clone()));
            if let Some(LedgerEvent::Sent { round, .. }) = entry_mut(one, key).map(|entry| &mut entry.what) {
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
fn reason(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| match &entry(process, key)?.what {
            LedgerEvent::Sent { against: Some(against), .. } => Some(against.reason.to_string()),
            _ => None,
        },
        |editor, key, text| {
            let reason = Line::parse(&text).map_err(|error| error.to_string())?;
            if reason.is_empty() {
                return Err("A message against the advice needs its reason. Nothing was changed.".into());
            }
            editor.edit(|process| {
                let what = entry_mut(process, key).map(|entry| &mut entry.what);
                if let Some(LedgerEvent::Sent { against: Some(against), .. }) = what {
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

const fn kind_of(news: &EmployerResponse) -> Option<usize> {
    match news {
        EmployerResponse::Message => Some(0),
        EmployerResponse::NewDate(_) => Some(1),
        EmployerResponse::Postponed => Some(2),
        EmployerResponse::Offer { form: OfferForm::Verbal, .. } => Some(3),
        EmployerResponse::Offer { form: OfferForm::Written, .. } => Some(4),
        EmployerResponse::Refusal => Some(5),
        EmployerResponse::Feedback => Some(6),
        EmployerResponse::OfferWithdrawn => Some(7),
        EmployerResponse::GetInTouch(_) => Some(8),
        EmployerResponse::AnswerBy(_) => Some(9),
        EmployerResponse::NextRound(_) => None,
    }
}

/// The news of another kind, with the day it had, if it had one.
fn of_kind(kind: usize, before: &EmployerResponse, heard: NaiveDate) -> Option<EmployerResponse> {
    let day = match before {
        EmployerResponse::NewDate(promise) => Some(promise.by),
        EmployerResponse::Offer { answer_by, .. } => *answer_by,
        EmployerResponse::GetInTouch(told) => Some(told.on),
        EmployerResponse::AnswerBy(by) => Some(*by),
        _ => None,
    };
    Some(match kind {
        0 => EmployerResponse::Message,
        1 => EmployerResponse::NewDate(Promise::by(day.unwrap_or(heard))),
        2 => EmployerResponse::Postponed,
        3 => EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: day },
        4 => EmployerResponse::Offer { form: OfferForm::Written, answer_by: day },
        5 => EmployerResponse::Refusal,
        6 => EmployerResponse::Feedback,
        7 => EmployerResponse::OfferWithdrawn,
        8 => EmployerResponse::GetInTouch(Instruction::on(day.unwrap_or(heard))),
        9 => EmployerResponse::AnswerBy(day.unwrap_or(heard)),
        _ => return None,
    })
}

fn news_of<'a>(process: &'a Process, key: &str) -> Option<&'a EmployerResponse> {
    match &entry(process, key)?.what {
        LedgerEvent::Heard { news, .. } => Some(news),
        LedgerEvent::Sent { .. } | LedgerEvent::Decided(_) => None,
    }
}

/// What they said, and the day that comes with it.
fn news(editor: ProcessEditor, key: &str) -> View {
    let picked = editor.pick(
        key,
        |one, key| kind_of(news_of(one, key)?).map(|kind| kind.to_string()),
        |one, key, choice| {
            let Some(entry) = entry_mut(one, key) else { return };
            let heard = entry.at.date();
            if let LedgerEvent::Heard { news, .. } = &mut entry.what
                && let Some(other) = choice.and_then(|choice| of_kind(choice.parse().ok()?, news, heard))
            {
                *news = other;
            }
        },
    );
    let mine = key.to_owned();
    let kind =
        Memo::new(move |_| editor.get().and_then(|process| kind_of(news_of(&process, &mine)?)).unwrap_or(KINDS.len()));
    let key = key.to_owned();
    let invited = kind.get_untracked() == KINDS.len();
    let choice = select(
        &format!("entry-news-{key}"),
        "What did they say?",
        "",
        process_editor::numbered(KINDS.into_iter()),
        picked,
    );
    let day = dynamic(move || {
        let label = match kind.get() {
            1 => "Their new date",
            3 | 4 | 9 => "They want your answer by",
            8 => "The day they named",
            _ => return View::new(),
        };
        let dated = kind.get() == 1;
        untrack(|| {
            let day = slot(&format!("entry-day-{key}"), label, "date", "", day(editor, &key));
            let words =
                dated.then(|| slot(&format!("entry-words-{key}"), "In their words", "text", "", words(editor, &key)));
            View::new().with(day).with(words)
        })
    });
    View::new().with((!invited).then_some(choice)).with(day)
}

/// How they put the new date.
fn words(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| match news_of(process, key)? {
            EmployerResponse::NewDate(promise) => Some(promise.words.to_string()),
            _ => None,
        },
        |editor, key, text| {
            let said = Line::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| {
                if let Some(LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. }) =
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
fn day(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| match news_of(process, key)? {
            EmployerResponse::NewDate(promise) => Some(promise.by.to_string()),
            EmployerResponse::Offer { answer_by, .. } => answer_by.map(|day| day.to_string()),
            EmployerResponse::GetInTouch(told) => Some(told.on.to_string()),
            EmployerResponse::AnswerBy(by) => Some(by.to_string()),
            _ => None,
        },
        |editor, key, text| {
            let day = if text.is_empty() { None } else { Some(process_editor::read_day(&text)?) };
            let mut outcome = Ok(());
            editor.edit(|process| {
                let Some(LedgerEvent::Heard { news, .. }) = entry_mut(process, key).map(|entry| &mut entry.what) else {
                    return;
                };
                match (news, day) {
                    (EmployerResponse::NewDate(promise), Some(day)) => promise.by = day,
                    (EmployerResponse::GetInTouch(told), Some(day)) => told.on = day,
                    (EmployerResponse::AnswerBy(by), Some(day)) => *by = day,
                    (
                        EmployerResponse::NewDate(_) | EmployerResponse::GetInTouch(_) | EmployerResponse::AnswerBy(_),
                        None,
                    ) => outcome = Err("This needs its day. Nothing was changed.".into()),
                    (EmployerResponse::Offer { answer_by, .. }, day) => *answer_by = day,
                    _ => {}
                }
            });
            outcome
        },
    )
}
