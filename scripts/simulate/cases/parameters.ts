// What a simulated case is made with. Rates are per cell, shares per list or per event, all between 0 and 1 unless said otherwise.

export interface CaseParameters {
  /** How many lists there are in all, hidden ones included, and how many of them were collected, not copied. */
  lists: number;
  roots: number;
  complexes: number;
  /** Homes per complex are drawn from 60–400 times this. */
  scale: number;
  /** A list collected covers three complexes up to this share of all. */
  coverage: number;
  /** Least share of a complex's owners that a list collected has; share of them noted down twice. */
  completeness: number;
  doubled: number;
  /** Share of lists that were never seized, and how few rows a seized list may have. */
  hidden: number;
  leastRows: number;

  /** People: second homes, homes sold, people who move, phones and plates that change, phones shared, homes with several owners. */
  twoHomes: number;
  sold: number;
  moved: number;
  changedPhones: number;
  changedPlates: number;
  sharedPhones: number;
  coOwned: number;

  /** Errors per cell of a list that is collected, and per cell of one that is copied (times 0.2–2, by list). */
  rootErrors: number;
  newErrors: number;
  /** Share of copies made as files, without any new error. */
  untouched: number;
  /** Share of the others in which the new errors stand in one piece of the list. */
  bursts: number;
  /** Share of errors that are the likeliest slip of that value, which others make too. */
  commonSlip: number;
  /** Wrong cells corrected at each copy; share of copies that are cleaned, where it is 0.3. */
  fixes: number;
  cleaned: number;
  /** Cells written apart from their list's others, per cell that is typed. */
  quirks: number;
  /** Cells left blank: top of the share within lists that have such blanks, and share of those lists. */
  blanks: number;
  blankLists: number;
  /** Rows without an ID number in lists collected: top of the share. */
  idMissing: number;

  /** Share of copies with several parents, of those with four to ten, and with the rows of one home left as often as the parents hold it. */
  merges: number;
  manyParents: number;
  repeats: number;
  /** Share of merges in which the first list is only looked up in the others. */
  lookedUp: number;
  /** 0: parents drawn evenly; 1: often copied lists are copied more. */
  popular: number;
  /** 0: parents drawn evenly over time; 1: the latest lists mostly. */
  recent: number;
  /** Ways of taking rows: all, a run, some complexes, at random (weights). */
  take: readonly [number, number, number, number];
  /** Share of runs that begin at the top. */
  fromTop: number;
  /** Share of copies with own rows: one complex in part, and heavier collecting. */
  ownRows: number;
  ownAdditions: number;
  /** Share of copies brought up to date by what changed since. */
  updated: number;
  sortedByDoor: number;
  sortedByName: number;
  shuffled: number;

  /** Share of copies that are enriched with a field, with notes or call results, with columns of their own; that drop a column. */
  enriched: number;
  noted: number;
  extraColumns: number;
  droppedColumns: number;
  /** Share of copies laid out anew, and of columns whose form is rewritten where they are not. */
  relaid: number;
  rewritten: number;
  /** Share of copies that keep name and phone and little else, as lists to call by do. */
  thinned: number;
  /** Share of copies that split or join the address. */
  readdressed: number;
  serials: number;
  /** Share of copies that empty the notes and columns of earlier holders. */
  cleared: number;
  /** Variety of header words, 0: the plainest always; share of copies with other words, and in another kind of file. */
  wordVariety: number;
  reworded: number;
  refiled: number;

  /** Share of copies with each damage. */
  digits15: number;
  scientific: number;
  oldIds: number;
  lostZeros: number;
  roundedAreas: number;
  cutAddresses: number;
  replaced: number;
  /** Names reduced to surname and title. */
  titled: number;
  roundCuts: number;

  /** Share of lists by kind of file. */
  workbooks: number;
  oldWorkbooks: number;
  wide: number;
  traditional: number;
  datedFiles: number;

  /** Mean days between two lists. */
  pace: number;
  undated: number;
  /** Of the dated: share known within days or from one side only, and by how many days at most; share dated wrongly by a little. */
  vague: number;
  slack: number;
  misdated: number;

  /** Share of lists that go to somebody who holds one already. */
  sharedHolders: number;
  /** Share of copies that stay with the holder of what they were made from. */
  versions: number;
  /** Share of true copies that a document speaks of; false documents per list; canaries per list. */
  documented: number;
  falseDocuments: number;
  canaries: number;
  /** How well grades tell true documents from false ones, 0: not at all. */
  gradesTell: number;
}

/** The default mix: 30% hidden, 30% merges, 20% undated. */
export const DEFAULT: CaseParameters = {
  lists: 60,
  roots: 10,
  complexes: 25,
  scale: 0.85,
  coverage: 0.36,
  completeness: 0.6,
  doubled: 0.004,
  hidden: 0.3,
  leastRows: 20,
  twoHomes: 0.04,
  sold: 0.03,
  moved: 0.01,
  changedPhones: 0.05,
  changedPlates: 0.05,
  sharedPhones: 0.04,
  coOwned: 0.1,
  rootErrors: 0.015,
  newErrors: 0.004,
  untouched: 0.05,
  bursts: 0.1,
  commonSlip: 0.25,
  fixes: 0.0005,
  cleaned: 0.15,
  quirks: 0.003,
  blanks: 0.15,
  blankLists: 0.2,
  idMissing: 0.3,
  merges: 0.3,
  manyParents: 0.01,
  repeats: 0.25,
  lookedUp: 0.03,
  popular: 0.1,
  recent: 0.05,
  take: [0.35, 0.3, 0.2, 0.15],
  fromTop: 0.25,
  ownRows: 0.25,
  ownAdditions: 0.08,
  updated: 0.1,
  sortedByDoor: 0.2,
  sortedByName: 0.05,
  shuffled: 0.12,
  enriched: 0.12,
  noted: 0.25,
  extraColumns: 0.15,
  droppedColumns: 0.22,
  thinned: 0.04,
  relaid: 0.25,
  rewritten: 0.08,
  readdressed: 0.1,
  serials: 0.3,
  cleared: 0.06,
  wordVariety: 0.4,
  reworded: 0.1,
  refiled: 0.35,
  digits15: 0.05,
  scientific: 0.03,
  oldIds: 0.01,
  lostZeros: 0.05,
  roundedAreas: 0.05,
  cutAddresses: 0.04,
  replaced: 0.04,
  titled: 0.004,
  roundCuts: 0.03,
  workbooks: 0.2,
  oldWorkbooks: 0.06,
  wide: 0.05,
  traditional: 0.02,
  datedFiles: 0.5,
  pace: 10,
  undated: 0.2,
  vague: 0.4,
  slack: 30,
  misdated: 0.01,
  sharedHolders: 0.15,
  versions: 0.04,
  documented: 0.1,
  falseDocuments: 0.02,
  canaries: 0.05,
  gradesTell: 0.8,
};
