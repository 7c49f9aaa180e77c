// Progress on stderr: a bar with rows/s and time left on a terminal, a line every few seconds elsewhere.
import type { Language } from '#contract/text.ts';
import type { OnProgress, Progress } from '../progress.ts';

const WIDTH = 28;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 3000;

/** Where progress is written. */
export interface Terminal {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

export interface ProgressDisplay {
  onProgress: OnProgress;
  /** Clears an unfinished bar. */
  end(): void;
}

const WORDS = {
  zh: { rate: '行/秒', left: (seconds: number) => `剩余 ${seconds} 秒`, rows: '行' },
  en: { rate: 'rows/s', left: (seconds: number) => `${seconds} s left`, rows: 'rows' },
};

/** One line that says how far a stage has come; `seconds` since the stage began. */
export function describe(progress: Progress, seconds: number, language: Language, withBar: boolean): string {
  const words = WORDS[language];
  const parts = [progress.stage[language]];
  if (progress.total !== undefined && progress.total > 0) {
    const share = Math.min(1, progress.done / progress.total);
    const filled = Math.round(share * WIDTH);
    if (withBar) parts.push(`[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}]`);
    parts.push(`${Math.floor(share * 100)}%`);
    if (share > 0 && share < 1 && seconds > 1) {
      parts.push(words.left(Math.ceil((seconds * (1 - share)) / share)));
    }
  }
  if (progress.rows !== undefined) {
    parts.push(`${progress.rows.toLocaleString('en')} ${words.rows}`);
    if (seconds > 0.2) {
      parts.push(`${Math.round(progress.rows / seconds).toLocaleString('en')} ${words.rate}`);
    }
  }
  return parts.join(' · ');
}

/** Writes progress to `out`; nothing at all where `quiet`. */
export function progressDisplay(out: Terminal, language: Language, quiet: boolean): ProgressDisplay {
  let stage = '';
  let began = 0;
  let last = 0;
  let isDrawn = false;
  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    const isNew = progress.stage.en !== stage;
    if (isNew) {
      stage = progress.stage.en;
      began = now;
    }
    const isTerminal = out.isTTY === true;
    if (!isNew && now - last < (isTerminal ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
    if (isNew && !isTerminal && last !== 0 && now - last < LINE_EVERY_MS) return;
    last = now;
    const line = describe(progress, (now - began) / 1000, language, isTerminal);
    out.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    isDrawn = isTerminal;
  };
  const end = (): void => {
    if (isDrawn) out.write('\r\u001b[K');
    isDrawn = false;
  };
  return quiet ? { onProgress: () => {}, end: () => {} } : { onProgress, end };
}
