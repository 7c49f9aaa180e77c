// The readers, one line each, in the order in which they are asked; text comes last because it takes anything.
import { csv } from './csv.ts';
import type { FileScan, Reader } from './define.ts';
import { xls } from './xls/xls.ts';
import { xlsx } from './xlsx/xlsx.ts';

const READERS: readonly Reader[] = [xlsx, xls, csv];

/** The reader of a file, by its content. */
export const readerOf = (scan: FileScan): Reader => READERS.find((reader) => reader.recognises(scan))!;
