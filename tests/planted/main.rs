//! Plants faults into the project of the tests, one at a time, each as a test of its own:
//! the examples of each check (`tests/checks`), and what people do to all kinds of files
//! (`faults/`), beside edits that are right (`good/`). `tests/README.md` says how to add
//! some. Without a name only the examples that the rules show are run, which take a tenth
//! of the time; the slow lane, and whoever names tests, gets all.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]
#![expect(clippy::disallowed_methods, reason = "PLANTED_IN_ALL is read, and tables are")]

mod case;
mod checks;
mod faults;
#[path = "../support/project.rs"]
#[expect(dead_code, reason = "the other tests use more of it")]
mod project;
mod said;
mod table;

/// The allocator of the program, which is faster than that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let arguments = libtest_mimic::Arguments::from_args();
    let is_named = arguments.filter.is_some();
    let mut trials = checks::trials(is_named);
    trials.extend(faults::trials().into_iter().map(|it| it.with_ignored_flag(!is_named)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    if conclusion.num_passed > 0 {
        faults::sum_up(&arguments);
    }
    conclusion.exit_code()
}
