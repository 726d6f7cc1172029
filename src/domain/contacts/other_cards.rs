//! Contact cards in other writing than vCard: jCard, which is JSON (RFC 7095), and the MECARD and BIZCARD of QR codes. They
//! are written as the vCard that says the same, and read as one.

use crate::domain::charset::{Decode, letters};
use crate::domain::fold::fold;
use serde_json::Value;

/// The fields of MECARD and BIZCARD, and what they are called in a vCard. A name in parts has its family name first.
const MECARD: [(&str, &str); 7] = [
    ("N", "N"),
    ("TEL", "TEL"),
    ("EMAIL", "EMAIL"),
    ("ORG", "ORG"),
    ("TITLE", "TITLE"),
    ("URL", "URL"),
    ("NOTE", "NOTE"),
];
const BIZCARD: [(&str, &str); 8] = [
    ("N", "N"),
    ("X", "X"),
    ("T", "TITLE"),
    ("C", "ORG"),
    ("B", "TEL"),
    ("M", "TEL;TYPE=cell"),
    ("F", "TEL;TYPE=fax"),
    ("E", "EMAIL"),
];

/// The vCards that say what these cards say, and whether their letters were read after what is declared; `None` where it is
/// none of them.
pub(super) fn of(bytes: &[u8], decode: Decode) -> Option<(String, bool)> {
    let read = letters(bytes, None, decode);
    let text = read.text.trim_start_matches('\u{feff}').trim();
    let cards = if text.starts_with('[') { in_json(text)? } else { in_code(text)? };
    Some((cards, read.sure))
}

fn card(lines: &[String]) -> String {
    ["BEGIN:VCARD\r\nVERSION:4.0\r\n", &*lines.concat(), "END:VCARD\r\n"].concat()
}

/// A text as it stands in a vCard.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Every code of a text: one on each line as a rule.
fn in_code(text: &str) -> Option<String> {
    let mut cards = String::new();
    let mut rest = text;
    loop {
        let (kind, after) = rest.split_once(':')?;
        let fields: &[(&str, &str)] = match kind.trim().to_ascii_uppercase().as_str() {
            "MECARD" => &MECARD,
            "BIZCARD" => &BIZCARD,
            _ => return None,
        };
        let (lines, end) = code(after, fields);
        cards.push_str(&card(&lines));
        rest = after.get(end..).unwrap_or_default().trim();
        if rest.is_empty() {
            return Some(cards);
        }
    }
}

/// The lines of one code, and where it ends: with the empty field after its last one.
fn code(text: &str, fields: &[(&str, &str)]) -> (Vec<String>, usize) {
    let (mut lines, mut names) = (Vec::new(), [String::new(), String::new()]);
    let (mut field, mut escape) = (String::new(), false);
    // A comma that was escaped belongs to the name, and parts nothing.
    const COMMA: char = '\u{1}';
    let mut end = text.len();
    for (at, c) in text.char_indices().chain([(text.len(), ';')]) {
        match c {
            ',' if escape => field.push(COMMA),
            c if escape => field.push(c),
            '\\' => {
                escape = true;
                continue;
            }
            ';' if field.trim().is_empty() => {
                end = (at + 1).min(text.len());
                break;
            }
            ';' => {
                let (name, value) = field.split_once(':').unwrap_or_default();
                let known = fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
                match known.map(|(_, called)| *called) {
                    Some("N") if value.contains(',') => {
                        let mut parts = value.split(',').map(|part| part.trim().replace(COMMA, ","));
                        names = [parts.next().unwrap_or_default(), parts.collect::<Vec<_>>().join(" ")];
                    }
                    Some("N") => names[1] = value.trim().replace(COMMA, ","),
                    Some("X") => names[0] = value.trim().replace(COMMA, ","),
                    Some(called) => {
                        lines.push([called, ":", &*escaped(&value.trim().replace(COMMA, ",")), "\r\n"].concat());
                    }
                    None => {}
                }
                field.clear();
            }
            c => field.push(c),
        }
        escape = false;
    }
    let [family, given] = names;
    let whole = [&*given, &*family].join(" ");
    lines.push(
        ["FN:", &*escaped(whole.trim()), "\r\nN:", &*escaped(&family), ";", &*escaped(&given), ";;;\r\n"].concat(),
    );
    (lines, end)
}

/// The cards of a JSON text: one, or a list of them.
fn in_json(text: &str) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok()?;
    let all = value.as_array()?;
    let is_card = |value: &Value| value.get(0).and_then(Value::as_str).is_some_and(|name| fold(name) == "vcard");
    let cards: Vec<&Value> =
        if is_card(&value) { vec![&value] } else { all.iter().filter(|one| is_card(one)).collect() };
    if cards.is_empty() {
        return None;
    }
    let lines = |value: &Value| -> Vec<String> {
        value.get(1).and_then(Value::as_array).into_iter().flatten().filter_map(property).collect()
    };
    Some(cards.into_iter().map(|one| card(&lines(one))).collect())
}

