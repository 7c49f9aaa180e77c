// What zod finds wrong, in short sentences for people that say what to write instead.
import { both, messageText, type Text } from './text.ts';

/** An issue as zod reports it, in the parts that matter here; which of them it has depends on its code. */
export interface Issue {
  code: string;
  message: string;
  path: readonly PropertyKey[];
  expected?: string;
  values?: readonly unknown[];
  errors?: readonly (readonly unknown[])[];
  origin?: string;
  maximum?: unknown;
  minimum?: unknown;
  keys?: readonly string[];
}

const KINDS: Readonly<Record<string, Text>> = {
  string: both('文字', 'text'),
  number: both('数字', 'a number'),
  int: both('整数，例如 120', 'a whole number, such as 120'),
  boolean: both('true 或 false', 'true or false'),
  array: both('列表', 'a list'),
  object: both('对象', 'an object'),
  record: both(
    '由表头和字段组成的 JSON 对象，例如 {"客户":"name"}',
    'a JSON object of header and field, such as {"客户":"name"}',
  ),
};

const UNITS: Readonly<Record<string, Text>> = {
  string: both('个字符', ' characters'),
  array: both('项', ' items'),
  set: both('项', ' items'),
};

/** Said of a text that is empty and must not be. */
export const EMPTY = both('此处不能为空：请填写', 'this is empty: write something here');

const UNFIT = both('值的种类或格式不对：请改正', 'the value is not of the right kind or form: mend it');

function bound(issue: Issue, limit: unknown, zh: string, en: string): Text {
  const unit = UNITS[issue.origin ?? ''];
  const n = String(limit);
  return unit === undefined
    ? both(`请写${zh}为 ${n} 的数字`, `write a number of ${en} ${n}`)
    : both(`请写${zh} ${n} ${unit.zh}`, `write ${en} ${n}${unit.en}`);
}

function typeText({ expected = '', message }: Issue): Text {
  const kind = KINDS[expected];
  const isMissing = message.endsWith('received undefined');
  if (kind === undefined) return isMissing ? EMPTY : UNFIT;
  return isMissing
    ? both(`缺少此项：请写${kind.zh}`, `this is missing: write ${kind.en}`)
    : both(`请写${kind.zh}`, `write ${kind.en}`);
}

/** The most telling issue of a union's members: one in words of the contract. */
function unionText({ errors = [] }: Issue): Text {
  const own = (errors.flat() as Issue[]).find(({ code }) => code === 'invalid_format' || code === 'custom');
  return own === undefined ? UNFIT : issueText(own);
}

/** The message for one issue, in both languages. A message that a schema of the contract gives itself stands. */
export function issueText(issue: Issue): Text {
  const own = messageText(issue.message);
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_value': {
      const values = (issue.values ?? []).map(String).join(', ');
      return both(`请写下列之一：${values}`, `write one of: ${values}`);
    }
    case 'invalid_union':
      return unionText(issue);
    case 'too_big':
      return bound(issue, issue.maximum, '至多', 'at most');
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? EMPTY
        : bound(issue, issue.minimum, '至少', 'at least');
    case 'invalid_type':
      return typeText(issue);
    case 'unrecognized_keys': {
      const keys = (issue.keys ?? []).map((key) => `“${key}”`).join(', ');
      return both(`不认识 ${keys}：请删去`, `${keys} is not known: leave it out`);
    }
    default:
      return UNFIT;
  }
}
