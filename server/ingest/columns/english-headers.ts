// What an English header names, by the words in it.
import type { HeaderSense } from './chinese-headers.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const PHONE = set(
  'phone phones mobile cell cellphone tel telephone handphone msisdn landline phoneno phonenumber mobileno mobilenumber telno',
);
const SECOND = set(
  '2 3 second secondary alt alternative alternate other home house office work landline backup spouse emergency additional another',
);
const STAFF = set(
  'agent sales salesperson salesman seller handled consultant advisor adviser staff broker manager employee operator designer handler dealer referrer emergency',
);
const THING = set(
  'date time created updated price amount budget cost fee payment bank layout bedrooms bedroom type stage progress status state level grade interest result follow source channel storey storeys orientation facing sex gender age city district region province country contract deed occupation employer company job decorated moved birthday birth net inner wechat qq currency deposit loan rent',
);
const CODE = set('no # number num id uid code');
const PLATE = set(
  'plate license licence registration plateno platenumber carplate licenseplate licenceplate carno',
);
const VEHICLE = set('car vehicle');
const IDENTITY = set(
  'id identity identification idno idnumber idcard identitycard nationalid citizen nric prc passport cardid idnum',
);
const AREA = set('area sqm sq size gfa m² ㎡ floorarea squaremeters squaremetres');
const ADDRESS = set('address addr location residence addresses homeaddress');
const COMPLEX = set(
  'complex community estate compound project development village neighbourhood neighborhood projectname estatename communityname',
);
const ROOM = set('room rm flat apartment apt suite door doorplate roomno flatno');
const UNIT = set('unit entrance stairwell staircase unitno');
const BUILDING = set('building bldg block blk tower buildingno');
const NAME = set('name fullname realname customername ownername clientname username buyername contactname');
const OWNER = set(
  'owner client customer buyer resident purchaser holder householder subscriber tenant member user occupant contact person proprietor landlord',
);
const FURTHER = set('co joint second spouse coowner cobuyer wife husband 2');
const NOTES = set('notes note remark remarks comment comments memo');

/** What the words of a header say; undefined where they say nothing known. */
export function englishSense(words: readonly string[]): HeaderSense | undefined {
  const has = (of: ReadonlySet<string>): boolean => words.some((word) => of.has(word));
  if (words.length === 0 || words.length > 6) return undefined;
  if (words.some((word) => /^e?mail(?:box|address)?$/.test(word))) return { field: 'email', confidence: 1 };
  if (has(STAFF) && !(has(PHONE) && words.includes('emergency'))) return { other: 'person' };
  const contactNumber = words[0] === 'contact' || words.includes('contact');
  if (has(PHONE) || (contactNumber && has(CODE))) {
    return has(SECOND) ? { field: 'phone2', confidence: 0.9 } : { field: 'phone', confidence: 1 };
  }
  if (has(PLATE) || (has(VEHICLE) && has(CODE))) return { field: 'plate', confidence: 1 };
  if (has(THING) && !has(NAME)) return { other: 'thing' };
  if (words.includes('work') && has(ADDRESS)) return { other: 'thing' };
  if (has(ADDRESS)) {
    return words.includes('registered') ? { other: 'thing' } : { field: 'address', confidence: 1 };
  }
  if (has(AREA)) return { field: 'floor_area', confidence: 1 };
  if (has(IDENTITY) && (words.length > 1 || words[0] !== 'id')) {
    return has(OWNER) && words.length === 2 ? { other: 'thing' } : { field: 'id_number', confidence: 1 };
  }
  if (has(ROOM) || /^(?:house|property) (?:no|number)$/.test(words.join(' '))) {
    return { field: 'room', confidence: 1 };
  }
  if (has(COMPLEX) || /^(?:property|garden) name$/.test(words.join(' '))) {
    return { field: 'complex', confidence: 1 };
  }
  if (has(BUILDING)) return { field: 'building', confidence: 1 };
  if (has(UNIT)) return { field: 'unit', confidence: 1 };
  if (has(NAME) || has(OWNER)) {
    if (has(FURTHER)) return { field: 'name', confidence: 0.6 };
    if (has(CODE) && !has(NAME)) return { other: 'thing' };
    return { field: 'name', confidence: contactNumber ? 0.7 : 1 };
  }
  if (has(NOTES)) return { field: 'notes', confidence: 1 };
  return words.length === 1 && (words[0] === 'floor' || words[0] === 'index')
    ? { other: 'thing' }
    : undefined;
}
