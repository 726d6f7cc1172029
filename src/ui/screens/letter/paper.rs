//! The paper: a plain text area over a twin of the same text, in which what the checks found is marked.

use crate::device::page;
use crate::domain::email::{EmailAddress, EmailError};
use crate::domain::id::PersonId;
use crate::domain::letter::check::finding::{Finding, Level, Place};
use crate::domain::letter::compose::LINKED_IN_CHARS;
use crate::domain::letter::paper::Paper as Read;
use crate::domain::letter::pasted::subject_line;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::Recipient;
use crate::domain::text::Line;
use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::dom::{self, El, View, el};
use crate::ui::kit::field::{error_line, follow_typing};
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::recipients::addressed;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Moves the caret to a place of the body.
pub type Pointer = Rc<dyn Fn(&Range<usize>)>;

/// The text on the paper, and what is selected in it, in bytes.
type Selected = (String, Range<usize>);

/// The parts of the paper that others need.
pub struct Paper {
    area: El,
    twin: El,
    count: RwSignal<String>,
    /// The text and what was selected in it when the paper last had the focus.
    left: Rc<RefCell<Option<Selected>>>,
    /// Draws the twin again, from the text area and the findings.
    pub redraw: Rc<dyn Fn()>,
}

impl Paper {
    /// Lays out the paper.
    pub fn new(editor: &Rc<LetterEditor>) -> Self {
        let (area, twin) = (el("textarea"), el("div"));
        // It belongs to the editor: a look at the letter may come when the paper is gone already, since it was sent.
        let count = editor.length;
        let (editor, input, element) = (editor.clone(), area.as_input(), twin.element());
        let field = area.element();
        let shown = RefCell::new((String::new(), Vec::new()));
        let redraw = Rc::new(move || {
            let typed = input.value();
            let kept = editor.letter().is_some_and(|letter| typed.starts_with(&*letter.body));
            let marks = if kept { marks(&editor.findings(), &typed) } else { Vec::new() };
            let new = (typed, marks);
            if *shown.borrow() != new {
                page::clear(&element);
                pieces(&new.0, &new.1).show_in(&element);
                let said =
                    length(&new.0, editor.letter().is_some_and(|letter| letter.purpose == LetterPurpose::LinkedIn));
                if count.get_untracked() != said {
                    count.set(said);
                }
                shown.replace(new);
            }
            if !dom::is_focused(&field) {
                editor.settle();
            }
        });
        Self { area, twin, count, left: Rc::default(), redraw }
    }

    /// The length in words.
    pub fn words(&self) -> View {
        let count = self.count;
        el("span").class("caption push").dynamic_text(move || count.get()).into()
    }

    /// The whole paper.
    pub fn view(&self, editor: &Rc<LetterEditor>) -> View {
        let (app, id) = (editor.app, editor.id.clone());
        let subject_id = id.clone();
        let subject_text = Signal::derive(move || {
            app.records
                .book()
                .with(|book| book.letter(&subject_id).map(|letter| letter.subject.to_string()).unwrap_or_default())
        });
        let body_text = Signal::derive(move || {
            app.records.book().with(|book| book.letter(&id).map(|letter| letter.body.to_string()).unwrap_or_default())
        });
        let has_subject = editor.letter().is_none_or(|letter| letter.purpose != LetterPurpose::LinkedIn);
        let subject = el("textarea")
            .class("letter__subject")
            .attr("id", "letter-subject")
            .attr("rows", "1")
            .attr("dir", "auto")
            .attr("autocomplete", "off");
        let (subject_value, area_value) = (subject.as_input(), self.area.as_input());
        let (writing, other) = (editor.clone(), area_value.clone());
        let write_subject = Rc::new(move |typed: String| writing.write(&typed, &other.value()));
        let (writing, other, on_paper) = (editor.clone(), subject_value.clone(), self.area.as_input());
        let grow = self.redraw.clone();
        let write_body = Rc::new(move |typed: String| {
            let refused = writing.refused.with_untracked(Option::is_some);
            let outcome = match subject_line(&typed).filter(|_| has_subject) {
                Some((subject, rest)) => {
                    writing.replace(subject, rest);
                    // A field with the focus does not take in what changes under it.
                    on_paper.set_value(rest);
                    writing.refused.get_untracked().map_or(Ok(()), Err)
                }
                None => writing.write(&other.value(), &typed),
            };
            if outcome.is_err() || refused {
                // Nothing may have changed that the paper would be drawn after, and it has to hold what is typed.
                let grow = grow.clone();
                page::after_drawing(move || grow());
            }
            outcome
        });
        let (left, redraw, written) = (self.left.clone(), self.redraw.clone(), self.area.element());
        let below = self.area.element();
        let subject = subject.on("keydown", move |event| {
            let enter = event
                .dyn_ref::<web_sys::KeyboardEvent>()
                .is_some_and(|key| key.key() == "Enter" && !key.is_composing());
            if enter {
                event.prevent_default();
                dom::focus(&below);
            }
        });
        let area = self
            .area
            .clone()
            .class("letter__text letter__area")
            .attr("id", "letter-text")
            .attr("aria-label", "Letter text")
            .attr("aria-describedby", "checks-summary")
            .attr("dir", "auto")
            .attr("spellcheck", "true")
            .attr("autocapitalize", "sentences")
            .attr("rows", "8")
            .on("blur", move |_| {
                left.replace(Some(selected(&written)));
                redraw();
            });
        let subject = follow_typing(subject, subject_text, write_subject, editor.refused);
        let area = follow_typing(area, body_text, write_body, editor.refused);
        let twin = self.twin.clone().class("letter__text letter__twin").attr("aria-hidden", "true").attr("dir", "auto");
        let purpose = editor.letter().map_or("", |letter| letter.purpose.label());
        let line = |label: El, value: View| el("div").child(el("dt").child(label)).child(el("dd").child(value));
        let head = el("dl").class("letter__head no-print").child(line(el("span").text("To"), to(editor))).child(
            has_subject.then(|| line(el("label").attr("for", "letter-subject").text("Subject"), subject.into())),
        );
        el("article")
            .class("letter")
            .attr("aria-label", purpose)
            .child(head)
            .child(el("div").class("letter__stack").child(twin).child(area))
            .child(error_line("letter-refused", editor.refused.into()))
            .into()
    }

