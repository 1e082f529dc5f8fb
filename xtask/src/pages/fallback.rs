//! 404.html: the page for addresses that have no file.
//!
//! It may be served for any address, so its `<base>` can only be found in the browser. Until it
//! is there nothing may be loaded by a relative address: such elements wait in a `<template>`,
//! where neither the preload scanner nor the document sees them.

/// Finds the base and lets the waiting elements in.
///
/// What begins with a known route is cut off the address. For any other address
/// the folders above it are tried, nearest first, for the icon that every build
/// has; a host that answers everything with a page is told by the type.
pub const SCRIPT: &str = r#"{const start = (href) => {
const base = document.createElement("base");
base.href = href;
document.head.append(base, document.getElementById("assets").content);};
const route = /^(.*\/)(?:spacecraft|about|compare|insights)(?:\/.*)?$/.exec(location.pathname);
const up = (path) => path.replace(/[^/]*\/?$/, "");
const built = (path) => fetch(path + "icon.svg", { method: "HEAD" }).then(
(answer) => answer.ok && /svg/.test(answer.headers.get("content-type")), () => false);
const search = async (path) => {
while (path !== "/" && !(await built(path))) path = up(path);
start(path);};
if (route) start(route[1]); else search(up(location.pathname));}"#;
