// Checks a record that is in use against its journal.
import { verifyAside, type HeadCheck, type RecordSource, type Verification } from '../../record/index.ts';
import { defineTask } from '../define.ts';

export interface VerifyInput {
  source: RecordSource;
  heads: HeadCheck;
}

export const verifyRecordTask = defineTask<VerifyInput, never, Verification>(async ({ source, heads }) =>
  verifyAside(source, heads),
);
