//! LinkedIn, a row for each person; and what anyone can see of you, before and after.

use crate::device::random::RandomIds;
use crate::device::{dates, page};
use crate::domain::advice::parameter::LinkedIn;
use crate::domain::advice::rules::{G9, G10, J16, S6};
use crate::domain::channel::Channel;
use crate::domain::guard::Ask;
use crate::domain::id::{EntryId, ProcessId};
use crate::domain::ledger::{Entry, LedgerEvent, Purpose};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::Recipient;
use crate::domain::person::Person;
use crate::domain::profiles::connection::{Connection, asks, connection, reached};
use crate::domain::profiles::tidy::{LOOKS, Look, When};
use crate::domain::web_address::openable;
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::state::app;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::external_link::external_link;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::guard;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::{ProcessEditor, person, person_mut};
use crate::ui::shared::referee::two_lines;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    app.follow_ledger(&process);
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let view = move |process: &crate::domain::process::Process| app.playbook_of(process).parameters.linked_in.value;
    let avoid = view(&process) == LinkedIn::Avoid;
    let keys = editor.keys(|process| process.people.iter().map(|one| one.id.to_string()).collect());
    let keys = Memo::new(move |_| keys());
    let people = section("connect", "Connect")
        .child(dynamic(move || said(editor)))
        .child(el("ul").class("rows").child(keyed_list(move || keys.get(), move |key| row(editor, &key))));
    let tidy = section("tidy", "What anyone can see of you")
        .child(note(
            "A few minutes before, and a few rules after. Gossip travels, and can cost you the next chance there.",
        ))
        .child(looks(editor, When::Before, "Before the interview"))
        .child(looks(editor, When::After, "After it"));
    let (first, second) = if avoid { (tidy, people) } else { (people, tidy) };
    let because =
        "A personal line keeps you in mind for later openings. Public talk about the interview does the opposite.";
    let aside = el("div")
        .class("pane pane--aside")
        .child(why(
            "Whose advice is this?",
            because,
            &[S6, J16, G9, G10],
            &["The experts differ on LinkedIn. They agree on staying quiet in public."],
        ))
        .child(save_state(app));
    let title = if avoid { "Your public pages" } else { "LinkedIn and your pages" };
    View::new()
        .with(page_head(Some((&back, process.display_name())), title, "").class("page-head page-head--close"))
        .with(el("div").class("panes").child(el("div").class("pane").child(first).child(second)).child(aside))
}

/// What the advice says of it, and how far it is.
fn said(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let words = match editor.app.playbook_of(&process).parameters.linked_in.value {
        LinkedIn::Avoid => {
            return note("The advice you follow says: no LinkedIn with them, at least while they decide.");
        }
        LinkedIn::AfterThankYou => "Recommended by the advice you follow, once your thanks are sent.",
        LinkedIn::Connect => "The advice you follow says: connect with everyone, with a personal line.",
        LinkedIn::Optional => "The experts differ here. You decide.",
    };
    match reached(&process, editor.app.clock.now().get()) {
        (_, 0, _) => note("Nobody is noted yet. Add who you met, and they will be here."),
        (done, all, None) => note(&format!("{words} {done} of {all} done.")),
        (.., Some(_)) => note("Done with each of them."),
    }
}

fn row(editor: ProcessEditor, key: &str) -> View {
    let key = key.to_owned();
    dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        let now = editor.app.clock.now().get();
        let found = person(&process, &key).filter(|one| !one.is_gone(now));
        let Some(one) = found else { return View::new() };
        let state = connection(&process, one, now);
        let avoid = editor.app.playbook_of(&process).parameters.linked_in.value == LinkedIn::Avoid;
        let (tone, icon_name) = match state {
            Connection::Open => ("", "minus"),
            Connection::Asked(_) => ("wait", "send"),
            Connection::Accepted(_) => ("done", "check"),
            Connection::LeftOut(_) => ("skipped", "minus"),
        };
        let word = match state.since() {
            Some(at) => format!("{} {}", state.label(), dates::human_day(at.date(), now)),
            None => state.label().to_owned(),
        };
        let head = el("div").class("row row--plain row--tight").child(two_lines(one.shown(), &one.title));
        let head = head.child(badge(&Badge::new(tone, icon_name, word)));
        let write = (state == Connection::Open && !avoid).then(|| write(editor, one));
        let page = openable(&one.linkedin).map(|page| external_link(&page, "Open their page"));
        el("li")
            .class("connect")
            .child(head)
            .child(
                el("fieldset")
                    .class("field")
                    .child(el("legend").class("visually-hidden").attr("dir", "auto").text(one.shown()))
                    .child(el("div").class("chips").child(chips(editor, one))),
            )
            .child(el("div").class("actions").child(write).child(page))
            .into()
    })
}

