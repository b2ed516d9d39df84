//! 医保日历. Hands the world to the command line and its exit status to the world.

use std::process::ExitCode;

fn main() -> ExitCode {
    yibao::main()
}
