// The description of the API as Schemathesis can take it: without what would end the test itself, and without patterns of which it makes no text.

interface Operation {
  operationId?: string;
  security?: unknown;
}
export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components?: { securitySchemes?: unknown };
  security?: unknown;
}

/** Operations that end the session of the test, lock everybody out, never end, or take away what is tested. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'sign-out',
  'end-session',
  'end-other-sessions',
  'end-sessions-of',
  'change-user',
  'reset-password',
  'second-factor-rule',
  'let-out',
  'let-in',
  'purge',
  'events',
]);

/** Classes of characters of which Schemathesis makes no text, and what stands for them. */
const PLAIN_PATTERN = '^[a-z0-9]+$';

const isOdd = (pattern: string): boolean => pattern.includes('\\p{') || pattern.includes('(?');

/** A copy whose patterns Schemathesis understands. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'pattern' && typeof inner === 'string' && isOdd(inner) ? PLAIN_PATTERN : plain(inner),
    ]),
  );
}

/**
 * The description to test against. Whose session it is the test says by a header, so nothing is said of it here.
 */
export function testable(description: Description): Description {
  const { components, security: _security, paths, ...rest } = plain(description) as Description;
  const { securitySchemes: _schemes, ...others } = components ?? {};
  const kept = Object.entries(paths).flatMap(([path, methods]) => {
    const operations = Object.entries(methods)
      .filter(([, { operationId = '' }]) => !LEFT_OUT.has(operationId))
      .map(([method, { security: _own, ...operation }]) => [method, operation] as const);
    return operations.length === 0 ? [] : [[path, Object.fromEntries(operations)] as const];
  });
  return { ...rest, components: others, paths: Object.fromEntries(kept) };
}
