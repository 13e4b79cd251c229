//! The pages in a browser while they are edited, asked for as a browser does.

#![expect(clippy::disallowed_methods, reason = "the tests edit the projects that they look at")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::support::project::TempProject;

const PACK: &str = "content/my-number-card/th.toml";
const DOCUMENT: &str = "my-number-card/th";

/// The program, until the test ends.
struct Preview {
    project: TempProject,
    program: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.program.kill().expect("it can be ended");
        self.program.wait().expect("it ends");
    }
}

/// An answer: its first lines, and the rest.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).expect("an answer has a status")
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("it is text")
    }
}

impl Preview {
    fn new() -> Self {
        let project = TempProject::in_languages(&["ja", "th"]);
        let mut command = project.command(&["preview", "--port", "0"]);
        let mut program = command.stderr(Stdio::piped()).spawn().expect("it runs");
        let said = program.stderr.take().expect("it speaks");
        let lines = BufReader::new(said).lines().map(|line| line.expect("it is text"));
        let port = lines.filter_map(|line| {
            line.strip_prefix("open http://localhost:")?.split_once('/')?.0.parse().ok()
        });
        let port = { port }.next().expect("it says where it is");
        Self { project, program, port }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("it can wait");
        stream
    }

    /// What is answered to these bytes.
    fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("it answers");
        let end = all.windows(4).position(|at| at == b"\r\n\r\n").expect("it has first lines");
        let head = String::from_utf8(all[..end].to_vec()).expect("these are text");
        Answer { head, body: all[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port))
    }

    fn state(&self) -> Value {
        serde_json::from_slice(&self.get("/state.json").body).expect("it is JSON")
    }

    /// The state as soon as it is so.
    fn once(&self, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..1200 {
            let state = self.state();
            if is_so(&state) {
                return state;
            }
            sleep(Duration::from_millis(50));
        }
        panic!("{what} within a minute: {}", self.state());
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.project.path(path)).expect("it can be read")
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.project.path(path), text).expect("it can be written");
    }
}

fn document<'a>(state: &'a Value, language: &str) -> &'a Value {
    let documents = state["documents"].as_array().expect("there are documents");
    documents.iter().find(|it| it["language"] == language).expect("it is there")
}

fn page(state: &Value, language: &str, number: usize) -> String {
    let page = &document(state, language)["pages"][number]["svg"];
    page.as_str().expect("it has this page").to_owned()
}

/// The pack with another title.
fn titled(pack: &str, title: &str) -> String {
    let (before, rest) = pack.split_once("[title]\nheading = \"").expect("it has a title");
    let (_, after) = rest.split_once('"').expect("the title ends");
    format!("{before}[title]\nheading = \"{title}\"{after}")
}