/// `["tel", {"type": "work"}, "uri", "tel:+44 20"]` as the line of a vCard.
fn property(value: &Value) -> Option<String> {
    let plain = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let name = value.get(0)?.as_str().filter(plain)?.to_ascii_uppercase();
    if matches!(&*name, "BEGIN" | "END" | "VERSION" | "PHOTO" | "LOGO" | "SOUND" | "KEY") {
        return None;
    }
    let mut line = name;
    for (key, set) in value.get(1).and_then(Value::as_object).into_iter().flatten() {
        let words: Vec<&str> = match set {
            Value::String(word) => vec![word],
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        for word in words.iter().filter(|word| matches!(&**key, "type" | "pref") && plain(word)) {
            line.extend([";", &*key.to_ascii_uppercase(), "=", word]);
        }
    }
    let texts: Vec<String> = value.as_array()?.get(3..)?.iter().map(text).collect();
    Some([&*line, ":", &*texts.join(","), "\r\n"].concat())
}

/// A value; one in parts has a semicolon between each.
fn text(value: &Value) -> String {
    let one = |value: &Value| match value {
        Value::String(text) => escaped(text),
        Value::Array(all) => all.iter().filter_map(Value::as_str).map(escaped).collect::<Vec<_>>().join(","),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    match value {
        Value::Array(parts) => parts.iter().map(one).collect::<Vec<_>>().join(";"),
        value => one(value),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::charset::tests::decode;
    use crate::domain::contacts::{Found, PeopleInError, read};
    use proptest::prelude::*;

    fn people(text: &str) -> Vec<[String; 5]> {
        let read = read(text.as_bytes(), true, &decode).unwrap();
        let five = |found: Found| {
            [found.name, found.title, found.email, found.phone, found.company].map(|line| line.to_string())
        };
        read.people.into_iter().map(five).collect()
    }

    #[test]
    fn a_card_in_other_writing_gives_all_that_a_vcard_does() {
        let miriam =
            ["Miriam Osei", "Head of Exhibitions", "m.osei@x.example", "+44 20 7946 0002", "Northlight; Trust"];
        let texts = [
            r#"["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Miriam Osei"], ["n", {}, "text", ["Osei", "Miriam", "", "", "Dr"]], ["org", {}, "text", "Northlight; Trust"], ["title", {}, "text", "Head of Exhibitions"], ["email", {"type": "work"}, "text", "m.osei@x.example"], ["tel", {"type": ["work", "voice"], "pref": "1"}, "uri", "tel:+44 20 7946 0002"]]]"#,
            r#" [["vcard", [["fn", {}, "text", "Miriam Osei"], ["email", {}, "text", "m.osei@x.example"], ["tel", {}, "text", "+44 20 7946 0002"], ["title", {}, "text", "Head of Exhibitions"], ["org", {}, "text", ["Northlight; Trust"]]]]]"#,
            r"MECARD:N:Osei,Miriam;TEL:+44 20 7946 0002;EMAIL:m.osei@x.example;ORG:Northlight\; Trust;TITLE:Head of Exhibitions;;",
            r"mecard:N:Miriam Osei;ORG:Northlight\; Trust;TITLE:Head of Exhibitions;TEL:+44 20 7946 0002;EMAIL:m.osei@x.example",
            r"BIZCARD:N:Miriam;X:Osei;T:Head of Exhibitions;C:Northlight\; Trust;B:+44 20 7946 0002;E:m.osei@x.example;;",
        ];
        for text in texts {
            assert_eq!(people(text), [miriam.map(str::to_owned)], "{text}");
        }
    }

    #[test]
    fn several_are_all_offered_and_what_is_no_card_is_none() {
        let names = |text: &str| people(text).into_iter().map(|[name, ..]| name).collect::<Vec<_>>();
        assert_eq!(names("MECARD:N:Li,Bo;TEL:+44 20 7946 0002;;\nMECARD:N:Ruiz,Ana;;\n"), ["Bo Li", "Ana Ruiz"]);
        let two =
            r#"[["vcard", [["fn", {}, "text", "Bo Li"]]], {"a": 1}, ["vCard", [["fn", {}, "text", "Ana Ruiz"]]]]"#;
        assert_eq!(names(two), ["Bo Li", "Ana Ruiz"]);
        for text in ["[1, 2, 3]", "[[[[", "[\"vcard\"]", "MECARD:", "MECARD:;;", "WIFI:S:x;;"] {
            assert_eq!(read(text.as_bytes(), true, &decode), Err(PeopleInError::Nobody), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(read(deep.as_bytes(), true, &decode).is_err());
    }

    proptest! {
        #[test]
        fn any_code_is_refused_or_read(text in "(MECARD|BIZCARD|mecard):((N|TEL|EMAIL|X|[A-Z]{1,4}):(?s).{0,20};){0,8}") {
            if let Ok(reading) = read(text.as_bytes(), true, &decode) {
                prop_assert!(reading.people.iter().all(|found| !found.is_empty()));
            }
        }
    }
}
