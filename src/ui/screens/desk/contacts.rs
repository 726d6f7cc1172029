//! Contacts who know them: who knows whom, what they were asked for, what they said, and thanks.

use crate::device::page;
use crate::device::random::RandomIds;
use crate::domain::acquaintances::acquaintance::{Acquaintance, Reply};
use crate::domain::advice::rules::{J11, J13};
use crate::domain::contacts::typed::Typed;
use crate::domain::id::{AcquaintanceId, PersonId, ProcessId};
use crate::domain::process::{Process, Tone};
use crate::domain::text::Line;
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::state::app;
use crate::state::ready_letters::begin_for_contact;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{check, picks, toggle};
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_line, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::{ProcessEditor, bind, chosen, numbered, place_of};
use crate::ui::shared::referee::two_lines;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use crate::ui::shared::words;

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    app.follow_ledger(&process);
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let sub = "Someone you know may know the people there. Ask only those you would ask anyway.";
    let keys = editor.keys(|process| process.acquaintances.iter().map(|one| one.id.to_string()).collect());
    let keys = Memo::new(move |_| keys());
    let none = dynamic(move || {
        let words = "Former colleagues, fellow students, neighbours. Who has worked there, or with them?";
        keys.with(Vec::is_empty).then(|| note(words)).into()
    });
    let add_item = add_item(editor);
    let new =
        New { id: "contact-new", label: "Add someone", one: "contact", placeholder: "Jo Adeyemi, worked with Miriam" };
    let list = section("contacts", "Who knows them")
        .attr("data-at", "contacts")
        .child(none)
        .child(
            el("ul")
                .class("rows")
                .child(keyed_list(add_item.without(move || keys.get()), move |key| card(editor, &key))),
        )
        .child(new_line(new, add_item));
    let because = "A word from someone both of you know counts more than one from a stranger. Ask for one small thing, and make it easy to say no.";
    let aside = el("div")
        .class("pane pane--aside")
        .child(dynamic(move || next(editor)))
        .child(why("Why ask them?", because, &[J11, J13], &[]))
        .child(save_state(app));
    View::new()
        .with(
            page_head(Some((&back, process.display_name())), "Contacts who know them", sub)
                .class("page-head page-head--close"),
        )
        .with(el("div").class("panes").child(el("div").class("pane").child(list)).child(aside))
}

fn contact<'a>(process: &'a Process, key: &str) -> Option<&'a Acquaintance> {
    process.acquaintances.iter().find(|one| one.id.as_str() == key)
}

fn contact_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Acquaintance> {
    process.acquaintances.iter_mut().find(|one| one.id.as_str() == key)
}

fn add_item(editor: ProcessEditor) -> AddItem {
    let set = |one: &mut Acquaintance, typed: &Typed| {
        (one.name, one.how, one.email) = (typed.name.clone(), typed.title.clone(), typed.email.clone());
    };
    let add = move |typed: Typed| {
        let id = AcquaintanceId::fresh(&mut RandomIds);
        let key = id.to_string();
        let mut one = Acquaintance::named(id, Line::default());
        set(&mut one, &typed);
        editor.edit(|process| process.acquaintances.push(one));
        key
    };
    let rename = move |key: &str, typed: Typed| {
        editor.edit(|process| contact_mut(process, key).into_iter().for_each(|one| set(one, &typed)));
    };
    AddItem::of_people(add, rename, move |key| {
        editor.edit(|process| process.acquaintances.retain(|one| one.id.as_str() != key));
    })
}

/// The people of the next round whom no noted contact knows.
fn next(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let names: Vec<&str> =
        process.known_by_nobody(editor.app.clock.now().get()).iter().map(|one| one.shown()).collect();
    if names.is_empty() {
        return View::new();
    }
    let text = format!("{} will be in the next round. Does anyone you know also know them?", words::list(&names));
    section("next", "The next interview").child(el("p").class("section__note").attr("dir", "auto").text(&text)).into()
}

fn card(editor: ProcessEditor, key: &str) -> View {
    let (read, acted, mine) = (key.to_owned(), key.to_owned(), key.to_owned());
    let face = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        contact(&process, &read).map(|one| face(&process, one)).unwrap_or_default()
    });
    let summary = el("summary").class("row").child(face);
    let details = unfold_item("person", summary, Box::new(move || fields(editor, &mine)));
    el("li").class("named").child(details).child(dynamic(move || act(editor, &acted))).into()
}

fn face(process: &Process, one: &Acquaintance) -> View {
    let known: Vec<&str> = one.knows.iter().filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
    let known = if known.is_empty() { one.how.to_string() } else { format!("Knows {}", words::list(&known)) };
    let (tone, icon) = match (one.thanked, one.reply, one.asked) {
        (Some(_), ..) => ("done", "check"),
        (None, Some(Reply::RatherNot), _) => ("closed", "minus"),
        (None, Some(_), _) => ("done", "check"),
        (None, None, Some(_)) => ("wait", "clock"),
        (None, None, None) => ("act", "minus"),
    };
    View::new()
        .with(el("span").class("avatar").attr("aria-hidden", "true").text(&words::initials(one.shown())))
        .with(two_lines(one.shown(), &known))
        .with(el("span").class("person__marks").child(badge(&Badge::new(tone, icon, one.state()))))
}

