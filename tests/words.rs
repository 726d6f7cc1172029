//! The words of the interface: plain English, in short sentences, one word for one thing. `cargo xtask words` prints
//! the figures and, with `--list`, every text.

#[path = "words/grade.rs"]
mod grade;
#[path = "words/texts.rs"]
mod texts;

use grade::{Count, count, sentences};
use std::ops::Add;
use std::path::Path;
use texts::Text;

/// Words in a sentence, on average and at most.
const MEAN: f64 = 12.0;
const MOST: usize = 24;
/// The grade of Flesch and Kincaid, on average.
const GRADE: f64 = 6.0;

/// What is not said, and what is said instead.
const NOT_USED: [(&str, &str); 44] = [
    ("quiet period", "wait"),
    ("hands off", "wait"),
    ("leave alone", "wait"),
    ("left alone", "wait"),
    ("no contact", "wait"),
    ("whether it is decided", "Ask Miriam for news"),
    ("playbook", "advice"),
    ("the house", "the recommended advice"),
    ("house value", "the recommended advice"),
    ("ledger", "contact history"),
    ("heard back", "They replied"),
    ("i heard from", "They replied"),
    ("wrote or rang", "I contacted them"),
    ("refusal", "They said no"),
    ("is kept", "is saved"),
    ("are kept", "are saved"),
    ("kept in the", "saved"),
    ("not kept", "not saved"),
    ("taken down", "saved"),
    ("settled", "done"),
    ("it went out", "sent"),
    ("put off", "snooze"),
    ("put away", "archive"),
    ("put back", "restore"),
    ("take over", "import"),
    ("taken over", "import"),
    ("bring in", "import"),
    ("bring back", "restore"),
    ("make room", "free up space"),
    ("packed", "compressed"),
    ("conversation", "interview"),
    ("mutual contact", "contact who knows them"),
    ("something done", "Log an application or contact"),
    ("hangs on", "depends on"),
    ("by what", "how"),
    ("made anew", "made again"),
    ("anew", "again"),
    ("afresh", "again"),
    ("all the same", "anyway"),
    ("called off", "cancelled"),
    ("forget it", "dismiss"),
    ("will stand", "will be"),
    // The browser may have asked, failed, or put it elsewhere.
    ("is in your downloads", "look for it in your downloads"),
    ("are in your downloads", "look for them in your downloads"),
];

/// Texts in which such a word means something else.
const MEANT: [&str; 7] = [
    "shared no contact",
    "never heard back",
    "not heard back",
    "haven t heard back",
    "second conversation",
    "schedule a conversation",
    "follow-up conversation",
];

fn interface() -> Vec<Text> {
    texts::all(Path::new(env!("CARGO_MANIFEST_DIR")))
}

#[test]
fn a_child_of_twelve_understands_it_at_once() {
    let texts = interface();
    let all = texts.iter().map(|text| count(&text.words)).fold(Count::default(), Add::add);
    assert!(all.sentences > 800, "the texts are found: {all:?}");
    assert!(all.length() <= MEAN, "{:.1} words a sentence", all.length());
    assert!(all.grade() <= GRADE, "grade {:.1}", all.grade());
    let long = |sentence: &&str| sentence.split_whitespace().count() > MOST;
    for text in &texts {
        let found = sentences(&text.words);
        assert!(!found.iter().any(&long), "{}:{} is long: {}", text.file, text.line, text.words);
    }
}

#[test]
fn one_word_means_one_thing() {
    let mut found = Vec::new();
    for text in interface() {
        let words = text.words.to_lowercase();
        let meant = MEANT.iter().any(|meant| text.words.contains(meant));
        for (word, instead) in NOT_USED.iter().filter(|(word, _)| !meant && has(&words, word)) {
            found.push(format!("{}:{} says “{word}”, not “{instead}”: {}", text.file, text.line, text.words));
        }
        // Never an exclamation mark.
        if text.words.ends_with('!') || text.words.contains("! ") {
            found.push(format!("{}:{} shouts: {}", text.file, text.line, text.words));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a text has these words, as whole words.
fn has(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, _)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + words.len()..].chars().next()))
}

#[test]
fn the_texts_are_found_as_they_are_read() {
    let all = interface();
    let some = |part: &str| all.iter().any(|text| text.words.contains(part));
    // Plain, in pieces, over two lines of code, in the script, in the page.
    for part in [
        "Your interviews will be here",
        "Wait until",
        "The list shows the same dates.",
        "Try again",
        "runs inside your browser",
    ] {
        assert!(some(part), "{part}");
    }
    for code in ["page-head", "aria-", "https:", "#main"] {
        assert!(!all.iter().any(|text| text.words.starts_with(code)), "{code}");
    }
    assert_eq!(sentences("One. Two words. Is it three words? No end"), ["Two words.", "Is it three words?"]);
}

#[test]
fn the_readmes_read_easily() {
    // What follows in that of the tests is for those who check the proofs.
    let tests = include_str!("README.md").split("\n## Nothing is lost").next().unwrap_or_default();
    for (name, text) in [("README.md", include_str!("../README.md")), ("tests/README.md", tests)] {
        reads_easily(name, text);
    }
}

fn reads_easily(name: &str, text: &str) {
    let paragraphs = texts::of_markdown(name, text);
    let all = paragraphs.iter().map(|text| count(&text.words)).fold(Count::default(), Add::add);
    assert!(paragraphs.len() > 8 && all.sentences > 25, "{name}: {} {all:?}", paragraphs.len());
    assert!(
        all.length() <= 18.0 && all.grade() <= 8.0,
        "{name}: {:.1} words a sentence, grade {:.1}",
        all.length(),
        all.grade()
    );
}
