// Lineage that follows what was loaded: said by who loads, caught up by who asks.
import type { LineageState } from '#contract/lineage-state.ts';
import type { Workspace } from '../workspace.ts';
import type { CommandContext } from './define.ts';

/** Says on stderr that the lineage is not of the newest rows, where it is not. */
export function tellWhatFollows(
  { compared, lists, stale }: LineageState,
  { tell }: Pick<CommandContext, 'tell'>,
): void {
  if (!stale) return;
  tell({
    zh: `谱系随后推断：${lists} 份名单中已比较 ${compared} 份；lineage、trace、export 会先推断完再回答。`,
    en: `Lineage follows: ${compared} of ${lists} lists are compared; lineage, trace and export infer the rest before they answer.`,
  });
}

/** Brings the lineage of a case up to date before a command answers from it. */
export async function withLineage(
  workspace: Workspace,
  caseId: string,
  { signal, onProgress }: Pick<CommandContext, 'signal' | 'onProgress'>,
): Promise<void> {
  const { lineageStateOf } = await import('../queries/lineage-state.ts');
  if (!lineageStateOf(workspace.record, caseId).stale) return;
  const { ensureLineage } = await import('../operations/ensure-lineage.ts');
  await ensureLineage(workspace, caseId, { actor: 'cli', signal, onProgress });
}
