//! Keeping the search moving while others decide: this week against what you set yourself, other leads, and how much
//! of it all hangs on one employer.

mod basket;
mod leads;
mod look_back;
pub mod next_steps;
pub mod noting;
mod occasions;
mod targets;

use crate::device::dates::{self, Style};
use crate::domain::advice::parameter::SearchUntil;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A8, F14, J18};
use crate::domain::job_search::{Effort, Going, Week, going, this_week};
use crate::domain::moment::plus_days;
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::reactive::Memo;
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el, keyed_list};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::why::why;
use chrono::NaiveDate;
use leptos::prelude::untrack;

/// How many earlier weeks are shown.
const EARLIER: i64 = 6;
/// How many strokes a tally draws before the figures alone must do.
const STROKES: u16 = 12;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let going = Memo::new(move |_| app.how_it_goes());
    let done = Memo::new(move |_| matches!(going.get(), Going::Over { .. }));
    let taken = Memo::new(move |_| matches!(going.get(), Going::OnDespite { accepted: true, .. }));
    let head = move || {
        let (title, sub) = match going.get() {
            Going::Over { .. } => ("Your search", "Look back on it, and thank those who helped."),
            Going::OnDespite { accepted: true, .. } => {
                ("Your search", "You’ve said yes. Keep the other doors open until it’s certain.")
            }
            Going::On | Going::OnDespite { .. } => {
                ("Keep searching", "While they decide, keep going. It calms your nerves, and offers do fall through.")
            }
        };
        let stories = link("btn", "#/stories", "quote", "Questions and stories");
        let ways = el("div").class("page-head__actions").child(stories);
        View::from(page_head(Some(("#/", "Today")), title, sub).child(ways))
    };
    // Made once for as long as the search is over: what is typed there must not be made again under the hand.
    // What was learned stays in reach when a search begins again; read once, so that emptying the field takes nothing away.
    let written = app.records.job_search().with_untracked(|search| !search.learned.is_empty());
    let over = Memo::new(move |_| written || done.get());
    let review = dynamic(move || over.get().then(|| untrack(|| look_back::review(app))).into());
    let main = el("div")
        .class("pane")
        .child(dynamic(move || state(app)))
        .child(review)
        .child(week(app))
        .child(targets::targets(app))
        .child(leads::leads(app))
        .child(occasions::occasions(app));
    let aside = el("div")
        .class("pane pane--aside")
        .child(dynamic(move || look_back::better(app)))
        .child(dynamic(move || if done.get() || taken.get() { View::new() } else { basket::basket(app) }))
        .child(earlier(app))
        .child(look_back::unwind(app))
        .child(save_state(app));
    View::new().with(dynamic(head)).with(el("div").class("panes").child(main).child(aside))
}

impl App {
    /// Whether the search goes on, by the advice that is followed. What was put away counts too: a job that was begun ends
    /// the search, wherever its record lies.
    fn how_it_goes(self) -> Going {
        let (pairs, now) = (self.plans_outside_trash(), self.clock.about_now().get());
        let borrowed: Vec<(&Process, &Plan)> = pairs.iter().map(|(process, plan)| (&**process, &**plan)).collect();
        going(&borrowed, now, |process| self.playbook_of(process).parameters.search_until.value)
    }
}

/// Whether the search goes on, and why.
fn state(app: App) -> View {
    const RULES: [RuleId; 3] = [A8, F14, J18];
    let name = |id| app.process_now(id).map(|process| process.display_name().to_owned()).unwrap_or_default();
    let banner = |tone: &str, icon_name: &str, title: El, text: &str| {
        el("div")
            .class("banner")
            .attr("data-tone", tone)
            .child(icon(icon_name))
            .child(title.class("banner__title"))
            .child(el("p").text(text))
    };
    match app.how_it_goes() {
        Going::On => {
            let until = app.playbook().parameters.search_until.value;
            let text = format!("The advice you follow says: keep searching until {}.", until.words());
            why("Why keep searching?", &text, &RULES, &["The experts differ on when to stop."])
        }
        Going::OnDespite { process, until, accepted } => {
            let who = el("bdi").text(&name(&process));
            let title = match accepted {
                true => {
                    el("p").text("You said yes to ").child(who).text(". Keep the other talks open a little longer.")
                }
                false => el("p").child(who).text(" made you an offer. Keep going a little longer."),
            };
            let text = match until {
                SearchUntil::FirmOffer => "Until the offer is firm and in writing.",
                SearchUntil::OfficiallyHired => "Until you are officially hired.",
                SearchUntil::StartWork => "Until the day you start work.",
            };
            let because = format!("The advice you follow for it says: keep searching until {}.", until.words());
            View::from(banner("wait", "flag", title, text)).with(why("Why not stop now?", &because, &RULES, &[]))
        }
        Going::Over { process } => {
            let title = el("p").text("You can stop searching now, thanks to ");
            let title = title.child(el("bdi").text(&name(&process))).text(".");
            let text = "So says the advice you follow. Everything here stays.";
            banner("done", "check", title, text).into()
        }
    }
}

