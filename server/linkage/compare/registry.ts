// The comparisons, one line each, in the order in which they are asked and explained.
import { address } from './address.ts';
import type { Comparison } from './define.ts';
import { email } from './email.ts';
import { floorArea } from './floor-area.ts';
import { idNumber } from './id-number.ts';
import { name } from './name.ts';
import { phone } from './phone.ts';
import { plate } from './plate.ts';

export const COMPARISONS: readonly Comparison[] = [idNumber, name, phone, address, floorArea, plate, email];
