//! The quiet disclosure that says why, and whose advice it is. Its content is made when it is first opened: a screen
//! full of dates has a reason for each, and few of them are read.

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::{chevron, icon};

/// A closed disclosure named `question`; inside are the arithmetic, the rules in our words, author and title.
pub fn why(question: &str, because: &str, rules: &[RuleId], notes: &[&'static str]) -> View {
    why_with(question, because, rules, notes, View::new())
}

/// A closed disclosure that explains, where several on the screen have the same name: a screen reader hears `about`
/// after it.
pub fn why_about(question: &str, about: &str, because: &str, rules: &[RuleId]) -> View {
    let (because, rules) = (because.to_owned(), rules.to_vec());
    later(question, about, Box::new(move || reason(&because, &rules, &[])))
}

/// A closed disclosure that explains, with `more` at its end.
pub fn why_with(question: &str, because: &str, rules: &[RuleId], notes: &[&'static str], more: View) -> View {
    let (because, rules, notes) = (because.to_owned(), rules.to_vec(), notes.to_vec());
    later(question, "", Box::new(move || reason(&because, &rules, &notes).with(more)))
}

/// A closed disclosure named `question` whose content is made when it is first opened; a screen reader hears `about`
/// after it.
pub fn later(question: &str, about: &str, make: Box<dyn FnOnce() -> View>) -> View {
    // Where a line has no room for it, the part after the comma is for screen readers only.
    let (first, more) = question.split_at(question.find(',').unwrap_or(question.len()));
    let more = (!more.is_empty()).then(|| el("span").class("why__more").text(more));
    let about = (!about.is_empty()).then(|| el("span").class("visually-hidden").text(&[": ", about].concat()));
    let words = el("span").text(first).child(more);
    let summary = el("summary").child(icon("book")).child(words).child(about).child(chevron());
    disclosure(summary, make)
}

/// A closed disclosure in the style of a why, under a summary of the caller's.
pub fn disclosure(summary: El, make: Box<dyn FnOnce() -> View>) -> View {
    unfold("why", summary, make).into()
}

/// The arithmetic, the rules, and remarks.
pub fn reason(because: &str, rules: &[RuleId], notes: &[&str]) -> View {
    let notes: View = notes.iter().map(|note| el("p").class("caption").text(note)).collect();
    View::new().with(el("p").text(because)).with(cited(rules)).with(notes)
}

/// Rules in our words, each with author and title.
pub fn cited(rules: &[RuleId]) -> View {
    let cited = rules.iter().filter_map(|id| rules::rule(*id)).map(|rule| {
        let source = rule.citation();
        let citation = el("p")
            .class("caption")
            .text(source.author)
            .text(", ")
            .child(el("cite").text(source.title))
            .text(&format!(" ({})", rule.id));
        el("li").child(el("p").text(rule.says)).child(citation)
    });
    let mut cited = cited.peekable();
    if cited.peek().is_none() {
        return View::new();
    }
    el("ul").class("why__rules").child(cited.collect::<View>()).into()
}
