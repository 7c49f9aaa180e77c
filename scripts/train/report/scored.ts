// What a method says of a case: pairs with a number each, and which of them it draws as edges.
import type { Truth } from '../../simulate/truth.ts';

/** Is `parent` a nearest seized source of `child`? The larger the value, the likelier. */
export interface Scored {
  child: string;
  parent: string;
  value: number;
}

/** The words of a method on one case. */
export interface Said {
  truth: Truth;
  ranking: Scored[];
  drawn: Scored[];
  /** Of each list the probability that no seized list is among its sources, where the method says so. */
  notSeized?: Map<string, number>;
}
