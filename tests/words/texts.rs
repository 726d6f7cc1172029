//! Finds the texts of the interface in the sources: string literals that people read, with what is put together from
//! pieces as one text. A placeholder counts as one short word.

use std::fs;
use std::path::{Path, PathBuf};

/// A text and where it stands.
pub struct Text {
    /// The file, from the root of the repository.
    pub file: String,
    /// The line on which it begins.
    pub line: usize,
    /// What is read.
    pub words: String,
}

/// What a placeholder is counted as.
const FILLED: &str = "Fri";

/// What is no text of the interface: letters that are sent have a voice of their own, samples are somebody's records,
/// readers look for other people's words, and names of stored fields are for programs.
const OTHER: [&str; 17] = [
    "src/domain/letter/phrases",
    "src/domain/letter/check/words",
    "src/domain/letter/template.rs",
    "src/domain/letter/insert.rs",
    "src/domain/sample",
    "src/domain/example.rs",
    "src/domain/passphrase/words.rs",
    "src/domain/contacts",
    "src/domain/promise_words",
    "src/domain/ics/guess.rs",
    "src/domain/advice/playbook.rs",
    "src/storage/fields.rs",
    "src/storage/import/plain.rs",
    "src/storage/import/reached.rs",
    "src/storage/import/trackers.rs",
    "src/storage/store/tests.rs",
    "src/domain/search/tests.rs",
];

/// Every text of the interface below this root.
pub fn all(root: &Path) -> Vec<Text> {
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        let is_test = name.ends_with("/tests.rs");
        if !is_test && !OTHER.iter().any(|other| name.starts_with(other)) {
            of_rust(&name, &fs::read_to_string(&file).unwrap_or_default(), &mut texts);
        }
    }
    for name in ["public/start.js", "public/unstarted.js"] {
        of_script(name, &fs::read_to_string(root.join(name)).unwrap_or_default(), &mut texts);
    }
    of_page("index.html", &fs::read_to_string(root.join("index.html")).unwrap_or_default(), &mut texts);
    texts.retain(|text| is_read(&text.words));
    texts
}

/// The prose of a page in Markdown.
pub fn of_markdown(name: &str, source: &str) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let (mut is_open, mut is_code) = (false, false);
    for (line, text) in (1..).zip(source.lines()) {
        is_code ^= text.starts_with("```");
        let prose = text.trim_start_matches("- ").trim();
        let is_prose = !is_code && !text.starts_with(['|', '#', '!', '`']) && !text.starts_with("    ");
        match texts.last_mut().filter(|_| is_open && is_prose && !prose.is_empty() && !text.starts_with("- ")) {
            Some(open) => open.words = format!("{} {prose}", open.words),
            None if is_prose && !prose.is_empty() => {
                texts.push(Text { file: name.into(), line, words: prose.into() });
            }
            None => {}
        }
        is_open = is_prose && !prose.is_empty();
    }
    texts
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// A literal with the code before it since the last one.
struct Literal {
    line: usize,
    before: String,
    text: String,
}

fn of_rust(name: &str, source: &str, texts: &mut Vec<Text>) {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Literal> = Vec::new();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let (mut before, mut line) = (String::new(), 1);
    let chars: Vec<char> = source.chars().collect();
    let mut at = 0;
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(n, c)| chars.get(at + n) == Some(&c));
    while let Some(&c) = chars.get(at) {
        match c {
            '/' if starts(at, "//") => {
                while chars.get(at).is_some_and(|c| *c != '\n') {
                    at += 1;
                }
                continue;
            }
            '\'' if chars.get(at + 2) == Some(&'\'') && chars.get(at + 1) != Some(&'\\') => {
                at += 3;
                continue;
            }
            '\'' if chars.get(at + 1) == Some(&'\\') => {
                at += 3;
                while chars.get(at).is_some_and(|c| *c != '\'') {
                    at += 1;
                }
            }
            '[' => {
                open.push(found.len());
                before.push(c);
            }
            ']' => {
                if let Some(first) = open.pop()
                    && (starts(at, "].concat()") || starts(at, "].join("))
                {
                    joined.push((first, found.len()));
                    if !before.trim_matches([',', ' ', '\n']).is_empty() && first < found.len() {
                        before.push('\u{1}');
                    }
                }
                before.push(c);
            }
            '"' => {
                let from = line;
                let (text, end, lines) = literal(&chars, at + 1);
                found.push(Literal { line: from, before: std::mem::take(&mut before), text });
                (at, line) = (end, line + lines);
                continue;
            }
            _ => {
                line += usize::from(c == '\n');
                before.push(c);
            }
        }
        at += 1;
    }
    let is_joined = |n: usize| joined.iter().any(|(first, end)| *first < n && n < *end);
    for (n, literal) in found.iter().enumerate() {
        if is_hidden(&literal.before) {
            continue;
        }
        let code: String = literal.before.split_whitespace().collect();
        let goes_on =
            is_joined(n) || ((code.ends_with(".and(") || code.ends_with(".and(format!(")) && !code.contains(';'));
        let words = filled(&literal.text);
        match texts.last_mut().filter(|last| goes_on && last.file == name) {
            Some(last) => {
                let gap = if code.trim_matches([',', '&', '*']).is_empty() { "" } else { FILLED };
                last.words = [&*last.words, gap, &*words].concat();
            }
            None => texts.push(Text { file: name.into(), line: literal.line, words }),
        }
    }
}

