//! Snapshots of the stand-in, over real HTTP.

mod course;
mod faults;
mod files;
mod runs;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::stand_in::spawn::StandIn;
use perigee_synth::synth;

/// A clock that does not wait, but notes for how long it should have.
struct Skipping {
    skipped: Vec<i64>,
}

impl Clock for Skipping {
    fn now(&self) -> Timestamp {
        let skipped: i64 = self.skipped.iter().sum();
        Timestamp::from_millis(Wall.now().millis() + skipped * 1_000)
    }

    fn wait(&mut self, until: Timestamp, tick: &mut dyn FnMut(Duration)) {
        let left = (until.millis() - self.now().millis() + 999) / 1_000;
        tick(Duration::from_seconds(left));
        self.skipped.push(left);
    }

    fn random(&mut self) -> f64 {
        1.0
    }
}

/// A snapshot to be made, in a folder of its own.
struct Bench {
    api: StandIn,
    args: Args,
    timeout: std::time::Duration,
}

impl Bench {
    /// The usual 596 craft.
    fn new() -> Self {
        Self::of(&synth(596, 1, "/media"))
    }

    fn of(collection: &Collection) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("snapshot-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let api = StandIn::spawn(collection);
        let args = Args {
            api: api.api(),
            out: folder.join("catalogue.json"),
            wait: None,
            calls_per_hour: 1_000,
            force: false,
        };
        Self { api, args, timeout: TIMEOUT }
    }

    /// With settings of the stand-in.
    fn set(&self, settings: serde_json::Value) {
        self.api.set(settings);
    }

    fn run_by(&self, clock: &mut impl Clock) -> Result<Vec<String>, String> {
        let http = Http::new(&self.args.api, None, self.timeout).expect("an address");
        let report = snapshot(&self.args, &http, clock);
        report.map(|report| report.changes()).map_err(|error| format!("{error:#}"))
    }

    /// Runs without waiting; also gives the waits.
    fn run(&self) -> (Result<Vec<String>, String>, Vec<i64>) {
        let mut clock = Skipping { skipped: vec![] };
        (self.run_by(&mut clock), clock.skipped)
    }

    /// Runs, and has to succeed without a wait.
    fn must(&self) -> Vec<String> {
        let (result, waits) = self.run();
        assert_eq!(waits, [0_i64; 0]);
        result.expect("a snapshot")
    }

    /// Puts a catalogue where the snapshot goes.
    fn put(&self, collection: &Collection) {
        fs::create_dir_all(self.args.out.parent().expect("a folder")).expect("a folder");
        fs::write(&self.args.out, catalogue::write(collection)).expect("written");
    }

    fn file(&self) -> Collection {
        catalogue::read(&fs::read_to_string(&self.args.out).expect("a file")).expect("a catalogue")
    }

    fn ids(&self) -> Vec<u32> {
        self.file().spacecraft.iter().map(|craft| craft.id).collect()
    }

    fn parts(&self) -> Parts {
        Parts::of(&self.args.out)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.args.out.parent().expect("a folder"));
    }
}

/// The files in a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
