// The small case of the graph's tests: a source, a broker, two merchants, a retailer, a handle, four lists, five owners.
import { MemorySource } from './memory-source.ts';

const owner = (n: number): string => `o-${String(n).padStart(24, '0')}`;

/** A case `c1` with every type and relation, an id used by two types, and a second path between the same ends. */
export function sample(dataId = 'data-1'): MemorySource {
  const source = new MemorySource(dataId);
  source
    .node('Case', 'c1', '示例案', { title: '示例案', timezone: 'Asia/Shanghai' })
    .node('Party', 'P1', '物业公司', { kind: 'source', name: '物业公司', region: '德阳' })
    .node('Party', 'P2', 'Broker Zhao', { kind: 'list-broker', name: 'Broker Zhao' })
    .node('Party', 'P3', '装修甲', { kind: 'merchant', name: '装修甲', trade: 'Renovation' })
    .node('Party', 'P4', '装修乙', { kind: 'merchant', name: '装修乙' })
    .node('Party', 'P5', '家具零售', { kind: 'retailer', name: '家具零售' })
    .node('Handle', 'H1', '88880001', { platform: 'qq', value: '88880001' })
    .node('Handle', 'Handle:P1', '房东', { id: 'P1', platform: 'net-name', value: '房东' })
    .node('Evidence', 'E1', 'mail', { kind: 'mail', on: '2015-05-20', grade: 'B2' })
    .node('List', 'L1', '业主总表', {
      file: 'lists/a.csv',
      title: '业主总表',
      rows: 4,
      sha256: 'a'.repeat(64),
    })
    .node('List', 'L2', '花园名单', {
      file: 'lists/b.xlsx',
      rows: 3,
      sha256: 'b'.repeat(64),
      obtained_on: '2015-06',
    })
    .node('List', 'L3', '乙的名单', { file: 'lists/c.csv', rows: 2, sha256: 'c'.repeat(64) })
    .node('List', 'L4', 'Retail list', { file: 'lists/d.csv', rows: 1, sha256: 'd'.repeat(64) })
    .node('Transfer', 'T1', 'sale', {
      from_id: 'P1',
      to_id: 'P2',
      mode: 'sale',
      price_per_record: 0.5,
      on: '2015-03',
    })
    .node('Transfer', 'T2', 'share', {
      from_id: 'P2',
      to_id: 'P3',
      mode: 'share',
      records: 3,
      on: '2015-04-01',
    })
    .node('Transfer', 'T3', 'sale', { from_id: 'H1', to_id: 'P5', mode: 'sale' })
    .node('Complaint', 'K1', 'K1', { on: '2015-06-01', knew: 'name;phone' })
    .node('Canary', 'Y1', 'Y1', { given_on: '2015-02' })
    .node('Complex', 'c-000000000001', '锦绣花园', { name: '锦绣花园', owners: 3 });
  for (const n of [1, 2, 3, 4, 5]) source.node('Owner', owner(n), n === 1 ? '张*' : '李*', { records: 2 });
  return source
    .edges('HOLDS', 'P1', ['L1'])
    .edges('HOLDS', 'P3', ['L2', 'L3'])
    .edges('HOLDS', 'P5', ['L4'])
    .edges('USES', 'P2', [['H1', { grade: 'B2' }]])
    .edges('SENT', 'P1', ['T1'])
    .edges('RECEIVED', 'P2', ['T1'])
    .edges('SENT', 'P2', ['T2'])
    .edges('RECEIVED', 'P3', ['T2'])
    .edges('SENT', 'H1', ['T3'])
    .edges('RECEIVED', 'P5', ['T3'])
    .edges('OF', 'T1', ['L1'])
    .edges('OF', 'T2', ['L2'])
    .edges('SUPPORTED_BY', 'T1', ['E1'])
    .edges('DERIVED_FROM', 'L2', [['L1', { kind: 'documented', probability: 1, transfer: 'T2' }]])
    .edges('DERIVED_FROM', 'L4', [['L2', { kind: 'inferred', probability: 0.75, logLR: 6.5 }]])
    .edges('COOPERATES_WITH', 'P3', [['P4', { since: '2014-01' }]])
    .edges('MADE_BY', 'K1', ['P5'])
    .edges('ABOUT', 'K1', [owner(1)])
    .edges('GIVEN_TO', 'Y1', ['P4'])
    .edges(
      'CONTAINS',
      'L1',
      [1, 2, 3, 4].map((n) => [owner(n), { row: n }]),
    )
    .edges('CONTAINS', 'L2', [
      [owner(1), { row: 1 }],
      [owner(2), { row: 2 }],
      [owner(2), { row: 3 }],
    ])
    .edges('CONTAINS', 'L3', [
      [owner(4), { row: 1 }],
      [owner(5), { row: 2 }],
    ])
    .edges('CONTAINS', 'L4', [[owner(1), { row: 1 }]])
    .edges('LIVES_IN', owner(1), ['c-000000000001'])
    .edges('LIVES_IN', owner(2), ['c-000000000001'])
    .edges('LIVES_IN', owner(3), ['c-000000000001']);
}
