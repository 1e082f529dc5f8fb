//! Every page renders natively to HTML, from data handed in by context and without a browser.
//! One render holds for both worlds: what these tests see is what the browser builds.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;

use leptos::prelude::*;
use perigee::api::{ApiError, Config};
use perigee::app::App;
use perigee::dom::Node;
use perigee::router::{Base, Router};
use perigee::session::{Holding, Session};
use perigee_core::catalogue;
use perigee_core::domain::Timestamp;
use perigee_core::query::Index;

fn sample() -> Holding {
    let text = include_str!("../public/data/catalogue.json");
    Holding::Local(Arc::new(Index::new(Arc::new(catalogue::read(text).unwrap()))))
}

fn now() -> Timestamp {
    Timestamp::parse("2026-12-01T12:00:00Z").unwrap()
}

/// The HTML of the page at this address under `/repo/`.
fn page(address: &str, holding: Holding, config: Config) -> String {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    let owner = Owner::new();
    owner.with(|| {
        provide_context(Router::at(Base::new("/repo/"), path, search));
        provide_context(Session::new(config, holding, vec![], now()));
        Node::from(view! { <App /> }).into_html()
    })
}

fn sample_page(address: &str) -> String {
    page(address, sample(), Config { api: None, ..Config::default() })
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    for text in expected {
        assert!(html.contains(text), "missing {text:?} in:\n{html}");
    }
}

/// The ids of the cards or rows, in order.
fn ids(html: &str, testid: &str) -> Vec<u32> {
    let marker = format!("data-testid=\"{testid}\" data-id=\"");
    html.split(&marker)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect()
}

#[test]
fn browse_shows_the_first_page_of_cards() {
    let html = sample_page("/repo/");
    assert_eq!(ids(&html, "card"), (1..=24).collect::<Vec<u32>>());
    check(
        &html,
        &[
            "All 116 spacecraft",
            "data-count=\"116\" data-total=\"116\"",
            "href=\"/repo/spacecraft/1/\"",
            "src=\"/repo/art/apollo-csm.svg\"",
            "rel=\"next\" href=\"/repo/?offset=24\"",
            "data-facet=\"status\"",
        ],
    );
    assert!(!html.contains("rel=\"prev\""));
}

#[test]
fn the_first_row_of_pictures_is_eager_and_the_rest_lazy() {
    let html = sample_page("/repo/");
    assert_eq!(html.matches("loading=\"eager\" fetchpriority=\"high\"").count(), 4);
    assert_eq!(html.matches("loading=\"lazy\"").count(), 20);
    // `loading` stands before `src`, or it comes too late.
    for image in html.split("<img").skip(1) {
        assert!(image.find("loading=").unwrap() < image.find("src=").unwrap());
    }
}

#[test]
fn a_shared_address_opens_as_the_same_view() {
    let html = sample_page("/repo/?ordering=-flights_count&limit=10&search=soyuz&view=table");
    assert_eq!(ids(&html, "row").len(), 10);
    check(
        &html,
        &[
            "aria-sort=\"descending\"",
            "most flights first",
            "LL2 search: soyuz",
            "<caption",
            "href=\"/repo/?search=soyuz&amp;limit=10&amp;view=table\"",
        ],
    );
    assert_eq!(html.matches("aria-sort").count(), 1);
}

#[test]
fn the_table_has_a_sort_link_in_every_header() {
    let html = sample_page("/repo/?view=table");
    let head = html.split("<thead ").nth(1).unwrap().split("</thead>").next().unwrap();
    assert_eq!(head.matches("<th ").count(), 10);
    assert_eq!(
        head.matches("<a href=\"/repo/?").count() + head.matches("<a href=\"/repo/\"").count(),
        10
    );
}

#[test]
fn bad_values_are_named_and_the_rest_applies() {
    let html = sample_page("/repo/?status=abc&type=3&utm_source=x");
    assert_eq!(ids(&html, "card").len(), 5);
    check(&html, &["data-testid=\"notice\"", "The address says status=abc"]);
    assert!(!html.contains("says utm_source"));
}

#[test]
fn nothing_found_says_which_filter_to_drop() {
    let html = sample_page("/repo/?type=3&in_space=true");
    check(
        &html,
        &[
            "data-testid=\"empty\"",
            "Without “Type: Spaceplane”",
            "Without “In space”",
            "gives 5",
            "gives 1",
        ],
    );
}

#[test]
fn the_detail_page_shows_every_field() {
    let html = sample_page("/repo/spacecraft/289/?type=2");
    check(
        &html,
        &[
            "data-testid=\"detail\" data-id=\"289\"",
            "Crew Dragon Endeavour",
            "868 d 14 h 14 min",
            "150 d 11 h 44 min",
            "C206",
            "SpaceX",
            "Picture of the type, not of this craft.",
            "CC0 1.0 Universal",
            "Descends from",
            "8 December 2010",
            "2 March 2019",
            "rel=\"prev\"",
            "rel=\"next\"",
            "?type=2",
            "https://ll.thespacedevs.com/2.3.0/spacecraft/289/",
        ],
    );
}

#[test]
fn what_is_not_recorded_is_said_and_never_zero() {
    let html = sample_page("/repo/spacecraft/38/");
    check(&html, &["not recorded", "OV-103"]);
}

#[test]
fn an_unknown_craft_is_not_a_blank_page() {
    check(&sample_page("/repo/spacecraft/99999/"), &["No spacecraft 99999 here", "It is a sample"]);
}

#[test]
fn about_and_not_found_render() {
    check(
        &sample_page("/repo/about/"),
        &["About Perigee", "The Space Devs", "data of 23 November 2026"],
    );
    check(&sample_page("/repo/nowhere"), &["There is nothing at this address", "href=\"/repo/\""]);
    check(&sample_page("/elsewhere/"), &["There is nothing at this address"]);
}

#[test]
fn every_page_credits_the_source_and_says_how_old_the_data_are() {
    for address in ["/repo/", "/repo/?view=table", "/repo/spacecraft/1/", "/repo/about/", "/repo/x"]
    {
        check(
            &sample_page(address),
            &[
                "Launch Library 2",
                "The Space Devs",
                "A sample of 116",
                "data-testid=\"data-age\"",
                "8 days ago",
            ],
        );
    }
}

#[test]
fn an_error_is_one_sentence_and_one_action() {
    let html = page("/repo/", Holding::Nothing(ApiError::Status(500)), Config::default());
    check(&html, &["role=\"alert\"", "status 500", "data-action=\"retry\""]);
}

#[test]
fn live_mode_waits_with_a_skeleton_and_offers_only_what_ll2_answers() {
    let html = page("/repo/", Holding::Live, Config::default());
    check(&html, &["data-testid=\"skeleton\"", "Asking Launch Library 2", "data-facet=\"status\""]);
    let agency = html.split("data-facet=\"agency\"").nth(1).unwrap();
    assert!(agency.split("</details>").next().unwrap().contains("does not filter by agency"));
}

#[test]
fn all_links_stay_under_the_base() {
    for address in ["/repo/", "/repo/?view=table&q=soyuz", "/repo/spacecraft/1/", "/repo/about/"] {
        let html = sample_page(address);
        for attribute in ["href=\"/", "src=\"/"] {
            for rest in html.split(attribute).skip(1) {
                assert!(
                    rest.starts_with("repo/"),
                    "{address}: {attribute}{}",
                    &rest[..rest.len().min(40)]
                );
            }
        }
    }
}
