/** How long a step waits for what it expects (ms): against what never comes, for a busy machine is no failure. */
export const PATIENCE_MS = 20_000;
