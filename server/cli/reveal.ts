// `vinetrace reveal ELEMENT --reason TEXT`: an owner, a list or one row, or an exhibit in the clear, which the journal notes first.
import { fail } from '#contract/errors.ts';
import { revealRequest } from '#contract/reveal.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { reveal as revealIn } from '../operations/reveal.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { REASON, reasonOf } from './reason.ts';
import { table } from './table.ts';

/** As much as is given at once. */
const limit = 5000;

interface Shown {
  element: string;
  entry: number;
  until: string;
  header: string[];
  rows: (readonly string[])[];
  shown: number;
  total: number;
}

export const reveal = defineCommand({
  name: 'reveal',
  help: {
    zh: '查看业主、名单（或其一行）、证据的明文，理由记入日志',
    en: 'see an owner, a list or one row of it, or an exhibit in the clear; the journal keeps the reason',
  },
  arguments: [
    {
      flags: '<element>',
      help: { zh: '业主、名单或证据的编号', en: 'id of an owner, a list or an exhibit' },
    },
  ],
  options: [
    { flags: '--row <n>', help: { zh: '仅名单的这一行', en: 'this row of a list only' } },
    { flags: '--field <column>', help: { zh: '仅这一列，如 phone', en: 'this column only, such as phone' } },
    REASON,
  ],
  async run({ workspace, caseId, args, options }): Promise<Shown> {
    const reason = reasonOf(options);
    const asked = revealRequest.safeParse({
      element: args[0],
      ...(options['row'] === undefined ? {} : { row: Number(options['row']) }),
      ...(options['field'] === undefined ? {} : { field: options['field'] }),
      reason,
    });
    if (!asked.success)
      fail('wrong-usage', '请核对元素、行号或列名', 'Check the element, the row or the column');
    const opened = await workspace();
    const of = chooseCase(opened, caseId);
    const made = await revealIn(opened, { ...asked.data, case: of, actor: 'cli' });
    const head = { element: asked.data.element, entry: made.reveal, until: made.until };
    const ask = { case: of, reveal: made.reveal, offset: 0, limit };
    if (made.type === 'Owner') {
      const { columns, rows, shown, total } = await runQuery(opened, 'owner-rows', {
        ...ask,
        owner: made.element,
      });
      const names = columns.map(({ column }) => column);
      const cells = rows.map((row) => [
        `${row.list}:${row.row}`,
        ...names.map((name) => row.cells[name]?.text ?? ''),
      ]);
      return { ...head, header: ['row', ...names], rows: cells, shown, total };
    }
    if (made.type === 'List') {
      const { columns, rows, shown, total } = await runQuery(opened, 'list-rows', {
        ...ask,
        list: made.element,
        ...(made.row === undefined ? {} : { rows: String(made.row) }),
      });
      const header = ['row', ...columns.map((column) => column.header)];
      return { ...head, header, rows: rows.map(({ row, cells }) => [String(row), ...cells]), shown, total };
    }
    const file = await runQuery(opened, 'evidence-file', { ...ask, evidence: made.element });
    const rows = file.lines.map(({ n, who, text }) => [String(n), who ?? '', text]);
    return { ...head, header: ['line', 'who', 'text'], rows, shown: file.shown, total: file.total };
  },
  print: ({ header, rows, shown, total, entry }, language) =>
    [
      table(header, rows),
      language === 'zh'
        ? `${shown} / ${total}，记入日志 ${entry}`
        : `${shown} of ${total}; noted as entry ${entry}`,
    ].join('\n'),
});
