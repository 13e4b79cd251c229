//! What a browser asks for.
//!
//! In: the first lines of a request. Out: the path that it asks for, or why it gets no
//! answer. Knows nothing about answers.

use httparse::{EMPTY_HEADER, Request, Status};
use percent_encoding::percent_decode_str;

/// The most bytes of the first lines; browsers send some hundred.
pub(super) const HEAD: usize = 16 * 1024;

/// The most lines of them.
const LINES: usize = 100;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'a> {
    /// With the letters that browsers write in percent.
    pub(super) path: String,
    pub(super) query: &'a str,
    /// Whether more is wanted than the first lines of the answer.
    pub(super) wants_body: bool,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is no request.
    Form,
    /// It asks for a host that is not this machine.
    Host,
    /// It asks for something to be done.
    Method,
    /// Nothing stands at this path.
    Nothing,
}

/// Whether the first lines are there, or can never be.
pub(super) fn is_whole(head: &[u8]) -> bool {
    let mut lines = [EMPTY_HEADER; LINES];
    !matches!(Request::new(&mut lines).parse(head), Ok(Status::Partial))
}

/// What is asked for by these lines on a port.
pub(super) fn asked(head: &[u8], port: u16) -> Result<Asked<'_>, Refused> {
    let mut lines = [EMPTY_HEADER; LINES];
    let mut request = Request::new(&mut lines);
    match request.parse(head) {
        Ok(Status::Complete(_)) => {}
        Ok(Status::Partial) | Err(_) => return Err(Refused::Form),
    }
    let (Some(method), Some(target)) = (request.method, request.path) else {
        return Err(Refused::Form);
    };
    let mut hosts = request.headers.iter().filter(|line| line.name.eq_ignore_ascii_case("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(Refused::Host) };
    if !is_here(host.value, port) {
        return Err(Refused::Host);
    }
    if !["GET", "HEAD"].contains(&method) {
        return Err(Refused::Method);
    }
    if !target.starts_with('/') {
        return Err(Refused::Form);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    // Browsers write all letters but those of ASCII as `%E3%81%82`.
    let path = percent_decode_str(path).decode_utf8().map_err(|_| Refused::Form)?.into_owned();
    Ok(Asked { path, query, wants_body: method == "GET" })
}

/// Whether a host is this machine by one of the names that cannot be given to another.
fn is_here(host: &[u8], port: u16) -> bool {
    let names = ["localhost", "127.0.0.1"];
    let is = |name: &str| host.eq_ignore_ascii_case(name.as_bytes());
    names.iter().any(|name| is(&format!("{name}:{port}")) || (port == 80 && is(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<Refused> {
        asked(text.as_bytes(), 8642).err()
    }

    #[test]
    fn a_browser_on_this_machine_is_answered() {
        let head = b"GET /place?x=1 HTTP/1.1\r\nhost: LocalHost:8642\r\nA: b\r\n\r\n";
        let asked = asked(head, 8642).unwrap();
        assert_eq!(asked, Asked { path: "/place".to_owned(), query: "x=1", wants_body: true });
        assert!(is_whole(head) && !is_whole(&head[..40]) && is_whole(b"\0\0"));
    }

    #[test]
    fn letters_are_read_as_they_are_meant() {
        let path = |path: &str| {
            let head = format!("GET {path} HTTP/1.1\r\nHost: localhost:8642\r\n\r\n");
            asked(head.as_bytes(), 8642).map(|asked| asked.path)
        };
        assert_eq!(path("/%E3%81%82/a"), Ok("/あ/a".to_owned()));
        assert_eq!(path("/%E3%81"), Err(Refused::Form));
    }

    #[test]
    fn nobody_else_is() {
        let get = |host: &str| refused(&format!("GET / HTTP/1.1\r\n{host}\r\n"));
        assert_eq!(get("Host: 127.0.0.1:8642\r\n"), None);
        for host in [
            "",
            "Host: evil.example:8642\r\n",
            "Host: localhost\r\n",
            "Host: localhost:80\r\n",
            "Host: localhost:8642.evil.example\r\n",
            "Host: evil.example\r\nHost: localhost:8642\r\n",
            "Host: localhost:8642\r\nHost: localhost:8642\r\n",
        ] {
            assert_eq!(get(host), Some(Refused::Host), "{host}");
        }
        let host = "Host: localhost:8642\r\n\r\n";
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"] {
            let text = format!("{method} / HTTP/1.1\r\n{host}");
            assert_eq!(refused(&text), Some(Refused::Method), "{method}");
        }
        for text in ["", "GET", "GET http://localhost:8642/ HTTP/1.1", "GET * HTTP/1.1", "\0"] {
            assert_eq!(refused(&format!("{text}\r\n{host}")), Some(Refused::Form), "{text}");
        }
    }
}
