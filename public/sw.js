// Keeps the app usable without a network. docs/offline.md says what is kept, for how long, and
// how to be rid of it. `cargo xtask build` fills in the version and the files of the app with
// their digests (xtask/src/worker.rs).

const VERSION = "@VERSION@";
const FILES = "@FILES@";

// Caches belong to an origin, which may have several sites: the scope keeps them apart.
const PREFIX = `perigee ${registration.scope} `;
const APP = PREFIX + VERSION;
const PAGES = `${APP} pages`;
const DATA = `${PREFIX}data`;
const PICTURES = `${PREFIX}pictures`;

// The page that can start at any address of the app.
const SHELL = "404.html";
// Files whose names hold their digests, so that one name is always one content.
const HASHED = /perigee-[0-9a-f]+(_\w+\.wasm|\.js)$/;
const PROGRAM = Object.keys(FILES).find((path) => /^perigee-.*\.js$/.test(path));

// How long an answer may take before what is kept is shown, in milliseconds.
const PATIENCE = 3_000;
const MOST_PAGES = 50;
// Browsers count a picture of another host as several megabytes, whatever it takes.
const MOST_PICTURES = 200;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { method, mode, destination, url } = event.request;
  const { origin, pathname } = new URL(url);
  const isOurs = url.startsWith(registration.scope);
  const isFile = isOurs && (origin + pathname).slice(registration.scope.length) in FILES;
  if (method !== "GET" && method !== "HEAD") return;
  // What else the same host has is another app's.
  if (!isOurs && origin === location.origin) return;
  if (mode === "navigate") event.respondWith(page(event, origin + pathname));
  else if (isOurs && pathname.endsWith(".json")) event.respondWith(data(event));
  else if (destination === "image" && !isFile) event.respondWith(picture(event));
  else if (isOurs) event.respondWith(file(event.request));
});

addEventListener("message", (event) => {
  const { program, pictures } = event.data;
  if (pictures) event.waitUntil(Promise.all(pictures.map(seen)));
  // A page of this very version has nothing to load anew.
  else if (event.data === "skip-waiting" || program?.endsWith(PROGRAM)) skipWaiting();
  else event.source.postMessage("newer");
});

/** Fetches the app whole, or fails and leaves the version before as it is. */
async function install() {
  const files = await Promise.all(
    Object.entries(FILES).map(async ([path, integrity]) => {
      const cache = HASHED.test(path) ? "default" : "no-cache";
      return [path, await fetch(path, { integrity, cache })];
    }),
  );
  // The front page changes with the data, so it has no digest here; but it names its program.
  const front = await fetch("./", { cache: "no-cache" });
  if (!front.ok || !(await isOfThisVersion(front.clone()))) {
    throw new Error("The front page is of another version.");
  }
  try {
    const app = await caches.open(APP);
    await Promise.all([...files, ["./", front]].map(([path, answer]) => app.put(path, answer)));
  } catch (reason) {
    await caches.delete(APP);
    throw reason;
  }
  await installData();
}

/** Keeps the settings and the catalogue file, which a site may be without. */
async function installData() {
  const take = async (path) => {
    const { href } = new URL(path, registration.scope);
    const answer = await ask(href);
    // What another host has is never touched.
    if (answer.ok && href.startsWith(registration.scope)) await keep(DATA, href, answer.clone());
    return answer;
  };
  const settings = await take("config.json").then((answer) => answer.json()).catch(() => null);
  const { catalogue = "data/catalogue.json" } = settings ?? {};
  if (catalogue) await take(catalogue).catch(() => {});
}

/** Drops what is older than the version before, of which pages may still be open. */
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const versions = names.filter((name) => name !== DATA && name !== PICTURES);
  const version = (name) => name.slice(PREFIX.length).split(" ")[0];
  const before = versions.map(version).findLast((one) => one !== VERSION);
  const gone = versions.filter((name) => ![VERSION, before].includes(version(name)));
  await Promise.all(gone.map((name) => caches.delete(name)));
  // The page of a first visit is served from now on; open pages of an older version are, too.
  if (!before) await clients.claim();
}

