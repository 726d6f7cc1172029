//! The checks beside the paper: each finding with its level, its reason, and a mend where there is one.

use crate::device::page;
use crate::domain::letter::check::Report;
use crate::domain::letter::check::finding::{Finding, Level, Place};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::screens::letter::desk::{Desk, early};
use crate::ui::screens::letter::paper::{Paper, Pointer};
use crate::ui::screens::letter::quick;
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use std::rc::Rc;

/// "2 to fix, 15 passed".
pub fn summary(report: &Report) -> String {
    let open = report.findings.iter().filter(|finding| early(finding).is_none()).count();
    let passed = report.passed().len();
    if open > 0 { format!("{open} to fix, {passed} passed") } else { format!("{passed} passed") }
}

/// The section.
pub fn section_of(desk: &Rc<Desk>, paper: &Paper) -> View {
    let (summary, seen) = (desk.summary, desk.seen);
    let head =
        el("div").class("section__head").add(el("h2").attr("id", "checks").attr("tabindex", "-1").text("Checks")).add(
            el("p")
                .class("section__note")
                .attr("id", "checks-summary")
                .attr("role", "status")
                .live_text(move || summary.get()),
        );
    let (desk, point_at) = (desk.clone(), paper.point_at());
    el("section")
        .class("section no-print")
        .attr("aria-labelledby", "checks")
        .add(head)
        .live(move || {
            seen.track();
            let findings = desk.findings();
            let (errors, warnings): (Vec<&Finding>, Vec<&Finding>) =
                findings.iter().partition(|finding| finding.level == Level::Error);
            let now = desk.app.now.get_untracked();
            let rows: View = errors
                .into_iter()
                .chain(warnings)
                .map(|finding| {
                    let point_at = point_at.clone();
                    row(&desk, finding, now, point_at)
                })
                .collect();
            let list = (!findings.is_empty()).then(|| el("ul").class("findings").add(rows));
            View::new().with(list).with(passed(&desk.passed()))
        })
        .into()
}

fn row(desk: &Rc<Desk>, finding: &Finding, now: NaiveDateTime, point_at: Pointer) -> El {
    let (level, icon_name, word) = match finding.level {
        _ if early(finding).is_some() => ("wait", "hand", "Wait: "),
        Level::Error => ("error", "alert", "To fix: "),
        Level::Warning => ("warning", "info", "Worth a look: "),
    };
    let sentence = words::phrase(&finding.fault.phrase(), now);
    let title = el("p")
        .class("finding__title")
        .add(el("span").class("finding__level").text(word))
        .add(el("span").attr("dir", "auto").text(&sentence));
    let mend = finding.mend.clone().map(|mend| {
        let desk = desk.clone();
        button("btn", "", &mend.label).click(move || {
            let Some(letter) = desk.letter() else { return };
            let (subject, body) = mend.applied(&letter.subject, &letter.body);
            desk.replace(&subject, &body);
        })
    });
    let show = match &finding.place {
        Place::Body(range) if !range.is_empty() => {
            let range = range.clone();
            Some(button("btn btn--ghost", "", "Show it").click(move || point_at(&range)))
        }
        _ => None,
    };
    let answer = (mend.is_none() && show.is_none()).then(|| quick::place_of(finding.id)).flatten().map(|place| {
        button("btn btn--ghost", "", "Answer it").click(move || {
            page::focus(place);
        })
    });
    let mine = (finding.level == Level::Warning).then(|| {
        let (desk, finding) = (desk.clone(), finding.clone());
        button("btn btn--ghost", "", "Keep mine").attr("aria-label", &format!("Keep mine: {sentence}")).click(
            move || {
                desk.keep_mine(&finding);
                page::focus("#checks");
            },
        )
    });
    let any = mend.is_some() || show.is_some() || answer.is_some() || mine.is_some();
    let actions = any.then(|| el("div").class("actions").add(mend).add(show).add(answer).add(mine));
    let overruled = (finding.level == Level::Error && desk.is_overruled(finding))
        .then(|| el("p").class("caption").text("You gave your reason to send it anyway."));
    let reason = format!("Check {}: {}.", finding.id, finding.id.title());
    el("li")
        .class("finding")
        .attr("data-level", level)
        .add(icon(icon_name))
        .add(title)
        .add(overruled)
        .add(actions)
        .add(why("Whose advice is that?", &reason, finding.rules(), &[]))
}

fn passed(titles: &[&str]) -> Option<El> {
    let row = |title: &&str| {
        let title =
            el("p").class("finding__title").add(el("span").class("visually-hidden").text("Passed: ")).text(title);
        el("li").class("finding").attr("data-level", "passed").add(icon("check")).add(title)
    };
    let rows = el("ul").class("findings").add(titles.iter().map(row).collect::<View>());
    let summary = el("summary").text(&format!("{} passed", words::count(titles.len(), "check")));
    (!titles.is_empty()).then(|| el("details").class("more").add(summary).add(rows))
}
