//! E-mails that are written as pages, as plain text.

use crate::domain::ics::join::is_room;
use mail_parser::decoders::html::html_to_text;

/// The page to which a link leads.
fn address(tag: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find("href=")? + "href=".len();
    let rest = tag.get(at..)?;
    let page = match rest.chars().next()? {
        mark @ ('"' | '\'') => rest.get(1..)?.split(mark).next()?,
        _ => rest.split_whitespace().next()?,
    };
    Some(page.replace("&amp;", "&"))
}

/// The text of a page: without its tags, scripts and styles, and with its letters. The crate runs the words of one
/// block into those of the next, so the tags are taken out here; it knows what `&aacute;` means.
pub fn from_html(html: &str) -> String {
    const BLOCKS: [&str; 19] = [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "body",
        "head",
    ];
    const HIDDEN: [&str; 4] = ["script", "style", "head", "title"];
    let mut out = String::with_capacity(html.len());
    let mut hidden: Option<String> = None;
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        if hidden.is_none() {
            out.push_str(&before.replace(['\n', '\r'], " "));
        }
        // A tag ends before the next one begins. Looking no further keeps a text full of brackets quick to read.
        let tag = after.split(['<', '>']).next().unwrap_or_default();
        let closed = after.as_bytes().get(tag.len()) == Some(&b'>');
        let opens = tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !(closed && opens) {
            if hidden.is_none() {
                out.push_str("&lt;");
            }
            rest = after;
            continue;
        }
        rest = after.get(tag.len() + 1..).unwrap_or_default();
        let ends = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        match &hidden {
            Some(open) if ends && *open == name => hidden = None,
            Some(_) => {}
            None if !ends && HIDDEN.contains(&&*name) => hidden = Some(name),
            None if BLOCKS.contains(&&*name) => out.push('\n'),
            None if matches!(&*name, "td" | "th") => out.push('\t'),
            // The way into a room stands behind words such as "Join now".
            None if name == "a" && !ends => {
                if let Some(room) = address(tag).filter(|page| is_room(page)) {
                    out.push_str(&[" ", &room, " "].concat());
                }
            }
            None => {}
        }
    }
    if hidden.is_none() {
        out.push_str(&rest.replace(['\n', '\r'], " "));
    }
    let lines: Vec<String> =
        out.lines().map(|line| line.split('\t').map(html_to_text).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\n")
}
