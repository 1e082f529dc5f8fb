//! Runs that go well, wait, stop and go on.

use std::time::Instant;

use perigee_core::domain::Source;
use serde_json::json;

use super::*;

const ALL: [usize; 6] = [0, 100, 200, 300, 400, 500];

#[test]
fn the_whole_list_is_read_once_and_written() {
    let bench = Bench::new();
    let before = Wall.now();
    let told = bench.must();
    let written = bench.file();
    assert_eq!(written.source, Source::Api(bench.args.api.clone()));
    assert!(
        (before.millis() - 1_000..=Wall.now().millis()).contains(&written.generated_at.millis())
    );
    // The stand-in gives pictures addresses on its own host.
    let media = bench.args.api.replace("/2.3.0", "/media");
    assert_eq!(written.spacecraft, synth(596, 1, &media).spacecraft);
    assert_eq!(told, ["there was no file before"]);
    let asked = bench.api.log();
    let query = |offset| format!("limit=100&ordering=id&offset={offset}");
    let expected = ALL.map(|offset| ("list".to_owned(), query(offset), Some(200)));
    assert_eq!(asked, expected);
    assert_eq!(files(bench.args.out.parent().unwrap()), ["catalogue.json"]);
}

#[test]
fn the_second_snapshot_tells_what_changed() {
    let bench = Bench::new();
    bench.must();
    assert!(bench.must()[0].starts_with("nothing has changed since "));
    bench.set(json!({ "version": 1 }));
    let told = bench.must();
    assert!(told[0].starts_with("2 new, 3 changed and 1 gone since "), "{told:?}");
    assert_eq!(told[1], "  new: New craft 864, New craft 865");
    assert!(told[2].starts_with("  changed: ") && told[3].starts_with("  gone: "));
    assert_eq!(bench.file().spacecraft.len(), 597);
}

/// A clock that skips an hour for the stand-in too, as far as the stand-in counts calls.
struct Hours {
    clock: Skipping,
    api: StandIn,
    throttle: serde_json::Value,
}

impl Clock for Hours {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn wait(&mut self, until: Timestamp, tick: &mut dyn FnMut(Duration)) {
        self.clock.wait(until, tick);
        // A new throttle counts from zero.
        self.api.set(json!({ "throttle": null }));
        self.api.set(json!({ "throttle": self.throttle }));
    }

    fn random(&mut self) -> f64 {
        self.clock.random()
    }
}

#[test]
fn a_refusal_in_the_middle_is_waited_for() {
    let bench = Bench::of(&synth(2_000, 1, "/media"));
    for (retry_after, sentence) in [(true, false), (false, true), (false, false)] {
        let throttle = json!({ "limit": 15, "retry_after": retry_after, "sentence": sentence });
        bench.set(json!({ "throttle": throttle }));
        let before = bench.api.log().len();
        let clock = Skipping { skipped: vec![] };
        let mut clock = Hours { clock, api: bench.api, throttle };
        bench.run_by(&mut clock).expect("a snapshot");
        assert_eq!(bench.file().spacecraft.len(), 2_000);

        let log = bench.api.log().split_off(before);
        let refused: Vec<_> = log.iter().map(|(.., status)| *status == Some(429)).collect();
        assert_eq!(refused.iter().position(|refused| *refused), Some(15));
        assert_eq!(refused.iter().filter(|refused| **refused).count(), 1);
        // The report is asked only where the refusal does not tell, and is free.
        let reports = log.iter().filter(|(kind, ..)| kind == "throttle").count();
        assert_eq!((reports, log.len()), (usize::from(!retry_after && !sentence), 21 + reports));
        // The stand-in counts from the first of the fifteen calls.
        let [wait] = clock.clock.skipped[..] else { panic!("not one wait") };
        assert!((3_500..=3_600).contains(&wait), "{wait}");
        fs::remove_file(&bench.args.out).expect("removed");
    }
}

#[test]
fn waits_are_as_long_as_asked_for() {
    for (retry_after, sentence) in [(true, false), (false, true)] {
        let bench = Bench::new();
        bench.set(json!({ "faults": [{ "kind": "throttled", "wait_secs": 90, "after": 2,
            "times": 1, "retry_after": retry_after, "sentence": sentence }] }));
        let (result, waits) = bench.run();
        result.expect("a snapshot");
        assert_eq!(waits, [90]);
        assert_eq!(bench.api.offsets(), [0, 100, 200, 200, 300, 400, 500]);
    }
}

#[test]
fn waits_are_real() {
    let bench = Bench::of(&synth(9, 1, "/media"));
    bench.set(json!({ "faults": [{ "kind": "throttled", "wait_secs": 1, "times": 1 }] }));
    let started = Instant::now();
    bench.run_by(&mut Wall).expect("a snapshot");
    assert!(started.elapsed().as_millis() >= 1_000, "{:?}", started.elapsed());
}

#[test]
fn without_any_word_the_wait_doubles() {
    let bench = Bench::new();
    bench.set(json!({ "faults": [{ "kind": "throttled", "times": 3, "retry_after": false,
        "sentence": false }, { "kind": "html", "route": "throttle" }] }));
    let (result, waits) = bench.run();
    result.expect("a snapshot");
    assert_eq!(waits, [30, 60, 120]);
}

#[test]
fn calls_keep_to_the_allowance_also_over_several_runs() {
    let mut bench = Bench::new();
    (bench.args.calls_per_hour, bench.args.wait) = (4, Duration::parse("PT0S"));
    let (result, waits) = bench.run();
    let told = result.expect_err("no more calls");
    // The first call may be a second ago by now.
    assert!(told.starts_with("the next call is ") && told.contains(" min "), "{told}");
    assert_eq!((waits, bench.api.offsets().len()), (vec![], 4));
    let (again, _) = bench.run();
    assert_eq!((again.is_err(), bench.api.offsets().len()), (true, 4), "no call is made");

    bench.args.wait = None;
    let (result, waits) = bench.run();
    result.expect("a snapshot");
    assert_eq!(bench.api.offsets(), ALL);
    // The first of the four calls makes room an hour after it was made.
    assert!((3_500..=3_600).contains(&waits[0]), "{waits:?}");
}

#[test]
fn patience_ends() {
    let mut bench = Bench::new();
    bench.args.wait = Duration::parse("PT2M");
    let refusals = json!([{ "kind": "throttled", "wait_secs": 90, "after": 1 }]);
    bench.set(json!({ "faults": refusals }));
    let (result, waits) = bench.run();
    let told = result.expect_err("no patience left");
    assert_eq!(waits, [90], "the second time would be too long");
    let folder = bench.parts().folder().display().to_string();
    assert_eq!(
        told,
        format!(
            "the next call is 1 min 30 s away, more than --wait allows; what was read is kept in \
             {folder} for a day, and the same command goes on with it"
        )
    );
    assert!(!bench.args.out.exists());
    let (again, _) = bench.run();
    assert!(again.is_err(), "the pause outlives the run");
    assert_eq!(bench.api.offsets(), [0, 100, 100]);

    bench.set(json!({ "faults": [] }));
    bench.args.wait = None;
    let (result, waits) = bench.run();
    result.expect("a snapshot");
    // The first run did not really wait its 90 seconds.
    assert!(waits.len() == 1 && (170..=180).contains(&waits[0]), "{waits:?}");
    assert_eq!(bench.api.offsets(), [0, 100, 100, 100, 200, 300, 400, 500]);
}
