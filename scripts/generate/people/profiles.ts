// How ugly a set of lists is: each kind of error and each habit of people with a rate of its own, between 0 and 1.

/** Rates per person. */
export interface PeopleRates {
  /** Owns a second home. */
  twoHomes: number;
  /** Sold the home and bought another one, between one list and the next. */
  moved: number;
  /** Gives the phone of a spouse, parent or child, not one of their own. */
  sharedPhone: number;
  /** Has another number in later lists. */
  changedPhone: number;
  /** Of changed numbers: the old one now belongs to somebody else who is in the lists too. */
  passedOnPhone: number;
  secondPhone: number;
  /** Homes of which more than one of the family stands in the lists. */
  coOwned: number;
  /** Bears the name of another one in the same complex, beyond what chance gives. */
  namesake: number;
  plate: number;
  email: number;
}

/** Rates per cell that is typed, or per row where it says so. */
export interface ErrorRates {
  nameHomophone: number;
  nameShape: number;
  nameDropped: number;
  /** 张先生 for 张伟. */
  nameTitle: number;
  nameSpaced: number;
  phoneDigit: number;
  phoneSwap: number;
  phoneShort: number;
  /** Spaces, dashes, +86, full width. */
  phoneForm: number;
  phoneMissing: number;
  /** The phone of the agent who brought the customer. */
  agentPhone: number;
  idDigit: number;
  /** Cells without ID number, over all lists; some lists have no such column. */
  idMissing: number;
  /** Numbers of 15 digits, of those born before 1980. */
  idOld: number;
  /** Per list: all ID numbers lost what lies beyond 15 digits. */
  idRounded: number;
  /** Per list: all ID numbers as 5.10699E+17. */
  idScientific: number;
  complexSlip: number;
  buildingSlip: number;
  unitSlip: number;
  roomSlip: number;
  /** The room of the neighbour. */
  neighbour: number;
  /** A part of the address left out. */
  partMissing: number;
  addressMissing: number;
  areaSlip: number;
  plateSlip: number;
  emailSlip: number;
}

/** What is drawn of the lists' columns, and how they are made. */
export interface ListHabits {
  /** Share of lists that are copies of earlier ones. */
  copies: number;
  /** Of copies: typed again by hand, others are copied as files. */
  retyped: number;
  /** Rows that stand in a list twice. */
  repeated: number;
  phones: boolean;
  addresses: boolean;
  ids: boolean;
}

export interface Profile {
  people: PeopleRates;
  errors: ErrorRates;
  habits: ListHabits;
}

const PEOPLE: PeopleRates = {
  twoHomes: 0.04,
  moved: 0.01,
  sharedPhone: 0.05,
  changedPhone: 0.05,
  passedOnPhone: 0.2,
  secondPhone: 0.1,
  coOwned: 0.2,
  namesake: 0.004,
  plate: 0.4,
  email: 0.15,
};

const ERRORS: ErrorRates = {
  nameHomophone: 0.02,
  nameShape: 0.006,
  nameDropped: 0.003,
  nameTitle: 0.006,
  nameSpaced: 0.02,
  phoneDigit: 0.012,
  phoneSwap: 0.006,
  phoneShort: 0.004,
  phoneForm: 0.03,
  phoneMissing: 0.04,
  agentPhone: 0.005,
  idDigit: 0.01,
  idMissing: 0.5,
  idOld: 0.02,
  idRounded: 0.06,
  idScientific: 0.04,
  complexSlip: 0.008,
  buildingSlip: 0.008,
  unitSlip: 0.006,
  roomSlip: 0.012,
  neighbour: 0.003,
  partMissing: 0.015,
  addressMissing: 0.02,
  areaSlip: 0.01,
  plateSlip: 0.01,
  emailSlip: 0.01,
};

const HABITS: ListHabits = {
  copies: 0.5,
  retyped: 0.4,
  repeated: 0.01,
  phones: true,
  addresses: true,
  ids: true,
};

const profile = (
  people: Partial<PeopleRates> = {},
  errors: Partial<ErrorRates> = {},
  habits: Partial<ListHabits> = {},
): Profile => ({
  people: { ...PEOPLE, ...people },
  errors: { ...ERRORS, ...errors },
  habits: { ...HABITS, ...habits },
});

/** Rates of a set that are multiplied, those of what is missing or written otherwise left as they are. */
const KEPT = new Set(['idMissing', 'phoneMissing', 'addressMissing', 'idRounded', 'idScientific', 'idOld']);
const times = (factor: number): Partial<ErrorRates> =>
  Object.fromEntries(
    Object.entries(ERRORS).map(([name, rate]) => [
      name,
      KEPT.has(name) ? rate : Math.min(0.5, rate * factor),
    ]),
  );

export const PROFILES = {
  default: profile(),
  /** No ID number in half the rows, one phone in ten shared, one name in twenty misheard. */
  hard: profile({ sharedPhone: 0.1 }, { idMissing: 0.5, nameHomophone: 0.05 }),
  /** The same, of lists that were all collected by themselves: no copy vouches for an error. */
  independent: profile({ sharedPhone: 0.1 }, { idMissing: 0.5, nameHomophone: 0.05 }, { copies: 0 }),
  /** All at once: separate lists of whole families, typed carelessly, most of them without ID numbers. */
  ugly: profile(
    { sharedPhone: 0.2, changedPhone: 0.12, coOwned: 0.5, namesake: 0.02, twoHomes: 0.06, moved: 0.03 },
    {
      ...times(2),
      idMissing: 0.75,
      nameHomophone: 0.06,
      phoneMissing: 0.08,
      addressMissing: 0.06,
      agentPhone: 0.02,
    },
    { copies: 0.25, retyped: 0.8 },
  ),
  /** What tells homes apart is full of slips. */
  homes: profile(
    { twoHomes: 0.04, moved: 0.02 },
    {
      complexSlip: 0.02,
      buildingSlip: 0.025,
      unitSlip: 0.02,
      roomSlip: 0.035,
      partMissing: 0.04,
      areaSlip: 0.02,
    },
  ),
  /** Families that share address, phone and surname, all of them in the lists. */
  families: profile({ coOwned: 0.7, sharedPhone: 0.3 }),
  /** Name and phone are all there is. */
  'names-only': profile({}, {}, { addresses: false, ids: false }),
  'no-phones': profile({}, {}, { phones: false }),
  dirty: profile({ sharedPhone: 0.1, changedPhone: 0.1 }, times(3)),
  large: profile({ sharedPhone: 0.06 }),
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof PROFILES;
