//! Which file may replace which, and whose pages are gone on with.

use perigee_core::domain::Source;
use serde_json::json;

use super::*;

#[test]
fn a_worse_list_does_not_replace_a_better_one() {
    let mut bench = Bench::new();
    bench.put(&synth(663, 2, "/media"));
    let told = bench.run().0.expect_err("a refusal");
    assert_eq!(
        told,
        "the list has only 596 craft, and the file 663: the file stays as it is, and --force \
         replaces it without another call"
    );
    assert_eq!(bench.file().spacecraft.len(), 663);
    bench.args.force = true;
    bench.must();
    assert_eq!(bench.file().spacecraft.len(), 596);
    assert_eq!(bench.api.offsets().len(), 6, "no page was asked for twice");
}

#[test]
fn nine_in_ten_are_enough() {
    let bench = Bench::new();
    bench.put(&synth(662, 2, "/media"));
    bench.must();
    assert_eq!(bench.file().spacecraft.len(), 596);
}

#[test]
fn a_sample_or_a_broken_file_is_always_replaced() {
    let bench = Bench::new();
    bench.put(&Collection { source: Source::Sample, ..synth(900, 1, "/media") });
    assert_eq!(bench.must()[0], "it replaces the sample");
    fs::write(&bench.args.out, "{").unwrap();
    assert!(bench.must()[0].starts_with("it replaces a file that was of no use: "));
    assert_eq!(bench.file().spacecraft.len(), 596);
}

#[test]
fn an_empty_list_replaces_nothing() {
    let mut bench = Bench::of(&synth(0, 1, "/media"));
    let told = bench.run().0.expect_err("a refusal");
    assert!(told.starts_with("the list of the API is empty: the file stays"), "{told}");
    assert!(!bench.args.out.exists());
    bench.args.force = true;
    bench.must();
    assert_eq!(bench.file().spacecraft, []);
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_told_before_any_call() {
    let mut bench = Bench::new();
    let folder = bench.args.out.parent().unwrap().to_owned();
    fs::create_dir_all(&folder).unwrap();
    bench.args.out = folder.clone();
    let told = bench.run().0.expect_err("a folder");
    assert!(told.starts_with(&format!("{} cannot be read", folder.display())), "{told}");
    fs::write(folder.join("x"), "").unwrap();
    bench.args.out = folder.join("x/catalogue.json");
    assert!(bench.run().0.is_err());
    assert_eq!(bench.api.log(), []);
    bench.args.out = folder.join("catalogue.json");
}

/// A run that stopped after two pages.
fn stopped() -> Bench {
    let bench = Bench::new();
    bench.set(json!({ "faults": [{ "kind": "status", "status": 404, "after": 2 }] }));
    bench.run().0.expect_err("stopped");
    bench.set(json!({ "faults": [] }));
    assert_eq!(bench.api.offsets(), [0, 100, 200]);
    bench
}

#[test]
fn pages_of_another_api_an_older_day_or_a_broken_disk_are_not_used() {
    let day_ago = Timestamp::from_millis(Wall.now().millis() - 86_400_000);
    let other = Parts::of(Path::new("/nowhere"));
    assert!(other.earlier("x", day_ago).is_none());

    let bench = stopped();
    bench.parts().keep_page(100, "{\"count\":596,\"resu").unwrap();
    bench.must();
    assert_eq!(bench.api.offsets()[3..], [0, 100, 200, 300, 400, 500]);

    let mut bench = stopped();
    let again = StandIn::spawn(&synth(596, 1, "/media"));
    (bench.api, bench.args.api) = (again, again.api());
    bench.must();
    assert_eq!(again.offsets().len(), 6);

    let bench = stopped();
    let run = json!({ "api": bench.args.api, "started": day_ago.iso() }).to_string();
    fs::write(bench.parts().folder().join("run.json"), run).unwrap();
    bench.must();
    assert_eq!(bench.api.offsets().len(), 3 + 6);

    let bench = stopped();
    let hour_ago = Timestamp::from_millis(Wall.now().millis() - 3_600_000);
    let run = json!({ "api": bench.args.api, "started": hour_ago.iso() }).to_string();
    fs::write(bench.parts().folder().join("run.json"), run).unwrap();
    bench.must();
    assert_eq!(bench.api.offsets()[3..], [200, 300, 400, 500]);
    // The data is as old as its oldest page.
    assert_eq!(bench.file().generated_at.iso(), hour_ago.iso());
}

#[test]
fn a_resumed_run_gives_what_one_run_gives() {
    let bench = stopped();
    bench.must();
    let resumed = bench.file().spacecraft;
    bench.must();
    assert_eq!(bench.file().spacecraft, resumed);
}
