// What a query is answered by: the types that steps share.
import type { z } from 'zod';
import type { QUERIES, QueryName } from '#contract/queries/registry.ts';
import type { Access } from '../access.ts';
import type { Workspace } from '../workspace.ts';

export type ParamsOf<N extends QueryName> = z.infer<(typeof QUERIES)[N]['params']>;
export type ResultOf<N extends QueryName> = z.infer<(typeof QUERIES)[N]['result']>;

/** How a query that is more than one statement is answered; the parameters are checked already. What takes long heeds the signal. */
export type Step<N extends QueryName> = (
  workspace: Workspace,
  params: ParamsOf<N>,
  signal: AbortSignal | undefined,
  /** What whoever asks may know of: heeded by whatever looks beyond its own case. */
  access: Access,
) => Promise<ResultOf<N>> | ResultOf<N>;
