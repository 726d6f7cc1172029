//! A letter that is pasted whole gives up its line for the subject.

use crate::domain::fold::fold;

/// The subject and the rest of a text that begins with a line such as "Subject: Thank you for your time".
pub fn subject_line(text: &str) -> Option<(&str, &str)> {
    let (line, rest) = text.trim_start().split_once('\n')?;
    let (word, subject) = line.split_once(':')?;
    let marks = |c: char| c == '*' || c.is_whitespace();
    let is_it = matches!(&*fold(word.trim_matches(marks)), "subject" | "subject line");
    let (subject, rest) = (subject.trim_matches(marks), rest.trim_start());
    (is_it && !subject.is_empty() && !rest.is_empty()).then_some((subject, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_for_the_subject_is_found_and_nothing_else() {
        let rows = [
            ("Subject: Thank you\n\nDear Miriam,", Some(("Thank you", "Dear Miriam,"))),
            (
                "\nsubject line:  Thanks: the analyst role \r\nDear Miriam,",
                Some(("Thanks: the analyst role", "Dear Miriam,")),
            ),
            ("**Subject:** Thank you\nDear Miriam,", Some(("Thank you", "Dear Miriam,"))),
            ("Subject: Thank you", None),
            ("Subject:\n\nDear Miriam,", None),
            ("Subject: Thank you\n\n", None),
            ("Dear Miriam,\nSubject: to your answer", None),
            ("The subject: data\nDear Miriam,", None),
        ];
        for (text, expected) in rows {
            assert_eq!(subject_line(text), expected, "{text}");
        }
    }
}
