//! The pages of a site: one file for every address that is known beforehand.
//!
//! The app's own `prerender` program renders what they show; here it is put into the built page.
//! Each page finds the site by its own relative `<base>`, so that one build works below any path.

mod fallback;
mod head;
mod page;
mod policy;
mod sitemap;
mod template;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::project::Project;
use page::Content;
use template::{Place, Template};

/// The picture of pages that are not of one craft, and of craft without a drawing.
const SOCIAL: &str = "social/perigee.png";

/// Writes every page of the site beside its files, and gives the policy they are under.
///
/// # Errors
/// When the site is not what a build leaves, its catalogue cannot be read, or a file cannot be
/// written.
pub fn write(project: &Project, site: &Path, address: Option<&str>) -> Result<String> {
    let index = site.join("index.html");
    let html = fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read: build the site first", index.display()))?;
    let template = Template::read(&html)?;
    let policy = policy::policy(
        &[&template.first_script, &template.start_script, fallback::SCRIPT],
        &[&template.style],
    );
    // What no page is known for waits for the program, whatever it may be.
    save(site, "index.html", &template.page(Place::At("./"), &policy, None))?;
    save(site, "404.html", &template.page(Place::Found(fallback::SCRIPT), &policy, None))?;
    let mut addresses = Vec::new();
    prerender(project, site, |mut content| {
        content.site = address.map(str::to_owned);
        content.social = Some(social(site, &content));
        content.mark_last_in_sight();
        let base = content.base();
        let page = template.page(Place::At(&base), &policy, Some(&content));
        save(site, &format!("{}index.html", content.address), &page)?;
        addresses.push(content.address);
        Ok(())
    })?;
    for (name, text) in sitemap::files(address, &addresses) {
        save(site, name, &text)?;
    }
    // GitHub Pages would otherwise run Jekyll and drop files it takes for its own.
    save(site, ".nojekyll", "")?;
    println!("{} pages are rendered", addresses.len());
    Ok(policy)
}

/// The picture of a page's drawing, or the one of the site.
fn social(site: &Path, content: &Content) -> String {
    let drawing = content.own_picture().and_then(|path| Path::new(path).file_stem());
    let drawing = drawing.map(|stem| format!("social/{}.png", stem.to_string_lossy()));
    drawing.filter(|path| site.join(path).is_file()).unwrap_or_else(|| SOCIAL.to_owned())
}

/// Has the app render the pages of a site, and takes each in turn.
fn prerender(
    project: &Project,
    site: &Path,
    mut take: impl FnMut(Content) -> Result<()>,
) -> Result<()> {
    let mut cargo: Command = process::cargo();
    cargo
        .current_dir(project.root())
        .args("run --quiet -p perigee --features ssr --bin prerender --".split(' '))
        .arg(site)
        .stdout(Stdio::piped());
    let mut child = cargo.spawn().context("cargo cannot be started")?;
    let pipe = child.stdout.take().context("the pages cannot be read")?;
    let mut taken = Ok(());
    for line in BufReader::new(pipe).lines() {
        let line = line.context("the pages cannot be read")?;
        taken = serde_json::from_str(&line)
            .context("the app's prerender program says what nobody understands")
            .and_then(&mut take);
        if taken.is_err() {
            break;
        }
    }
    let status = child.wait().context("cargo cannot be waited for")?;
    taken?;
    if !status.success() {
        bail!("the pages could not be rendered: the messages above say why");
    }
    Ok(())
}

fn save(site: &Path, name: &str, text: &str) -> Result<()> {
    let path = site.join(name);
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_context(|| format!("{} cannot be created", dir.display()))?;
    }
    fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
}
