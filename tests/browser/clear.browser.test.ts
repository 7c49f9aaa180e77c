/** After a day's work on a case, nothing of anybody's data lies in the clear: not on the disk, in the log, in what was exported, or in the browser. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser/chromium.ts';
import { addressOf, SERVED_ENV } from '../../scripts/bench/served.ts';
import { startNode, workplace } from '../../scripts/bench/workplace.ts';
import { FORMATS } from '../../server/exporters/registry.ts';
import { here } from '../../server/testing/cli.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from './built.ts';
import * as canvas from './canvas.ts';
import { signIn } from './checks.ts';
import { clearIn } from './clear.ts';
import { peopleOfDeyang, type People } from './people.ts';
import { DEYANG } from './rig.ts';
import { openTab, type Tab } from './tab.ts';
import { sayIn } from './words.ts';

const PHONE = '19900150665';
const say = sayIn('zh');

const at = workplace({ ...SERVED_ENV, VINETRACE_LOG_LEVEL: 'trace' });
const made = (name: string): string => join(at.folder, 'made', name);
let people: People;
let skipped = '';
/** What browser and server kept or said, by where. */
const kept: Record<string, string> = {};

/** Everything that the browser keeps for this server. */
const storedIn = async ({ page }: Tab): Promise<string> =>
  JSON.stringify([
    await page.context().storageState({ indexedDB: true }),
    await page.evaluate(() => JSON.stringify({ ...sessionStorage })),
    await page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          texts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
      return texts;
    }),
  ]);

/** Runs a command that succeeds; what it said is kept too. */
async function run(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await here(args, {
    home: at.folder,
    env: { ...at.env, VINETRACE_DATA: at.data },
  });
  kept[args.join(' ')] = stdout + stderr;
  expect(code, stderr).toBe(0);
}

/** Searches by a whole number, opens its owner, asks wrongly in ways that could end up in a log. */
async function work(tab: Tab): Promise<void> {
  const { page } = tab;
  await signIn(tab);
  await page.goto('/cases/deyang');
  await canvas.drawn(page);
  await page.getByRole('combobox', { name: say('search.label') }).fill(PHONE);
  await page.getByRole('option', { name: say('owner.open-named', { name: '杨**' }) }).click();
  await page.waitForURL(/\/cases\/deyang\/owners\/o-[0-9a-f]{24}$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const path of [`/api/cases/deyang/search?q=${PHONE}`, `/api/none/${PHONE}`, `/api/cases/${PHONE}`])
    expect((await page.request.get(path)).status()).toBeGreaterThanOrEqual(400);
  const [name = ''] = people.names;
  for (const data of [{ q: [PHONE, name] }, { q: name, more: PHONE }, `{"q": "${PHONE} ${name}`])
    await page.request.post('/api/cases/deyang/search', { data });
}

async function serveAndWork(): Promise<void> {
  const browser = await launchBrowser();
  if ('skipped' in browser) {
    skipped = browser.skipped;
    return;
  }
  const said: string[] = [];
  const server: ChildProcess = startNode(
    ['bin/vinetrace.js', '--data', at.data, 'serve', '--port', '0'],
    at.env,
  );
  const ended = once(server, 'exit');
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (part: Buffer) => said.push(part.toString()));
  try {
    const tab = await openTab(browser, await addressOf(server), { locale: 'zh' });
    await work(tab);
    kept['browser'] = await storedIn(tab);
    await tab.close();
  } finally {
    server.kill('SIGTERM');
    await ended;
    await browser.close();
    kept['log'] = said.join('');
  }
}

beforeAll(async () => {
  people = await peopleOfDeyang();
  await ensureBuilt();
  await mkdir(join(at.folder, 'made'));
  await run('load', DEYANG);
  for (const format of FORMATS) await run('export', '--format', format, '--out', made(format));
  for (const format of ['pdf', 'docx', 'html'])
    await run('report', '--format', format, '--out', made(`report.${format}`));
  await run('backup', made('copy.db'));
  await serveAndWork();
});
afterAll(() => at.remove());

describe('in the clear', () => {
  test('a person can be found by this search where they stand, whatever the encoding', async () => {
    const lists = join(DEYANG, 'lists');
    for (const file of await readdir(lists))
      expect((await clearIn(await readFile(join(lists, file)), people)).length, file).toBeGreaterThan(0);
    const [name = ''] = people.names;
    for (const text of [name, PHONE])
      expect(await clearIn(Buffer.from(`\ufeff${text}`, 'utf16le'), people)).toEqual([text]);
  });

  test('nobody stands in the files that the program keeps, wrote or logged', async ({ skip }) => {
    if (skipped !== '') return skip(skipped);
    const files = (await readdir(at.folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['record.db', 'copy.db', 'report.docx', 'xlsx']),
    );
    for (const { parentPath, name } of files) {
      const file = join(parentPath, name);
      expect(await clearIn(await readFile(file), people), file).toEqual([]);
    }
  });

  test('nobody stands in the log or in what the browser keeps', async ({ skip }) => {
    if (skipped !== '') return skip(skipped);
    expect(kept['log']).toContain('/api/cases/:case/search');
    expect(kept['browser']).toContain('cookies');
    for (const [where, text] of Object.entries(kept))
      expect(await clearIn(Buffer.from(text), people), where).toEqual([]);
  });
});
