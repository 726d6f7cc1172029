//! The style sheets: those in `style/` go into the page, those in `style/later/` come with the first part that is
//! fetched. Each of the two is one piece, in the order in which its sheets build on each other.

use crate::failure::Failure;
use std::{fs, path::Path};

/// What comes first, in the page and later; everything else follows by name.
const ORDER: [&str; 6] = ["tokens.css", "base.css", "frame.css", "controls.css", "cards.css", "fields.css"];
/// What comes last: it takes back what the others say, for paper.
const LAST: &str = "print.css";

/// All style sheets in `folder`, one after the other, without those in folders below.
pub fn joined(folder: &Path) -> Result<String, Failure> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::at(folder))? {
        let name = entry.map_err(Failure::at(folder))?.file_name();
        let name = name.to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| rank(name));
    let mut text = String::new();
    for name in names {
        let path = folder.join(&name);
        text.push_str(&fs::read_to_string(&path).map_err(Failure::at(&path))?);
        text.push('\n');
    }
    Ok(text)
}

fn rank(name: &str) -> (usize, String) {
    let place = ORDER.iter().position(|first| *first == name);
    let last = ORDER.len() + usize::from(name == LAST);
    (place.unwrap_or(last), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_paper_last() {
        let mut names = ["waiting.css", "print.css", "frame.css", "base.css", "tokens.css", "advice.css"];
        names.sort_by_key(|name| rank(name));
        assert_eq!(names, ["tokens.css", "base.css", "frame.css", "advice.css", "waiting.css", "print.css"]);
    }
}
