// Writing by hand over the web: who may, what is refused by field, what is durable; exhibits masked, revealed and handed out; the example; two cases compared.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { stated } from '#contract/hand.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { namedFile } from '../testing/named-file.ts';
import { people, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

let web: People;
beforeAll(async () => {
  web = await people(['viewer', 'analyst', 'investigator']);
  await load(web.workspace, MINI);
});
afterAll(() => web.end());

const grounds = { source: '陈述', grade: 'B2' };
const party = { type: 'Party', values: { kind: 'merchant', name: '景和涂料' }, grounds };
const elements = '/api/cases/mini/elements';

describe('writing', () => {
  it.each([
    ['POST', elements],
    ['POST', `${elements}/M01/statements`],
    ['POST', `${elements}/M01/join`],
    ['POST', `${elements}/M01/split`],
    ['POST', '/api/cases/mini/evidence'],
    ['POST', '/api/cases/mini/reveals'],
    ['POST', '/api/cases/mini/evidence/E1/bytes'],
  ] as const)('needs a session and an investigator: %s %s', async (method, url) => {
    expect((await web.send('nobody', method, url, {})).statusCode).toBe(401);
    expect((await web.send('viewer', method, url, {})).statusCode).toBe(403);
    expect((await web.send('analyst', method, url, {})).statusCode).toBe(403);
  });

  it('answers 201 once it stands, with the entry by which it is taken back', async () => {
    const answer = await web.send('investigator', 'POST', elements, party);
    expect(answer.statusCode, answer.body).toBe(201);
    const { id, entry } = stated.parse(answer.json());
    expect(web.workspace.record.entry(entry.seq)).toMatchObject({
      actor: 'investigator',
      subject: `Party:${id}`,
    });
    const taken = await web.send('investigator', 'POST', `/api/entries/${entry.seq}/retraction`, {
      reason: '重复',
    });
    expect(taken.statusCode).toBe(201);
    expect((await web.send('viewer', 'GET', `${elements}/${id}`)).statusCode).toBe(404);
  });

  it('refuses by field, in words, and says nothing of what was typed', async () => {
    const asked = { ...party, values: { kind: 'shop', name: '' } };
    const answer = await web.send('investigator', 'POST', elements, asked);
    expect(answer.statusCode).toBe(422);
    const { errors } = problem.parse(answer.json());
    expect(errors?.map(({ column, value }) => [column, value])).toEqual([
      ['kind', undefined],
      ['name', undefined],
    ]);
    expect(
      (await web.send('investigator', 'POST', elements, { ...party, grounds: { grade: 'B2' } })).statusCode,
    ).toBe(400);
    expect((await web.send('investigator', 'POST', elements, { ...party, type: 'Owner' })).statusCode).toBe(
      400,
    );
  });

  it('says who was faster, and that an element is gone', async () => {
    const body = { values: { trade: '整装' }, grounds, seen: 1 };
    expect((await web.send('investigator', 'POST', `${elements}/M01/statements`, body)).statusCode).toBe(409);
    expect((await web.send('investigator', 'POST', `${elements}/M99/statements`, body)).statusCode).toBe(404);
  });
});

describe('an exhibit', () => {
  const exhibit = '/api/cases/mini/evidence/E1';
  const revealed = async (element: string): Promise<number> => {
    const body = { element, reason: '核对' };
    const made = await web.send('investigator', 'POST', '/api/cases/mini/reveals', body);
    return made.json<{ reveal: number }>().reveal;
  };
  const ofExhibit = QUERIES['evidence-file'].result;

  it('is masked for everybody, and in the clear for who says why; the journal has it first', async () => {
    const upload = await web.app.inject({
      method: 'POST',
      url: '/api/uploads?as=evidence',
      payload: Buffer.from('2014-10-09 20:13 海哥(9902871450):打19900700001\n'),
      headers: { cookie: web.cookies['investigator'] ?? '', ...namedFile('c.txt') },
    });
    const { uploads } = upload.json<{ uploads: { id: string }[] }>();
    const made = await web.send('investigator', 'POST', '/api/cases/mini/evidence', {
      upload: uploads[0]?.id,
      kind: 'chat',
      grounds,
    });
    const { id } = stated.parse(made.json());
    const masked = await web.send('viewer', 'GET', `/api/cases/mini/evidence/${id}/file`);
    expect(masked.body).not.toMatch(/19900700001|9902871450/);
    expect(ofExhibit.parse(masked.json())).toMatchObject({ form: 'chat', revealed: false, total: 1 });
    const reveal = await revealed(id);
    const last = web.workspace.record.entry(reveal);
    const clear = await web.send(
      'investigator',
      'GET',
      `/api/cases/mini/evidence/${id}/file?reveal=${reveal}`,
    );
    expect(ofExhibit.parse(clear.json()).lines[0]?.text).toBe('打19900700001');
    expect(last).toMatchObject({ action: 'reveal', subject: `Evidence:${id}` });
    expect(web.log.join('')).not.toContain('19900700001');
  });

  it('is handed out as bytes that no browser draws by itself', async () => {
    const reveal = await revealed('E1');
    const answer = await web.send('investigator', 'POST', `${exhibit}/bytes`, { reveal });
    expect(web.workspace.record.entry(web.workspace.record.head())).toMatchObject({
      action: 'evidence-open',
      payload: { reveal, reason: '核对' },
    });
    expect(answer.rawPayload).toEqual(readFileSync(join(MINI, 'evidence/E1.txt')));
    expect(answer.headers['content-type']).toMatch(/^application\/octet-stream/);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await web.send('investigator', 'POST', `${exhibit}/bytes`, {})).statusCode).toBe(400);
    const end = `/api/cases/mini/reveals/${reveal}/end`;
    expect((await web.send('investigator', 'POST', end)).statusCode).toBe(204);
    expect((await web.send('investigator', 'POST', `${exhibit}/bytes`, { reveal })).statusCode).toBe(403);
    expect((await web.send('viewer', 'GET', '/api/cases/mini/evidence/L1/file')).statusCode).toBe(404);
  });

  it.each([
    ['page.html', '<!doctype html><script>document.title = 1</script>'],
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 1"/>'],
    ['mail.pdf', '<html><body onload="document.title = 1">'],
  ])('that would act is no page, whatever it is called: %s', async (name, markup) => {
    const upload = await web.app.inject({
      method: 'POST',
      url: '/api/uploads?as=evidence',
      payload: Buffer.from(markup),
      headers: { cookie: web.cookies['investigator'] ?? '', ...namedFile(name) },
    });
    const made = await web.send('investigator', 'POST', '/api/cases/mini/evidence', {
      upload: upload.json<{ uploads: { id: string }[] }>().uploads[0]?.id,
      kind: 'mail',
      grounds,
    });
    const { id } = stated.parse(made.json());
    const answer = await web.send('investigator', 'POST', `/api/cases/mini/evidence/${id}/bytes`, {
      reveal: await revealed(id),
    });
    expect(answer.body).toBe(markup);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    const read = await web.send('viewer', 'GET', `/api/cases/mini/evidence/${id}/file`);
    expect(read.headers['content-type']).toMatch(/^application\/json/);
  });
});

