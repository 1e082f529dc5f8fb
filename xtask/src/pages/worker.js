// Works without a network from now on, and tells when a newer version is there: docs/offline.md.
// This stands in the page and not in the program, where the same takes several times the bytes.
const workers = navigator.serviceWorker;
const keepOffline = async () => {
  const base = new URL("./", document.baseURI).href;
  const answer = await fetch("config.json", { cache: "no-cache" }).catch(() => null);
  // Without an answer nobody knows whether it is wanted; the next visit will ask.
  if (!answer) return;
  const settings = await answer.json().catch(() => null);
  if (settings?.offline === false) {
    const registration = await workers.getRegistration(base);
    // Another site may be above this one.
    if (registration?.scope === base) await registration.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith(`perigee ${base} `)) await caches.delete(name);
    }
    return;
  }
  const policy = window.trustedTypes?.createPolicy("perigee-worker", { createScriptURL: () => "sw.js" });
  const registration = await workers.register(policy?.createScriptURL("") ?? "sw.js");
  const notice = document.querySelector(".update");
  const [words, reload, later] = notice.children;
  // A version that waits is told which one this page is of, and answers if it is newer.
  const meet = () => {
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return;
    worker.onstatechange = () => {
      if (worker.state === "installed") worker.postMessage({ program: glue });
    };
    worker.onstatechange();
  };
  workers.onmessage = () => {
    words.textContent = "A new version of Perigee is here.";
  };
  reload.onclick = () => {
    const { waiting } = registration;
    if (!waiting) return location.reload();
    waiting.onstatechange = () => {
      if (waiting.state === "activated") location.reload();
    };
    waiting.postMessage("skip-waiting");
    // A page that asks the worker before for something may hold it up.
    setTimeout(() => location.reload(), 3_000);
  };
  later.onclick = () => {
    words.textContent = "";
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  registration.onupdatefound = meet;
  meet();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  if (workers.controller) return;
  // What this page shows has come before there was a worker to keep it.
  const { active } = await workers.ready;
  const pictures = [...document.images].filter((image) => image.naturalWidth).map((image) => image.src);
  active.postMessage({ pictures });
};
// Not before the page is there, with its pictures; and all else works without it.
const shown = new MutationObserver(async () => {
  shown.disconnect();
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded));
  (window.requestIdleCallback ?? setTimeout)(() => keepOffline().catch(() => {}));
});
if (workers) shown.observe(root, { attributeFilter: ["data-ready"] });
