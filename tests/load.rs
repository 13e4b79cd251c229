//! The load stage on whole content folders.

use std::path::Path;

use chirashi::diag::Sink;
use chirashi::frame::Date;
use chirashi::load::{Request, load};
use chirashi::source::Sources;

fn request() -> Request {
    let today = Date { year: 2024, month: 1, day: 1 };
    Request { as_of: None, today, flyers: None, languages: None }
}

#[test]
fn shipped_content_loads_without_a_message() {
    let mut sources = Sources::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut sink = Sink::default();
    let start = std::time::Instant::now();
    let project = load(&mut sources, &request(), &mut sink).unwrap();
    println!("{:?}", start.elapsed());
    for d in sink.sorted() {
        let place = d.span.map(|s| {
            let f = sources.file(s.file);
            let line = f.text[..s.start as usize].matches('\n').count() + 1;
            format!("{}:{line}", f.path)
        });
        println!("{place:?} {} {} {} {:?}", d.code, d.message, d.label, d.hints);
    }
    let project = project.unwrap();
}
