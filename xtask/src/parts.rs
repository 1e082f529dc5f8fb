//! The program in two parts: what the first view of a list needs, and the rest of it.
//!
//! src/rest/part.rs marks the function at which the program is parted. The linker leaves in what
//! that takes to find out which function and which text is of which part; then each part is made
//! small by itself, and the glue learns where the second one is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use wasm_split_cli_support::{Options, transform};

use crate::alike;
use crate::names;
use crate::process::run;

/// The second part in a built site, until [`names::shorten`] names it by its digest.
pub const REST: &str = "rest.wasm";

/// What the glue says in place of the second part's digest until then.
pub const REST_DIGEST: &str = "@REST-DIGEST@";

/// What the compiler is to be told so that a program can be parted.
pub const FLAGS: &str = "--cfg perigee_split -Clink-args=--emit-relocs";

/// How small parts are made: several rounds, since each finds something that the one before has
/// made possible.
const OPTIMISE: &str = "-Oz --low-memory-unused --flatten --rereloop -Oz --flatten --rereloop -Oz \
                        -Oz --strip-debug --strip-producers";

/// How functions are put where [`alike::named`] says.
const REORDER: &str = "--reorder-functions-by-name --strip-debug";

/// The programs that it takes.
#[derive(Debug)]
pub struct Tools {
    /// wasm-bindgen.
    pub bindgen: Command,
    /// wasm-opt.
    pub optimise: PathBuf,
    /// esbuild.
    pub bundle: Command,
}

/// Parts a program that cargo has compiled, and puts the parts and their glue in the place of what
/// Trunk has made of it in a built site.
///
/// # Errors
/// When the program cannot be parted, a tool fails, or the site is not what Trunk makes.
pub fn write(program: &Path, work: &Path, built: &Path, mut tools: Tools) -> Result<()> {
    let module =
        fs::read(program).with_context(|| format!("{} cannot be read", program.display()))?;
    let _ = fs::remove_dir_all(work);
    let (parts, bound) = (work.join("parts"), work.join("bound"));
    let main = parts.join("perigee.wasm");
    let mut options = Options::new(&module);
    options.output_dir = &parts;
    options.main_out_path = &main;
    options.main_module = "./perigee.js";
    let made = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let [rest] = made.split_modules.as_slice() else {
        bail!("the program falls into {} parts and not two", made.split_modules.len() + 1);
    };
    run(tools
        .bindgen
        .args(
            "--target web --no-typescript --keep-lld-exports --out-name perigee --out-dir"
                .split(' '),
        )
        .arg(&bound)
        .arg(&main))?;
    link(&parts, &bound, rest)?;
    let glue = work.join("perigee.js");
    run(tools
        .bundle
        .args(["--bundle", "--minify", "--format=esm", "--log-level=error"])
        .arg(format!("--outfile={}", glue.display()))
        .arg(bound.join("perigee.js")))?;
    let (first, second) = (work.join("perigee_bg.wasm"), work.join(REST));
    let optimise = |how: &str, steps: [(&Path, &Path); 2]| -> Result<()> {
        let mut running = vec![];
        for (from, to) in steps {
            let mut optimise = Command::new(&tools.optimise);
            optimise.args(how.split_whitespace()).arg("-o").arg(to).arg(from);
            running.push(optimise.spawn().context("wasm-opt does not start")?);
        }
        for mut optimise in running {
            if !optimise.wait()?.success() {
                bail!("wasm-opt has failed: its messages above say why");
            }
        }
        Ok(())
    };
    optimise(OPTIMISE, [(&bound.join("perigee_bg.wasm"), &first), (rest, &second)])?;
    for part in [&first, &second] {
        let module =
            fs::read(part).with_context(|| format!("{} cannot be read", part.display()))?;
        fs::write(part, alike::named(&module)?)
            .with_context(|| format!("{} cannot be written", part.display()))?;
    }
    optimise(REORDER, [(&first, &first), (&second, &second)])?;
    for (ending, made) in [("_bg.wasm", &first), (".js", &glue)] {
        replace(built, ending, made)?;
    }
    fs::copy(&second, built.join(REST))
        .with_context(|| format!("{} cannot be copied", second.display()))?;
    Ok(())
}

/// Puts the script that fetches the second part beside the glue, which imports it. It is to take
/// that part alone which was built with this program.
fn link(parts: &Path, bound: &Path, rest: &Path) -> Result<()> {
    const LINK: &str = "__wasm_split.js";
    let script = fs::read_to_string(parts.join(LINK)).context("wasm-split has linked nothing")?;
    let name = rest.file_name().unwrap_or_default().to_string_lossy();
    let fetch = format!("fetch(new URL(\"./{name}\", import.meta.url))");
    if script.matches(&fetch).count() != 1 {
        bail!("the script that fetches the second part is not what it was: {script}");
    }
    let checked = format!(
        "fetch(new URL(\"./{REST}\", import.meta.url), {{ integrity: \"{REST_DIGEST}\" }})"
    );
    let link = bound.join(LINK);
    fs::write(&link, script.replace(&fetch, &checked))
        .with_context(|| format!("{} cannot be written", link.display()))
}

/// Puts another file in the place of one that a built site's page names, digest and all.
fn replace(built: &Path, ending: &str, made: &Path) -> Result<()> {
    let old = names::find(built, ending)?;
    let index = built.join("index.html");
    let page = fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read", index.display()))?;
    let digest = |path: &Path| -> Result<String> {
        let content =
            fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(STANDARD.encode(Sha384::digest(content)))
    };
    let (before, after) = (digest(&old)?, digest(made)?);
    if !page.contains(&before) {
        bail!("{} does not name the digest of {}", index.display(), old.display());
    }
    fs::copy(made, &old).with_context(|| format!("{} cannot be written", old.display()))?;
    fs::write(&index, page.replace(&before, &after))
        .with_context(|| format!("{} cannot be written", index.display()))
}
