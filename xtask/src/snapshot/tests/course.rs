//! What a course decides, without HTTP and without waiting.

use super::super::answer::Answer;
use super::*;

const PAGE: &str = r#"{"count":2,"results":[{"id":1,"name":"A"}]}"#;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + seconds * 1_000)
}

fn course(calls_per_hour: usize, wait: Option<&str>) -> Course {
    let wait = wait.and_then(Duration::parse);
    Course::new("http://a", at(0), CallLog::default(), Limits { calls_per_hour, wait })
}

fn came(status: u16, body: &str) -> Answer {
    Answer::Came { status, retry_after: None, body: body.to_owned() }
}

fn refused(seconds: &str) -> Answer {
    Answer::Came { status: 429, retry_after: Some(seconds.to_owned()), body: String::new() }
}

fn page(offset: usize) -> Step {
    Step::Ask(Question::Page(format!("limit=100&ordering=id&offset={offset}")))
}

/// Asks for the page at this moment and hands the answer in.
fn ask(course: &mut Course, now: i64, answer: Answer) -> Option<String> {
    assert!(matches!(course.step(at(now)), Step::Ask(Question::Page(_))));
    course.asked(at(now));
    course.page(answer, at(now), 1.0)
}

#[test]
fn pages_follow_until_the_list_is_whole() {
    let mut course = course(15, None);
    assert_eq!(course.step(at(0)), page(0));
    assert_eq!(ask(&mut course, 0, came(200, PAGE)), Some(PAGE.to_owned()));
    assert_eq!((course.step(at(1)), course.progress()), (page(1), (1, Some(2))));
    ask(&mut course, 1, came(200, &PAGE.replace("\"id\":1", "\"id\":2")));
    let Step::Done { collection, skipped: 0 } = course.step(at(1)) else { panic!("not done") };
    assert_eq!((collection.spacecraft.len(), collection.generated_at), (2, at(0)));
}

#[test]
fn a_refusal_is_waited_out_then_asked_again() {
    let mut course = course(15, None);
    assert_eq!(ask(&mut course, 0, refused("350")), None);
    let why = "the API asked for it".to_owned();
    assert_eq!(course.step(at(1)), Step::Wait(at(350), why.clone()));
    assert_eq!(course.step(at(350)), page(0));
    // One that keeps asking for a second is given more and more of them.
    let mut now = 350;
    for wait in [1, 30, 60, 120] {
        ask(&mut course, now, refused("0"));
        now += wait;
        assert_eq!(course.step(at(now - 1)), Step::Wait(at(now), why.clone()), "{wait}");
    }
    // A page ends the doubt.
    ask(&mut course, now, came(200, PAGE));
    ask(&mut course, now, refused("5"));
    assert_eq!(course.step(at(now)), Step::Wait(at(now + 5), why));
}

#[test]
fn a_refusal_without_a_word_is_asked_about() {
    let mut course = course(15, None);
    ask(&mut course, 0, came(429, ""));
    assert_eq!(course.step(at(0)), Step::Ask(Question::Throttle));
    course.throttle(came(200, r#"{"next_use_secs":1631}"#), at(0), 1.0);
    assert!(matches!(course.step(at(0)), Step::Wait(until, _) if until == at(1_631)));
    ask(&mut course, 1_631, came(429, ""));
    course.throttle(Answer::Lost("gone".to_owned()), at(1_631), 1.0);
    let Step::Wait(until, why) = course.step(at(1_631)) else { panic!("no wait") };
    assert_eq!(
        (until, why.as_str()),
        (at(1_691), "the API allows no more calls, and does not say until when")
    );
}

#[test]
fn the_allowance_is_a_window_that_rolls() {
    let mut course = course(2, None);
    let none = || Answer::Lost("gone".to_owned());
    ask(&mut course, 0, refused("1"));
    ask(&mut course, 10, none());
    let why = "2 calls were made within the last hour".to_owned();
    assert_eq!(course.step(at(50)), Step::Wait(at(3_600), why));
    assert_eq!(course.step(at(3_600)), page(0));
}

#[test]
fn failures_are_waited_out_and_counted() {
    let mut course = course(15, None);
    let mut now = 0;
    for wait in [30, 60, 120] {
        ask(&mut course, now, came(500, ""));
        let why = "the API failed (status 500)".to_owned();
        assert_eq!(course.step(at(now)), Step::Wait(at(now + wait), why));
        now += wait;
    }
    ask(&mut course, now, came(200, "<html>"));
    let told = "the API failed 4 times in a row, last with: The answer is not complete JSON";
    assert_eq!(course.step(at(now)), Step::GiveUp(told.to_owned()));
    assert_eq!(course.step(at(now + 9_999)), Step::GiveUp(told.to_owned()));
}

#[test]
fn a_failing_server_may_say_how_long_it_takes() {
    let mut course = course(15, None);
    let busy =
        Answer::Came { status: 503, retry_after: Some("600".to_owned()), body: String::new() };
    ask(&mut course, 0, busy);
    assert!(matches!(course.step(at(0)), Step::Wait(until, _) if until == at(600)));
}

#[test]
fn patience_is_for_all_waits_together() {
    let mut course = course(15, Some("PT1M"));
    ask(&mut course, 0, refused("40"));
    assert!(matches!(course.step(at(0)), Step::Wait(..)));
    ask(&mut course, 40, refused("21"));
    let told = "the next call is 21 s away, more than --wait allows".to_owned();
    assert_eq!(course.step(at(40)), Step::GiveUp(told));
}

#[test]
fn an_unsound_list_is_read_once_more() {
    let mut course = course(15, None);
    ask(&mut course, 0, came(200, PAGE));
    ask(&mut course, 5, came(200, PAGE));
    assert_eq!(course.step(at(7)), Step::StartAgain(perigee_core::refresh::Unsound::OutOfOrder));
    assert_eq!((course.started(), course.step(at(7))), (at(7), page(0)));
    ask(&mut course, 8, came(200, PAGE));
    ask(&mut course, 9, came(200, "{\"results\":[]}"));
    let told = "the list is not sound, though it was read twice: it does not say how many records \
                there are";
    assert_eq!(course.step(at(9)), Step::GiveUp(told.to_owned()));
    assert_eq!(course.progress(), (0, None));
}

#[test]
fn a_page_that_does_not_fit_takes_the_others_with_it() {
    let mut course = course(15, None);
    assert!(course.resume(PAGE));
    assert_eq!(course.next_offset(), Some(1));
    assert!(!course.resume(PAGE));
    assert_eq!((course.next_offset(), course.progress()), (Some(0), (0, None)));
}
