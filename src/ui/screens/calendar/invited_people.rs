//! The people named in an invitation, to be chosen, and those in it that are nobody to thank.

use crate::domain::contacts::Found;
use crate::domain::ics::guests::{Guest, Side};
use crate::domain::ics::invitation::Invitation;
use crate::reactive::RwSignal;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::shared::invitation_draft::Draft;
use crate::ui::shared::words;

/// The people named in it, to be chosen, and what is named in it and is nobody.
pub(super) fn people(found: &Invitation, draft: Draft) -> (Vec<(Found, RwSignal<bool>)>, Option<View>) {
    let ticks: Vec<(Found, RwSignal<bool>)> = found
        .people
        .iter()
        .map(|Guest { found, side }| {
            (found.clone(), draft.tick(&[&*found.name, &found.email].concat(), *side == Side::Theirs))
        })
        .collect();
    let you = found.people.iter().any(|guest| guest.side == Side::You);
    let chips: View =
        ticks.iter().zip(&found.people).map(|((found, on), guest)| person(found, guest.side, *on)).collect();
    let hint = if you { "Choose who you’ll meet." } else { "Choose who you’ll meet. One of them may be you." };
    let chips = (!ticks.is_empty()).then(|| {
        el("fieldset")
            .class("field")
            .child(el("legend").text("People named in it"))
            .child(el("p").class("field__hint").text(hint))
            .child(el("div").class("chips").child(chips))
    });
    let caption = |words: &str| el("p").class("caption").attr("dir", "auto").text(words);
    let more = (found.more_people > 0)
        .then(|| caption(&format!("{} more are named in it. They are not shown.", found.more_people)));
    let others: Vec<&str> = found.others.iter().take(5).map(|name| &**name).collect();
    let rest = found.others.len().saturating_sub(others.len());
    let others = (!others.is_empty()).then(|| {
        let rest = if rest > 0 { format!(", and {rest} more") } else { String::new() };
        caption(&format!("Also named, but nobody to thank: {}{rest}.", words::list(&others)))
    });
    let view = View::from(chips).with(more).with(others);
    (ticks, Some(view))
}

fn person(found: &Found, side: Side, on: RwSignal<bool>) -> El {
    let words = match (found.name.is_empty(), found.email.is_empty()) {
        (false, false) => format!("{} ({})", found.name, found.email),
        (false, true) => found.name.to_string(),
        _ => found.email.to_string(),
    };
    let words = match side {
        Side::You => format!("{words}, you"),
        Side::Away => format!("{words}, who is not coming"),
        Side::Theirs | Side::Unclear => words,
    };
    check(&words, move || on.get(), move |yes| on.set(yes))
}
