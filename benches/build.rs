//! How long the program takes, from its start to its exit: a build of the whole
//! set and of one flyer, warm (files in memory) and cold (content and fonts read
//! from the disk again); and a check with and without pages and files.
//! Benchmarks report, they do not judge.

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Builds into the folder for build products and gives the time it took.
fn build(arguments: &[&str]) -> Duration {
    let out = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench");
    run(&[&["build", "--quiet", "--out", out], arguments].concat())
}

/// Runs the program and gives the time it took.
#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn run(arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_chirashi"))
        .args(["--root", ROOT])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = start.elapsed();
    assert!(status.is_ok_and(|status| status.success()), "the program failed");
    took
}

/// Asks the system to forget the files that a build reads (`dd` gives the advice
/// POSIX_FADV_DONTNEED when it is told to bypass the cache).
fn forget(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            forget(&path);
        } else {
            let file = format!("if={}", path.display());
            let advice = Command::new("dd")
                .args([file.as_str(), "iflag=nocache", "count=0", "status=none"])
                .stderr(Stdio::null())
                .status();
            black_box(advice.is_ok());
        }
    }
}

fn builds(criterion: &mut Criterion) {
    let cases: [(&str, &[&str]); 2] = [("whole set", &[]), ("one flyer", &["--lang", "th"])];
    for (name, arguments) in cases {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20);
        group.bench_function("warm", |bencher| {
            bencher.iter_custom(|count| (0..count).map(|_| build(arguments)).sum());
        });
        group.bench_function("cold", |bencher| {
            bencher.iter_custom(|count| {
                (0..count)
                    .map(|_| {
                        forget(&Path::new(ROOT).join("fonts"));
                        forget(&Path::new(ROOT).join("content"));
                        build(arguments)
                    })
                    .sum()
            });
        });
        group.finish();
    }
}

fn checks(criterion: &mut Criterion) {
    let cases: [(&str, &[&str]); 2] =
        [("pages and files", &["check"]), ("content only", &["check", "--no-pages"])];
    let mut group = criterion.benchmark_group("check");
    group.sample_size(20);
    for (name, arguments) in cases {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|count| (0..count).map(|_| run(arguments)).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, builds, checks);
criterion_main!(benches);
