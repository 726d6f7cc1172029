//! Ids from the browser's random numbers, and random bits for secrets.

use crate::domain::id::IdSource;

/// Makes ids of 16 characters of 32 kinds: 80 bits, so that two devices never make the same.
pub struct RandomIds;

impl IdSource for RandomIds {
    fn fresh(&mut self) -> String {
        const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut bytes = [0_u8; 16];
        let filled = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if !filled {
            bytes.iter_mut().for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
        }
        bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
    }
}

/// 16 random bits, fit for secrets; `None` if the browser has none.
pub fn secret_bits() -> Option<u16> {
    let mut bytes = [0_u8; 2];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u16::from_le_bytes(bytes))
}
