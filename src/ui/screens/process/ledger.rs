//! The contact ledger of a process: what went to them, what came from them, what you decided. Entries are changed in
//! place and removed with a way back.

use crate::device::{dates, page};
use crate::domain::event_titles::{decision_title, heard_title};
use crate::domain::ledger::{Decision, Entry, LedgerEvent};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::to_tell;
use crate::domain::letter::sent::sent_title;
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::process::{Process, Status};
use crate::reactive::Memo;
use crate::route::Route;
use crate::state::ready_letters::begin_usual;
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::unfold_item;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::long_list::long_list;
use crate::ui::kit::section::{fold_section, note};
use crate::ui::screens::process::{budget, ledger_entry, two_lines};
use crate::ui::shared::process_editor::{ProcessEditor, entry};
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// The section.
pub fn ledger(editor: ProcessEditor) -> El {
    let keys = editor.keys(newest_first);
    let nothing = Memo::new(move |_| editor.get().is_none_or(|process| process.ledger.is_empty()));
    let empty = || note("Nothing sent or received yet. Thank-you letters don’t count as follow-ups.");
    let plan = editor.app.plan(editor.id());
    let is_open = page::is_wide() || !nothing.get_untracked();
    fold_section("ledger", "Contact history", is_open)
        .dynamic(move || {
            // Where it ended, nothing is left to use up.
            let open = editor.get().is_some_and(|process| !process.status(editor.app.clock.now().get()).is_closed());
            plan.get().filter(|_| open).map(|plan| el("p").child(budget(&plan))).into()
        })
        .dynamic(move || nothing.get().then(empty).into())
        .child(long_list("ledger", el("ul").class("rows"), Memo::new(move |_| keys()), move |key| row(editor, &key)))
        .child(decisions(editor))
}

fn newest_first(process: &Process) -> Vec<String> {
    // Of two in one minute, the one that was noted last stands first.
    let mut entries: Vec<(usize, &Entry)> = process.ledger.iter().enumerate().collect();
    order::sort_by(&mut entries, |(a_place, a), (b_place, b)| (b.at, b_place).cmp(&(a.at, a_place)));
    entries.into_iter().map(|(_, entry)| entry.id.to_string()).collect()
}

fn row(editor: ProcessEditor, key: &str) -> View {
    let read = key.to_owned();
    let now = editor.app.clock.about_now();
    // In words first: an entry that stays as it is stays on the page.
    let said = Memo::new(move |_| {
        let (process, now) = (editor.get()?, now.get());
        entry(&process, &read).map(|entry| words_of(&process, entry, now))
    });
    let face = dynamic(move || said.get().map(|said| face(&said)).unwrap_or_default());
    let mine = key.to_owned();
    let summary = el("summary").class("row row--plain row--tight").child(face);
    el("li").child(unfold_item("entry", summary, Box::new(move || ledger_entry::fields(editor, &mine)))).into()
}

/// Title, the line below it, and its moment for machines and for people.
fn words_of(process: &Process, entry: &Entry, now: NaiveDateTime) -> [String; 4] {
    let name = |id| process.person(id).map(Person::shown);
    let (title, sub) = match &entry.what {
        LedgerEvent::Sent { channel, against, .. } => {
            let reason = against.as_ref().map(|against| format!(". Against the advice: {}", against.reason));
            let sub = format!("{}, from you{}", channel.label(), reason.unwrap_or_default());
            (sent_title(process, entry, words::list), sub)
        }
        LedgerEvent::Heard { channel, from, news } => {
            let from = from.as_ref().and_then(name).map_or_else(String::new, |name| format!(", {name}"));
            (heard_title(news).to_owned(), format!("{}, from them{from}", channel.label()))
        }
        LedgerEvent::Decided(decision) => (decision_title(*decision).to_owned(), String::new()),
    };
    let when = if entry.undated { "Day not known".to_owned() } else { dates::human(entry.at, now) };
    [title, sub, dates::iso_minute(entry.at), when]
}

fn face([title, sub, iso, human]: &[String; 4]) -> View {
    let at = el("time").attr("datetime", iso).text(human);
    View::new().with(two_lines(title, sub)).with(el("span").class("row__end").child(at))
}

/// What can be decided where it stands now.
fn open_to(standing: Status) -> &'static [(Decision, &'static str)] {
    match standing {
        Status::Open => &[(Decision::Withdrew, "I withdraw"), (Decision::AssumedFilled, "Close it")],
        Status::Offered => &[
            (Decision::Accepted, "I accept the offer"),
            (Decision::Declined, "I decline the offer"),
            (Decision::Withdrew, "I withdraw"),
        ],
        Status::Accepted => &[(Decision::StartedWork, "I started work"), (Decision::Withdrew, "I withdraw")],
        _ => &[(Decision::Reopened, "Reopen it")],
    }
}

/// What was decided, one tap each, with a way back.
fn decisions(editor: ProcessEditor) -> El {
    let standing =
        Memo::new(move |_| editor.get().map_or(Status::Open, |one| one.status(editor.app.clock.now().get())));
    let choices = move || {
        let buttons = open_to(standing.get()).iter().map(|(decision, words)| {
            button("btn", "", words).click(move || editor.app.decide(&editor.id(), *decision))
        });
        el("div").class("actions").child(buttons.collect::<View>()).into()
    };
    el("div")
        .dynamic(move || to_tell_them(editor))
        .child(el("details").class("more").child(el("summary").text("I’ve made a decision")).dynamic(choices))
}

/// Deciding alone tells nobody: the letter that does, until it went out.
fn to_tell_them(editor: ProcessEditor) -> View {
    let Some(process) = editor.get() else { return View::new() };
    let Some(purpose) = to_tell(&process, editor.app.clock.now().get()) else { return View::new() };
    let words = match purpose {
        LetterPurpose::Decline => "You decided to say no. Do they know? A short, kind letter tells them.",
        _ => "You decided to withdraw. Do they know? A short, kind letter tells them.",
    };
    note(words).with(el("div").class("actions").child(write_to_them(editor, purpose)))
}

/// Begins the letter that tells them, and opens it.
pub(super) fn write_to_them(editor: ProcessEditor, purpose: LetterPurpose) -> El {
    button("btn btn--primary", "pen", "Write to them").click(move || {
        if let Some(process) = editor.now() {
            let letter = begin_usual(editor.app, &process, purpose);
            page::go(&Route::Letter(process.id.clone(), letter).to_string());
        }
    })
}
