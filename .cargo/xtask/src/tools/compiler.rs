//! The compiler that this is tested with: the `rust-version` of the root manifest, and nowhere else. Cargo refuses an
//! older one by itself; a newer one is only remarked on, for it will mostly do.

use crate::run::Run;

/// The tested version, such as "1.95".
const TESTED: &str = env!("CARGO_PKG_RUST_VERSION");

/// Says so where the compiler is another than the tested one.
pub fn compare() {
    let said = Run::new("rustc").args(["--version"]).quiet().unwrap_or_default();
    if let Some(remark) = remark(&said) {
        eprintln!("{remark}");
    }
}

/// What there is to say about "rustc 1.95.0 (59807616e 2026-04-14)".
fn remark(said: &str) -> Option<String> {
    let version = said.split(' ').nth(1)?;
    let tested = version.strip_prefix(TESTED).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    (!tested).then(|| {
        format!(
            "This is Rust {version}; Afterword is tested with {TESTED}. Should something fail, try it with that: \
             `rustup toolchain install {TESTED}`, then `cargo +{TESTED} xtask ...`."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_compiler_is_remarked_on() {
        assert_eq!(remark(&format!("rustc {TESTED}.0 (59807616e 2026-04-14)")), None);
        assert_eq!(remark(&format!("rustc {TESTED}")), None);
        assert_eq!(remark(""), None);
        for other in [format!("{TESTED}1.0"), "1.0.0".to_owned(), format!("9.{TESTED}-nightly")] {
            assert!(remark(&format!("rustc {other} (x)")).unwrap().starts_with(&format!("This is Rust {other};")));
        }
    }
}
