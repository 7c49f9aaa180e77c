// The projection: after any sequence of assertions, joins, splits and retractions the graph that followed step by step is the one a rebuild gives.
import * as fc from 'fast-check';
import { VinetraceError } from '#contract/errors.ts';
import { graphChanges } from '../../../server/record/graph-state.ts';
import type { Sql } from '../../../server/record/sql.ts';
import { GraphSketch } from '../../../server/record/testing/graph-sketch.ts';
import { linkageOf, people } from '../../../server/record/testing/people.ts';
import type { RecordTx } from '../../../server/record/transaction.ts';
import { verifyRecord } from '../../../server/record/verify.ts';
import { memoryRecord, PSEUDONYM_KEY, write } from '../record.ts';
import { fromJson, toJson } from '../strings.ts';
import { defineTarget } from '../target.ts';

/** Steps are numbers: which thing, which other thing, which of several. */
interface Step {
  do: (typeof KINDS)[number];
  a: number;
  b: number;
  c: number;
}

const KINDS = ['party', 'list', 'handle', 'transfer', 'cooperation', 'evidence', 'complaint', 'lineage', 'assess', 'join', 'link', 'import', 'retract'] as const; // prettier-ignore
const CASE = 'deyang';

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 3 }),
  b: fc.nat({ max: 3 }),
  c: fc.nat({ max: 30 }),
});

const HAND = { said: [], upholds: [], supports: [] };
const linked = (tx: RecordTx): void => {
  const standing = tx.facts(CASE, 'List').map(({ id }) => [id, people(Number(id.slice(1)) + 1)] as const);
  tx.putLinkage(CASE, linkageOf(Object.fromEntries(standing)));
};

/** What each kind of step does. References may name what does not stand (any more). */
const STEPS: Record<Step['do'], (tx: RecordTx, step: Step) => void> = {
  party: (tx, { a, c }) =>
    void tx.assert(CASE, 'Party', `p${a}`, {
      values: { id: `p${a}`, kind: c % 2 === 0 ? 'merchant' : 'retailer', name: `商家${c}` },
    }),
  list(tx, { a, b, c }) {
    const rows = people(a + 1);
    const { entry, changed } = tx.assert(CASE, 'List', `l${a}`, {
      values: { id: `l${a}`, file: `lists/${c % 3}.csv`, holder_id: `p${b}`, rows: rows.length },
    });
    if (changed) tx.putRows(CASE, `l${a}`, entry, rows);
  },
  handle: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Handle', `h${a}`, {
      values: {
        id: `h${a}`,
        platform: 'qq',
        value: `99000${c}`,
        ...(c % 4 === 0 ? {} : { party_id: `p${b}` }),
        grade: 'B2',
      },
    }),
  transfer: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Transfer', `t${c % 4}`, {
      values: {
        id: `t${c % 4}`,
        from_id: c % 3 === 0 ? `h${a}` : `p${a}`,
        to_id: `p${b}`,
        list_id: `l${c % 4}`,
        mode: 'sale',
        evidence_id: `e${c % 2}`,
      },
    }),
  cooperation: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Cooperation', `p${a}|p${b}`, {
      values: { a_id: `p${a}`, b_id: `p${b}`, since: `20${10 + (c % 5)}` },
    }),
  evidence: (tx, { a, c }) =>
    void tx.assert(CASE, 'Evidence', `e${a}`, { values: { id: `e${a}`, kind: 'mail', on: `201${c % 9}` } }),
  complaint: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Complaint', `c${a}`, {
      values: { id: `c${a}`, on: '2015-06-01', caller_id: `p${b}`, owner_phone: `1990000000${c % 6}` },
    }),
  lineage: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Lineage', `l${a}`, {
      values: {
        id: `l${a}`, decision: 'derived', ranking: [], notSeized: 0.1,
        parents: [{ id: `l${b}`, probability: (c + 1) / 40, logLR: 1, band: 'strong', documented: c % 2 === 0, sharedOwners: 1, channels: [] }],
        model: { name: 'm', version: '1', calibrated: c % 3 === 0, note: { zh: '', en: '' } },
      }, // prettier-ignore
    }),
  assess: (tx, { a, b, c }) =>
    void tx.assert(CASE, 'Assessment', `l${a}<l${b}`, {
      values: {
        list: `l${a}`,
        from: `l${b}`,
        kind: c % 2 === 0 ? 'confirmed' : 'rejected',
        grade: 'B2',
        reason: 'x',
        sharedOwners: 1,
      },
    }),
  join(tx, { a, b }) {
    const gone = tx.fact(CASE, 'Party', `p${a}`);
    if (gone === undefined || a === b) return;
    tx.append({ action: 'join', case: CASE, subject: `Join:Party:p${a}`, payload: { into: `p${b}` } });
    for (const fact of tx.facts(CASE, 'List'))
      if (fact.payload.values['holder_id'] === `p${a}`)
        tx.assert(CASE, 'List', fact.id, {
          values: { ...fact.payload.values, holder_id: `p${b}` },
          hand: HAND,
        });
    tx.assert(CASE, 'Party', `p${a}`, { ...gone.payload, hand: { ...HAND, joined: `p${b}` } });
  },
  link: linked,
  import: (tx, { c }) =>
    void tx.append({ action: 'import', case: CASE, subject: `Case:${CASE}`, payload: { c } }),
  retract(tx, { c }) {
    tx.retract(1 + (c % Math.max(1, tx.head())), 'x');
  },
};

const rebuilt = (sql: Sql): GraphSketch => new GraphSketch().apply(graphChanges(sql, PSEUDONYM_KEY, 0));
const told = (sketch: GraphSketch): string => JSON.stringify([sketch.nodes(), sketch.edges()]);
const headOf = (sql: Sql): number =>
  sql.get<{ n: number }>('SELECT coalesce(max(seq), 0) AS n FROM journal')?.n ?? 0;

export const projection = defineTarget<Step[][]>({
  name: 'projection',
  share: 10,
  inputs: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
  toBytes: toJson,
  async check(bytes) {
    const sql = memoryRecord();
    try {
      await write(sql, (tx) => tx.assert(CASE, 'Case', CASE, { values: { id: CASE, title: '案' } }));
      const sketch = rebuilt(sql);
      const lagging = rebuilt(sql);
      const began = headOf(sql);
      for (const steps of fromJson<Step[][]>(bytes)) {
        const after = headOf(sql);
        await write(sql, (tx) => {
          for (const one of steps) STEPS[one.do](tx, one);
        }).catch((error: unknown) => {
          if (!(error instanceof VinetraceError)) throw error;
        });
        sketch.apply(graphChanges(sql, PSEUDONYM_KEY, after));
        if (told(sketch) !== told(rebuilt(sql))) throw new Error(`otherwise after ${JSON.stringify(steps)}`);
      }
      lagging.apply(graphChanges(sql, PSEUDONYM_KEY, began));
      if (told(lagging) !== told(sketch)) throw new Error('otherwise when caught up at once');
      const { problems } = verifyRecord(sql);
      const others = problems.filter((problem) => !problem.startsWith('linkage'));
      if (others.length > 0) throw new Error(others.join('; '));
    } finally {
      sql.close();
    }
  },
});
