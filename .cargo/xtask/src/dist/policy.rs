//! The content security policy: nothing but our own files and the one inlined style sheet.

use crate::dist::digest;

/// The policy of a page whose only inlined part is `style`.
pub fn for_page(style: &str) -> String {
    let hash = digest::integrity(style.as_bytes());
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        &format!("style-src 'self' '{hash}'"),
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
        let policy = for_page("a{}");
        let page = format!("<head>{}</head>", element(&policy));
        assert_eq!(of_page(&page), Some(policy.as_str()));
        assert_eq!(of_page("<head></head>"), None);
    }
}
