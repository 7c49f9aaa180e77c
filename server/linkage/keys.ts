// The exact keys by which records are taken for one person's, strongest first, in the form in which they stand for a person.
import type { NormalRecord } from '#contract/model/normal-record.ts';

export const idKey = (idNumber: string): string => `id:${idNumber}`;
export const phoneKey = (phone: string): string => `phone:${phone}`;

const smallest = (values: readonly string[]): string | undefined => {
  let least: string | undefined;
  for (const value of values) if (least === undefined || value < least) least = value;
  return least;
};

const phoneNameKeys = ({ name, phones }: NormalRecord): string[] =>
  name === undefined ? [] : phones.map((phone) => `${phoneKey(phone)}|${name}`);

const addressNameKeys = ({ name, address }: NormalRecord): string[] =>
  name === undefined || address === undefined ? [] : [`address:${address}|${name}`];

/**
 * The key that stands for a person: its ID number, else the smallest phone with name, address with name, or phone; else
 * the first of its rows, as `rowKey` names it.
 */
export function canonicalKey(
  records: readonly NormalRecord[],
  idNumber: string | undefined,
  rowKey: () => string,
): string {
  if (idNumber !== undefined) return idKey(idNumber);
  return (
    smallest(records.flatMap(phoneNameKeys)) ??
    smallest(records.flatMap(addressNameKeys)) ??
    smallest(records.flatMap(({ phones }) => phones.map(phoneKey))) ??
    rowKey()
  );
}
