import { expect, test } from "./support/test.ts";

for (const path of ["./spacecraft/289/", "./spacecraft/289"]) {
  test(`a craft at ${path}`, { tag: "@smoke" }, async ({ app }) => {
    await app.open(path);
    await expect(app.detail).toHaveAttribute("data-id", "289");
    await expect(app.heading).toHaveText("Crew Dragon Endeavour");
    await expect(app.page).toHaveTitle("Crew Dragon Endeavour · Perigee");
  });
}

test("a craft with the list it was found in", async ({ app }) => {
  await app.open("./spacecraft/289/?q=dragon&ordering=-flights_count");
  await expect(app.detail).toHaveAttribute("data-id", "289");
  await app.page.getByRole("link", { name: "All results" }).click();
  await app.expectView("q=dragon&ordering=-flights_count");
});

for (const path of ["./about/", "./about"]) {
  test(`the about page at ${path}`, async ({ app }) => {
    await app.open(path);
    await expect(app.heading).toHaveText("About Perigee");
    await expect(app.page).toHaveTitle("About · Perigee");
    await expect(app.page.getByRole("main").getByRole("link", { name: "Launch Library 2" })).toBeVisible();
    await expect(app.page.getByTestId("data-age").first()).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\d/);
  });
}

test("a craft that nobody has says so", async ({ app }) => {
  app.guard.allowFailure(/\/spacecraft\/999999\/$/);
  await app.open("./spacecraft/999999/");
  await expect(app.page.getByTestId("not-found")).toBeVisible();
  await expect(app.heading).toContainText("999999");
  await app.page.getByRole("main").getByRole("link", { name: "All spacecraft" }).click();
  await app.expectView("");
});

test("an address without a page says so", { tag: "@smoke" }, async ({ app }) => {
  app.guard.allowFailure(/\/nothing-here$/);
  await app.open("./nothing-here");
  await expect(app.page.getByTestId("not-found")).toBeVisible();
  await expect(app.page).toHaveTitle("Page not found · Perigee");
  await app.page.getByRole("main").getByRole("link", { name: "All spacecraft" }).click();
  await app.expectView("");
  await expect(app.cards.first()).toBeVisible();
});

for (const path of ["./nothing/here/at-all", "./about/more", "./spacecraft/289/more/"]) {
  test(`an address with several names that mean nothing says so: ${path}`, async ({ app }) => {
    app.guard.allowFailure(new RegExp(`${path.slice(1)}$`));
    // The page looks for its base in the folders above the address, nearest first.
    app.guard.allowFailure(/\/nothing\/(here\/)?icon\.svg$/);
    await app.open(path);
    await expect(app.page.getByTestId("not-found")).toBeVisible();
  });
}

test("links between the pages stay below the base", async ({ app }) => {
  await app.open("./");
  const base = new URL(app.page.url()).pathname;
  const hrefs = await app.page.locator("a[href]").evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href)).map(({ origin, pathname }) => ({ origin, pathname })),
  );
  const origin = new URL(app.page.url()).origin;
  const own = hrefs.filter((href) => href.origin === origin);
  expect(own.length).toBeGreaterThan(30);
  for (const { pathname } of own) expect(pathname.startsWith(base), pathname).toBe(true);
});

test("walking through the site loads it once", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  const documents: string[] = [];
  app.page.on("request", (request) => {
    if (request.resourceType() === "document") documents.push(request.url());
  });
  await app.link(289).or(app.link(1)).first().click();
  await expect(app.detail).toBeVisible();
  await app.page.getByRole("link", { name: "About" }).click();
  await expect(app.heading).toHaveText("About Perigee");
  await app.page.getByRole("link", { name: "Perigee" }).click();
  await expect(app.cards.first()).toBeVisible();
  expect(documents).toEqual([]);
});
