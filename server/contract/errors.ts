// Named errors and the one shape in which people and programs meet them (RFC 9457 problem details).
import { z } from 'zod';
import type { Language, Text } from './text.ts';

/** One place that is wrong in the input: `line` counts from 1 with the header as line 1. */
export const fault = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  line: z.number().int().optional(),
  column: z.string().optional(),
  value: z.string().optional(),
  message: z.string(),
});
export type Fault = z.infer<typeof fault>;

/** A fault before it is said to anybody: the place, and the message in both languages. */
export type FaultNote = Omit<Fault, 'message'> & { message: Text };

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(fault).optional(),
});
export type Problem = z.infer<typeof problem>;

interface ErrorKind {
  status: number;
  exit: 1 | 2 | 3 | 4 | 5;
  title: Text;
}

/** Every error that the product throws on purpose: HTTP status, exit code of the command line, title. */
export const ERRORS = {
  'input-refused': {
    status: 422,
    exit: 3,
    title: { zh: '输入被拒绝，未作任何更改', en: 'Input refused, nothing changed' },
  },
  'wrong-usage': { status: 400, exit: 2, title: { zh: '用法有误', en: 'Wrong usage' } },
  'bad-request': { status: 400, exit: 2, title: { zh: '请求有误', en: 'The request is not valid' } },
  'not-found': { status: 404, exit: 3, title: { zh: '未找到', en: 'Not found' } },
  unauthenticated: { status: 401, exit: 2, title: { zh: '请先登录', en: 'Sign in first' } },
  forbidden: { status: 403, exit: 2, title: { zh: '无权操作', en: 'Not allowed' } },
  'too-many-attempts': {
    status: 429,
    exit: 2,
    title: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts, try again later' },
  },
  'too-large': { status: 413, exit: 3, title: { zh: '内容过大', en: 'Too large' } },
  'unsupported-type': {
    status: 415,
    exit: 2,
    title: { zh: '内容类型不受支持', en: 'This type of content is not taken' },
  },
  conflict: {
    status: 409,
    exit: 3,
    title: { zh: '与现有内容冲突', en: 'This conflicts with what is there' },
  },
  'data-in-use': {
    status: 503,
    exit: 4,
    title: { zh: '数据目录正被另一进程使用', en: 'The data directory is in use' },
  },
  'wrong-key': { status: 503, exit: 5, title: { zh: '密钥不正确或缺失', en: 'Wrong or missing key' } },
  'integrity-failed': {
    status: 500,
    exit: 5,
    title: { zh: '完整性校验未通过', en: 'Integrity check failed' },
  },
  'graph-unavailable': {
    status: 503,
    exit: 1,
    title: { zh: '图数据库暂不可用', en: 'The graph database is not available' },
  },
  'foreign-graph': {
    status: 503,
    exit: 3,
    title: { zh: '该图数据库属于另一数据目录', en: 'The graph database belongs to another data directory' },
  },
  cancelled: {
    status: 499,
    exit: 3,
    title: { zh: '已取消，未作任何更改', en: 'Cancelled, nothing changed' },
  },
  internal: { status: 500, exit: 1, title: { zh: '程序内部错误', en: 'A fault of ours' } },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** An error of the product: thrown in the domain, mapped once to a response or an exit code. */
export class VinetraceError extends Error {
  readonly code: ErrorCode;
  readonly detail: Text;
  readonly faults: readonly FaultNote[];

  constructor(code: ErrorCode, detail: Text, faults: readonly FaultNote[] = [], options?: ErrorOptions) {
    super(detail.en, options);
    this.name = 'VinetraceError';
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get exit(): number {
    return ERRORS[this.code].exit;
  }

  /** The problem document of RFC 9457, with its texts in one language. */
  problem(language: Language): Problem {
    return {
      type: `urn:vinetrace:problem:${this.code}`,
      title: ERRORS[this.code].title[language],
      status: this.status,
      detail: this.detail[language],
      ...(this.faults.length > 0
        ? { errors: this.faults.map((note) => ({ ...note, message: note.message[language] })) }
        : {}),
    };
  }
}

/** Throws a named error with its detail in both languages. */
export function fail(
  code: ErrorCode,
  zh: string,
  en: string,
  faults: readonly FaultNote[] = [],
  cause?: unknown,
): never {
  throw new VinetraceError(code, { zh, en }, faults, cause === undefined ? undefined : { cause });
}

/** Where the cause of a fault of ours stands, for whoever is told of it. */
const SEE_LOG: Text = { zh: '请查看服务器日志', en: 'See the log of the server' };

/** An error by its name; what is not ours is a fault of ours, with its cause and without its message, which may quote data. */
export const named = (error: unknown, detail = SEE_LOG): VinetraceError =>
  error instanceof VinetraceError ? error : new VinetraceError('internal', detail, [], { cause: error });
