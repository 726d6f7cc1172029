//! The contact ledger of a process: what went to them, what came from them, what you decided. Entries are changed in
//! place and removed with a way back.

use crate::device::{dates, random::RandomIds};
use crate::domain::channel::Channel;
use crate::domain::id::EntryId;
use crate::domain::ledger::{Decision, Entry, Happening, News, Purpose};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::process::{Process, Standing};
use crate::domain::round::Schedule;
use crate::domain::text::Prose;
use crate::reactive::Memo;
use crate::ui::dom::{El, View, each, el, live};
use crate::ui::parts::button::button;
use crate::ui::parts::section::{note, section};
use crate::ui::parts::slot::{select, slot};
use crate::ui::parts::unfold::unfold;
use crate::ui::process::desk::{self, Desk, entry, entry_mut, held};
use crate::ui::process::question::asked_by;
use crate::ui::process::{ribbon, rounds, two_lines};
use crate::ui::words;
use chrono::NaiveDateTime;

/// The section.
pub fn ledger(desk: Desk) -> El {
    let keys = desk.keys(newest_first);
    let nothing = Memo::new(move |_| desk.get().is_none_or(|process| process.ledger.is_empty()));
    let empty = || note("Nothing sent and nothing heard yet. Thank-you letters do not count as follow-ups.");
    section("ledger", "Contact ledger")
        .live(move || nothing.get().then(empty).into())
        .add(el("ul").class("rows").add(each(keys, move |key| row(desk, &key))))
        .add(decisions(desk))
}

