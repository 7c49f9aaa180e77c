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
  'approval-needed': {
    status: 403,
    exit: 2,
    title: { zh: '须由第二人批准', en: 'A second person must approve' },
  },
  'second-factor-needed': {
    status: 401,
    exit: 2,
    title: { zh: '请输入验证码', en: 'A code is needed' },
  },
  unfinished: {
    status: 403,
    exit: 2,
    title: { zh: '请先完成账号设置', en: 'Finish setting up your account first' },
  },
  'too-many-attempts': {
    status: 429,
    exit: 2,
    title: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts, try again later' },
  },
  'too-many-requests': {
    status: 429,
    exit: 2,
    title: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests, try again a little later' },
  },
  'too-many-searches': {
    status: 429,
    exit: 2,
    title: { zh: '完整号码的搜索次数过多', en: 'Too many searches by a whole number' },
  },
  'too-many-pages': {
    status: 429,
    exit: 2,
    title: { zh: '打开的页面过多', en: 'Too many pages are open' },
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
  'service-unavailable': {
    status: 503,
    exit: 1,
    title: { zh: '外部服务没有给出结果', en: 'A service elsewhere gave no answer that holds' },
  },
  overloaded: {
    status: 503,
    exit: 1,
    title: { zh: '服务器繁忙', en: 'The server is busy' },
  },
  stopping: {
    status: 503,
    exit: 1,
    title: { zh: '服务器正在停止', en: 'The server is stopping' },
  },
  'foreign-graph': {
    status: 503,
    exit: 3,
    title: { zh: '该图数据库属于另一数据目录', en: 'The graph database belongs to another data directory' },
  },
  'storage-failed': {
    status: 503,
    exit: 1,
    title: { zh: '磁盘无法写入，未作更改', en: 'The disk cannot be written, nothing changed' },
  },
  'out-of-memory': {
    status: 503,
    exit: 1,
    title: { zh: '内存不足，未作更改', en: 'Not enough memory, nothing changed' },
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
  /** After how many seconds it is worth asking again, where that is known; `Retry-After` on the web. */
  readonly retryAfter: number | undefined;
  readonly code: ErrorCode;
  readonly detail: Text;
  readonly faults: readonly FaultNote[];

  constructor(
    code: ErrorCode,
    detail: Text,
    faults: readonly FaultNote[] = [],
    options?: ErrorOptions & { retryAfter?: number },
  ) {
    super(detail.en, options);
    this.name = 'VinetraceError';
    this.code = code;
    this.detail = detail;
    this.faults = faults;
    this.retryAfter = options?.retryAfter;
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

/** Refuses what was asked too often. @param seconds until it may be asked again */
export function failUntil(code: ErrorCode, seconds: number, zh: string, en: string): never {
  throw new VinetraceError(code, { zh, en }, [], { retryAfter: seconds });
}

/** What the machine refuses, by the code that SQLite or the file system gives it. */
const MACHINE: readonly (readonly [RegExp, ErrorCode, Text])[] = [
  [
    /^(?:SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/,
    'storage-failed',
    {
      zh: '磁盘或配额已满：请腾出空间后重试；此前已确认的内容都在',
      en: 'The disk or the quota is full: make room and try again; all that was acknowledged before is there',
    },
  ],
  [
    /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|EROFS)/,
    'storage-failed',
    {
      zh: '数据目录不可写：请检查权限和挂载方式；此前已确认的内容都在',
      en: 'The data directory cannot be written: check its permissions and how it is mounted; all that was acknowledged before is there',
    },
  ],
  [
    /^(?:SQLITE_IOERR|EIO)/,
    'storage-failed',
    {
      zh: '磁盘读写失败（可能已满或损坏）：请检查磁盘，然后运行 vinetrace verify',
      en: 'Reading or writing the disk failed, it may be full or damaged: check the disk, then run vinetrace verify',
    },
  ],
  [
    /^ERR_WORKER_OUT_OF_MEMORY/,
    'out-of-memory',
    {
      zh: '这项工作所需内存超过可用内存：请拆分文件、关闭其他程序，或换用内存更大的机器',
      en: 'The work needs more memory than there is: split the file, end other programs, or take a machine with more',
    },
  ],
];

/** A refusal of the machine as an error that says what to do, wherever in the chain of causes it stands; undefined for all else. */
export function machineFault(error: unknown): VinetraceError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    const found = MACHINE.find(([form]) => form.test(code));
    if (found !== undefined) return new VinetraceError(found[1], found[2], [], { cause: error });
  }
  return undefined;
}

/** Where the cause of a fault of ours stands, for whoever is told of it. */
const SEE_LOG: Text = { zh: '请查看服务器日志', en: 'See the log of the server' };

/** An error by its name; what is not ours is a fault of ours, with its cause and without its message, which may quote data. */
export const named = (error: unknown, detail = SEE_LOG): VinetraceError =>
  error instanceof VinetraceError
    ? error
    : (machineFault(error) ?? new VinetraceError('internal', detail, [], { cause: error }));
