import type { App } from "./support/app.ts";
import { sample } from "./support/catalogue.ts";
import { answer, shortTexts } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";
import { fold } from "./support/texts.ts";

/** The texts under the marks, in the order of the page. */
async function marks(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const found = [...(CSS.highlights.get("search") ?? [])].map((range) => {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      if (!startContainer.isConnected) return null;
      const live = document.createRange();
      live.setStart(startContainer, startOffset);
      live.setEnd(endContainer, endOffset);
      return live;
    });
    const gone = found.filter((range) => range === null);
    const there = found.filter((range) => range !== null);
    there.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
    return [...gone.map(() => "a mark on what is no longer there"), ...there.map(String)];
  });
}

/** The columns of the table whose texts the search looks at. */
const SEARCHED = ["name", "serial_number", "spacecraft_config", "agency", "family"];

/** Every stretch in the texts on screen that a word matches, found the slow way. */
async function stretches(app: App, ...words: string[]): Promise<string[]> {
  const texts = await app.page.evaluate((searched) => {
    const columns = [...document.querySelectorAll<HTMLElement>("[data-sort]")].map((head) => head.dataset.sort ?? "");
    const cells = "tr[data-id] > :is(td, th)";
    const shown = document.querySelectorAll<HTMLElement>(`main :is(h3 a, .kind, .snippet, ${cells})`);
    return [...shown].flatMap((element) => {
      const column = element instanceof HTMLTableCellElement ? columns[element.cellIndex] : undefined;
      const skipped = element.querySelector(".missing") ?? (column !== undefined && !searched.includes(column));
      return skipped ? [] : [(element.querySelector("a") ?? element).textContent];
    });
  }, SEARCHED);
  return texts.flatMap((text) => {
    const letters = [...text];
    const folded = letters.map(fold).join("");
    const marked = letters.map(() => false);
    for (const word of words.map(fold)) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        marked.fill(true, at, at + word.length);
      }
    }
    const runs = letters.map((letter, at) => (marked[at] ? letter : "\n")).join("");
    return runs.split(/\n+/).filter(Boolean);
  });
}

/** The marks come to be exactly these, and there are some. */
async function expectMarks(app: App, ...words: string[]): Promise<void> {
  await expect(async () => {
    expect(await marks(app), words.join()).toEqual(await stretches(app, ...words));
  }).toPass({ timeout: 10_000 });
}

test("cards are marked exactly where the words stand", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?q=soyuz+ms-1");
  await expectMarks(app, "soyuz", "ms-1");
  expect(await marks(app)).toContain("MS-1");
});

test("the table is marked in the columns that the search looks at", async ({ app }) => {
  const columns = "id,name,serial_number,status,spacecraft_config,type,agency,family,flights_count";
  for (const [query, ...words] of [
    ["q=dragon", "dragon"],
    ["q=soyuz+732a", "soyuz", "732a"],
    ["q=%22crew+dragon%22", "crew dragon"],
    ["q=NASA+s", "nasa", "s"],
    ["q=1", "1"],
  ] as const) {
    await app.open(`./?${query}&view=table&columns=${columns}`);
    await expectMarks(app, ...words);
    expect(await marks(app), query).not.toEqual([]);
  }
});

test("marks follow what is typed, page, view and order, and go with the search", async ({ app }) => {
  await app.open("./");
  expect(await marks(app)).toEqual([]);
  for (const typed of ["so", "soy", "soyuz", "soyuz t", "tm"]) {
    await app.search.fill(typed);
    await expectMarks(app, ...typed.split(" "));
  }
  await app.view("table").click();
  await app.expectView("q=tm&view=table");
  await expectMarks(app, "tm");
  await app.column("name").getByRole("link").click();
  await app.expectView("q=tm&ordering=name&view=table");
  await expectMarks(app, "tm");
  await app.next.click();
  await app.expectView("q=tm&ordering=name&offset=24&view=table");
  await expectMarks(app, "tm");
  await app.page.goBack();
  await expectMarks(app, "tm");
  await app.search.fill("");
  await app.expectView("ordering=name&view=table");
  await expect.poll(() => marks(app)).toEqual([]);
});

test("marks are there again after a craft was looked at", async ({ app }) => {
  await app.open("./?q=gemini");
  const [id] = await app.ids();
  await app.link(id!).click();
  await expect(app.detail).toBeVisible();
  await app.page.goBack();
  await app.expectView("q=gemini");
  await expectMarks(app, "gemini");
});

test("accents and capitals are marked as they stand", async ({ app }) => {
  const accented = sample.with(({ spacecraft }) => {
    spacecraft.name[0] = "ÉNERGIE d’Énergie 𝔈 Łódź";
  });
  await app.open("./?q=energie+lodz", { catalogue: accented });
  await expect.poll(() => marks(app)).toEqual(["ÉNERGIE", "Énergie", "Łódź"]);
});

test("words are searched as words, whatever they look like", async ({ app }) => {
  const odd = sample.with(({ spacecraft }) => {
    spacecraft.name[0] = "<b>C++ [x] (y)*</b>";
  });
  await app.open(`./?${new URLSearchParams({ q: "c++ [x] (y)* <b>" })}`, { catalogue: odd });
  await app.expectAnswer("q=%3Cb%3EC%2B%2B", odd);
  await expect.poll(() => marks(app)).toEqual(["<b>C++", "[x]", "(y)*"]);
});

for (const view of ["grid", "table"]) {
  test(`in the ${view} a snippet shows why a craft was found, where only its description says it`, async ({ app }) => {
    const word = "olympic";
    await app.open(`./?q=${word}&view=${view}`);
    const { all } = answer(sample, `q=${word}`);
    expect(all.length).toBeGreaterThan(1);
    await app.expectAnswer(`q=${word}&view=${view}`);
    for (const id of all) {
      const snippet = app.page.locator(`[data-id="${id}"] .snippet`);
      await expect(snippet).toBeVisible();
      const text = (await snippet.innerText()).replaceAll("…", "").trim();
      expect(fold(text), String(id)).toContain(word);
      expect(sample.find(id).description).toContain(text);
    }
    await expectMarks(app, word);
    // What is found in a name needs no explanation.
    await app.search.fill("dragon");
    await app.expectAnswer(`q=dragon&view=${view}`);
    for (const id of await app.ids()) {
      const hidden = !shortTexts(sample.find(id)).some((text) => fold(text ?? "").includes("dragon"));
      await expect(app.page.locator(`[data-id="${id}"] .snippet:not(:empty)`), String(id)).toHaveCount(Number(hidden));
    }
    await app.search.fill("");
    await app.expectAnswer(`view=${view}`);
    await expect(app.page.locator(".snippet:not(:empty)")).toHaveCount(0);
  });
}

test("a browser that knows no highlights shows results without marks", async ({ app }) => {
  await app.page.addInitScript(() => {
    Reflect.deleteProperty(window, "Highlight");
    Reflect.deleteProperty(CSS, "highlights");
  });
  await app.open("./?q=soyuz");
  await app.expectAnswer("q=soyuz");
  await app.search.fill("olympic");
  await app.expectView("q=olympic");
  await expect(app.page.locator(".snippet").first()).toContainText("Olympic");
  await app.page.waitForTimeout(200);
  expect(await app.page.evaluate(() => "Highlight" in window)).toBe(false);
});