fn read(app: App) -> Week {
    let today = app.clock.now().get().date();
    app.records.job_search().with(|search| this_week(search, today, app.week_starts()))
}

fn span(first: NaiveDate) -> String {
    let write = |day| dates::write(dates::noon(day), Style::Day);
    format!("{} to {}", write(first), write(plus_days(first, 6)))
}

fn week(app: App) -> El {
    let keys = move || Effort::ALL.iter().enumerate().map(|(n, _)| n.to_string()).collect();
    let item = move |key: String| {
        let effort = key.parse::<usize>().ok().and_then(|n| Effort::ALL.get(n).copied()).unwrap_or(Effort::Application);
        count(app, effort)
    };
    let list = el("ul").class("momentum").child(keyed_list(keys, item));
    section("week", "This week")
        .child(el("p").class("section__note").dynamic_text(move || span(read(app).first)))
        .child(list)
}

fn count(app: App, effort: Effort) -> View {
    let numbers = dynamic(move || {
        let week = read(app);
        let (done, target) = (week.done.of(effort), week.targets.of(effort));
        let count = el("span").class("momentum__count").text(&done.to_string());
        let count = if target > 0 { count.text(" ").child(el("small").text(&format!("of {target}"))) } else { count };
        let strokes = (0..done.max(target).min(STROKES)).map(|n| el("i").maybe("data-on", (n < done).then_some("")));
        View::from(count).with(el("span").class("tally").attr("aria-hidden", "true").child(strokes.collect::<View>()))
    });
    let more = button("btn btn--icon", "plus", "").attr("aria-label", effort.label());
    let less = button("btn btn--icon btn--ghost", "minus", "")
        .attr("aria-label", &format!("One less: {}", effort.plural()))
        .dynamic_attr("aria-disabled", move || (read(app).done.of(effort) == 0).then(|| "true".to_owned()));
    let buttons = el("span")
        .class("actions")
        .child(more.click(move || app.note_effort(effort)))
        .child(less.click(move || app.take_effort_back(effort)));
    el("li")
        .class("momentum__item")
        .child(el("span").class("momentum__label").text(effort.plural()))
        .child(numbers)
        .child(buttons)
        .into()
}

/// What the weeks before came to, as a table.
fn earlier(app: App) -> El {
    section("earlier", "Earlier weeks").child(dynamic(move || {
        let this = read(app).first;
        let search = app.records.job_search().read();
        let weeks: Vec<(NaiveDate, _)> = (1..=EARLIER)
            .map(|n| plus_days(this, -7 * n))
            .map(|first| (first, search.week(first)))
            .filter(|(_, done)| !done.is_nothing())
            .collect();
        if weeks.is_empty() {
            return note("Nothing logged in the last six weeks. Your weeks show up here.");
        }
        let heads = Effort::ALL.iter().map(|effort| el("th").attr("scope", "col").text(effort.plural()));
        let head = el("tr").child(el("th").attr("scope", "col").text("Week from")).child(heads.collect::<View>());
        let rows = weeks.iter().map(|(first, done)| {
            let cells = Effort::ALL.iter().map(|effort| el("td").class("num").text(&done.of(*effort).to_string()));
            let day = dates::write(dates::noon(*first), Style::Day);
            el("tr").child(el("th").attr("scope", "row").text(&day)).child(cells.collect::<View>())
        });
        let table =
            el("table").class("table").child(el("thead").child(head)).child(el("tbody").child(rows.collect::<View>()));
        el("div")
            .class("pulse__table")
            .attr("role", "region")
            .attr("aria-label", "Table of earlier weeks")
            .attr("tabindex", "0")
            .child(table)
            .into()
    }))
}
