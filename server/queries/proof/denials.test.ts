// Denials in statements and chats: who denies what of whom, and what is none.
import { describe, expect, it } from 'vitest';
import { readDenials } from './denials.ts';

const ACTORS = [
  { id: 'M05', names: ['暖巢软装'] },
  { id: 'R1', names: ['巨澜家居卖场'] },
  { id: 'H06', names: ['9907730316'] },
];
const read = (text: string, kind = 'statement', summary = '暖巢软装负责人陈述') =>
  readDenials([{ id: 'E1', kind, text, summary }], ACTORS).map(({ line, by, of, about }) => [
    line,
    by,
    of,
    ...about,
  ]);

describe('denials', () => {
  it.each([
    ['答:我们从来没有买过名单。', [[1, 'M05', 'receiving']]],
    ['答:没有给过巨澜家居卖场任何资料。', [[1, 'M05', 'giving', 'R1']]],
    ['询问笔录\n答:我不认识9907730316。', [[2, 'M05', 'dealing', 'H06']]],
    ['答:否认持有业主信息。', [[1, 'M05', 'dealing']]],
    ['A: We never bought any lists.', [[1, 'M05', 'receiving']]],
    ['A: We did not send the data to anybody.', [[1, 'M05', 'giving']]],
    ['问:你们是不是没有买过名单?', []],
    ['答:名单是买的,8毛一条。', []],
    ['答:没有下雨。', []],
  ])('in a statement: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('are of whom the sentence names where nobody is known to speak', () => {
    expect(read('巨澜家居卖场称从未收到暖巢软装的名单。', 'other', '')).toEqual([
      [1, 'R1', 'receiving', 'M05'],
    ]);
    expect(read('从未收到名单。', 'other', '')).toEqual([]);
  });
});
