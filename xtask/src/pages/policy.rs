//! The content security policy: what a page of the site may load and do.
//!
//! Scripts and styles in the pages are allowed by the digests of their texts, so it is made last.
//! Addresses of the API and of pictures stand in `config.json` and in the data, which change
//! without a build; so any host is allowed for those, by https. docs/hosting.md says how to
//! narrow it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// This machine, where the development server and the stand-in for the API listen.
const LOOPBACK: &str = "http://127.0.0.1:* http://localhost:*";

/// The policy for pages with these inline scripts and styles.
pub fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let digests = |texts: &[&str]| {
        let digest = |text: &&str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
        texts.iter().map(digest).collect::<String>()
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{}", digests(scripts)),
        format!("style-src 'self'{}", digests(styles)),
        format!("img-src 'self' https: data: {LOOPBACK}"),
        "font-src 'self'".to_owned(),
        format!("connect-src 'self' https: {LOOPBACK}"),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'self'".to_owned(),
        "form-action 'self'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        // The service worker's address is the only text that is ever trusted.
        "trusted-types perigee-worker".to_owned(),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn inline_texts_are_allowed_by_their_digests() {
        // The digest of "a" is well known: SHA-256, in base 64.
        let digest = "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='";
        let made = policy(&["a"], &[]);
        assert!(made.contains(&format!(
            "script-src 'self' 'wasm-unsafe-eval' {digest}; style-src 'self';"
        )));
        assert!(!made.contains("unsafe-inline"));
    }
}
