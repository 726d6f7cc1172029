//! What you would do for them, on one page (J12): a point for each need you heard, the first three months, the page as they
//! get it, and that they got it.

use crate::device::random::RandomIds;
use crate::device::{dates, page as device};
use crate::domain::actions::plan::{add_point, hand_over, open_needs};
use crate::domain::advice::rules::J12;
use crate::domain::channel::Channel;
use crate::domain::id::{PointId, ProcessId};
use crate::domain::preparation::value_page::{as_text, page, title};
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::domain::value_plan::{Days, PlanPoint, ValuePlan};
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_line, slot};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::draft_text::draft_text;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::{ProcessEditor, bind};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use leptos::prelude::*;

/// The screen.
pub fn screen(id: &ProcessId) -> View {
    let app = app();
    let Some(process) = app.process_now(id) else { return not_found() };
    let editor = ProcessEditor::new(app, id);
    let back = format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let sub = "What you’d do for them, on one page. It shows that you listened.";
    let because =
        "They choose whom they can picture in the job. A page with their own needs on it helps them see you there.";
    let main = el("div").class("pane no-print").child(points(editor)).child(months(editor));
    let aside = el("div")
        .class("pane pane--aside")
        .child(paper(editor))
        .child(el("div").class("no-print").child(dynamic(move || handing_over(editor))))
        .child(el("div").class("no-print").child(why("Why write it?", because, &[J12], &[])).child(save_state(app)));
    View::new()
        .with(
            page_head(Some((&back, process.display_name())), "Plan for the job", sub)
                .class("page-head page-head--close page-head--plan"),
        )
        .with(el("div").class("panes").child(main).child(aside))
}

fn point<'a>(process: &'a Process, key: &str) -> Option<&'a PlanPoint> {
    process.value_plan.as_ref()?.points.iter().find(|one| one.id.as_str() == key)
}

fn point_mut<'a>(process: &'a mut Process, key: &str) -> Option<&'a mut PlanPoint> {
    process.value_plan.as_mut()?.points.iter_mut().find(|one| one.id.as_str() == key)
}

fn points(editor: ProcessEditor) -> El {
    let keys = editor.keys(|process| {
        process.value_plan.iter().flat_map(|plan| &plan.points).map(|one| one.id.to_string()).collect()
    });
    let add_item = AddItem::of_lines(
        move |need| {
            let id = PointId::fresh(&mut RandomIds);
            let key = id.to_string();
            editor.edit(|process| add_point(process, id, need));
            key
        },
        move |key, need| {
            editor.edit(|process| point_mut(process, key).into_iter().for_each(|one| one.need.clone_from(&need)));
        },
        move |key| editor.edit(|process| drop_point(process, key)),
    );
    let open = Memo::new(move |_| {
        editor.get().map(|process| open_needs(&process).iter().map(ToString::to_string).collect()).unwrap_or_default()
    });
    let nothing = dynamic(move || {
        let none = editor.get().is_some_and(|process| process.needs.is_empty() && process.value_plan.is_none());
        let words = "Start with something they need: a task that waits, a problem they named, a wish.";
        none.then(|| note(words)).into()
    });
    let new =
        New { id: "plan-need", label: "Something they need", one: "need", placeholder: "Loans that leave on time" };
    section("points", "What they need, and what you’d do")
        .attr("data-at", "points")
        .child(nothing)
        .child(keyed_list(add_item.without(keys), move |key| card(editor, &key)))
        .child(el("ul").class("rows").child(keyed_list(move || open.get(), move |need| heard(editor, need))))
        .child(new_line(new, add_item))
}

fn drop_point(process: &mut Process, key: &str) {
    if let Some(plan) = &mut process.value_plan {
        plan.points.retain(|one| one.id.as_str() != key);
        if *plan == ValuePlan::default() {
            process.value_plan = None;
        }
    }
}

/// A need you heard that has no idea yet.
fn heard(editor: ProcessEditor, need: String) -> View {
    let words = el("span").class("row__title").attr("dir", "auto").text(&need);
    let add = button("btn", "plus", "Add an idea").attr("aria-label", &["Add an idea: ", &*need].concat());
    let add = add.click(move || {
        let id = PointId::fresh(&mut RandomIds);
        let field = ["#plan-idea-", id.as_str()].concat();
        editor.edit(|process| add_point(process, id, Line::cut(&need)));
        device::after_drawing(move || {
            device::focus(&field);
        });
    });
    el("li").class("row row--plain row--tight").child(words).child(add).into()
}

fn card(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| ["plan-", what, "-", key].concat();
    let (gone, named) = (key.to_owned(), key.to_owned());
    // The fields of each point are a group of their own, called by its need.
    let name = Memo::new(move |_| {
        let process = editor.get();
        process.and_then(|process| point(&process, &named).map(|one| one.need.to_string())).unwrap_or_default()
    });
    let remove = button("btn btn--ghost", "close", "Remove")
        .dynamic_attr("aria-label", move || Some(["Remove: ", &*name.get()].concat()));
    let remove = remove.click(move || {
        editor.edit_with_undo("Removed.", |process| drop_point(process, &gone));
        device::focus("#plan-need");
    });
    el("div")
        .class("card form plan-point")
        .attr("role", "group")
        .dynamic_attr("aria-label", move || Some(name.get()))
        .child(slot(&id("of"), "What they need", "text", "", bind!(editor.line(key), point, point_mut, need)))
        .child(slot(&id("idea"), "What you’d do", "text", "", bind!(editor.line(key), point, point_mut, idea)))
        .child(slot(
            &id("gain"),
            "What they gain",
            "text",
            "Time, money, calm: best with a number.",
            bind!(editor.line(key), point, point_mut, gain),
        ))
        .child(slot(
            &id("evidence"),
            "What shows that you can",
            "text",
            "Where you did it before.",
            bind!(editor.line(key), point, point_mut, evidence),
        ))
        .child(el("div").class("actions").child(remove))
        .into()
}

