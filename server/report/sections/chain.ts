// The picture of the chain, from source to retailer.
import type { SectionOf } from '../define.ts';
import { say } from '../model.ts';

export const chain: SectionOf = {
  id: 'chain',
  title: { zh: '流转链图', en: 'The chain' },
  blocks: ({ scene, nodes, language }) =>
    nodes.length === 0
      ? [say(language === 'zh' ? '没有可画的内容。' : 'There is nothing to draw.')]
      : [
          say(
            language === 'zh'
              ? '自左向右为名单流向：源头、名单贩子与账号、商家、科技公司、零售商。实线为有书证，虚线为推断；每份名单标明编号和行数。'
              : 'Lists flow from left to right: source, broker and handle, merchant, tech firm, retailer. Whole lines are documented, broken lines inferred; each list bears its id and its rows.',
          ),
          { kind: 'figure', scene, caption: scene.note },
        ],
};
