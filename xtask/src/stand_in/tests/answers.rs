//! Details, headers, pictures, and how it is served.

use super::*;

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
