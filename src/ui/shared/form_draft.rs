//! The fields of a sheet that has a Save button. What is typed into them is stored in the record from the first letter
//! on, so that Escape, a reload or a crash take nothing away; the button saves it, "Discard" drops it.

use crate::domain::process::Process;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked};
use crate::ui::shared::process_editor::ProcessEditor;
use leptos::prelude::*;

/// The key in the record of the draft for what they said.
pub const REPLY: &str = "heard";
/// The key in the record of the draft for what the user sent.
pub const MESSAGE: &str = "wrote";

/// What is typed into one sheet of a record and not saved yet.
#[derive(Clone, Copy)]
pub struct FormDraft {
    editor: ProcessEditor,
    sheet: StoredValue<String>,
    /// A field whose default is stored along with the first thing typed: the moment, which would change otherwise.
    along: StoredValue<Option<(&'static str, String)>>,
}

impl FormDraft {
    /// The draft of the sheet with this name, which is unique in a record.
    pub fn new(editor: ProcessEditor, sheet: &str) -> Self {
        Self { editor, sheet: StoredValue::new(sheet.to_owned()), along: StoredValue::new(None) }
    }

    /// Has the default of this field stored too as soon as anything is typed.
    pub fn along(self, field: &'static str, offer: &str) -> Self {
        self.along.set_value(Some((field, offer.to_owned())));
        self
    }

    /// The present value of a field: what was typed, else its default.
    pub fn now(self, field: &str, offer: &str) -> String {
        self.editor.now().and_then(|process| self.read(&process, field)).unwrap_or_else(|| offer.to_owned())
    }

    fn read(self, process: &Process, field: &str) -> Option<String> {
        self.sheet.with_value(|sheet| process.form_draft(sheet, field).map(ToString::to_string))
    }

    fn write(self, field: &str, text: Option<&str>) -> Result<(), String> {
        let sheet = self.sheet.get_value();
        let mut outcome = Ok(());
        self.editor.edit(|process| {
            if let Some((along, offer)) = self.along.get_value()
                && text.is_some()
                && !process.has_form_draft(&sheet)
            {
                outcome = process.put_form_draft(&sheet, along, Some(&offer));
            }
            outcome = outcome.clone().and_then(|()| process.put_form_draft(&sheet, field, text));
            // Typed and deleted again: the default that was stored along with it goes too.
            if let Some((along, _)) = self.along.get_value()
                && text.is_none()
                && process.holds_only(&sheet, along)
            {
                process.drop_form_draft(&sheet);
            }
        });
        outcome.map_err(|refused| refused.to_string())
    }

    /// The binding of a text field that shows `offer` until something is typed.
    pub fn text(self, field: &'static str, offer: &str) -> FieldBinding {
        let (offered, usual) = (offer.to_owned(), offer.to_owned());
        let value = move || self.editor.get().and_then(|process| self.read(&process, field)).unwrap_or(offered.clone());
        let write = move |text: String| self.write(field, (text != usual).then_some(&*text));
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// The binding of a choice; a field with a default is never without a choice.
    pub fn pick(self, field: &'static str, offer: Option<&'static str>) -> Picked {
        let read = move || self.editor.get().and_then(|process| self.read(&process, field));
        let chosen = Signal::derive(move || read().or_else(|| offer.map(str::to_owned)));
        let choose = move |choice: Option<String>| {
            if choice.is_some() || offer.is_none() {
                // A choice is a short text of ours, never too long.
                let _ = self.write(field, choice.as_deref().filter(|choice| Some(*choice) != offer));
            }
        };
        Picked { chosen, choose: Callback::new(choose) }
    }

    /// The value chosen now.
    pub fn picked(self, field: &str, offer: Option<&str>) -> Option<String> {
        self.editor.now().and_then(|process| self.read(&process, field)).or_else(|| offer.map(str::to_owned))
    }

    /// Whether anything is typed and not saved. Follows the record.
    pub fn begun(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.editor.get().is_some_and(|process| self.sheet.with_value(|name| process.has_form_draft(name)))
        })
    }

    /// Drops the draft as part of the change that saves it: undoing that change brings the draft back.
    pub fn kept(self, process: &mut Process) {
        self.sheet.with_value(|sheet| process.drop_form_draft(sheet));
    }

    /// Drops the draft when nothing of it is left to do.
    pub fn forget(self) {
        self.editor.edit(|process| self.kept(process));
    }

    /// Drops the draft and offers an undo.
    pub fn discard(self) {
        self.editor.edit_with_undo("Discarded.", |process| self.kept(process));
    }

    /// The foot of the sheet: the button that saves it, and the one that closes the sheet, which also discards a draft.
    pub fn foot(self, open: RwSignal<bool>) -> View {
        self.foot_saying("check", || "Save".into(), open)
    }

    /// The foot of the sheet with another icon and other words on its Save button.
    pub fn foot_saying(self, icon_name: &str, keep: impl Fn() -> String + 'static, open: RwSignal<bool>) -> View {
        let begun = self.begun();
        let keep =
            el("button").attr("type", "submit").class("btn btn--primary").child(icon(icon_name)).dynamic_text(keep);
        let leave = button("btn", "", "").dynamic_text(move || if begun.get() { "Discard" } else { "Cancel" }.into());
        let leave = leave.click(move || {
            if begun.get_untracked() {
                self.discard();
            }
            open.set(false);
        });
        View::new().with(self.remark()).with(el("div").class("actions actions--fill").child(keep).child(leave))
    }

    /// The line that tells the user that something typed here is not saved yet.
    pub fn remark(self) -> El {
        let begun = self.begun();
        el("p").class("quiet-text").attr("role", "status").dynamic_text(move || {
            let said = if begun.get() { "Your draft stays here if you close." } else { "" };
            said.into()
        })
    }
}
