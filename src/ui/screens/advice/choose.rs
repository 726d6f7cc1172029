//! Choosing a playbook for the whole search.

use crate::domain::advice::playbook::Author;
use crate::domain::process::PlaybookChoice;
use crate::state::App;
use crate::state::advice::choice_text;
use crate::ui::kit::dom::{View, el};
use crate::ui::shared::authors::{ORDER, author};

/// What stands below the name of one of the six.
fn about(letter: Author) -> String {
    match letter.source() {
        Some(source) => format!("{} “{}”", source.source().note, source.source().title),
        None => "What most of the five experts agree on.".into(),
    }
}

/// The stored form of a choice among the six.
pub fn built_in(letter: Author) -> PlaybookChoice {
    PlaybookChoice::BuiltIn(letter.as_str().to_owned())
}

/// One of six, or one of the user's own, for the whole search.
pub fn for_everything(app: App) -> View {
    let chosen = move || app.records.settings().with(|settings| choice_text(&settings.playbook));
    let option = move |choice: PlaybookChoice, name: &str, about: &str| {
        let (mine, text) = (choice_text(&choice), choice.clone());
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "playbook")
            .dynamic_checked(move || chosen() == mine)
            .on("change", move |_| app.follow_playbook(text.clone()));
        el("label")
            .class("choice")
            .child(radio)
            .child(el("span").child(el("strong").attr("dir", "auto").text(name)))
            .child(el("span").class("quiet-text").text(about))
    };
    let six: View = ORDER.iter().map(|one| option(built_in(*one), author(*one), &about(*one))).collect();
    let own = move || {
        let all = app.records.playbooks().get();
        let card = |own: &crate::domain::advice::own::OwnPlaybook| {
            let about = format!("Your own, from a copy of {}.", author(own.based_on));
            option(PlaybookChoice::Own(own.id.clone()), &own.name, &about)
        };
        all.iter().map(card).collect()
    };
    let hidden = el("legend").class("visually-hidden").text("Whose advice to follow");
    el("fieldset").child(hidden).child(el("div").class("choices").child(six).dynamic(own)).into()
}
