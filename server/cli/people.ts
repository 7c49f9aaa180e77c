// `vinetrace people`: who is in a case, and as what.
import { chooseCase } from '../operations/choose-case.ts';
import { peopleOf } from '../operations/people.ts';
import { defineCommand } from './define.ts';
import { peopleText } from './people-text.ts';

export const people = defineCommand({
  name: 'people',
  help: { zh: '案件中的人员及其角色', en: 'who is in a case, and as what' },
  async run({ workspace, caseId }) {
    const opened = await workspace();
    return peopleOf(opened, chooseCase(opened, caseId));
  },
  print: peopleText,
});
