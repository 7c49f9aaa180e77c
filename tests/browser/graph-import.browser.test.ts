/** A graph of another program on its page, in Chinese and in English: mapped, tried, imported, taken back; refused with line and reason; stopped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { party } from '#contract/model/party.ts';
import { expectAccessible, signIn } from './checks.ts';
import { look } from './looks.ts';
import { openRig } from './opening.ts';
import { DEYANG } from './rig.ts';
import type { Locale, Tab } from './tab.ts';
import { sayIn } from './words.ts';

const PAGE = '/cases/deyang/import-graph';
const PHONE = '19900001234';

/** As Gephi writes it: kinds of its own, an end that is not there, a node that nobody has described. */
const GEXF = (of: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="sort" type="string"/><attribute id="1" title="city" type="string"/></attributes>
<nodes>
<node id="${of}1" label="青禾商行"><attvalues><attvalue for="0" value="shop"/><attvalue for="1" value="德阳"/></attvalues></node>
<node id="${of}2" label="${PHONE}"><attvalues><attvalue for="0" value="line"/></attvalues></node>
<node id="${of}3" label="?"><attvalues><attvalue for="0" value="thing"/></attvalues></node>
</nodes>
<edges>
<edge id="${of}k1" source="${of}1" target="${of}2" label="has"/>
<edge id="${of}k2" source="${of}1" target="${of}9" label="has"/>
</edges></graph></gexf>`;

const GRAPHML = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="t" for="node" attr.name="type" attr.type="string"/><key id="l" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="directed">
<node id="g1"><data key="t">merchant</data><data key="l">远山建材</data></node>
</graph></graphml>`;

/** A field as the contract names it. */
const REGION = party.fields.region.label;

const { steps } = openRig([DEYANG]);

describe.each<Locale>(['zh', 'en'])('a graph of another program in %s', (locale) => {
  let tab: Tab;
  let page: Page;
  let folder = '';
  const say = sayIn(locale);
  const giveAll = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await page.getByTestId('match-file').setInputFiles(Object.keys(files).map((name) => join(folder, name)));
  };
  const give = (name: string, text: string): Promise<void> => giveAll({ [name]: text });
  const part = (of: 'nodes' | 'edges'): Locator =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: say(`graph-import-of.${of}`) }) });
  /** Says by which attribute, and what one of its values becomes. */
  const become = async (of: 'nodes' | 'edges', value: string, as: string, kind?: string): Promise<void> => {
    await part(of)
      .getByLabel(`${value} · ${say('graph-import.becomes')}`)
      .selectOption(as);
    if (kind !== undefined)
      await part(of)
        .getByLabel(`${value} · ${say('graph-import.kind')}`)
        .selectOption(kind);
  };
  /** Waits until so many of the file's nodes or edges would be taken. */
  const taken = async (of: 'nodes' | 'edges', n: number, total: number): Promise<void> => {
    const said = `${say(`graph-import-of.${of}`)} ${say('count.of', { n, total })}`;
    await page.getByRole('status').filter({ hasText: said }).waitFor();
  };
  const grade = async (): Promise<void> => {
    await page.getByLabel(say('assess.source')).selectOption('C');
    await page.getByLabel(say('assess.information')).selectOption('3');
  };
  const open = async (): Promise<void> => {
    await page.goto(PAGE);
    await page.getByRole('heading', { name: say('graph-import.title') }).waitFor();
  };

  const step = steps({ name: 'graph-import', locale }, async (opened, rig) => {
    tab = opened;
    page = tab.page;
    folder = rig.folder;
    await signIn(tab);
  });

  step('is found from the import of lists, and says in place what it does', async () => {
    await page.goto('/cases/deyang/import');
    await page.getByRole('link', { name: say('graph-import.title') }).click();
    await page.getByRole('button', { name: say('help.about', { what: say('graph-import.title') }) }).click();
    await page.getByText(say('help-topic.graph-import')).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await look(tab, 'graph-import-drop');
  });

  step('is mapped, and every change shows at once what it comes to', async () => {
    await open();
    await give('gephi.gexf', GEXF(locale));
    await part('nodes').getByLabel(say('graph-import.by')).selectOption('sort');
    await taken('nodes', 0, 3);
    await become('nodes', 'shop', 'Party', 'merchant');
    await taken('nodes', 1, 3);
    // Fields that the file most likely has are filled in with the type.
    await become('nodes', 'line', 'Handle', 'phone');
    await taken('nodes', 2, 3);
    await part('nodes').locator('summary').last().click();
    await part('nodes').getByLabel(REGION[locale], { exact: true }).selectOption('city');
    await page.getByRole('row').filter({ hasText: 'thing' }).first().waitFor();
    await expectAccessible(page);
    await look(tab, 'graph-import-mapping');
  });

  step(
    'is imported with its grade, says what was left out and where, and one entry takes it back',
    async (rig) => {
      await part('edges').getByLabel(say('graph-import.by')).selectOption('label');
      await become('edges', 'has', 'USES');
      await taken('edges', 1, 2);
      const left = page.getByRole('region', { name: say('graph-import.left-title') });
      await left
        .getByRole('row')
        .filter({ hasText: `11 (${say('graph-import-end.target')})` })
        .waitFor();
      await left.getByRole('row').filter({ hasText: 'thing' }).waitFor();
      expect(await page.content()).not.toContain(PHONE);
      const button = page.getByRole('button', { name: say('graph-import.do'), exact: true });
      expect(await button.isDisabled()).toBe(true);
      await grade();
      await button.click();
      await page
        .getByRole('heading', { name: say('graph-import.done', { name: 'gephi.gexf' }) })
        .waitFor({ timeout: 60_000 });
      await expectAccessible(page);
      await look(tab, 'graph-import-done');
      const said = (await page.locator('.vt-graph-import').textContent()) ?? '';
      const seq = /(?:撤回第|retracting entry) ?(\d+)/.exec(said)?.[1];
      const back = await page.request.post(`/api/entries/${seq}/retraction`, {
        data: { reason: 'test' },
        headers: { origin: rig.url },
        timeout: 60_000,
      });
      expect(back.status()).toBe(201);
      await page.getByRole('link', { name: say('action.open-case') }).waitFor();
    },
  );

  step('says what is wrong with a file, in which line, and takes another one', async () => {
    await open();
    await give('cut.graphml', GRAPHML.slice(0, -30));
    const alert = page.getByRole('alert').filter({ hasText: 'cut.graphml' });
    await alert.waitFor();
    await alert.getByText(say('problem.line', { n: 4 })).waitFor();
    await expectAccessible(page);
    await look(tab, 'graph-import-refused');
    expect(tab.refusals()).toEqual(['422 POST /api/cases/deyang/graph-previews']);
    await give('whole.graphml', GRAPHML);
    await taken('nodes', 1, 1);
    await page.getByRole('button', { name: say('graph-import.again') }).click();
    await give('table.csv', 'id,type,name\nz1,merchant,云岭商贸\n');
    await taken('nodes', 1, 1);
    await page.getByRole('button', { name: say('graph-import.again') }).click();
    const nodes = 'id,type,name\nz1,merchant,云岭商贸\nz2,merchant,远山建材\n';
    await giveAll({
      'nodes.csv': nodes,
      'edges.csv': 'source,target,type\nz1,z2,knows\n',
      'more.csv': nodes,
    });
    await page.getByText(say('graph-import.two-files', { n: 3 })).waitFor();
    await giveAll({ 'nodes.csv': nodes, 'edges.csv': 'source,target,type\nz1,z2,knows\n' });
    await taken('nodes', 2, 2);
    await part('edges').getByText('knows').first().waitFor();
    await page.getByRole('heading', { name: 'nodes.csv + edges.csv' }).waitFor();
    await page.getByRole('button', { name: say('graph-import.again') }).click();
    const waiting = async (): Promise<unknown> => (await page.request.get('/api/uploads')).json();
    await expect.poll(waiting).toEqual({ uploads: [] });
  });

  step('shows that it is being imported, and stopped it changes nothing', async () => {
    await give('whole.graphml', GRAPHML);
    await grade();
    const head = async (): Promise<number> => {
      const answer = await page.request.get('/api/journal?after=0&limit=1');
      return ((await answer.json()) as { total: number }).total;
    };
    const before = await head();
    // Held on its way, so that there is something to see and to stop.
    await page.route('**/graph-imports', () => {});
    await page.getByRole('button', { name: say('graph-import.do'), exact: true }).click();
    await page.getByRole('status', { name: say('graph-import.doing') }).waitFor();
    await page.getByText(say('graph-import.all-or-nothing')).waitFor();
    await expectAccessible(page);
    await look(tab, 'graph-import-doing');
    await page.getByRole('button', { name: say('match.stop') }).click();
    await page.getByRole('button', { name: say('graph-import.do'), exact: true }).waitFor();
    expect(await head()).toBe(before);
    await page.unroute('**/graph-imports');
    await page.getByRole('button', { name: say('graph-import.again') }).click();
  });
});
