//! The command line: one file per command.
//!
//! In: arguments. Out: an exit status: 0 done, 1 the content has errors, 2
//! wrong usage or the system failed. Messages for people go to standard error,
//! what another program reads goes to standard output.

mod args;
mod bar;
mod build;
mod calendar;
mod check;
mod clock;
mod diff;
mod explain;
mod fill;
mod list;
mod look;
mod merge;
mod new;
mod new_project;
mod preview;
mod release;
mod report;
mod schema;
mod site;
mod stamp;
mod verify;

use std::env;
use std::process::{self, ExitCode};

use anyhow::{Result, anyhow};
use clap::Parser;

pub use clock::today;

use args::{Arguments, Command};

use crate::diag::Rule;
use crate::policy::{self, Unknown};
use crate::shown;

/// How a command ended, if the system did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Done.
    Done,
    /// The content has errors; they were shown.
    ContentErrors,
    /// The editions differ, and that was asked.
    Different,
}

/// Reads the arguments, runs the command and says how it ended.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| misused(&error));
    match dispatch(&arguments) {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::ContentErrors | Status::Different) => ExitCode::from(1),
        Err(error) => {
            report::failure(&error);
            ExitCode::from(2)
        }
    }
}

/// Shows what is wrong with the arguments, or the help that was asked for, and ends
/// the program. What was typed may hold anything; it is shown as in all other messages.
fn misused(error: &clap::Error) -> ! {
    if error.use_stderr() {
        let typed = env::args_os().map(|it| shown::name(&it.to_string_lossy()).into_owned());
        match Arguments::try_parse_from(typed) {
            Err(error) => error.exit(),
            // What was wrong with them is what is not shown.
            Ok(_) => error.to_string().lines().for_each(report::line),
        }
        process::exit(2)
    }
    error.exit()
}

/// The rule with a code that a user typed.
fn rule(code: &str, rules: &[&'static Rule]) -> Result<&'static Rule> {
    policy::named(code, rules).map_err(|Unknown { message, hint }| anyhow!("{message}: {hint}"))
}

fn dispatch(arguments: &Arguments) -> Result<Status> {
    match &arguments.command {
        Command::Build(build) => build::build(&arguments.root, build),
        Command::Check(check) => check::check(&arguments.root, check),
        Command::Diff(diff) => diff::diff(&arguments.root, diff),
        Command::Explain(explain) => explain::explain(explain),
        Command::List(list) => list::list(&arguments.root, list),
        Command::Stamp(stamp) => stamp::stamp(&arguments.root, stamp),
        Command::Fill(fill) => fill::run(&arguments.root, fill),
        Command::Schema(schema) => schema::schema(&arguments.root, schema),
        Command::New(new) => new::new(&arguments.root, &new.what),
        Command::Merge(merge) => merge::merge(&arguments.root, merge),
        Command::Calendar(calendar) => calendar::calendar(&arguments.root, calendar),
        Command::Release(release) => release::release(&arguments.root, release),
        Command::Site(site) => site::site(&arguments.root, site),
        Command::Preview(preview) => preview::preview(&arguments.root, preview),
        Command::Verify(verify) => verify::verify(&arguments.root, verify),
    }
}
