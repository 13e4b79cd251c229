//! Runs the program with a limit of time and of memory.
//!
//! In: a project and arguments. Out: how the program ended, and what it said.
//! The system holds the limits: memory that is asked for beyond them is refused,
//! which ends the program with a signal; what runs too long is killed.

use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::program::EDITION;
use crate::support::project::TempProject;

/// What a run may take: seconds of the processors, and megabytes of memory of
/// its own. Files that are mapped, such as fonts, do not count: the system can
/// take them back.
const SECONDS: u64 = 2;
const MEGABYTES: u64 = 500;

/// The profile of the tests compiles the program with less care for speed.
const PATIENCE: u64 = if cfg!(debug_assertions) { 5 } else { 1 };

/// Who only waits uses no processor: so many times as long a run may take by the
/// clock, since several tests share the processors.
const WAITING: u64 = 6;

/// How a run ended.
pub(crate) struct Run {
    pub(crate) status: ExitStatus,
    pub(crate) err: String,
}

/// Runs the program in a project.
pub(crate) fn run(project: &TempProject, arguments: &[&str]) -> Run {
    let program = project.command(arguments);
    let err = project.path("said");
    let mut child = Command::new("sh")
        .args(["-c", &limits(), "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(project.path("."))
        .env("SOURCE_DATE_EPOCH", EDITION)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .expect("the shell starts");
    let status = wait(&mut child);
    let said = fs::read(&err).unwrap();
    fs::remove_file(err).unwrap();
    Run { status, err: String::from_utf8(said).expect("messages are UTF-8") }
}

/// What the shell is to say to the system before it runs the program.
fn limits() -> String {
    let (kilobytes, seconds) = (MEGABYTES * 1024, SECONDS * PATIENCE);
    format!("ulimit -c 0; ulimit -d {kilobytes}; ulimit -t {seconds}; exec \"$@\"")
}

fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    let limit = Duration::from_secs(SECONDS * PATIENCE * WAITING);
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(
                !is_out_of_time(status),
                "took more than {} s of the processors",
                SECONDS * PATIENCE
            );
            return status;
        }
        if start.elapsed() > limit {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("still running after {limit:?}");
        }
        sleep(Duration::from_millis(2));
    }
}

/// Whether the system ended a program that used the processors too long (signals
/// 24 and 9, XCPU and KILL).
fn is_out_of_time(status: ExitStatus) -> bool {
    matches!(status.signal(), Some(24 | 9))
}

#[test]
#[ignore = "slow"]
fn the_limits_are_real() {
    let project = TempProject::new();
    // The shell asks for more memory than it may have, and for more time.
    let greedy = "x=$(head -c 600000000 /dev/zero | tr '\\0' x); echo ${#x}";
    let command = |limit: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", limit, "sh", "sh", "-c", greedy]).stderr(Stdio::null());
        command.current_dir(project.path(".")).output().unwrap()
    };
    assert!(!command(&limits()).status.success());
    let busy = "ulimit -t 1; exec sh -c 'while :; do :; done'";
    let killed = Command::new("sh").args(["-c", busy]).status().unwrap();
    assert!(is_out_of_time(killed), "{killed}");
    let mut child = Command::new("sleep").arg("1").spawn().unwrap();
    assert!(wait(&mut child).success());
}
