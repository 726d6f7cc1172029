//! The rounds of a process: added as planned or held, and changed in place.

use crate::device::{clock, dates, page, random::RandomIds, zone};
use crate::domain::id::{EntryId, RoundId};
use crate::domain::iso;
use crate::domain::process::Process;
use crate::domain::round::{Round, RoundKind, RoundState, Schedule};
use crate::domain::text::{Line, Link};
use crate::domain::web_address::openable;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::route::Route;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::{picks, toggle};
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::external_link::external_link;
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, select, slot};
use crate::ui::kit::section::fold_section;
use crate::ui::kit::sheet;
use crate::ui::screens::process::two_lines;
use crate::ui::shared::form_draft::FormDraft;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, round, round_mut};
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The name of the sheet for a new round among those of a record.
pub const SHEET: &str = "round";

/// The section.
pub fn rounds(editor: ProcessEditor) -> El {
    let keys = editor.keys(|process| process_editor::rounds_by_name(process).into_iter().map(|(key, _)| key).collect());
    let add = button("btn btn--block", "plus", "Add a round").click(move || {
        sheet::show("A new round", move |open| form(editor, open));
    });
    fold_section("rounds", "Rounds", page::is_wide())
        .child(el("ol").class("rows").child(keyed_list(keys, move |key| row(editor, &key))))
        .child(add)
}

fn row(editor: ProcessEditor, key: &str) -> View {
    let read = key.to_owned();
    let now = editor.app.clock.about_now();
    // In words first: a round that stays as it is stays on the page.
    let said = Memo::new(move |_| {
        let (process, now) = (editor.get()?, now.get());
        let (_, name) = process_editor::rounds_by_name(&process).into_iter().find(|(key, _)| *key == read)?;
        round(&process, &read).map(|one| (name, about(one, now), one.state))
    });
    let face = dynamic(move || {
        let Some((name, sub, state)) = said.get() else { return View::new() };
        let state = match state {
            RoundState::Stands => None,
            RoundState::Postponed => Some(Badge::new("wait", "clock", "Postponed")),
            RoundState::Cancelled => Some(Badge::new("closed", "minus", "Cancelled")),
            RoundState::NotHeld => Some(Badge::new("closed", "minus", "Did not take place")),
        };
        let edit = el("span").class("row__end").child(icon("pen")).text("Edit");
        View::new().with(two_lines(&name, &sub)).with(state.map(|state| badge(&state))).with(edit)
    });
    let mine = key.to_owned();
    let summary = el("summary").class("row row--plain row--tight").child(face);
    el("li").child(unfold_item("entry", summary, Box::new(move || fields(editor, &mine)))).into()
}

/// The line below the name of a round: when it began, or ended where no more is known, and how many questions are saved.
fn about(round: &Round, now: NaiveDateTime) -> String {
    let moment = match (round.state, round.schedule.start().or(round.schedule.end())) {
        (RoundState::Postponed, _) | (_, None) => "No time yet".into(),
        (_, Some(moment)) => dates::human(moment, now),
    };
    let abroad = words::abroad(round).map(|abroad| [", ", &abroad].concat()).unwrap_or_default();
    format!("{moment}, {}{abroad}", words::count(round.questions.len(), "question"))
}

/// The way on: what is over is written down, what is ahead is prepared.
fn write_or_prepare(editor: ProcessEditor, round: RoundId) -> View {
    let (of, now) = (round.clone(), editor.app.clock.about_now());
    let ahead = Memo::new(move |_| {
        let process = editor.get();
        let one = process.as_deref().and_then(|process| process.round(&of));
        one.is_some_and(|one| one.schedule.end().is_none_or(|end| now.get() < end))
    });
    let address = |route: Route| ["#", &*route.to_string()].concat();
    dynamic(move || {
        let id = editor.id();
        let write = address(Route::Round(id.clone(), round.clone()));
        if !ahead.get() {
            return link("btn", &write, "pen", "Write it down").into();
        }
        let prepare = link("btn", &address(Route::Prep(id, round.clone())), "book", "Prepare");
        View::from(prepare).with(link("btn", &write, "people", "Who and when"))
    })
}

fn kinds() -> Vec<(String, String)> {
    process_editor::numbered(RoundKind::ALL.iter().map(|kind| kind.label()))
}

