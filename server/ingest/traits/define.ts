// What a trait of a column is: something that watches its cells go by once and then says what it saw.
import type { ColumnTraits } from '#contract/traits.ts';
import type { RecordField } from '#contract/model/record-field.ts';

/** Watches the filled cells of one column, in order. */
export interface Watcher<Value> {
  /** Says `false` once it need not see more, which is what keeps traits cheap. */
  cell(text: string): boolean;
  /** What it saw; nothing where that is not worth a word. */
  end(): Value | undefined;
}

/** One trait of a column, under its key of the contract. */
export type ColumnTrait<Key extends keyof ColumnTraits> = (column: {
  header: string;
  field: RecordField | null;
}) => Watcher<NonNullable<ColumnTraits[Key]>>;
