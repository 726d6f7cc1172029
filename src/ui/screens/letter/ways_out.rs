//! The ways out of a letter, and what each has to say: the mail app, sharing, the clipboard, paper, a file.

use crate::device::share::{self, Shared};
use crate::device::{clipboard, clock, file, page};
use crate::domain::email::EmailAddress;
use crate::domain::letter::eml::{Mail, Mailbox, Stamp, eml};
use crate::domain::letter::mailto::{Fit, mailto};
use crate::domain::letter::rich::rich;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::screens::letter::mail::{addresses, file_name};
use std::rc::Rc;

/// What the address holds after the letter was handed on, so that the question survives a reload.
pub(super) const ASKED: &str = "?sent";

/// What the sheet is open for.
#[derive(Clone, Copy)]
pub(super) struct Asks {
    /// Whether the sheet is open.
    pub open: RwSignal<bool>,
    /// Whether it asks when the letter went; else only for a reason.
    pub when: RwSignal<bool>,
    /// Whether "Did you send it?" is on show.
    pub sent: RwSignal<bool>,
    /// What the last way out had to say.
    pub said: RwSignal<String>,
}

/// What goes out is what is kept. A text on the paper that could not be kept, such as one that is too long, stays.
pub(super) fn if_kept(editor: &Rc<LetterEditor>, asks: Asks, act: fn(&Rc<LetterEditor>, Asks)) {
    if editor.refused.with_untracked(Option::is_some) {
        asks.said
            .set("What is on the paper could not be saved, so it does not go out. The line below it says why.".into());
        page::focus("#letter-text");
    } else {
        act(editor, asks);
    }
}

/// Notes that the letter was handed on, says what there is to say, and asks.
fn handed_on(editor: &LetterEditor, asks: Asks, said: &str) {
    editor.settle();
    asks.said.set(said.to_owned());
    asks.sent.set(true);
    let here = Route::Letter(editor.process.clone(), editor.id.clone());
    page::replace_hash(&format!("{here}{ASKED}"));
}

pub(super) fn open_mail(editor: &Rc<LetterEditor>, asks: Asks) {
    let Some((letter, process)) = editor.letter().zip(editor.process()) else { return };
    let to: Vec<EmailAddress> = addresses(&letter, &process).into_iter().map(|one| one.address).collect();
    let link = mailto(&to, &letter.subject, &letter.body);
    let href = link.href;
    match link.fit {
        Fit::Whole => {
            page::follow(&href);
            handed_on(editor, asks, "");
        }
        fit => {
            let editor = editor.clone();
            // The text has to lie in the clipboard before the mail program takes over.
            clipboard::copy(&letter.body, move |copied| {
                page::follow(&href);
                let said = match (copied, fit) {
                    (false, _) => {
                        "The letter is too long for a mail link and could not be copied. Select the text on the paper and copy it by hand."
                    }
                    (true, Fit::SubjectTooLong) => {
                        "The letter is too long for a mail link. Its text is copied: paste it into the mail, and the subject by hand."
                    }
                    _ => {
                        "The letter is too long for a mail link. Its text is copied: paste it into the mail that opens."
                    }
                };
                handed_on(&editor, asks, said);
            });
        }
    }
}

pub(super) fn share_it(editor: &Rc<LetterEditor>, asks: Asks) {
    let Some(letter) = editor.letter() else { return };
    let editor = editor.clone();
    share::text(&letter.subject, &letter.body, move |outcome| match outcome {
        Shared::Done => handed_on(&editor, asks, ""),
        Shared::Closed => {}
        Shared::Failed => asks.said.set("This device would not share it. Copy it instead: nothing is lost.".into()),
    });
}

fn copied(editor: Rc<LetterEditor>, asks: Asks) -> impl FnOnce(bool) {
    move |done| match done {
        true => handed_on(&editor, asks, "Copied. Now paste it into your message."),
        false => asks.said.set(
            "The browser would not copy it. Select the text on the paper and copy it by hand: nothing is lost.".into(),
        ),
    }
}

pub(super) fn copy(editor: &Rc<LetterEditor>, asks: Asks) {
    let Some(letter) = editor.letter() else { return };
    clipboard::copy(&letter.body, copied(editor.clone(), asks));
}

pub(super) fn copy_rich(editor: &Rc<LetterEditor>, asks: Asks) {
    let Some(letter) = editor.letter() else { return };
    clipboard::copy_rich(&letter.body, &rich(&letter.body), copied(editor.clone(), asks));
}

pub(super) fn print(editor: &Rc<LetterEditor>, asks: Asks) {
    page::print();
    handed_on(editor, asks, "");
}

pub(super) fn save_file(editor: &Rc<LetterEditor>, asks: Asks) {
    let Some((letter, process)) = editor.letter().zip(editor.process()) else { return };
    let profile = editor.app.profile_now();
    let from = EmailAddress::parse(&profile.email).ok();
    let text = eml(&Mail {
        from: from.map(|address| Mailbox { name: profile.name.to_string(), address }),
        to: addresses(&letter, &process),
        subject: &letter.subject,
        body: &letter.body,
        at: Some(Stamp { local: clock::now(), minutes_east: page::minutes_east() }),
    });
    match file::download(&file_name(&letter, &process), "message/rfc822", &text) {
        Some(()) => handed_on(
            editor,
            asks,
            "The mail file is made. Look for it in your downloads, and open it with your mail program.",
        ),
        None => asks.said.set("The browser refused the download. Nothing was changed: copy the letter instead.".into()),
    }
}
