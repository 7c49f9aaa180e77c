// The exact keys by which records are taken for one person's, strongest first.
import type { NormalRecord } from '#contract/model/normal-record.ts';

/** Phone with name; a record with two phones has two. */
export const phoneNameKeys = (record: NormalRecord): string[] =>
  record.name === undefined ? [] : record.phones.map((phone) => `phone:${phone}|${record.name}`);

/** Full address with name: complex, building and room are known. */
export const addressNameKey = (record: NormalRecord): string | undefined =>
  record.name === undefined || record.address === undefined
    ? undefined
    : `address:${record.address}|${record.name}`;

/** Phone alone, of a record without a name. */
export const phoneKeys = (record: NormalRecord): string[] =>
  record.name === undefined ? record.phones.map((phone) => `phone:${phone}`) : [];

export const idKey = (idNumber: string): string => `id:${idNumber}`;
