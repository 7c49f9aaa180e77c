// What is wrong with a value of a table, in short sentences that say what to write instead.
import type { z } from 'zod';
import { EMPTY, issueText, type Issue } from '#contract/issues.ts';
import type { Field } from '#contract/model/define.ts';
import { both, type Text } from '#contract/text.ts';

/** The message for the first issue of a value. */
export const valueMessage = (error: z.core.$ZodError): Text => issueText(error.issues[0]! as Issue);

/** What to write into a required field that is empty. */
export function missingMessage({ schema, label }: Field): Text {
  const found = schema.safeParse('');
  const needs = found.success ? EMPTY : valueMessage(found.error);
  return needs === EMPTY
    ? both(`缺少“${label.zh}”：每行都要填写`, `${label.en} is missing: every row needs it`)
    : both(`缺少“${label.zh}”：${needs.zh}`, `${label.en} is missing: ${needs.en}`);
}
