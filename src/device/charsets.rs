//! Decoding text in every charset that the browser knows.

use web_sys::TextDecoder;

/// Decodes bytes in a charset, by its label; `None` for a label that the browser does not know. Invalid bytes become
/// U+FFFD.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
