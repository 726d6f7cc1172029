//! The letters of a process: who has which, how alike they are, and the way to a new one.

use crate::device::{clock, dates, page};
use crate::domain::actions::references;
use crate::domain::id::{LetterId, PersonId, ProcessId, RefereeId, RoundId};
use crate::domain::letter::matrix::{Matrix, Progress, Row, THROUGH_RECRUITER, matrix, thank_you_step};
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::purposes_on_offer::{is_fitting, usual_recipient};
use crate::domain::letter::record::{Letter, LetterState, Recipient};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::process::{Mark, Process};
use crate::domain::round::Round;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::state::letters::begin_for_step;
use crate::state::ready_letters::begin_for_referee;
use crate::state::{App, app};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{note, section};
use crate::ui::shared::recipients::addressed;
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// Two drafts more alike than this are worth a look, in thousandths (L9).
const ALIKE: u16 = 500;

/// What stands before the id of a referee, among those a letter can go to.
const REFEREE: &str = "referee/";

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let (app, id) = (app(), &id);
    if let Some(letter) = wanted(app, id) {
        page::replace(&Route::Letter(id.clone(), letter).to_string());
        return View::new();
    }
    if let Some(process) = app.process_now(id) {
        app.follow_ledger(&process);
    }
    let (process, mine) = (app.process(id.clone()), id.clone());
    let panels = dynamic(move || {
        let (Some(process), now) = (process.get(), app.clock.now().get()) else { return View::new() };
        let letters = app.records.book().with(|book| book.of(&mine));
        let mut held: Vec<&Round> =
            process.rounds.iter().filter(|round| round.held_by(now) && !round.people.is_empty()).collect();
        held.reverse();
        if held.is_empty() {
            let text = "Thanks are due once an interview is over and you’ve noted who you met.";
            return empty("letter", "The people to thank will be here", text, None);
        }
        let rounds = process.rounds.len();
        held.into_iter().map(|round| panel(app, &process, round, &letters, now, rounds)).collect()
    });
    let aside = el("div").class("pane pane--aside").child(another(app, id)).child(all(app, id)).child(details(app));
    let main = el("div").class("pane").child(panels);
    el("div").class("panes").child(main).child(aside).into()
}

/// The letter that the address asks for: the links of the timeline name a step of the plan.
fn wanted(app: App, id: &ProcessId) -> Option<LetterId> {
    let hash = page::hash();
    let (_, step) = hash.split_once("?write=")?;
    begin_for_step(app, &*app.process_now(id)?, step)
}

fn panel(app: App, process: &Process, round: &Round, letters: &[Letter], now: NaiveDateTime, rounds: usize) -> View {
    let matrix = matrix(process, round, letters, now);
    let name = |row: &Row| process.person(&row.person).map_or("", Person::shown);
    let settled = matrix.rows.iter().filter(|row| row.progress.is_settled()).count();
    let title =
        if rounds > 1 { format!("Thanks for the {}", round.kind.label().to_lowercase()) } else { "Thanks".into() };
    let said = match (settled, matrix.rows.len()) {
        (done, all) if done == all => "Everyone is thanked. Nothing more to write for this one.".to_owned(),
        (0, 1) => "One letter to write.".to_owned(),
        (done, all) => format!("{done} of {all} done. Make each one different; interviewers compare."),
    };
    let table = table(&matrix, &name);
    let rows: View = matrix.rows.iter().map(|row| person_row(app, process, round, row, name(row), now)).collect();
    section(&format!("panel-{}", round.id), &title)
        .child(note(&said))
        .child(table)
        .child(el("ul").class("rows").attr("aria-label", "Thank-you letters").child(rows))
        .child(alike(&matrix, &name))
        .into()
}

