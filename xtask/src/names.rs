//! Short names between the program and its glue.
//!
//! wasm-bindgen gives each of the two hundred functions between them a name with a hash in it,
//! which no compressor makes smaller: 3 kB (brotli) in the program and as much again in the glue.
//! Nobody else ever says these names, so a release has short ones.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::parts::{REST, REST_DIGEST};

/// Sections of a module whose entries have names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Shortens the names in a built site: in the program, in its glue, and wherever the page names
/// those files, whose own names and digests change with them.
///
/// A salt is put into both files, which then have other names than without it: another version of
/// the same program.
///
/// # Errors
/// When the site is not what Trunk makes, or a file cannot be read or written.
pub fn shorten(dist: &Path, salt: Option<&str>) -> Result<()> {
    let (program, glue) = (find(dist, "_bg.wasm")?, find(dist, ".js")?);
    let module =
        fs::read(&program).with_context(|| format!("{} cannot be read", program.display()))?;
    let script = read(&glue)?;
    let (module, names) = renamed(&module).context("the program is no module that can be read")?;
    let rest = dist.join(REST);
    let second = fs::read(&rest).with_context(|| format!("{} cannot be read", rest.display()))?;
    let (module, second, script) = match salt {
        Some(salt) => {
            (salted(module, salt), salted(second, salt), format!("{script}\n// {salt}\n"))
        }
        None => (module, second, script),
    };
    let digest = Sha384::digest(&second);
    let rest_name = named(&digest, "_rest.wasm");
    for place in [REST, REST_DIGEST] {
        if script.matches(place).count() != 1 {
            bail!("the glue does not name the second part, as xtask/src/parts.rs makes it");
        }
    }
    let integrity = format!("sha384-{}", STANDARD.encode(digest));
    let script = said(&script, &names).replace(REST, &rest_name).replace(REST_DIGEST, &integrity);
    fs::remove_file(&rest).with_context(|| format!("{} cannot be removed", rest.display()))?;
    write(&dist.join(&rest_name), &second)?;
    let index = dist.join("index.html");
    let mut page = read(&index)?;
    for (old, content, ending) in
        [(&program, module.as_slice(), "_bg.wasm"), (&glue, script.as_bytes(), ".js")]
    {
        let before = fs::read(old).with_context(|| format!("{} cannot be read", old.display()))?;
        let digest = Sha384::digest(content);
        let new = named(&digest, ending);
        let known = old.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parts = [
            (known, new.clone()),
            (STANDARD.encode(Sha384::digest(&before)), STANDARD.encode(digest)),
        ];
        for (old, new) in parts {
            if !page.contains(&old) {
                bail!("{} does not name {old}, as Trunk's pages do", index.display());
            }
            page = page.replace(&old, &new);
        }
        fs::remove_file(old).with_context(|| format!("{} cannot be removed", old.display()))?;
        write(&dist.join(new), content)?;
    }
    let program = page.find("_bg.wasm").and_then(|at| Some(at + page.get(at..)?.find('>')? + 1));
    let program = program.with_context(|| format!("{} has no link to end", index.display()))?;
    let link = format!("<link rel=preload as=fetch crossorigin href=./{rest_name}>");
    page.insert_str(program, &link);
    write(&index, page.as_bytes())
}

/// The name of a file of this digest.
fn named(digest: &[u8], ending: &str) -> String {
    let hex: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("perigee-{hex}{ending}")
}

/// The one file of the program in a built site that ends so.
///
/// # Errors
/// When there is none, or more than one.
pub fn find(dist: &Path, ending: &str) -> Result<PathBuf> {
    let files = fs::read_dir(dist).with_context(|| format!("{} cannot be read", dist.display()))?;
    let mut found = files.flatten().map(|file| file.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("perigee-") && name.ends_with(ending)
    });
    match (found.next(), found.next()) {
        (Some(path), None) => Ok(path),
        _ => bail!("{} does not hold one file that ends in {ending}", dist.display()),
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}

/// The module with short names, and what became of each; `None` where it is none.
fn renamed(module: &[u8]) -> Option<(Vec<u8>, HashMap<String, String>)> {
    let mut names = HashMap::new();
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let len = number(&mut rest)?;
        let (section, after) = rest.split_at_checked(len)?;
        rest = after;
        let section = match id {
            IMPORTS => imports(section, &mut names)?,
            EXPORTS => exports(section, &mut names)?,
            _ => section.to_vec(),
        };
        out.push(id);
        put_number(section.len(), &mut out);
        out.extend(section);
    }
    Some((out, names))
}

