//! Who comes, what is known of them, and what to find out.

use super::Prep;
use super::lines::{block as heading, small, tick, written};
use crate::device::dates::{self, Style};
use crate::domain::preparation::sheet::{Comer, Sheet};
use crate::domain::process::Process;
use crate::domain::web_address::openable;
use crate::route::Route;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::external_link::external_link;
use crate::ui::shared::process_editor::{bind, person, person_mut};

/// What to find out about somebody new (J13): a key, and the words.
const FIND_OUT: [(&str, &str); 3] = [
    ("job", "Their job, and how long they’ve had it"),
    ("public", "One thing they’ve said or written in public"),
    ("known", "Who you both know"),
];

/// The block.
pub(super) fn block(prep: &Prep, process: &Process, sheet: &Sheet) -> El {
    let all = heading("prep-comers", "Who comes");
    if sheet.comers.is_empty() {
        let href = ["#", &*Route::Round(process.id.clone(), prep.round.clone()).to_string(), "?at=who"].concat();
        let add = el("a").class("link").attr("href", &href).text("Add their names");
        return all.child(el("p").text("Nobody noted yet. Ask who will be there. ").child(add.class("link no-print")));
    }
    all.child(sheet.comers.iter().map(|comer| one(prep, process, comer)).collect::<View>())
}

fn one(prep: &Prep, process: &Process, comer: &Comer) -> El {
    let (editor, id) = (prep.editor, comer.id.to_string());
    let before = prep.elsewhere(process, comer);
    let about = match &before {
        Some(before) if comer.about.is_empty() => before.person.title.to_string(),
        _ => comer.about.join(", "),
    };
    let met = match (comer.met.last(), &before) {
        (Some(last), _) => ["You met in ", &*prep.round_name(process, last), "."].concat(),
        (None, Some(before)) => {
            let place = if before.same_employer { String::new() } else { [", at ", &*before.employer].concat() };
            ["You met on ", &*dates::write(before.at, Style::DayWithYear), &*place, "."].concat()
        }
        (None, None) => "New to you.".to_owned(),
    };
    let topics = before.as_ref().filter(|before| !before.topics.is_empty());
    let topics = topics.map(|before| small(&["You talked about: ", &*before.topics.join(", ")].concat()));
    let line = if about.is_empty() { met } else { [&*about, ". ", &*met].concat() };
    let linkedin = before.as_ref().map(|before| &*before.person.linkedin).filter(|_| comer.linkedin.is_empty());
    let page = openable(linkedin.unwrap_or(&comer.linkedin))
        .map(|page| el("p").class("no-print").child(external_link(&page, "Their LinkedIn page")));
    let impression =
        (!comer.impression.is_empty()).then(|| small(&["How they came across: ", &*comer.impression].concat()));
    let find: View = match comer.met.is_empty() && before.is_none() {
        true => {
            let find =
                |(key, words): &(&str, &str)| tick(prep, &["find-", key, "-", &*id].concat(), words, View::new());
            FIND_OUT.iter().map(find).collect()
        }
        false => View::new(),
    };
    el("div")
        .class("prep__person")
        .child(el("h3").attr("dir", "auto").text(&comer.name))
        .child(el("p").class("quiet-text").attr("dir", "auto").text(&line).child(impression).child(topics))
        .child(page)
        .child(find)
        .child(written(
            &["found-", &*id].concat(),
            "What you found out about them",
            "area",
            "",
            bind!(editor.prose(&id), person, person_mut, found_out),
        ))
}
