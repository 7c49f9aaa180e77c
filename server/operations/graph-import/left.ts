// What of a graph is left out, gathered by reason: how many, why, how to mend it, and where the first of them stand.
import type { LeftOut, LeftWhy } from '#contract/graph-import.ts';
import { both, type Text } from '#contract/text.ts';
import type { RawNode } from '../../ingest/graphs/define.ts';

const MOST_FIRST = 5;

const SAID: Record<LeftWhy, Text> = {
  mapping: both(
    '对应表没有说明它们是什么：请在对应表中选择',
    'the mapping does not say what they are: choose it there',
  ),
  follows: both(
    '由名单的行得出或推断，不能由图谱断言：请导入名单文件',
    'they follow from the rows of lists or are inferred, and no graph can assert them: import the files of the lists',
  ),
  known: both(
    '案件中的元素保持原样，此关系与之不同：请手工更正',
    'the element stands in the case otherwise and stays as it is: correct it by hand',
  ),
  twice: both(
    '编号重复，只取第一个：请改为不同编号',
    'the id stands twice and the first one counts: give each its own',
  ),
  faulty: both('字段的值不成立：请改正', 'a field does not hold: mend it'),
  'no-end': both('所指的节点不在文件中：请补上节点', 'it names a node that is not in the file: add the node'),
  'end-left-out': both('一端未导入', 'the element at one end is left out'),
  'wrong-ends': both(
    '两端的类型不能有这种关系：请改对应',
    'its ends are of types that such an edge cannot join: map it otherwise',
  ),
};

export interface Leaving {
  add(
    of: 'node' | 'edge',
    why: LeftWhy,
    value: string,
    element: RawNode,
    field?: string,
    message?: Text,
  ): void;
  count(of: 'node' | 'edge'): number;
  all(): LeftOut[];
}

/** Gathers what is left out; the order is that of the file. */
export function leaving(): Leaving {
  const groups = new Map<string, LeftOut>();
  const counts = { node: 0, edge: 0 };
  return {
    add(of, why, value, { line, id }, field, message = SAID[why]) {
      counts[of] += 1;
      const key = JSON.stringify([of, why, value, field, message.en]);
      const group = groups.get(key) ?? { of, why, value, count: 0, message, first: [] };
      group.count += 1;
      if (group.first.length < MOST_FIRST)
        group.first.push({ line, id, ...(field === undefined ? {} : { field }) });
      groups.set(key, group);
    },
    count: (of) => counts[of],
    all: () => [...groups.values()],
  };
}