fn newest_first(process: &Process) -> Vec<String> {
    let mut entries: Vec<&Entry> = process.ledger.iter().collect();
    order::sort_by(&mut entries, |a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    entries.into_iter().map(|entry| entry.id.to_string()).collect()
}

fn row(desk: Desk, key: &str) -> View {
    let read = key.to_owned();
    let face = live(move || {
        let Some(process) = desk.get() else { return View::new() };
        let now = desk.app.about_now().get();
        entry(&process, &read).map(|entry| face(&process, entry, now)).unwrap_or_default()
    });
    let mine = key.to_owned();
    let summary = el("summary").class("row row--plain row--tight").add(face);
    el("li").add(unfold("entry", summary, Box::new(move || fields(desk, &mine)))).into()
}

fn face(process: &Process, entry: &Entry, now: NaiveDateTime) -> View {
    let name = |id| process.person(id).map(Person::shown);
    let (title, sub) = match &entry.what {
        Happening::Sent { purpose, channel, to, against, .. } => {
            let names: Vec<&str> = to.iter().filter_map(name).collect();
            let to = if names.is_empty() { String::new() } else { format!(" to {}", words::list(&names)) };
            let reason = against.as_ref().map(|against| format!(". Against advice: {}", against.reason));
            let sub = format!("{}, from you{}", channel.label(), reason.unwrap_or_default());
            (format!("{}{to}", purpose.label()), sub)
        }
        Happening::Heard { channel, from, news } => {
            let from = from.as_ref().and_then(name).map_or_else(String::new, |name| format!(", {name}"));
            (ribbon::heard_title(news).to_owned(), format!("{}, from them{from}", channel.label()))
        }
        Happening::Decided(decision) => (ribbon::decision_title(*decision).to_owned(), String::new()),
    };
    let at = el("time").attr("datetime", &dates::iso_minute(entry.at)).text(&dates::human(entry.at, now));
    View::new().with(two_lines(&title, &sub)).with(el("span").class("row__end").add(at))
}

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

fn fields(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("entry-{what}-{key}");
    let known = desk.now().and_then(|process| entry(&process, key).map(|one| one.what.clone()));
    let at = desk.text(
        key,
        |one, key| Some(dates::iso_minute(entry(one, key)?.at)),
        |desk, key, text| {
            let at = rounds::read_moment(&text)?.ok_or("An entry needs its day and time. The earlier one is kept.")?;
            Schedule::ended(at).map_err(|error| error.to_string())?;
            desk.edit(|one| entry_mut(one, key).into_iter().for_each(|entry| entry.at = at));
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
    // A message to several people keeps them: the choice shows and changes the one it went to alone.
    let who = desk.pick(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Sent { to, .. } => to.first().map(ToString::to_string),
            Happening::Heard { from, .. } => from.as_ref().map(ToString::to_string),
            Happening::Decided(_) => None,
        },
        |one, key, choice| {
            let person = choice.and_then(|choice| desk::person(one, &choice).map(|person| person.id.clone()));
            match entry_mut(one, key).map(|entry| &mut entry.what) {
                Some(Happening::Sent { to, .. }) => *to = person.into_iter().collect(),
                Some(Happening::Heard { from, .. }) => *from = person,
                _ => {}
            }
        },
    );
    let answer_by = desk.day(
        key,
        |one, key| match &entry(one, key)?.what {
            Happening::Heard { news: News::Offer { answer_by, .. }, .. } => Some(answer_by),
            _ => None,
        },
        |one, key| match &mut entry_mut(one, key)?.what {
            Happening::Heard { news: News::Offer { answer_by, .. }, .. } => Some(answer_by),
            _ => None,
        },
    );
    let channels = || desk::numbered(Channel::ALL.iter().map(|one| one.label()));
    let purposes = || desk::numbered(PURPOSES.iter().map(|one| one.label()));
    let by_what = || select(&id("channel"), "By what?", "", channels(), channel);
    let of_kind = match &known {
        Some(Happening::Sent { to, .. }) => View::new()
            .with(select(&id("purpose"), "What for?", "", purposes(), purpose))
            .with((to.len() < 2).then(|| asked_by(desk, &id("who"), "To whom?", who)))
            .with(by_what()),
        Some(Happening::Heard { news, .. }) => View::new()
            .with(
                matches!(news, News::Offer { .. })
                    .then(|| slot(&id("answer"), "They want your answer by", "date", "", answer_by)),
            )
            .with(asked_by(desk, &id("who"), "From whom?", who))
            .with(by_what()),
        _ => View::new(),
    };
    let removed = key.to_owned();
    let remove = button("btn btn--stop", "", "Remove this entry").click(move || {
        desk.edit_with_undo("The entry is removed. Your dates have moved.", |process| {
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

/// What can be decided where it stands now.
fn open_to(standing: Standing) -> &'static [(Decision, &'static str)] {
    match standing {
        Standing::Open => &[(Decision::Withdrew, "I withdraw"), (Decision::AssumedFilled, "Close it as filled")],
        Standing::Offered => &[
            (Decision::Accepted, "I accept the offer"),
            (Decision::Declined, "I decline the offer"),
            (Decision::Withdrew, "I withdraw"),
        ],
        Standing::Accepted => &[(Decision::StartedWork, "I started work"), (Decision::Withdrew, "I withdraw")],
        _ => &[(Decision::Reopened, "Open it again")],
    }
}

/// What was decided, one tap each, with a way back.
fn decisions(desk: Desk) -> El {
    let standing =
        Memo::new(move |_| desk.get().map_or(Standing::Open, |one| one.standing(desk.app.about_now().get())));
    let choices = move || {
        let buttons = open_to(standing.get())
            .iter()
            .map(|(decision, words)| button("btn", "", words).click(move || decide(desk, *decision)));
        el("div").class("actions").add(buttons.collect::<View>()).into()
    };
    el("details").class("more").add(el("summary").text("I have decided something")).live(choices)
}

fn decide(desk: Desk, decision: Decision) {
    let at = desk.app.now.get_untracked();
    let said = format!("{}. Kept in the ledger.", ribbon::decision_title(decision));
    desk.edit_with_undo(&said, |process| {
        let what = Happening::Decided(decision);
        process.ledger.push(Entry { id: EntryId::fresh(&mut RandomIds), at, what, note: Prose::default() });
    });
}
