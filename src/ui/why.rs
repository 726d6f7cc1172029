//! The quiet disclosure that says why, and whose advice it is.

use crate::domain::advice::rule::{self, RuleId};
use crate::ui::dom::{View, el};
use crate::ui::parts::icon::{chevron, icon};

/// A closed disclosure named `question`; inside it the arithmetic, the rules in our words, author and title.
pub fn why(question: &str, because: &str, rules: &[RuleId], notes: &[&str]) -> View {
    why_with(question, because, rules, notes, View::new())
}

/// The same with something more at the end of it.
pub fn why_with(question: &str, because: &str, rules: &[RuleId], notes: &[&str], more: View) -> View {
    let cited: View = rules
        .iter()
        .filter_map(|id| rule::rule(*id))
        .map(|rule| {
            let source = rule.citation();
            let citation = el("p")
                .class("caption")
                .text(source.author)
                .text(", ")
                .add(el("cite").text(source.title))
                .text(&format!(" ({})", rule.id));
            el("li").add(el("p").text(rule.says)).add(citation)
        })
        .collect();
    let notes: View = notes.iter().map(|note| el("p").class("caption").text(note)).collect();
    let body = el("div")
        .class("why__body")
        .add(el("p").text(because))
        .add(el("ul").class("why__rules").add(cited))
        .add(notes)
        .add(more);
    let summary = el("summary").add(icon("book")).text(question).add(chevron());
    el("details").class("why").add(summary).add(body).into()
}
