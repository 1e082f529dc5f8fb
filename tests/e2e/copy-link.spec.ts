import type { App } from "./support/app.ts";
import { EMPTY_PAGE } from "./support/store.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

const button = (app: App) => app.page.locator("[data-action=copy-link]");

/** What is on the clipboard, form by form. The app's own pages may not read it. */
async function clipboard(app: App): Promise<Record<string, string>> {
  const reader = await app.page.context().newPage();
  await reader.goto(EMPTY_PAGE);
  const read = await reader.evaluate(async () => {
    const forms: Record<string, string> = {};
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) forms[type] = await (await item.getType(type)).text();
    }
    return forms;
  });
  await reader.close();
  return read;
}

test.describe("with a clipboard", () => {
  test.beforeEach(async ({ context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });

  test("a link is copied as two lines and as a link", { tag: "@smoke" }, async ({ app }) => {
    await app.open("./?q=dragon&status=1&ordering=-flights_count&view=table");
    const line = await app.count.innerText();
    await button(app).click();
    await expect(button(app)).toHaveText("Link copied");
    const forms = await clipboard(app);
    expect(forms["text/plain"]).toBe(`${line}\n${app.page.url()}`);
    const address = app.page.url().replaceAll("&", "&amp;");
    expect(forms["text/html"]).toContain(`<a href="${address}">${line}</a>`);
  });

  test("words that look like markup are words in the link", async ({ app }) => {
    const words = `<b class="x">&amp;`;
    await app.open(`./?${new URLSearchParams({ q: words })}`);
    await button(app).click();
    await expect(button(app)).toHaveText("Link copied");
    const forms = await clipboard(app);
    const line = await app.count.innerText();
    expect(line).toContain(words);
    expect(forms["text/plain"]).toBe(`${line}\n${app.page.url()}`);
    expect(forms["text/html"]).toContain("&lt;b class=");
    expect(forms["text/html"]).toContain("&amp;amp;");
    expect(forms["text/html"]).not.toContain("<b ");
  });

  test("what was copied shows others the same", async ({ app }) => {
    await app.open("./");
    await app.search.pressSequentially("agency:SpX soyuz");
    await app.search.fill("dragon");
    await button(app).click();
    await expect(button(app)).toHaveText("Link copied");
    const [, address] = (await clipboard(app))["text/plain"]!.split("\n");
    const other = await app.elsewhere();
    await other.page.goto(address!);
    await other.ready();
    expect(await other.ids()).toEqual(await app.ids());
    await other.expectQuery("q=dragon&agency=121");
  });

  test("it is done with the keyboard alone, said each time and once, and another view is not copied yet", async ({ app }) => {
    await app.open("./");
    const voice = await Voice.of(app.page);
    for (const key of ["Enter", "Space"]) {
      await button(app).focus();
      await button(app).press(key);
      await expect(button(app)).toHaveText("Link copied");
      await expect(button(app)).toBeFocused();
      await voice.expectSaid("Link copied");
    }
    await app.next.click();
    await expect(button(app)).toHaveText("Copy link");
  });
});

test("a browser that takes plain text only gets plain text", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.addInitScript(() => {
    Reflect.deleteProperty(window, "ClipboardItem");
  });
  await app.open("./?status=4");
  await button(app).click();
  await expect(button(app)).toHaveText("Link copied");
  const { "text/plain": text } = await clipboard(app);
  expect(text).toBe(`${await app.count.innerText()}\n${app.page.url()}`);
});

for (const [name, take] of [
  ["without a clipboard", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
  [
    "that refuses",
    () => {
      const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      Object.defineProperty(navigator, "clipboard", { value: { write: refuse, writeText: refuse } });
    },
  ],
] as const) {
  test(`in a browser ${name} the button says what to do instead, once`, async ({ app }) => {
    await app.page.addInitScript(take);
    await app.open("./?status=4");
    const voice = await Voice.of(app.page);
    await button(app).press("Enter");
    await expect(button(app)).toHaveText("Copy the address bar");
    await voice.expectSaid("Copy the address bar");
  });
}
