// Annex: the chain of custody of every file, up to the entry that the report is as of.
import type { CustodyEventKind } from '#contract/queries/custody.ts';
import { both, type Text } from '#contract/text.ts';
import { partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { say } from '../model.ts';

const KIND: Record<CustodyEventKind, Text> = {
  received: both('取得', 'Received'),
  stored: both('存入', 'Stored'),
  stated: both('更正', 'Stated anew'),
  retracted: both('撤回', 'Retracted'),
  read: both('读取行', 'Rows read'),
  looked: both('查看（掩码）', 'Looked at (masked)'),
  revealed: both('查看原文', 'Read in the clear'),
  opened: both('取出文件', 'File handed out'),
  other: both('其他', 'Other'),
};

/** Events printed of each file: the first, by which it came, and the last ones. */
const MOST = 12;

export const custody: SectionOf = {
  id: 'custody',
  title: both('附件三：保管链', 'Annex C: chain of custody'),
  blocks({ language, custody: found, journal }) {
    const rows = found.flatMap(({ element, file, from, events }) => {
      const shown = events.length <= MOST ? events : [...events.slice(0, 1), ...events.slice(1 - MOST)];
      return shown.map(({ kind, entry, reason }, at) => ({
        element: at === 0 ? element : '',
        from: at === 0 ? [file, from].filter((one) => one !== undefined).join(' · ') : '',
        what: `${KIND[kind][language]}${reason === undefined ? '' : `${language === 'zh' ? '：' : ': '}${reason}`}`,
        entry,
        shown: at === 0 && shown.length < events.length ? `${shown.length} / ${events.length}` : '',
      }));
    });
    return [
      ...partOf(
        {
          none: both('没有文件。', 'There are no files.'),
          title: both(`文件 ${found.length} 个`, `${found.length} files`),
          columns: [
            { title: both('编号', 'Id'), width: 1.4, isCode: true, cell: ({ element }) => element },
            { title: both('来自', 'From'), width: 4, isCode: true, cell: ({ from }) => from },
            { title: both('事项', 'What'), width: 4, cell: ({ what }) => what },
            { title: both('经手人', 'By'), width: 1.8, cell: ({ entry }) => entry.actor },
            {
              title: both('时间（世界时）', 'At (UTC)'),
              width: 3.6,
              cell: ({ entry }) => entry.at.slice(0, 19).replace('T', ' '),
            },
            {
              title: both('日志', 'Entry'),
              width: 1.2,
              align: 'right',
              cell: ({ entry }) => String(entry.seq),
            },
            { title: both('所列', 'Shown'), width: 1.3, cell: ({ shown }) => shown },
          ],
          rows,
        },
        language,
      ),
      say(
        language === 'zh'
          ? `截至日志第 ${journal.seq} 条。各文件的 SHA-256 见附件二；掩码查看每人每日记一次。`
          : `Up to journal entry ${journal.seq}. The SHA-256 of each file stands in Annex B; looks at masked text are noted once a day for each person.`,
        'quiet',
      ),
    ];
  },
};
