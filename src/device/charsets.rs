//! The letters of every charset that the browser knows.

use web_sys::TextDecoder;

/// What bytes say in a charset, by its label; `None` for a label that the browser does not know. What means no letter
/// comes as U+FFFD.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
