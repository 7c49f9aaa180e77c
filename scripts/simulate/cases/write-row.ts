// A row as its list writes it: values in their forms, quirks on top.
import { fullWidth } from '../../fixtures/typos.ts';
import { REGION } from '../../generate/people/places.ts';
import type { Column, Layout } from './layout.ts';
import { AT, type Field, type Quirk, type Row } from './row.ts';

export type Value = string | number;

const HAN = [...'零一二三四五六七八九'];

/** 1–99 in Chinese numerals; anything else as it stands. */
function han(text: string): string {
  if (!/^[1-9]\d?$/.test(text)) return text;
  const value = Number(text);
  if (value < 10) return HAN[value]!;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : HAN[tens]}十${ones === 0 ? '' : HAN[ones]}`;
}

const quirked = (text: string, quirk: Quirk | undefined): string => {
  if (quirk === 'full-width') return fullWidth(text);
  if (quirk === 'blank-behind') return `${text} `;
  return text;
};

function phone(value: string, form: Row['forms']['phone'], quirk: Quirk | undefined): Value {
  const how = quirk === undefined ? form : quirk;
  if (how === 'full-width' || how === 'blank-behind') return quirked(value, quirk);
  if (!/^\d{11}$/.test(value)) return value;
  if (how === 'number') return Number(value);
  if (how === 'country') return `+86${value}`;
  const by = how === 'spaced' ? ' ' : how === 'dashed' ? '-' : '';
  return by === '' ? value : [value.slice(0, 3), value.slice(3, 7), value.slice(7)].join(by);
}

function area(value: string, form: Row['forms']['area'], quirk: Quirk | undefined): Value {
  if (quirk === 'unit-behind') return `${value}㎡`;
  if (quirk !== undefined && quirk !== 'ruined') return quirked(value, quirk);
  if (form === 'unit') return `${value}㎡`;
  if (!/^\d+(\.\d+)?$/.test(value)) return value;
  if (form === 'number') return Number(value);
  return form === 'plain' ? value.replace(/\.?0+$/, (end) => (value.includes('.') ? '' : end)) : value;
}

function plate(value: string, form: Row['forms']['plate'], quirk: Quirk | undefined): string {
  const how = quirk === 'dotted' ? (form === 'dot' ? 'plain' : 'dot') : quirk === 'lower' ? 'lower' : form;
  if (how === 'dot') return `${value.slice(0, 2)}·${value.slice(2)}`;
  if (how === 'space') return `${value.slice(0, 2)} ${value.slice(2)}`;
  return how === 'lower' ? value.toLowerCase() : value;
}

function name(value: string, form: Row['forms']['name'], quirk: Quirk | undefined): string {
  const spread = (form === 'spread') !== (quirk === 'spaced');
  const letters = [...value];
  const text = spread && letters.length === 2 ? letters.join(' ') : value;
  return quirk === 'blank-behind' ? `${text} ` : text;
}

const OTHER_SUFFIX: Record<string, string> = {
  栋: '幢',
  幢: '栋',
  号楼: '栋',
  座: '栋',
  室: '号',
  号: '室',
  '': '室',
};

/** Building, unit or room with what stands behind it. */
function part(row: Row, field: 'building' | 'unit' | 'room', suffixed: boolean): string {
  const { forms } = row;
  const value = row.values[AT[field]]!;
  if (value === '') return '';
  const quirk = row.quirks?.[AT[field]];
  let written = forms.numerals === 'han' && field !== 'room' && suffixed ? han(value) : value;
  if (forms.padded && field !== 'unit' && /^\d+$/.test(value))
    written = value.padStart(field === 'room' ? 4 : 2, '0');
  let suffix = field === 'building' ? forms.building : field === 'unit' ? '单元' : forms.room;
  if (!suffixed) suffix = quirk === 'other-suffix' ? suffix || '室' : '';
  else if (quirk === 'other-suffix') suffix = OTHER_SUFFIX[suffix] ?? '';
  else if (quirk === 'no-suffix' && field === 'room') suffix = '';
  return quirked(written, quirk) + suffix;
}

const complex = (row: Row): string => {
  const value = row.values[AT.complex]!;
  return value === '' ? '' : quirked(value + row.forms.complex, row.quirks?.[AT.complex]);
};

/** The address in one cell. */
export function writeAddress(row: Row): string {
  if (row.cutAddress !== undefined) return row.cutAddress;
  const { forms, holding } = row;
  const place = complex(row);
  const before =
    forms.region === 'none' || place === ''
      ? ''
      : forms.region === 'district'
        ? REGION.slice(3)
        : REGION + holding.home.street;
  const turned = row.quirks?.[AT.building] === 'dashed';
  if ((forms.address === 'suffixes') !== turned)
    return before + place + part(row, 'building', true) + part(row, 'unit', true) + part(row, 'room', true);
  const parts = (['building', 'unit', 'room'] as const).map((field) => part(row, field, false));
  return before + place + parts.filter((text) => text !== '').join('-');
}

function cell(row: Row, field: Field): Value {
  const value = row.values[AT[field]]!;
  if (value === '') return '';
  const quirk = row.quirks?.[AT[field]];
  const { forms } = row;
  switch (field) {
    case 'name':
      return name(value, forms.name, quirk);
    case 'phone':
    case 'phone2':
      return phone(value, forms.phone, quirk);
    case 'id_number':
      return forms.id === 'lower' || quirk === 'lower' ? value.toLowerCase() : quirked(value, quirk);
    case 'complex':
      return complex(row);
    case 'building':
    case 'unit':
    case 'room':
      return part(row, field, forms.suffixedParts);
    case 'floor_area':
      return area(value, forms.area, quirk);
    case 'plate':
      return plate(value, forms.plate, quirk);
    case 'email':
      return value;
  }
}

/** The cells of a row under a layout. */
export function writeRow(row: Row, { columns }: Layout): Value[] {
  return columns.map((column: Column): Value => {
    if (column === 'address') return writeAddress(row);
    if (column === 'serial' || column === 'notes') return row.extras[column] ?? '';
    if (column.startsWith('extra:')) return row.extras[column] ?? '';
    return cell(row, column as Field);
  });
}
