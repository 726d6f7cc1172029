//! Descriptions that were copied from web pages, as plain text: markup is neither shown nor kept.

/// Elements whose contents are not text to read.
const SILENT: [&str; 4] = ["script", "style", "head", "template"];

/// Elements that begin a new line.
const BLOCKS: [&str; 17] =
    ["p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "hr"];

/// The named entities that descriptions use; others stay as they are.
const NAMES: [(&str, char); 14] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("bull", '•'),
    ("hellip", '…'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
];

/// The character that `&name;` stands for, and how many bytes it takes after the `&`.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(..end)?;
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        },
        None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| u32::from(*c)),
    };
    Some((char::from_u32(number?).filter(|c| !c.is_control())?, end + 1))
}

/// A tag at the start of the text, which begins with `<`: its name, whether it is an end tag, and its length.
fn tag(text: &str) -> Option<(String, bool, usize)> {
    let end = text.find('>')?;
    let inside = text.get(1..end)?;
    let closes = inside.starts_with('/');
    let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    // "a < b" is no tag, and a comment is one without a name.
    (!name.is_empty() || inside.starts_with('!')).then(|| (name.to_ascii_lowercase(), closes, end + 1))
}

/// The text of a description, with line breaks where the page had them.
pub fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let mut skip = c.len_utf8();
        match c {
            '<' => match tag(rest) {
                Some((name, closes, length)) => {
                    skip = length;
                    if !closes && SILENT.contains(&name.as_str()) {
                        let after = rest.get(length..).unwrap_or_default();
                        let close = format!("</{name}");
                        let lower = after.to_ascii_lowercase();
                        skip += lower.find(&close).unwrap_or(after.len());
                    } else if BLOCKS.contains(&name.as_str()) {
                        out.push('\n');
                        if name == "li" && !closes {
                            out += "- ";
                        }
                    }
                }
                None => out.push(c),
            },
            '&' => match entity(rest.get(1..).unwrap_or_default()) {
                Some((c, length)) => {
                    out.push(c);
                    skip += length;
                }
                None => out.push(c),
            },
            _ => out.push(c),
        }
        rest = rest.get(skip..).unwrap_or_default();
    }
    tidy(&out)
}

/// Reduces blank lines to one, and removes spaces at the ends of lines.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut blank = true;
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() || line == "-" {
            if !blank {
                out.push('\n');
            }
            blank = true;
        } else {
            out += &line;
            out.push('\n');
            blank = false;
        }
    }
    out.trim_end().to_owned()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_lines_and_letters() {
        let cases = [
            ("plain words", "plain words"),
            ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three"),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<script>steal()</script>kept<style>p{}</style>", "kept"),
            ("if a < b then", "if a < b then"),
            ("&#8364;5 &#x41; &unknown; & more", "€5 A &unknown; & more"),
            ("<b onclick=\"x()\">bold</b><!-- remark -->", "bold"),
            ("&lt;b&gt;", "<b>"),
            ("<script>never closed", ""),
            ("  a \n\n\n\n b  ", "a\n\nb"),
        ];
        for (html, text) in cases {
            assert_eq!(plain(html), text, "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_at_all_becomes_text(html in "(?s)[<>&;/a-z#!é \n]{0,200}") {
            let _ = plain(&html);
        }
    }
}
