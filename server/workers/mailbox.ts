// What was sent and not asked for yet, in order; whoever asks first waits.

export interface Mailbox<T> {
  put(value: T): void;
  take(): Promise<T>;
}

export function mailbox<T>(): Mailbox<T> {
  const waiting: ((value: T) => void)[] = [];
  const lying: T[] = [];
  return {
    put(value) {
      const first = waiting.shift();
      if (first === undefined) lying.push(value);
      else first(value);
    },
    take: () =>
      lying.length > 0
        ? Promise.resolve(lying.shift() as T)
        : new Promise<T>((resolve) => void waiting.push(resolve)),
  };
}
