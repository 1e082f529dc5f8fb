//! The list: pages, filters, order.

use super::*;

/// Every craft, page by page, following `next`.
async fn all(client: &Client, first: &str) -> (Vec<Value>, usize) {
    let (mut records, mut pages) = (Vec::new(), 0);
    let mut path = Some(first.to_owned());
    while let Some(at) = path {
        let answer = client.get(&at).await;
        assert_eq!(answer.status, 200);
        records.extend(answer.json()["results"].as_array().expect("results").clone());
        pages += 1;
        let next = answer.json()["next"].as_str().map(str::to_owned);
        path = next.map(|url| url.strip_prefix("http://127.0.0.1:4320").expect("own").to_owned());
    }
    (records, pages)
}

#[tokio::test]
async fn pages_lead_through_the_whole_list() {
    let client = Client::new();
    for prefix in ["", "/ns/walk"] {
        let first = format!("{prefix}/2.3.0/spacecraft/?limit=1000&ordering=id");
        let (records, pages) = all(&client, &first).await;
        assert_eq!((records.len(), pages), (596, 6));
        let ids: Vec<_> = records.iter().map(|record| record["id"].as_u64()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
    let page = client.list("offset=340&ordering=-flights_count").await.json();
    let url = "http://127.0.0.1:4320/2.3.0/spacecraft/?limit=10&offset=";
    assert_eq!(page["next"], format!("{url}350&ordering=-flights_count"));
    assert_eq!(page["previous"], format!("{url}330&ordering=-flights_count"));
    let second = client.list("limit=10&offset=10").await.json();
    assert_eq!(second["previous"], "http://127.0.0.1:4320/2.3.0/spacecraft/?limit=10");
    let beyond = client.list("offset=5000").await;
    assert_eq!((beyond.status, beyond.ids().len(), beyond.count()), (200, 0, 596));
    assert_eq!(beyond.json()["next"], Value::Null);
    for (query, rows) in [("", 10), ("limit=0", 10), ("limit=x", 10), ("limit=101", 100)] {
        assert_eq!(client.list(query).await.ids().len(), rows, "{query}");
    }
}

#[tokio::test]
async fn records_read_back_as_they_were_made() {
    let client = Client::new();
    let made = synth(COUNT, 1, "http://127.0.0.1:4320/media").spacecraft;
    let mut reader = Reader::default();
    let mut read = Vec::new();
    for offset in (0..596).step_by(100) {
        let answer = client.list(&format!("limit=100&ordering=id&offset={offset}")).await;
        let page = reader.list_page(&answer.text).expect("a page");
        assert_eq!((page.count, page.skipped), (Some(596), 0));
        read.extend(page.spacecraft);
    }
    assert_eq!(read, made);
}

#[tokio::test]
async fn filters_do_what_they_say() {
    let client = Client::new();
    let made = synth(COUNT, 1, "/media").spacecraft;
    let expect = |is: &dyn Fn(&Spacecraft) -> bool| -> u64 {
        made.iter().filter(|craft| is(craft)).count() as u64
    };
    let in_space = expect(&|craft| craft.in_space == Some(true));
    let config = |craft: &Spacecraft| craft.spacecraft_config.as_ref().map(|config| config.id);
    let is_soyuz = |text: &str| text.to_lowercase().contains("soyuz");
    let soyuz = expect(&|craft| {
        is_soyuz(&craft.name)
            || craft.spacecraft_config.as_ref().is_some_and(|config| is_soyuz(&config.name))
    });
    let status = expect(&|craft| craft.status.as_ref().is_some_and(|status| status.id == 1));
    assert!(in_space > 0 && soyuz > 0 && status > 0);
    for (query, count) in [
        ("in_space=True", in_space),
        ("in_space=1", in_space),
        ("in_space=fAlSe", 596 - in_space),
        ("in_space=banana", 596),
        ("in_space=", 596),
        ("is_placeholder=true", expect(&|craft| craft.is_placeholder == Some(true))),
        ("name=Soyuz+MS-07", 1),
        ("name=soyuz+ms-07", 0),
        ("name=Soyuz", expect(&|craft| craft.name == "Soyuz")),
        ("spacecraft_config=40", expect(&|craft| config(craft) == Some(40))),
        ("status=1", status),
        ("status=4&status=1", status),
        ("status=", 596),
        ("search=soyuz", soyuz),
        ("search=%22SOYUZ%20ms-07%22", 1),
        ("search=ms-07,soyuz", 1),
        ("search=soyuz+dragon", 0),
        ("search=synthetic", 0),
        ("search=восход", expect(&|craft| craft.name.starts_with("Восход"))),
        ("nonsense=1&format=json&mode=detailed", 596),
    ] {
        let answer = client.list(query).await;
        assert_eq!((answer.status, answer.count()), (200, count), "{query}");
    }
}

#[tokio::test]
async fn unknown_choices_are_refused() {
    let client = Client::new();
    let refusal = "Select a valid choice. That choice is not one of the available choices.";
    for value in ["abc", "999", "0", "-1", "1,2"] {
        let answer = client.list(&format!("status={value}")).await;
        assert_eq!((answer.status, answer.json()), (400, json!({ "status": [refusal] })));
    }
    let both = client.list("spacecraft_config=0&status=x").await;
    assert_eq!(both.status, 400);
    assert_eq!(both.json(), json!({ "spacecraft_config": [refusal], "status": [refusal] }));
}

#[tokio::test]
async fn ordering_is_that_of_postgres() {
    let client = Client::new();
    let values = |answer: &Answer, key: &str| -> Vec<Option<i64>> {
        let json = answer.json();
        let results = json["results"].as_array().expect("results");
        results.iter().map(|record| record[key].as_i64()).collect()
    };
    let down = values(&client.list("limit=100&ordering=-flights_count").await, "flights_count");
    assert_eq!(down.first(), Some(&None));
    let known: Vec<_> = down.iter().flatten().collect();
    assert!(known.is_sorted_by(|a, b| a >= b) && known.len() < down.len());
    assert!(down.iter().skip_while(|value| value.is_none()).all(Option::is_some));
    let last = client.list("limit=100&offset=500&ordering=flights_count").await;
    assert_eq!(values(&last, "flights_count").last(), Some(&None));

    let scrambled = client.list("limit=100").await.ids();
    assert!(!scrambled.is_sorted());
    assert_eq!(client.list("limit=100&ordering=name").await.ids(), scrambled);
    assert!(!client.list("limit=100&ordering=-mission_ends_count").await.ids().is_sorted());
    let ties = client.list("limit=100&ordering=nonsense,flights_count,%20-id").await;
    let pairs = values(&ties, "flights_count").into_iter().zip(ties.ids());
    assert!(pairs.collect::<Vec<_>>().is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 > b.1)));
    for key in ["time_in_space", "time_docked"] {
        let answer = client.list(&format!("limit=50&ordering={key}")).await;
        let json = answer.json();
        let texts = json["results"].as_array().expect("results").iter();
        let times: Vec<_> = texts
            .map(|record| record[key].as_str().and_then(perigee_core::domain::Duration::parse))
            .collect();
        assert!(times.is_sorted() && times.iter().all(Option::is_some), "{key}");
    }
}
