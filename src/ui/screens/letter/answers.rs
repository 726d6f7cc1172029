//! What the record does not say yet and no field of this screen takes: honest questions, each with the place where the
//! answer belongs. And the topics, the matter of a letter.

use crate::domain::id::{PersonId, RoundId};
use crate::domain::letter::fact::MissingFact;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::Recipient;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::reactive::Signal;
use crate::route::{Route, Segment};
use crate::ui::kit::adder::{Adder, adder};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::{Field, input};
use crate::ui::screens::letter::editor::LetterEditor;
use leptos::prelude::*;
use std::rc::Rc;

/// The questions, while there are any.
pub fn questions(editor: &Rc<LetterEditor>) -> View {
    let (seen, editor) = (editor.seen, editor.clone());
    let day = asks_day(&editor);
    let list = dynamic(move || {
        seen.track();
        let questions = editor.questions();
        let in_form = |question: &&MissingFact| match question {
            MissingFact::OwnName | MissingFact::Skill | MissingFact::Evidence(_) => false,
            MissingFact::Topic(_) | MissingFact::NewTopic(_) => !has_person(&editor),
            _ => true,
        };
        let questions: Vec<&MissingFact> = questions.iter().filter(in_form).collect();
        if questions.is_empty() {
            return View::new();
        }
        let rows = questions.into_iter().map(|question| {
            let way = way(&editor, question);
            el("li")
                .class("row row--plain")
                .child(el("span").attr("dir", "auto").text(&question.to_string()))
                .child(el("span").class("row__end").child(way))
        });
        el("details")
            .class("more card")
            .attr("open", "")
            .child(el("summary").text("This would help too"))
            .child(el("ul").class("rows").child(rows.collect::<View>()))
            .into()
    });
    View::new().with(day).with(list)
}

/// Whether the letter goes to one person of the process, so that the page asks for topics by itself.
fn has_person(editor: &LetterEditor) -> bool {
    editor.letter().is_some_and(|letter| letter.to.people().len() == 1)
}

/// Where the answer belongs.
fn way(editor: &Rc<LetterEditor>, question: &MissingFact) -> View {
    let here = Route::Letter(editor.process.clone(), editor.id.clone());
    let round = || {
        let (process, letter) = editor.process().zip(editor.letter())?;
        let round = letter.round.clone().or_else(|| Some(process.rounds.last()?.id.clone()))?;
        Some(format!("#{}", Route::Round(process.id.clone(), round)))
    };
    let to_me = format!("#{}?back={here}", Route::Me);
    let named = matches!(editor.letter().map(|letter| letter.to.clone()), Some(Recipient::Named { .. }));
    let jump = |id: &'static str, words: &str| {
        button("btn btn--ghost", "", words)
            .click(move || {
                crate::device::page::focus(id);
            })
            .into()
    };
    match question {
        MissingFact::AnswerToConcern(..) => link("btn btn--ghost", &to_me, "person", "My details").into(),
        MissingFact::ShorterTopic if !named => jump("#topics", "Say it below"),
        MissingFact::RecipientName if named => jump("#letter-name", "Name them"),
        MissingFact::Until => jump("#until", "Name the day"),
        MissingFact::AnswerBy => {
            let timeline = format!("#{}", Route::Process(editor.process.clone(), Segment::Timeline));
            link("btn btn--ghost", &timeline, "mail-open", "Their news").into()
        }
        _ => round().map(|href| link("btn btn--ghost", &href, "pen", "The interview")).into(),
    }
}

/// A request for more time needs a day.
fn asks_day(editor: &Rc<LetterEditor>) -> Option<View> {
    let asks =
        editor.letter().is_some_and(|letter| matches!(letter.purpose, LetterPurpose::MoreTime | LetterPurpose::Bridge));
    let (until, editor) = (editor.until, StoredValue::new_local(editor.clone()));
    let write = Callback::new(move |typed: String| editor.with_value(|editor| editor.answer_until(&typed)));
    let bridge = editor.with_value(|editor| editor.letter().is_some_and(|one| one.purpose == LetterPurpose::Bridge));
    let label = if bridge { "By which day must you answer the other offer?" } else { "By which day can you answer?" };
    asks.then(|| input(Field::text("until", label).kind("date"), until.into(), write))
}

