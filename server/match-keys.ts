// The match keys that a searched text can be: a whole phone number, a whole ID number.
import { normalise } from './ingest/normalise/normalise.ts';
import { idKey, phoneKey } from './record/index.ts';

/** Keys in the form in which linkage gives them to owners; none where the text is neither number. */
export function matchKeysOf(text: string): string[] {
  const { phones, idNumber } = normalise(['phone', 'id_number'], [text, text]);
  return [...phones.map(phoneKey), ...(idNumber === undefined ? [] : [idKey(idNumber)])];
}