    /// Moves the caret to a place of the body and selects it.
    pub fn point_at(&self) -> Pointer {
        let area: HtmlTextAreaElement = self.area.element().unchecked_into();
        Rc::new(move |range| {
            let text = area.value();
            let units = |to: usize| text.get(..to).map_or(0, |part| part.encode_utf16().count()) as u32;
            let _ = area.focus();
            let _ = area.set_selection_range(units(range.start), units(range.end));
        })
    }

    /// What stands on the paper, and what is selected in it, in bytes: now, or when it was left. Nothing is, when it
    /// was never entered or holds another text since.
    pub fn caret(&self) -> impl Fn() -> (String, Option<Range<usize>>) + use<> {
        let (area, left) = (self.area.element(), self.left.clone());
        move || {
            let (text, place) = selected(&area);
            let known = left.borrow().as_ref().filter(|(known, _)| *known == text).map(|(_, place)| place.clone());
            (text, if dom::is_focused(&area) { Some(place) } else { known })
        }
    }
}

/// The text of a text area and what is selected in it, in bytes.
fn selected(area: &web_sys::Element) -> Selected {
    let area: &HtmlTextAreaElement = area.unchecked_ref();
    let text = area.value();
    let bytes = |units: u32| {
        let mut before = text.char_indices().scan(0, |sum, (at, c)| {
            let here = (*sum, at);
            *sum += c.len_utf16();
            Some(here)
        });
        let found = before.find(|(sum, _)| *sum >= units as usize);
        found.map_or(text.len(), |(_, at)| at)
    };
    let (start, end) = (area.selection_start().ok().flatten(), area.selection_end().ok().flatten());
    let place = bytes(start.unwrap_or_default())..bytes(end.unwrap_or_default());
    (text, place)
}

/// The places to mark in the body, in order, none overlapping another. A finding about the whole letter marks none.
fn marks(findings: &[Finding], body: &str) -> Vec<(Range<usize>, bool)> {
    let mut marks: Vec<(Range<usize>, bool)> = Vec::new();
    for finding in findings {
        let Place::Body(range) = &finding.place else { continue };
        let whole = range.len() > 200 && range.len() * 2 > body.len();
        if range.is_empty() || whole || body.get(range.clone()).is_none() {
            continue;
        }
        let from = marks.last().map_or(0, |(last, _)| last.end).max(range.start);
        if from < range.end && body.is_char_boundary(from) {
            marks.push((from..range.end, finding.level == Level::Error));
        }
    }
    marks
}

/// The text in pieces, some of them marked.
pub fn pieces(text: &str, marks: &[(Range<usize>, bool)]) -> View {
    let mut view = View::new();
    let mut from = 0;
    for (range, error) in marks {
        let level = if *error { "error" } else { "warning" };
        let (Some(plain), Some(marked)) = (text.get(from..range.start), text.get(range.clone())) else { continue };
        view = view.with(plain).with(el("mark").attr("data-level", level).text(marked));
        from = range.end;
    }
    // The space keeps room for the caret on an empty last line.
    view.with(text.get(from..).unwrap_or_default()).with(" ")
}

