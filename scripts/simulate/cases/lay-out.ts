// How a copy is laid out: as its source, or with columns dropped, forms rewritten, the address split or joined, or all anew.
import type { Random } from '../../fixtures/random.ts';
import { drawForms, FORM_GROUPS, withGroups, type FormGroup, type Forms } from './forms.ts';
import {
  ADDRESS_PARTS,
  drawAuthor,
  drawColumns,
  drawFile,
  headed,
  heldFields,
  isInOne,
  type Column,
  type Layout,
} from './layout.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, type Field, type Row } from './row.ts';

const FIELDS_OF: Record<FormGroup, readonly Field[]> = {
  phone: ['phone', 'phone2'],
  id: ['id_number'],
  name: ['name'],
  address: ADDRESS_PARTS,
  area: ['floor_area'],
  plate: ['plate'],
};

/** Writes whole columns in one form, which ends what departed in them. */
function rewrite(rows: readonly Row[], others: Forms, groups: readonly FormGroup[]): void {
  if (groups.length === 0) return;
  const changed = new Map<Forms, Forms>();
  const places = groups.flatMap((group) => FIELDS_OF[group].map((field) => AT[field]));
  for (const row of rows) {
    let forms = changed.get(row.forms);
    if (forms === undefined) changed.set(row.forms, (forms = withGroups(row.forms, others, groups)));
    row.forms = forms;
    if (row.quirks !== undefined)
      for (const at of places) if (row.quirks[at] !== 'ruined') row.quirks[at] = undefined;
  }
}

const DROPPABLE: readonly (readonly [Column, number])[] = [
  ['floor_area', 3],
  ['plate', 2],
  ['phone2', 2],
  ['id_number', 2],
  ['email', 2],
  ['unit', 0.4],
  ['address', 0.3],
  ['notes', 3],
  ['serial', 1],
];

function drop(random: Random, layout: Layout): Layout {
  const able = layout.columns.flatMap((column): (readonly [Column, number])[] => {
    if (column.startsWith('extra:')) return [[column, 3]];
    return DROPPABLE.filter(([one]) => one === column);
  });
  if (able.length === 0) return layout;
  const gone = random.weighted(able);
  return { ...layout, columns: layout.columns.filter((column) => column !== gone) };
}

/** Name and phone, and where to for half of them: what one needs for calling. */
function thin(random: Random, layout: Layout): Layout {
  const where = random.chance(0.5)
    ? ['address', ...ADDRESS_PARTS]
    : random.chance(0.5)
      ? ['address', 'complex']
      : [];
  const wanted = new Set<string>(['name', 'phone', ...where]);
  return { ...layout, columns: layout.columns.filter((column) => wanted.has(column)) };
}

/** The address in one column instead of several, or the reverse. */
function readdress(random: Random, layout: Layout, p: CaseParameters): Layout {
  const { columns } = layout;
  const held = heldFields(layout);
  const parts = ADDRESS_PARTS.filter((part) => held.has(part));
  if (parts.length < 2) return layout;
  const places = columns.map(
    (column) => column === 'address' || (ADDRESS_PARTS as readonly string[]).includes(column),
  );
  const at = places.indexOf(true);
  const rest = columns.filter((_, index) => !places[index]);
  const joined: Column[] = isInOne(layout) ? [...ADDRESS_PARTS] : ['address'];
  const changed = [...rest.slice(0, at), ...joined, ...rest.slice(at)];
  return { ...layout, columns: changed, words: headed(random, changed, p, layout.words) };
}

const GROUPS = Object.keys(FORM_GROUPS) as FormGroup[];

/** The layout of a copy of lists with these layouts, the first of them the main one; changes the forms of the rows. */
export function layOut(
  random: Random,
  rows: readonly Row[],
  layouts: readonly Layout[],
  day: number,
  p: CaseParameters,
): Layout {
  const [main, ...others] = layouts as [Layout, ...Layout[]];
  let layout = main;
  // Columns that only another source has are taken over more often than not.
  for (const other of others) {
    if (!random.chance(0.7)) continue;
    const held = heldFields(layout);
    const more = other.columns.filter(
      (column) =>
        !layout.columns.includes(column) &&
        column !== 'address' &&
        column !== 'serial' &&
        !held.has(column as Field),
    );
    if (more.length === 0) continue;
    const columns = [
      ...layout.columns,
      ...more.filter((column) => !isInOne(layout) || !(ADDRESS_PARTS as readonly string[]).includes(column)),
    ];
    layout = { ...layout, columns, words: headed(random, columns, p, { ...other.words, ...layout.words }) };
  }
  const cut = rows.some((row) => row.cutAddress !== undefined);
  if (random.chance(p.relaid)) {
    const extras = layout.columns.filter((column) => column === 'notes' || column.startsWith('extra:'));
    const inOne = cut || (random.chance(p.readdressed * 2) ? !isInOne(layout) : isInOne(layout));
    const columns = [...drawColumns(random, heldFields(layout), inOne), ...extras];
    layout = { columns, words: headed(random, columns, p), file: drawFile(random, p, day) };
    const fresh = drawForms(random);
    rewrite(
      rows,
      fresh,
      GROUPS.filter(() => random.chance(0.5)),
    );
  } else {
    if (random.chance(p.readdressed) && !cut) layout = readdress(random, layout, p);
    const fresh = drawForms(random);
    rewrite(
      rows,
      fresh,
      GROUPS.filter(() => random.chance(p.rewritten)),
    );
    if (random.chance(p.refiled)) layout = { ...layout, file: drawFile(random, p, day) };
    if (random.chance(p.reworded)) layout = { ...layout, words: headed(random, layout.columns, p) };
  }
  layout = { ...layout, file: { ...layout.file, lastAuthor: drawAuthor(random) } };
  if (cut && !isInOne(layout)) layout = readdress(random, layout, p);
  if (random.chance(p.thinned)) return thin(random, layout);
  if (random.chance(p.droppedColumns)) layout = drop(random, layout);
  return layout;
}
