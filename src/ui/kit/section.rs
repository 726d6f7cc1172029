//! A titled section, and the head of a page.

use crate::device::return_place;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::{icon, small_icon};

/// A section under a heading of the second level.
pub fn section(id: &str, title: &str) -> El {
    let heading = el("h2").attr("id", id).text(title);
    el("section").class("section").attr("aria-labelledby", id).child(heading)
}

/// A section that can be collapsed under its heading.
pub fn fold_section(id: &str, title: &str, is_open: bool) -> El {
    let heading = el("h2").attr("id", id).text(title);
    let summary = el("summary").child(heading).child(icon("down"));
    el("details").class("fold fold--section").maybe("open", is_open.then_some("")).child(summary)
}

/// A remark below a section's heading.
pub fn note(text: &str) -> View {
    el("p").class("section__note").text(text).into()
}

/// The head of a page: the way back, if any, the title, and a line below it.
pub fn page_head(back: Option<(&str, &str)>, title: &str, sub: &str) -> El {
    let back = back.map(|(href, words)| {
        let address = href.to_owned();
        let link = el("a").class("page-head__back").attr("href", href).child(small_icon("back")).text(words);
        link.click(move || return_place::back(&address))
    });
    let sub = (!sub.is_empty()).then(|| el("p").class("page-head__sub").text(sub));
    let title = el("h1").attr("tabindex", "-1").text(title);
    el("header").class("page-head").child(back).child(el("div").child(title).child(sub))
}
