//! Text as e-mails and old contact cards carry it: `=3D` is a byte, and `=` at the end of a line goes on in the next.
//! The crate `mail-parser` gives a whole text up at the first sign that is neither; such texts are about, so here that
//! sign stays as it is.

/// The bytes that a quoted text stands for.
pub fn bytes(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (kept, left) = match (byte, after) {
            (b'=', [b'\r', b'\n', left @ ..] | [b'\n', left @ ..]) => (None, left),
            (b'=', []) => (None, after),
            (b'=', [high, low, left @ ..]) => match digit(*high).zip(digit(*low)) {
                Some((high, low)) => (Some(high * 16 + low), left),
                None => (Some(*byte), after),
            },
            _ => (Some(*byte), after),
        };
        bytes.extend(kept);
        rest = left;
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_byte_stays() {
        for (text, plain) in
            [("Caf=C3=A9 =\r\nRow=\ne 2=3D2 =ZZ", "Café Rowe 2=2 =ZZ"), ("=", ""), ("a=4", "a=4"), ("", "")]
        {
            assert_eq!(super::bytes(text.as_bytes()), plain.as_bytes(), "{text}");
        }
    }
}
