// A process of its own for the tests: holds a record open, or writes one transaction after the other until it is killed.
import process from 'node:process';
import { openRecord } from '../record.ts';
import { VinetraceError } from '#contract/errors.ts';
import { CASE, linkageOf, people } from './people.ts';

const [what, data = '', key = ''] = process.argv.slice(2);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const record = openRecord({ data, key: Buffer.from(key, 'hex') });
  say('open');
  if (what === 'hold') setInterval(() => undefined, 1000);
  else {
    for (let round = 1; ; round++) {
      const rows = people(50 * round);
      await record.transaction('child', async (tx) => {
        tx.append({ action: 'import', case: CASE, subject: `Case:${CASE}`, payload: { round } });
        const { entry } = tx.assert(CASE, 'List', 'a', { values: { id: 'a', rows: rows.length } });
        await tx.putFile([Buffer.alloc(1_500_000, `round ${round}`)]);
        tx.putRows(CASE, 'a', entry, rows);
        tx.putLinkage(CASE, linkageOf({ a: rows }));
      });
      say(`round ${round}`);
    }
  }
} catch (error) {
  say(error instanceof VinetraceError ? `refused ${error.code}` : String(error));
  process.exitCode = 1;
}