/// People against how far their letter has come.
fn table<'a>(matrix: &Matrix, name: &impl Fn(&Row) -> &'a str) -> El {
    const COLUMNS: [&str; 4] = ["Drafted", "Checked", "Sent", "Answered"];
    let heads: View = COLUMNS.iter().map(|word| el("th").attr("scope", "col").text(word)).collect();
    let head = el("tr").child(el("th").attr("scope", "col").text("Person")).child(heads);
    let rows: View = matrix
        .rows
        .iter()
        .map(|row| {
            let reached = match row.progress {
                Progress::NoDraft | Progress::NotNeeded | Progress::ThroughRecruiter | Progress::CameBack => 0,
                Progress::Drafted => 1,
                Progress::Checked => 2,
                Progress::Sent(_) => 3,
                Progress::Answered(_) => 4,
            };
            let aside = matches!(row.progress, Progress::NotNeeded | Progress::ThroughRecruiter);
            let open = if aside { "Not needed" } else { "Not yet" };
            let cells: View = (0..COLUMNS.len())
                .map(|n| {
                    let (name, icon_name, word) =
                        if n < reached { ("data-yes", "check", "Yes") } else { ("data-no", "minus", open) };
                    el("td").attr(name, "").child(icon(icon_name)).child(el("span").class("visually-hidden").text(word))
                })
                .collect();
            let person = el("th")
                .attr("scope", "row")
                .child(el("span").attr("dir", "auto").text(name(row)))
                .child(el("small").text(row.progress.label()));
            el("tr").child(person).child(cells)
        })
        .collect();
    el("div")
        .class("scroller")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Who has which letter, scrolls sideways")
        .child(el("table").class("table matrix").child(el("thead").child(head)).child(el("tbody").child(rows)))
}

/// How alike the drafts are, two by two, the most alike first.
fn alike<'a>(matrix: &Matrix, name: &impl Fn(&Row) -> &'a str) -> Option<El> {
    if matrix.alike.is_empty() {
        return None;
    }
    let mut pairs = matrix.alike.clone();
    order::sort_by_key(&mut pairs, |pair| Reverse(pair.per_mille));
    let most = pairs.first().map_or(0, |pair| pair.per_mille);
    let rows: View = pairs
        .iter()
        .map(|pair| {
            let of = |n: usize| matrix.rows.get(n).map_or("", name);
            let percent = pair.per_mille / 10;
            let judged = if pair.per_mille >= ALIKE { "too alike" } else { "different enough" };
            el("li").attr("dir", "auto").text(&format!(
                "{} and {}: {percent} % in common, {judged}",
                of(pair.first),
                of(pair.second)
            ))
        })
        .collect();
    let summary =
        if most >= ALIKE { "Some of these letters are too alike" } else { "No two of these letters are alike" };
    let list = el("ul").class("plain-list").child(rows);
    Some(
        el("details")
            .class("more")
            .maybe("open", (most >= ALIKE).then_some(""))
            .child(el("summary").text(summary))
            .child(list),
    )
}

fn person_row(app: App, process: &Process, round: &Round, row: &Row, name: &str, now: NaiveDateTime) -> El {
    let (tone, icon_name, word) = match row.progress {
        Progress::NoDraft | Progress::CameBack => ("", "minus", row.progress.label().to_owned()),
        Progress::Drafted => ("act", "pen", row.progress.label().to_owned()),
        Progress::Checked => ("wait", "check", row.progress.label().to_owned()),
        Progress::Sent(at) => ("done", "check", format!("Sent {}", dates::human(at, now))),
        Progress::Answered(at) => ("done", "mail-open", format!("Answered {}", dates::human(at, now))),
        Progress::NotNeeded | Progress::ThroughRecruiter => ("skipped", "minus", row.progress.label().to_owned()),
    };
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(name))
        .child(el("br"))
        .child(badge(&Badge::new(tone, icon_name, word)));
    let step = thank_you_step(round, &row.person).to_string();
    // The list is drawn again: the focus goes to what can be done next for the same person.
    let place = format!("act-{}-{}", round.id, row.person);
    let next = |place: &str| {
        let selector = format!("#{place}");
        move || {
            let selector = selector.clone();
            page::after_drawing(move || {
                page::focus(&selector);
            });
        }
    };
    let mark = |button_words: &str, reason: &'static str| {
        let (id, step, next) = (process.id.clone(), step.clone(), next(&place));
        button("btn btn--ghost", "", button_words).attr("aria-label", &format!("{button_words}: {name}")).click(
            move || {
                let at = clock::now();
                app.edit_with_undo(&id, "Saved.", |process| {
                    process.marks.insert(step.clone(), Mark::NotNeeded { at, reason: Line::cut(reason) });
                });
                next();
            },
        )
    };
    let actions = match row.progress {
        Progress::NotNeeded | Progress::ThroughRecruiter => {
            let (id, step, next) = (process.id.clone(), step.clone(), next(&place));
            let back = button("btn btn--ghost", "redo", "Thank them after all").attr("id", &place);
            let back = back.attr("aria-label", &format!("Thank them after all: {name}"));
            View::from(back.click(move || {
                app.edit_with_undo(&id, "Open again.", |process| drop(process.marks.remove(&step)));
                next();
            }))
        }
        _ if row.progress.is_settled() => {
            let href =
                row.letter.as_ref().map(|letter| format!("#{}", Route::Letter(process.id.clone(), letter.clone())));
            href.map(|href| {
                link("btn btn--ghost", &href, "letter", "Read it").attr("aria-label", &format!("Read it: {name}"))
            })
            .into()
        }
        _ => {
            let word = if row.progress == Progress::NoDraft { "Write the letter" } else { "Go on writing" };
            let to = Recipient::People(vec![row.person.clone()]);
            View::new().with(write(app, &process.id, Some(round.id.clone()), to, word, name).attr("id", &place)).with(
                el("details")
                    .class("more")
                    .child(el("summary").text("No letter").attr("aria-label", &format!("No letter to {name}")))
                    .child(
                        el("div")
                            .class("actions")
                            .child(mark("Not needed", ""))
                            .child(mark("Through the recruiter", THROUGH_RECRUITER)),
                    ),
            )
        }
    };
    el("li").class("row row--plain letter-row").child(words).child(el("div").class("actions").child(actions))
}