fn fields(editor: ProcessEditor, key: &str) -> View {
    const STATES: [RoundState; 4] =
        [RoundState::Stands, RoundState::Postponed, RoundState::Cancelled, RoundState::NotHeld];
    let id = |what: &str| format!("round-{what}-{key}");
    let kind = editor.pick(
        key,
        |one, key| process_editor::place_of(&RoundKind::ALL, &round(one, key)?.kind),
        |one, key, choice| {
            let kind = process_editor::chosen(&RoundKind::ALL, choice);
            if let Some((round, kind)) = round_mut(one, key).zip(kind) {
                round.kind = kind;
            }
        },
    );
    let state = editor.pick(
        key,
        |one, key| process_editor::place_of(&STATES, &round(one, key)?.state),
        |one, key, choice| {
            let state = process_editor::chosen(&STATES, choice).unwrap_or_default();
            round_mut(one, key).into_iter().for_each(|round| round.state = state);
        },
    );
    let states = process_editor::numbered(["It’s on", "Postponed", "Cancelled", "It did not take place"].into_iter());
    let (removed, joined, apart) = (key.to_owned(), key.to_owned(), key.to_owned());
    let remove = button("btn btn--stop", "", "Remove this round").click(move || {
        editor
            .edit_with_undo("The round is removed.", |process| process.rounds.retain(|one| one.id.as_str() != removed));
    });
    let write = RoundId::parse(key).map(|round| write_or_prepare(editor, round));
    let (asks, again) = (key.to_owned(), key.to_owned());
    let off = Memo::new(move |_| editor.get().and_then(|process| round(&process, &asks).map(|one| one.state)));
    let again = move || {
        editor.edit_with_undo("A round with the same people is added. Set its time.", |process| {
            let new = round(process, &again).map(|one| one.again(RoundId::fresh(&mut RandomIds), Schedule::default()));
            process.rounds.extend(new);
        });
    };
    let new_time = move || {
        let again = again.clone();
        (off.get() == Some(RoundState::NotHeld))
            .then(|| button("btn", "plus", "There is a new time").click(again))
            .into()
    };
    el("div")
        .class("form entry__form")
        .child(select(&id("kind"), "What kind of interview?", "", kinds(), kind))
        .child(slot(&id("start"), "Starts", "datetime-local", "", moment(editor, key, Part::Start)))
        .child(
            el("div")
                .class("field-row field-row--roomy")
                .child(slot(&id("minutes"), "Minutes", "number", "", moment(editor, key, Part::Minutes)))
                .child(slot(&id("end"), "Ended", "datetime-local", "", moment(editor, key, Part::End))),
        )
        .child(slot(
            &id("zone"),
            "Their time zone",
            "text",
            "Such as Europe/London, if it is not yours.",
            zone_of(editor, key),
        ))
        .child(slot(
            &id("place"),
            "Where, or the link to join",
            "text",
            "",
            bind!(editor.line(key), round, round_mut, place),
        ))
        .child(keyed_list(editor.keys(move |process| has_join(process, &apart)), move |key| {
            slot(&format!("round-join-{key}"), "The link to join", "text", "", join(editor, &key))
        }))
        .child(keyed_list(editor.keys(move |process| way_in(process, &joined)), |page| {
            el("p").child(external_link(&page, "Open the link to join")).into()
        }))
        .child(toggle(&id("state"), "Is it on?", states, state))
        .dynamic(new_time)
        .child(el("div").class("actions").child(write).child(remove))
        .into()
}

/// The pages on which a round takes place: its place, if it is one, and the link beside it.
fn way_in(process: &Process, key: &str) -> Vec<String> {
    let round = round(process, key);
    let [place, join] = [round.and_then(|round| openable(&round.place)), round.and_then(|round| openable(&round.join))];
    let join = join.filter(|join| place.as_ref() != Some(join));
    place.into_iter().chain(join).collect()
}

fn has_join(process: &Process, key: &str) -> Vec<String> {
    round(process, key).filter(|round| !round.join.is_empty()).map(|_| key.to_owned()).into_iter().collect()
}

/// The link to join by, where the place is another.
fn join(editor: ProcessEditor, key: &str) -> FieldBinding {
    let (mine, key) = (key.to_owned(), key.to_owned());
    let value = move || editor.get().and_then(|one| Some(round(&one, &mine)?.join.to_string())).unwrap_or_default();
    let write = move |text: String| {
        let link = Link::parse(&text).map_err(|error| error.to_string())?;
        editor.edit(|one| round_mut(one, &key).into_iter().for_each(|round| round.join.clone_from(&link)));
        Ok(())
    };
    FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
}

/// The name of the zone that the times are told in.
fn zone_of(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| Some(round(process, key)?.zone.as_ref()?.name.to_string()),
        |editor, key, text| {
            let process = editor.now();
            let Some(known) = process.as_deref().and_then(|process| round(process, key)) else { return Ok(()) };
            let unknown = "No such time zone is known here. Write it like Europe/London.";
            let zone = match (text.trim(), known.schedule.start().or(known.schedule.end())) {
                ("", _) => None,
                (_, None) => return Err("Give the day and time first, then the zone.".to_owned()),
                (name, Some(at)) => Some(zone::named(at, name).ok_or(unknown)?),
            };
            editor.edit(|one| round_mut(one, key).into_iter().for_each(|round| round.zone.clone_from(&zone)));
            Ok(())
        },
    )
}

