//! What is written in a header of an e-mail: who it is from, and words in other letters than those of English.

use crate::domain::charset::{Decode, UNREADABLE, letters};
use crate::domain::quoted;
use mail_parser::decoders::base64::base64_decode;

/// Name and address in a `From`.
pub(crate) fn sender(text: &str) -> (String, String) {
    let (name, address) = match text.rsplit_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or_default()),
        None => ("", text),
    };
    let name = name.trim().trim_matches('"').trim();
    let name = if name.contains(UNREADABLE) { "" } else { name };
    (name.replace("\\\"", "\"").replace("\\\\", "\\"), address.trim().to_owned())
}

/// `=?ISO-8859-1?Q?J=FCrgen?=` as it is read. A letter may be cut between two such words, so their bytes are joined.
pub(super) fn encoded_words(text: &str, decode: Decode) -> String {
    let mut out = String::new();
    let mut held: Option<(String, Vec<u8>)> = None;
    let mut rest = text;
    let let_go = |held: &mut Option<(String, Vec<u8>)>, out: &mut String| {
        if let Some((charset, bytes)) = held.take() {
            out.push_str(&letters(&bytes, Some(&charset), decode).text);
        }
    };
    while let Some((before, after)) = rest.split_once("=?") {
        let word = encoded_word(after);
        // Between two such words a space means nothing.
        if !(held.is_some() && word.is_some() && before.trim().is_empty()) {
            let_go(&mut held, &mut out);
            out.push_str(before);
        }
        rest = match word {
            Some((charset, bytes, after)) => {
                match &mut held {
                    Some((known, all)) if known.eq_ignore_ascii_case(charset) => all.extend(bytes),
                    _ => {
                        let_go(&mut held, &mut out);
                        held = Some((charset.to_owned(), bytes));
                    }
                }
                after
            }
            None => {
                let_go(&mut held, &mut out);
                out.push_str("=?");
                after
            }
        };
    }
    let_go(&mut held, &mut out);
    out.push_str(rest);
    out
}

/// The charset of an encoded word, its bytes, and what follows it.
fn encoded_word(after: &str) -> Option<(&str, Vec<u8>, &str)> {
    let (charset, rest) = after.split_once('?')?;
    let (how, rest) = rest.split_once('?')?;
    let (data, rest) = rest.split_once("?=")?;
    let bytes = match how {
        "B" | "b" => base64_decode(data.as_bytes())?,
        "Q" | "q" => quoted::bytes(data.replace('_', " ").as_bytes()),
        _ => return None,
    };
    Some((charset.split('*').next().unwrap_or(charset), bytes, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;

    #[test]
    fn senders_are_read_in_every_charset() {
        let table = [
            ("Bo Li <bo@x.example>", ("Bo Li", "bo@x.example")),
            ("\"Li, Bo\" <bo@x.example>", ("Li, Bo", "bo@x.example")),
            ("bo@x.example", ("", "bo@x.example")),
            ("=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <y@x.example>", ("山田", "y@x.example")),
            ("=?utf-8?q?Zo=C3?= =?UTF-8*en?q?=AB?= <z@x.example>", ("Zoë", "z@x.example")),
            ("=?x?", ("", "=?x?")),
        ];
        for (text, (name, address)) in table {
            let read = sender(&encoded_words(text, &decode));
            assert_eq!((&*read.0, &*read.1), (name, address), "{text}");
        }
    }
}
