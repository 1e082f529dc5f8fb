const root = document.documentElement;
// The names are read from the page, so that this script, and with it the policy that hosts send, is
// the same for many versions.
const file = (link) => document.querySelector(`link[${link}]`).href;
const [glue, program] = [file("rel=modulepreload"), file("href$='.wasm'")];
try {
  const bindings = await import(glue);
  await bindings.default({ module_or_path: program });
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
    delete root.dataset.query;
    document.querySelector(".start-failure").hidden = false;
  }
}
