//! How long the program takes, from its start to its exit: a build of the whole
//! set and of one flyer, warm (files in memory) and cold (content and fonts read
//! from the disk again); a build with nothing to do, and one after an hour has
//! changed; flyers of many offices; and a check with and without pages and files.
//! Benchmarks report, they do not judge.

#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark looks at the clock and makes its own projects"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Builds into the folder for build products and gives the time it took.
fn build(arguments: &[&str]) -> Duration {
    let out = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench");
    run(&[&["build", "--force", "--quiet", "--out", out], arguments].concat())
}

/// Runs the program in the shipped project and gives the time it took.
fn run(arguments: &[&str]) -> Duration {
    run_in(Path::new(ROOT), arguments)
}

/// Runs the program in a project and gives the time it took.
fn run_in(root: &Path, arguments: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_chirashi"))
        .arg("--root")
        .arg(root)
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

/// A copy of the shipped project; the fonts are links.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in from.read_dir().expect("the folder is there").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else if fs::hard_link(&path, &target).is_err() {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

fn again(criterion: &mut Criterion) {
    let root = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/bench-project"));
    fs::remove_dir_all(root).ok();
    for part in ["content", "fonts"] {
        copy(&Path::new(ROOT).join(part), &root.join(part));
    }
    let facts = root.join("content/facts.toml");
    let shipped = fs::read_to_string(&facts).expect("the facts are there");
    fs::remove_file(&facts).expect("a link can be removed");
    fs::write(&facts, &shipped).expect("the facts can be written");
    let later = shipped.replacen("open = \"10:00\"", "open = \"10:10\"", 1);
    assert_ne!(shipped, later);

    let build = || run_in(root, &["build", "--quiet"]);
    build();
    let mut group = criterion.benchmark_group("again");
    group.sample_size(20);
    group.bench_function("nothing to do", |bencher| {
        bencher.iter_custom(|count| (0..count).map(|_| build()).sum());
    });
    let mut hours = [&later, &shipped].into_iter().cycle();
    group.bench_function("an hour of all languages", |bencher| {
        bencher.iter_custom(|count| {
            (0..count)
                .map(|_| {
                    fs::write(&facts, hours.next().expect("it goes round")).expect("as before");
                    build()
                })
                .sum()
        });
    });
    group.finish();
}

/// How many offices the benchmark has; `CHIRASHI_BENCH_OFFICES` asks for
/// another number, such as the 1741 of the country.
const OFFICES: usize = 50;

/// A table of offices with names and addresses of ideographs that differ.
fn offices(count: usize) -> String {
    let ideographs: Vec<char> = ('\u{4E00}'..='\u{5E00}').step_by(7).collect();
    let mut number = 1_usize;
    let mut word = |length: usize| -> String {
        let mut next = || {
            number = number.wrapping_mul(25_214_903_917).wrapping_add(11) & ((1 << 48) - 1);
            ideographs[(number >> 20) % ideographs.len()]
        };
        (0..length).map(|_| next()).collect()
    };
    let mut table = "code,name,name.en,section,address,phone,days,open,close,link\n".to_owned();
    for office in 0..count {
        let five = format!("{:02}{:03}", office % 47 + 1, office / 47 + 100);
        let weights = [6, 5, 4, 3, 2];
        let digits = five.bytes().map(|digit| usize::from(digit - b'0'));
        let sum: usize = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
        let (code, name, section) = (format!("{five}{}", (11 - sum % 11) % 10), word(3), word(5));
        let address = word(8);
        table += &format!(
            "{code},{name}市,City {office},{section}課,{address}1-2,03-{:04}-2111,mon-fri,08:30,17:15,\
             https://www.city{office}.example.lg.jp/\n",
            1000 + office
        );
    }
    table
}

fn batch(criterion: &mut Criterion) {
    let asked = std::env::var("CHIRASHI_BENCH_OFFICES").ok().and_then(|text| text.parse().ok());
    let count = asked.unwrap_or(OFFICES);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (table, out) = (folder.join("bench-offices.csv"), folder.join("bench-offices"));
    fs::write(&table, offices(count)).expect("the table can be written");
    let [table, out] = [&table, &out].map(|path| path.to_str().expect("the path is UTF-8"));
    let mut group = criterion.benchmark_group("offices");
    group.sample_size(10);
    group.throughput(Throughput::Elements(count as u64 * 18));
    group.bench_function("all languages", |bencher| {
        bencher.iter_custom(|count| {
            let arguments = ["build", "--force", "--quiet", "--offices", table, "--out", out];
            (0..count).map(|_| run(&arguments)).sum()
        });
    });
    group.finish();
}

criterion_group!(benches, builds, again, batch, checks);
criterion_main!(benches);