describe('two cases', () => {
  it('share what they share, people by keyed hash and names as leads alone', async () => {
    const folder = join(web.workspace.config.data, '..', 'twin');
    cpSync(MINI, folder, { recursive: true });
    const about = join(folder, 'case.json');
    writeFileSync(about, readFileSync(about, 'utf8').replace('"mini"', '"twin"'));
    const handles = join(folder, 'handles.csv');
    writeFileSync(
      handles,
      readFileSync(handles, 'utf8').replace('H01,qq,9900146233,,', 'H01,qq,9900146233,M01,'),
    );
    await load(web.workspace, folder);
    const answer = await web.send('viewer', 'GET', '/api/cases/mini/compare?with=twin&limit=5');
    const found = QUERIES.compare.result.parse(answer.json());
    expect(found.handles.total).toBe(1);
    expect(found.files.total).toBe(3);
    expect(found.parties.items.every(({ by }) => by === 'name')).toBe(true);
    expect(found.owners).toMatchObject({ shown: 5 });
    expect(found.owners.total).toBeGreaterThan(5);
    expect(answer.body).not.toMatch(/199\d{8}|罗勇斌/);
    expect((await web.send('viewer', 'GET', '/api/cases/mini/compare?with=mini')).statusCode).toBe(400);
    expect((await web.send('viewer', 'GET', '/api/cases/mini/compare?with=none')).statusCode).toBe(404);
  });
});

describe('the example', () => {
  it('is loaded once, and leaves a case of its id alone', async () => {
    const answer = await web.send('investigator', 'POST', '/api/example');
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({ id: 'deyang' });
    expect((await web.send('investigator', 'POST', '/api/example')).statusCode).toBe(409);
  }, 60_000);
});
