// A refusal of the server, as the problem document (RFC 9457) that it came with.
import { problem, type Fault, type Problem } from '#contract/errors.ts';

/** An answer that is not 2xx, or none at all (`status` 0: the server was not reached). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(found: Problem, options?: ErrorOptions) {
    super(found.detail, options);
    this.name = 'ProblemError';
    this.problem = found;
  }

  get status(): number {
    return this.problem.status;
  }

  get faults(): readonly Fault[] {
    return this.problem.errors ?? [];
  }

  /** The server is away or not ready. */
  get isAway(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** Worth asking again unchanged: the server is away, or one asked more of it than one may for a moment. */
  get isPassing(): boolean {
    return this.isAway || this.problem.type.endsWith(':too-many-requests');
  }
}

/** Whether a second person is lacking, and not the right. */
export const isApprovalNeeded = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.type.endsWith(':approval-needed');

/** The problem of a response: the document it carries, or one made of its status where it carries none. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = problem.safeParse(body);
  if (parsed.success) return new ProblemError(parsed.data);
  return new ProblemError({
    type: 'about:blank',
    title: `${response.status} ${response.statusText}`.trim(),
    status: response.status,
    detail: '',
  });
}
