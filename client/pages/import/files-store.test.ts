// The files of an import: what was in the clear of one leaves the page with its reveal.
import { expect, it, vi } from 'vitest';
import type { Preview, Upload } from '#contract/import.ts';
import { askPreview } from '../../api/uploads.ts';
import { filesStore } from './files-store.ts';

vi.mock('../../api/uploads.ts', () => ({ askPreview: vi.fn(), discardUpload: vi.fn(), sendFile: vi.fn() }));

const UPLOAD: Upload = { id: 'u-1', name: '名单.csv', bytes: 1, sha256: '0'.repeat(64), at: '', options: {} };
const previewOf = (written: string, revealed: boolean) =>
  ({
    known: [],
    revealed,
    sample: [{ row: 1, cells: [{ written, normal: null, changed: false, rule: null }] }],
    top: [{ line: 1, cells: [written] }],
  }) as unknown as Preview;

it('nothing in the clear is kept once its reveal is over, though the server does not answer', async () => {
  const asked = vi.mocked(askPreview);
  const store = filesStore('c');
  asked.mockResolvedValueOnce(previewOf('王**', false));
  store.restore([UPLOAD]);
  const file = () => store.getState().files[0]!;
  await vi.waitFor(() => expect(file().phase).toBe('ready'));
  asked.mockResolvedValueOnce(previewOf('王小虎', true));
  store.correct(file().key, { reveal: 7 });
  await vi.waitFor(() => expect(JSON.stringify(file())).toContain('王小虎'));
  asked.mockRejectedValueOnce(new Error('away'));
  store.correct(file().key, { reveal: undefined });
  await vi.waitFor(() => expect(file().error).toBeDefined());
  expect(JSON.stringify(file())).not.toContain('王小虎');
});
