//! Addresses of pages among the texts of a record, and which of them may be opened.

/// What to open for a text that is the address of a page; `None` for anything else. Only `http` and `https` lead out of
/// the app: no address may run anything in it.
pub fn openable(text: &str) -> Option<String> {
    let text = text.trim();
    let after = |scheme: &str| {
        text.get(..scheme.len()).filter(|it| it.eq_ignore_ascii_case(scheme)).and(text.get(scheme.len()..))
    };
    let (rest, whole) = match after("https://").or_else(|| after("http://")) {
        Some(rest) => (rest, text.to_owned()),
        None => (after("www.")?, ["https://", text].concat()),
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\\');
    // A name and a password before the host make one address look like another.
    (!host.is_empty() && !host.contains('@') && text.chars().all(fits)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_opened_and_nothing_else() {
        for (text, opened) in [
            ("https://x.example/a?b#c", Some("https://x.example/a?b#c")),
            (" HTTP://x.example ", Some("HTTP://x.example")),
            ("www.x.example/jobs", Some("https://www.x.example/jobs")),
            ("https://müller.example/ö", Some("https://müller.example/ö")),
            ("x.example", None),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt://x.example/%0aalert(1)", None),
            ("data:text/html,<script>alert(1)</script>", None),
            ("https://", None),
            ("https://bank.example@evil.example/", None),
            ("https://x.example/ see there", None),
            ("mailto:a@b.example", None),
            ("", None),
        ] {
            assert_eq!(openable(text).as_deref(), opened, "{text}");
        }
    }
}
