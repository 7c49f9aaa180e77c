// Stands between the product and Neo4j on this machine: passes on, slows, falls silent, cuts.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Proxy {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;
  /** Milliseconds that every piece waits, either way. */
  delay = 0;
  /** Takes what comes and passes nothing on, as after the machine behind it lost its network: neither end hears of it. */
  isSilent = false;
  /** Bytes to Neo4j after which `onSpent` is called, once; endless where undefined. */
  budget: number | undefined;
  onSpent: () => void = () => {};

  constructor(target: string) {
    this.#target = new URL(target);
  }

  get uri(): string {
    return `bolt://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.#server = createServer((socket) => {
      const onward = connect(Number(this.#target.port), this.#target.hostname);
      for (const [one, other] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        this.#sockets.add(one);
        // Where nothing listens any more, whoever connected must not be left waiting on an open line.
        one.on('error', () => other.destroy());
        one.on('close', () => this.#sockets.delete(one));
      }
      this.#pass(socket, onward, true);
      this.#pass(onward, socket, false);
    });
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  #pass(from: Socket, to: Socket, isOut: boolean): void {
    let last: Promise<void> = Promise.resolve();
    const send = (work: () => void): void => {
      const { delay } = this;
      last = last.then(
        () =>
          new Promise((resolve) =>
            setTimeout(() => {
              work();
              resolve();
            }, delay),
          ),
      );
    };
    from.on('data', (bytes: Buffer) => {
      if (this.isSilent) return;
      if (isOut && this.budget !== undefined && (this.budget -= bytes.length) < 0) {
        this.budget = undefined;
        this.onSpent();
        return;
      }
      send(() => void to.write(bytes));
    });
    from.on('end', () => send(() => void to.end()));
  }

  /** Ends all connections; new ones are taken. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends all connections and takes no more, as if the database went away. */
  async stop(): Promise<void> {
    const closed = once(this.#server!, 'close');
    this.#server?.close();
    this.cut();
    await closed;
  }
}
