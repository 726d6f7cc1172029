//! The timeline ribbon: steps, waits and facts of one process in order of time, with today among them.

mod faces;
mod places;

use crate::device::page;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::domain::timeline::step::Step;
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::kit::badge::badge;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::long_list::long_list;
use crate::ui::kit::when::when;
use crate::ui::shared::asked_step;
use crate::ui::shared::step_actions::actions;
use crate::ui::shared::step_foot::{foot, progress, whom};
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::why::why;
use faces::{Face, words_of};
use places::is_open;
pub use places::on_ribbon;

/// The whole ribbon, with its actions.
pub fn ribbon(app: App, id: ProcessId) -> View {
    draw(app, id, Size::Full)
}

/// The small ribbon beside the capture form: the same steps, without actions.
pub fn preview(app: App, id: ProcessId) -> View {
    draw(app, id, Size::Mini)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Full,
    Mini,
}

const NOW: &str = "now";
/// The folded past.
const DONE: &str = "done";
/// How many places are made before the first paint: about a screenful.
const FIRST: usize = 5;

fn draw(app: App, id: ProcessId, size: Size) -> View {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let words = Memo::new(move |_| Some(words_of(&*process.get()?, &*plan.get()?, app.clock.now().get())));
    let all = RwSignal::new(false);
    page::after_painting(move || all.set(true));
    let keys = move || {
        let words = words.read();
        let Some(words) = words.as_ref() else { return Vec::new() };
        let mut keys: Vec<String> = words.faces.iter().map(|face| face.key.clone()).collect();
        keys.insert(words.past, NOW.into());
        if !words.done.is_empty() {
            keys.insert(0, DONE.into());
        }
        keys.truncate(if all.get() { keys.len() } else { FIRST });
        keys
    };
    let row = move |key: String| {
        if key == NOW {
            let today = el("span").dynamic_text(move || {
                words.with(|words| words.as_ref().map_or_else(String::new, |words| format!("Today, {}", words.today)))
            });
            return el("li").class("ribbon__now").child(el("p").class("ribbon__now-tag").child(today)).into();
        }
        if key == DONE {
            let done = Memo::new(move |_| {
                words.with(|words| words.as_ref().map(|words| words.done.clone())).unwrap_or_default()
            });
            let id = id.clone();
            return el("li")
                .attr("data-state", "done")
                .attr("data-past", "")
                .dynamic(move || folded(app, &id, &done.get(), size))
                .into();
        }
        let face =
            Memo::new(move |_| words.with(|words| words.as_ref()?.faces.iter().find(|face| face.key == key).cloned()));
        let of =
            move |read: fn(&Face) -> Option<&str>| move || face.with(|face| read(face.as_ref()?).map(str::to_owned));
        let id = id.clone();
        el("li")
            .dynamic_attr("data-state", of(|face| Some(face.state)))
            .dynamic_attr("data-kind", of(|face| face.kind))
            .dynamic_attr("data-past", of(|face| face.past))
            .dynamic_attr("aria-current", of(|face| (face.state == "now").then_some("step")))
            .dynamic(move || face.get().map(|face| inside(app, &id, face, size)).into())
            .into()
    };
    let class = if size == Size::Mini { "ribbon ribbon--mini" } else { "ribbon ribbon--compact" };
    el("ol")
        .class(class)
        .dynamic_attr("aria-label", move || words.with(|words| words.as_ref().map(|words| words.label.clone())))
        .child(keyed_list(keys, row))
        .into()
}

