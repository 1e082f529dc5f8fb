// What a visit transfers.

/** @typedef {import("@playwright/test").CDPSession} Session */

/**
 * One request that reached the host.
 * @typedef {object} Transfer
 * @property {string} url
 * @property {string} type As the browser calls it: `Document`, `Fetch`, `Image` and so on.
 * @property {string | undefined} cause The address of what asked for it.
 * @property {number} bytes Encoded, with headers.
 * @property {boolean} done
 */

/** The requests of a page, counted as they come in. */
export class Traffic {
  /** @type {Map<string, Transfer>} */
  #transfers = new Map();
  #changed = Date.now();

  /**
   * @param {Session} session With `Network.enable` sent.
   */
  constructor(session) {
    session.on("Network.requestWillBeSent", ({ requestId, request, type, initiator }) => {
      const cause = initiator.url ?? initiator.stack?.callFrames[0]?.url;
      const transfer = { url: request.url, type: type ?? "", cause, bytes: 0, done: false };
      this.#transfers.set(requestId, transfer);
      this.#changed = Date.now();
    });
    // What comes from the memory never travelled.
    session.on("Network.requestServedFromCache", ({ requestId }) => {
      this.#transfers.delete(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      this.#end(requestId, encodedDataLength);
    });
    session.on("Network.loadingFailed", ({ requestId }) => this.#end(requestId, 0));
  }

  /**
   * @param {string} id
   * @param {number} bytes
   */
  #end(id, bytes) {
    const transfer = this.#transfers.get(id);
    if (transfer) Object.assign(transfer, { bytes, done: true });
    this.#changed = Date.now();
  }

  /** How long nothing has come or gone, in milliseconds; 0 while something is on its way. */
  get quiet() {
    const busy = [...this.#transfers.values()].some(({ done }) => !done);
    return busy ? 0 : Date.now() - this.#changed;
  }

  /** The sums of a visit. */
  sums() {
    const all = [...this.#transfers.values()];
    const isPicture = (/** @type {Transfer} */ { type }) => type === "Image";
    const bytes = (/** @type {Transfer[]} */ some) => some.reduce((sum, { bytes }) => sum + bytes, 0);
    const others = all.filter((transfer) => !isPicture(transfer));
    const urls = all.map(({ url }) => url);
    return {
      bytes: bytes(others),
      pictures: bytes(all.filter(isPicture)),
      requests: others.length,
      chain: Math.max(0, ...others.map((transfer) => depth(transfer, all))),
      twice: [...new Set(urls.filter((url, at) => urls.indexOf(url) !== at))],
    };
  }
}

/**
 * How many requests had to follow one another until this one, itself included.
 *
 * @param {Transfer} transfer
 * @param {Transfer[]} all
 * @returns {number}
 */
function depth(transfer, all) {
  const cause = all.find(({ url }) => url === transfer.cause);
  if (!cause || cause === transfer || transfer.type === "Document") return 1;
  return 1 + depth(cause, all.filter((other) => other !== transfer));
}
