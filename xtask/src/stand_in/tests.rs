use std::collections::BTreeSet;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use perigee_core::domain::Spacecraft;
use perigee_core::ll2::Reader;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::*;

const COUNT: u32 = 596;

/// An answer, read to its end.
struct Answer {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII"))
    }

    fn ids(&self) -> Vec<u64> {
        let results = self.json()["results"].as_array().expect("results").clone();
        results.iter().map(|record| record["id"].as_u64().expect("an id")).collect()
    }

    fn count(&self) -> u64 {
        self.json()["count"].as_u64().expect("a count")
    }
}

struct Client(Router);

impl Client {
    fn new() -> Self {
        Self(server::router(Arc::new(Server::new(&synth(COUNT, 1, "/media")))))
    }

    async fn send(&self, method: &str, path: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:4320")
            .header("origin", "http://localhost:8080")
            .body(Body::from(body))
            .expect("a request");
        let response = self.0.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, text }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, String::new()).await
    }

    async fn list(&self, query: &str) -> Answer {
        self.get(&format!("/2.3.0/spacecraft/?{query}")).await
    }

    async fn set(&self, namespace: &str, settings: Value) {
        let path = format!("{namespace}/__control/settings");
        assert_eq!(self.send("POST", &path, settings.to_string()).await.status, 200);
    }
}

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
        assert_eq!((page.count, page.skipped), (596, 0));
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

#[tokio::test]
async fn a_detail_has_its_flights() {
    let client = Client::new();
    let mut reader = Reader::default();
    let made = synth(COUNT, 1, "http://127.0.0.1:4320/media").spacecraft;
    for craft in made.iter().filter(|craft| craft.flights_count != Some(1)).take(40) {
        let answer = client.get(&format!("/2.3.0/spacecraft/{}/", craft.id)).await;
        assert_eq!(answer.status, 200);
        let (read, flights) = reader.detail(&answer.text).expect("a detail");
        assert_eq!(read.name, craft.name);
        assert_eq!(flights.len() as i64, craft.flights_count.unwrap_or(0));
        assert_eq!(answer.json()["response_mode"], "detailed");
        for flight in flights {
            let launch = flight.launch.expect("a launch");
            assert!(launch.net.is_some() && launch.status.is_some() && launch.id.len() == 36);
        }
    }
    for id in ["9999999", "0", "abc", "99999999999999"] {
        let answer = client.get(&format!("/2.3.0/spacecraft/{id}/")).await;
        let body = json!({ "detail": "No Spacecraft matches the given query." });
        assert_eq!((answer.status, answer.json()), (404, body), "{id}");
    }
}

#[tokio::test]
async fn answers_carry_the_headers_of_ll2() {
    let client = Client::new();
    for path in ["/2.3.0/spacecraft/", "/2.3.0/spacecraft/0/", "/2.3.0/api-throttle/"] {
        let answer = client.get(path).await;
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("vary"), Some("Accept"));
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    }
    let asked = client.send("OPTIONS", "/2.3.0/spacecraft/", String::new()).await;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.header("access-control-allow-origin"), Some("*"));
    assert!(asked.header("access-control-allow-headers").is_some_and(|h| h.contains("authoriz")));
    let posted = client.send("POST", "/2.3.0/spacecraft/", String::new()).await;
    let body = json!({ "detail": "Method \"POST\" not allowed." });
    assert_eq!((posted.status, posted.json()), (405, body));
    let moved = client.get("/ns/a/2.3.0/spacecraft?limit=3").await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (301, Some("/ns/a/2.3.0/spacecraft/?limit=3"))
    );
    assert_eq!(client.get("/2.3.0/spacecraft/?format=xyz").await.status, 404);
    assert_eq!(client.get("/2.3.0/launches/").await.status, 404);
    assert_eq!(client.get("/health_check/").await.status, 200);
    let echoed = client.list("format=json&limit=1").await.json();
    let url = echoed["results"][0]["url"].as_str().expect("a url").to_owned();
    assert!(url.ends_with("/?format=json"), "{url}");
}

#[tokio::test]
async fn pictures_are_real_and_can_be_broken() {
    let client = Client::new();
    let record = client.get("/ns/art/2.3.0/spacecraft/?search=soyuz+ms").await.json();
    let url = record["results"][0]["spacecraft_config"]["image"]["thumbnail_url"].clone();
    assert_eq!(url, "http://127.0.0.1:4320/ns/art/media/2040-thumb.png");
    let small = client.get("/ns/art/media/2040-thumb.png").await;
    assert_eq!((small.status, small.header("content-type")), (200, Some("image/png")));
    let full = client.get("/media/2040.svg").await;
    assert_eq!((full.status, full.header("content-type")), (200, Some("image/svg+xml")));
    assert!(full.text.starts_with("<svg "));
    assert_eq!(client.get("/media/x.svg").await.status, 404);
    client.set("/ns/art", json!({ "broken_images": true })).await;
    assert_eq!(client.get("/ns/art/media/2040-thumb.png").await.status, 404);
    assert_eq!(client.get("/media/2040-thumb.png").await.status, 200);
}

