/** A real Chromium for the tests: an installed one, else the headless one that comes as an npm package. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { buildOnce, CACHE } from '../provision/build-once.ts';
import { run } from '../provision/run.ts';
import { skip, type Skipped } from '../provision/skip.ts';

/** Where distributions install it; `CHROME_PATH` comes first. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** For containers run as root without a GPU, and so that the browser itself never talks to another host. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Fonts of the packaged browser, found wherever the project lies. */
const FONTS =
  '<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fonts</cachedir></fontconfig>\n';

/** A browser's program, and what its environment needs besides ours. */
interface Program {
  executablePath: string;
  env: Record<string, string>;
}

/** Chrome or Chromium of this machine, or undefined. */
function installed(): Program | undefined {
  const given = process.env['CHROME_PATH'];
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH names ${given}, which does not exist`);
  const executablePath = given || INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
}

/**
 * The Chromium of `@sparticuz/chromium`, unpacked once into the cache (206 MB) with the system libraries it brings
 * along (NSS, NSPR, expat), so that no system package is needed. The package unpacks into the temporary folder of its
 * process and takes a half-written file there for a whole one; therefore it runs in a process of its own, whose
 * temporary folder is the staging folder. The package adds the libraries only when it believes to run on AWS Lambda.
 */
async function packaged(): Promise<Program | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  const manifest: unknown = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest && 'version' in manifest ? manifest.version : '';
  const folder = await buildOnce(join(CACHE, 'chromium', String(version)), async (staging) => {
    const url = JSON.stringify(pathToFileURL(entry).href);
    const script = `await (await import(${url})).default.executablePath()`;
    const env = { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
    const { status, output } = await run(process.execPath, ['--input-type=module', '-e', script], env);
    if (status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked:\n${output}`);
    await writeFile(join(staging, 'fonts.conf'), FONTS);
  });
  const env = {
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  return { executablePath: join(folder, 'chromium'), env };
}

/**
 * Starts a headless Chromium: `CHROME_PATH`, else an installed Chrome or Chromium, else the one of the npm package.
 * The caller closes it. Fonts of the system are not to be relied on: of the packaged one only Open Sans is there.
 *
 * @throws Error when the browser does not start, or when there is none and `CI` is set
 * @returns the browser, or why there is none
 */
export async function launchBrowser(): Promise<Browser | Skipped> {
  const program = installed() ?? (await packaged());
  if (!program) {
    return skip('Browser tests need Chrome or Chromium (CHROME_PATH), or Linux x64 with @sparticuz/chromium');
  }
  const { executablePath, env } = program;
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } });
}
