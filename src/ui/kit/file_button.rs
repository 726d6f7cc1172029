//! A button that lets the user choose a file.

use crate::device::file;
use crate::ui::kit::dom::{El, el};
use crate::ui::kit::icon::icon;
use web_sys::HtmlInputElement;

/// The most bytes a file taken in this way may have.
const LIMIT: u32 = 2_000_000;

/// A button with these words that passes on the text of the chosen file, or the sentence that says why it cannot be
/// read. `accept` is the list of file name endings and types that the browser offers.
pub fn file_button(words: &str, accept: &str, take: impl Fn(Result<String, String>) + Clone + 'static) -> El {
    reading(words, accept, move |node| {
        let take = take.clone();
        file::read(node, LIMIT, move |read| take(read.map_err(|error| error.to_string())));
    })
}

/// A button that passes on the chosen file as bytes, `limit` at most, or the sentence that says why it cannot be read.
pub fn bytes_button(
    words: &str,
    accept: &str,
    limit: usize,
    take: impl Fn(Result<Vec<u8>, String>) + Clone + 'static,
) -> El {
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    reading(words, accept, move |node| {
        let take = take.clone();
        file::read_bytes(node, limit, move |read| take(read.map_err(|error| error.to_string())));
    })
}

fn reading(words: &str, accept: &str, chosen: impl Fn(&HtmlInputElement) + 'static) -> El {
    let input = el("input").attr("type", "file").attr("accept", accept);
    let node = input.as_input();
    let input = input.on("change", move |_| chosen(&node));
    over(words, input)
}

/// A file input that the caller has set up, with the look of a button.
pub fn chooser(words: &str, input: El) -> El {
    el("div").class("actions").child(over(words, input))
}

fn over(words: &str, input: El) -> El {
    el("label").class("btn file").child(icon("import")).child(el("span").text(words)).child(input)
}
