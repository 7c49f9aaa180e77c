// Puts tags on elements and takes them off. Two people who tag one element at once do not hinder one another: tags are added and
// taken off, never replaced.
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { TagResult, tagRequest } from '#contract/note.ts';
import { both } from '#contract/text.ts';
import { assertCase } from '../queries/assert-case.ts';
import { assertElements } from '../queries/known-elements.ts';
import { keptTags } from '../queries/notes/tags.ts';
import { maskText, type RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { followInGraph } from './follow.ts';

/** Tags that one element may have. */
const MOST_TAGS = 40;

/** A tag stands on every screen: what would have to be masked belongs in a note. */
function demandPlain(tags: readonly string[]): void {
  const personal = tags.filter((tag) => maskText(tag) !== tag);
  if (personal.length === 0) return;
  fail('bad-request', '标签不得含电话、证件号等个人信息', 'A tag holds no phone or ID number', [
    {
      column: 'add',
      message: both('请写入备注，个人信息在那里会遮盖', 'write it in a note, where it is masked'),
    },
  ]);
}

function changeOne(
  tx: RecordTx,
  caseId: string,
  actor: string,
  { element, add, remove }: z.infer<typeof tagRequest>['changes'][number],
): TagResult['changes'][number] {
  const standing = tx.fact(caseId, 'Tags', element);
  const before = standing === undefined ? [] : keptTags.parse(standing.payload.values).tags;
  const known = new Set(before.map(({ tag }) => tag));
  const off = remove.filter((tag) => known.has(tag) && !add.includes(tag));
  const on = [...new Set(add)].filter((tag) => !known.has(tag));
  if (off.length + on.length > 0) {
    const at = new Date().toISOString();
    const tags = [
      ...before.filter(({ tag }) => !off.includes(tag)),
      ...on.map((tag) => ({ tag, by: actor, at })),
    ];
    if (tags.length > MOST_TAGS)
      fail('too-large', `一个元素最多 ${MOST_TAGS} 个标签`, `An element has at most ${MOST_TAGS} tags`);
    tx.assert(caseId, 'Tags', element, { values: { tags } });
  }
  return { element, add: on, remove: off };
}

/**
 * @returns what really changed
 * @throws not-found for a case or an element that is not there; bad-request for a tag that holds personal data; too-large
 */
export async function changeTags(
  workspace: Workspace,
  { case: caseId, actor, changes }: { case: string; actor: string } & z.infer<typeof tagRequest>,
): Promise<TagResult> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  demandPlain(changes.flatMap(({ add }) => add));
  // From what is gone tags can still be taken off.
  const tagged = changes.filter(({ add }) => add.length > 0).map(({ element }) => element);
  await assertElements(workspace, caseId, tagged);
  const before = record.head();
  const done = await record.transaction(actor, (tx) =>
    changes.map((change) => changeOne(tx, caseId, actor, change)),
  );
  await followInGraph(workspace, before);
  return { changes: done.filter(({ add, remove }) => add.length + remove.length > 0) };
}