/// One line of text. An error is the sentence to show.
pub fn line(text: &str) -> Result<Line, String> {
    Line::parse(text).map_err(|error| error.to_string())
}

fn without_topic(process: &mut Process, of: &Of, key: &str) {
    if let Some(topics) = topics_of(process, of)
        && let Some(n) = key.parse::<usize>().ok().filter(|n| *n < topics.len())
    {
        topics.remove(n);
    }
}

/// What you talked about with one person.
pub struct Topics {
    /// The list.
    pub list: View,
    /// Whether there is none yet.
    pub none: bool,
    name: String,
}

impl Topics {
    /// The list, folded.
    pub fn folded(self) -> View {
        let summary = el("summary").text(&["What you talked about with ", &*self.name].concat());
        el("details").class("more").child(summary).child(self.list).into()
    }
}

/// What you talked about with the person it goes to, the matter of the letter; nothing where it goes to no one person.
pub fn topics(editor: &Rc<LetterEditor>) -> Option<Topics> {
    let (process, letter) = editor.process().zip(editor.letter())?;
    let [person] = letter.to.people() else { return None };
    let name = process.person(person).map(|person| person.shown().to_owned())?;
    let (app, id, person) = (editor.app, process.id.clone(), (person.clone(), letter.round.clone()));
    let record = app.process(id.clone());
    let (mine, topic_owner) = (person.clone(), person.clone());
    let items = Signal::derive(move || {
        let keyed = |(n, topic): (usize, &Line)| (n.to_string(), topic.to_string());
        record.with(|record| {
            let topics = record.as_ref().map(|record| record.topics_for(&mine.0, mine.1.as_ref()));
            topics.map(|topics| topics.iter().enumerate().map(keyed).collect()).unwrap_or_default()
        })
    });
    let (add_id, change_id, discard_id, remove_id) = (id.clone(), id.clone(), id.clone(), id);
    let (add_to, change_of, discard_of, remove_of) = (person.clone(), person.clone(), person.clone(), person);
    let list = adder(Adder {
        id: "topics",
        label: "One thing you talked about",
        one: "topic",
        placeholder: "the move to the new depot",
        hint: "Add one thing you talked about. It goes into the draft, unless you’ve edited it.",
        items,
        add: Callback::new(move |text: String| {
            let topic = line(&text)?;
            let mut key = String::new();
            app.edit(&add_id, |process| {
                if let Some(topics) = topics_of(process, &add_to) {
                    key = topics.len().to_string();
                    topics.push(topic.clone());
                }
            });
            Ok(key)
        }),
        change: Callback::new(move |(key, text): (String, String)| {
            let topic = line(&text)?;
            app.edit(&change_id, |process| {
                if let Some(topics) = topics_of(process, &change_of)
                    && let Some(place) = key.parse::<usize>().ok().and_then(|n| topics.get_mut(n))
                {
                    *place = topic.clone();
                }
            });
            Ok(())
        }),
        discard: Callback::new(move |key: String| {
            app.edit(&discard_id, |process| without_topic(process, &discard_of, &key));
        }),
        remove: Callback::new(move |key: String| {
            app.edit_with_undo(&remove_id, "Topic removed.", |process| without_topic(process, &remove_of, &key));
        }),
    });
    let none = process.topics_for(&topic_owner.0, topic_owner.1.as_ref()).is_empty();
    Some(Topics { list, none, name })
}

/// Whose topics they are: a person's, in the round that the letter is about.
type Of = (PersonId, Option<RoundId>);

fn topics_of<'a>(process: &'a mut Process, (person, round): &'a Of) -> Option<&'a mut Vec<Line>> {
    process.topics_mut(person, round.as_ref())
}
