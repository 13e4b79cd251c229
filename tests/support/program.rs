//! The program itself, run as users run it.

use std::process::Command;

use crate::support::project::TempProject;

impl TempProject {
    /// The program, to be run in the project.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chirashi"));
        command.current_dir(self.path(".")).args(arguments).env_remove("SOURCE_DATE_EPOCH");
        command
    }
}
