import { expect, type Page } from "@playwright/test";

/** A text that the app keeps in IndexedDB; `null` when there is none under this key. */
export async function kept(page: Page, key: string): Promise<string | null> {
  return page.evaluate(async (key) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error as Error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    // To open it would be to make it, without the app's layout.
    if (!names.includes("perigee")) return null;
    const database = await done(indexedDB.open("perigee"));
    try {
      const text: unknown = await done(database.transaction("texts").objectStore("texts").get(key));
      return typeof text === "string" ? text : null;
    } finally {
      database.close();
    }
  }, key);
}

/** Puts texts where the app keeps its own, as an earlier visit would have, and notes that they are there. */
export async function keep(page: Page, texts: Record<string, string>): Promise<void> {
  await page.evaluate(async (texts) => {
    localStorage.setItem("perigee.kept", "");
    const open = indexedDB.open("perigee", 1);
    open.onupgradeneeded = () => void open.result.createObjectStore("texts");
    await new Promise((resolve, reject) => {
      open.onsuccess = resolve;
      open.onerror = reject;
    });
    const transaction = open.result.transaction("texts", "readwrite");
    for (const [key, text] of Object.entries(texts)) transaction.objectStore("texts").put(text, key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
    open.result.close();
  }, texts);
}

/** Takes the note away that something is kept, as an earlier build left it. */
export async function forgetNote(page: Page): Promise<void> {
  expect(await page.evaluate(() => localStorage.getItem("perigee.kept"))).toBe("");
  await page.evaluate(() => localStorage.removeItem("perigee.kept"));
}

/** A page of the app's origin on which the app does not run, for laying things out beforehand. */
export const EMPTY_PAGE = "./icon.svg";
