// What of an import's origin outlives a reload: ids and dates, never what may name people.
// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportFile } from './files-store.ts';
import { NEW_EVIDENCE, NO_ORIGIN, NO_VALUES, type Origin } from './origin.ts';
import { forgetOrigin, keepOrigin, keptOrigin, originOf } from './origin-memory.ts';

const file = (key: string, upload: string): ImportFile => ({
  key,
  name: '名单.csv',
  bytes: 1,
  phase: 'ready',
  sent: 1,
  upload: { id: upload } as NonNullable<ImportFile['upload']>,
  options: {},
  withoutMapping: false,
  isRereading: false,
  skip: false,
});

afterEach(() => sessionStorage.clear());

describe('the memory of an origin', () => {
  const origin: Origin = {
    ...NO_ORIGIN,
    all: { ...NO_VALUES, holder: 'P01', obtained: '2015-05-18', evidence: NEW_EVIDENCE },
    own: {
      f1: { ...NO_VALUES, isOpen: true, holder: 'M02', id: 'Q7', title: '王小虎的名单', first: '2015-03' },
    },
    parties: [{ id: 'P01', name: '王小虎', kind: 'merchant' }],
    exhibit: { ...NO_ORIGIN.exhibit, summary: '王小虎交出' },
  };

  it('gives back ids and dates by upload, and says that something is missing', () => {
    keepOrigin('c', 'review', origin, [file('f1', 'u-1')]);
    const noted = keptOrigin('c');
    expect(noted).toMatchObject({ step: 'review', isPart: true });
    const back = originOf(noted!, [file('f9', 'u-1'), file('f8', 'u-2')]);
    expect(back.all).toEqual({ ...NO_VALUES, obtained: '2015-05-18' });
    expect(back.own).toEqual({
      f9: { ...NO_VALUES, isOpen: true, holder: 'M02', id: 'Q7', first: '2015-03' },
    });
  });

  it('keeps no name, title or summary on the machine', () => {
    keepOrigin('c', 'origin', origin, [file('f1', 'u-1')]);
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('王小虎');
  });

  it('is of one case, goes when it is told to, and is nothing where it cannot be read', () => {
    keepOrigin('c', 'origin', origin, []);
    expect(keptOrigin('d')).toBeUndefined();
    forgetOrigin('c');
    expect(keptOrigin('c')).toBeUndefined();
    sessionStorage.setItem('vt-import-c', '{"step":"else"}');
    expect(keptOrigin('c')).toBeUndefined();
  });
});
