//! What you were found lacking: how it came up, a plan with a day, and what shows that it is closed (F12).

use crate::device::random::RandomIds;
use crate::domain::actions::prepare::{add_gap, close_gap, drop_gap, plan_gap};
use crate::domain::gap::Gap;
use crate::domain::id::{GapId, RoundId};
use crate::domain::preparation::since::sentence;
use crate::domain::process::Process;
use crate::reactive::Memo;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_line, slot};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, placed};

/// The section. What is added belongs to the round in view.
pub fn gaps(editor: ProcessEditor, key: &str) -> El {
    let round = RoundId::parse(key);
    let add_item = AddItem::of_lines(
        move |lacking| {
            let id = GapId::fresh(&mut RandomIds);
            let key = id.to_string();
            editor.edit(|process| add_gap(process, id, lacking, round.clone()));
            key
        },
        move |key, lacking| {
            editor.edit(|process| gap_mut(process, key).into_iter().for_each(|one| one.lacking.clone_from(&lacking)));
        },
        move |key| editor.edit(|process| drop_gap(process, key)),
    );
    let keys = add_item.without(editor.keys(|process| process.gaps.iter().map(|gap| gap.id.to_string()).collect()));
    let new = New {
        id: "gap-new",
        label: "Something they missed",
        one: "gap",
        placeholder: "A tool, a skill, an experience",
    };
    section("gaps", "What was missing")
        .attr("data-at", "gaps")
        .child(note("Make a plan for each. Show at the next round what you did."))
        .child(el("ul").class("rows").child(keyed_list(editor.keys(bare), move |key| without_plan(editor, &key))))
        .child(el("div").class("rows").child(keyed_list(keys, move |key| card(editor, &key))))
        .child(new_line(new, add_item))
}

/// The things to learn that have no plan yet: round and place of each.
fn bare(process: &Process) -> Vec<String> {
    process.rounds.iter().flat_map(|round| process_editor::places(round.id.as_str(), round.to_learn.len())).collect()
}

fn without_plan(editor: ProcessEditor, key: &str) -> View {
    let (read, set) = (key.to_owned(), key.to_owned());
    let words = move || {
        let process = editor.get();
        let line = process.as_deref().zip(placed(&read)).and_then(|(process, (round, place))| {
            process_editor::round(process, round)?.to_learn.get(place).map(ToString::to_string)
        });
        line.unwrap_or_default()
    };
    let plan = move || {
        let Some((round, place)) = placed(&set).and_then(|(round, place)| Some((RoundId::parse(round)?, place))) else {
            return;
        };
        editor.edit(|process| plan_gap(process, &round, place, GapId::fresh(&mut RandomIds)));
    };
    let words = el("span").class("row__title").attr("dir", "auto").dynamic_text(words);
    let plan = button("btn", "", "Make a plan").click(plan);
    el("li").class("row row--plain row--tight").child(words).child(plan).into()
}

fn gap<'a>(process: &'a Process, key: &str) -> Option<&'a Gap> {
    process.gaps.iter().find(|gap| gap.id.as_str() == key)
}

fn gap_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut Gap> {
    process.gaps.iter_mut().find(|gap| gap.id.as_str() == key)
}

fn card(editor: ProcessEditor, key: &str) -> View {
    let (read, inside) = (key.to_owned(), key.to_owned());
    let face = Memo::new(move |_| {
        let process = editor.get();
        let one = process.as_deref().and_then(|process| gap(process, &read));
        one.map(|one| (one.lacking.to_string(), one.done.is_some(), sentence(&one.evidence))).unwrap_or_default()
    });
    let title = el("span").class("row__title").attr("dir", "auto").dynamic_text(move || face.get().0);
    let state = el("span").class("row__sub").dynamic_text(move || match face.get() {
        (_, true, _) => "Done".to_owned(),
        _ => "Plan and proof".to_owned(),
    });
    let summary =
        el("summary").class("row row--plain row--tight").child(el("span").child(title).child(el("br")).child(state));
    unfold_item("entry", summary, Box::new(move || fields(editor, &inside, face).into())).into()
}

fn fields(editor: ProcessEditor, key: &str, face: Memo<(String, bool, String)>) -> El {
    let id = |what: &str| ["gap-", what, "-", key].concat();
    let (read, set, gone) = (key.to_owned(), key.to_owned(), key.to_owned());
    let done = check(
        "Done",
        move || editor.get().is_some_and(|process| gap(&process, &read).is_some_and(|one| one.done.is_some())),
        move |on| {
            let at = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| close_gap(process, &set, at));
        },
    );
    let remove = button("btn btn--ghost", "close", "Remove").click(move || {
        editor.edit_with_undo("Removed.", |process| drop_gap(process, &gone));
    });
    let said = el("p").class("quiet-text").attr("dir", "auto").dynamic_text(move || face.get().2);
    el("div")
        .class("form entry__form")
        .child(slot(&id("lacking"), "What was missing", "text", "", bind!(editor.line(key), gap, gap_mut, lacking)))
        .child(slot(&id("why"), "How it came up", "text", "", bind!(editor.line(key), gap, gap_mut, why)))
        .child(slot(&id("plan"), "What I’ll do about it", "text", "", bind!(editor.line(key), gap, gap_mut, plan)))
        .child(slot(&id("by"), "By", "date", "", bind!(editor.day(key), gap, gap_mut, by)))
        .child(slot(
            &id("evidence"),
            "What shows it: I’ve",
            "text",
            "Such as: built two reports with it.",
            bind!(editor.line(key), gap, gap_mut, evidence),
        ))
        .child(said)
        .child(el("div").class("actions").child(done).child(remove))
}
