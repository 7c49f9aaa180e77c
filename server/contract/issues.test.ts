// What people read where a value is wrong: in their language, and with what to write instead.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueText, type Issue } from './issues.ts';
import { mode } from './model/transfer.ts';
import { grade } from './grades.ts';
import { count, id, isoDate, sha256, yuan } from './scalars.ts';

const said = (schema: z.ZodType, value: unknown): { zh: string; en: string } =>
  issueText(schema.safeParse(value).error!.issues[0]! as Issue);

describe('issueText', () => {
  it.each([
    [mode, 'gift', 'sale, share, theft, unknown'],
    [isoDate, '2015/04/02', '2015-05-18'],
    [isoDate, '2015-02-30', /没有这一天|no such day/],
    [grade, 'Z9', 'B2'],
    [id, 'a/b', 'M01'],
    [id, 'x'.repeat(200), '128'],
    [id, '', /不能为空|empty/],
    [yuan, '-0.5', '0.5'],
    [count, '2.5', '120'],
    [count, '八毛', '0.5'],
    [sha256, 'xyz', 'SHA-256'],
    [z.number().max(8), 9, '8'],
    [z.string(), undefined, /缺少此项|missing/],
    [z.string(), 3, /文字|text/],
    [z.record(z.string(), z.string()), [], 'JSON'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], /2 项|2 items/],
    [z.strictObject({}), { odd: 1 }, 'odd'],
    [z.email(), 'x', /格式|form/],
  ] as const)('%# says in both languages what to write', (schema, value, hint) => {
    const { zh, en } = said(schema, value);
    for (const text of [zh, en]) expect(text).toMatch(hint instanceof RegExp ? hint : new RegExp(hint));
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en.replaceAll(/"[^"]*"/g, '')).not.toMatch(/\p{Script=Han}|Invalid|regex/u);
  });
});
