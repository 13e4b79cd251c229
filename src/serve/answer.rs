//! Answers as HTTP has them.
//!
//! In: what is found, or why nothing is. Out: the bytes that a browser gets. Every answer
//! tells it that nothing may be loaded from elsewhere, and shown nowhere else.

use std::sync::Arc;

use super::request::Refused;

/// What stands at a path.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What kind of file it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Whether something else may stand at the path later.
    pub changes: bool,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page.
    Html,
    /// A style sheet.
    Css,
    /// A script.
    Script,
    /// Something for a script.
    Json,
    /// A drawing.
    Svg,
    /// A photo.
    Jpeg,
    /// A picture of pixels.
    Png,
    /// A font.
    Woff2,
    /// Text.
    Text,
}

impl Kind {
    /// The kind of a file by its path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => Self::Html,
            "css" => Self::Css,
            "js" => Self::Script,
            "json" => Self::Json,
            "svg" => Self::Svg,
            "jpg" => Self::Jpeg,
            "png" => Self::Png,
            "woff2" => Self::Woff2,
            _ => Self::Text,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Css => "text/css; charset=utf-8",
            Self::Script => "text/javascript; charset=utf-8",
            Self::Json => "application/json",
            Self::Svg => "image/svg+xml",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Woff2 => "font/woff2",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// What holds for every answer.
const ALWAYS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; \
base-uri 'none'; form-action 'none'; frame-ancestors 'self'\r\n\
Cross-Origin-Resource-Policy: same-origin\r\n\
Cross-Origin-Opener-Policy: same-origin\r\n\
X-Content-Type-Options: nosniff\r\n\
Referrer-Policy: no-referrer\r\n\
Connection: close\r\n";

/// An answer with its bytes, unless only its first lines are wanted.
pub(super) fn found(answer: &Answer, wants_body: bool) -> Vec<u8> {
    let kept = if answer.changes { "no-store" } else { "max-age=86400, immutable" };
    let mut bytes = head("200 OK", answer.kind, kept, answer.bytes.len());
    if wants_body {
        bytes.extend_from_slice(&answer.bytes);
    }
    bytes
}

/// The first lines of an answer.
fn head(status: &str, kind: Kind, kept: &str, length: usize) -> Vec<u8> {
    let kind = kind.name();
    format!(
        "HTTP/1.1 {status}\r\n{ALWAYS}Content-Type: {kind}\r\nCache-Control: {kept}\r\n\
         Content-Length: {length}\r\n\r\n"
    )
    .into_bytes()
}

/// The first lines of an answer that never ends.
pub(super) fn stream() -> Vec<u8> {
    format!(
        "HTTP/1.1 200 OK\r\n{ALWAYS}Content-Type: text/event-stream\r\n\
         Cache-Control: no-store\r\n\r\n"
    )
    .into_bytes()
}

/// Why there is no answer.
pub(super) fn refusal(why: Refused, wants_body: bool) -> Vec<u8> {
    let (status, text) = match why {
        Refused::Form => ("400 Bad Request", "this is no request\n"),
        Refused::Host => (
            "421 Misdirected Request",
            "this server answers to localhost and 127.0.0.1 with its port, and to no other name\n",
        ),
        Refused::Method => ("405 Method Not Allowed\r\nAllow: GET, HEAD", "it can only be read\n"),
        Refused::Nothing => ("404 Not Found", "nothing stands here\n"),
    };
    let mut bytes = head(status, Kind::Text, "no-store", text.len());
    if wants_body {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}
