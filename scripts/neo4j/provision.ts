/** A real Neo4j for the tests: the one of `NEO4J_URI`, else a server of our own from Maven Central's jars. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildOnce, CACHE } from '../provision/build-once.ts';
import { run } from '../provision/run.ts';
import { skip, type Skipped } from '../provision/skip.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const POM = join(HERE, 'pom.xml');
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;

/** A Neo4j that answers at `uri`; `stop` resolves once its process is gone (nothing happens to a server not ours). */
export interface Neo4j {
  uri: string;
  stop(): Promise<void>;
  /** Ends it at once, as a crash does; resolves once its process is gone. The store stays. */
  kill(): Promise<void>;
}

/** A server with its store and port fixed, to stop one and start it again under a running product. */
export interface Neo4jOptions {
  /** Store folder, kept on stop. Without it: a fresh one in the system's temporary folder, deleted on stop. */
  dir?: string;
  /** Bolt port on 127.0.0.1. Without it: any free port. */
  port?: number;
}

/** The major version of `java`, or undefined when there is none. */
async function javaVersion(java: string): Promise<number | undefined> {
  const answer = await run(java, ['-version']);
  const version = /version "(?:1\.)?(\d+)/.exec(answer.output)?.[1];
  return answer.status === 0 && version !== undefined ? Number(version) : undefined;
}

/** Copies the jars that pom.xml names into the cache, once for each content of pom.xml; about 116 MB. */
async function serverJars(): Promise<string | undefined> {
  const key = createHash('sha256')
    .update(await readFile(POM))
    .digest('hex')
    .slice(0, 12);
  const folder = join(CACHE, 'neo4j', `lib-${key}`);
  if (!existsSync(folder) && (await run('mvn', ['-v'])).status !== 0) return undefined;
  return buildOnce(folder, async (staging) => {
    process.stderr.write('Neo4j: fetching the server by Maven (once, about 116 MB)\n');
    const goal = ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${staging}`];
    const { status, output } = await run('mvn', goal);
    if (status !== 0) throw new Error(`mvn dependency:copy-dependencies failed:\n${output.slice(-4_000)}`);
  });
}

/** Resolves with the address the server prints once it is up; rejects when it ends or stays silent instead. */
function untilReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (what: string): void =>
      reject(new Error(`The Neo4j server ${what}:\n${said.slice(-40).join('\n')}`));
    const timer = setTimeout(() => fail(`was not up within ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    const hear = (line: string): void => {
      if (line.startsWith('bolt://')) resolve(line.trim());
      else said.push(line);
    };
    if (server.stdout) createInterface(server.stdout).on('line', hear);
    if (server.stderr) createInterface(server.stderr).on('line', hear);
    server.once('error', (error) => fail(`did not start (${error.message})`));
    server.once('close', (code) => fail(`ended with status ${code} before it was up`));
    server.once('close', () => clearTimeout(timer));
    timer.unref();
  });
}

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

/** Closes the server's stdin, on which it shuts down, and waits for its end; kills it when it does not end. */
function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(server)) return resolve();
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_TIMEOUT_MS);
    server.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    server.stdin?.end();
  });
}

/**
 * Starts Neo4j for tests. Without options and with `NEO4J_URI` set, that server is used as it is. Else one is started
 * from the jars of pom.xml (Java 17 or later; Maven the first time): loopback only, no authentication, heap 1 GB. The
 * server ends when this process does, however that happens, for it holds the other end of the server's stdin.
 *
 * @throws Error when the server does not come up, or when nothing is to be had and `CI` is set
 * @returns the running server, or why there is none
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4j | Skipped> {
  const given = process.env['NEO4J_URI'];
  if (given && options.dir === undefined && options.port === undefined)
    return { uri: given, stop: async () => {}, kill: async () => {} };

  const home = process.env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const version = await javaVersion(java);
  if (version === undefined || version < 17) {
    const found = version === undefined ? 'no Java found' : `Java ${version} found`;
    return skip(`Neo4j tests need NEO4J_URI, or Java 17 or later with Maven: ${found}`);
  }
  const jars = await serverJars();
  if (jars === undefined)
    return skip('Neo4j tests need NEO4J_URI, or Java 17 or later with Maven: no Maven found');

  const store = options.dir ?? (await mkdtemp(join(tmpdir(), 'vinetrace-neo4j-')));
  const heap = ['-Xms256m', '-Xmx1g'];
  const args = [
    ...heap,
    '-cp',
    join(jars, '*'),
    join(HERE, 'Neo4jServer.java'),
    store,
    String(options.port ?? 0),
  ];
  if (options.dir === undefined) args.push('temporary');
  // Detached: Ctrl-C reaches this process only, and the server still shuts down in order when its stdin closes.
  const server = spawn(java, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const stop = async (): Promise<void> => {
    await end(server);
    if (options.dir === undefined) await rm(store, { recursive: true, force: true });
  };
  const kill = async (): Promise<void> => {
    if (hasEnded(server)) return;
    const closed = once(server, 'close');
    server.kill('SIGKILL');
    await closed;
  };
  try {
    return { uri: await untilReady(server), stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}
