// What was revealed stays in no memory of the page: not when its time is over, nor when the page is left.
// @vitest-environment happy-dom
import type { ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reveal } from '#contract/reveal.ts';
import { useReveal } from './use-reveal.ts';

const REVEAL: Reveal = {
  reveal: 7,
  element: 'L1',
  type: 'List',
  reason: 'for the test',
  until: '2026-01-01T00:10:00.000Z',
  seconds: 600,
};
const CLEAR = ['query', 'list-rows', { case: 'c', list: 'L1', reveal: 7 }];
const MASKED = ['query', 'list-rows', { case: 'c', list: 'L1' }];

/** A page that reveals, with an answer in the clear and a masked one in its memory. */
function revealed() {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const page = renderHook(() => useReveal('c'), { wrapper });
  act(() => page.result.current.begun(REVEAL));
  client.setQueryData(CLEAR, { rows: ['in the clear'] });
  client.setQueryData(MASKED, { rows: ['masked'] });
  expect(page.result.current.standing).toEqual(REVEAL);
  return { client, page };
}

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

describe('a reveal', () => {
  it('is forgotten with its page, and nothing else is', () => {
    const { client, page } = revealed();
    page.unmount();
    expect(client.getQueryData(CLEAR)).toBeUndefined();
    expect(client.getQueryData(MASKED)).toBeDefined();
  });

  it('is forgotten when its time is over', () => {
    vi.useFakeTimers();
    const { client, page } = revealed();
    act(() => vi.advanceTimersByTime(599_000));
    expect(client.getQueryData(CLEAR)).toBeDefined();
    act(() => vi.advanceTimersByTime(2_000));
    expect(page.result.current.standing).toBeUndefined();
    expect(client.getQueryData(CLEAR)).toBeUndefined();
  });
});
