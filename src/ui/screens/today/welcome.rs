//! Today before anything was written down: how it goes, and the way to begin.

use crate::ui::kit::button::link;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::{icon, small_icon};

/// One line of the welcome: state, kind, icon, when, title, text.
type Line = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const HOW_IT_GOES: [Line; 5] = [
    ("done", "", "check", "Today", "You walk out", "Note the names, the questions and when they’ll reply."),
    ("now", "", "letter", "Within a day", "You thank each person", "A short letter of their own."),
    ("upcoming", "quiet", "hand", "Until their date", "You wait", "Afterword says until when, and why."),
    ("upcoming", "", "pen", "If they are late", "You ask once, maybe twice", ""),
    ("upcoming", "end", "end", "In the end", "You know, or you move on", ""),
];

/// The welcome.
pub fn welcome() -> View {
    let lines = HOW_IT_GOES.iter().map(|(state, kind, icon_name, moment, title, text)| {
        let body = el("div")
            .class("ribbon__body")
            .child(el("p").class("ribbon__when").text(moment))
            .child(el("h2").class("ribbon__title").text(title))
            .child((!text.is_empty()).then(|| el("p").class("ribbon__why").text(text)));
        el("li")
            .attr("data-state", state)
            .maybe("data-kind", (!kind.is_empty()).then_some(*kind))
            .maybe("data-past", (*state == "done").then_some(""))
            .child(el("span").class("ribbon__node").attr("aria-hidden", "true").child(icon(icon_name)))
            .child(body)
    });
    let text =
        "Note who you met and when they’ll reply. Afterword tells you when to write, when to wait and when to let go.";
    let mark = el("img")
        .class("welcome__mark only-phone")
        .attr("src", "icon.svg")
        .attr("alt", "")
        .attr("width", "56")
        .attr("height", "56");
    let start = link("btn btn--primary", "#/capture", "plus", "Capture your interview");
    let lead = el("div")
        .class("welcome__lead")
        .child(mark)
        .child(
            el("h1")
                .class("welcome__title")
                .attr("tabindex", "-1")
                .text("The interview is over. Here’s what comes next."),
        )
        .child(el("p").class("welcome__text").text(text))
        .child(el("div").class("actions").child(start).child(link(
            "btn",
            "#/example",
            "book",
            "Try it with an example",
        )))
        .child(el("p").child(el("a").class("link").attr("href", "#/data").text("I have a backup")))
        .child(
            el("p")
                .class("quiet-text with-icon")
                .child(small_icon("lock"))
                .text("No account. It stays on this device and works offline."),
        );
    let ribbon = el("ol").class("ribbon").attr("aria-label", "How it goes").child(lines.collect::<View>());
    el("div").class("welcome").child(lead).child(ribbon).into()
}
