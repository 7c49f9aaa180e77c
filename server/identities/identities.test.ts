// Identities on generated handles that the weights were not fitted on, and what must never happen.
import { describe, expect, it } from 'vitest';
import { measureIdentities } from '../../scripts/generate/handles/measured.ts';
import type { HandleFacts } from './facts.ts';
import { identify } from './identify.ts';
import { reasonText } from './words.ts';

const handle = (id: string, more: Partial<HandleFacts> = {}): HandleFacts => ({
  id,
  platform: 'qq',
  value: `99000000${id.slice(1).padStart(2, '0')}`,
  texts: [],
  contacts: [],
  prices: [],
  hours: [],
  lists: [],
  dealings: [],
  ...more,
});

describe('identify', () => {
  it('is right on 200 handles of 40 people, and as sure as it is right', { timeout: 120_000 }, () => {
    const found = measureIdentities([910, 911]);
    expect(found.precision).toBeGreaterThanOrEqual(0.95);
    expect(found.recall).toBeGreaterThanOrEqual(0.7);
    expect(found.error).toBeLessThanOrEqual(0.05);
    expect(found.pairError).toBeLessThanOrEqual(0.06);
  });

  it('joins two that gave the same phone, and says why', () => {
    const [one] = identify(
      [
        handle('H1', { contacts: ['19900700001'] }),
        handle('H2', { contacts: ['19900700001'] }),
        handle('H3'),
      ],
      [],
    );
    expect(one).toMatchObject({ handles: ['H1', 'H2'], parts: [['H1'], ['H2']] });
    expect(one!.probability).toBeGreaterThan(0.9);
    expect(reasonText(one!.reasons[0]!.kind, one!.reasons[0]!).zh).toContain('19900700001');
  });

  it('never joins by a name alone, nor by price and hours', () => {
    const alike = { platform: 'net-name', value: '大海', prices: [0.8], hours: [20, 21, 20, 21] };
    expect(identify([handle('H1', alike), handle('H2', alike)], [])).toEqual([]);
  });

  it('keeps to what is known: together whatever else, and never what is apart', () => {
    const shared = { contacts: ['19900700001'] };
    const handles = [handle('H1', shared), handle('H2', shared), handle('H3')];
    expect(identify(handles, [], { together: [], apart: [['H1', 'H2']] })).toEqual([]);
    const [one] = identify(handles, [], { together: [['H1', 'H3']], apart: [['H2', 'H3']] });
    expect(one).toMatchObject({ handles: ['H1', 'H3'], probability: 1 });
  });

  it('gives the same in any order', () => {
    const handles = ['H1', 'H2', 'H3', 'H4'].map((id) =>
      handle(id, { contacts: [id < 'H3' ? '19900700001' : '19900700002'] }),
    );
    const sets = (all: HandleFacts[]) =>
      identify(all, [])
        .map((one) => one.handles.toSorted().join())
        .sort();
    expect(sets(handles)).toEqual(sets(handles.toReversed()));
  });
});

it('says of how many a reason names the first', () => {
  const lists = (...detail: string[]) => reasonText('lists', { level: 'several', detail });
  expect(lists('L1', 'L2', 'L3').en).toBe('several lists or their sources in common: L1, L2, L3');
  expect(lists('L1', 'L2', 'L3', 'L4')).toEqual({
    zh: '经手的名单有几份相同或同源：L1、L2、L3（3 / 4）',
    en: 'several lists or their sources in common: L1, L2, L3 (3 of 4)',
  });
});