/** A page: from the host, else as it was when visited, else the shell. */
async function page(event, address) {
  const network = fetch(event.request);
  // Copied before anybody reads it.
  const copy = network.then((answer) => answer.clone());
  event.waitUntil(copy.then((answer) => keepPage(address, answer)).catch(() => {}));
  const answer = await soon(network);
  if (answer && answer.status < 500) return answer;
  const kept =
    (await caches.match(address, { cacheName: PAGES })) ??
    (await caches.match(address, { cacheName: APP })) ??
    (await caches.match(SHELL, { cacheName: APP }));
  // A host may have given it as missing or under another address, and neither may be said here.
  return kept ? new Response(kept.body, { headers: kept.headers }) : network;
}

/** Keeps a page that this version can start; the host may have a newer one by now. */
async function keepPage(address, answer) {
  const isPage = answer.ok && isHtml(answer);
  if (isPage && (await isOfThisVersion(answer.clone()))) await keep(PAGES, address, answer, MOST_PAGES);
}

/** The settings and the catalogue: at once as kept, and anew for the next time. */
async function data(event) {
  const { url, cache } = event.request;
  const kept = await caches.match(url, { cacheName: DATA });
  const network = ask(event.request, { cache: "no-cache" }).then(async (answer) => {
    if (answer.ok) await keep(DATA, url, answer.clone());
    if (answer.status === 404) await caches.open(DATA).then((data) => data.delete(url));
    return answer;
  });
  if (!kept) return network;
  event.waitUntil(network.catch(() => {}));
  // Who asks for the newest is put off with what is kept only when there is none to be had.
  const wantsNewest = cache === "no-cache" || cache === "reload";
  return (wantsNewest && (await soon(network))) || kept;
}

/** A file of the app: as kept with this version or the one before, else from the host. */
async function file(request) {
  const own = await caches.match(request.url, { cacheName: APP });
  return own ?? (await caches.match(request.url)) ?? ask(request);
}

/** A picture from anywhere: from the host, else as it was when last seen. */
async function picture(event) {
  const { request } = event;
  try {
    const answer = await ask(request);
    // Of other hosts' answers nothing can be read, not even whether all went well.
    const isPicture = answer.ok || answer.type === "opaque";
    if (isPicture) event.waitUntil(keep(PICTURES, request.url, answer.clone(), MOST_PICTURES));
    return answer;
  } catch {
    return (await caches.match(request.url)) ?? Response.error();
  }
}

/** Keeps a picture that came before this worker; the browser's own cache still has it. */
async function seen(address) {
  if (await caches.match(address)) return;
  const init = { mode: "no-cors", referrerPolicy: "no-referrer", cache: "force-cache" };
  const answer = await fetch(address, init).catch(() => null);
  if (answer) await keep(PICTURES, address, answer, MOST_PICTURES);
}

/** An answer, if it comes and does not take too long. */
async function soon(network) {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([network, patience]).catch(() => undefined);
}

/** Asks the host for a file. Some answer for missing ones with a page, which is no answer. */
async function ask(request, init) {
  const answer = await fetch(request, init);
  return isHtml(answer) ? new Response(null, { status: 404 }) : answer;
}

/** Puts an answer into a cache; beyond so many, the oldest go. */
async function keep(name, address, answer, most = Infinity) {
  const cache = await caches.open(name);
  await cache.put(address, answer);
  const kept = await cache.keys();
  const excess = kept.slice(0, Math.max(0, kept.length - most));
  await Promise.all(excess.map((oldest) => cache.delete(oldest)));
}

function isHtml(answer) {
  return Boolean(answer.headers.get("content-type")?.startsWith("text/html"));
}

/** Whether a page starts this version's program, or none. */
async function isOfThisVersion(answer) {
  const program = /perigee-[0-9a-f]+\.js/.exec(await answer.text())?.[0];
  return !program || program === PROGRAM;
}
