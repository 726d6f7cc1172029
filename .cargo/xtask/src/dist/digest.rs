//! SHA-256 in the three spellings we need.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// How many hex digits a hashed file name carries.
pub const SHORT: usize = 16;

/// The spelling of integrity attributes and policies: `sha256-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The first hex digits, for names.
pub fn short(bytes: &[u8]) -> String {
    let hex: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    hex[..SHORT].to_owned()
}

/// Puts the hash into a name: `start.js` becomes `start-0123456789abcdef.js`.
pub fn name(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}{ending}", short(bytes))
}

/// Whether a file's name carries the hash of its contents, so that it can be kept forever.
pub fn is_hashed(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|file| {
        file.split(['-', '.', '_']).any(|part| part.len() == SHORT && part.bytes().all(|b| b.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_their_hash() {
        assert!(is_hashed(&name("start", ".js", b"x")));
        assert!(is_hashed(&name("afterword", "_bg.wasm", b"x")));
        for plain in ["index.html", "icon-192.png", "manifest.webmanifest"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn integrity_is_that_of_the_standard() {
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