fn write(app: App, process: &ProcessId, round: Option<RoundId>, to: Recipient, word: &str, name: &str) -> El {
    let id = process.clone();
    button("btn", "pen", word).attr("aria-label", &format!("{word}: {name}")).click(move || {
        begin(app, &id, LetterPurpose::ThankYou, round.clone(), to.clone());
    })
}

/// Begins a letter, or takes up the one begun before, and goes there.
fn begin(app: App, process: &ProcessId, purpose: LetterPurpose, round: Option<RoundId>, to: Recipient) {
    let Some(record) = app.process_now(process) else { return };
    let letter = app.begin_letter(&record, purpose, round, to);
    page::go(&Route::Letter(process.clone(), letter).to_string());
}

/// A letter for any purpose to anybody.
fn another(app: App, id: &ProcessId) -> El {
    let record = app.process(id.clone());
    let chosen = RwSignal::new(None::<LetterPurpose>);
    let purposes = el("select")
        .class("input")
        .attr("id", "new-purpose")
        .on("change", move |event| chosen.set(purpose_at(&dom::typed(&event))))
        .dynamic(move || {
            record.with(|process| process.as_deref().map(|process| offered(process, app.clock.now().get()))).into()
        });
    let people = el("select").class("input").attr("id", "new-to").dynamic(move || {
        let (Some(record), now) = (record.get(), app.clock.now().get_untracked()) else { return View::new() };
        let fitting = || LetterPurpose::ALL.into_iter().find(|one| is_fitting(*one, &record, now));
        let purpose = chosen.get().or_else(fitting).unwrap_or(LetterPurpose::ThankYou);
        let usual = usual_recipient(purpose, &record, now).map(|person| &person.id);
        let option = |value: &str, words: &str, is_usual: bool| {
            el("option").attr("value", value).maybe("selected", is_usual.then_some("")).text(words)
        };
        let people = record.people.iter().filter(|_| !purpose.goes_outside());
        let options: View =
            people.map(|person| option(person.id.as_str(), person.shown(), usual == Some(&person.id))).collect();
        let mine = app.records.book().with(|book| book.profile.referees.clone());
        let mine = mine.iter().filter(|one| purpose == LetterPurpose::Referee && !one.name.is_empty());
        let mine: View = mine.map(|one| option(&[REFEREE, one.id.as_str()].concat(), one.shown(), false)).collect();
        options.with(mine).with(option("", "Somebody else", usual.is_none()))
    });
    let (purpose, to, mine) = (purposes.as_input(), people.as_input(), id.clone());
    let start = button("btn btn--block", "pen", "Write it").click(move || {
        let Some(record) = app.process_now(&mine) else { return };
        let chosen = to.value();
        if let Some(referee) = chosen.strip_prefix(REFEREE).and_then(RefereeId::parse) {
            return brief(app, &mine, &referee);
        }
        let purpose = purpose_at(&purpose.value());
        let person = PersonId::parse(&chosen);
        let round = last_round(&record, person.as_ref(), app.clock.now().get_untracked());
        let to = match person {
            Some(person) => Recipient::People(vec![person]),
            None => Recipient::Named { name: Line::default(), address_as: Line::default(), email: Line::default() },
        };
        begin(app, &mine, purpose.unwrap_or(LetterPurpose::ThankYou), round, to);
    });
    let field = |id: &str, label: &str, control: El| {
        el("div").class("field").child(el("label").class("field__label").attr("for", id).text(label)).child(control)
    };
    section("another", "Another letter").child(
        el("div")
            .class("card form")
            .child(field("new-purpose", "What for", purposes))
            .child(field("new-to", "To whom", people))
            .child(start),
    )
}

