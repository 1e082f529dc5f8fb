//! Prints every page of a site as HTML, each on a line of JSON: `cargo xtask build` starts this
//! with the site's folder and writes the pages' files.
//!
//! The catalogue and `config.json` are read from the site, so that the pages show what the
//! running program will show in their place.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use perigee::api::Config;
use perigee::prerender;
use perigee_core::catalogue;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let site = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name the site's folder")?;
    // Without the file the defaults hold, as they do in the browser.
    let config = fs::read_to_string(site.join("config.json")).unwrap_or_default();
    let (config, _) = Config::parse(&config, false);
    let file = config.catalogue.as_ref().map(|path| site.join(path)).filter(|path| path.is_file());
    let collection = match file {
        Some(file) => {
            let text = fs::read_to_string(&file)?;
            Some(catalogue::read(&text).map_err(|error| format!("{}: {error}", file.display()))?)
        }
        None => None,
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for page in prerender::pages(&config, collection) {
        serde_json::to_writer(&mut out, &page)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
