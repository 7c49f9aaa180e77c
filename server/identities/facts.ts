// What is known of a handle: what it wrote, what it gave as a contact, when, for how much, about which lists, to whom.

export interface HandleFacts {
  id: string;
  platform: string;
  value: string;
  /** What it wrote, and what it is described by. */
  texts: readonly string[];
  /** Numbers and addresses that it gave, or that were named as its own: digits or small letters. */
  contacts: readonly string[];
  /** Yuan a record that it asked for. */
  prices: readonly number[];
  /** Hours of the day (0–23) in which it wrote. */
  hours: readonly number[];
  /** Lists that it held or handed over, and those that these were copied from. */
  lists: readonly string[];
  /** With whom it dealt, on which days (ISO 8601). */
  dealings: readonly { with: string; on?: string }[];
}

/** Somebody's word that two handles are one person's: `said` in so many words, `together` where both are named in one breath. */
export interface Statement {
  handles: readonly [string, string];
  how: 'said' | 'together';
  evidence: string;
  grade?: string;
}
