//! Child processes: the few ways in which the commands run one.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::Progress;

/// How many lines of a log are shown when its step has failed.
const TAIL: usize = 30;

/// The cargo that started this program, else the one in PATH.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command on the terminal, showing its line first.
pub fn run(command: &mut Command) -> Result<()> {
    eprintln!("$ {}", line(command));
    let status = command.status().with_context(|| not_started(command))?;
    succeeded(command, status)
}

/// Runs a command and returns what it wrote to stdout.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::null()).output().with_context(|| not_started(command))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command on the terminal and returns its success and its stdout.
pub fn tee(command: &mut Command) -> Result<(bool, String)> {
    eprintln!("$ {}", line(command));
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| not_started(command))?;
    let text = child.stdout.take().map(|from| echo(from, stdout())).unwrap_or_default();
    let status = child.wait().with_context(|| format!("`{}` was lost", line(command)))?;
    Ok((status.success(), text))
}

/// Puts a command in the place of this program, so that to end one is to end the other.
#[cfg(unix)]
pub fn become_it(command: &mut Command) -> Result<()> {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(error).with_context(|| not_started(command))
}

/// Runs a command in the place of this program.
#[cfg(not(unix))]
pub fn become_it(command: &mut Command) -> Result<()> {
    run(command)
}

/// Copies a child's output, line by line, and keeps it.
fn echo(from: impl Read, mut to: impl Write) -> String {
    let mut reader = BufReader::new(from);
    let mut text = String::new();
    let mut bytes = Vec::new();
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
        // A closed terminal is no reason to stop counting tests.
        let _ = to.write_all(&bytes);
        text.push_str(&String::from_utf8_lossy(&bytes));
        bytes.clear();
    }
    text
}

/// Runs a long command with its output in a log file and progress on stderr.
///
/// It is ended when it takes longer than `limit`.
pub fn run_logged(
    command: &mut Command,
    label: &str,
    log: &Path,
    limit: Option<Duration>,
) -> Result<()> {
    let file = File::create(log)
        .with_context(|| format!("{} cannot be written: free the path", log.display()))?;
    let copy = file.try_clone().context("the log file cannot be shared")?;
    let progress = Progress::start(label);
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(copy)
        .spawn()
        .with_context(|| not_started(command))?;
    let status = loop {
        if let Some(status) = child.try_wait().context("a child process was lost")? {
            break status;
        }
        if limit.is_some_and(|limit| started.elapsed() > limit) {
            child.kill().context("a child process that takes too long cannot be ended")?;
            child.wait().context("a child process was lost")?;
            bail!("`{}` took too long and was ended", line(command));
        }
        thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        progress.done();
        return Ok(());
    }
    drop(progress);
    for line in tail(&fs::read_to_string(log).unwrap_or_default()) {
        eprintln!("  | {line}");
    }
    bail!("`{}` failed ({status}); all of its output is in {}", line(command), log.display())
}

/// Finds a program in PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&name)).find(|path| path.is_file())
}

/// Puts directories in front of a path variable of the child.
///
/// What the child would otherwise inherit stays behind them.
pub fn prepend_path(command: &mut Command, variable: &str, dirs: &[PathBuf]) -> Result<()> {
    let inherited = env::var_os(variable).unwrap_or_default();
    let rest = env::split_paths(&inherited).filter(|dir| !dir.as_os_str().is_empty());
    let joined = env::join_paths(dirs.iter().cloned().chain(rest))
        .with_context(|| format!("a directory cannot stand in {variable}: rename it"))?;
    command.env(variable, joined);
    Ok(())
}

/// True when the process may install packages.
pub fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command) -> String {
    format!("{} cannot be started: is it installed?", command.get_program().display())
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status}): its own messages say why", line(command));
    }
    Ok(())
}

fn tail(text: &str) -> impl Iterator<Item = &str> {
    text.lines().skip(text.lines().count().saturating_sub(TAIL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_its_directory() {
        let mut command = Command::new("/somewhere/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(line(&command), "trunk build --release");
    }

    #[test]
    fn the_tail_of_a_short_log_is_all_of_it() {
        assert_eq!(tail("a\nb\n").collect::<Vec<_>>(), ["a", "b"]);
        let long = (0..100).map(|n| format!("{n}\n")).collect::<String>();
        assert_eq!(tail(&long).count(), TAIL);
        assert_eq!(tail(&long).last(), Some("99"));
    }

    #[test]
    fn output_is_kept_even_when_it_is_not_utf8() {
        let mut shown = Vec::new();
        assert_eq!(echo(&b"ok\n\xff\nend"[..], &mut shown), "ok\n\u{fffd}\nend");
        assert_eq!(shown, b"ok\n\xff\nend");
    }
}
