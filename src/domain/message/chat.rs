//! Messages copied out of a chat: each begins with when it was sent and who wrote it. That day is none of which the
//! message speaks.

/// A text without those beginnings, and who wrote its first message.
pub(super) fn without_stamps(text: &str) -> (String, String) {
    let mut writer = String::new();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !is_stamp(line))
        .map(|line| {
            let Some((name, rest)) = stamped(line) else { return line };
            if writer.is_empty() {
                name.clone_into(&mut writer);
            }
            rest
        })
        .collect();
    if writer.is_empty() && !stamps(text) { (text.to_owned(), writer) } else { (lines.join("\n"), writer) }
}

/// The line that a network puts above a message: `Joy Adeyemi sent the following message at 2:03 PM`.
fn is_stamp(line: &str) -> bool {
    line.contains(" sent the following message")
}

fn stamps(text: &str) -> bool {
    text.lines().any(is_stamp)
}

/// Who wrote a message and what: `[09/12/2026, 14:03:22] Joy Adeyemi: Hi`, `09/12/2026, 14:03 - Joy Adeyemi: Hi`.
fn stamped(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['\u{200e}', '\u{feff}', ' ']);
    let (stamp, rest) = match line.strip_prefix('[') {
        Some(line) => line.split_once("] ")?,
        None => line.split_once(" - ")?,
    };
    let (name, rest) = rest.split_once(": ")?;
    let fits =
        |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ':' | ',' | ' ' | '\u{202f}' | 'a' | 'p' | 'm');
    let sent = stamp.to_ascii_lowercase();
    let dated = sent.chars().all(fits) && sent.contains(':') && sent.chars().filter(char::is_ascii_digit).count() > 6;
    (dated && name.chars().count() <= 60).then_some((name.trim(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamps_of_a_chat_are_no_part_of_its_messages() {
        for text in [
            "[09/12/2026, 14:03:22] Joy Adeyemi: Could you do Tuesday?\nIt is short.",
            "[14:03, 09/12/2026] Joy Adeyemi: Could you do Tuesday?\nIt is short.",
            "09/12/2026, 14:03 - Joy Adeyemi: Could you do Tuesday?\nIt is short.",
            "[9/12/26, 2:03 PM] Joy Adeyemi: Could you do Tuesday?\nIt is short.",
        ] {
            let (plain, writer) = without_stamps(text);
            assert_eq!(
                (plain.as_str(), writer.as_str()),
                ("Could you do Tuesday?\nIt is short.", "Joy Adeyemi"),
                "{text}"
            );
        }
        let network = "Joy Adeyemi\nTODAY\nJoy Adeyemi sent the following message at 2:03 PM\nHi Sam";
        assert_eq!(without_stamps(network).0, "Joy Adeyemi\nTODAY\nHi Sam");
        for text in
            ["8 December 2026, 14:00 - Room 4: the studio", "[Role] Registrar: open", "Time: 14:00 - 15:00: fine"]
        {
            assert_eq!(without_stamps(text), (text.to_owned(), String::new()), "{text}");
        }
    }
}
