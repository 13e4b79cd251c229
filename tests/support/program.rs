//! The program itself, run as users run it.

use std::process::Command;

use crate::support::project::TempProject;

/// The day of the test project, 2022-07-01: for the program it is always that day.
pub(crate) const EDITION: &str = "1656633600";

impl TempProject {
    /// The program, to be run in the project.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chirashi"));
        command.current_dir(self.path(".")).args(arguments).env("SOURCE_DATE_EPOCH", EDITION);
        command
    }
}