/// A part of the times of a round.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Start,
    Minutes,
    End,
}

fn moment(editor: ProcessEditor, key: &str, part: Part) -> FieldBinding {
    let (mine, key) = (key.to_owned(), key.to_owned());
    let value = move || {
        let (start, minutes, end) = editor.get().and_then(|one| Some(round(&one, &mine)?.schedule.recorded()))?;
        match part {
            Part::Start => start.map(dates::iso_minute),
            Part::Minutes => minutes.map(|minutes| minutes.to_string()),
            Part::End => end.map(dates::iso_minute),
        }
    };
    let write = move |text: String| {
        let Some(process) = editor.now() else { return Ok(()) };
        let Some(known) = round(&process, &key) else { return Ok(()) };
        let (mut start, mut minutes, mut end) = known.schedule.recorded();
        match part {
            Part::Start => start = read_moment(&text)?,
            Part::End => end = read_moment(&text)?,
            Part::Minutes if text.is_empty() => minutes = None,
            Part::Minutes => {
                let number = text.parse().ok().filter(|number| (1..=1440).contains(number));
                minutes = Some(number.ok_or("Give the length in minutes, up to 1440. Nothing was changed.")?);
            }
        }
        let schedule = Schedule::new(start, minutes, end).map_err(|error| error.to_string())?;
        // Another hour in their zone is still told in their zone.
        let at = schedule.start().or(schedule.end());
        let named = known.zone.as_ref().zip(at).and_then(|(zone, at)| zone::named(at, &zone.name));
        let zone = named.or_else(|| zone::of_round(schedule));
        editor.edit(|one| {
            let Some(round) = round_mut(one, &key) else { return };
            // A new time is one that stands.
            if part != Part::Minutes && round.state == RoundState::Postponed && !schedule.is_open() {
                round.state = RoundState::Stands;
            }
            (round.schedule, round.zone) = (schedule, zone.clone());
        });
        Ok(())
    };
    FieldBinding { value: Signal::derive(move || value().unwrap_or_default()), write: Callback::new(write) }
}

/// A moment as a date-time input writes it; nothing if it was emptied.
pub fn read_moment(text: &str) -> Result<Option<NaiveDateTime>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let unreadable = "That day or time does not exist. Nothing was changed. Pick another.";
    iso::moment(text).map(Some).ok_or_else(|| unreadable.to_owned())
}

fn form(editor: ProcessEditor, open: RwSignal<bool>) -> View {
    let (form_draft, error) = (FormDraft::new(editor, SHEET), RwSignal::new(None::<String>));
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let texts = ["start", "minutes", "place"].map(|field| form_draft.now(field, ""));
        match read(form_draft.picked("kind", Some("0")), &texts) {
            Ok(round) => {
                let now = clock::now();
                let again = editor.now().is_some_and(|process| process.goes_on_with(round.schedule, now));
                let said = match again {
                    true => "Saved. They invited you again, so this is open again.",
                    false => "Saved. Your plan is up to date.",
                };
                editor.edit_with_undo(said, |process| {
                    if again {
                        process.note_invited(EntryId::fresh(&mut RandomIds), now, round.id.clone());
                    }
                    process.rounds.push(round);
                    form_draft.kept(process);
                });
                open.set(false);
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let hint = "Ahead or past. Leave it empty if there is no time yet.";
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .child(picks("new-round", "What kind of interview?", kinds(), form_draft.pick("kind", Some("0"))))
        .child(slot("new-start", "Starts", "datetime-local", hint, form_draft.text("start", "")))
        .child(slot("new-minutes", "Minutes", "number", "60 unless you know better.", form_draft.text("minutes", "")))
        .child(slot("new-place", "Where, or the link to join", "text", "", form_draft.text("place", "")))
        .child(error_line("new-round-error", error.into()))
        .child(form_draft.foot(open))
        .into()
}

fn read(kind: Option<String>, [start, minutes, place]: &[String; 3]) -> Result<Round, String> {
    let kind = process_editor::chosen(&RoundKind::ALL, kind).unwrap_or_default();
    let number = "Give the length in minutes, up to 1440, or leave it empty. Nothing is lost.";
    let minutes = match minutes.as_str() {
        "" => None,
        text => Some(text.parse().ok().filter(|number| (1..=1440).contains(number)).ok_or(number)?),
    };
    let schedule = Schedule::new(read_moment(start)?, minutes, None).map_err(|error| error.to_string())?;
    let mut round = Round::new(RoundId::fresh(&mut RandomIds), kind, schedule);
    round.zone = zone::of_round(schedule);
    round.place = Line::parse(place).map_err(|error| error.to_string())?;
    Ok(round)
}
