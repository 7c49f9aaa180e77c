// Which cases are there.
import type { Step } from '../define.ts';

export const cases: Step<'cases'> = ({ record }) => ({ cases: record.cases() });
