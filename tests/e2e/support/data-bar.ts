import type { Locator, Page } from "@playwright/test";

/** The bar at the foot of the page: whose data these are, how old, and what is done about it. */
export class DataBar {
  readonly root: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByTestId("data-bar");
  }

  get age(): Locator {
    return this.root.getByTestId("data-age");
  }

  /** What a refresh is doing, or why it is not; its `data-state` says it in a word. */
  get progress(): Locator {
    return this.root.getByTestId("refresh");
  }

  /** The way out of a refresh that failed. */
  get retry(): Locator {
    return this.progress.locator("[data-action=retry]");
  }

  /** "Refresh now", once the bar is unfolded. */
  get refresh(): Locator {
    return this.root.locator("[data-action=refresh]");
  }

  /** The calls made within the last hour, once the bar is unfolded. */
  get calls(): Locator {
    return this.root.getByTestId("calls");
  }

  get changes(): Locator {
    return this.root.getByTestId("changes");
  }

  /** Unfolds the whole story. */
  async unfold(): Promise<void> {
    await this.root.locator("summary", { has: this.page.getByTestId("data-age") }).click();
  }
}
