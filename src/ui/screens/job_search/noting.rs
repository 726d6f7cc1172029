//! The sheet in which something done for the search is noted, from any screen.

use super::leads;
use crate::domain::job_search::{Effort, this_week};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::labelled_field::{New, new_line};
use crate::ui::shared::words;

/// The inside: a button for each kind of effort, and a line for a lead. It stays open, for things are often noted
/// together.
pub fn inside(app: App, open: RwSignal<bool>) -> View {
    let week = move || {
        let today = app.clock.now().get().date();
        app.records.job_search().with(|search| this_week(search, today, app.week_starts()))
    };
    let row = |effort: Effort| {
        let count = el("span").class("num").dynamic_text(move || format!("{} this week", week().done.of(effort)));
        let add = button("btn btn--block", "plus", effort.label()).click(move || app.note_effort(effort));
        el("li").class("row row--plain row--tight").child(add).child(count)
    };
    let rows: View = Effort::ALL.into_iter().map(row).collect();
    let total = dynamic(move || {
        let words = words::count(week().done.sum() as usize, "thing");
        el("p").class("quiet-text").text(&format!("{words} logged this week.")).into()
    });
    let new = New { id: "noted-lead", label: "A new lead", one: "lead", placeholder: "Pell & Sons, site manager" };
    let done = button("btn btn--primary btn--block", "check", "Done").click(move || open.set(false));
    View::from(el("ul").class("rows").child(rows))
        .with(el("div").attr("role", "status").child(total))
        .with(new_line(new, leads::add_item(app)))
        .with(el("p").class("field__hint").text("You can add its stage and next step under “Keep searching”."))
        .with(done)
}
