// A workspace on the Neo4j of the tests, emptied first, for it belongs to one data directory at a time.
import { openEngine } from '../graph/index.ts';
import { wipe } from '../graph/testing/engines.ts';
import { temporaryWorkspace, type Temporary } from './workspace.ts';

export async function emptied(env: Record<string, string>): Promise<Temporary> {
  const temporary = await temporaryWorkspace(env);
  const engine = await openEngine({ data: temporary.folder, env });
  await wipe(engine);
  await engine.close();
  return temporary;
}
