/** A running Vinetrace over a data directory of its own, and a real browser that drives it. */
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser/chromium.ts';
import { addressOf, SERVED_ENV } from '../../scripts/bench/served.ts';
import { startNode, vinetrace, workplace } from '../../scripts/bench/workplace.ts';
import type { Skipped } from '../../scripts/provision/skip.ts';
import { ensureBuilt } from './built.ts';
import { openTab, type Tab, type TabOptions } from './tab.ts';

/** The case of the fixtures, as `vinetrace load` takes it. */
export const DEYANG = join(import.meta.dirname, '../../fixtures/cases/deyang');

export const USER = 'admin';
export const PASSWORD = SERVED_ENV.VINETRACE_ADMIN_PASSWORD;

export interface Rig {
  /** Address of the server, without a slash at its end; the same after a new start. */
  url: string;
  /** A temporary folder that goes with the rig. */
  folder: string;
  /** Runs a command of the built command line over the same data; resolves with its stdout. The server must not run. */
  cli(...args: string[]): Promise<string>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** A page in a profile of its own. */
  tab(options: TabOptions): Promise<Tab>;
  /** Ends browser and server and removes all that they wrote. */
  end(): Promise<void>;
}

/**
 * Builds what is missing, loads case folders, serves, and starts the browser.
 *
 * @param folders case folders to load, in this order; none leaves the data directory empty
 * @param settings of the server, beside those of every rig
 * @returns the rig, or why there is no browser
 */
export async function startRig(
  folders: readonly string[],
  settings: NodeJS.ProcessEnv = {},
): Promise<Rig | Skipped> {
  const browser = await launchBrowser();
  if ('skipped' in browser) return browser;
  const at = workplace({ ...SERVED_ENV, ...settings });
  let server: ChildProcess | undefined;
  let url = '';
  const stopServer = async (): Promise<void> => {
    if (server === undefined) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    server = undefined;
  };
  const startServer = async (): Promise<void> => {
    const port = url === '' ? '0' : new URL(url).port;
    server = startNode(['bin/vinetrace.js', '--data', at.data, 'serve', '--port', port], at.env);
    url = await addressOf(server);
  };
  const cli = async (...args: string[]): Promise<string> => (await vinetrace(at, ...args)).stdout;
  const end = async (): Promise<void> => {
    await browser.close();
    await stopServer();
    at.remove();
  };
  try {
    await ensureBuilt();
    for (const folder of folders) await cli('load', folder);
    await startServer();
  } catch (error) {
    await end();
    throw error;
  }
  return {
    url,
    folder: at.folder,
    cli,
    stopServer,
    startServer,
    tab: (options) => openTab(browser, url, options),
    end,
  };
}
