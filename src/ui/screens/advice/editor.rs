//! Changing a playbook of one's own. Every change is kept at once, unless it contradicts another: then it stays on
//! screen, with the reason, until the two agree.

use crate::device::page;
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::parameter::Provenance;
use crate::domain::advice::playbook::Playbook;
use crate::domain::id::{PlaybookId, ProcessId};
use crate::domain::process::PlaybookChoice;
use crate::domain::text::Line;
use crate::reactive::{RwSignal, Signal};
use crate::state::advice::choice_text;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, el};
use crate::ui::kit::field::{Field, error_line, input};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::screens::advice::controls::{Control, Number, Value, control};
use crate::ui::screens::advice::own::export;
use crate::ui::shared::authors::author;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::save_state::save_state;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A playbook on the workbench.
#[derive(Clone)]
struct Bench {
    app: App,
    draft: Rc<RefCell<OwnPlaybook>>,
    /// What the draft was made from.
    base: Rc<RefCell<OwnPlaybook>>,
    /// Why the draft is not kept yet.
    refused: RwSignal<Option<String>>,
}

impl Bench {
    /// Changes the draft, with what another tab has made of it meanwhile, and keeps it if it agrees with itself.
    fn change(&self, change: impl FnOnce(&mut OwnPlaybook)) {
        let (mut base, mut draft) = (self.base.borrow_mut(), self.draft.borrow_mut());
        self.app.catch_up(&mut base, &mut draft);
        change(&mut draft);
        let kept = self.app.keep_playbook(&mut base, &mut draft);
        if kept.is_err() {
            // A message at the foot of the screen would lie over the reason.
            self.app.messages.close();
        }
        self.refused.set(kept.err().map(|why| why.to_string()));
    }
}

/// The screen.
pub fn screen(id: PlaybookId) -> View {
    let id = &id;
    let app = app();
    let Some(own) = app.own_playbook(id) else { return not_found() };
    let base = author(own.based_on);
    let sub = format!("A copy of {base}. What you don’t change stays the same.");
    let held = || Rc::new(RefCell::new(own.clone()));
    let bench = Bench { app, draft: held(), base: held(), refused: RwSignal::new(None) };
    let head = page_head(Some(("#/advice", "Whose advice to follow")), &own.name, &sub);
    let rows = Playbook::built_in(own.based_on).rows();
    let controls: View = rows
        .iter()
        .filter_map(|row| {
            let silent = if row.backing == Provenance::Silent { ", the recommended value" } else { "" };
            let hint = format!("In the original: {}{silent}.", row.value);
            Some(one(&bench, control(row.id)?, row.name, &hint))
        })
        .collect();
    let refused = bench.refused;
    let stands = el("div").class("actionbar").child(error_line(
        "playbook-error",
        Signal::derive(move || refused.get().map(|why| format!("Not saved yet. {why}"))),
    ));
    let saved = el("div").dynamic_attr("hidden", move || refused.get().map(|_| String::new())).child(save_state(app));
    let form =
        section("parameters", "What it says").child(name(&bench)).child(el("div").class("controls").child(controls));
    View::new()
        .with(head)
        .with(el("div").class("panes").child(el("div").class("pane").child(form)).child(aside(app, &own)))
        .with(stands.child(saved))
}

fn name(bench: &Bench) -> View {
    let bench = bench.clone();
    let name = RwSignal::new(bench.draft.borrow().name.to_string());
    let draft = StoredValue::new_local(bench);
    let write = Callback::new(move |text: String| {
        let line = Line::parse(&text).map_err(|error| error.to_string())?;
        draft.with_value(|bench| bench.change(|own| own.name = line));
        name.set(text);
        Ok(())
    });
    input(Field::text("playbook-name", "Its name").words(), name.into(), write)
}

fn aside(app: App, own: &OwnPlaybook) -> El {
    let choice = PlaybookChoice::Own(own.id.clone());
    let mine = choice_text(&choice);
    let everywhere = move || app.records.settings().with(|settings| choice_text(&settings.playbook) == mine);
    let all = choice.clone();
    let words =
        move || if everywhere() { "Followed for the whole search." } else { "Not followed for the whole search." };
    let follow = button("btn btn--primary", "check", "Follow it for the whole search")
        .click(move || app.follow_playbook(all.clone()));
    let listed = untrack(|| app.listed().get());
    let employers: View = listed
        .iter()
        .filter_map(|id| app.process_now(id))
        .map(|process| el("option").attr("value", process.id.as_str()).text(process.display_name()))
        .collect();
    let select = el("select")
        .class("input")
        .attr("id", "follow-for")
        .child(el("option").attr("value", "").text("Choose an employer"))
        .child(employers)
        .on("change", move |event| {
            if let Some(id) = ProcessId::parse(&dom::typed(&event)) {
                app.follow_for(&id, Some(choice.clone()));
            }
        });
    let one = (!listed.is_empty()).then(|| {
        el("div")
            .class("field")
            .child(el("label").class("field__label").attr("for", "follow-for").text("Follow it for one employer"))
            .child(select)
    });
    let (id, gone) = (own.id.clone(), own.id.clone());
    let save = button("btn", "export", "Export").click(move || {
        if let Some(own) = app.own_playbook(&id) {
            export(app, &own);
        }
    });
    let delete = button("btn btn--stop", "", "Delete this advice").click(move || {
        page::go("/advice");
        app.delete_playbook(&gone);
    });
    let used =
        section("use", "Use it").child(el("p").dynamic_text(move || words().to_owned())).child(follow).child(one);
    let kept = section("put-away", "Save or share")
        .child(note("You can import the exported file on another device, or share it."))
        .child(el("div").class("actions").child(save).child(delete));
    el("div").class("pane pane--aside").child(used).child(kept)
}

