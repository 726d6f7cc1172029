//! Everyone of a process: who they are, how to address and reach them, what you talked about, in which rounds.

use crate::device::random::RandomIds;
use crate::domain::actions::people::add_person;
use crate::domain::contacts::typed::Typed;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::ledger::{LedgerEvent, Purpose};
use crate::domain::person::{Part, Person};
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::domain::web_address::openable;
use crate::reactive::Memo;
use crate::route::{Desk, Route};
use crate::state::app;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::choice::check;
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::external_link::external_link;
use crate::ui::kit::labelled_field::{FieldBinding, New, new_line, select, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::process::two_lines;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, person, person_mut, round_mut};
use crate::ui::shared::words;

/// The segment.
pub fn segment(id: ProcessId, bring: fn(ProcessEditor) -> View) -> View {
    let editor = ProcessEditor::new(app(), &id);
    let keys = editor.keys(|process| process.people.iter().map(|one| one.id.to_string()).collect());
    let nobody = Memo::new(move |_| editor.get().is_none_or(|process| process.people.is_empty()));
    let set = |one: &mut Person, typed: &Typed| {
        (one.name, one.title, one.email) = (typed.name.clone(), typed.title.clone(), typed.email.clone());
    };
    let add = move |typed: Typed| {
        let id = PersonId::fresh(&mut RandomIds);
        let key = id.to_string();
        let mut one = Person::named(id, Line::default());
        set(&mut one, &typed);
        editor.edit(|process| add_person(process, one));
        key
    };
    let change = move |key: &str, typed: Typed| {
        editor.edit(|process| person_mut(process, key).into_iter().for_each(|one| set(one, &typed)));
    };
    let add_item = AddItem::of_people(add, change, move |key| editor.edit(|process| process.forget_person(key)));
    let new = New { id: "person-new", label: "Add a person", one: "person", placeholder: "Name, then Enter" };
    let empty = move || nobody.get().then(|| note("No one yet. A name makes the letter personal.")).into();
    let list = section("people", "People")
        .dynamic(empty)
        .child(el("ul").class("people").child(keyed_list(add_item.without(keys), move |key| card(editor, &key))))
        .child(new_line(new, add_item));
    let main = el("div").class("pane").child(list).child(desks(&id));
    View::new()
        .with(el("div").class("panes").child(main).child(el("div").class("pane pane--aside").child(bring(editor))))
}

/// The ways to what is done with people outside the interview, and beside it.
fn desks(id: &ProcessId) -> El {
    let way = |icon, words, desk| link("btn", &format!("#{}", Route::Desk(id.clone(), desk)), icon, words);
    let ways = el("div")
        .class("actions")
        .child(way("quote", "Referees", Desk::Referees))
        .child(way("people", "Contacts who know them", Desk::Contacts))
        .child(way("person", "LinkedIn and your pages", Desk::Profiles));
    section("around", "People around it").child(ways)
}

fn card(editor: ProcessEditor, key: &str) -> View {
    let read = key.to_owned();
    let face = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        person(&process, &read).map(|one| face(&process, one)).unwrap_or_default()
    });
    let mine = key.to_owned();
    let summary = el("summary").class("row").child(face);
    el("li").child(unfold_item("person", summary, Box::new(move || fields(editor, &mine)))).into()
}

fn face(process: &Process, one: &Person) -> View {
    let part = one.part.map(Part::label).unwrap_or_default();
    let said = [&*one.title, part, &*one.email].into_iter().filter(|text| !text.is_empty() && *text != one.shown());
    let thanked = process.ledger.iter().any(|entry| {
        matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::ThankYou, .. }) && entry.names(one.id.as_str())
    });
    View::new()
        .with(el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(one.shown())))
        .with(two_lines(one.shown(), &said.collect::<Vec<_>>().join(", ")))
        .with((one.spelling_checked || thanked).then(|| {
            el("span")
                .class("person__marks")
                .child(one.spelling_checked.then(|| badge(&Badge::new("", "check", "Spelling checked"))))
                .child(thanked.then(|| badge(&Badge::new("done", "check", "Thanked"))))
        }))
}

