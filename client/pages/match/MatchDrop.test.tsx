// One file is held against a case at a time: several that are dropped at once are refused aloud, none of them is taken.
// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { chooseLanguage, startTexts } from '../../i18n/i18n.ts';
import { MatchDrop } from './MatchDrop.tsx';

beforeAll(async () => {
  await startTexts();
  await chooseLanguage('en');
});
afterEach(cleanup);

/** What the page hears of a drop. */
type Given = { files: readonly File[]; items: readonly object[] };

/** The page, to drop things on; `taken` names the files that it took. */
function shown(most = 1): { taken: string[]; drop(given: Given): void } {
  const taken: string[] = [];
  const { container } = render(
    <MantineProvider>
      <MatchDrop
        title="Drop"
        formats="CSV"
        accept=".csv"
        most={most}
        onFiles={(files) => void taken.push(...files.map(({ name }) => name))}
      />
    </MantineProvider>,
  );
  const drop = (dataTransfer: Given): void =>
    void fireEvent.drop(container.querySelector('.vt-drop')!, { dataTransfer });
  return { taken, drop };
}

/** Drops files on the page; tells which were taken. */
function dropped(names: readonly string[], most = 1): string[] {
  const { taken, drop } = shown(most);
  drop({ files: names.map((name) => new File(['a'], name)), items: [] });
  return taken;
}

it('takes one file', async () => {
  const taken = dropped(['one.csv']);
  await waitFor(() => expect(taken).toEqual(['one.csv']));
  expect(screen.queryByText(/One file at a time/)).toBeNull();
});

it('says of several how many there were, and takes none', async () => {
  const taken = dropped(['one.csv', 'two.csv']);
  await screen.findByText(/One file at a time: 2 were dropped/);
  expect(taken).toEqual([]);
});

it('takes as many at once as belong together', async () => {
  const taken = dropped(['nodes.csv', 'edges.csv'], 2);
  await waitFor(() => expect(taken).toEqual(['nodes.csv', 'edges.csv']));
});

/** A folder of so many files, as the browser gives it. */
const folderOf = (n: number): FileSystemDirectoryEntry => {
  const entries = Array.from({ length: n }, (_, at) => ({
    name: `${at}.csv`,
    isFile: true,
    file: (take: (file: File) => void) => take(new File(['a'], `${at}.csv`)),
  }));
  return {
    name: 'folder',
    isDirectory: true,
    createReader: () => ({
      readEntries: (take: (part: object[]) => void) => take(entries.splice(0, 100)),
    }),
  } as unknown as FileSystemDirectoryEntry;
};

it('takes none of a folder that holds too many files, and says so', async () => {
  const { taken, drop: dropped } = shown(5_000);
  const drop = (entry: FileSystemDirectoryEntry): void =>
    dropped({ files: [], items: [{ webkitGetAsEntry: () => entry }] });
  drop(folderOf(1_001));
  await screen.findByText(/more than 1,?000 files; none was added/);
  expect(taken).toEqual([]);
  drop(folderOf(1_000));
  await waitFor(() => expect(taken).toHaveLength(1_000));
  expect(screen.queryByText(/none was added/)).toBeNull();
  drop({
    ...folderOf(1),
    createReader: () => ({
      readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error('gone')),
    }),
  } as never);
  await screen.findByText(/cannot be read; nothing was added/);
});
