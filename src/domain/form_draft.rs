//! What was typed into a sheet that is kept by a button, before that button was pressed. It stays with the record, so
//! that it outlives the sheet, a reload and a crash, and goes when the sheet is kept or discarded.

use crate::domain::process::Process;
use crate::domain::text::{Prose, TextError};

/// The fields whose texts are words of the user; the others hold days, numbers and choices.
const WORDS: [&str; 5] = ["note", "place", "reason", "text", "words"];

/// The name under which the text of a field is held.
fn name(sheet: &str, field: &str) -> String {
    [sheet, ".", field].concat()
}

fn is_of(name: &str, sheet: &str) -> bool {
    name.strip_prefix(sheet).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether the text under this name is words to be found again.
pub fn is_words(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, field)| WORDS.contains(&field))
}

impl Process {
    /// What is typed in a field of a sheet, if anything is.
    pub fn form_draft(&self, sheet: &str, field: &str) -> Option<&Prose> {
        self.unkept.get(&name(sheet, field))
    }

    /// Whether anything was typed into a sheet and neither kept nor discarded.
    pub fn has_form_draft(&self, sheet: &str) -> bool {
        self.unkept.keys().any(|name| is_of(name, sheet))
    }

    /// Whether all that is held of a sheet is this one field.
    pub fn holds_only(&self, sheet: &str, field: &str) -> bool {
        let only = name(sheet, field);
        self.unkept.keys().all(|name| !is_of(name, sheet) || *name == only)
    }

    /// Takes what is typed into a field of a sheet; `None` where the field is again as it was offered. Errors: it is
    /// too long for any field; what was typed before stays.
    pub fn put_form_draft(&mut self, sheet: &str, field: &str, text: Option<&str>) -> Result<(), TextError> {
        let name = name(sheet, field);
        match text {
            Some(text) => drop(self.unkept.insert(name, Prose::parse(text)?)),
            None => drop(self.unkept.remove(&name)),
        }
        Ok(())
    }

    /// Lets go of what was typed into a sheet: it was kept, or discarded.
    pub fn drop_form_draft(&mut self, sheet: &str) {
        let gone: Vec<String> = self.unkept.keys().filter(|name| is_of(name, sheet)).cloned().collect();
        gone.iter().for_each(|name| drop(self.unkept.remove(name)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::json::{from_value, text};

    fn process() -> Process {
        Process::new(ProcessId::parse("a").unwrap(), "2026-11-12T10:00:00".parse().unwrap())
    }

    #[test]
    fn what_is_typed_goes_with_its_sheet_alone() {
        let mut process = process();
        let before = text(&process);
        process.put_form_draft("heard", "note", Some("they rang")).unwrap();
        process.put_form_draft("heard", "day", Some("2026-11-20")).unwrap();
        process.put_form_draft("heard-2", "note", Some("another")).unwrap();
        assert_eq!(process.form_draft("heard", "note").map(|text| &**text), Some("they rang"));
        assert!(process.has_form_draft("heard") && !process.has_form_draft("hear"));
        let read: Process = from_value(serde_json::from_str(&text(&process)).unwrap()).unwrap();
        assert_eq!(read, process);
        assert!(!process.holds_only("heard", "note") && process.holds_only("heard-2", "note"));
        process.put_form_draft("heard", "day", None).unwrap();
        assert!(process.holds_only("heard", "note"));
        assert!(process.form_draft("heard", "day").is_none());
        process.drop_form_draft("heard");
        assert!(!process.has_form_draft("heard") && process.has_form_draft("heard-2"));
        process.drop_form_draft("heard-2");
        assert_eq!(text(&process), before, "nothing typed leaves no trace in the file");
    }

    #[test]
    fn too_long_a_text_is_refused_and_the_earlier_one_stays() {
        let mut process = process();
        process.put_form_draft("heard", "note", Some("they rang")).unwrap();
        assert!(process.put_form_draft("heard", "note", Some(&"x".repeat(Prose::LIMIT + 1))).is_err());
        assert_eq!(process.form_draft("heard", "note").map(|text| &**text), Some("they rang"));
    }
}
