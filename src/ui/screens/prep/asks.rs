//! What to ask them, what the stage they named asks for, and lines that the user adds.

use super::Prep;
use super::lines::{block as heading, small, tick};
use crate::domain::actions::prepare::remove_line;
use crate::domain::answers::delivery::{to_work_on, trends};
use crate::domain::person::Stage;
use crate::domain::preparation::asks::{BY_WHEN, NEXT_STAGE};
use crate::domain::preparation::record::key;
use crate::domain::preparation::sheet::Sheet;
use crate::domain::preparation::stage::{Ahead, lines};
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::domain::text::Line;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{New, new_line};
use crate::ui::shared::process_editor::{round, round_mut};

/// What to ask.
pub(super) fn block(prep: &Prep, sheet: &Sheet) -> El {
    let noted: View = sheet.asks.iter().map(|(key, words)| tick(prep, key, words, View::new())).collect();
    let own = added(
        prep,
        "prep-ask",
        "Another question for them",
        "question",
        |round| &round.preparation.ask,
        |round| &mut round.preparation.ask,
        "ask",
    );
    let before = small("Before you leave. Write the day down at once.");
    heading("prep-ask-them", "Ask them")
        .child(noted)
        .child(own)
        .child(tick(prep, NEXT_STAGE.0, NEXT_STAGE.1, View::new()))
        .child(tick(prep, BY_WHEN.0, BY_WHEN.1, before))
}

/// The one habit to try, from how you came across before.
pub(super) fn habit(prep: &Prep) -> Option<El> {
    let all = prep.editor.app.outside_trash();
    let all: Vec<&Process> = all.iter().map(|process| &**process).collect();
    let scale = to_work_on(&trends(&all, prep.now))?;
    let words = [scale.label(), ". ", scale.habit()].concat();
    Some(heading("prep-habit", "One thing to try").child(el("p").text(&words)))
}

/// What to get ready for the stage they named.
pub(super) fn stage(prep: &Prep, sheet: &Sheet) -> Option<El> {
    let ahead = sheet.stage?;
    let ticks: View = lines(ahead.stage()).iter().map(|(key, words)| tick(prep, key, words, View::new())).collect();
    let said = match ahead {
        Ahead::Named(stage) => ["They named this: ", stage.label(), "."].concat(),
        Ahead::OfItsKind(Stage::Decision) => "A final round: after it they decide.".to_owned(),
        Ahead::OfItsKind(_) => "This round is an assessment.".to_owned(),
    };
    let said = el("p").class("quiet-text").text(&said);
    Some(heading("prep-stage", "Ready for what comes").child(said).child(ticks))
}

type Lines = fn(&Round) -> &Vec<Line>;
type LinesMut = fn(&mut Round) -> &mut Vec<Line>;

/// Lines that the user added, each to tick and to remove, and the line for another one.
pub(super) fn added(
    prep: &Prep,
    id: &'static str,
    label: &'static str,
    one: &'static str,
    read: Lines,
    reach: LinesMut,
    kind: &'static str,
) -> View {
    let (editor, of) = (prep.editor, prep.round.to_string());
    let (mine, adds, changes, discards) = (of.clone(), of.clone(), of.clone(), of.clone());
    let places = editor.keys(move |process| {
        let count = round(process, &mine).map_or(0, |round| read(round).len());
        (0..count).map(|place| place.to_string()).collect()
    });
    let change = move |round_key: &str, change: &dyn Fn(&mut Vec<Line>)| {
        editor.edit(|process| round_mut(process, round_key).into_iter().for_each(|round| change(reach(round))));
    };
    let add_item = AddItem::of_lines(
        move |line| {
            let place = editor.now().and_then(|process| round(&process, &adds).map(|round| read(round).len()));
            change(&adds, &|lines| lines.push(line.clone()));
            place.unwrap_or_default().to_string()
        },
        move |key, line| {
            let place: usize = key.parse().unwrap_or(usize::MAX);
            change(&changes, &|lines| lines.get_mut(place).into_iter().for_each(|one| one.clone_from(&line)));
        },
        move |key| {
            let place: usize = key.parse().unwrap_or(usize::MAX);
            change(&discards, &|lines| drop((place < lines.len()).then(|| lines.remove(place))));
        },
    );
    let keys = add_item.without(places);
    // By their words: a line that moves up keeps its tick.
    let (known, shown, prep) = (of.clone(), of, prep.clone());
    let words = move || {
        let process = editor.get();
        let round = process.as_deref().and_then(|process| round(process, &known));
        let words = |place: String| {
            round.and_then(|round| read(round).get(place.parse::<usize>().ok()?)).map(ToString::to_string)
        };
        let mut all: Vec<String> = Vec::new();
        for words in keys().into_iter().filter_map(words) {
            if !all.contains(&words) {
                all.push(words);
            }
        }
        all
    };
    let row = move |words: String| {
        let gone = (shown.clone(), words.clone());
        let remove = el("button")
            .attr("type", "button")
            .class("adder__remove no-print")
            .attr("aria-label", &["Remove: ", &*words].concat())
            .child(small_icon("close"))
            .click(move || {
                // The line that is being typed stays, wherever it moves to.
                let typing = add_item.typing.get_untracked().and_then(|key| key.parse().ok());
                let mut moved = typing;
                editor.edit_with_undo("Removed.", |process| {
                    if let Some(round) = round_mut(process, &gone.0) {
                        moved = remove_line(reach(round), &gone.1, typing);
                    }
                });
                add_item.typing.set(moved.map(|place: usize| place.to_string()));
            });
        el("div").class("prep__own").child(tick(&prep, &key(kind, &words), &words, View::new())).child(remove).into()
    };
    let new = New { id, label, one, placeholder: "" };
    let line = el("div").class("no-print").child(new_line(new, add_item));
    View::new().with(keyed_list(words, row)).with(line)
}
