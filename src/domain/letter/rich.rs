//! The letter as HTML for the clipboard: paragraphs and line breaks, and nothing that was typed counts as markup.

/// Writes the body as paragraphs.
pub fn rich(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 40);
    for paragraph in body.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|text| !text.is_empty()) {
        out.push_str("<p>");
        for c in paragraph.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\n' => out.push_str("<br>"),
                _ => out.push(c),
            }
        }
        out.push_str("</p>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::rich;

    #[test]
    fn paragraphs_and_breaks_are_kept_and_markup_is_not_made() {
        assert_eq!(
            rich("Dear <b>Tom</b> & \"co\",\n\n\nThanks.\nBye\n"),
            "<p>Dear &lt;b&gt;Tom&lt;/b&gt; &amp; &quot;co&quot;,</p><p>Thanks.<br>Bye</p>"
        );
    }
}
