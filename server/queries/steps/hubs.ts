// Who the hubs of a case are.
import type { Step } from '../define.ts';
import { findHubs } from '../hubs/find-hubs.ts';

export const hubs: Step<'hubs'> = (workspace, params) => findHubs(workspace, params);
