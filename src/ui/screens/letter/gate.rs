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
use crate::ui::kit::slot::slot;
use crate::ui::screens::letter::desk::Desk;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use std::rc::Rc;

/// The guard's word. `opened` is set once the paper may be laid out.
pub fn gate(desk: &Rc<Desk>, opened: RwSignal<bool>) -> View {
    let Some(verdict) = desk.verdict() else { return View::new() };
    let now = desk.app.now.get_untracked();
    let reason = words::phrase(&verdict.words, now);
    let (tone, icon_name, title) = match verdict.kind {
        VerdictKind::OverCap => ("never", "never", "Enough has been said"),
        VerdictKind::NeverByChannel => ("never", "never", "Not this way"),
        VerdictKind::Allowed | VerdictKind::WaitUntil(_) => ("", "check", "Go ahead"),
    };
    let start = {
        let desk = desk.clone();
        move || {
            desk.draft();
            opened.set(true);
            page::after_drawing(|| {
                page::focus("#letter-text");
            });
        }
    };
    let way = match verdict.kind {
        VerdictKind::NeverByChannel => {
            let (desk, start) = (desk.clone(), start.clone());
            button("btn btn--primary", "letter", "Write an e-mail instead").click(move || {
                let _ = desk.app.edit_letter(&desk.id, |letter| {
                    letter.channel = Channel::Email;
                    Ok(())
                });
                start();
            })
        }
        _ => {
            let timeline = format!("#{}", Route::Process(desk.process.clone(), Segment::Timeline));
            link("btn btn--primary", &timeline, "back", "Leave it be")
        }
    };
    let body = el("div")
        .class("quiet__body")
        .add(el("p").class("quiet__until").add(icon(icon_name)).add(el("span").text(title)))
        .add(el("p").class("quiet__reason").attr("dir", "auto").text(&reason))
        .add(el("div").class("actions").add(way))
        .add(why("Whose advice is that?", &reason, &verdict.rules, &[]));
    let card = el("article").class("quiet letter-gate").attr("data-tone", tone).add(body);
    let rules: Vec<String> = verdict
        .rules
        .iter()
        .chain(CheckId::Moment.rules())
        .chain(CheckId::Channel.rules())
        .map(|rule| rule.0.to_owned())
        .collect();
    View::new().with(card).with(against(desk, rules, start))
}

/// Going on against the guard: a reason in the user's own words comes first.
fn against(desk: &Rc<Desk>, rules: Vec<String>, start: impl Fn() + 'static) -> View {
    let error = RwSignal::new(None::<String>);
    let (desk, unkept) = (desk.clone(), desk.unkept());
    let typed = unkept.text("reason", "");
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        match reason(&typed.value.get_untracked()) {
            Ok(reason) => {
                unkept.forget();
                desk.overrule(reason, &rules);
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
        .add(slot("against", "Why do you want to send it anyway?", "text", hint, typed))
        .add(error_line("against-refused", error.into()))
        .add(unkept.remark())
        .add(el("div").class("actions").add(el("button").class("btn").attr("type", "submit").text("Write it anyway")));
    let summary = el("summary").text("Continue anyway");
    let begun = unkept.begun().get_untracked().then_some("");
    el("details").class("more").maybe("open", begun).add(summary).add(form).into()
}

/// The reason as it is kept. An error is the sentence to show.
pub fn reason(typed: &str) -> Result<Line, String> {
    let reason = Line::parse(typed).map_err(|error| error.to_string())?;
    if reason.is_empty() {
        return Err("Please write down your reason first, in a few words.".into());
    }
    Ok(reason)
}
