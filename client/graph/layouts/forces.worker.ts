// The forces off the main thread.
import { settleForces, type Forces } from './forces.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<Forces>) => {
  globalThis.postMessage(settleForces(data), { transfer: [] });
});
