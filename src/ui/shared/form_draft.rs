//! The fields of a sheet that is kept by a button. What is typed into them is held by the record from the first letter
//! on, so that Escape, a reload or a crash take nothing away; the button keeps it, "Discard" lets it go.

use crate::domain::process::Process;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::{FieldBinding, Picked};
use crate::ui::shared::process_editor::ProcessEditor;
use leptos::prelude::*;

/// The name of the sheet for what they said, among those of a record.
pub const REPLY: &str = "heard";
/// That of the sheet for what the user sent.
pub const MESSAGE: &str = "wrote";

/// What is typed into one sheet of a record.
#[derive(Clone, Copy)]
pub struct FormDraft {
    editor: ProcessEditor,
    sheet: StoredValue<String>,
    /// A field whose first offer is held along with the first thing typed: the moment, which moves on otherwise.
    along: StoredValue<Option<(&'static str, String)>>,
}

impl FormDraft {
    /// What is typed into the sheet of this name, which is unique in a record.
    pub fn new(editor: ProcessEditor, sheet: &str) -> Self {
        Self { editor, sheet: StoredValue::new(sheet.to_owned()), along: StoredValue::new(None) }
    }

    /// The same, holding the first offer of this field too as soon as anything is typed.
    pub fn along(self, field: &'static str, offer: &str) -> Self {
        self.along.set_value(Some((field, offer.to_owned())));
        self
    }

    /// What stands in a field now: what was typed, else what it offers.
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
            // Typed and taken out again: what was held along with it goes too.
            if let Some((along, _)) = self.along.get_value()
                && text.is_none()
                && process.holds_only(&sheet, along)
            {
                process.drop_form_draft(&sheet);
            }
        });
        outcome.map_err(|refused| refused.to_string())
    }

    /// The text of a field, which offers something until it is typed in.
    pub fn text(self, field: &'static str, offer: &str) -> FieldBinding {
        let (offered, usual) = (offer.to_owned(), offer.to_owned());
        let value = move || self.editor.get().and_then(|process| self.read(&process, field)).unwrap_or(offered.clone());
        let write = move |text: String| self.write(field, (text != usual).then_some(&*text));
        FieldBinding { value: Signal::derive(value), write: Callback::new(write) }
    }

    /// The choice in a field; one that offers something is never without a choice.
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

    /// What is chosen now.
    pub fn picked(self, field: &str, offer: Option<&str>) -> Option<String> {
        self.editor.now().and_then(|process| self.read(&process, field)).or_else(|| offer.map(str::to_owned))
    }

    /// Whether anything is typed and not kept. Follows the record.
    pub fn begun(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.editor.get().is_some_and(|process| self.sheet.with_value(|name| process.has_form_draft(name)))
        })
    }

    /// Lets go of it as a part of the change that keeps it: undone, that change brings it back into the sheet.
    pub fn kept(self, process: &mut Process) {
        self.sheet.with_value(|sheet| process.drop_form_draft(sheet));
    }

    /// Lets go of it where nothing of it is left to do.
    pub fn forget(self) {
        self.editor.edit(|process| self.kept(process));
    }

    /// Lets go of it, with a way back.
    pub fn discard(self) {
        self.editor.edit_with_undo("Discarded.", |process| self.kept(process));
    }

    /// The foot of the sheet: the button that keeps it, and the one that closes the sheet, which discards what there is
    /// to discard.
    pub fn foot(self, open: RwSignal<bool>) -> View {
        self.foot_saying("check", || "Save".into(), open)
    }

    /// The foot of the sheet with another icon and other words on the button that keeps it.
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

    /// The line that says so while there is something that was not kept yet.
    pub fn remark(self) -> El {
        let begun = self.begun();
        el("p").class("quiet-text").attr("role", "status").dynamic_text(move || {
            let said = if begun.get() { "Your draft stays here if you close." } else { "" };
            said.into()
        })
    }
}
