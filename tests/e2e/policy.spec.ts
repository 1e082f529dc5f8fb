import { createHash } from "node:crypto";

import { expect, test } from "./support/test.ts";

/** As strict a policy as a deployer may want to send; scripts in the page by their hashes. */
function policy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, text]) => `'sha256-${createHash("sha256").update(text ?? "").digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' http://127.0.0.1:* data:",
    "font-src 'self'",
    "connect-src 'self' http://127.0.0.1:*",
    "base-uri 'self'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

test("the whole site keeps to a strict policy", { tag: "@smoke" }, async ({ app, context, standIn }) => {
  await context.route(
    (url) => url.hostname === "127.0.0.1" && url.pathname.endsWith("/"),
    async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const response = await route.fetch();
      const body = await response.text();
      const headers = { ...response.headers(), "content-security-policy": policy(body) };
      return route.fulfill({ response, body, headers });
    },
  );
  await app.open("./", { config: { api: standIn.api } });
  await app.expectAnswer("");
  await app.search.fill("dragon");
  await app.expectView("q=dragon");
  await app.view("table").click();
  await app.value("status", 1).click();
  await app.page.goBack();
  await app.page.goBack();
  await app.search.fill("zzz");
  await expect(app.page.getByTestId("empty")).toBeVisible();

  await app.open("./spacecraft/289/", { config: { api: standIn.api } });
  await app.detail.getByText("Record in Launch Library 2’s shape").click();
  await expect(app.detail.getByRole("region", { name: "Record as JSON" })).toBeVisible();
  await app.page.getByRole("link", { name: "About" }).click();
  await expect(app.heading).toHaveText("About Perigee");

  await app.open("./?view=table", { config: { api: standIn.api, catalogue: null } });
  await expect(app.rows).toHaveCount(24);
});
