// Lets what was just entered be compared before a question is answered, for as long as nobody minds waiting.
import type { Workspace } from '../../workspace.ts';

/** How long a question waits (ms); behind a long import it answers from what was known before, and says so. */
const LONGEST = 3_000;

/** @returns whether something is not compared yet */
export async function acrossUpToDate({
  record,
  across,
}: Pick<Workspace, 'record' | 'across'>): Promise<boolean> {
  if (!record.isAcrossBehind()) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST);
  });
  await Promise.race([across.refresh(), late]).finally(() => clearTimeout(timer));
  return record.isAcrossBehind();
}
