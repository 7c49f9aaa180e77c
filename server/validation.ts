// Issues that zod found, rewritten for people in their language.
import { en, zhCN } from 'zod/v4/locales';
import type { Fault } from '#contract/errors.ts';
import type { Language } from '#contract/text.ts';

/** An issue as zod reports it, in the parts that matter here. */
export interface Issue {
  code: string;
  message: string;
  path: readonly PropertyKey[];
}

type LocaleError = ReturnType<typeof en>['localeError'];
type RawIssue = Parameters<LocaleError>[0];

const english = en().localeError;
const chinese = zhCN().localeError;

const textOf = (message: ReturnType<LocaleError>): string | undefined =>
  typeof message === 'string' ? message : message?.message;

/** The message in Chinese; zod no longer has the input by now, so what it received is taken from the English message. */
function inChinese(raw: RawIssue, message: string): string {
  const received = /received (\w+)$/.exec(message)?.[1];
  const translated = textOf(chinese(raw)) ?? message;
  return received === undefined ? translated : translated.replace(/undefined$/, received);
}

/**
 * One fault per issue: `column` names the parameter, `message` is in `language`.
 * A message that a schema of ours gives itself stands as it is. Values are left out: they may be personal data.
 */
export function faultsOfIssues(issues: readonly Issue[], language: Language): Fault[] {
  return issues.map((issue) => {
    const raw = { ...issue, input: undefined } as unknown as RawIssue;
    const isOwn =
      issue.code === 'custom' || (issue.code === 'invalid_format' && textOf(english(raw)) !== issue.message);
    const message = isOwn || language === 'en' ? issue.message : inChinese(raw, issue.message);
    const column = issue.path.map(String).join('.');
    return column === '' ? { message } : { column, message };
  });
}
