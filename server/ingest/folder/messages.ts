// What is wrong with a value, in short sentences that say what to write instead.
import type { z } from 'zod';
import type { Field } from '#contract/model/define.ts';

type Issue = z.core.$ZodIssue;

/** The first text in the contract's own words, within a union the most telling one. */
function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `write one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union': {
      const own = issue.errors.flat().find((one) => one.code === 'invalid_format' || one.code === 'custom');
      return own === undefined ? 'the value is not of the right kind' : issueText(own);
    }
    case 'too_big':
      return issue.origin === 'string'
        ? `write at most ${String(issue.maximum)} characters`
        : `write a number of at most ${String(issue.maximum)}`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'write something here'
        : `write a number of at least ${String(issue.minimum)}`;
    case 'invalid_type':
      if (issue.expected === 'int') return 'write a whole number, such as 120';
      if (issue.expected === 'record')
        return 'write a JSON object of header and field, such as {"客户":"name"}';
      return `write ${issue.expected === 'string' ? 'text' : `a ${issue.expected}`}`;
    case 'invalid_format':
    case 'custom':
      return issue.message;
    default:
      return issue.message;
  }
}

/** The message for the first issue of a value. */
export const valueMessage = (error: z.core.$ZodError): string => issueText(error.issues[0]!);

/** What to write into a required field that is empty. */
export function missingMessage(field: Field): string {
  const found = field.schema.safeParse('');
  const needs = found.success ? '' : issueText(found.error.issues[0]!);
  return needs === '' || needs === 'write something here'
    ? `${field.label.en} is missing: every row needs it`
    : `${field.label.en} is missing: ${needs}`;
}
