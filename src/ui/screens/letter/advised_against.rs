//! In the place of the paper, where nothing should be written any more or not this way: why, and the ways on.

use crate::device::page;
use crate::domain::channel::Channel;
use crate::domain::guard::VerdictKind;
use crate::domain::letter::check::finding::CheckId;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::route::{Route, Segment};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::error_line;
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::slot;
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use std::rc::Rc;

/// The guard's word. `opened` is set once the paper may be laid out.
pub fn gate(editor: &Rc<LetterEditor>, opened: RwSignal<bool>) -> View {
    let Some(verdict) = editor.verdict() else { return View::new() };
    let now = editor.app.clock.now().get_untracked();
    let reason = words::phrase(&verdict.words, now);
    let (tone, icon_name, title) = match verdict.kind {
        VerdictKind::OverCap => ("never", "never", "Enough has been said"),
        VerdictKind::NeverByChannel => ("never", "never", "Not this way"),
        VerdictKind::Allowed | VerdictKind::WaitUntil(_) => ("", "check", "Go ahead"),
    };
    let start = {
        let editor = editor.clone();
        move || {
            editor.draft();
            opened.set(true);
            page::after_drawing(|| {
                page::focus("#letter-text");
            });
        }
    };
    let way = match verdict.kind {
        VerdictKind::NeverByChannel => {
            let (editor, start) = (editor.clone(), start.clone());
            button("btn btn--primary", "letter", "Write an e-mail instead").click(move || {
                let _ = editor.app.edit_letter(&editor.id, |letter| {
                    letter.channel = Channel::Email;
                    Ok(())
                });
                start();
            })
        }
        _ => {
            let timeline = format!("#{}", Route::Process(editor.process.clone(), Segment::Timeline));
            link("btn btn--primary", &timeline, "back", "Leave it be")
        }
    };
    let body = el("div")
        .class("quiet__body")
        .child(el("p").class("quiet__until").child(icon(icon_name)).child(el("span").text(title)))
        .child(el("p").class("quiet__reason").attr("dir", "auto").text(&reason))
        .child(el("div").class("actions").child(way))
        .child(why("Whose advice is that?", &reason, &verdict.rules, &[]));
    let card = el("article").class("quiet letter-gate").attr("data-tone", tone).child(body);
    let rules: Vec<String> = verdict
        .rules
        .iter()
        .chain(CheckId::Moment.rules())
        .chain(CheckId::Channel.rules())
        .map(|rule| rule.as_str().to_owned())
        .collect();
    View::new().with(card).with(against(editor, rules, start))
}

/// Going on against the guard: a reason in the user's own words comes first.
fn against(editor: &Rc<LetterEditor>, rules: Vec<String>, start: impl Fn() + 'static) -> View {
    let error = RwSignal::new(None::<String>);
    let (editor, form_draft) = (editor.clone(), editor.form_draft());
    let typed = form_draft.text("reason", "");
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        match reason(&typed.value.get_untracked()) {
            Ok(reason) => {
                form_draft.forget();
                editor.overrule(reason, &rules);
                start();
            }
            Err(sentence) => {
                error.set(Some(sentence));
                page::focus("#against");
            }
        }
    };
    let hint =
        "A few words are enough, such as “they asked me to write”. They stay with the letter in your contact history.";
    let form = el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", go_on)
        .child(slot("against", "Why do you want to send it anyway?", "text", hint, typed))
        .child(error_line("against-refused", error.into()))
        .child(form_draft.remark())
        .child(
            el("div").class("actions").child(el("button").class("btn").attr("type", "submit").text("Write it anyway")),
        );
    let summary = el("summary").text("Continue anyway");
    let begun = form_draft.begun().get_untracked().then_some("");
    el("details").class("more").maybe("open", begun).child(summary).child(form).into()
}

/// The reason as it is kept. An error is the sentence to show.
pub fn reason(typed: &str) -> Result<Line, String> {
    let reason = Line::parse(typed).map_err(|error| error.to_string())?;
    if reason.is_empty() {
        return Err("Please write down your reason first, in a few words.".into());
    }
    Ok(reason)
}
