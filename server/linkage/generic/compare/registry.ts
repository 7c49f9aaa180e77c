// The comparisons of columns that are no record fields, one line each.
import type { CompareKind } from '#contract/link.ts';
import { date } from './date.ts';
import type { GenericComparison } from './define.ts';
import { exact } from './exact.ts';
import { number } from './number.ts';
import { text } from './text.ts';

export const GENERIC_COMPARISONS: Record<CompareKind, GenericComparison> = { text, date, number, exact };
