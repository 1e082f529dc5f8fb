import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The line from a visitor to the host, at an address of its own, which can be cut. */
export class Line {
  #stalled = false;
  #isLenient = false;
  readonly #port: number;

  private constructor(
    readonly server: Server,
    readonly host: number,
  ) {
    this.#port = (server.address() as AddressInfo).port;
    server.on("request", (incoming, outgoing) => {
      if (this.#stalled) return;
      const { url: path, method, headers } = incoming;
      const asked = request({ host: "127.0.0.1", port: host, path, method, headers }, (answer) => {
        if (this.#isLenient && answer.statusCode === 404) {
          outgoing.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
          answer.resume();
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      asked.on("error", () => outgoing.destroy());
      asked.end();
    });
  }

  /** A line to a port of this machine. */
  static async to(host: number): Promise<Line> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new Line(server, host);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Nobody is reached any more. */
  cut(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  async mend(): Promise<void> {
    await once(this.server.listen(this.#port, "127.0.0.1"), "listening");
  }

  /** Whatever the host lacks is answered with a page, as some hosts do. */
  lenient(): void {
    this.#isLenient = true;
  }

  /** Requests are taken and never answered. */
  stall(): void {
    this.#stalled = true;
  }
}
