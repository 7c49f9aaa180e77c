// What is fuzzed, one line each.
import type { Target } from '../target.ts';
import { xml, zip } from './archives.ts';
import { chat, mail } from './exhibits.ts';
import { journal } from './journal.ts';
import { oldXls, text, xls, xlsx, xlsxBytes } from './lists.ts';
import { masks } from './masks.ts';
import { projection } from './projection.ts';
import { values } from './values.ts';

export const TARGETS: readonly Target[] = [
  text,
  xlsx,
  xlsxBytes,
  xls,
  oldXls,
  zip,
  xml,
  mail,
  chat,
  values,
  masks,
  journal,
  projection,
];
