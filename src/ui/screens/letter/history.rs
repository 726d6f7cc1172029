//! Earlier versions of the letter, the newest first.

use crate::device::dates;
use crate::domain::letter::record::Version;
use crate::reactive::Memo;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::words;
use std::rc::Rc;

/// The list, closed until it is wanted; and the way to delete the letter.
pub fn section_of(editor: &Rc<LetterEditor>) -> View {
    let (app, editor) = (editor.app, editor.clone());
    let (id, dropped, process) = (editor.id.clone(), editor.id.clone(), editor.process.clone());
    let known =
        Memo::new(move |_| app.records.book().with(|book| book.letter(&id).map_or(0, |letter| letter.versions.len())));
    let list = dynamic(move || {
        if known.get() == 0 {
            return el("p").class("caption").text("You’ll see earlier versions here once you change the text.").into();
        }
        let Some(letter) = editor.letter() else { return View::new() };
        let rows = letter.versions.iter().enumerate().rev().map(|(n, version)| {
            let mine = editor.clone();
            let moment = dates::human(version.at, editor.app.clock.now().get_untracked());
            let back = button("btn btn--ghost", "redo", "Restore")
                .attr("aria-label", &format!("Restore the version of {moment}"))
                .click(move || mine.bring_back(n));
            let words = el("span")
                .child(el("span").class("row__title").text(&format!("Until {moment}")))
                .child(el("br"))
                .child(el("span").class("row__sub").attr("dir", "auto").text(&begins(version)));
            el("li").class("row row--plain row--tight").child(words).child(el("span").class("row__end").child(back))
        });
        el("ul").class("rows").child(rows.collect::<View>()).into()
    });
    let delete = button("btn btn--stop", "", "Delete this letter").click(move || {
        crate::device::page::go(
            &crate::route::Route::Process(process.clone(), crate::route::Segment::Letters).to_string(),
        );
        app.drop_letter(&dropped);
    });
    let versions = el("details").class("more").child(el("summary").text("Earlier versions")).child(list);
    View::new().with(versions).with(delete)
}

/// The first words after the greeting, and the length.
fn begins(version: &Version) -> String {
    let text = version.body.split("\n\n").nth(1).unwrap_or(&version.body);
    let start: String = text.chars().take(60).collect();
    let length = words::count(version.body.split_whitespace().count(), "word");
    format!("{start}… ({length})")
}
