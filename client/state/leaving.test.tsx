// Signing out leaves nothing of a case on the page, whether the server hears of it or not.
// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedIn } from '#contract/operations.ts';
import { sessionQuery } from '../api/session.ts';
import { chooseLanguage, startTexts } from '../i18n/i18n.ts';
import { RequireSession } from '../pages/RequireSession.tsx';
import { connection } from './connection.ts';
import { leave, leaving } from './leaving.ts';

const SECRET = '名单 L1：王小虎';
const KEY = ['query', 'list-rows', { case: 'c', list: 'L1' }];
const SESSION = { user: 'anna', standing: 'member', by: 'password', must: null } as unknown as SignedIn;

beforeAll(async () => {
  await startTexts();
  await chooseLanguage('en');
});
beforeEach(() => leaving.setState({ to: undefined }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  connection.getState().found();
});

/** A page that shows an answer, with that answer in its memory. */
function shown(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity, staleTime: Infinity } } });
  client.setQueryData(sessionQuery.queryKey, SESSION);
  client.setQueryData(KEY, { rows: [SECRET] });
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <Routes>
            <Route element={<RequireSession />}>
              <Route path="*" element={<p>{SECRET}</p>} />
            </Route>
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(document.body.textContent).toContain(SECRET);
  return client;
}
const answerWith = (status: number): void => {
  vi.stubGlobal('fetch', async () => new Response(status === 204 ? null : '{}', { status }));
};

describe('signing out', () => {
  it('while the server is away takes everything off the page, and ends the session once it is back', async () => {
    const client = shown();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('unreachable')));
    const gone: string[] = [];
    await act(() => leave(client, '/sign-in', (to) => void gone.push(to)));
    expect(client.getQueryData(KEY)).toBeUndefined();
    expect(document.body.textContent).not.toContain(SECRET);
    expect(screen.getByRole('heading').textContent).toContain('Signed out');
    expect(gone).toEqual([]);
    answerWith(204);
    await act(() => leave(client, '/sign-in', (to) => void gone.push(to)));
    expect(gone).toEqual(['/sign-in']);
  });

  it.each([204, 401])('that the server answers by %i leaves the page', async (status) => {
    const client = shown();
    answerWith(status);
    const gone: string[] = [];
    await act(() => leave(client, '/sign-in', (to) => void gone.push(to)));
    expect(client.getQueryData(KEY)).toBeUndefined();
    expect(gone).toEqual(['/sign-in']);
  });

  it('that is refused is said, and changes nothing', async () => {
    const client = shown();
    answerWith(403);
    await expect(leave(client, '/sign-in')).rejects.toMatchObject({ status: 403 });
    expect(client.getQueryData(KEY)).toBeDefined();
    expect(leaving.getState().to).toBeUndefined();
  });
});
