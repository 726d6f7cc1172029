//! The content security policy: nothing but our own files, the one inlined style sheet and the one inlined script.

use crate::dist::digest;

/// The policy of a page whose only inlined parts are `style` and `script`.
pub fn for_page(style: &str, script: &str) -> String {
    let hash = |text: &str| digest::integrity(text.as_bytes());
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval' '{}'", hash(script)),
        &format!("style-src 'self' '{}'", hash(style)),
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

const BEFORE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The policy as an element of the page, for hosts that cannot send a header.
pub fn element(policy: &str) -> String {
    format!("{BEFORE}{policy}\">")
}

/// The policy that a built page carries.
pub fn of_page(page: &str) -> Option<&str> {
    page.split_once(BEFORE)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_the_header_says() {
        let policy = for_page("a{}", "u()");
        let page = format!("<head>{}</head>", element(&policy));
        assert_eq!(of_page(&page), Some(policy.as_str()));
        assert_eq!(of_page("<head></head>"), None);
    }
}
