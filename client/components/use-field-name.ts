// What a field of a record is called.
import { recordField, recordFieldTitle } from '#contract/model/record-field.ts';
import { useTexts } from '../i18n/i18n.ts';

/** The title of a field; its own name where it is none of the contract's. */
export function useFieldName(): (field: string) => string {
  const { say } = useTexts();
  return (field) => {
    const known = recordField.safeParse(field);
    return known.success ? say(recordFieldTitle[known.data]) : field;
  };
}
