// Where those who answer for the report sign.
import type { SectionOf } from '../define.ts';

export const signatures: SectionOf = {
  id: 'signatures',
  title: { zh: '签署', en: 'Signatures' },
  blocks: ({ language, request }) => [
    {
      kind: 'signatures',
      lines:
        request.template?.signatures ??
        (language === 'zh' ? ['承办人', '复核人', '日期'] : ['Prepared by', 'Checked by', 'Date']),
    },
  ],
};
