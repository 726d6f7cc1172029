//! People from a contact card, a signature or the telephone's contacts. Everything found is shown first; only a tap
//! makes it part of the record.

use crate::device::{charsets, contacts as phone_contacts, random::RandomIds};
use crate::domain::actions::people::add_person;
use crate::domain::contacts::{self, Found, LONGEST, Reading, number};
use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::field::{error_line, follow_and_write};
use crate::ui::kit::file_button::bytes_button;
use crate::ui::kit::section::{note, section};
use crate::ui::shared::form_draft::FormDraft;
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::words;
use std::cell::RefCell;
use std::rc::Rc;

/// Who spelled the names that were found.
#[derive(Clone, Copy, PartialEq)]
enum Speller {
    /// The person: it is their card or signature.
    Themselves,
    /// The user, in the telephone's contacts.
    User,
}

/// What was found and waits for a yes or no.
#[derive(Clone)]
struct Waiting {
    found: Rc<RefCell<Vec<(Found, Speller)>>>,
    /// The text they were found in, as the record holds it; nothing for a file or the contacts, which stay elsewhere.
    text: RwSignal<Option<FormDraft>>,
    changed: RwSignal<bool>,
    error: RwSignal<Option<String>>,
    /// What was left out, one sentence for each.
    left_out: RwSignal<Vec<String>>,
}

impl Waiting {
    fn take(&self, read: Result<Reading, String>, speller: Speller, text: Option<FormDraft>) {
        self.error.set(read.as_ref().err().cloned());
        if let Ok(reading) = read {
            self.text.set(text);
            self.left_out.set(reading.left_out.iter().map(ToString::to_string).collect());
            *self.found.borrow_mut() = reading.people.into_iter().map(|one| (one, speller)).collect();
        }
        self.changed.set(true);
    }

    fn drop_one(&self, one: &Found, end: fn(FormDraft)) {
        let mut found = self.found.borrow_mut();
        let place = found.iter().position(|(known, _)| known == one);
        place.into_iter().for_each(|place| drop(found.remove(place)));
        let last = found.is_empty();
        drop(found);
        if last {
            self.left_out.set(Vec::new());
        }
        if let Some(text) = self.text.get_untracked().filter(|_| last) {
            end(text);
        }
        self.changed.set(true);
    }
}

/// The section.
pub fn import_contacts(editor: ProcessEditor) -> View {
    let waiting = Waiting {
        found: Rc::default(),
        text: RwSignal::new(None),
        changed: RwSignal::new(false),
        error: RwSignal::new(None),
        left_out: RwSignal::new(Vec::new()),
    };
    let area = el("textarea")
        .class("input")
        .attr("id", "bring-text")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("placeholder", "Miriam Osei\nHead of Exhibitions\nm.osei@northlight.example");
    // What is pasted or typed is held until everybody found in it was added or left out. A text too long to be held
    // is still read: there is more to a contact card than is kept of it.
    let form_draft = FormDraft::new(editor, "bring");
    let (held, too_long) = (form_draft.text("text", ""), RwSignal::new(None::<String>));
    let area = follow_and_write(area, held.value, held.write, too_long);
    let (node, from_text, from_file) = (area.as_input(), waiting.clone(), waiting.clone());
    let input = area.as_input();
    let read = button("btn", "person", "Look for people in it").click(move || {
        from_text.take(look_into(node.value().as_bytes(), true), Speller::Themselves, Some(form_draft));
    });
    let kinds = ".vcf,.vcard,.eml,text/vcard,text/x-vcard,message/rfc822";
    let file = bytes_button("Open a contact card", kinds, LONGEST, move |bytes| {
        from_file.take(bytes.and_then(|bytes| look_into(&bytes, false)), Speller::Themselves, None);
    });
    let from_phone = waiting.clone();
    let pick = phone_contacts::is_there().then(|| {
        button("btn", "phone", "From my contacts").click(move || {
            let waiting = from_phone.clone();
            phone_contacts::pick(move |picked| waiting.take(of_contacts(picked), Speller::User, None));
        })
    });
    let label = el("label").class("field__label").attr("for", "bring-text").text("A signature or a contact card");
    let (shown, left_out) = (waiting.clone(), waiting.left_out);
    let left_out = dynamic(move || {
        left_out.get().iter().map(|words| el("p").class("caption").attr("dir", "auto").text(words)).collect()
    });
    section("bring", "Import people")
        .child(note("Paste the lines under their e-mail, or a contact card. You see what was found first."))
        .child(el("div").class("field").child(label).child(area))
        .child(el("div").class("actions").child(read).child(file).child(pick))
        .child(error_line("bring-error", waiting.error.into()))
        .child(el("div").class("stack").attr("role", "status").dynamic(move || {
            shown.changed.track();
            let found = shown.found.borrow().clone();
            if !found.is_empty() && dom::is_focused(&input) {
                dom::focus(&input);
            }
            found.iter().map(|(one, speller)| offer(editor, one, *speller, &shown)).collect()
        }))
        .child(left_out)
        .into()
}

