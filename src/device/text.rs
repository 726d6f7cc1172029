//! Unicode normalisation, by the browser.

use js_sys::JsString;

/// A text in the normal form NFC: an é is one character, whichever way the keyboard wrote it.
pub fn normal(text: &str) -> String {
    form(text, "NFC")
}

/// Every Unicode form in which devices may have written a text, each once, NFC first.
pub fn forms(text: &str) -> Vec<String> {
    let mut forms = vec![normal(text)];
    for form in [text.to_owned(), form(text, "NFD")] {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

fn form(text: &str, form: &str) -> String {
    JsString::from(text).normalize(form).into()
}