fn months(editor: ProcessEditor) -> El {
    let field = |days: Days| {
        let place = Days::ALL.iter().position(|one| *one == days).unwrap_or_default().to_string();
        let held = editor.text(
            &place,
            |process, key| Some(process.value_plan.as_ref()?.days(at(key)).to_string()),
            |editor, key, text| {
                let words = crate::domain::text::Prose::parse(&text).map_err(|error| error.to_string())?;
                editor.edit(|process| {
                    *process.value_plan.get_or_insert_default().days_mut(at(key)) = words;
                    if process.value_plan == Some(ValuePlan::default()) {
                        process.value_plan = None;
                    }
                });
                Ok(())
            },
        );
        slot(&["plan-days-", &*place].concat(), days.label(), "area", days.hint(), held)
    };
    section("months", "Your first three months").child(Days::ALL.into_iter().map(field).collect::<View>())
}

fn at(key: &str) -> Days {
    key.parse::<usize>().ok().and_then(|place| Days::ALL.get(place)).copied().unwrap_or(Days::Thirty)
}

/// The page as they get it.
fn paper(editor: ProcessEditor) -> El {
    let name = |app: App| app.profile_now().name.to_string();
    let shown = dynamic(move || {
        let Some(process) = editor.get() else { return View::new() };
        let blocks = process.value_plan.as_ref().map(page).unwrap_or_default();
        if blocks.is_empty() {
            return note("Your page appears here as you write.");
        }
        let block = |(head, lines): &(String, Vec<(&'static str, String)>)| {
            let line = |(what, words): &(&'static str, String)| {
                let what = (!what.is_empty()).then(|| el("b").text(&[what, ": "].concat()));
                el("p").attr("dir", "auto").child(what).child(el("span").text(words))
            };
            let lines: View = lines.iter().map(line).collect();
            el("section").child(el("h3").attr("dir", "auto").text(head)).child(lines)
        };
        let mine = name(editor.app);
        let mine = (!mine.is_empty()).then(|| el("p").class("plan-paper__name").attr("dir", "auto").text(&mine));
        el("article")
            .class("plan-paper")
            .child(el("h2").attr("dir", "auto").text(&title(&process)))
            .child(blocks.iter().map(block).collect::<View>())
            .child(mine)
            .into()
    });
    let ways = dynamic(move || {
        let written =
            editor.get().is_some_and(|process| process.value_plan.as_ref().is_some_and(ValuePlan::is_written));
        if !written {
            return View::new();
        }
        let text = move || editor.get().map(|process| as_text(&process, &name(editor.app))).unwrap_or_default();
        let print = button("btn", "print", "Print").click(device::print);
        untrack(|| {
            View::from(el("div").class("actions").child(print)).with(draft_text(
                editor.app,
                "As plain text",
                "How I can help",
                text,
            ))
        })
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "paper")
        .child(el("h2").class("no-print").attr("id", "paper").text("The page they get"))
        .child(shown)
        .child(el("div").class("no-print").child(ways))
}

/// The part for noting that they got the plan, and how.
fn handing_over(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let Some(plan) = process.value_plan.as_ref().filter(|plan| plan.is_written()) else { return View::new() };
    let app = editor.app;
    let section = section("handed", "Hand it over").attr("data-at", "handed");
    if let Some(at) = plan.handed {
        let how = match plan.handed_by {
            Some(Channel::InPerson) => "You gave it to them in the room, ",
            Some(_) => "You sent it with a letter, ",
            None => "They have it, ",
        };
        let said = [how, &*dates::human_day(at.date(), app.clock.about_now().get()), "."].concat();
        let not = button("btn btn--ghost", "", "Not handed over after all");
        let not = not.click(move || editor.edit(|process| hand_over(process, None, None)));
        return section.child(el("p").text(&said)).child(el("div").class("actions").child(not)).into();
    }
    let gave = move |by: Channel| {
        let at = app.clock.now().get_untracked();
        editor.edit_with_undo("Saved.", |process| hand_over(process, Some(at), Some(by)));
    };
    let sent = button("btn", "letter", "I sent it with a letter").click(move || gave(Channel::Email));
    let room = button("btn", "people", "I gave it to them in the room").click(move || gave(Channel::InPerson));
    let letters = Route::Process(process.id.clone(), Segment::Letters).to_string();
    let write = link("btn btn--ghost", &["#", &*letters].concat(), "pen", "Write the letter it goes with");
    let words = "With your follow-up, or in the next round. The draft of a follow-up says that it comes along.";
    section.child(note(words)).child(el("div").class("actions").child(sent).child(room).child(write)).into()
}
