//! The checks beside the paper: each finding with its level, its reason, and a mend where there is one.

use crate::device::page;
use crate::domain::letter::check::Report;
use crate::domain::letter::check::finding::{Finding, Level, Place};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::screens::letter::editor::{LetterEditor, early};
use crate::ui::screens::letter::paper::{Paper, Pointer};
use crate::ui::screens::letter::quick_answers;
use crate::ui::shared::why::why_about;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use std::rc::Rc;

/// "2 to fix". What passed is said where it is listed.
pub fn summary(report: &Report) -> String {
    match report.findings.iter().filter(|finding| early(finding).is_none()).count() {
        0 => "Nothing to fix".to_owned(),
        open => format!("{open} to fix"),
    }
}

/// The section.
pub fn section_of(editor: &Rc<LetterEditor>, paper: &Paper) -> View {
    let (summary, seen) = (editor.summary, editor.seen);
    let head = el("div")
        .class("section__head")
        .child(el("h2").attr("id", "checks").attr("tabindex", "-1").text("Checks"))
        .child(
            el("p")
                .class("section__note")
                .attr("id", "checks-summary")
                .attr("role", "status")
                .dynamic_text(move || summary.get()),
        );
    let (editor, point_at) = (editor.clone(), paper.point_at());
    el("section")
        .class("section no-print")
        .attr("aria-labelledby", "checks")
        .child(head)
        .dynamic(move || {
            seen.track();
            let findings = editor.findings();
            let (errors, warnings): (Vec<&Finding>, Vec<&Finding>) =
                findings.iter().partition(|finding| finding.level == Level::Error);
            let now = editor.app.clock.now().get_untracked();
            let rows: View = errors
                .into_iter()
                .chain(warnings)
                .map(|finding| {
                    let point_at = point_at.clone();
                    row(&editor, finding, now, point_at)
                })
                .collect();
            let list = (!findings.is_empty()).then(|| el("ul").class("findings").child(rows));
            View::new().with(list).with(passed(&editor.passed()))
        })
        .into()
}

fn row(editor: &Rc<LetterEditor>, finding: &Finding, now: NaiveDateTime, point_at: Pointer) -> El {
    let (level, icon_name, word) = match finding.level {
        _ if early(finding).is_some() => ("wait", "hand", "Wait: "),
        Level::Error => ("error", "alert", "To fix: "),
        Level::Warning => ("warning", "info", "Worth a look: "),
    };
    let sentence = words::phrase(&finding.fault.phrase(), now);
    let title = el("p")
        .class("finding__title")
        .child(el("span").class("finding__level").text(word))
        .child(el("span").attr("dir", "auto").text(&sentence));
    let mend = finding.mend.clone().map(|mend| {
        let editor = editor.clone();
        button("btn", "", &mend.label).click(move || {
            let Some(letter) = editor.letter() else { return };
            let (subject, body) = mend.applied(&letter.subject, &letter.body);
            editor.replace(&subject, &body);
        })
    });
    let show = match &finding.place {
        Place::Body(range) if !range.is_empty() => {
            let range = range.clone();
            let show = button("btn btn--ghost", "", "Show it").attr("aria-label", &format!("Show it: {sentence}"));
            Some(show.click(move || point_at(&range)))
        }
        _ => None,
    };
    let answer =
        (mend.is_none() && show.is_none()).then(|| quick_answers::place_of(finding.id)).flatten().map(|place| {
            button("btn btn--ghost", "", "Answer it").click(move || {
                page::focus(place);
            })
        });
    let mine = (finding.level == Level::Warning).then(|| {
        let (editor, finding) = (editor.clone(), finding.clone());
        button("btn btn--ghost", "", "Keep mine").attr("aria-label", &format!("Keep mine: {sentence}")).click(
            move || {
                editor.keep_mine(&finding);
                page::focus("#checks");
            },
        )
    });
    let any = mend.is_some() || show.is_some() || answer.is_some() || mine.is_some();
    let actions = any.then(|| el("div").class("actions").child(mend).child(show).child(answer).child(mine));
    let overruled = (finding.level == Level::Error && editor.is_overruled(finding))
        .then(|| el("p").class("caption").text("You gave your reason to send it anyway."));
    let reason = format!("Check {}: {}.", finding.id, finding.id.title());
    el("li")
        .class("finding")
        .attr("data-level", level)
        .child(icon(icon_name))
        .child(title)
        .child(overruled)
        .child(actions)
        .child(why_about("Whose advice is that?", &sentence, &reason, finding.rules()))
}

fn passed(titles: &[&str]) -> Option<El> {
    let row = |title: &&str| {
        let title =
            el("p").class("finding__title").child(el("span").class("visually-hidden").text("Passed: ")).text(title);
        el("li").class("finding").attr("data-level", "passed").child(icon("check")).child(title)
    };
    let rows = el("ul").class("findings").child(titles.iter().map(row).collect::<View>());
    let summary = el("summary").text(&format!("{} passed", words::count(titles.len(), "check")));
    (!titles.is_empty()).then(|| el("details").class("more").child(summary).child(rows))
}
