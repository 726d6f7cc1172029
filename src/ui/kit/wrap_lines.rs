//! Breaks text into lines where the browser does not, as in a drawing.

/// The text in lines of so many narrow characters. Those of East Asian scripts count twice.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let wide = |c: char| if c >= '\u{2E80}' { 2 } else { 1 };
    let room = |text: &str| text.chars().map(wide).sum::<usize>();
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, most, wide) {
            let line = lines.last().map_or(0, |line| room(line));
            if line > 0 && line + 1 + room(&piece) > most {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&piece);
            }
        }
    }
    lines
}

/// A word that is longer than a line, cut into pieces that fit.
fn pieces(word: &str, most: usize, wide: impl Fn(char) -> usize) -> Vec<String> {
    let (mut pieces, mut room) = (vec![String::new()], 0);
    for c in word.chars() {
        room += wide(c);
        if room > most {
            pieces.push(String::new());
            room = wide(c);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: usize = 33;

    #[test]
    fn long_words_and_wide_letters_stay_within_a_line() {
        assert_eq!(wrap("Halden & Rowe", ROOM), ["Halden & Rowe"]);
        assert_eq!(wrap("", ROOM), [""]);
        let long = wrap("The Very Long and Winding Borough Council of Saint Mary-le-Bow", ROOM);
        assert_eq!(long, ["The Very Long and Winding Borough", "Council of Saint Mary-le-Bow"]);
        assert!(wrap(&"x".repeat(70), ROOM).iter().all(|line| line.len() <= ROOM));
        assert!(wrap(&"製".repeat(40), ROOM).iter().all(|line| line.chars().count() * 2 <= ROOM));
    }
}
