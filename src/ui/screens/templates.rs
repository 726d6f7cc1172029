//! My phrases: texts of the user's own with named slots, to be put into letters.

use crate::device::page;
use crate::domain::id::TemplateId;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::template::{Template, faults, slot_names};
use crate::domain::text::{Line, Prose};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, View, dynamic, el, keyed_list};
use crate::ui::kit::empty::empty;
use crate::ui::kit::field::{error_line, follow, follow_typing};
use crate::ui::kit::section::page_head;
use crate::ui::shared::save_state::save_state;
use std::rc::Rc;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let start = move || {
        button("btn btn--primary", "plus", "Write a phrase").click(move || {
            let id = app.begin_template();
            page::after_drawing(move || {
                page::focus(&format!("#name-{id}"));
            });
        })
    };
    let none = Memo::new(move |_| app.records.book().with(|book| book.templates.is_empty()));
    let nothing = dynamic(move || {
        let empty =
            || empty("quote", "Your own phrases will be here", "Write them once, use them in any letter.", None);
        none.get().then(empty).into()
    });
    let rows = keyed_list(
        move || app.records.book().with(|book| book.templates.iter().map(|one| one.id.to_string()).collect()),
        move |key| TemplateId::parse(&key).map(|id| card(app, id)).unwrap_or_default(),
    );
    let names: Vec<String> = slot_names().map(|name| ["{", name, "}"].concat()).collect();
    let help = el("details")
        .class("more")
        .child(el("summary").text("What you can use in a phrase"))
        .child(el("p").class("quiet-text").text(
            "A name in curly brackets is filled in for you: “Thank you for talking about {topic}.” If the fact is missing, the sentence is left out.",
        ))
        .child(el("p").class("quiet-text").text(&names.join("  ")));
    let sub = "Sentences you like to use. Add them to a letter from its page.";
    View::new()
        .with(page_head(Some(("#/more", "More")), "My phrases", sub))
        .with(help)
        .with(nothing)
        .with(el("div").class("stack").child(rows))
        .with(el("div").class("actions").child(start()).child(save_state(app)))
}

fn read(app: App, id: &TemplateId, pick: fn(&Template) -> String) -> Signal<String> {
    let id = id.clone();
    Signal::derive(move || {
        app.records
            .book()
            .with(|book| book.templates.iter().find(|one| one.id == id).map(|one| pick(one)))
            .unwrap_or_default()
    })
}

fn card(app: App, id: TemplateId) -> View {
    let name_value = read(app, &id, |one| one.name.to_string());
    let text_value = read(app, &id, |one| one.text.to_string());
    let (name_id, text_id, purpose_id, dropped) = (id.clone(), id.clone(), id.clone(), id.clone());
    let error = RwSignal::new(None::<String>);
    let name = el("input").class("input").attr("id", &format!("name-{id}")).attr("autocomplete", "off");
    let write_name = Rc::new(move |typed: String| {
        let name = Line::parse(&typed).map_err(|error| error.to_string())?;
        app.edit_template(&name_id, |one| one.name = name);
        Ok(())
    });
    let name = follow_typing(name, name_value, write_name, error);
    let text = el("textarea")
        .class("input")
        .attr("id", &format!("text-{id}"))
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("aria-describedby", &format!("faults-{id}"));
    let write_text = Rc::new(move |typed: String| {
        let text = Prose::parse(&typed).map_err(|error| error.to_string())?;
        app.edit_template(&text_id, |one| one.text = text);
        Ok(())
    });
    let text = follow_typing(text, text_value, write_text, error);
    let wrong = dynamic(move || {
        let found = text_value.with(|text| faults(text));
        found.iter().map(|fault| el("li").class("field__error").text(&fault.to_string())).collect()
    });
    let wrong = el("div")
        .attr("id", &format!("faults-{id}"))
        .attr("role", "status")
        .child(el("ul").class("plain-list").child(wrong));
    let remove = button("btn btn--ghost", "close", "Delete")
        .dynamic_attr("aria-label", move || Some(format!("Delete the phrase {}", name_value.get())));
    let field = |id: &str, label: &str| {
        el("div").class("field").child(el("label").class("field__label").attr("for", id).text(label))
    };
    el("article")
        .class("card form")
        .child(field(&format!("name-{id}"), "What do you call it?").child(name))
        .child(field(&format!("purpose-{id}"), "For which letters?").child(purpose(app, &purpose_id)))
        .child(
            field(&format!("text-{id}"), "The words")
                .child(text)
                .child(wrong)
                .child(error_line("phrase-refused", error.into())),
        )
        .child(remove.click(move || app.drop_template(&dropped)))
        .into()
}

fn purpose(app: App, id: &TemplateId) -> View {
    let chosen = read(app, id, |one| {
        one.purpose
            .and_then(|one| LetterPurpose::ALL.iter().position(|each| *each == one))
            .map(|n| n.to_string())
            .unwrap_or_default()
    });
    let mine = id.clone();
    let select = el("select").class("input").attr("id", &format!("purpose-{id}")).on("change", move |event| {
        let purpose = dom::typed(&event).parse::<usize>().ok().and_then(|n| LetterPurpose::ALL.get(n).copied());
        app.edit_template(&mine, |one| one.purpose = purpose);
    });
    let options = LetterPurpose::ALL.iter().enumerate();
    let select = select
        .child(el("option").attr("value", "").text("Any letter"))
        .child(options.map(|(n, one)| el("option").attr("value", &n.to_string()).text(one.label())).collect::<View>());
    follow(&select, chosen);
    select.into()
}
