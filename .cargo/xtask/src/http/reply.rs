//! What we answer: status, headers, body.

use crate::http::{
    request::Request,
    site::{Asset, Found, Site},
};
use std::io::{self, Write};

/// An answer.
pub struct Reply<'a> {
    status: &'static str,
    headers: Vec<(&'static str, &'a str)>,
    body: &'a [u8],
    with_body: bool,
}

impl<'a> Reply<'a> {
    /// The answer of a site to a request.
    pub fn to(request: &Request, site: &'a Site) -> Self {
        let mut reply = match (request.method.as_str(), &request.path) {
            ("GET" | "HEAD", Some(path)) => match site.find(path) {
                Found::Asset(asset) => Self::asset(asset, request),
                Found::Elsewhere(place) => Self::words("308 Permanent Redirect", "").with("location", place),
                Found::Nothing => Self::words("404 Not Found", "There is nothing here.\n"),
            },
            ("GET" | "HEAD", None) => Self::words("400 Bad Request", "That is no path.\n"),
            _ => Self::words("405 Method Not Allowed", "").with("allow", "GET, HEAD"),
        };
        reply.with_body = request.method != "HEAD";
        reply
            .with("content-security-policy", &site.policy)
            .with("x-content-type-options", "nosniff")
            .with("referrer-policy", "no-referrer")
            .with("cross-origin-opener-policy", "same-origin")
    }

    fn asset(asset: &'a Asset, request: &Request) -> Self {
        let brotli = asset.brotli.as_deref().filter(|_| request.accepts("br")).map(|packed| (packed, Some("br")));
        let gzip = || request.accepts("gzip").then(|| asset.gzip()).flatten().map(|packed| (packed, Some("gzip")));
        let (body, encoding) = brotli.or_else(gzip).unwrap_or((&asset.plain, None));
        let current = request.has.split(',').any(|tag| tag.trim() == asset.tag);
        let mut reply = match current {
            true => Self::new("304 Not Modified", &[]),
            false => Self::new("200 OK", body).with("content-type", asset.mime),
        };
        if let (Some(encoding), false) = (encoding, current) {
            reply = reply.with("content-encoding", encoding);
        }
        reply.with("vary", "accept-encoding").with("etag", &asset.tag).with(
            "cache-control",
            match asset.hashed {
                true => "public, max-age=31536000, immutable",
                false => "no-cache",
            },
        )
    }

    fn words(status: &'static str, text: &'static str) -> Self {
        Self::new(status, text.as_bytes())
            .with("content-type", "text/plain; charset=utf-8")
            .with("cache-control", "no-store")
    }

    fn new(status: &'static str, body: &'a [u8]) -> Self {
        Self { status, headers: Vec::new(), body, with_body: true }
    }

    fn with(mut self, name: &'static str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Sends it.
    pub fn write(&self, stays: bool, to: &mut impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !stays {
            head += "connection: close\r\n";
        }
        if self.status != "304 Not Modified" {
            head += &format!("content-length: {}\r\n", self.body.len());
        }
        head += "\r\n";
        let mut whole = head.into_bytes();
        if self.with_body {
            whole.extend_from_slice(self.body);
        }
        to.write_all(&whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(site: &Site, head: &str) -> String {
        let request = Request::read(&mut format!("{head}\r\n\r\n").as_bytes());
        let request = request.unwrap().unwrap();
        let mut out = Vec::new();
        Reply::to(&request, site).write(true, &mut out).unwrap();
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn each_path_has_its_status() {
        let site = Site::sample("/sub/");
        for (line, status) in [
            ("GET /sub/ HTTP/1.1", "200"),
            ("GET /sub/index.html HTTP/1.1", "200"),
            ("HEAD /sub/ HTTP/1.1", "200"),
            ("GET /sub/deep/%C3%A9.txt HTTP/1.1", "200"),
            ("GET /sub HTTP/1.1", "308"),
            ("GET / HTTP/1.1", "404"),
            ("GET /sub/gone.wasm HTTP/1.1", "404"),
            ("GET /sub/../Cargo.toml HTTP/1.1", "404"),
            ("GET /sub/%2e%2e/Cargo.toml HTTP/1.1", "404"),
            ("GET /sub/%2 HTTP/1.1", "400"),
            ("POST /sub/ HTTP/1.1", "405"),
        ] {
            let reply = ask(&site, line);
            assert_eq!(reply.split(' ').nth(1), Some(status), "{line}");
            assert!(reply.contains("nosniff"), "{line}");
        }
    }

    #[test]
    fn hashed_files_last_and_others_are_asked_about() {
        let site = Site::sample("/");
        assert!(ask(&site, "GET /a-0123456789abcdef.js HTTP/1.1").contains("immutable"));
        assert!(ask(&site, "GET / HTTP/1.1").contains("cache-control: no-cache"));
    }

    #[test]
    fn a_copy_that_is_current_is_not_sent_again() {
        let site = Site::sample("/");
        let first = ask(&site, "GET / HTTP/1.1");
        let tag = first.split("etag: ").nth(1).unwrap().lines().next().unwrap();
        let second = ask(&site, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}"));
        assert!(second.starts_with("HTTP/1.1 304") && !second.contains("page"));
    }

    #[test]
    fn each_browser_gets_the_encoding_it_takes() {
        let site = Site::sample("/");
        for (takes, sent) in
            [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("br;q=0, gzip", Some("gzip")), ("", None)]
        {
            let reply = ask(&site, &format!("GET /long.txt HTTP/1.1\r\nAccept-Encoding: {takes}"));
            let encoding = reply.lines().find_map(|line| line.strip_prefix("content-encoding: "));
            assert_eq!(encoding, sent, "{takes}");
        }
    }

    #[test]
    fn a_head_has_no_body() {
        let reply = ask(&Site::sample("/"), "HEAD / HTTP/1.1");
        assert!(reply.ends_with("\r\n\r\n") && reply.contains("content-length: 4"));
    }
}