fn fields(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("{what}-{key}");
    let [read, set, removed, theirs] = [(); 4].map(|()| key.to_owned());
    let spelling = check(
        "Spelling checked",
        move || editor.get().is_some_and(|process| person(&process, &read).is_some_and(|one| one.spelling_checked)),
        move |on| {
            editor.edit(|process| person_mut(process, &set).into_iter().for_each(|one| one.spelling_checked = on))
        },
    );
    let part = editor.pick(
        key,
        |one, key| process_editor::place_of(&Part::ALL, person(one, key)?.part.as_ref()?),
        |one, key, choice| {
            let part = process_editor::chosen(&Part::ALL, choice);
            person_mut(one, key).into_iter().for_each(|person| person.part = part);
        },
    );
    let parts = process_editor::numbered(Part::ALL.iter().map(|part| part.label()));
    let remove = button("btn btn--stop", "", "Remove this person").click(move || {
        let name = editor.now().and_then(|process| person(&process, &removed).map(|one| one.shown().to_owned()));
        let said = format!("{} is removed.", name.unwrap_or_default());
        editor.edit_with_undo(&said, |process| process.forget_person(&removed));
    });
    let row = |first: View, second: View| el("div").class("field-row").child(first).child(second);
    let roomy = |first: View, second: View| el("div").class("field-row field-row--roomy").child(first).child(second);
    el("div")
        .class("form person__form")
        .child(row(
            slot(&id("name"), "Name", "text", "", name(editor, key)),
            slot(
                &id("address"),
                "How to address them",
                "text",
                "Dr Osei, or Miriam",
                bind!(editor.line(key), person, person_mut, address_as),
            ),
        ))
        .child(el("div").class("chips").child(spelling).child(gone(editor, key)))
        .child(row(
            slot(&id("title"), "Job title", "text", "", bind!(editor.line(key), person, person_mut, title)),
            select(&id("part"), "Their part", "Not noted", parts, part),
        ))
        .child(roomy(
            slot(&id("email"), "E-mail", "email", "", bind!(editor.line(key), person, person_mut, email)),
            slot(&id("phone"), "Telephone", "tel", "", bind!(editor.line(key), person, person_mut, phone)),
        ))
        .child(slot(&id("linkedin"), "LinkedIn page", "url", "", bind!(editor.line(key), person, person_mut, linkedin)))
        .child(keyed_list(editor.keys(move |process| page(process, &theirs)), |page| {
            el("p").child(external_link(&page, "Open their LinkedIn page")).into()
        }))
        .child(slot(
            &id("topics"),
            "What you talked about",
            "area",
            "One thing per line. It makes the letter personal.",
            bind!(editor.list(key), person, person_mut, topics),
        ))
        .child(later_topics(editor, key))
        .child(slot(
            &id("concerns"),
            "What they seemed to doubt",
            "area",
            "One thing per line.",
            bind!(editor.list(key), person, person_mut, concerns),
        ))
        .child(met_in(editor, key))
        .child(el("div").class("actions").child(remove))
        .into()
}

/// Whether they are no longer there. What was said stays; no step goes to them.
fn gone(editor: ProcessEditor, key: &str) -> El {
    let (read, set) = (key.to_owned(), key.to_owned());
    check(
        "No longer there",
        move || editor.get().is_some_and(|process| person(&process, &read).is_some_and(|one| one.gone.is_some())),
        move |on| {
            let since = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| person_mut(process, &set).into_iter().for_each(|one| one.gone = since));
        },
    )
}

