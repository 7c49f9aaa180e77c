// Settings of the process: the one place that reads the environment.
import process from 'node:process';
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { Issue } from '#contract/issues.ts';
import { message, type Language } from '#contract/text.ts';
import { faultsOfIssues } from './validation.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An empty variable counts as one that is not set, as in a compose file. */
const setting = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** Every environment variable that the product knows. */
const environment = z.object({
  /** The data directory; `data` where not set. */
  VINETRACE_DATA: setting,
  /** File that holds the record's key; else one is made in the user's configuration folder. */
  VINETRACE_KEY_FILE: setting,
  /** Password of the user `admin`; else one is made and printed once. */
  VINETRACE_ADMIN_PASSWORD: setting,
  VINETRACE_LOG_LEVEL: setting.pipe(z.enum(LOG_LEVELS).default('info')),
  /** Rows of a case up to which its lineage is inferred together with what is loaded; 200,000 where not set. */
  VINETRACE_LINEAGE_ROWS: setting
    .transform((value) => (value === undefined ? 200_000 : Number(value)))
    .pipe(z.number().int().min(0)),
  /** Names besides its own address under which the server may be reached, comma-separated. */
  VINETRACE_ALLOWED_HOSTS: setting.transform((value) =>
    (value ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  ),
  /** `bolt://`, `neo4j://`, `neo4j+s://` …; the embedded engine where not set. */
  NEO4J_URI: setting.pipe(
    z
      .string()
      .regex(
        /^(bolt|neo4j)(\+s|\+ssc)?:\/\/./,
        message('写法如 bolt://127.0.0.1:7687', 'write it as bolt://127.0.0.1:7687'),
      )
      .optional(),
  ),
  NEO4J_USER: setting,
  NEO4J_PASSWORD: setting,
  NEO4J_DATABASE: setting,
  XDG_CONFIG_HOME: setting,
  HOME: setting,
  LC_ALL: setting,
  LANG: setting,
});

/** Names of the settings that are the product's own, for its help. */
export const SETTINGS: readonly string[] = Object.keys(environment.shape).filter((name) =>
  /^(VINETRACE|NEO4J)_/.test(name),
);

/** Environment as the parts that open the record and the graph read it. */
export type Environment = Record<string, string | undefined>;

export interface Config {
  /** The data directory, as given; relative to the working directory. */
  data: string;
  adminPassword: string | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
  allowedHosts: string[];
  /** Rows of a case up to which its lineage is inferred together with what is loaded. */
  lineageRows: number;
  language: Language;
  /** What the record's key and the graph engine are found by. */
  env: Environment;
}

/**
 * Reads the settings.
 * @param overrides what the command line says, which goes before the environment
 * @throws wrong-usage naming each variable that is not valid (never its value: it may be a password)
 */
export function readConfig(
  overrides: { data?: string | undefined; language?: Language | undefined } = {},
  env: Environment = process.env,
): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const faults = faultsOfIssues(parsed.error.issues as Issue[]);
    const names = [...new Set(faults.map((fault) => fault.column))].join(', ');
    fail(
      'wrong-usage',
      `环境变量的值无效：${names}`,
      `These environment variables are not valid: ${names}`,
      faults,
    );
  }
  const known = parsed.data;
  const locale = known.LC_ALL ?? known.LANG ?? '';
  return {
    data: overrides.data ?? known.VINETRACE_DATA ?? 'data',
    adminPassword: known.VINETRACE_ADMIN_PASSWORD,
    logLevel: known.VINETRACE_LOG_LEVEL,
    allowedHosts: known.VINETRACE_ALLOWED_HOSTS,
    lineageRows: known.VINETRACE_LINEAGE_ROWS,
    language: overrides.language ?? (locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
    env: {
      VINETRACE_KEY_FILE: known.VINETRACE_KEY_FILE,
      XDG_CONFIG_HOME: known.XDG_CONFIG_HOME,
      HOME: known.HOME,
      NEO4J_URI: known.NEO4J_URI,
      NEO4J_USER: known.NEO4J_USER,
      NEO4J_PASSWORD: known.NEO4J_PASSWORD,
      NEO4J_DATABASE: known.NEO4J_DATABASE,
    },
  };
}
