// The end of a case's data: until when they are kept, what holds them, and the certificate that they are gone.
import { z } from 'zod';
import { reason } from './decision.ts';
import { sha256 } from './scalars.ts';
import { both, message, type Text } from './text.ts';

/** A day, such as 2031-12-31. */
export const day = z.iso.date(message('日期写作 2031-12-31', 'write a day as 2031-12-31'));

/** Until which day (its end, UTC) the data are kept; null: until somebody says so. */
export const retentionChange = z.object({ on: day.nullable(), reason });
export type RetentionChange = z.infer<typeof retentionChange>;

/** A legal hold stops every purge, until it is lifted. */
export const holdChange = z.object({ isHeld: z.boolean(), reason });
export type HoldChange = z.infer<typeof holdChange>;

/** Purges now. The id of the case is said once more, for nothing brings the data back. */
export const purgeRequest = z.object({ reason, confirm: z.string() });
export type PurgeRequest = z.infer<typeof purgeRequest>;

const said = z.object({ entry: z.number().int(), at: z.string(), by: z.string(), reason: z.string() });

/** How the data of a case stand. */
export const dataState = z.object({
  retention: said.extend({ on: day }).nullable(),
  hold: said.nullable(),
  purged: said.nullable(),
});
export type DataState = z.infer<typeof dataState>;

/** What was taken out, and `sharedFiles`, which stay since other cases hold them too. */
export const purgeCounts = z.object({
  entries: z.number().int(),
  facts: z.number().int(),
  lists: z.number().int(),
  rows: z.number().int(),
  owners: z.number().int(),
  /** Keyed hashes by which owners were found. */
  keys: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
  sharedFiles: z.number().int(),
});
export type PurgeCounts = z.infer<typeof purgeCounts>;

/** What is signed. */
export const certificateContent = z.object({
  type: z.literal('vinetrace-purge-certificate'),
  version: z.literal(1),
  case: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  removed: purgeCounts,
  /** The entry that says so; its hash seals all before it. */
  entry: z.object({ seq: z.number().int(), at: z.string(), hash: sha256 }),
  /** What stays and where data may still be, in both languages. */
  statement: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
});
export type CertificateContent = z.infer<typeof certificateContent>;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** The content, who signed it (Ed25519) and the signature over its canonical JSON. */
export const purgeCertificate = certificateContent.extend({ publicKey: base64, signature: base64 });
export type PurgeCertificate = z.infer<typeof purgeCertificate>;

/** What a certificate says beside its figures. */
export function certificateStatement(at: string, counts: PurgeCounts): Text[] {
  return [
    both(
      '已从记录中清除：名单各行、证据文件、登记内容、备注、视图、业主及其全部密钥散列；随后重写了记录文件（secure_delete、VACUUM），图数据库已重建。',
      'Taken out of the record: rows of lists, evidence files, what was entered, notes, views, owners and every keyed hash of them; the file was then rewritten (secure_delete, VACUUM) and the graph made anew.',
    ),
    both(
      '仍保留：日志的骨架（序号、时间、操作人、动作、对象编号、散列）及本证书所列数目；日志链仍可校验。',
      'What stays: the frame of the journal (number, time, person, action, id of what it was about, hash) and the counts of this certificate; the chain can still be verified.',
    ),
    both(
      `在 ${at} 之前制作的备份、导出、报告和移交文件不在清除之列，仍含这些数据，须另行销毁。`,
      `Backups, exports, reports and transfer files made before ${at} are not part of this: they still hold the data and must be destroyed by themselves.`,
    ),
    both(
      '日志散列由原内容算出：知道某条日志全部内容而仅缺一个号码的人，可借散列试出该号码。',
      'The hashes of the journal were made of what was said: whoever knows all of an entry but one number could try numbers against its hash.',
    ),
    both(
      '磁盘上已释放的旧块仍为密文，持有当时文件密钥的人仍可读；密钥此前换新过的，停机再运行 vinetrace key renew 即弃用该密钥。',
      'Blocks that the disk gave back hold ciphertext, which the key of the file of that time opens. Where that key was renewed before, vinetrace key renew, with the server stopped, gives it up.',
    ),
    ...(counts.sharedFiles === 0
      ? []
      : [
          both(
            `${counts.sharedFiles} 个文件因其他案件也持有而保留。`,
            `${counts.sharedFiles} files stay, for other cases hold them too.`,
          ),
        ]),
  ];
}
