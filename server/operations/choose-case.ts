// Which case is meant: the one that was named, or the only one there is.
import { fail } from '#contract/errors.ts';
import type { Workspace } from '../workspace.ts';

/**
 * @throws not-found where there is no such case; wrong-usage where none was named and there are several
 */
export function chooseCase({ record }: Pick<Workspace, 'record'>, id: string | undefined): string {
  const ids = record.cases().map((known) => known.id);
  if (id === undefined) {
    const [only] = ids;
    if (only === undefined)
      fail('not-found', '还没有案件，请先 load', 'There is no case yet: load one first');
    if (ids.length > 1) {
      const names = ids.join(', ');
      fail(
        'wrong-usage',
        `有多个案件，请用 --case 指定：${names}`,
        `There are several cases, name one with --case: ${names}`,
      );
    }
    return only;
  }
  if (!ids.includes(id)) fail('not-found', `没有案件 ${id}`, `There is no case ${id}`);
  return id;
}
