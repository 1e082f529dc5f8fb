//! `cargo xtask snapshot` as operators run it: the key, exit codes, and a run that is killed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

const KEY: &str = "s3cret-key-of-an-operator";

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("perigee-snapshot-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn xtask(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(args).env_remove("LL2_API_KEY").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn snapshot(api: &str, out: &Path) -> Command {
    xtask(&["snapshot", "--api", api, "--out", out.to_str().unwrap()])
}

/// A stand-in of 250 craft, and its address.
fn stand_in() -> (Running, String) {
    let mut child = xtask(&["stand-in", "--port", "0", "--count", "250"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
    (Running(child), address.trim_end_matches("/2.3.0").to_owned())
}

/// One request by hand; what comes back.
fn send(host: &str, request: &str, body: &str) -> String {
    let address = host.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

fn set(host: &str, settings: &str) {
    let answer = send(host, "POST /__control/settings", settings);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

/// How often each page was asked for.
fn asked(host: &str) -> [usize; 3] {
    let log = send(host, "GET /__control/log", "");
    ["offset=0\"", "offset=100\"", "offset=200\""].map(|part| log.matches(part).count())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Everything a run leaves behind that somebody might look at.
fn seen(output: &Output, folder: &Path) -> String {
    let mut all = text(&output.stdout) + &text(&output.stderr);
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                all += &fs::read_to_string(entry.path()).unwrap();
            }
        }
    }
    all
}

/// A server that answers one request with this and gives the request back.
fn one_answer(answer: &'static str) -> (String, thread::JoinHandle<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}/2.3.0", listener.local_addr().unwrap());
    let request = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = String::new();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        while !request.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut request).unwrap() > 0, "{request}");
        }
        let length = answer.len();
        let head = "Content-Type: application/json\r\nConnection: close";
        write!(stream, "HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {length}\r\n\r\n{answer}")
            .unwrap();
        request
    });
    (address, request)
}

#[test]
fn the_key_goes_to_the_api_and_nowhere_else() {
    for (answer, success) in [
        (r#"{"count":1,"results":[{"id":1,"name":"A"}]}"#, true),
        (r#"{"count":0,"results":[]}"#, false),
    ] {
        let folder = Folder::new(if success { "key" } else { "key-failed" });
        let (api, request) = one_answer(answer);
        let out = folder.0.join("catalogue.json");
        let output = snapshot(&api, &out).env("LL2_API_KEY", KEY).output().unwrap();
        let request = request.join().unwrap().to_lowercase();
        assert!(request.starts_with("get /2.3.0/spacecraft/?limit=100&ordering=id&offset=0 "));
        assert!(request.contains(&format!("\r\nauthorization: token {KEY}\r\n")), "{request}");
        assert!(request.contains("\r\nuser-agent: perigee/"), "{request}");
        assert!(request.contains("\r\naccept: application/json\r\n"), "{request}");
        assert_eq!(output.status.success(), success, "{output:?}");
        assert!(!seen(&output, &folder.0).contains(KEY));
    }
    let folder = Folder::new("key-wrong");
    let output = snapshot("http://a.invalid", &folder.0.join("c")).env("LL2_API_KEY", KEY).output();
    let output = output.unwrap();
    assert!(!output.status.success() && !seen(&output, &folder.0).contains(KEY));
    assert!(text(&output.stderr).contains("only sent to an address that begins with https://"));
}

#[test]
fn without_a_key_none_is_sent() {
    let folder = Folder::new("keyless");
    let (api, request) = one_answer(r#"{"count":1,"results":[{"id":1,"name":"A"}]}"#);
    let output = snapshot(&api, &folder.0.join("c.json")).env("LL2_API_KEY", "").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(!request.join().unwrap().to_lowercase().contains("authorization"));
}

#[test]
fn a_run_that_is_killed_is_gone_on_with() {
    let (_running, host) = stand_in();
    let folder = Folder::new("killed");
    let out = folder.0.join("catalogue.json");
    let api = format!("{host}/2.3.0/");
    set(&host, r#"{"faults":[{"kind":"timeout","query":"offset=200"}]}"#);
    let mut first = Running(snapshot(&api, &out).spawn().unwrap());
    while asked(&host) != [1, 1, 1] {
        thread::sleep(Duration::from_millis(20));
        assert!(first.0.try_wait().unwrap().is_none(), "it ended by itself");
    }
    drop(first);
    assert!(!out.exists());

    set(&host, r#"{"faults":[]}"#);
    let output = snapshot(&api, &out).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(text(&output.stderr).starts_with("going on with the run of "), "{output:?}");
    assert_eq!(asked(&host), [1, 1, 2]);
    let told = text(&output.stdout);
    assert!(told.starts_with(&format!("wrote {}: 250 craft (", out.display())), "{told}");
    assert!(told.contains(" with brotli\nthere was no file before\n"), "{told}");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "only the file is left");
}

#[test]
fn what_goes_wrong_is_one_sentence_and_an_exit_code() {
    let (_running, host) = stand_in();
    let folder = Folder::new("wrong");
    let out = folder.0.join("catalogue.json");
    let api = format!("{host}/2.3.0");
    set(&host, r#"{"faults":[{"kind":"throttled","wait_secs":3000}]}"#);
    let output = snapshot(&api, &out).args(["--wait", "PT1M"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert_eq!(told, "error: the next call is 50 min 00 s away, more than --wait allows\n");
    for wrong in [["--wait", "1h"], ["--calls-per-hour", "0"]] {
        let output = snapshot(&api, &out).args(wrong).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
    let output = snapshot(&format!("{host}/nowhere"), &out).output().unwrap();
    assert!(text(&output.stderr).contains("(status 404): check --api"), "{output:?}");
    assert!(output.stdout.is_empty() && !out.exists());
}
