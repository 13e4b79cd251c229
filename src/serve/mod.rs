//! What browsers on this machine ask for.
//!
//! In: a port, and somebody who knows the answers. Out: the answers, over HTTP on the
//! loopback alone. A page of another host cannot get at them, whatever name it gives this
//! machine (DNS rebinding), and no path leads to a file: answers are looked up, not read.
//! Knows nothing about what they say.

mod answer;
mod request;

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

pub use answer::{Answer, Kind};
use request::{Asked, HEAD};

/// How many browsers are answered at once. A tab keeps one connection to hear of changes,
/// and opens five more.
const MOST: usize = 100;

/// How long a browser may take to ask, or to take an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a browser that waits for changes hears that there are none: whether it is
/// still there shows when it is written to.
const BEAT: Duration = Duration::from_secs(10);

/// Who knows the answers.
pub trait Answers: Sync {
    /// What stands at a path, such as `/index.html`, if anything does; `query` is what
    /// follows a question mark.
    fn answer(&self, path: &str, query: &str) -> Option<Answer>;

    /// The number of the last change. Waits for one later than `seen`, but no longer than
    /// this.
    fn change(&self, seen: u64, longest: Duration) -> u64;
}

/// The path at which a browser hears of changes (Server-Sent Events).
const CHANGES: &str = "/changes";

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Listens on a port of the loopback; on a free one if it is 0.
    ///
    /// # Errors
    /// Fails if the port is taken.
    pub fn listen(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            if error.kind() == ErrorKind::AddrInUse {
                return anyhow!(
                    "port {port} is taken, perhaps by another preview: end that one, or take a free \
                     port with `--port 0`"
                );
            }
            anyhow::Error::new(error).context(format!("cannot listen on port {port}"))
        })?;
        let port = listener.local_addr().context("cannot tell the port")?.port();
        Ok(Self { listener, port })
    }

    /// The address of a page that the server shows.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Answers until the program ends, each browser on a thread of its own.
    pub fn run(&self, answers: &(impl Answers + ?Sized)) {
        let open = AtomicUsize::new(0);
        thread::scope(|threads| {
            for stream in self.listener.incoming() {
                // Whoever hung up again asks for nothing.
                let Ok(stream) = stream else { continue };
                if open.fetch_add(1, Ordering::Relaxed) >= MOST {
                    open.fetch_sub(1, Ordering::Relaxed);
                    continue;
                }
                let (open, port) = (&open, self.port);
                threads.spawn(move || {
                    // A browser that hangs up half way does so for reasons of its own.
                    serve(stream, port, answers).ok();
                    open.fetch_sub(1, Ordering::Relaxed);
                });
            }
        });
    }
}

/// Answers one request.
fn serve(
    mut stream: TcpStream,
    port: u16,
    answers: &(impl Answers + ?Sized),
) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let head = head(&mut stream)?;
    let asked = match request::asked(&head, port) {
        Ok(asked) => asked,
        Err(refused) => return end(stream, &answer::refusal(refused, true)),
    };
    let Asked { path, query, wants_body } = asked;
    if path == CHANGES && wants_body {
        return changes(stream, answers);
    }
    match answers.answer(&path, query) {
        Some(found) => end(stream, &answer::found(&found, wants_body)),
        None => end(stream, &answer::refusal(request::Refused::Nothing, wants_body)),
    }
}

/// The first lines of a request; what follows a request of a browser that only asks is
/// nothing.
fn head(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut part = [0; 2048];
    while head.len() <= HEAD && !request::is_whole(&head) {
        match stream.read(&mut part)? {
            0 => break,
            read => head.extend_from_slice(&part[..read]),
        }
    }
    Ok(head)
}

/// Writes an answer, and lets the browser have it before the line is cut.
fn end(mut stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.write_all(answer)?;
    stream.shutdown(Shutdown::Write)?;
    // What it still has to say is thrown away: to hang up on it would take the answer back.
    let mut rest = [0; 2048];
    for _ in 0..16 {
        if stream.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// Tells a browser of changes for as long as it listens.
fn changes(mut stream: TcpStream, answers: &(impl Answers + ?Sized)) -> std::io::Result<()> {
    stream.write_all(&answer::stream())?;
    let mut seen = 0;
    loop {
        let last = answers.change(seen, BEAT);
        let told = match last == seen {
            true => ":\n\n".to_owned(),
            false => format!("data: {last}\n\n"),
        };
        seen = last;
        stream.write_all(told.as_bytes())?;
    }
}