#[test]
fn pages_follow_an_edit_and_say_where_their_texts_stand() {
    let preview = Preview::new();
    let home = preview.get("/");
    assert_eq!(home.status(), "200");
    assert!(home.head.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"));
    let before = preview.state();
    assert_eq!(before["documents"].as_array().map(Vec::len), Some(2));
    let svg = preview.get(&page(&before, "th", 0)).text();
    assert!(svg.starts_with("<svg ") && svg.contains("<use "), "{svg}");

    // Whoever waits hears of it.
    let mut waiting = preview.connect();
    let request = format!("GET /changes HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port);
    waiting.write_all(request.as_bytes()).expect("it listens");
    let mut heard = BufReader::new(waiting).lines().map(|line| line.expect("it is text"));
    assert!(heard.by_ref().any(|line| line.starts_with("data: ")));
    let pack = preview.read(PACK);
    preview.write(PACK, &titled(&pack, "บัตรใหม่"));
    assert!(heard.by_ref().any(|line| line.starts_with("data: ")));

    let after = preview.once("the page changes", |it| page(it, "th", 0) != page(&before, "th", 0));
    assert_eq!(page(&after, "ja", 0), page(&before, "ja", 0));
    assert_eq!(preview.get(&page(&before, "th", 0)).status(), "404", "the old page is gone");
    assert!(preview.get(&format!("/site/{DOCUMENT}/")).text().contains("บัตรใหม่</h1>"));

    let line = titled(&pack, "").lines().position(|line| line == "heading = \"\"");
    let line = line.expect("the title has a line") + 1;
    let title: String = "บัตรใหม่".bytes().map(|byte| format!("%{byte:02X}")).collect();
    let found = preview.get(&format!("/said/{DOCUMENT}?{title}"));
    let found: Value = serde_json::from_slice(&found.body).expect("it is JSON");
    assert_eq!((&found["file"], &found["key"]), (&PACK.into(), &"title.heading".into()));
    assert_eq!(found["line"], line);
    // Somewhere on the paper it stands, too.
    let places = (0..80).flat_map(|y| (0..60).map(move |x| (x * 10, y * 10)));
    let is_title = |(x, y): (u32, u32)| {
        let answer = preview.get(&format!("/place/{DOCUMENT}/0?{x},{y}"));
        answer.status() == "200" && answer.text().contains("\"key\":\"title.heading\"")
    };
    assert!({ places }.any(is_title));
}

#[test]
fn nobody_else_is_answered_and_no_path_leads_to_a_file() {
    let preview = Preview::new();
    let host = format!("Host: localhost:{}", preview.port);
    let ask = |line: &str, host: &str| preview.ask(&format!("{line} HTTP/1.1\r\n{host}\r\n\r\n"));
    assert_eq!(ask("GET /state.json", &host).status(), "200");
    for foreign in ["Host: evil.example", "X: y", &format!("Host: evil.example:{}", preview.port)] {
        let answer = ask("GET /state.json", foreign);
        assert_eq!(answer.status(), "421", "{foreign}");
        assert!(!answer.text().contains("documents"));
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = ask(&format!("{method} /state.json"), &host);
        assert_eq!(answer.status(), "405", "{method}");
        assert!(answer.head.contains("Allow: GET, HEAD"));
    }
    let head = ask("HEAD /state.json", &host);
    assert!(head.status() == "200" && head.body.is_empty());
    for path in [
        "/content/facts.toml",
        "/../chirashi.toml",
        "/site/../content/facts.toml",
        "/site/%2e%2e/content/facts.toml",
        "/site//etc/passwd",
        "/paper/../../0-0.svg",
        "/paper/my-number-card/th/99-0.svg",
        "/place/my-number-card/th/0?nan,nan",
        "/place/my-number-card/th/0",
        "/said/my-number-card/th?",
    ] {
        assert_eq!(preview.get(path).status(), "404", "{path}");
    }
    assert_eq!(preview.get("http://localhost/state.json").status(), "400");
    assert_eq!(preview.get("/%ff").status(), "400");
    assert_eq!(preview.ask("\r\n\r\n\0").status(), "400");
    // Two previews do not share a port.
    let port = preview.port.to_string();
    let second = preview.project.command(&["preview", "--port", &port]).output().expect("it runs");
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("is taken"));
}

#[test]
fn what_is_broken_or_gone_leaves_the_pages_as_they_were() {
    let preview = Preview::new();
    let before = preview.state();
    let pack = preview.read(PACK);
    let is_stale = |state: &Value| document(state, "th")["stale"] == true;
    let says = |state: &Value, what: &str| {
        let messages = state["messages"].as_array().expect("there are messages");
        messages.iter().any(|it| it["message"].as_str().is_some_and(|it| it.contains(what)))
    };
    // One that is right again at once, so that each mistake is the first.
    let mended = || preview.once("it is right", |state| !is_stale(state));

    preview.write(PACK, &pack.replace("[title]\n", "[title\n"));
    let broken = preview.once("a mistake is told", is_stale);
    assert_eq!(page(&broken, "th", 0), page(&before, "th", 0));
    assert_eq!(preview.get(&page(&broken, "th", 0)).status(), "200");
    let messages = broken["messages"].as_array().expect("there are messages");
    assert!(messages.iter().any(|it| it["place"]["file"] == PACK && it["severity"] == "error"));
    preview.write(PACK, &pack);
    mended();

    fs::remove_file(preview.project.path(PACK)).expect("it is there");
    let gone = preview.once("a loss is told", is_stale);
    assert!(says(&gone, "there is no pack for `th`"), "{gone}");
    assert_eq!(preview.get(&page(&gone, "th", 0)).status(), "200");
    preview.write(PACK, &pack);
    mended();

    // What all flyers share.
    let facts = preview.read("content/facts.toml");
    preview.write("content/facts.toml", "[[");
    let broken = preview.once("a mistake is told", is_stale);
    assert_eq!(page(&broken, "th", 0), page(&before, "th", 0));
    preview.write("content/facts.toml", &facts);
    let after = mended();
    assert_eq!(page(&after, "th", 0), page(&before, "th", 0));

    // A page that does not fit is told, too, and a doubt stands at its place on the paper.
    preview.write(PACK, &titled(&pack, &"ยาว ".repeat(2000)));
    preview.once("an overflow is told", |state| is_stale(state) && says(state, "page"));
    preview.write(PACK, &titled(&pack, "คำ คำ!!!!"));
    let doubted = preview.once("a doubt is told", |state| {
        let messages = state["messages"].as_array().expect("there are messages");
        let is_it = |it: &Value| it["code"] == "repeated-exclamation";
        messages.iter().any(|it| is_it(it) && it["marks"][0][1] == 0)
    });
    assert!(!is_stale(&doubted));
}

#[test]
fn a_thousand_saves_end_with_the_last() {
    let preview = Preview::new();
    let pack = preview.read(PACK);
    for number in 0..1000 {
        // Every tenth is broken.
        let text =
            if number % 10 == 3 { "[[".to_owned() } else { titled(&pack, &number.to_string()) };
        preview.write(PACK, &text);
        if number % 100 == 0 {
            assert_eq!(preview.get("/state.json").status(), "200");
        }
        sleep(Duration::from_millis(4));
    }
    let site = format!("/site/{DOCUMENT}/index.html");
    preview.once("the last title stands there", |state| {
        preview.get(&site).text().contains("999</h1>") && document(state, "th")["stale"] == false
    });
    let all = preview.once("everything is checked", |state| state["checking"] == false);
    assert_eq!(all["documents"].as_array().map(Vec::len), Some(2));
}
