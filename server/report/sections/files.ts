// The manifest: every file with its hash, and the head of the journal that seals them.
import type { SectionOf } from '../define.ts';
import { say, table } from '../model.ts';

export const files: SectionOf = {
  id: 'files',
  title: { zh: '附件二：文件清单与日志', en: 'Annex B: files and journal' },
  blocks({ language, files: found, journal }) {
    const zh = language === 'zh';
    return [
      table(
        zh ? `文件 ${found.length} 个` : `${found.length} files`,
        [
          { title: zh ? '种类' : 'What', width: 1.4 },
          { title: zh ? '编号' : 'Id', width: 1.6, isCode: true },
          { title: 'SHA-256', width: 9, isCode: true },
        ],
        found.map(({ id, type, sha256 }) => [
          type === 'List' ? (zh ? '名单' : 'List') : zh ? '证据' : 'Evidence',
          id,
          sha256,
        ]),
      ),
      say(
        zh
          ? `日志：截至第 ${journal.seq} 条（${journal.at}），SHA-256 ${journal.hash}。此后仅有导出、查看等不改变案情的条目。`
          : `Journal: up to entry ${journal.seq} (${journal.at}), SHA-256 ${journal.hash}. Later entries only tell of exports and looks, and change nothing of the case.`,
      ),
    ];
  },
};
