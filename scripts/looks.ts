/**
 * Pictures of every view of cases of 0, 20, 500 and 5,000 elements and of the example case, in both languages, themes and two sizes of
 * the window, to be looked at: node scripts/run.mjs scripts/looks.ts FOLDER [WORD …]
 * Words narrow them: those whose names hold every word are made, such as `en light 5000`, `zh dark 1920 flows` or `deyang`; only
 * the cases that they need are loaded. All of them are 240 pictures, a quarter of an hour on two idle cores.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { VIEW_IDS, type ViewId } from '../client/state/address.ts';
import { drawn } from '../tests/browser/canvas.ts';
import { DEYANG, PASSWORD, startRig } from '../tests/browser/rig.ts';
import type { Locale, Tab, Theme } from '../tests/browser/tab.ts';
import { writeChainCase } from './bench/chain-case.ts';
import { workplace } from './bench/workplace.ts';

/** Elements of the made cases; the one of 20 has no dates and no amounts, for views have to say so. */
const CHAINS = [0, 20, 500, 5000];
const LOCALES: readonly Locale[] = ['zh', 'en'];
const THEMES: readonly Theme[] = ['light', 'dark'];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
/** How long a page may take to come to rest (ms). */
const AT_REST = 60_000;

interface LookCase {
  /** Its word among those that narrow. */
  word: string;
  /** Writes its folder, or says where it is. */
  folder(at: string): string;
  id: string;
  isEmpty: boolean;
}

const EXAMPLE: LookCase = { word: 'deyang', folder: () => DEYANG, id: 'deyang', isEmpty: false };

const CASES: readonly LookCase[] = [
  ...CHAINS.map((elements) => {
    const isDated = elements > 20;
    return {
      word: String(elements),
      id: `${isDated ? 'dated' : 'chain'}-${elements}`,
      isEmpty: elements === 0,
      folder: (at: string) => {
        const folder = join(at, String(elements));
        writeChainCase(folder, elements, isDated);
        return folder;
      },
    };
  }),
  EXAMPLE,
];

const [, , into, ...words] = process.argv;
if (into === undefined) throw new Error('usage: node scripts/run.mjs scripts/looks.ts FOLDER [WORD …]');

interface Look {
  locale: Locale;
  theme: Theme;
  size: (typeof SIZES)[number];
  view: ViewId;
  of: LookCase;
}

const nameOf = ({ locale, theme, size, view, of }: Look): string[] => [
  locale,
  theme,
  String(size.width),
  view,
  of.word,
];

const LOOKS: readonly Look[] = LOCALES.flatMap((locale) =>
  THEMES.flatMap((theme) =>
    SIZES.flatMap((size) =>
      CASES.flatMap((of) => VIEW_IDS.map((view) => ({ locale, theme, size, view, of }))),
    ),
  ),
).filter((look) => words.every((word) => nameOf(look).includes(word)));
if (LOOKS.length === 0) throw new Error(`no picture has all of these words: ${words.join(', ')}`);

async function picture({ page }: Tab, folder: string, look: Look): Promise<void> {
  const { view, of } = look;
  await page.goto(`/cases/${of.id}?view=${view}`);
  await page.locator('.vt-status').waitFor();
  if (view === 'graph' && !of.isEmpty) await drawn(page);
  await page.waitForLoadState('networkidle');
  // A view of 5,000 elements may still be on its way when its code has come.
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(400);
  const path = join(folder, `${nameOf(look).join('-')}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
}

const at = workplace();
const rig = await startRig(
  CASES.filter((each) => LOOKS.some(({ of }) => of === each)).map(({ folder }) => folder(at.folder)),
);
if ('skipped' in rig) throw new Error(rig.skipped);
const failed: string[] = [];
try {
  mkdirSync(into, { recursive: true });
  const windowOf = (look: Look): string => nameOf(look).slice(0, 3).join(' ');
  for (const window of new Set(LOOKS.map(windowOf))) {
    const looks = LOOKS.filter((look) => windowOf(look) === window);
    const tab = await rig.tab(looks[0]!);
    tab.page.setDefaultTimeout(AT_REST);
    await tab.page.goto('/sign-in?next=/cases');
    await tab.page.locator('input[type=password]').fill(PASSWORD);
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForURL(({ pathname }) => pathname === '/cases');
    for (const look of looks) {
      // One picture that does not come is no reason to go without the others; all that failed are named at the end.
      await picture(tab, into, look).catch((error: unknown) => {
        failed.push(`${nameOf(look).join(' ')}: ${error instanceof Error ? error.message : String(error)}`);
      });
      for (const trouble of tab.troubles()) failed.push(`${nameOf(look).join(' ')}: ${trouble}`);
    }
    await tab.close();
  }
} finally {
  await rig.end();
  at.remove();
}
process.stdout.write(
  `${LOOKS.length} pictures asked for, ${failed.length} troubles\n${failed.map((line) => `${line}\n`).join('')}`,
);
if (failed.length > 0) process.exitCode = 1;
