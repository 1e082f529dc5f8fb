//! nginx, which serves the built site in tests as the example for deployers does.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::apt;
use crate::cache::Cache;
use crate::hosting;
use crate::hosting::fill::fill;
use crate::hosting::nginx::{Place, site};
use crate::process;
use crate::project::Project;

/// What surrounds a site in tests.
const PROCESS: &str = include_str!("nginx.conf");

/// Where distributions put nginx's modules.
const MODULES: [&str; 3] =
    ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules"];

/// The module that serves files ending in `.br`.
const BROTLI: &str = "ngx_http_brotli_static_module.so";

/// nginx as it is on this machine.
#[derive(Clone, Debug)]
pub struct Nginx {
    /// The program.
    pub program: PathBuf,
    brotli: Option<PathBuf>,
}

/// An nginx that serves until this is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// Where its sites are, with a slash at the end.
    pub address: String,
}

impl Nginx {
    /// Finds nginx, or installs it where that is possible.
    pub fn ensure(cache: &Cache) -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let advice = "put nginx into PATH";
        let packages = ["nginx-light", "libnginx-mod-http-brotli-static"];
        apt::install(cache, &packages, "the tests need nginx", advice)?;
        // Debian starts what it installs, and nobody asked for a host on port 80.
        let _ = Command::new("service").args(["nginx", "stop"]).output();
        Self::find().with_context(|| format!("the installed nginx is not to be found: {advice}"))
    }

    fn find() -> Option<Self> {
        // Debian's is no program for everybody's PATH.
        let of_root = PathBuf::from("/usr/sbin/nginx");
        let program = process::find("nginx").or_else(|| of_root.is_file().then_some(of_root))?;
        let brotli = MODULES.iter().map(|folder| Path::new(folder).join(BROTLI));
        Some(Self { program, brotli: brotli.into_iter().find(|path| path.is_file()) })
    }

    /// Serves a folder below a path of a port of this machine: a site, or a folder of sites, each
    /// below its own name.
    pub fn serve(&self, project: &Project, root: &Path, mount: &str, port: u16) -> Result<Running> {
        let child = self
            .command(project, root, mount, port)?
            .spawn()
            .with_context(|| format!("{} cannot be started", self.program.display()))?;
        let address = format!("http://127.0.0.1:{port}{mount}");
        let mut running = Running { child, address };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = running.child.try_wait().context("nginx was lost")? {
                bail!("nginx ended at once ({status}): its own message says why");
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(running)
    }

    /// The command that serves so, in the foreground.
    pub fn command(
        &self,
        project: &Project,
        root: &Path,
        mount: &str,
        port: u16,
    ) -> Result<Command> {
        if !mount.starts_with('/') || !mount.ends_with('/') {
            bail!("`{mount}` is no path to serve a site below: it begins and ends with a slash");
        }
        let prefix = project.path(&format!("target/nginx/{port}"));
        let tree = prefix.join("tree");
        fs::create_dir_all(prefix.join("temp"))
            .with_context(|| format!("{} cannot be created", prefix.display()))?;
        let root = root
            .canonicalize()
            .with_context(|| format!("there is no folder {} to serve", root.display()))?;
        if !is_site(&root) && mount != "/" {
            bail!("there is no site in {}: `cargo xtask build` makes one", root.display());
        }
        plant(&tree, mount, &root)?;
        fs::write(
            prefix.join("nginx.conf"),
            self.configuration(&root, mount, port, &tree, project),
        )
        .with_context(|| format!("{} cannot be written to", prefix.display()))?;
        let mut command = Command::new(&self.program);
        command.arg("-p").arg(&prefix).args(["-c", "nginx.conf", "-e", "stderr"]);
        Ok(command)
    }

    fn configuration(
        &self,
        root: &Path,
        mount: &str,
        port: u16,
        tree: &Path,
        project: &Project,
    ) -> String {
        let brotli = self.brotli.is_some();
        let (policies, site) = if is_site(root) {
            let policy = hosting::policy(root).unwrap_or_default();
            let early = hosting::early(root, mount).unwrap_or_default();
            (String::new(), site(Place::Below(mount), &policy, &early, brotli))
        } else {
            let of_each = policies(root, &project.dist()) + &programs(root);
            (of_each, site(Place::Each, "$policy", "$early", brotli))
        };
        let module = self.brotli.as_ref();
        let module = module.map(|path| format!("load_module {};", path.display()));
        fill(
            PROCESS,
            &[
                ("MODULE", module.as_deref().unwrap_or_default()),
                ("PORT", &port.to_string()),
                ("TREE", &tree.display().to_string()),
                ("POLICIES", &policies),
                ("SITE", &site),
            ],
        )
    }
}

fn is_site(folder: &Path) -> bool {
    folder.join("index.html").is_file()
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The policy of each site in a folder. One that comes later is taken to be of the build in dist/.
fn policies(root: &Path, dist: &Path) -> String {
    let mut text = String::from("map $site $policy {\n");
    let mut add = |name: &str, site: &Path| {
        if let Some(policy) = hosting::policy(site) {
            text.push_str(&format!("    {name} \"{policy}\";\n"));
        }
    };
    add("default", dist);
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        add(&entry.file_name().to_string_lossy(), &entry.path());
    }
    text + "}\n"
}

/// What the front page of each site in a folder says of its program. Of one that comes later nobody
/// knows.
fn programs(root: &Path) -> String {
    let mut text = String::from("map $site $early {\n    default \"\";\n");
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(early) = hosting::early(&entry.path(), &format!("/{name}/")) {
            text.push_str(&format!("    {name} \"{early}\";\n"));
        }
    }
    text + "}\n"
}

/// Makes a tree in which the folder is where the path says.
fn plant(tree: &Path, mount: &str, root: &Path) -> Result<()> {
    let below = mount.trim_matches('/');
    // To join nothing would end the path with a slash.
    let place = if below.is_empty() { tree.to_path_buf() } else { tree.join(below) };
    // Links in it are removed, and not what they lead to.
    match fs::remove_dir_all(tree) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("{} cannot be removed", tree.display()));
        }
        _ => {}
    }
    if let Some(above) = place.parent() {
        fs::create_dir_all(above)
            .with_context(|| format!("{} cannot be created", above.display()))?;
    }
    link(root, &place).with_context(|| format!("{} cannot be linked to", root.display()))
}

#[cfg(unix)]
use std::os::unix::fs::symlink as link;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_sites_are_under_the_policy_of_the_build() {
        let folder = std::env::temp_dir().join(format!("perigee-policies-{}", std::process::id()));
        for (site, policy) in [("dist", "a"), ("sites/one", "b")] {
            fs::create_dir_all(folder.join(site)).unwrap();
            let headers = format!("/*\n  Content-Security-Policy: {policy}\n");
            fs::write(folder.join(site).join("_headers"), headers).unwrap();
        }
        fs::create_dir_all(folder.join("sites/none")).unwrap();
        let text = policies(&folder.join("sites"), &folder.join("dist"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(text, "map $site $policy {\n    default \"a\";\n    one \"b\";\n}\n");
    }

    #[test]
    fn a_tree_is_planted_anew() {
        let folder = std::env::temp_dir().join(format!("perigee-tree-{}", std::process::id()));
        let (tree, root) = (folder.join("tree"), folder.join("site"));
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("index.html"), "").unwrap();
        for (mount, file) in [("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/", "index.html")]
        {
            plant(&tree, mount, &root).unwrap();
            assert!(tree.join(file).is_file(), "{mount}");
        }
        assert!(root.join("index.html").is_file());
        fs::remove_dir_all(&folder).unwrap();
    }
}