/// The past, one line for each place; a step among them can be changed there.
fn folded(app: App, id: &ProcessId, done: &[Face], size: Size) -> View {
    let node = el("span").class("ribbon__node").attr("aria-hidden", "true").child(icon("check"));
    let words = [&*done.len().to_string(), " done"].concat();
    let summary = el("summary").text(&words).child(icon("down"));
    let lines = done.to_vec();
    let id = id.clone();
    let make = move || {
        let now = app.clock.now().get_untracked();
        let places = (0..lines.len()).map(|place| place.to_string()).collect::<Vec<_>>();
        let line = move |place: String| {
            let Some(face) = place.parse().ok().and_then(|place: usize| lines.get(place)) else { return View::new() };
            let time = el("time").attr("datetime", &face.when.iso).text(&face.when.human);
            let state = face.badge.as_ref().filter(|badge| badge.word != "Done").map(badge);
            let change = face.step.as_ref().filter(|_| size == Size::Full).map(|step| actions(app, &id, step, now));
            let title = asked_step::marked(el("span").attr("dir", "auto").text(&face.title), &face.key);
            el("li").child(time).child(el("div").child(title).text(" ").child(state).child(change)).into()
        };
        long_list("past", el("ul").class("lines"), Memo::new(move |_| places.clone()), line)
    };
    let fold = unfold("past", summary, Box::new(make));
    View::new().with(node).with(el("div").class("ribbon__body").child(fold))
}

fn inside(app: App, id: &ProcessId, face: Face, size: Size) -> View {
    let node = el("span").class("ribbon__node").attr("aria-hidden", "true").child(icon(face.icon));
    let moment = el("p").class("ribbon__when").child(when(&face.when)).child(face.badge.as_ref().map(badge));
    let now = app.clock.now().get_untracked();
    let work = face.step.as_ref().filter(|step| !is_open(step)).and_then(|step| step_work(id, &step.key));
    let title = el("h3").class("ribbon__title").attr("dir", "auto");
    let title = match work.filter(|_| size == Size::Full) {
        Some(work) => title.child(el("a").attr("href", &work.href).text(&face.title)),
        None => title.text(&face.title),
    };
    let title = match (&face.step, size) {
        (Some(_), Size::Full) => asked_step::marked(title, &face.key),
        _ => title,
    };
    let body = el("div").class("ribbon__body").child(moment).child(title);
    let reason = View::from(face.why.map(|(question, because, rules)| why(question, &because, &rules, &[])));
    let body = match size {
        Size::Mini => body.child(match face.step {
            Some(step) => step_why(app, id, &step, "Why then?", now, View::new()),
            None => reason,
        }),
        Size::Full => {
            let text = (!face.text.is_empty() && face.people.is_empty())
                .then(|| el("p").class("ribbon__why").attr("dir", "auto").text(&face.text));
            let put_off = face.put_off.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said));
            let process = app.process_now(id);
            let people = process.as_ref().filter(|_| !face.people.is_empty());
            let people = people.map(|process| thanks_rows(app, process, &face.people));
            let act = match (&face.step, &process) {
                (Some(step), Some(process)) if is_open(step) => {
                    let mine = [step];
                    let steps: Vec<&Step> = face.people.iter().collect();
                    let steps = if steps.is_empty() { &mine[..] } else { &steps };
                    foot(app, process, steps, &face.title, now).into()
                }
                (Some(step), _) if face.people.is_empty() => actions(app, id, step, now),
                _ => View::new(),
            };
            body.child(text).child(put_off).child(people).child(act).child(reason)
        }
    };
    View::new().with(node).with(body)
}

/// The people of one round: each links to the letter, with how far that has come.
fn thanks_rows(app: App, process: &Process, steps: &[Step]) -> El {
    let row = |step: &Step| {
        let href = step_work(&process.id, &step.key).map(|work| work.href).unwrap_or_default();
        let name = el("span").class("row__title").attr("dir", "auto").text(&whom(process, step));
        let state = badge(&progress(app, process, step).badge());
        el("li").child(el("a").class("row row--plain row--tight").attr("href", &href).child(name).child(state))
    };
    let rows: View = steps.iter().map(row).collect();
    el("ul").class("rows").attr("aria-label", "Thank-you letters").child(rows)
}
