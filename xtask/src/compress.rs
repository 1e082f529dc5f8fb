//! Files beside those of a site, compressed once and for all, for hosts that serve such.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// What is worth it: pictures and typefaces are compressed in themselves.
const ENDINGS: [&str; 8] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest", "xml"];

/// What deployers may edit where it is served, which a compressed file beside it would hide.
const EDITED: &str = "config.json";

/// Above so many bytes the best brotli takes minutes for very little.
const LARGE: usize = 2_000_000;

/// Writes a `.br` and a `.gz` beside every file of a site that becomes smaller by it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(site: &Path) -> Result<()> {
    let mut waiting = Vec::new();
    find(site, &mut waiting)?;
    let waiting = Mutex::new(waiting);
    let next = || waiting.lock().map_or(None, |mut waiting| waiting.pop());
    let work = || -> Result<()> {
        while let Some(file) = next() {
            beside(&file)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.extension().is_some_and(|own| ENDINGS.iter().any(|ending| own == *ending))
            && !path.ends_with(EDITED)
        {
            found.push(path);
        }
    }
    Ok(())
}

fn beside(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    for (ending, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if small.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            fs::write(&name, small)
                .with_context(|| format!("{} cannot be written", name.display()))?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let quality = if bytes.len() > LARGE { 9 } else { 11 };
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params).context("brotli failed")?;
    Ok(small)
}

/// The time of writing is left out, so that the same text gives the same file.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).context("gzip failed")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_beside_a_file_is_the_file() {
        let site = std::env::temp_dir().join(format!("perigee-compress-{}", std::process::id()));
        fs::create_dir_all(site.join("a")).unwrap();
        let text = "spacecraft ".repeat(500);
        for name in ["index.html", "a/index.html", "config.json", "picture.png"] {
            fs::write(site.join(name), &text).unwrap();
        }
        // Nothing is smaller than so little.
        fs::write(site.join("tiny.json"), "{}").unwrap();
        write(&site).unwrap();
        let mut gz = String::new();
        let packed = fs::File::open(site.join("a/index.html.gz")).unwrap();
        flate2::read::GzDecoder::new(packed).read_to_string(&mut gz).unwrap();
        let mut br = Vec::new();
        let packed = fs::read(site.join("index.html.br")).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut br).unwrap();
        let mut names: Vec<_> = fs::read_dir(&site)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        let expected = [
            "a",
            "config.json",
            "index.html",
            "index.html.br",
            "index.html.gz",
            "picture.png",
            "tiny.json",
        ];
        fs::remove_dir_all(&site).unwrap();
        assert_eq!((gz.as_str(), br.as_slice()), (text.as_str(), text.as_bytes()));
        assert_eq!(names, expected);
    }
}
