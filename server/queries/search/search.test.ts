// What a search finds: as written, by sound, nearly; and in which order.
import { describe, expect, it } from 'vitest';
import { slips, slipsFor } from './near.ts';
import { rankOf, typedAs, type Searchable } from './rank.ts';
import { soundFit, soundOf } from './sound.ts';

const of = (caption: string, ref = 'X1', properties: string[] = []): Searchable => ({
  ref,
  caption,
  ids: [ref.toLowerCase()],
  properties,
  sound: soundOf(caption),
});

const JULAN = of('巨澜家居卖场');
const DAHAI = of('大海');
const matched = (query: string, document: Searchable) => rankOf(typedAs(query), document)?.matched;

describe('sound', () => {
  it.each([
    ['julan', '巨澜家居卖场', 'whole'],
    ['jlj', '巨澜家居卖场', 'whole'],
    ['jiaju', '巨澜家居卖场', 'part'],
    ['jj', '巨澜家居卖场', 'part'],
    ['jujia', '巨澜家居卖场', 'loose'],
    ['dahai', '大海', 'whole'],
    ['dh', '大海', 'whole'],
    ['xian', '西安', 'whole'],
    ['lvdi', '绿地', 'whole'],
    ['qqjuanjia', 'QQ卷家', 'whole'],
  ] as const)('%s is read in %s: %s', (letters, caption, fit) => {
    expect(soundFit(letters, soundOf(caption))).toBe(fit);
  });

  it('does not read letters out of order, and nothing in a text without Chinese', () => {
    expect(soundFit('lanju', soundOf('巨澜'))).toBeUndefined();
    expect(soundFit('hd', soundOf('大海'))).toBeUndefined();
    expect(soundOf('Great Hall').syllables).toEqual([]);
  });

  it('ends soon where every syllable could be meant', () => {
    expect(soundFit(`${'l'.repeat(60)}x`, soundOf('丽'.repeat(60)))).toBeUndefined();
  });
});

describe('near', () => {
  it.each([
    ['dahia', 'dahai', 1],
    ['broker', 'the brokerage', 0],
    ['brokr', 'the broker', 1],
    ['巨兰家居', '巨澜家居卖场', 1],
  ] as const)('%s in %s has %i slips', (typed, text, count) => {
    expect(slips(typed, text, 2)).toBe(count);
  });

  it('allows no slip in three letters, and stops counting at its limit', () => {
    expect(slipsFor(3)).toBe(0);
    expect(slips('abcdef', 'uvwxyz', 2)).toBeUndefined();
  });
});

describe('rank', () => {
  it('finds as written before by sound before nearly', () => {
    expect(matched('巨澜', JULAN)).toBe('caption');
    expect(matched('x1', JULAN)).toBe('id');
    expect(matched('卖窗', of('家居', 'X2', ['门窗卖窗']))).toBe('property');
    expect(matched('jujia', JULAN)).toBe('sound');
    expect(matched('dahai', DAHAI)).toBe('sound');
    expect(matched('达海', DAHAI)).toBe('sound');
    expect(matched('dahia', DAHAI)).toBe('near');
    expect(matched('巨兰家具', JULAN)).toBe('sound');
    expect(matched('巨橙家居', JULAN)).toBe('near');
    expect(matched('zhangsan', JULAN)).toBeUndefined();
    expect(matched('   ', JULAN)).toBeUndefined();
  });

  it('puts a whole caption first, then one that begins so', () => {
    const ranks = ['大海', '大海物业', '蓝大海'].map((caption) => rankOf(typedAs('大海'), of(caption))?.rank);
    expect(ranks).toEqual([0, 1, 2]);
  });
});
