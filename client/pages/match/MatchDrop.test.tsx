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

/** Drops files on the page; tells which were taken. */
function dropped(names: readonly string[], most = 1): string[] {
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
  const files = names.map((name) => new File(['a'], name));
  fireEvent.drop(container.querySelector('.vt-drop')!, { dataTransfer: { files, items: [] } });
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
