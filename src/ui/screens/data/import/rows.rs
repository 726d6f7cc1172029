//! Every row of a table as what it would become, to be changed or left out.

use crate::device::dates;
use crate::reactive::{RwSignal, Signal};
use crate::storage::import::days::Day;
use crate::storage::import::draft::{ByHand, Draft, Twin, day_of_form};
use crate::storage::import::reached::Reached;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::labelled_field::{FieldBinding, Picked, select, slot};
use crate::ui::screens::data::import::import_state::ImportState;
use crate::ui::screens::data::import::preview_state::Look;
use crate::ui::shared::words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many rows are shown at first, and how many more each time.
const SHOWN: usize = 40;

/// The rows.
pub(super) fn rows(state: ImportState, look: &Look) -> View {
    let (look, shown) = (look.clone(), RwSignal::new(SHOWN));
    dynamic(move || {
        look.drawn.track();
        let early = look.early.get();
        // Those that would come, those that wait for a word, and those that are asked about; then the others.
        let order: Vec<usize> = {
            let session = look.session.borrow();
            let first = |one: &&Draft| {
                one.comes(early) || one.is_asked() || one.twin != Twin::None || one.by_hand.take.is_some()
            };
            let rest = session.drafts.iter().filter(|one| !first(one)).map(|one| one.row);
            session.drafts.iter().filter(first).map(|one| one.row).chain(rest).collect()
        };
        let total = order.len();
        if total == 0 {
            return el("p").attr("role", "status").text("Nothing would be added.").into();
        }
        let (of, list) = (look.clone(), order.clone());
        let mine = dynamic(move || list.iter().take(shown.get()).map(|number| row(state, &of, *number)).collect());
        let more = dynamic(move || {
            let left = total.saturating_sub(shown.get());
            let some = left.min(SHOWN * 5);
            let words = format!("Show {some} more of {left}");
            let grow = move || shown.update(|shown| *shown += SHOWN * 5);
            (left > 0).then(|| button("btn btn--ghost", "", &words).click(grow)).into()
        });
        let title = format!("{} in the file", words::count(total, "row"));
        View::new().with(el("h3").text(&title)).with(el("ul").class("rows import__rows").child(mine)).with(more)
    })
}

/// One row of the list, which is drawn again alone when it changes.
fn row(state: ImportState, look: &Look, number: usize) -> El {
    let changed = RwSignal::new(0_usize);
    let held = StoredValue::new_local(look.clone());
    let draft = move || held.with_value(|look| look.session.borrow().draft(number).cloned());
    let (name, line) = draft().map_or((String::new(), 0), |one| (shown(&one), one.line));
    let takes = move || {
        changed.track();
        let early = held.with_value(|look| look.early.get());
        draft().is_some_and(|one| one.comes(early))
    };
    let take = check(&name, takes, move |on| {
        edit(held, number, changed, move |by_hand| by_hand.take = Some(on));
    });
    let body = dynamic(move || {
        changed.track();
        draft().map(|one| said(state, &one)).into()
    });
    let summary = el("summary").class("link-row").text("Change");
    let summary = summary.attr("aria-label", &format!("Change line {line}, {name}"));
    let form = unfold("import__change", summary, Box::new(move || form(held, number, changed)));
    el("li").class("import__row").child(el("div").class("chips").child(take)).child(body).child(form)
}

fn shown(draft: &Draft) -> String {
    if draft.employer.is_empty() { draft.role.clone() } else { draft.employer.clone() }
}

fn edit(
    held: StoredValue<Look, LocalStorage>,
    number: usize,
    changed: RwSignal<usize>,
    change: impl FnOnce(&mut ByHand),
) {
    held.with_value(|look| {
        look.session.borrow_mut().change(number, change);
        changed.update(|changed| *changed += 1);
        look.counted.update(|counted| *counted += 1);
    });
}

