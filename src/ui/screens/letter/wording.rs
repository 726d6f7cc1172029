//! Other words for the same thing: each part of a draft in another wording, a whole new draft, or phrases of one's
//! own. Every replacement can be taken back.

use crate::device::page;
use crate::domain::letter::insert;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::error_line;
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::screens::letter::paper::{Paper, Pointer};
use std::rc::Rc;

/// A sentence of the draft that stands in the letter, and the one to put in its place.
struct Exchange {
    now: String,
    next: String,
}

/// Undo, another wording for a part, and a new draft.
pub fn toolbar(editor: &Rc<LetterEditor>) -> View {
    let (can_undo, undoing) = (editor.can_undo, editor.clone());
    let undo = dynamic(move || {
        let editor = undoing.clone();
        can_undo
            .get()
            .then(|| {
                button("btn", "redo", "Undo")
                    .attr("aria-label", "Undo the last replacement")
                    .click(move || editor.undo())
            })
            .into()
    });
    let restarted = editor.clone();
    let start_over = button("btn btn--ghost", "redo", "Start over").click(move || restarted.start_over());
    let open = RwSignal::new(false);
    let (seen, editor) = (editor.seen, editor.clone());
    let parts = dynamic(move || {
        if !open.get() {
            return View::new();
        }
        seen.track();
        let exchanges = exchanges(&editor);
        if exchanges.is_empty() {
            return el("p").class("caption").text("Every sentence is your own by now.").into();
        }
        let rows = exchanges.into_iter().map(|exchange| {
            let editor = editor.clone();
            let label = format!("Another wording for: {}", exchange.now);
            let words = el("span").class("quiet-text").attr("dir", "auto").text(&exchange.now);
            let change = button("btn btn--ghost", "redo", "Another").attr("aria-label", &label).click(move || {
                let Some(letter) = editor.letter() else { return };
                editor.replace(&letter.subject, &letter.body.replacen(&exchange.now, &exchange.next, 1));
            });
            el("li").class("row row--plain row--tight").child(words).child(el("span").class("row__end").child(change))
        });
        el("ul").class("rows").child(rows.collect::<View>()).into()
    });
    let summary = el("summary").text("Suggest other wording");
    let details = el("details").class("more").child(summary).child(parts).on("toggle", move |event| {
        let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
        open.set(crate::device::js_promise::get(&target, "open").is_truthy());
    });
    el("div")
        .class("no-print stack")
        .child(el("div").class("actions letter-tools").child(undo).child(start_over))
        .child(details)
        .into()
}

/// The parts of a draft that stand in the letter word for word, each with the next wording that nobody else got.
fn exchanges(editor: &LetterEditor) -> Vec<Exchange> {
    let Some(letter) = editor.letter() else { return Vec::new() };
    let exchange = |ways: Vec<String>| {
        let here = ways.iter().position(|way| letter.body.contains(&**way))?;
        let next = (1..ways.len())
            .filter_map(|step| ways.get((here + step) % ways.len()))
            .find(|way| !editor.is_used_elsewhere(way))?;
        Some(Exchange { now: ways.get(here)?.clone(), next: next.clone() })
    };
    editor.wordings().into_iter().filter_map(exchange).collect()
}

/// Phrases of the user's own, to be put into the letter.
pub fn own_phrases(editor: &Rc<LetterEditor>, paper: &Paper) -> View {
    let error = RwSignal::new(None::<String>);
    let (app, editor) = (editor.app, editor.clone());
    let place = Rc::new(Place { caret: Box::new(paper.caret()), point_at: paper.point_at() });
    let list = dynamic(move || {
        let Some(purpose) = editor.letter().map(|letter| letter.purpose) else { return View::new() };
        let templates = app.records.book().with(|book| book.templates.clone());
        let fitting: Vec<_> = templates
            .into_iter()
            .filter(|one| one.purpose.is_none_or(|wanted| wanted == purpose) && !one.text.is_empty())
            .collect();
        if fitting.is_empty() {
            return el("p").class("caption").text("None yet for this kind of letter.").into();
        }
        let rows = fitting.into_iter().map(|template| {
            let editor = editor.clone();
            let name = if template.name.is_empty() { "A phrase" } else { &template.name };
            let add = button("btn btn--ghost", "plus", "Add").attr("aria-label", &format!("Add {name} to the letter"));
            let (text, place) = (template.text.clone(), place.clone());
            let add = add.click(move || error.set(put_in(&editor, &text, &place).err()));
            let words = el("span").attr("dir", "auto").text(name);
            el("li").class("row row--plain row--tight").child(words).child(el("span").class("row__end").child(add))
        });
        el("ul").class("rows").child(rows.collect::<View>()).into()
    });
    el("details")
        .class("more")
        .child(el("summary").text("My phrases"))
        .child(list)
        .child(error_line("phrase-error", error.into()))
        .child(link("link", &format!("#{}", Route::Templates), "pen", "Write and change my phrases"))
        .into()
}

/// Where on the paper the user is, and how to get there.
struct Place {
    caret: Box<dyn Fn() -> (String, Option<std::ops::Range<usize>>)>,
    point_at: Pointer,
}

/// Puts a phrase in where the user was, and goes there. An error is the sentence to show.
fn put_in(editor: &LetterEditor, text: &str, place: &Rc<Place>) -> Result<(), String> {
    let filled = editor.filled(text).map_err(|error| error.to_string())?;
    if filled.is_empty() {
        return Err(
            "Every sentence of this phrase needs a fact that is not recorded yet. See what is still open.".into()
        );
    }
    let Some(letter) = editor.letter() else { return Ok(()) };
    let (typed, caret) = (place.caret)();
    let inserted = insert::insert(&typed, caret, &filled);
    editor.replace(&letter.subject, &inserted.text);
    let (place, end) = (place.clone(), inserted.place.end);
    // The caret stands after it, so that a second phrase follows and does not take its place.
    page::after_drawing(move || (place.point_at)(&(end..end)));
    Ok(())
}
