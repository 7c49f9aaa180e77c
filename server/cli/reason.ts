// The reason that a command asks for, with which the journal keeps what was done.
import { fail } from '#contract/errors.ts';
import type { CommandContext } from './define.ts';

export const REASON = {
  flags: '--reason <text>',
  help: { zh: '理由，记入日志', en: 'why; the journal keeps it' },
};

/** @throws wrong-usage where none was given */
export function reasonOf(options: CommandContext['options']): string {
  const { reason } = options;
  const said = typeof reason === 'string' ? reason.trim() : '';
  return said === '' ? fail('wrong-usage', '请给出 --reason', 'Say why: --reason') : said;
}