/// What is said of it: its role, how it stands, its days, and what is odd.
fn said(state: ImportState, draft: &Draft) -> View {
    let now = state.app.clock.now().get_untracked();
    let day = |word: &str, day: &Day| match day {
        Day::At(at, _) => Some(format!("{word} {}", dates::human_day(at.date(), now))),
        Day::Asked(a, b) => Some(format!("{word} {} or {}?", dates::exact_day(a.date()), dates::exact_day(b.date()))),
        _ => None,
    };
    let role = (!draft.employer.is_empty() && !draft.role.is_empty()).then(|| draft.role.clone());
    let reached = draft.reached.map_or_else(|| format!("“{}”?", draft.status), |reached| reached.label().to_owned());
    let parts = [
        role,
        (!draft.location.is_empty()).then(|| draft.location.clone()),
        Some(reached),
        day("applied", &draft.applied),
        day("then", &draft.status_day),
        day("interview", &draft.interview),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let twin = match draft.twin {
        Twin::None => None,
        Twin::Here => {
            Some("The same employer and role is on your list already. Tick it if this is another opening.".to_owned())
        }
        Twin::Line(line) => Some(format!(
            "The same employer and role as in line {line}. Another opening, or the same? Leave out what you do not want twice."
        )),
        Twin::Copy(line) => Some(format!("Line {line} says the very same.")),
    };
    let odd = draft.all_remarks();
    let remarks = twin.into_iter().chain(odd.iter().map(ToString::to_string));
    let remarks: View = remarks.map(|words| el("p").class("caption").attr("dir", "auto").text(&words)).collect();
    View::from(el("p").class("row__sub").attr("dir", "auto").text(&parts.join(" · "))).with(remarks)
}

/// The fields in which it can be changed.
fn form(held: StoredValue<Look, LocalStorage>, number: usize, changed: RwSignal<usize>) -> View {
    let draft = move || held.with_value(|look| look.session.borrow().draft(number).cloned());
    let id = |what: &str| format!("import-{what}-{number}");
    let text = move |read: fn(&Draft) -> String, write: fn(&mut ByHand, String) -> Result<(), String>| FieldBinding {
        value: Signal::derive(move || {
            changed.track();
            draft().map(|one| read(&one)).unwrap_or_default()
        }),
        write: Callback::new(move |text: String| {
            let mut outcome = Ok(());
            edit(held, number, changed, |by_hand| outcome = write(by_hand, text));
            outcome
        }),
    };
    let states = Reached::ALL.map(|reached| (reached.id().to_owned(), reached.label().to_owned())).to_vec();
    let state = Picked {
        chosen: Signal::derive(move || {
            changed.track();
            draft().and_then(|one| one.reached).map(|reached| reached.id().to_owned())
        }),
        choose: Callback::new(move |chosen: Option<String>| {
            let reached = chosen.and_then(|id| Reached::of_id(&id));
            edit(held, number, changed, move |by_hand| by_hand.reached = reached);
        }),
    };
    let employer = text(
        |one| one.employer.clone(),
        |by_hand, text| {
            by_hand.employer = Some(text);
            Ok(())
        },
    );
    let role = text(
        |one| one.role.clone(),
        |by_hand, text| {
            by_hand.role = Some(text);
            Ok(())
        },
    );
    let applied = text(
        |one| iso(&one.applied),
        |by_hand, text| {
            by_hand.applied = Some(read_day(&text)?);
            Ok(())
        },
    );
    let status_day = text(
        |one| iso(&one.status_day),
        |by_hand, text| {
            by_hand.status_day = Some(read_day(&text)?);
            Ok(())
        },
    );
    View::new()
        .with(slot(&id("employer"), "Employer", "text", "", employer))
        .with(slot(&id("role"), "Role", "text", "", role))
        .with(select(&id("state"), "How it stands", "Choose what it means", states, state))
        .with(slot(&id("applied"), "Applied on", "date", "", applied))
        .with(slot(&id("day"), "Day of how it stands", "date", "Empty if nobody knows.", status_day))
}

fn iso(day: &Day) -> String {
    day.at().map(|at| at.date().to_string()).unwrap_or_default()
}

fn read_day(text: &str) -> Result<Option<NaiveDate>, String> {
    day_of_form(text).ok_or_else(|| "This is no day. The earlier one stays. Pick another.".to_owned())
}
