//! Runs the program with a limit of time and of memory.
//!
//! In: a project and arguments. Out: how the program ended, and what it said.
//! The system holds the limits: memory that is asked for beyond them is refused,
//! which ends the program with a signal; what runs too long is killed.

use std::fs::{self, File};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::project::TempProject;

/// What a run may take: seconds, and megabytes of memory of its own. Files that
/// are mapped, such as fonts, do not count: the system can take them back.
const SECONDS: u64 = 2;
const MEGABYTES: u64 = 500;

/// The profile of the tests compiles the program with less care for speed, and
/// several tests share the processors.
const PATIENCE: u64 = if cfg!(debug_assertions) { 5 } else { 1 };

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
        .args(["-c", &format!("ulimit -c 0; ulimit -d {}; exec \"$@\"", MEGABYTES * 1024), "sh"])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(project.path("."))
        .env_remove("SOURCE_DATE_EPOCH")
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

fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    let limit = Duration::from_secs(SECONDS * PATIENCE);
    loop {
        if let Some(status) = child.try_wait().unwrap() {
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

#[test]
fn the_limits_are_real() {
    let project = TempProject::new();
    // The shell asks for more memory than it may have, and for more time.
    let limit = format!("ulimit -d {}; exec \"$@\"", MEGABYTES * 1024);
    let greedy = "x=$(head -c 600000000 /dev/zero | tr '\\0' x); echo ${#x}";
    let command = |limit: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", limit, "sh", "sh", "-c", greedy]).stderr(Stdio::null());
        command.current_dir(project.path(".")).output().unwrap()
    };
    assert!(!command(&limit).status.success());
    let mut child = Command::new("sleep").arg("1").spawn().unwrap();
    assert!(wait(&mut child).success());
}