/// How long it is: in characters where every one counts, else in words.
fn length(text: &str, linked_in: bool) -> String {
    if linked_in {
        let typed = text.trim_end().chars().count();
        return match typed.checked_sub(LINKED_IN_CHARS) {
            Some(over @ 1..) => format!("{typed} of {LINKED_IN_CHARS} characters, {over} too many"),
            _ => format!("{typed} of {LINKED_IN_CHARS} characters"),
        };
    }
    let paper = Read::letter(text);
    let words = paper.words_in(&paper.content()).len();
    let judged = match words {
        0..40 => "short",
        40..=150 => "a good length",
        151..=250 => "long",
        _ => "far too long",
    };
    format!("About {}, {judged}", crate::ui::shared::words::count(words, "word"))
}

/// Who it goes to, and at which address.
fn to(editor: &LetterEditor) -> View {
    let (Some(process), Some(letter)) = (editor.process(), editor.letter()) else { return View::new() };
    let name = addressed(&letter.to, &process);
    let address = match &letter.to {
        Recipient::People(people) => match people.as_slice() {
            [one] => address_of(editor, one.clone()),
            _ => View::new(),
        },
        Recipient::Named { .. } => named(editor),
    };
    let known = (!name.is_empty() && !matches!(letter.to, Recipient::Named { .. }))
        .then(|| el("span").class("letter__name").attr("dir", "auto").text(&name));
    View::new().with(known).with(address)
}

/// An input on the paper for the e-mail address, and a word if it is none.
fn address_input(id: &'static str, label: &str, value: Signal<String>, write: impl Fn(Line) + 'static) -> View {
    let wrong = RwSignal::new(None::<String>);
    let judge = move |text: &str| {
        wrong.set(match EmailAddress::parse(text) {
            Ok(_) | Err(EmailError::Empty) => None,
            Err(error) => Some(error.to_string()),
        });
    };
    judge(&value.get_untracked());
    let input = el("input")
        .class("letter__subject")
        .attr("id", id)
        .attr("type", "email")
        .attr("inputmode", "email")
        .attr("autocomplete", "off")
        .attr("aria-label", label)
        .attr("placeholder", "E-mail address")
        .on("change", move |event| judge(&dom::typed(&event)));
    let write = Rc::new(move |typed: String| {
        write(line(&typed)?);
        Ok(())
    });
    let input = follow_typing(input, value, write, wrong);
    View::new().with(input).with(error_line("address-error", wrong.into()))
}

fn address_of(editor: &LetterEditor, person: PersonId) -> View {
    let (app, process) = (editor.app, app_process(editor));
    let record = app.process(editor.process.clone());
    let mine = person.clone();
    let value = Signal::derive(move || {
        record.with(|record| record.as_ref()?.person(&mine).map(|one| one.email.to_string())).unwrap_or_default()
    });
    address_input("letter-to", "Their e-mail address", value, move |line| {
        app.edit(&process, |process| {
            process.people.iter_mut().filter(|one| one.id == person).for_each(|one| one.email = line.clone());
        });
    })
}

fn app_process(editor: &LetterEditor) -> crate::domain::id::ProcessId {
    editor.process.clone()
}

/// Somebody outside the process: name and address stand in the letter itself.
fn named(editor: &LetterEditor) -> View {
    let (app, id) = (editor.app, editor.id.clone());
    let read = |pick: fn(&Recipient) -> String| {
        let id = id.clone();
        Signal::derive(move || {
            app.records.book().with(|book| book.letter(&id).map(|letter| pick(&letter.to)).unwrap_or_default())
        })
    };
    let name = read(|to| match to {
        Recipient::Named { name, .. } => name.to_string(),
        Recipient::People(_) => String::new(),
    });
    let email = read(|to| match to {
        Recipient::Named { email, .. } => email.to_string(),
        Recipient::People(_) => String::new(),
    });
    let (name_id, mail_id) = (id.clone(), id.clone());
    let input = el("input")
        .class("letter__subject")
        .attr("id", "letter-name")
        .attr("aria-label", "Name")
        .attr("placeholder", "Name")
        .attr("autocapitalize", "words")
        .attr("autocomplete", "off");
    let refused = RwSignal::new(None::<String>);
    let write = Rc::new(move |typed: String| {
        let line = line(&typed)?;
        app.edit_letter(&name_id, |letter| {
            if let Recipient::Named { name, .. } = &mut letter.to {
                *name = line;
            }
            Ok(())
        })
    });
    let input = follow_typing(input, name, write, refused);
    let address = address_input("letter-to", "Their e-mail address", email, move |line| {
        let _ = app.edit_letter(&mail_id, |letter| {
            if let Recipient::Named { email, .. } = &mut letter.to {
                *email = line;
            }
            Ok(())
        });
    });
    View::new().with(input).with(address).with(error_line("name-refused", refused.into()))
}

fn line(typed: &str) -> Result<Line, String> {
    Line::parse(typed).map_err(|error| error.to_string())
}
