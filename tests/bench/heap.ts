import type { Miniflare } from "miniflare";
import { WebSocket } from "ws";

const EVERY_MS = 20;
const MB = 1024 * 1024;

interface Usage {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}

/** What a Worker's isolate holds, as its debugger tells it: the process around it is full of simulators of databases and buckets. */
export class Heap {
  readonly #socket: WebSocket;
  readonly #waiting: ((usage: Usage) => void)[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      const { result } = JSON.parse(String(data)) as { result: Usage };
      this.#waiting.shift()?.(result);
    });
  }

  static async of(mf: Miniflare, worker: string): Promise<Heap> {
    const url = await mf.getInspectorURL();
    const socket = new WebSocket(new URL(`/core:user:${worker}`, url));
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    return new Heap(socket);
  }

  /**
   * MB while something is done: the most, garbage among it that V8 has not collected, and the least in the second half, which is what
   * is held when it has.
   */
  async during(done: Promise<unknown>): Promise<{ held: number; peak: number }> {
    const looks: number[] = [];
    let over = false;
    const looking = (async () => {
      while (!over) {
        looks.push((await this.#used()) / MB);
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
    })();
    try {
      await done;
    } finally {
      over = true;
      await looking;
    }
    return { held: Math.min(...looks.slice(looks.length >> 1)), peak: Math.max(...looks) };
  }

  close(): void {
    this.#socket.close();
  }

  async #used(): Promise<number> {
    const usage = await new Promise<Usage>((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.send(JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" }));
    });
    return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
  }
}
