// Ten thousand odd and broken inputs, other ones each day, and every one that ever broke something. The long run is `npm run fuzz`.
import { describe, expect, it, vi } from 'vitest';
import { seedOf } from './blocks.ts';
import { kept } from './fixtures.ts';
import { mutated } from './mutated.ts';
import { TARGETS } from './targets/registry.ts';
import * as fc from 'fast-check';

const INPUTS = 10_000;
/** A failure names its seed and can be had again; the same all day, so that a run that is repeated says the same. */
const SEED = Number(process.env['VINETRACE_FUZZ_SEED'] ?? Math.floor(Date.now() / 86_400_000));

describe('odd and broken inputs', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    '%s',
    { timeout: 120_000 },
    async (name, target) => {
      // SheetJS says on the console what it does not know of.
      const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
      for (const { name: file, bytes } of kept(name))
        await expect(target.check(bytes), file).resolves.toBeUndefined();
      const found = await target.run(seedOf(SEED, name, 0), Math.round((INPUTS * target.share) / 1000));
      quiet.mockRestore();
      expect(
        found === undefined
          ? ''
          : `seed ${found.seed}, path ${found.path}: ${found.error}\n${found.bytes.toString('base64')}`,
      ).toBe('');
    },
  );

  it('are as many as is said', () => {
    expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBe(1000);
  });

  it('are seldom what they were made of', () => {
    const seed = Buffer.from('姓名,电话\n张三,19900830086\n');
    const made = fc.sample(mutated([seed]), { numRuns: 200, seed: 1 });
    expect(made.filter((bytes) => !bytes.equals(seed)).length).toBeGreaterThan(150);
  });
});
