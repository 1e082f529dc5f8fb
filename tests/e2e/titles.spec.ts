import { expect, test } from "./support/test.ts";

test("each page has its title, and says it when it opens", async ({ app }) => {
  await app.open("./");
  await expect(app.page).toHaveTitle("Spacecraft · Perigee");
  const announcer = app.page.getByTestId("announcer");
  await expect(announcer).toHaveAttribute("aria-live", "polite");
  await expect(announcer).toBeEmpty();

  await app.cards.first().getByRole("link").click();
  const name = await app.heading.innerText();
  await expect(app.page).toHaveTitle(`${name} · Perigee`);
  await expect(announcer).toHaveText(name);
  await expect(app.heading).toBeFocused();

  await app.page.getByRole("link", { name: "About" }).click();
  await expect(app.page).toHaveTitle("About · Perigee");
  await expect(announcer).toHaveText("About");
  await expect(app.heading).toBeFocused();

  await app.page.goBack();
  await expect(app.page).toHaveTitle(`${name} · Perigee`);
  await expect(announcer).toHaveText(name);
});

test("the title says what the view is, and the number of matches is announced", async ({ app }) => {
  await app.open("./");
  await app.search.fill("gemini");
  const announcer = app.page.getByTestId("announcer");
  await expect(announcer).toHaveText(await app.count.innerText());
  await expect(announcer).toContainText("of 116 spacecraft: “gemini”");
  await expect(app.page).toHaveTitle("“gemini” · Perigee");
});

test("typing is announced once it rests", async ({ app }) => {
  await app.open("./");
  const said: string[] = [];
  await app.page.exposeFunction("heard", (text: string) => said.push(text));
  await app.page.evaluate(() => {
    const announcer = document.querySelector("[data-testid=announcer]");
    const hear = (window as unknown as { heard: (text: string) => void }).heard;
    new MutationObserver(() => hear(announcer?.textContent ?? "")).observe(announcer as Element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  // Typed in the page itself, so that a busy machine makes no pause between two letters.
  await app.search.evaluate(async (field: HTMLInputElement) => {
    const text = "apollo csm";
    for (let letters = 1; letters <= text.length; letters += 1) {
      field.value = text.slice(0, letters);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((wake) => setTimeout(wake, 40));
    }
  });
  await app.expectAnswer("q=apollo+csm");
  await expect.poll(() => said).toEqual([await app.count.innerText()]);
});