/// What was talked about in the rounds after the first with this person, each for itself: the thanks for round 2 speak
/// of round 2.
fn later_topics(editor: ProcessEditor, key: &str) -> View {
    let key = key.to_owned();
    let mine = key.clone();
    let rounds = editor.keys(move |process| {
        let with = |round: &str| {
            process_editor::round(process, round).is_some_and(|one| one.people.iter().any(|id| id.as_str() == mine))
        };
        let rounds = process_editor::rounds_by_name(process).into_iter().filter(|(round, _)| with(round));
        let noted = |round: &str| {
            process_editor::round(process, round)
                .is_some_and(|one| one.talks.iter().any(|talk| talk.id.as_str() == mine))
        };
        let told = rounds.enumerate().filter(|(place, (round, _))| *place > 0 || noted(round));
        told.map(|(_, (round, name))| [&*round, "/", &name].concat()).collect()
    });
    keyed_list(rounds, move |known| {
        let (round, name) = known.split_once('/').unwrap_or((&known, ""));
        let way = [round, "/", &key].concat();
        let topics = editor.text(
            &way,
            |process, way| {
                let (round, person) = way.split_once('/')?;
                let talk =
                    process_editor::round(process, round)?.talks.iter().find(|talk| talk.id.as_str() == person)?;
                Some(talk.topics.iter().map(|topic| &**topic).collect::<Vec<_>>().join("\n"))
            },
            |editor, way, text| {
                let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
                let topics =
                    lines.map(Line::parse).collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
                editor.edit(|process| {
                    let Some((round, id)) =
                        way.split_once('/').and_then(|(round, id)| Some((round, PersonId::parse(id)?)))
                    else {
                        return;
                    };
                    round_mut(process, round).into_iter().for_each(|one| one.talk_mut(&id).topics.clone_from(&topics));
                });
                Ok(())
            },
        );
        slot(&format!("topics-{round}-{key}"), &format!("What you talked about: {name}"), "area", "", topics)
    })
}

/// The name. Another spelling is one that was not checked yet.
fn name(editor: ProcessEditor, key: &str) -> FieldBinding {
    editor.text(
        key,
        |process, key| Some(person(process, key)?.name.to_string()),
        |editor, key, text| {
            let name = Line::parse(&text).map_err(|error| error.to_string())?;
            editor.edit(|process| {
                let Some(one) = person_mut(process, key).filter(|one| one.name != name) else { return };
                one.spelling_checked = false;
                one.name = name;
            });
            Ok(())
        },
    )
}

/// The page of theirs that is noted, if it can be opened.
fn page(process: &Process, key: &str) -> Vec<String> {
    person(process, key).and_then(|one| openable(&one.linkedin)).into_iter().collect()
}

/// The rounds this person was in.
fn met_in(editor: ProcessEditor, key: &str) -> View {
    let key = key.to_owned();
    let rounds =
        Memo::new(move |_| editor.get().map(|process| process_editor::rounds_by_name(&process)).unwrap_or_default());
    dynamic(move || {
        let chips: View = rounds.get().iter().map(|(round, name)| chip(editor, &key, round, name)).collect();
        let chips = el("div").class("chips").child(chips);
        el("fieldset").class("field").child(el("legend").text("Met in")).child(chips).into()
    })
}

fn chip(editor: ProcessEditor, key: &str, round: &str, name: &str) -> El {
    let (read, key, round) = ((round.to_owned(), key.to_owned()), key.to_owned(), round.to_owned());
    check(
        name,
        move || {
            let process = editor.get();
            let round = process.as_deref().and_then(|process| process_editor::round(process, &read.0));
            round.is_some_and(|round| round.people.iter().any(|id| id.as_str() == read.1))
        },
        move |on| {
            editor.edit(|process| {
                let Some(id) = person(process, &key).map(|one| one.id.clone()) else { return };
                let Some(round) = round_mut(process, &round) else { return };
                round.people.retain(|known| *known != id);
                if on {
                    round.people.push(id);
                }
            });
        },
    )
}
