/** One page as one person sees it, and all that must not happen in it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from './patience.ts';

export type Locale = 'zh' | 'en';
export type Theme = 'light' | 'dark';

export interface TabOptions {
  locale: Locale;
  theme?: Theme;
  size?: { width: number; height: number };
}

export interface Tab {
  page: Page;
  locale: Locale;
  theme: Theme;
  /** What went wrong since the last time it was asked: errors of the console and the page, failed requests, other hosts. */
  troubles(): string[];
  /** Answers that came with these statuses since the last time, as `401 GET /api/session`: some tests ask for them. */
  refusals(): string[];
  close(): Promise<void>;
}

const TAGS: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' };

/** What Chromium writes into the console for a refused or failed request: the request itself is noted already. */
const ECHO = /^Failed to load resource:/;

/** Notes troubles of every page and worker of a profile. */
function watch(context: BrowserContext, url: string, troubles: string[], refusals: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !ECHO.test(message.text())) troubles.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`page: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (!['data:', 'blob:'].includes(address.protocol) && address.origin !== url)
      troubles.push(`other host: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A question that nobody waits for any more is withdrawn.
    if (why !== 'net::ERR_ABORTED')
      refusals.push(`${why} ${request.method()} ${new URL(request.url()).pathname}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400) return;
    refusals.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
}

/** Opens an empty page in a profile of its own: locale, theme and size as asked, reduced motion, downloads allowed. */
export async function openTab(browser: Browser, url: string, options: TabOptions): Promise<Tab> {
  const { locale, theme = 'light', size = { width: 1280, height: 800 } } = options;
  const context = await browser.newContext({
    baseURL: url,
    locale: TAGS[locale],
    colorScheme: theme,
    viewport: size,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const [troubles, refusals]: [string[], string[]] = [[], []];
  watch(context, url, troubles, refusals);
  const page = await context.newPage();
  return {
    page,
    locale,
    theme,
    troubles: () => troubles.splice(0),
    refusals: () => refusals.splice(0),
    close: () => context.close(),
  };
}