/// Imports: a module, a name, and for a function the number of its type.
fn imports(mut section: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = number(&mut section)?;
    put_number(count, &mut out);
    for at in 0..count {
        put_text(text(&mut section)?, &mut out);
        let short = format!("_{at}");
        put_text(&short, &mut out);
        names.insert(text(&mut section)?.to_owned(), short);
        let (&kind, after) = section.split_first()?;
        // Only functions come in this way from wasm-bindgen.
        if kind != 0 {
            return None;
        }
        section = after;
        out.push(kind);
        put_number(number(&mut section)?, &mut out);
    }
    Some(out)
}

/// Exports: a name, a kind and a number. Short ones keep their names, and so do the memory and the
/// table, which the second part imports.
fn exports(mut section: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    const SHORT: usize = 20;
    let mut out = Vec::new();
    let count = number(&mut section)?;
    put_number(count, &mut out);
    for at in 0..count {
        let name = text(&mut section)?;
        if name.len() > SHORT && section.first() == Some(&0) {
            let short = format!("_x{at}");
            put_text(&short, &mut out);
            names.insert(name.to_owned(), short);
        } else {
            put_text(name, &mut out);
        }
        let (&kind, after) = section.split_first()?;
        section = after;
        out.push(kind);
        put_number(number(&mut section)?, &mut out);
    }
    Some(out)
}

/// A script with each of these identifiers said shorter.
fn said(script: &str, names: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    while !rest.is_empty() {
        let word = rest.find(|c| !part(c)).unwrap_or(rest.len());
        let (identifier, after) = rest.split_at(word);
        out.push_str(names.get(identifier).map_or(identifier, String::as_str));
        let between = after.find(part).unwrap_or(after.len());
        let (between, after) = after.split_at(between);
        out.push_str(between);
        rest = after;
    }
    out
}

/// The module with a section that nobody reads.
fn salted(mut module: Vec<u8>, salt: &str) -> Vec<u8> {
    let mut section = Vec::new();
    put_text("salt", &mut section);
    section.extend_from_slice(salt.as_bytes());
    module.push(0);
    put_number(section.len(), &mut module);
    module.extend(section);
    module
}

/// Takes a number in LEB128, as modules have them.
fn number(from: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let (&byte, after) = from.split_first()?;
        *from = after;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(value);
        }
    }
}

fn put_number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let len = number(from)?;
    let (text, after) = from.split_at_checked(len)?;
    *from = after;
    std::str::from_utf8(text).ok()
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions and exports a memory and a function of a long name.
    fn module() -> Vec<u8> {
        let mut imports = vec![2];
        for name in ["__wbg_of_027eb15371aac932", "__wbg_now_463ac581d2fc7ea3"] {
            put_text("./perigee_bg.js", &mut imports);
            put_text(name, &mut imports);
            imports.extend([0, 1]);
        }
        let mut exports = vec![2];
        put_text("memory", &mut exports);
        exports.extend([2, 0]);
        put_text("wasm_bindgen_2401956925989db9___convert", &mut exports);
        exports.extend([0, 0x85, 0x01]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(1, vec![0; 200]), (IMPORTS, imports), (EXPORTS, exports)] {
            module.push(id);
            put_number(section.len(), &mut module);
            module.extend(section);
        }
        module
    }

    #[test]
    fn both_sides_say_the_same_short_names() {
        let (module, names) = renamed(&module()).unwrap();
        let text = String::from_utf8_lossy(&module);
        assert!(text.contains("_0") && text.contains("_x1") && text.contains("memory"));
        assert!(!text.contains("027eb15371aac932") && !text.contains("convert"));
        let glue = "{__wbg_of_027eb15371aac932:e=>wasm.wasm_bindgen_2401956925989db9___convert(e),\
                    __wbg_of_027eb15371aac9320:1,__wbg_now_463ac581d2fc7ea3(){}}";
        assert_eq!(said(glue, &names), "{_0:e=>wasm._x1(e),__wbg_of_027eb15371aac9320:1,_1(){}}");
        // All else stands as it stood: what was renamed once has nothing left to rename.
        let (again, names) = renamed(&module).unwrap();
        assert_eq!(again, module);
        assert!(names.iter().all(|(old, new)| old == new));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let whole = module();
        for cut in [0, 4, 9, whole.len() - 1] {
            assert!(renamed(&whole[..cut]).is_none_or(|(out, _)| out.len() <= 8), "{cut}");
        }
    }
}