/// Names a referee of the list here, if they are not yet, and goes to their note.
fn brief(app: App, process: &ProcessId, referee: &RefereeId) {
    let profile = app.profile_now();
    let Some(referee) = profile.referee(referee) else { return };
    let at = app.clock.now().get_untracked();
    app.edit(process, |process| references::name(process, referee, at));
    let Some(record) = app.process_now(process) else { return };
    let letter = begin_for_referee(app, &record, referee);
    page::go(&Route::Letter(process.clone(), letter).to_string());
}

fn purpose_at(value: &str) -> Option<LetterPurpose> {
    value.parse::<usize>().ok().and_then(|n| LetterPurpose::ALL.get(n).copied())
}

/// Every purpose: first those that make sense now, then the others, for the record may be behind.
fn offered(process: &Process, now: NaiveDateTime) -> View {
    let group = |label: &str, fitting: bool| {
        let ones = LetterPurpose::ALL.iter().enumerate();
        let ones = ones.filter(|(_, one)| is_fitting(**one, process, now) == fitting);
        let options = ones.map(|(n, one)| el("option").attr("value", &n.to_string()).text(one.label()));
        el("optgroup").attr("label", label).child(options.collect::<View>())
    };
    View::new().with(group("As things stand", true)).with(group("At another time", false))
}

/// The last round that was held, with this person if they were in any.
fn last_round(process: &Process, person: Option<&PersonId>, now: NaiveDateTime) -> Option<RoundId> {
    let held = || process.rounds.iter().filter(|round| round.held_by(now));
    let with = held().filter(|round| person.is_some_and(|person| round.people.contains(person)));
    let latest = |a: &&Round, b: &&Round| a.schedule.end().cmp(&b.schedule.end());
    with.max_by(latest).or_else(|| held().max_by(latest)).map(|round| round.id.clone())
}

/// Every letter, the newest last.
fn all(app: App, id: &ProcessId) -> El {
    let (mine, record) = (id.clone(), app.process(id.clone()));
    section("all-letters", "All letters").dynamic(move || {
        let letters = app.records.book().with(|book| book.of(&mine));
        let Some(process) = record.get() else { return View::new() };
        if letters.is_empty() {
            return note("No letters yet. They save as you type.");
        }
        let now = app.clock.now().get();
        let rows = letters.iter().map(|letter| {
            let state = match letter.state {
                LetterState::Draft => Badge::new("act", "pen", "Draft"),
                LetterState::Checked => Badge::new("wait", "check", "Checked"),
                LetterState::Sent { at } => Badge::new("done", "check", format!("Sent {}", dates::human(at, now))),
            };
            let words = el("span")
                .child(el("span").class("row__title").text(letter.purpose.label()))
                .child(el("br"))
                .child(el("span").class("row__sub").attr("dir", "auto").text(&addressed(&letter.to, &process)));
            let href = format!("#{}", Route::Letter(process.id.clone(), letter.id.clone()));
            el("li")
                .child(el("a").class("row row--plain row--tight").attr("href", &href).child(words).child(badge(&state)))
        });
        el("ul").class("rows").child(rows.collect::<View>()).into()
    })
}

/// What letters draw on, with a word when it is still empty.
fn details(app: App) -> El {
    section("letter-details", "Your details").dynamic(move || {
        let unknown = app.records.book().with(|book| book.profile.name.is_empty());
        let hint = unknown.then(|| note("Add your name and skills. They make your letters better."));
        View::new()
            .with(hint)
            .with(link("btn btn--block", &format!("#{}", Route::Me), "person", "My details"))
            .with(link("btn btn--ghost btn--block", &format!("#{}", Route::Templates), "quote", "My phrases"))
    })
}
