//! Which Debian packages make up a toolchain, read from apt's own lists.

use std::collections::{BTreeMap, BTreeSet};

/// A package, with the version when it must be one in particular.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its exact version, where another would not fit.
    pub version: Option<String>,
}

impl Package {
    /// A package of exactly one version.
    pub fn exact(name: &str, version: &str) -> Self {
        Self { name: name.to_owned(), version: Some(version.to_owned()) }
    }

    /// A package of whatever version apt prefers.
    pub fn any(name: &str) -> Self {
        Self { name: name.to_owned(), version: None }
    }

    /// What apt takes as an argument.
    pub fn argument(&self) -> String {
        match &self.version {
            Some(version) => format!("{}={version}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The version that `apt-cache policy` would install.
pub fn candidate(policy: &str) -> Option<&str> {
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    (version != "(none)").then_some(version)
}

/// Reads the `Depends` of the first package that `apt-cache show` lists.
///
/// Of alternatives (`a | b`) the first counts, as it does for apt.
pub fn dependencies(shown: &str) -> Vec<Package> {
    let first = shown.split("\n\n").next().unwrap_or_default();
    let Some(depends) = first.lines().find_map(|line| line.strip_prefix("Depends:")) else {
        return Vec::new();
    };
    depends
        .split(',')
        .filter_map(|group| {
            let choice = group.split('|').next()?.trim();
            let (name, relation) = choice.split_once(' ').unwrap_or((choice, ""));
            // A multi-arch qualifier (`python3:any`) is no part of the name.
            let name = name.split(':').next()?;
            let version = relation
                .strip_prefix("(= ")
                .and_then(|version| version.strip_suffix(')'))
                .map(ToOwned::to_owned);
            (!name.is_empty()).then(|| Package { name: name.to_owned(), version })
        })
        .collect()
}

/// Every package to unpack: the wanted ones and the libraries they lack here.
///
/// Rust's libraries are always taken, since an installed one may be of another
/// version. Other programs (gcc, binutils) must be there anyway to build native
/// code, so only names that begin with `lib` are followed. `show` is
/// `apt-cache show`; it knows nothing of purely virtual packages.
pub fn closure(
    wanted: Vec<Package>,
    installed: &BTreeSet<String>,
    mut show: impl FnMut(&Package) -> Option<String>,
) -> Vec<Package> {
    let mut found = BTreeMap::new();
    let mut waiting = wanted;
    while let Some(package) = waiting.pop() {
        if found.contains_key(&package.name) {
            continue;
        }
        let Some(shown) = show(&package) else { continue };
        found.insert(package.name.clone(), package);
        waiting.extend(dependencies(&shown).into_iter().filter(|next| {
            next.name.starts_with("libstd-rust")
                || (next.name.starts_with("lib") && !installed.contains(&next.name))
        }));
    }
    found.into_values().collect()
}

/// The LLVM that a Rust library was built with: `22` for `libllvm22`.
pub fn llvm(shown: &str) -> Option<String> {
    dependencies(shown).iter().find_map(|package| {
        let rest = package.name.strip_prefix("libllvm")?;
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        (!digits.is_empty()).then(|| digits.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1\n";

    #[test]
    fn the_candidate_is_read_or_missing() {
        assert_eq!(candidate(POLICY), Some("1.96.0+dfsg1-1"));
        assert_eq!(candidate("x:\n  Candidate: (none)\n"), None);
        assert_eq!(candidate(""), None);
    }

    #[test]
    fn dependencies_keep_names_and_exact_versions() {
        let shown = "Package: lld-22\nDepends: libc6 (>= 2.34), libllvm22 (= 1:22.1), \
                     gcc | clang, python3:any\n\nPackage: lld-22\nDepends: older\n";
        let expected = [
            Package::any("libc6"),
            Package::exact("libllvm22", "1:22.1"),
            Package::any("gcc"),
            Package::any("python3"),
        ];
        assert_eq!(dependencies(shown), expected);
        assert_eq!(dependencies("Package: alone\n"), []);
    }

    #[test]
    fn llvm_is_named_by_the_library() {
        assert_eq!(llvm("Depends: libc6, libllvm22, libstdc++6\n").as_deref(), Some("22"));
        assert_eq!(llvm("Depends: libllvm19t64\n").as_deref(), Some("19"));
        assert_eq!(llvm("Depends: libc6\n"), None);
    }

    #[test]
    fn only_missing_libraries_are_added() {
        let installed = BTreeSet::from(["libc6".to_owned(), "libstd-rust-web-1.96".to_owned()]);
        let packages = closure(vec![Package::exact("rustc-web", "2")], &installed, |package| {
            let depends = match package.name.as_str() {
                "rustc-web" => "libc6, gcc, libc-dev, libstd-rust-web-1.96 (= 2)",
                "libstd-rust-web-1.96" => "libllvm22, libc6",
                "libllvm22" => "libxml2, libstd-rust-web-1.96",
                "libxml2" => "",
                _ => return None,
            };
            Some(format!("Depends: {depends}\n"))
        });
        let arguments: Vec<_> = packages.iter().map(Package::argument).collect();
        assert_eq!(arguments, ["libllvm22", "libstd-rust-web-1.96=2", "libxml2", "rustc-web=2"]);
    }
}
