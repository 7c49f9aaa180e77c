// Masking: no phone, ID number, mail or name comes through, however it is written and whatever stands around it.
import * as fc from 'fast-check';
import { platform, type Platform } from '#contract/model/handle.ts';
import { recordField } from '#contract/model/record-field.ts';
import { maskField, maskHandle, maskText } from '../../../server/record/mask.ts';
import { cell, fromJson, toJson } from '../strings.ts';
import { defineTarget } from '../target.ts';

type Kind = 'phone' | 'id' | 'mail' | 'name';

interface Written {
  kind: Kind;
  /** In its plain form. */
  plain: string;
  /** As it stands in the text. */
  written: string;
  before: string;
  after: string;
  platform: Platform;
}

const WIDE = (digit: string): string => String.fromCodePoint(0xff10 + Number(digit));
const ARABIC = (digit: string): string => String.fromCodePoint(0x0660 + Number(digit));
const HAN = (digit: string): string => '零一二三四五六七八九'[Number(digit)] ?? digit;
const SCRIPTS = [(digit: string) => digit, WIDE, ARABIC, HAN];

const written = (digits: string): fc.Arbitrary<string> =>
  fc
    .record({
      script: fc.constantFrom(...SCRIPTS.keys()),
      gap: fc.constantFrom('', ' ', '-', '.', '·', '\u200b', ' - ', '　'),
      every: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ script, gap, every }) =>
      [...digits]
        .map(
          (digit, at) =>
            (at > 0 && at % every === 0 ? gap : '') + (/\d/.test(digit) ? SCRIPTS[script]!(digit) : digit),
        )
        .join(''),
    );

const number = (kind: Kind, plain: RegExp): fc.Arbitrary<Pick<Written, 'kind' | 'plain' | 'written'>> =>
  fc
    .stringMatching(plain)
    .chain((digits) => written(digits).map((text) => ({ kind, plain: digits, written: text })));

const literal = (kind: Kind, plain: RegExp) =>
  fc.stringMatching(plain).map((text) => ({ kind, plain: text, written: text }));

const one = fc.oneof(
  number('phone', /^19900\d{6}$/),
  number('id', /^510699(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d)\d{3}[\dX]$/),
  literal('mail', /^[a-z]{3,12}@[a-z]{2,8}\.example$/),
  literal('name', /^[张李王欧](阳)?[一-龥]{1,2}$/),
);

/** Words around a number; no digits, which would make another number of it. */
const around = cell.map((text) => text.replaceAll(/[\p{N}@＠.]/gu, ''));

const digitsOf = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x660)).replaceAll(/[零一二三四五六七八九]/g, (digit) => String('零一二三四五六七八九'.indexOf(digit))).replaceAll(/[^\dX]/gi, ''); // prettier-ignore

function assertHidden({ kind, plain, written: text, before, after }: Written): void {
  const whole = `${before} ${text} ${after}`;
  const masked = kind === 'name' ? maskText(whole, new Set([plain])) : maskText(whole);
  const isOpen =
    kind === 'phone' || kind === 'id' ? digitsOf(masked).includes(plain) : masked.includes(plain);
  if (isOpen) throw new Error(`${kind} in the clear: ${JSON.stringify(masked)}`);
  if (kind !== 'name' && maskText(masked) !== masked)
    throw new Error(`masked twice is otherwise: ${JSON.stringify([masked, maskText(masked)])}`);
}

const FIELD = { phone: 'phone', id: 'id_number', mail: 'email', name: 'name' } as const;

export const masks = defineTarget<Written>({
  name: 'masks',
  share: 50,
  inputs: fc
    .record({ one, before: around, after: around, platform: fc.constantFrom(...platform.options) })
    .map(({ one: { kind, plain, written: text }, ...rest }) => ({ kind, plain, written: text, ...rest })),
  toBytes: toJson,
  check(bytes) {
    const input = fromJson<Written>(bytes);
    assertHidden(input);
    const { kind, plain, written: text, before, after } = input;
    const field = maskField(FIELD[kind], text);
    if (field === text || digitsOf(field).includes(plain) || field.includes(plain))
      throw new Error(`${kind} in its own column in the clear: ${JSON.stringify(field)}`);
    for (const other of [...recordField.options, null]) maskField(other, before + text + after);
    maskHandle(input.platform, before + text + after);
  },
});
