// Settings of the process: the one place that reads the environment.
import { isIP } from 'node:net';
import process from 'node:process';
import { z } from 'zod';
import { FIRST_ADMINISTRATOR, newUser } from '#contract/account.ts';
import { fail } from '#contract/errors.ts';
import { gradeScheme, type GradeSchemeName } from '#contract/grades.ts';
import type { Issue } from '#contract/issues.ts';
import { message, type Language } from '#contract/text.ts';
import { phoneBlocks, type PhoneBlock } from '#contract/phone-blocks.ts';
import type { OidcSettings } from './oidc.ts';
import { faultsOfIssues } from './validation.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An empty variable counts as one that is not set, as in a compose file. */
const setting = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** Values with commas between them, in lower case. */
const several = setting.transform((value) =>
  (value ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== ''),
);

/** An address, or a network of them as `10.0.0.0/8`. */
function isNetwork(written: string): boolean {
  const [address = '', bits] = written.split('/');
  const family = isIP(address);
  if (family === 0 || bits === undefined) return family !== 0;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Every environment variable that the product knows. */
const environment = z.object({
  /** The data directory; `data` where not set. */
  VINETRACE_DATA: setting,
  /** File that holds the record's key; else one is made in the user's configuration folder. */
  VINETRACE_KEY_FILE: setting,
  /** The key itself, 64 hexadecimal digits, instead of a file. */
  VINETRACE_KEY: setting,
  /** A command of the shell that prints the key, instead of a file: a key manager, a token. */
  VINETRACE_KEY_COMMAND: setting,
  /** File that holds a passphrase from which the key is made (argon2id), instead of a key; may be /dev/stdin. */
  VINETRACE_PASSPHRASE_FILE: setting,
  /** What opens and locks the file of a case by `vinetrace transfer`, where neither a key nor a file with a passphrase is named. */
  VINETRACE_TRANSFER_PASSPHRASE: setting,
  /** What the first administrator is called; `admin` where not set. One who was made under another name stays. */
  VINETRACE_ADMIN_NAME: setting.pipe(newUser.shape.user.optional()),
  /** Password of the first administrator; else one is made and printed once. */
  VINETRACE_ADMIN_PASSWORD: setting,
  /** Address of a service to sign in at (OpenID Connect), and what this installation is called there. */
  VINETRACE_OIDC_ISSUER: setting.pipe(z.url({ protocol: /^https?$/ }).optional()),
  VINETRACE_OIDC_CLIENT_ID: setting,
  VINETRACE_OIDC_CLIENT_SECRET: setting,
  /** The claim whose value is a user's name; `preferred_username` where not set. People must not be able to choose it themselves. */
  VINETRACE_OIDC_CLAIM: setting.transform((value) => value ?? 'preferred_username'),
  /** How people must have signed in there: values of the claim `acr`, with spaces between them, one of which the service has to say. Nothing is asked where not set. */
  VINETRACE_OIDC_ACR: setting.transform((value) => value?.split(/\s+/).filter((one) => one !== '') ?? []),
  /** What becomes of somebody whom nobody added: `refuse`, or `member`: in no case. */
  VINETRACE_OIDC_UNKNOWN: setting.pipe(z.enum(['refuse', 'member']).default('refuse')),
  /** File into which signed heads of the journal are written too, best on another disk or machine; `heads.jsonl` in the data directory where not set. */
  VINETRACE_HEADS_FILE: setting,
  /** A time-stamping service (RFC 3161) that a running server asks for a token of each signed head; none is asked where not set. */
  VINETRACE_TIMESTAMP_URL: setting.pipe(
    z
      .url({ protocol: /^https?$/ })
      .refine(
        (written) => !/^\w+:\/\/[^/]*@/.test(written),
        message('地址中不能有用户名和密码', 'no name and no password in the address'),
      )
      .optional(),
  ),
  /** File with the certificates (PEM) that are trusted to vouch for that service; where not set, the certificate of a token is taken as it is. */
  VINETRACE_TIMESTAMP_CA_FILE: setting,
  /** Folder into which a running server backs the record up, best on another disk; no such backups where not set. */
  VINETRACE_BACKUP_FOLDER: setting,
  /** Hours from one such backup to the next; 24 where not set. */
  VINETRACE_BACKUP_HOURS: setting
    .transform((value) => (value === undefined ? 24 : Number(value)))
    .pipe(z.number().min(0.1).max(8760)),
  /** How many of them are kept; 14 where not set. */
  VINETRACE_BACKUP_KEEP: setting
    .transform((value) => (value === undefined ? 14 : Number(value)))
    .pipe(z.number().int().min(1).max(10_000)),
  VINETRACE_LOG_LEVEL: setting.pipe(z.enum(LOG_LEVELS).default('info')),
  /** Rows of a case up to which its lineage is inferred together with what is loaded; 200,000 where not set. */
  VINETRACE_LINEAGE_ROWS: setting
    .transform((value) => (value === undefined ? 200_000 : Number(value)))
    .pipe(z.number().int().min(0)),
  /** The scheme by which people here grade sources and what they say; grades of the others are read all the same. */
  VINETRACE_GRADES: setting.pipe(gradeScheme.default('admiralty')),
  /** Mobile numbers that nobody else has, for canaries: `19912340000-19912349999` or what they begin with, comma-separated. */
  VINETRACE_CANARY_PHONES: setting.transform((value) => value ?? '').pipe(phoneBlocks),
  /** Names besides its own address under which the server may be reached, comma-separated. */
  VINETRACE_ALLOWED_HOSTS: several,
  /** Certificate (with its chain) and key in PEM: the server speaks HTTPS. Both or neither. */
  VINETRACE_TLS_CERT_FILE: setting,
  VINETRACE_TLS_KEY_FILE: setting,
  /** `allowed`: the server may be reached by plain HTTP on other addresses than this machine's own. For a container whose port is published on the machine alone. */
  VINETRACE_PLAIN_HTTP: setting.pipe(z.literal('allowed').optional()),
  /** Addresses or networks of proxies whose word on who asks, how and for which host is taken, comma-separated; nobody's where not set. */
  VINETRACE_TRUSTED_PROXIES: several.pipe(
    z.array(
      z
        .string()
        .refine(
          isNetwork,
          message('写法如 10.0.0.2 或 10.0.0.0/8', 'write addresses as 10.0.0.2 or 10.0.0.0/8'),
        ),
    ),
  ),
  /** Address and port, apart from the server's own, on which figures for Prometheus are answered; none where not set. */
  VINETRACE_METRICS: setting.pipe(
    z
      .string()
      .regex(
        /^(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i,
        message('写法如 127.0.0.1:9464', 'write it as 127.0.0.1:9464'),
      )
      .optional(),
  ),
  /** Where a collector of OpenTelemetry takes traces, such as `http://127.0.0.1:4318/v1/traces`; none are made where not set. */
  VINETRACE_TRACES_URL: setting.pipe(z.url({ protocol: /^https?$/ }).optional()),
  /** Requests of one person a minute, or of an address where nobody is signed in; 20,000 where not set. */
  VINETRACE_REQUESTS_A_MINUTE: setting
    .transform((value) => (value === undefined ? 20_000 : Number(value)))
    .pipe(z.number().int().min(60).max(10_000_000)),
  /** Questions of one person that are answered by worker threads or take long, at the same time; 32 where not set. */
  VINETRACE_COSTLY_AT_ONCE: setting
    .transform((value) => (value === undefined ? 32 : Number(value)))
    .pipe(z.number().int().min(1).max(10_000)),
  /** How long a server that is told to stop waits for what runs (s); 30 where not set. */
  VINETRACE_STOP_SECONDS: setting
    .transform((value) => (value === undefined ? 30 : Number(value)))
    .pipe(z.number().int().min(0).max(3600)),
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

export interface TlsSettings {
  certFile: string;
  keyFile: string;
}

export interface TimeStampSettings {
  /** Nobody is asked where undefined. */
  url: string | undefined;
  caFile: string | undefined;
}

/** What one person may ask, under all their sessions together. */
export interface RateLimits {
  requestsAMinute: number;
  /** Questions that workers answer or that take long, at the same time. */
  costlyAtOnce: number;
}

/** Backups that a running server makes. */
export interface BackupPlan {
  folder: string;
  hours: number;
  /** How many are kept. */
  keep: number;
}

export interface Config {
  /** The data directory, as given; relative to the working directory. */
  data: string;
  /** The first administrator. */
  adminName: string;
  adminPassword: string | undefined;
  /** The passphrase of a case on its way. */
  transferPassphrase: string | undefined;
  /** Where, how often and how many backups of a running server are kept; none where undefined. */
  backups: BackupPlan | undefined;
  /** Where heads of the journal are signed into; in the data directory where undefined. */
  headsFile: string | undefined;
  /** Who stamps heads of the journal, and the file of those who vouch for them. */
  timeStamps: TimeStampSettings;
  logLevel: (typeof LOG_LEVELS)[number];
  allowedHosts: string[];
  /** Files of the certificate; undefined where the server speaks plain HTTP. */
  tls: TlsSettings | undefined;
  /** Plain HTTP is allowed on other addresses than this machine's own. */
  allowsPlainHttp: boolean;
  /** Proxies that are believed. */
  trustedProxies: string[];
  metrics: { host: string; port: number } | undefined;
  tracesUrl: string | undefined;
  /** What one person may ask. */
  rateLimits: RateLimits;
  stopSeconds: number;
  /** Where one can sign in beside passwords. */
  oidc: OidcSettings | undefined;
  /** Rows of a case up to which its lineage is inferred together with what is loaded. */
  lineageRows: number;
  /** By which people here grade. */
  gradeScheme: GradeSchemeName;
  /** Blocks of phone numbers that canaries are given; none where they are drawn and checked. */
  canaryPhones: PhoneBlock[];
  language: Language;
  /** What the record's key and the graph engine are found by. */
  env: Environment;
}

/** Host and port of an address as `127.0.0.1:9464`. */
function addressOf(written: string | undefined): Config['metrics'] {
  if (written === undefined) return undefined;
  const at = written.lastIndexOf(':');
  return { host: written.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(written.slice(at + 1)) };
}

/** @throws wrong-usage where one file is named and the other is not */
function tlsSettings(known: z.infer<typeof environment>): TlsSettings | undefined {
  const { VINETRACE_TLS_CERT_FILE: certFile, VINETRACE_TLS_KEY_FILE: keyFile } = known;
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  if (certFile === undefined && keyFile === undefined) return undefined;
  return fail(
    'wrong-usage',
    'VINETRACE_TLS_CERT_FILE 与 VINETRACE_TLS_KEY_FILE 须一起设置',
    'VINETRACE_TLS_CERT_FILE and VINETRACE_TLS_KEY_FILE are set together',
  );
}

/** @throws wrong-usage where the service is named and our name there is not */
function oidcSettings(known: z.infer<typeof environment>): OidcSettings | undefined {
  if (known.VINETRACE_OIDC_ISSUER === undefined) return undefined;
  return {
    issuer: known.VINETRACE_OIDC_ISSUER,
    clientId:
      known.VINETRACE_OIDC_CLIENT_ID ??
      fail('wrong-usage', '缺少 VINETRACE_OIDC_CLIENT_ID', 'VINETRACE_OIDC_CLIENT_ID is missing'),
    clientSecret: known.VINETRACE_OIDC_CLIENT_SECRET,
    claim: known.VINETRACE_OIDC_CLAIM,
    acr: known.VINETRACE_OIDC_ACR,
    unknown: known.VINETRACE_OIDC_UNKNOWN,
  };
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
    adminName: known.VINETRACE_ADMIN_NAME ?? FIRST_ADMINISTRATOR,
    adminPassword: known.VINETRACE_ADMIN_PASSWORD,
    transferPassphrase: known.VINETRACE_TRANSFER_PASSPHRASE,
    backups:
      known.VINETRACE_BACKUP_FOLDER === undefined
        ? undefined
        : {
            folder: known.VINETRACE_BACKUP_FOLDER,
            hours: known.VINETRACE_BACKUP_HOURS,
            keep: known.VINETRACE_BACKUP_KEEP,
          },
    headsFile: known.VINETRACE_HEADS_FILE,
    timeStamps: { url: known.VINETRACE_TIMESTAMP_URL, caFile: known.VINETRACE_TIMESTAMP_CA_FILE },
    logLevel: known.VINETRACE_LOG_LEVEL,
    allowedHosts: known.VINETRACE_ALLOWED_HOSTS,
    tls: tlsSettings(known),
    allowsPlainHttp: known.VINETRACE_PLAIN_HTTP === 'allowed',
    trustedProxies: known.VINETRACE_TRUSTED_PROXIES,
    metrics: addressOf(known.VINETRACE_METRICS),
    tracesUrl: known.VINETRACE_TRACES_URL,
    rateLimits: {
      requestsAMinute: known.VINETRACE_REQUESTS_A_MINUTE,
      costlyAtOnce: known.VINETRACE_COSTLY_AT_ONCE,
    },
    stopSeconds: known.VINETRACE_STOP_SECONDS,
    oidc: oidcSettings(known),
    lineageRows: known.VINETRACE_LINEAGE_ROWS,
    gradeScheme: known.VINETRACE_GRADES,
    canaryPhones: known.VINETRACE_CANARY_PHONES,
    language: overrides.language ?? (locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
    env: {
      VINETRACE_KEY_FILE: known.VINETRACE_KEY_FILE,
      VINETRACE_KEY: known.VINETRACE_KEY,
      VINETRACE_KEY_COMMAND: known.VINETRACE_KEY_COMMAND,
      VINETRACE_PASSPHRASE_FILE: known.VINETRACE_PASSPHRASE_FILE,
      XDG_CONFIG_HOME: known.XDG_CONFIG_HOME,
      HOME: known.HOME,
      NEO4J_URI: known.NEO4J_URI,
      NEO4J_USER: known.NEO4J_USER,
      NEO4J_PASSWORD: known.NEO4J_PASSWORD,
      NEO4J_DATABASE: known.NEO4J_DATABASE,
    },
  };
}
