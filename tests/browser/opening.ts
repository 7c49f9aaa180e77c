/** How a browser test opens: a rig for its file, a tab for its steps, and steps that leave a picture of the page where they fail. */
import { afterAll, beforeAll, test } from 'vitest';
import { expectQuiet, pictured } from './checks.ts';
import { startRig, type Rig } from './rig.ts';
import type { Tab, TabOptions } from './tab.ts';

type Step = (title: string, work: (rig: Rig) => Promise<void>) => void;

interface Steps extends TabOptions {
  /** Begins the names of the pictures that failures leave. */
  name: string;
  /** What a tab must pass after each step: that nothing went wrong in it, unless a test asks for something that does. */
  after?(tab: Tab): void;
}

export interface Opening {
  /** A test that is skipped where there is no browser; `timeout` (ms) where it takes longer than most. */
  it(name: string, work: (rig: Rig) => Promise<void>, timeout?: number): void;
  /**
   * The steps of the block that this is called in, one after another in one tab: in the light theme in Chinese and in the dark one in
   * English unless another is named.
   *
   * @param ready takes the tab before the first step
   */
  steps(options: Steps, ready: (tab: Tab, rig: Rig) => void | Promise<void>): Step;
}

/**
 * Starts a rig before the tests of a file or a block, and ends it after them.
 *
 * @param folders case folders to load, in this order
 * @param ready what is done with the rig before the first test
 * @param settings of the server, beside those of every rig
 */
export function openRig(
  folders: readonly string[],
  ready?: (rig: Rig) => void | Promise<void>,
  settings?: NodeJS.ProcessEnv,
): Opening {
  let rig: Rig | undefined;
  let skipped = '';
  beforeAll(async () => {
    const started = await startRig(folders, settings);
    if ('skipped' in started) skipped = started.skipped;
    else {
      rig = started;
      await ready?.(rig);
    }
  });
  afterAll(() => rig?.end());
  const it: Opening['it'] = (name, work, timeout) =>
    test(
      name,
      async ({ skip }) => {
        if (rig === undefined) return skip(skipped);
        await work(rig);
      },
      timeout,
    );
  return {
    it,
    steps({ name, after = expectQuiet, ...options }, begin) {
      let tab: Tab | undefined;
      beforeAll(async () => {
        if (rig === undefined) return;
        tab = await rig.tab({ theme: options.locale === 'en' ? 'dark' : 'light', ...options });
        await begin(tab, rig);
      });
      afterAll(() => tab?.close());
      return (title, work) =>
        it(title, async (started) => {
          if (tab === undefined) throw new Error('the block has no tab yet');
          await pictured(tab, `${name} ${options.locale} ${title}`, () => work(started));
          after(tab);
        });
    },
  };
}
