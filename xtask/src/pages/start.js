const root = document.documentElement;
// What the page has written last so that the rest is painted sooner.
for (const late of document.querySelectorAll("template[data-for]")) {
  document.getElementById(late.dataset.for)?.append(late.content);
}
// Named by the page's links alone, so that this text, and with it the policy, stays as it is when
// the program changes.
const links = [".js", "_bg.wasm"].map((ending) => document.querySelector(`link[href$="${ending}"]`));
const [glue, program] = links.map((link) => link.getAttribute("href"));
const [, { integrity }] = links;
// The browser checks the glue against the link's digest, but would hold the program back until all
// of it is there; so that is checked here, while it is compiled and before any of it runs.
const checked = async () => {
  const answer = await fetch(program);
  // Browsers count digests for secure pages only.
  const counted = answer.clone().arrayBuffer().then((bytes) => crypto.subtle?.digest("SHA-384", bytes));
  const [module, digest] = await Promise.all([WebAssembly.compileStreaming(answer), counted]);
  if (digest && integrity !== `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`) {
    throw new Error(`${program} is not what this page was built with`);
  }
  return module;
};
try {
  const [bindings, module] = await Promise.all([import(glue), checked()]);
  await bindings.default({ module_or_path: module });
  document.querySelector('link[href$="_rest.wasm"]')?.removeAttribute("media");
} catch (reason) {
  console.error(reason);
  // A page that is older than the files on the host is asked for anew, once.
  const gone = async () => (await fetch(glue, { method: "HEAD", cache: "reload" })).status === 404;
  const tried = () => {
    const before = sessionStorage.getItem("perigee.started-anew");
    sessionStorage.setItem("perigee.started-anew", glue);
    return before === glue;
  };
  const again = await gone().then((gone) => gone && !tried(), () => false);
  if (again) {
    location.reload();
  } else {
    // What is left is the page as it is without any script.
    delete root.dataset.script;
    delete root.dataset.settling;
    delete root.dataset.query;
    document.querySelector(".start-failure").hidden = false;
  }
}
