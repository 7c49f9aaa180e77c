/** Where people grade by 3×5×2: forms offer it, and grades of the Admiralty code are read beside it. */
import { describe, expect } from 'vitest';
import { QUERIES } from '#contract/queries/registry.ts';
import { signIn } from './checks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

/** A transfer of the case that is graded by the Admiralty code. */
const TRANSFER = 'X01';

const { steps } = openRig([DEYANG], undefined, { VINETRACE_GRADES: '3x5x2' });

describe.each<Locale>(['zh', 'en'])('grades by 3×5×2 in %s', (locale) => {
  let tab: Tab;
  const say = sayIn(locale);
  const step = steps({ name: 'grades', locale }, async (opened) => {
    tab = opened;
    await signIn(tab);
  });

  step('are chosen by its words, and shown with them', async () => {
    const { page } = tab;
    const dialog = page.getByRole('dialog');
    const details = page.getByRole('complementary', { name: say('panel.label') });
    const element = async (id: string) =>
      QUERIES.element.result.parse(await (await page.request.get(`/api/cases/deyang/elements/${id}`)).json());
    expect((await element(TRANSFER)).fields['grade']).toBe('B2');

    await page.goto(`/cases/deyang?sel=${TRANSFER}`);
    await details.getByText(say('value.grade-source.B')).first().waitFor();
    await details.getByRole('button', { name: say('hand.edit') }).click();
    await dialog.getByLabel(new RegExp(`^${say('hand.source')}( \\*)?$`)).fill(locale);
    const source = dialog.getByLabel(say('assess.source'));
    expect(await source.locator('option').allInnerTexts()).toEqual([
      say('assess.choose'),
      ...(['1', '2', '3'] as const).map((one) => `${one} ${say(`value.grade-source.${one}`)}`),
    ]);
    await source.selectOption('1');
    await dialog.getByLabel(say('assess.information')).selectOption('B');
    await dialog.getByLabel(/^(渠道|Channel)/).fill(`QQ ${locale}`);
    await dialog.getByRole('button', { name: say('hand.edit-do'), exact: true }).click();
    await expect.poll(async () => (await element(TRANSFER)).fields['channel']).toBe(`QQ ${locale}`);
    await details.getByTitle(say('value.grade-information.B')).first().waitFor();
    expect((await element(TRANSFER)).fields['grade']).toBe('B2');
  });
});
