//! `cargo xtask synth`: catalogues of any size that look like the real one and are made up, for
//! tests and measurements.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use perigee_core::catalogue;
use perigee_synth::synth;

/// Options of `cargo xtask synth`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many craft to make up
    count: u32,
    /// Another seed makes up another catalogue
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// What the addresses of pictures begin with
    #[arg(long, default_value = "/media", value_name = "ADDRESS")]
    image_base: String,
    /// The file to write; without it the catalogue goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Makes up a catalogue and writes it.
///
/// # Errors
/// When the file cannot be written.
pub fn run(args: &Args) -> Result<()> {
    let text = catalogue::write(&synth(args.count, args.seed, &args.image_base));
    let Some(file) = &args.out else {
        return writeln!(std::io::stdout(), "{text}")
            .context("the catalogue cannot be written to standard output");
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    fs::write(file, &text).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("wrote {}: {} made-up craft, {} bytes", file.display(), args.count, text.len());
    Ok(())
}
