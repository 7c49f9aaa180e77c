// The people of a case for the terminal.
import type { CasePeople } from '#contract/people.ts';
import type { Language } from '#contract/text.ts';
import { table } from './table.ts';

export const peopleText = ({ people }: CasePeople, language: Language): string =>
  people.length === 0
    ? language === 'zh'
      ? '此案件中还没有人：用 let-in 让人加入。'
      : 'Nobody is in this case yet: let somebody in with let-in.'
    : table(
        language === 'zh' ? ['用户', '角色'] : ['user', 'role'],
        people.map(({ user, role }) => [user, role]),
      );
