//! My details: what every letter needs of its writer.

use crate::device::page;
use crate::domain::email::{EmailAddress, EmailError};
use crate::domain::letter::purpose::Variant;
use crate::domain::profile::{Profile, Skill};
use crate::domain::text::{Line, Prose};
use crate::reactive::{RwSignal, Signal};
use crate::route::Route;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::field::{Field, Write, error_line, follow_typing, input, text_area};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::save_state::save_state;
use leptos::prelude::*;
use std::rc::Rc;

/// The screen.
pub fn screen() -> View {
    let app = app();
    // The address may hold the letter that the user came from.
    let hash = page::hash();
    let back = hash.split_once("?back=").map(|(_, back)| Route::parse(back)).filter(|back| *back != Route::Unknown);
    let (href, words) = match &back {
        Some(back @ Route::Letter(..)) => (format!("#{back}"), "Back to the letter"),
        _ => ("#/more".to_owned(), "More"),
    };
    let head = page_head(Some((&href, words)), "My details", "Your letters use these. They stay on this device.");
    let main = el("div").class("pane form").child(name_and_reach(app)).child(english(app));
    let aside = el("div").class("pane").child(skills(app)).child(save_state(app));
    View::new().with(head).with(el("div").class("panes panes--even").child(main).child(aside))
}

fn text(app: App, read: fn(&Profile) -> &str) -> Signal<String> {
    Signal::derive(move || app.records.book().with(|book| read(&book.profile).to_owned()))
}

fn line(app: App, set: fn(&mut Profile, Line)) -> Write {
    Callback::new(move |typed: String| {
        let line = Line::parse(&typed).map_err(|error| error.to_string())?;
        app.edit_profile(|profile| set(profile, line));
        Ok(())
    })
}

fn name_and_reach(app: App) -> View {
    let signature: Write = Callback::new(move |typed: String| {
        let signature = Prose::parse(&typed).map_err(|error| error.to_string())?;
        app.edit_profile(|profile| profile.signature = signature);
        Ok(())
    });
    let wrong = RwSignal::new(None::<String>);
    let judge = move || {
        let email = app.profile_now().email.clone();
        wrong.set(match EmailAddress::parse(&email) {
            Ok(_) | Err(EmailError::Empty) => None,
            Err(error) => Some(error.to_string()),
        });
    };
    judge();
    let email = el("div")
        .class("field")
        .on("focusout", move |_| judge())
        .child(input(
            Field::text("my-email", "E-mail").kind("email").autocomplete("email"),
            text(app, |profile| &profile.email),
            line(app, |profile, line| profile.email = line),
        ))
        .child(error_line("my-email-wrong", wrong.into()));
    View::new()
        .with(input(
            Field::text("my-name", "Your name").words().autocomplete("name").hint("As you sign a letter."),
            text(app, |profile| &profile.name),
            line(app, |profile, line| profile.name = line),
        ))
        .with(input(
            Field::text("my-phone", "Telephone").kind("tel").autocomplete("tel"),
            text(app, |profile| &profile.phone),
            line(app, |profile, line| profile.phone = line),
        ))
        .with(email)
        .with(text_area(
            Field::text("my-signature", "Signature")
                .hint("What goes under the sign-off. If empty, it is your name and phone number."),
            text(app, |profile| &profile.signature),
            signature,
        ))
}

fn english(app: App) -> View {
    let place = |variant: Variant| Variant::ALL.iter().position(|one| *one == variant);
    chips(Choices {
        name: "my-english",
        legend: "Which English do your letters use?",
        options: Variant::ALL.iter().enumerate().map(|(n, one)| (n.to_string(), one.label().to_owned())).collect(),
        chosen: Signal::derive(move || {
            place(app.records.book().with(|book| book.profile.english)).map(|n| n.to_string())
        }),
        choose: Callback::new(move |choice: Option<String>| {
            if let Some(one) = choice.and_then(|n| Variant::ALL.get(n.parse::<usize>().ok()?).copied()) {
                app.edit_profile(|profile| profile.english = one);
            }
        }),
    })
}

fn skills(app: App) -> View {
    let rows = keyed_list(
        move || (0..app.records.book().with(|book| book.profile.skills.len())).map(|n| n.to_string()).collect(),
        move |key| key.parse().map(|n| skill(app, n)).unwrap_or_default(),
    );
    let add = button("btn", "plus", "Add a skill").attr("id", "add-skill").click(move || {
        let mut place = 0;
        app.edit_profile(|profile| {
            place = profile.skills.len();
            profile.skills.push(Skill { name: Line::default(), evidence: Line::default() });
        });
        page::after_drawing(move || {
            page::focus(&format!("#skill-{place}"));
        });
    });
    section("skills", "What you are good at")
        .child(note("Best first, each with a sentence that shows it. A letter picks what fits."))
        .child(el("div").class("stack").child(rows))
        .child(el("div").class("actions").child(add))
        .into()
}

fn skill(app: App, n: usize) -> View {
    let field =
        |tag: &'static str, id: &str, label: &str, placeholder: &str, pick: fn(&mut Skill) -> &mut Line| -> El {
            let id = format!("{id}-{n}");
            let (error, failed) = (RwSignal::new(None::<String>), format!("{id}-error"));
            let value = Signal::derive(move || {
                app.records
                    .book()
                    .with(|book| book.profile.skills.get(n).cloned())
                    .map(|mut skill| pick(&mut skill).to_string())
                    .unwrap_or_default()
            });
            let input = el(tag)
                .class("input")
                .attr("id", &id)
                .attr("autocomplete", "off")
                // The name of a skill stands in the middle of a sentence.
                .attr("autocapitalize", if tag == "input" { "none" } else { "sentences" })
                .maybe("rows", (tag == "textarea").then_some("2"))
                .attr("placeholder", placeholder)
                .dynamic_attr("aria-describedby", move || error.get().map(|_| failed.clone()));
            let write = Rc::new(move |typed: String| {
                let line = Line::parse(&typed).map_err(|error| error.to_string())?;
                app.edit_profile(|profile| {
                    if let Some(skill) = profile.skills.get_mut(n) {
                        *pick(skill) = line;
                    }
                });
                Ok(())
            });
            let input = follow_typing(input, value, write, error);
            let label = el("label").class("field__label").attr("for", &id).text(label);
            el("div").class("field").child(label).child(input).child(error_line(&format!("{id}-error"), error.into()))
        };
    let name = field("input", "skill", "Skill", "financial modelling", |skill| &mut skill.name);
    let evidence = field(
        "textarea",
        "evidence",
        "One sentence that shows it",
        "I cut the month-end close from nine days to four",
        |skill| &mut skill.evidence,
    );
    let remove = button("btn btn--ghost", "close", "Remove")
        .attr("aria-label", &format!("Remove skill {}", n + 1))
        .click(move || {
            app.drop_skill(n);
            page::focus("#add-skill");
        });
    el("fieldset")
        .class("card skill")
        .child(el("legend").class("visually-hidden").text(&format!("Skill {}", n + 1)))
        .child(name)
        .child(evidence)
        .child(remove)
        .into()
}
