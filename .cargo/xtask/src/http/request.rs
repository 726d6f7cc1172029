//! What a browser asks for: the few parts of a request that a static host looks at.

use std::io::{self, BufRead};

/// The longest line we read.
const LONGEST_LINE: u64 = 16 * 1024;
/// The most header lines we read.
const MOST_LINES: usize = 200;

/// A request.
pub struct Request {
    /// `GET`, `HEAD`, or something we refuse.
    pub method: String,
    /// The path, decoded and without its query; none when it is malformed.
    pub path: Option<String>,
    /// The encodings that the browser accepts.
    pub encodings: String,
    /// The tag of the copy that the browser has.
    pub has: String,
    /// Whether it wants to ask more on this connection.
    pub stays: bool,
}

impl Request {
    /// Reads one request; none at the end of the connection.
    pub fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(first) = line(from)? else {
            return Ok(None);
        };
        let mut words = first.split(' ');
        let method = words.next().unwrap_or_default().to_owned();
        let path = words.next().and_then(decoded);
        let mut request = Self {
            method,
            path,
            encodings: String::new(),
            has: String::new(),
            stays: words.next() == Some("HTTP/1.1"),
        };
        for _ in 0..MOST_LINES {
            let Some(header) = line(from)? else {
                return Ok(None);
            };
            if header.is_empty() {
                return Ok(Some(request));
            }
            request.hear(&header);
        }
        Err(io::ErrorKind::InvalidData.into())
    }

    fn hear(&mut self, header: &str) {
        let Some((name, value)) = header.split_once(':') else {
            return;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => self.encodings = value.to_ascii_lowercase(),
            "if-none-match" => self.has = value.to_owned(),
            "connection" if value.eq_ignore_ascii_case("close") => self.stays = false,
            // We read no bodies, so what follows one cannot be trusted to be a request.
            "content-length" | "transfer-encoding" => self.stays = false,
            _ => {}
        }
    }

    /// Whether the browser takes this encoding.
    pub fn accepts(&self, encoding: &str) -> bool {
        self.encodings.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next() == Some(encoding)
                && parts.all(|part| {
                    let weight = part.strip_prefix("q=").map(str::trim);
                    weight.and_then(|text| text.parse().ok()) != Some(0.0)
                })
        })
    }
}

fn line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut text = String::new();
    if io::Read::take(from, LONGEST_LINE).read_line(&mut text)? == 0 {
        return Ok(None);
    }
    match text.ends_with('\n') {
        true => Ok(Some(text.trim_end().to_owned())),
        false => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// The path of a request's target, percent-decoded.
fn decoded(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?;
    if !path.starts_with('/') {
        return None;
    }
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => 16 * hex(rest.next()?)? + hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> Request {
        Request::read(&mut text.as_bytes()).unwrap().unwrap()
    }

    #[test]
    fn paths_are_decoded_once_and_lose_their_query() {
        for (target, path) in [
            ("/", Some("/")),
            ("/a%20b?x=%", Some("/a b")),
            ("/%C3%A9#y", Some("/é")),
            ("/%252e", Some("/%2e")),
            ("/%zz", None),
            ("/%ff", None),
            ("/%4", None),
            ("other", None),
        ] {
            let request = request(&format!("GET {target} HTTP/1.1\r\n\r\n"));
            assert_eq!(request.path.as_deref(), path, "{target}");
        }
    }

    #[test]
    fn encodings_can_be_refused() {
        for (offer, taken) in
            [("gzip, deflate, br, zstd", true), ("br;q=0.5", true), ("br; q=0", false), ("gzip", false), ("", false)]
        {
            let request = request(&format!("GET / HTTP/1.1\r\nAccept-Encoding: {offer}\r\n\r\n"));
            assert_eq!(request.accepts("br"), taken, "{offer}");
        }
    }

    #[test]
    fn half_a_request_is_none() {
        assert!(Request::read(&mut "GET / HTTP/1.1\r\n".as_bytes()).unwrap().is_none());
    }
}
