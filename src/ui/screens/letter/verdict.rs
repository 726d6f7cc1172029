//! The one line over the paper: what stands between this letter and its being sent.

use crate::device::dates::{self, Style};
use crate::device::page;
use crate::domain::letter::check::fault::Fault;
use crate::domain::letter::check::finding::{Finding, Place};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::screens::letter::editor::{LetterEditor, early};
use crate::ui::screens::letter::paper::{Paper, Pointer};
use crate::ui::screens::letter::quick_answers;
use chrono::NaiveDateTime;
use std::rc::Rc;

const NUMBERS: [&str; 9] = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/// How many small things there are to fix, in words.
fn to_fix(count: usize) -> String {
    match count {
        1 => "One small thing to fix".to_owned(),
        _ => [NUMBERS.get(count.wrapping_sub(1)).copied().unwrap_or("Many"), " small things to fix"].concat(),
    }
}

/// The line.
pub fn line(editor: &Rc<LetterEditor>, paper: &Paper) -> View {
    let (editor, point_at) = (editor.clone(), paper.point_at());
    let now = editor.app.clock.about_now();
    // Only what is new is read out: the place stays, its inside changes.
    el("div")
        .class("no-print")
        .attr("role", "status")
        .dynamic(move || {
            editor.seen.track();
            if editor.summary.with(String::is_empty) {
                return el("p").class("verdict").text("Your draft").into();
            }
            said(&editor.findings(), &editor, now.get(), point_at.clone()).into()
        })
        .into()
}

fn said(findings: &[Finding], editor: &LetterEditor, now: NaiveDateTime, point_at: Pointer) -> El {
    let open: Vec<&Finding> = findings.iter().filter(|one| !editor.is_overruled(one)).collect();
    let faults: Vec<&Finding> =
        open.iter().copied().filter(|one| early(one).is_none() && one.fault != Fault::OverTheCap).collect();
    let verdict = |tone: &str, icon: &str, words: &str| {
        let words = el("span").text(words);
        el("p").class("verdict").attr("data-tone", tone).child(small_icon(icon)).child(words)
    };
    if let Some(first) = faults.first() {
        let place = (*first).clone();
        // Of what is asked in fields, the first on the page.
        let fields: Vec<&str> = faults.iter().filter_map(|one| quick_answers::place_of(one.id)).collect();
        let fields = fields.join(", ");
        let go = button("", "", "Go to the first").click(move || go_to(&place, &fields, &point_at));
        return verdict("act", "pen", &to_fix(faults.len())).child(go);
    }
    if open.iter().any(|one| one.fault == Fault::OverTheCap) {
        return verdict("wait", "hand", "Better not sent: they have heard enough");
    }
    match open.iter().find_map(|one| early(one)) {
        Some(until) if until.date() == now.date() => {
            verdict("done", "check", &["Ready. Send after ", &*dates::write(until, Style::Time)].concat())
        }
        Some(until) => {
            let day = dates::write(until, if far(until, now) { Style::Day } else { Style::ShortWeekday });
            verdict("wait", "hand", &["Wait until ", &*day, " ", &*dates::write(until, Style::Time)].concat())
        }
        None => verdict("done", "check", "Ready to send"),
    }
}

/// Whether the name of the weekday alone would not say which day is meant.
fn far(until: NaiveDateTime, now: NaiveDateTime) -> bool {
    (until.date() - now.date()).num_days() > 6
}

/// Goes to where a finding is mended: its words on the paper, the field that asks for it, or its place in the list.
fn go_to(finding: &Finding, fields: &str, point_at: &Pointer) {
    let reached = match &finding.place {
        Place::Body(range) if !range.is_empty() => {
            point_at(range);
            true
        }
        _ => quick_answers::place_of(finding.id).is_some() && page::focus(fields),
    };
    if !reached {
        page::focus("#checks");
    }
}
