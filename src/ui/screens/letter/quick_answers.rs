//! What the letter lacks, asked on the spot: your name, one topic, one skill. Each goes into the draft as it is typed.

use crate::domain::letter::check::finding::CheckId;
use crate::domain::letter::fact::MissingFact;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::profile::{Profile, Skill};
use crate::domain::text::Line;
use crate::reactive::Signal;
use crate::state::App;
use crate::ui::kit::adder::lead_on;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, Write, input};
use crate::ui::screens::letter::answers::{self, line};
use crate::ui::screens::letter::editor::LetterEditor;
use leptos::prelude::*;
use std::rc::Rc;

/// The field that answers what a check asks for, as a selector.
pub const fn place_of(id: CheckId) -> Option<&'static str> {
    match id {
        CheckId::Discussed => Some("#topics"),
        CheckId::WhyYou => Some("#quick-skill, #quick-evidence"),
        CheckId::Tidy => Some("#quick-name"),
        CheckId::Subject => Some("#letter-subject"),
        _ => None,
    }
}

/// The questions; and apart from them the topics, where some are known. What is asked is settled as the screen opens: a
/// field does not go while its answer is being typed.
pub fn quick(editor: &Rc<LetterEditor>) -> (View, View) {
    let (app, missing) = (editor.app, editor.missing());
    let mut fields = Vec::new();
    if missing.contains(&MissingFact::OwnName) {
        fields.push(name(app));
    }
    // An answer to an offer is as good without a topic: none is asked for.
    let thanks = editor.letter().is_some_and(|letter| letter.purpose == LetterPurpose::ThankYou);
    let needs_topic =
        thanks || missing.iter().any(|one| matches!(one, MissingFact::Topic(_) | MissingFact::NewTopic(_)));
    let topics = answers::topics(editor);
    let (asked, aside) = match topics {
        Some(topics) if topics.none && needs_topic => (Some(topics.list), None),
        Some(topics) => (None, Some(topics.folded())),
        None => (None, None),
    };
    fields.extend(asked);
    fields.extend(missing.iter().find_map(|one| skill(app, one)));
    let title = match fields.len() {
        0 => "",
        1 => "One quick answer makes this letter better",
        2 => "Two quick answers make this letter better",
        _ => "Three quick answers make this letter better",
    };
    let card = (!fields.is_empty()).then(|| {
        el("section")
            .class("moment moment--line form")
            .attr("aria-labelledby", "quick")
            .on("keydown", |event| lead_on(&event))
            .child(el("h2").class("moment__title").attr("id", "quick").text(title))
            .child(fields)
    });
    let asks = answers::questions(editor);
    (el("div").class("stack no-print letter-facts").child(card).child(asks).into(), aside.into())
}

fn name(app: App) -> View {
    let value = Signal::derive(move || app.records.book().with(|book| book.profile.name.to_string()));
    let write: Write = Callback::new(move |typed: String| {
        let name = line(&typed)?;
        app.edit_profile(|me| me.name.clone_from(&name));
        Ok(())
    });
    input(Field::text("quick-name", "Your name").words().autocomplete("name").next(), value, write)
}

/// The skill that is asked for, or what shows one that is known.
fn skill(app: App, missing: &MissingFact) -> Option<View> {
    let skills = app.records.book().with_untracked(|book| book.profile.skills.clone());
    let place = match missing {
        MissingFact::Skill => skills.iter().position(|skill| skill.name.trim().is_empty()).unwrap_or(skills.len()),
        MissingFact::Evidence(name) => skills.iter().position(|skill| skill.name.starts_with(&**name))?,
        _ => return None,
    };
    let what = matches!(missing, MissingFact::Skill).then(|| {
        let field = Field::text("quick-skill", "One thing you’re good at, for this job").next();
        input(field, of_skill(app, place, |skill| &skill.name), write(app, place, |skill, text| skill.name = text))
    });
    let field = Field::text("quick-evidence", "One sentence that shows it")
        .hint("Such as: I cut the month-end close to four days.");
    let shows = input(
        field,
        of_skill(app, place, |skill| &skill.evidence),
        write(app, place, |skill, text| skill.evidence = text),
    );
    Some(View::new().with(what).with(shows))
}

fn of_skill(app: App, place: usize, read: fn(&Skill) -> &Line) -> Signal<String> {
    Signal::derive(move || {
        app.records
            .book()
            .with(|book| book.profile.skills.get(place).map(|skill| read(skill).to_string()))
            .unwrap_or_default()
    })
}

fn write(app: App, place: usize, set: fn(&mut Skill, Line)) -> Write {
    Callback::new(move |typed: String| {
        let text = line(&typed)?;
        app.edit_profile(|me| change(me, place, |skill| set(skill, text)));
        Ok(())
    })
}

/// Changes the skill at this place, which is made if it is the next one and goes once nothing is left of it.
fn change(me: &mut Profile, place: usize, set: impl FnOnce(&mut Skill)) {
    if me.skills.len() == place {
        me.skills.push(Skill { name: Line::default(), evidence: Line::default() });
    }
    let Some(skill) = me.skills.get_mut(place) else { return };
    set(skill);
    if skill.name.is_empty() && skill.evidence.is_empty() {
        me.skills.remove(place);
    }
}
