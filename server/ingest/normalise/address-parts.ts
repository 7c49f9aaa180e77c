// What an address says of a home, part by part.

/** Parts in canonical form: bare numbers, the complex by its name. */
export interface AddressParts {
  complex?: string;
  building?: string;
  unit?: string;
  room?: string;
}
