//! STUB until hosting's is merged.
use std::fs;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

/// Stub.
pub fn write(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.is_dir() {
            write(&path)?;
        } else if path.extension().is_some_and(|e| {
            ["html", "js", "json", "svg", "wasm", "webmanifest"].iter().any(|x| e == *x)
        }) {
            let bytes = fs::read(&path)?;
            let params =
                BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
            let mut name = path.into_os_string();
            name.push(".br");
            let mut out = Vec::new();
            brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
            fs::write(name, out)?;
        }
    }
    Ok(())
}