/// One parameter: what kind of value, and its numbers.
fn one(bench: &Bench, control: &'static Control, name: &str, hint: &str) -> El {
    let value = (control.read)(&bench.draft.borrow().playbook().parameters);
    let now = Rc::new(RefCell::new(value));
    let hint_id = format!("{}-hint", control.id);
    let fields = el("div").class("field-row");
    let place = fields.element();
    numbers(bench, control, &now, &hint_id).show_in(&place);
    let options = control.kinds.iter().enumerate().map(|(kind, words)| {
        let chosen = (kind == value.0).then_some("");
        el("option").attr("value", &kind.to_string()).maybe("selected", chosen).text(words.words)
    });
    let (mine, held, described) = (bench.clone(), now.clone(), hint_id.clone());
    let select = el("select")
        .class("input")
        .attr("aria-label", name)
        .attr("aria-describedby", &hint_id)
        .child(options.collect::<View>())
        .on("change", move |event| {
            let kind = dom::typed(&event).parse().unwrap_or(0);
            let usual =
                |at: usize| control.kinds.get(kind).and_then(|kind| kind.numbers.get(at)).map_or(0, |n| n.usual);
            *held.borrow_mut() = (kind, [usual(0), usual(1)]);
            page::clear(&place);
            numbers(&mine, control, &held, &described).show_in(&place);
            put(&mine, control, *held.borrow());
        });
    let choice = (control.kinds.len() > 1).then_some(select);
    el("fieldset")
        .class("field control")
        .child(el("legend").text(name))
        .child(choice)
        .child(fields)
        .child(el("p").class("field__hint").attr("id", &hint_id).text(hint))
}

fn put(bench: &Bench, control: &Control, value: Value) {
    bench.change(|own| write(control, own, value));
}

fn write(control: &Control, own: &mut OwnPlaybook, value: Value) {
    let base = &Playbook::built_in(own.based_on).parameters;
    (control.write)(&mut own.changes, base, value);
}

/// The numbers of the kind that is chosen.
fn numbers(bench: &Bench, control: &'static Control, now: &Rc<RefCell<Value>>, hint: &str) -> View {
    let (kind, values) = *now.borrow();
    let Some(kind) = control.kinds.get(kind) else { return View::new() };
    let fields = kind.numbers.iter().enumerate().map(|(at, number)| {
        let id = format!("{}-{at}", control.id);
        let (bench, now) = (bench.clone(), now.clone());
        let error = el("p").class("field__error").attr("role", "alert");
        let said = error.element();
        let field = el("input")
            .class("input")
            .attr("type", "number")
            .attr("inputmode", "numeric")
            .attr("id", &id)
            .attr("min", &number.least.to_string())
            .attr("max", &number.most.to_string())
            .attr("value", &values.get(at).copied().unwrap_or(number.usual).to_string())
            .attr("aria-describedby", hint);
        let node = field.element();
        let field = field.on("input", move |event| match within(&dom::typed(&event), number) {
            Ok(typed) => {
                said.set_text_content(None);
                // An attribute that is not there need not be removed.
                let _ = node.remove_attribute("aria-invalid");
                bench.change(|own| {
                    let mut now = now.borrow_mut();
                    // The number beside this one may have been changed in another tab.
                    let latest = (control.read)(&own.playbook().parameters);
                    if latest.0 == now.0 {
                        *now = latest;
                    }
                    if let Some(slot) = now.1.get_mut(at) {
                        *slot = typed;
                    }
                    write(control, own, *now);
                });
            }
            Err(sentence) => {
                said.set_text_content(Some(&sentence));
                let _ = node.set_attribute("aria-invalid", "true");
            }
        });
        el("div")
            .class("field")
            .child(el("label").class("field__label").attr("for", &id).text(number.words))
            .child(field)
            .child(error)
    });
    fields.collect()
}

fn within(typed: &str, number: &Number) -> Result<u32, String> {
    let read = typed.trim().parse().ok().filter(|n| (number.least..=number.most).contains(n));
    read.ok_or_else(|| {
        format!("Please enter a whole number from {} to {}. Nothing was changed.", number.least, number.most)
    })
}
