//! The style sheets: all of `style/`, in one piece, in the order in which they build on each other.

use crate::failure::Failure;
use std::{fs, path::Path};

/// What comes first; everything else follows by name.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "components.css"];

/// All style sheets in `folder`, one after the other.
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
    let place = FIRST.iter().position(|first| *first == name);
    (place.unwrap_or(FIRST.len()), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_screens_last() {
        let mut names = ["capture.css", "components.css", "base.css", "tokens.css"];
        names.sort_by_key(|name| rank(name));
        assert_eq!(names, ["tokens.css", "base.css", "components.css", "capture.css"]);
    }
}
