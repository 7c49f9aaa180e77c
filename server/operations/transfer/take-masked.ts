// Takes a masked part: facts with who said them and when, lists with their rows but without a cell, people by pseudonyms of this
// installation, under a key that no value can be tried against.
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { lineageModel, listLineage } from '#contract/lineage.ts';
import type { Frame } from '../../transfer/frames.ts';
import type { FactType, Linkage, RecordTx, StoredRow } from '../../record/index.ts';
import { LINEAGE_MODEL } from '../../lineage/index.ts';
import { modelName } from '../../queries/lineage-state.ts';
import type { Checked } from './check.ts';
import { contentOf, factsFrame, linkFrame } from './frame-shapes.ts';
import { isSoundEntity } from './sound.ts';

const lineageFact = listLineage.extend({ model: lineageModel });

interface Frames {
  of(...kinds: Frame['kind'][]): AsyncGenerator<Frame>;
}

type Fact = z.infer<typeof factsFrame>[number];

/** What a fact may say: an entity by the contract's definition, or a lineage. */
function isSound({ type, values }: Fact): boolean {
  return type === 'Lineage' ? lineageFact.safeParse(values).success : isSoundEntity(type, values);
}

const emptyRow = (row: number): StoredRow => ({ row, cells: [], record: { phones: [] } });

export class MaskedTaking {
  readonly #tx: RecordTx;
  readonly #case: string;
  readonly #checked: Checked;

  constructor(tx: RecordTx, caseId: string, checked: Checked) {
    this.#tx = tx;
    this.#case = caseId;
    this.#checked = checked;
  }

  /** @throws input-refused where a fact says what it cannot */
  async take(frames: Frames): Promise<void> {
    const { manifest } = this.#checked;
    const { publicKey, substance } = manifest;
    const payload = { manifest, journal: null };
    const receiving = this.#tx.receiving(
      this.#case,
      { publicKey, substance, masked: true, payload },
      new Map(),
    );
    const lists = new Map<string, number>();
    for await (const frame of frames.of('facts'))
      for (const fact of contentOf(factsFrame, frame)) {
        if (!isSound(fact))
          fail('input-refused', `文件中的 ${fact.type} 有误`, `A ${fact.type} in the file is not valid`);
        const entry = receiving.assert(fact, `${fact.type as FactType}:${fact.id}`, { values: fact.values });
        if (fact.type === 'List') lists.set(fact.id, entry);
      }
    const linkage = await this.#linkage(frames, substance);
    for (const { list, rows } of linkage.lists) {
      const entry = lists.get(list);
      if (entry === undefined) fail('input-refused', '文件中的名单有误', 'A list of the file is not there');
      this.#tx.putRows(this.#case, list, entry, Array.from(rows, emptyRow));
    }
    this.#tx.putLinkage(this.#case, linkage);
    this.#tx.markLineage(this.#case, this.#tx.head(), modelName(LINEAGE_MODEL));
  }

  async #linkage(frames: Frames, substance: string): Promise<Linkage> {
    const owners: Linkage['owners'][number][] = [];
    const lists = new Map<string, { rows: number[]; owners: number[] }>();
    for await (const frame of frames.of('link')) {
      const { list, rows, owners: of, first, people } = contentOf(linkFrame, frame);
      if (first !== owners.length || of.some((owner) => owner >= owners.length + people.length))
        fail('input-refused', '文件中的归并有误', 'The people of the file are not in order');
      for (const { caption, complex } of people)
        owners.push({
          canonical: `received:${substance}:${owners.length}`,
          name: caption,
          ...(complex === '' ? {} : { complex }),
          keys: [],
          probability: 1,
        });
      const known = lists.get(list) ?? { rows: [], owners: [] };
      lists.set(list, known);
      for (const [at, row] of rows.entries()) {
        known.rows.push(row);
        known.owners.push(of[at]!);
      }
    }
    return {
      owners,
      lists: [...lists].map(([list, { rows, owners: of }]) => ({
        list,
        rows: Int32Array.from(rows),
        owners: Int32Array.from(of),
        homes: new Int32Array(rows.length),
      })),
    };
  }
}
