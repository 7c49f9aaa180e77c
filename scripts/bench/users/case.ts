// What is known of the case that people work on: where it is asked, and what can be asked of.
export interface Case {
  /** Address of everything of the case. */
  base: string;
  lists: readonly string[];
}