/// The text of a literal that begins here, the place after it, and how many lines it takes.
fn literal(chars: &[char], mut at: usize) -> (String, usize, usize) {
    let (mut text, mut lines) = (String::new(), 0);
    while let Some(&c) = chars.get(at) {
        at += 1;
        match c {
            '"' => break,
            '\\' => {
                match chars.get(at) {
                    Some('\n') => {
                        lines += 1;
                        while chars.get(at + 1).is_some_and(|c| c.is_whitespace()) {
                            at += 1;
                            lines += usize::from(chars.get(at) == Some(&'\n'));
                        }
                    }
                    Some('n') => text.push('\n'),
                    Some(other) => text.push(*other),
                    None => {}
                }
                at += 1;
            }
            _ => {
                lines += usize::from(c == '\n');
                text.push(c);
            }
        }
    }
    (text, at, lines)
}

/// Whether the code before a literal says that nobody reads it.
fn is_hidden(before: &str) -> bool {
    let code: String = before.split_whitespace().collect();
    const CODE: [&str; 14] = [
        ".class(",
        "class=",
        "el(",
        "svg(",
        "page::focus(",
        "focus(",
        "query_selector(",
        "unfold(",
        "Badge::new(",
        "cfg_attr(",
        "feature=",
        "doc=",
        "rename=",
        "include_str!(",
    ];
    CODE.iter().any(|end| code.ends_with(end))
}

/// Placeholders filled in.
fn filled(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0);
    for c in text.chars() {
        match c {
            '{' => {
                if depth == 0 {
                    out.push_str(FILLED);
                }
                depth += 1;
            }
            '}' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn of_script(name: &str, source: &str, texts: &mut Vec<Text>) {
    for (line, text) in (1..).zip(source.lines()) {
        let code = text.split("// ").next().unwrap_or_default();
        for quote in ['\'', '`'] {
            for words in code.split(quote).skip(1).step_by(2) {
                let words = filled(&words.replace('$', ""));
                if words.contains(' ') && words.starts_with(|c: char| c.is_uppercase() || c == ' ') {
                    texts.push(Text { file: name.into(), line, words });
                }
            }
        }
    }
}

fn of_page(name: &str, source: &str, texts: &mut Vec<Text>) {
    for (line, text) in (1..).zip(source.lines()) {
        let content = text.split("content=\"").nth(1).filter(|_| text.contains("name=\"description\""));
        if let Some(words) = content.and_then(|rest| rest.split('"').next()) {
            texts.push(Text { file: name.into(), line, words: words.into() });
        }
        for piece in text.split('>').skip(1) {
            let words = piece.split('<').next().unwrap_or_default();
            texts.push(Text { file: name.into(), line, words: words.into() });
        }
    }
}

/// Whether people read it: words with a space between them, or one word with a capital letter or an end.
fn is_read(words: &str) -> bool {
    let words = words.trim();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let is_code = words.contains("--") && !words.contains(". ")
        || words.contains("__")
        || words.contains("=\"")
        || words.starts_with(['#', '/', '@', '<', '.'])
        || words.contains("://")
        || words.contains('_')
        || words.contains("::");
    letters > 1 && !is_code && (words.contains(' ') || words.starts_with(char::is_uppercase))
}