#[tokio::test]
async fn too_many_calls_are_refused() {
    let client = Client::new();
    client.set("", json!({ "throttle": { "limit": 2, "window_secs": 350, "cors": false } })).await;
    assert_eq!(client.list("").await.status, 200);
    assert_eq!(client.get("/2.3.0/spacecraft/1/").await.status, 200);
    let refused = client.list("").await;
    let sentence = "Request was throttled. Expected available in 350 seconds.";
    assert_eq!((refused.status, refused.json()), (429, json!({ "detail": sentence })));
    assert_eq!(refused.header("retry-after"), Some("350"));
    assert_eq!(refused.header("access-control-allow-origin"), None);
    let report = client.get("/2.3.0/api-throttle/").await;
    assert_eq!(report.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        report.json(),
        json!({ "your_request_limit": 2, "limit_frequency_secs": 350, "current_use": 2,
                "next_use_secs": 350, "ident": "127.0.0.1" })
    );
    client.set("", json!({ "throttle": { "limit": 0 } })).await;
    let refused = client.list("").await;
    assert_eq!(refused.json(), json!({ "detail": "Request was throttled." }));
    assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
    client.set("", json!({ "throttle": null })).await;
    assert_eq!(client.list("").await.status, 200);
}

#[tokio::test]
async fn the_next_calls_can_fail() {
    let client = Client::new();
    client.set("", json!({ "fail": { "status": 500, "times": 2 } })).await;
    let failed = client.list("").await;
    assert_eq!(
        (failed.status, failed.header("content-type")),
        (500, Some("text/html; charset=utf-8"))
    );
    assert!(failed.text.contains("<title>Server Error (500)</title>"));
    assert_eq!(client.get("/2.3.0/api-throttle/").await.status, 200);
    assert_eq!(client.list("").await.status, 500);
    assert_eq!(client.list("").await.status, 200);
    client.set("", json!({ "fail": { "status": 429, "cors": false } })).await;
    let refused = client.list("").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("350")));
    assert_eq!(refused.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_fast_answer_overtakes_a_slow_one() {
    let client = Client::new();
    client.set("", json!({ "delays": [{ "query": "search=slow one", "ms": 200 }] })).await;
    let (order, seen) = std::sync::mpsc::channel();
    let slow = async {
        client.list("search=slow+one").await;
        order.send("slow").expect("a receiver");
    };
    let fast = async {
        client.list("search=fast").await;
        order.send("fast").expect("a receiver");
    };
    tokio::join!(slow, fast);
    assert_eq!([seen.recv(), seen.recv()], [Ok("fast"), Ok("slow")]);
}

#[tokio::test]
async fn the_log_keeps_what_came_in() {
    let client = Client::new();
    client.list("limit=1").await;
    client.list("status=x").await;
    client.get("/media/1.svg").await;
    let log = client.get("/__control/log").await.json();
    let seen: Vec<_> = log.as_array().expect("a list").iter().collect();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0]["method"], "GET");
    assert_eq!(seen[0]["path"], "/2.3.0/spacecraft/");
    assert_eq!(seen[0]["query"], "limit=1");
    assert_eq!(seen[0]["status"], 200);
    assert_eq!(seen[0]["origin"], "http://localhost:8080");
    assert_eq!(seen[0]["kind"], "list");
    assert!(seen[0]["time"].as_u64().is_some_and(|time| time > 1_700_000_000_000));
    assert_eq!(seen[1]["status"], 400);
    assert_eq!(seen[2]["kind"], "media");
    assert_eq!(client.send("POST", "/__control/reset", String::new()).await.status, 200);
    assert_eq!(client.get("/__control/log").await.json(), json!([]));
}

#[tokio::test]
async fn namespaces_do_not_see_each_other() {
    let client = Client::new();
    client.set("/ns/a", json!({ "fail": { "status": 503, "times": 9 } })).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 503);
    assert_eq!(client.get("/ns/b/2.3.0/spacecraft/").await.status, 200);
    assert_eq!(client.get("/2.3.0/spacecraft/").await.status, 200);
    let log = client.get("/ns/a/__control/log").await.json();
    assert_eq!(log.as_array().map(Vec::len), Some(1));
    assert_eq!(log[0]["path"], "/2.3.0/spacecraft/");
    client.send("POST", "/ns/b/__control/reset", String::new()).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 503);
    client.send("POST", "/ns/a/__control/reset", String::new()).await;
    assert_eq!(client.get("/ns/a/2.3.0/spacecraft/").await.status, 200);
}

#[tokio::test]
async fn wrong_use_of_the_tools_is_told() {
    let client = Client::new();
    let wrong = client.send("POST", "/__control/settings", "{\"x\":1}".to_owned()).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text.contains("unknown field `x`"));
    assert_eq!(client.send("POST", "/__control/log", String::new()).await.status, 405);
    assert_eq!(client.get("/__control/nothing").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn speaks_http_on_a_socket() {
    use std::io::{Read, Write};
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = Client::new().0;
    tokio::spawn(async move { axum::serve(listener, router).await });
    let ask = move || {
        let mut stream = std::net::TcpStream::connect(address).expect("a connection");
        let request = format!(
            "GET /2.3.0/spacecraft/?limit=1 HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        text
    };
    let text = tokio::task::spawn_blocking(ask).await.expect("an answer");
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
    assert!(text.contains("\r\naccess-control-allow-origin: *\r\n"), "{text}");
    assert!(text.contains(&format!("http://{address}/2.3.0/spacecraft/?limit=1&offset=1")));
}

#[test]
fn a_catalogue_file_can_be_served() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("../public/data/catalogue.json");
    let args = Args { port: 0, count: 0, seed: 0, catalogue: Some(file) };
    let server = Server::new(&collection(&args).expect("a catalogue"));
    let ids: BTreeSet<_> = server.craft().iter().map(|craft| craft.id).collect();
    assert_eq!(ids.len(), 116);
    let none = Args { catalogue: Some("/nowhere.json".into()), ..args };
    let told = collection(&none).expect_err("no file").to_string();
    assert_eq!(told, "/nowhere.json cannot be read");
}
