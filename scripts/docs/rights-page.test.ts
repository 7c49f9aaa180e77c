// docs/rights.md says what the contract says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rightsPage } from './rights-page.ts';

it('is up to date: run `npm run docs` after a change of the contract', () => {
  expect(readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')).toBe(rightsPage());
});