/// The one thing to do next with this contact.
fn act(editor: ProcessEditor, key: &str) -> View {
    let app = editor.app;
    let Some(process) = editor.get() else { return View::new() };
    let Some(one) = contact(&process, key).cloned() else { return View::new() };
    let named = |words: &str| format!("{words}: {}", one.shown());
    if one.is_to_thank() {
        let (label, mine) = (named("I thanked them"), key.to_owned());
        let thanked =
            button("btn btn--primary", "check", "I thanked them").attr("aria-label", &label).click(move || {
                let at = app.clock.now().get_untracked();
                editor.edit_with_undo("Saved.", |process| {
                    contact_mut(process, &mine).into_iter().for_each(|one| one.thanked = Some(at));
                });
            });
        return el("div").class("actions").child(thanked).into();
    }
    if one.asked.is_some() || one.name.is_empty() {
        return View::new();
    }
    let label = named("Write the request");
    let write = button("btn btn--primary", "pen", "Write the request").attr("aria-label", &label).click(move || {
        if let Some(process) = editor.now() {
            let letter = begin_for_contact(app, &process, &one);
            page::go(&Route::Letter(process.id.clone(), letter).to_string());
        }
    });
    el("div").class("actions").child(write).into()
}

fn fields(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("contact-{what}-{key}");
    let (gone, known, asked, ask) = (key.to_owned(), key.to_owned(), key.to_owned(), key.to_owned());
    let remove = button("btn btn--stop", "", "Remove this contact").click(move || {
        editor.edit_with_undo("The contact is removed.", |process| {
            process.acquaintances.retain(|one| one.id.as_str() != gone);
        });
        page::focus("#contact-new");
    });
    let tone = editor.pick(
        key,
        |one, key| place_of(&TONES, contact(one, key)?.tone.as_ref()?),
        |one, key, choice| contact_mut(one, key).into_iter().for_each(|it| it.tone = chosen(&TONES, choice.clone())),
    );
    let reply = editor.pick(
        key,
        |one, key| place_of(&Reply::ALL, contact(one, key)?.reply.as_ref()?),
        |one, key, choice| {
            contact_mut(one, key).into_iter().for_each(|it| it.reply = chosen(&Reply::ALL, choice.clone()));
        },
    );
    let was_asked = check(
        "I asked them",
        move || editor.get().is_some_and(|process| contact(&process, &asked).is_some_and(|one| one.asked.is_some())),
        move |on| {
            let at = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| contact_mut(process, &ask).into_iter().for_each(|one| one.asked = at));
        },
    );
    el("div")
        .class("form person__form")
        .child(slot(&id("name"), "Name", "text", "", bind!(editor.line(key), contact, contact_mut, name)))
        .child(dynamic(move || knows(editor, &known)))
        .child(slot(
            &id("how"),
            "How they know them",
            "text",
            "Worked with Miriam at Castell",
            bind!(editor.line(key), contact, contact_mut, how),
        ))
        .child(slot(
            &id("wanted"),
            "What you ask for",
            "text",
            "A word for me, or what it is like to work there",
            bind!(editor.line(key), contact, contact_mut, wanted),
        ))
        .child(toggle(
            &id("tone"),
            "How do you speak with them?",
            numbered(["Formal: surnames", "Casual: first names"].into_iter()),
            tone,
        ))
        .child(slot(&id("email"), "E-mail", "email", "", bind!(editor.line(key), contact, contact_mut, email)))
        .child(el("div").class("chips").child(was_asked))
        .child(picks(&id("reply"), "What did they say?", numbered(Reply::ALL.iter().map(|one| one.label())), reply))
        .child(el("div").class("actions").child(remove))
        .into()
}

/// Whom of the interview they know.
fn knows(editor: ProcessEditor, key: &str) -> View {
    let Some(process) = editor.get() else { return View::new() };
    if process.people.is_empty() {
        return View::new();
    }
    let chip = |(id, name): (PersonId, String)| {
        let (read, set, mine, theirs) = (key.to_owned(), key.to_owned(), id.clone(), id);
        check(
            &name,
            move || {
                let process = editor.get();
                process.is_some_and(|process| contact(&process, &read).is_some_and(|one| one.knows.contains(&mine)))
            },
            move |on| {
                editor.edit(|process| {
                    if let Some(one) = contact_mut(process, &set) {
                        one.knows.retain(|known| *known != theirs);
                        if on {
                            one.knows.push(theirs.clone());
                        }
                    }
                });
            },
        )
    };
    let chips: View = process.people.iter().map(|one| chip((one.id.clone(), one.shown().to_owned()))).collect();
    let legend = el("legend").text("Whom do they know?");
    el("fieldset").class("field").child(legend).child(el("div").class("chips").child(chips)).into()
}
