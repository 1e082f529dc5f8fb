import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { App } from "./app.ts";
import { Line } from "./line.ts";
import { expect, test as base } from "./test.ts";

const TOP = fileURLToPath(new URL("../../..", import.meta.url));
const DIST = join(TOP, "dist");

/** Where every folder of target/e2e-sites is served as a site. */
const HOST = Number(process.env.PERIGEE_SITES_PORT ?? 4312);

/** Settings under which nobody is called. */
const QUIET = { api: null, refresh: "never" };

/** A release of the app, as a folder. */
export class Release {
  constructor(readonly folder: string) {}

  /** The one that was built. */
  static readonly built = new Release(DIST);

  /** Another version of it, made when there is none that is newer. */
  static async salted(salt: string): Promise<Release> {
    const folder = join(TOP, "target/e2e-releases", salt);
    const age = (folder: string) => stat(join(folder, "sw.js")).then(({ mtimeMs }) => mtimeMs, () => 0);
    if ((await age(folder)) > (await age(DIST))) return new Release(folder);
    const arguments_ = ["prerender", "--out", folder, "--salt", salt];
    const xtask = process.env.PERIGEE_XTASK;
    await mkdir(dirname(folder), { recursive: true });
    const run = promisify(execFile);
    await (xtask
      ? run(xtask, arguments_, { cwd: TOP })
      : run("cargo", ["xtask", ...arguments_], { cwd: TOP }));
    return new Release(folder);
  }

  /** The names of its program's two files. */
  async program(): Promise<string[]> {
    const page = await readFile(join(this.folder, "index.html"), "utf8");
    return [...new Set(page.match(/perigee-[0-9a-f]+(_bg\.wasm|\.js)/g))].sort();
  }
}

/** A site of one test's own, which can be deployed to, and the line to it. */
export class Site {
  #config = JSON.stringify(QUIET);

  private constructor(
    readonly folder: string,
    readonly address: string,
    readonly line: Line,
  ) {}

  /** The built release, deployed. */
  static async make(name: string): Promise<Site> {
    const line = await Line.to(HOST);
    const site = new Site(join(TOP, "target/e2e-sites", name), `${line.origin}/${name}/`, line);
    await site.deploy(Release.built);
    return site;
  }

  /** Puts a release in the place of what is there, from one moment to the next; one file may be missing. */
  async deploy(release: Release, { without }: { without?: string } = {}): Promise<void> {
    const [next, last] = [`${this.folder}.next`, `${this.folder}.last`];
    await cp(release.folder, next, { recursive: true });
    if (without) await remove(next, without);
    await writeFile(join(next, "config.json"), this.#config);
    await rename(this.folder, last).catch(() => {});
    await rename(next, this.folder);
    await rm(last, { recursive: true, force: true });
  }

  /** Writes config.json anew, with some settings changed. */
  async configure(changes: Record<string, unknown>): Promise<void> {
    this.#config = JSON.stringify({ ...QUIET, ...changes });
    await this.write("config.json", this.#config);
  }

  async write(file: string, text: string): Promise<void> {
    await remove(this.folder, file);
    await writeFile(join(this.folder, file), text);
  }

  async read(file: string): Promise<string> {
    return readFile(join(this.folder, file), "utf8");
  }
}

/** Removes a file, in every form that hosts may send. */
async function remove(folder: string, file: string): Promise<void> {
  for (const form of ["", ".br", ".gz"]) {
    await rm(join(folder, file + form), { recursive: true, force: true });
  }
}

/** A visitor whose browser keeps the site's worker. */
export class Visitor extends App {
  /** Opens a path of the site and waits for its first view. */
  async visit(site: Site, path = ""): Promise<void> {
    await this.page.goto(site.address + path);
    await this.ready();
  }

  /** Waits until the worker has everything and serves this page. */
  async installed(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state))
      .toBe("activated");
  }

  /** Looks whether the host has a newer version, as whoever comes back to the tab does. */
  async comeBack(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  }

  /** The names of the caches of this origin, without what sites have in common. */
  async caches(): Promise<string[]> {
    const names = await this.page.evaluate(() => caches.keys());
    return names.map((name) => name.replace(/^perigee \S+ /, ""));
  }

  /** The program's files that this page has loaded. */
  async program(): Promise<string[]> {
    const loaded = await this.page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    const names = loaded.flatMap((name) => /perigee-[0-9a-f]+(_bg\.wasm|\.js)$/.exec(name)?.[0] ?? []);
    return [...new Set(names)].sort();
  }

  /** The line about a newer version. */
  get update() {
    return this.page.getByText("A new version of Perigee is here.");
  }
}

interface Fixtures {
  site: Site;
  visitor: Visitor;
}

/** The `test` of specs that have a site of their own and let it keep its worker. */
export const test = base.extend<Fixtures>({
  serviceWorkers: "allow",
  site: async ({ guard }, use, info) => {
    const site = await Site.make(info.testId);
    // What nobody answers is said by the browser, too.
    guard.allowFailure(/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/);
    await use(site);
    site.line.cut();
    await rm(site.folder, { recursive: true, force: true });
  },
  visitor: async ({ page, guard, browser }, use) => {
    const visitor = new Visitor(page, guard, browser);
    await use(visitor);
    await visitor.close();
  },
});

export { expect };