fn look_into(bytes: &[u8], pasted: bool) -> Result<Reading, String> {
    contacts::read(bytes, pasted, &charsets::decode).map_err(|error| error.to_string())
}

fn of_contacts(picked: Option<Vec<[String; 3]>>) -> Result<Reading, String> {
    let picked = picked.ok_or("The browser shared no contact. Nothing was added.")?;
    let found = picked.iter().map(|[name, email, phone]| {
        // What is no address and no number is named, and not taken for one.
        let address = EmailAddress::parse(email).ok().map(|email| email.as_str().to_owned());
        let number = number::whole(phone);
        let odd = [(email, address.is_none()), (phone, number.is_none())];
        let more = odd.into_iter().filter(|(text, odd)| *odd && !text.trim().is_empty());
        Found {
            name: Line::cut(name),
            email: Line::cut(&address.unwrap_or_default()),
            phone: Line::cut(&number.unwrap_or_default()),
            more: more.map(|(text, _)| Line::cut(text)).collect(),
            ..Found::default()
        }
    });
    Ok(Reading::of(found.collect()))
}

/// Somebody found, with the choice to add them.
fn offer(editor: ProcessEditor, found: &Found, speller: Speller, waiting: &Waiting) -> El {
    let known = editor.now().and_then(|process| {
        let same = |one: &&Person| {
            let name = !found.name.is_empty() && fold(&one.name) == fold(&found.name);
            name || (!found.email.is_empty() && fold(&one.email) == fold(&found.email))
        };
        process.people.iter().find(same).map(|one| (one.id.to_string(), one.shown().to_owned()))
    });
    let name = if found.name.is_empty() { "A person without a name" } else { &*found.name };
    let facts = [
        ("Job title", &found.title),
        ("E-mail", &found.email),
        ("Telephone", &found.phone),
        ("LinkedIn", &found.linkedin),
    ];
    let more = found.more.iter().map(|text| &**text).collect::<Vec<_>>().join(", ");
    let aside = [("Works for (not saved)", &*found.company), ("Also there (not saved)", &*more)];
    let facts: View = facts
        .into_iter()
        .map(|(word, text)| (word, &**text))
        .chain(aside)
        .filter(|(_, text)| !text.is_empty())
        .map(|(word, text)| View::from(el("dt").text(word)).with(el("dd").attr("dir", "auto").text(text)))
        .collect();
    // Their own writing, and all its letters read as they were meant.
    let spelled = speller == Speller::Themselves && found.sure && !found.name.is_empty();
    let unsure = (speller == Speller::Themselves && !found.sure).then(|| {
        el("p")
            .class("quiet-text")
            .text("It does not say in which letters it is written. Check how the name is spelled.")
    });
    let (one, after) = (found.clone(), waiting.clone());
    let add = move || {
        let mut person = Person::named(PersonId::fresh(&mut RandomIds), Line::default());
        one.complete(&mut person);
        person.spelling_checked = spelled;
        editor.edit(|process| add_person(process, person));
        after.drop_one(&one, FormDraft::forget);
    };
    let (one, after) = (found.clone(), waiting.clone());
    let leave = button("btn btn--ghost", "", "Leave out").attr("aria-label", &words_for("Leave out", name));
    let leave = leave.click(move || after.drop_one(&one, FormDraft::discard));
    let card = el("div")
        .class("card")
        .child(el("h3").attr("dir", "auto").text(name))
        .child(el("dl").class("facts").child(facts))
        .child(unsure);
    let Some((key, shown)) = known else {
        let add_button =
            button("btn btn--primary", "plus", "Add").attr("aria-label", &words_for("Add", name)).click(add);
        return card.child(el("div").class("actions").child(add_button).child(leave));
    };
    let (one, after) = (found.clone(), waiting.clone());
    let fill = button("btn btn--primary", "check", "Fill in what is missing").click(move || {
        editor.edit_with_undo("Filled in.", |process| {
            let person = process.people.iter_mut().find(|person| person.id.as_str() == key);
            let Some(person) = person else { return };
            one.complete(person);
            // The same name but for accents and capitals: they know best how it is spelled.
            if spelled && fold(&one.name) == fold(&person.name) {
                person.name.clone_from(&one.name);
                person.spelling_checked = true;
            }
        });
        after.drop_one(&one, FormDraft::forget);
    });
    let same = words::list(&[&shown]);
    card.child(
        el("p").class("quiet-text").text(&format!("{same} is already here. It may be the same person, or another.")),
    )
    .child(
        el("div")
            .class("actions")
            .child(fill)
            .child(button("btn", "plus", "Add as another person").click(add))
            .child(leave),
    )
}

fn words_for(verb: &str, name: &str) -> String {
    format!("{verb}: {name}")
}
