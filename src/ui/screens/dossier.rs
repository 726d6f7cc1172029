//! All that is known of one employer, as a paper: to read, to print, to take away as Markdown.

use crate::device::{dates, file, page};
use crate::domain::dossier::{Block, blocks, markdown};
use crate::domain::id::ProcessId;
use crate::route::{Route, Segment};
use crate::state::app;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::page_head;
use crate::ui::shared::not_found::not_found;

/// The screen.
pub fn screen(id: ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(&id) else { return not_found() };
    let paper = blocks(&process, app.clock.now().get_untracked(), &dates::exact_day);
    let text = markdown(&paper);
    let name = process.display_name().to_owned();
    let save = button("btn", "export", "Save as Markdown").click(move || {
        let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
        if file::download(&format!("afterword-{plain}.md"), "text/markdown;charset=utf-8", &text).is_none() {
            app.messages.say("The browser refused the download.".to_owned());
        }
    });
    let print = button("btn btn--primary", "print", "Print").click(page::print);
    let back = Route::Process(id, Segment::About).to_string();
    let actions = el("div").class("actions no-print").child(print).child(save);
    View::new()
        .with(page_head(Some((&back, "About")), process.display_name(), "Everything written down here, as a paper."))
        .with(actions)
        .with(el("article").class("card dossier").attr("dir", "auto").child(shown(&paper)))
}

fn shown(paper: &[Block]) -> View {
    paper.iter().filter_map(block).map(View::from).collect()
}

fn block(block: &Block) -> Option<El> {
    let part = |tag| el(tag).attr("dir", "auto");
    Some(match block {
        // It is the heading of the screen.
        Block::Title(_) => return None,
        Block::Heading(text) => part("h2").text(text),
        Block::Sub(text) => part("h3").text(text),
        Block::Fact(name, text) => part("p").child(el("b").text(&format!("{name}: "))).child(el("span").text(text)),
        Block::Item(text) => part("p").class("dossier__item").text(text),
        Block::Words(name, text) => part("div")
            .child(el("p").class("caption").text(name))
            .child(part("blockquote").class("dossier__words").text(text)),
    })
}
