// One question to a worker and its answer; the worker ends with it.

/** @throws Error with what the worker failed of */
export function askWorker<Q, A>(worker: Worker, question: Q): Promise<A> {
  return new Promise<A>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<A>) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(question, []);
  }).finally(() => worker.terminate());
}
