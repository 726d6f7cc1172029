//! Compression as a good host would do it, and its results kept for the next run.

use crate::{dist::digest, paths};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write};

/// Brotli's best.
const QUALITY: i32 = 11;
/// Brotli's largest ordinary window, as a power of two.
const WINDOW: i32 = 22;
/// Smaller bodies are not worth a file of their own.
const WORTH_KEEPING: usize = 16 * 1024;

/// Compresses by brotli, or takes an earlier result for the same bytes.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    if bytes.len() < WORTH_KEEPING {
        return brotli_now(bytes);
    }
    let folder = paths::target().join("squeezed");
    let file = folder.join(format!("{}.br", digest::short(bytes)));
    if let Ok(kept) = fs::read(&file) {
        return kept;
    }
    let made = brotli_now(bytes);
    // A lost copy costs a second next time and nothing else.
    let _ = fs::create_dir_all(&folder);
    let _ = fs::write(file.with_extension(std::process::id().to_string()), &made);
    let _ = fs::rename(file.with_extension(std::process::id().to_string()), &file);
    made
}

fn brotli_now(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    match brotli::BrotliCompress(&mut &bytes[..], &mut out, &params) {
        Ok(_) => out,
        Err(_) => bytes.to_vec(),
    }
}

/// Compresses by gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(out) => out,
        Err(_) => bytes.to_vec(),
    }
}
