// Graphs as other programs write them, and files that mean harm.
import { describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { bufferSource } from '../readers/byte-source.ts';
import { readGraph } from './read-graph.ts';

const read = (text: string, name = 'g.graphml') => readGraph([bufferSource(name, Buffer.from(text))]);

/** The place and the words of a refusal. */
async function refusal(text: string): Promise<{ line?: number; column?: string; en: string }> {
  const error: unknown = await read(text).catch((thrown: unknown) => thrown);
  if (!(error instanceof VinetraceError)) throw new Error('it was not refused');
  expect(error.code).toBe('input-refused');
  const [fault] = error.faults;
  return {
    en: fault?.message.en ?? '',
    ...(fault?.line === undefined ? {} : { line: fault.line }),
    ...(fault?.column === undefined ? {} : { column: fault.column }),
  };
}

const graphml = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${inside}\n</graphml>`;

describe('graphml', () => {
  it('keeps a node that holds a graph, with what stands behind it', async () => {
    const graph = await read(
      graphml(
        `<key id="d0" for="node" attr.name="kind"/>
<graph edgedefault="directed">
<node id="g"><data key="d0">group</data><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph><data key="d1">late</data></node>
<edge source="g" target="a"/>
</graph>`,
      ),
    );
    expect(graph.nodes.map(({ id, attributes }) => [id, attributes])).toEqual([
      ['a', {}],
      ['b', {}],
      ['g', { kind: 'group', d1: 'late' }],
    ]);
    expect(graph.edges.map(({ source, target }) => `${source} ${target}`)).toEqual(['a b', 'g a']);
    expect(graph.notes.map(({ en }) => en)).toEqual(['nested graphs are read as one']);
  });

  it('reads keys, presets and lines', async () => {
    const graph = await read(
      graphml(
        `<key id="d0" for="node" attr.name="kind"><default>shop</default></key>
<graph edgedefault="directed">
<node id="a"><data key="d0">broker</data></node>
<node id="b"/>
<edge source="a" target="b"><data key="d9">x</data></edge>
</graph>`,
      ),
    );
    expect(graph.nodes).toEqual([
      { id: 'a', line: 5, attributes: { kind: 'broker' } },
      { id: 'b', line: 6, attributes: { kind: 'shop' } },
    ]);
    expect(graph.edges).toEqual([{ id: 'e1', line: 7, source: 'a', target: 'b', attributes: { d9: 'x' } }]);
  });

  it('reads what Maltego puts inside a value', async () => {
    const { nodes } = await read(
      graphml(
        `<key for="node" id="d0"/><graph id="G"><node id="n0"><data key="d0">
<mtg:MaltegoEntity xmlns:mtg="http://maltego.paterva.com/xml/mtgx" type="maltego.Person"><mtg:Properties>
<mtg:Property name="fullname" type="string"><mtg:Value>甲某</mtg:Value></mtg:Property>
</mtg:Properties></mtg:MaltegoEntity></data></node></graph>`,
      ),
    );
    expect(nodes[0]?.attributes).toEqual({ type: 'maltego.Person', fullname: '甲某' });
  });

  it('reads labels of yEd', async () => {
    const { nodes } = await read(
      graphml(
        `<key for="node" id="d5" yfiles.type="nodegraphics"/><graph><node id="n0"><data key="d5">
<y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel>商家甲</y:NodeLabel></y:ShapeNode></data></node></graph>`,
      ),
    );
    expect(nodes[0]?.attributes).toEqual({ NodeLabel: '商家甲' });
  });
});

describe('gexf', () => {
  it('reads labels, attributes by their titles, and says that places are not read', async () => {
    const graph = await read(
      `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="类型" type="string"/></attributes>
<nodes><node id="a" label="甲"><attvalues><attvalue for="0" value="商家"/></attvalues><viz:position x="1" y="2"/></node><node id="b" label="乙"/></nodes>
<edges><edge source="a" target="b" type="directed" weight="2"/></edges></graph></gexf>`,
      'g.gexf',
    );
    expect(graph.nodes[0]).toEqual({ id: 'a', line: 3, attributes: { label: '甲', 类型: '商家' } });
    expect(graph.edges[0]?.attributes).toEqual({ weight: '2' });
    expect(graph.notes.map(({ en }) => en)).toEqual(['places, colours and sizes are not read']);
  });
});

describe('csv', () => {
  it('makes nodes of the ends of edges, in GB18030 too', async () => {
    const bytes = Buffer.concat([
      Buffer.from('From,To,', 'latin1'),
      Buffer.from([0xb7, 0xbd, 0xca, 0xbd]), // 方式
      Buffer.from('\r\nA,B,sale\r\n', 'latin1'),
    ]);
    const graph = await readGraph([bufferSource('links.csv', bytes)]);
    expect(graph.edges).toEqual([
      { id: 'e1', line: 2, source: 'A', target: 'B', attributes: { 方式: 'sale' } },
    ]);
    expect(graph.nodes.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(graph.notes).toHaveLength(1);
  });

  it('takes back the apostrophe that keeps a cell from being a formula', async () => {
    const graph = await readGraph([
      bufferSource('nodes.csv', Buffer.from("id,caption\n1,'=1+1\n")),
      bufferSource('edges.csv', Buffer.from('source,target\n1,1\n')),
    ]);
    expect(graph.nodes[0]?.attributes).toEqual({ caption: '=1+1' });
  });

  it('names line and column of an edge without an end', async () => {
    expect(await refusal('source,target\na,b\na,\n')).toMatchObject({ line: 3, column: 'target' });
  });

  it('says what the columns must be called', async () => {
    expect((await refusal('foo,bar\n1,2\n')).en).toContain('name the column of ids so');
  });
});

describe('what means harm or is broken', () => {
  it('refuses a bomb of entities by its document type', async () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n<graphml><graph><node id="&b;"/></graph></graphml>`;
    expect(await refusal(bomb)).toMatchObject({ line: 2, en: expect.stringContaining('DOCTYPE') as string });
  });

  it('refuses a file of elsewhere behind a document type', async () => {
    const xxe = `<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml><graph><node id="&x;"/></graph></graphml>`;
    expect((await refusal(xxe)).en).toContain('DOCTYPE');
  });

  it('knows no entities', async () => {
    expect((await refusal(graphml('<graph><node id="&x;"/></graph>'))).line).toBe(3);
  });

  it('refuses an attribute without end before it is whole', async () => {
    let given = 0;
    const head = Buffer.from('<graphml><graph><node id="');
    const endless = {
      name: 'g.graphml',
      size: 200 * 1024 * 1024,
      stream: (start?: number) =>
        start === 0
          ? bufferSource('', head).stream()
          : (async function* () {
              yield head;
              for (; given < 200; given += 1) yield Buffer.alloc(1 << 20, 0x61);
            })(),
    };
    await expect(readGraph([endless as unknown as ReturnType<typeof bufferSource>])).rejects.toThrow(
      /cannot be read/,
    );
    expect(given).toBeLessThan(5);
  });

  it('refuses a long attribute, naming it', async () => {
    const long = graphml(`<graph><node id="${'a'.repeat(200_000)}"/></graph>`);
    expect(await refusal(long)).toMatchObject({ line: 3, column: 'id' });
  });

  it('refuses what is nested without end', async () => {
    expect((await refusal(graphml('<graph><node id="a">'.repeat(60)))).en).toContain('nested');
  });

  it.each([
    ['a tag that is not closed', graphml('<graph><node id="a"></graph>'), 3],
    ['a node without id', graphml('<graph><node/></graph>'), 3],
    ['an edge without target', graphml('<graph>\n<edge source="a"/></graph>'), 4],
    ['another root', '<svg><node id="a"/></svg>', undefined],
  ])('refuses %s', async (_what, text, line) => {
    const found = await refusal(text);
    expect(found.line).toBe(line);
    expect(found.en).not.toBe('');
  });

  it('refuses bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<graphml><graph><node id="'),
      Buffer.from([0xff, 0xfe, 0xff]),
      Buffer.from('"/></graph></graphml>'),
    ]);
    await expect(readGraph([bufferSource('g.graphml', bytes)])).rejects.toThrow(/cannot be read/);
  });
});
