//! What hosts say of the site's files besides their types: the one list that every form is made of.

/// A header and its value.
pub type Header = (&'static str, String);

/// Files whose names change with what is in them, as beginnings of paths below the site.
pub const LASTING: [&str; 3] = ["perigee-", "icon-", "fonts/"];

/// Drawings: they change seldom, and an old one does no harm for a day.
pub const DRAWINGS: [&str; 4] = ["art/", "icons/", "social/", "icon.svg"];

/// How long browsers may keep a file without asking again.
#[derive(Clone, Copy, Debug)]
pub enum Keep {
    /// For good.
    Lasting,
    /// For a day.
    Drawings,
    /// Not at all: pages, settings, data and the service worker, of which only the newest is right.
    Checked,
}

impl Keep {
    /// The header that says so.
    pub fn header(self) -> Header {
        let value = match self {
            Self::Lasting => "public, max-age=31536000, immutable",
            Self::Drawings => "public, max-age=86400",
            Self::Checked => "no-cache",
        };
        ("Cache-Control", value.to_owned())
    }
}

/// What every file has.
pub fn of_files() -> Vec<Header> {
    vec![("X-Content-Type-Options", "nosniff".to_owned())]
}

/// What pages have, and the service worker, which is under a policy of its own. The policy is the
/// one in the pages.
pub fn of_pages(policy: &str) -> Vec<Header> {
    let denied = DENIED.map(|feature| format!("{feature}=()")).join(", ");
    let mut headers = of_files();
    headers.extend([
        (POLICY, format!("{policy}{BEYOND_PAGES}")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", denied),
        // Addresses say what a visitor looks at, and other hosts need not know; to the API
        // browsers name the site itself in any case.
        ("Referrer-Policy", "same-origin".to_owned()),
    ]);
    headers
}

/// What the front page has besides: the program below this path is asked for before the page is
/// read, since it takes longest to come. A policy in a page keeps browsers from looking ahead.
pub fn of_front_page(program: &str) -> Header {
    ("Link", format!("<{program}>; rel=preload; as=fetch; crossorigin"))
}

/// The header of the content security policy.
pub const POLICY: &str = "Content-Security-Policy";

/// What a page cannot say of itself: who may frame it.
pub const BEYOND_PAGES: &str = "; frame-ancestors 'none'";

/// What the app never uses, as far as browsers know it by name.
const DENIED: [&str; 19] = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
];
