// What is asked for again after a change: what it may have made another, of its case, and nothing else.
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { answer } from './queries.ts';
import { ALL, changesBy, isElement, refresh } from './refresh.ts';

const entry = (action: string, subject: string) => changesBy({ action, subject });

/** Names of the answers that are stale after an entry, of those that a page holds. */
async function staleAfter(action: string, subject: string): Promise<string[]> {
  const client = new QueryClient();
  const held = [
    answer('overview', { case: 'c' }),
    answer('overview', { case: 'other' }),
    answer('notes', { case: 'c' }),
    answer('tags', { case: 'c' }),
    answer('list-rows', { case: 'c', list: 'L' }),
    answer('count', { case: 'c' }),
    answer('journal', { case: 'c' }),
    answer('compare', { case: 'other', with: 'c' }),
  ];
  for (const { queryKey } of held) client.setQueryData(queryKey as readonly unknown[], {});
  await refresh(client, 'c', ...entry(action, subject));
  return client
    .getQueryCache()
    .findAll({ stale: true })
    .flatMap(({ queryKey: [, name, params], state }) =>
      state.isInvalidated ? [`${String(name)} ${(params as { case: string }).case}`] : [],
    );
}

describe('a change', () => {
  it('of a note or a tag leaves the case as it is', async () => {
    expect(await staleAfter('assert', 'Note:n-1')).toEqual(['notes c', 'journal c']);
    expect(await staleAfter('assert', 'Tags:L1')).toEqual(['tags c', 'journal c']);
  });

  it('that only looked at something is in the journal alone', async () => {
    expect(await staleAfter('reveal', 'Owner:o')).toEqual(['journal c']);
    expect(await staleAfter('export', 'case')).toEqual(['journal c']);
  });

  it('of where lists came from leaves rows and counts; of counts leaves the graph', async () => {
    expect(await staleAfter('assert', 'Assessment:L2<L1')).toEqual(['overview c', 'journal c']);
    expect(await staleAfter('assert', 'Mark:L1')).toEqual(['count c', 'journal c']);
  });

  it('of an element is everywhere in its case, and in what compares another one with it', async () => {
    expect(await staleAfter('assert', 'Party:P1')).toEqual([
      'overview c',
      'list-rows c',
      'count c',
      'journal c',
      'compare other',
    ]);
  });

  it('that takes something back may be of anything', () => {
    expect(entry('retract', 'entry:12')).toEqual(ALL);
    expect(entry('import', 'file:x')).toEqual(ALL);
  });
});

it('an element of the graph is none of what is said beside it', () => {
  expect(['Party', 'Handle', 'List', 'Transfer', 'Evidence', 'Complaint'].every(isElement)).toBe(true);
  const beside = ['Case', 'Cooperation', 'Task', 'Identity', 'Mark', 'Lineage', 'Note', 'Tags', 'file', ''];
  expect(beside.filter(isElement)).toEqual([]);
});