fn write(editor: ProcessEditor, one: &Person) -> El {
    let (app, id) = (editor.app, one.id.clone());
    button("btn", "pen", "Write the request").attr("aria-label", &format!("Write the request: {}", one.shown())).click(
        move || {
            let Some(process) = editor.now() else { return };
            let now = app.clock.now().get_untracked();
            let met = process.rounds.iter().filter(|round| round.held_by(now) && round.people.contains(&id));
            let round = met.max_by_key(|round| round.schedule.end()).map(|round| round.id.clone());
            let to = Recipient::People(vec![id.clone()]);
            let letter = app.begin_letter(&process, LetterPurpose::LinkedIn, round, to);
            page::go(&Route::Letter(process.id.clone(), letter).to_string());
        },
    )
}

/// What has happened with one person. That a request was sent goes into the contact history.
fn chips(editor: ProcessEditor, one: &Person) -> View {
    let is = move |key: &str, wanted: fn(&Connection) -> bool| {
        let process = editor.get();
        let now = editor.app.clock.now().get();
        process.is_some_and(|process| person(&process, key).is_some_and(|one| wanted(&connection(&process, one, now))))
    };
    let [asked, ask, accepted, accept, left, leave] = [(); 6].map(|()| one.id.to_string());
    let was_asked = move || {
        let process = editor.get();
        let now = editor.app.clock.now().get();
        process.is_some_and(|process| {
            let one = person(&process, &asked);
            one.is_some_and(|one| process.ledger.iter().any(|entry| entry.arrived(now) && asks(entry, one)))
        })
    };
    View::new()
        .with(check("Asked", was_asked, move |on| set_asked(editor, &ask, on)))
        .with(check(
            "Accepted",
            move || is(&accepted, |state| matches!(state, Connection::Accepted(_))),
            move |on| {
                let at = on.then(|| editor.app.clock.now().get_untracked());
                editor.edit(|process| {
                    person_mut(process, &accept).into_iter().for_each(|one| one.linkedin_accepted = at);
                });
            },
        ))
        .with(check(
            "Leave out",
            move || is(&left, |state| matches!(state, Connection::LeftOut(_))),
            move |on| {
                let at = on.then(|| editor.app.clock.now().get_untracked());
                editor.edit(|process| {
                    person_mut(process, &leave).into_iter().for_each(|one| one.linkedin_left_out = at);
                });
            },
        ))
}

/// Notes a request that was sent, if the guard has nothing against it; or takes that back.
fn set_asked(editor: ProcessEditor, key: &str, on: bool) {
    let Some(process) = editor.now() else { return };
    let Some(one) = person(&process, key).cloned() else { return };
    if !on {
        // An entry that names several stays for the others.
        return editor.edit_with_undo("Taken back.", |process| {
            process.ledger.retain(|entry| {
                !matches!(&entry.what, LedgerEvent::Sent { purpose: Purpose::Connect, to, .. } if *to == [one.id.clone()])
            });
        });
    }
    let (purpose, channel) = (Purpose::Connect, Channel::LinkedIn);
    let ask = Ask { person: Some(one.id.clone()), channel, purpose, round: None };
    guard::ask(editor.app, &process.id, ask, move |against| {
        let what = LedgerEvent::Sent { purpose, channel, to: vec![one.id.clone()], round: None, against };
        let entry = Entry::new(EntryId::fresh(&mut RandomIds), editor.app.clock.now().get_untracked(), what);
        editor.edit_with_undo("Saved.", |process| process.ledger.push(entry.clone()));
    });
}

/// One part of the list of what to look at.
fn looks(editor: ProcessEditor, when: When, title: &str) -> El {
    let look = |look: Look| {
        check(
            look.says,
            move || editor.get().is_some_and(|process| process.tidied.contains_key(&look.key.to_owned())),
            move |on| {
                editor.edit(|process| {
                    let key = look.key.to_owned();
                    if on {
                        process.tidied.insert(key, editor.app.clock.now().get_untracked());
                    } else {
                        process.tidied.remove(&key);
                    }
                });
            },
        )
    };
    let chips: View = LOOKS.into_iter().filter(|one| one.when == when).map(look).collect();
    let legend = el("legend").text(title);
    el("fieldset").class("field").child(legend).child(el("div").class("chips chips--lines").child(chips))
}
