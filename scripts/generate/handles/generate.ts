// Handles of invented people, as a case would know them: each shows a part of what its person is like, some of it shared or copied.
import type { HandleFacts, Statement } from '../../../server/identities/facts.ts';
import { randomFrom } from '#contract/random.ts';

export interface HandlesRequest {
  handles: number;
  people: number;
  seed: number;
  /** How much of a person a handle shows; 1 where not said. */
  plenty?: number;
}

export interface GeneratedHandles {
  handles: HandleFacts[];
  statements: Statement[];
  /** Number of the person behind each handle. */
  person: Map<string, number>;
}

const PLATFORMS = ['qq', 'qq', 'wechat', 'phone', 'mail', 'net-name'] as const;
/** What everybody in the trade writes. */
const STOCK = [
  '一手业主名单',
  '当天现拉的数据',
  '量大从优可试',
  '假一赔十放心',
  '先验货后付款',
  '全市楼盘都有',
];
const FIRST = '春夏秋冬东南西北山河湖海金木水火土日月星';
const SECOND = '哥姐叔爷仔妹师傅总弟老爸';
const CHARS =
  '清远桥边卖新鲜货色齐全夜里也能找交个朋友长期合作信誉第一保证是本人刚到手热乎只走微信不走平台急用直接打转账秒发附近面交茶楼见老地方不议价满百送十亏了算我';

/** Generates handles by seed. */
export function generateHandles({
  handles: count,
  people,
  seed,
  plenty = 1,
}: HandlesRequest): GeneratedHandles {
  const random = randomFrom(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const chance = (p: number): boolean => random() < p;
  const pick = <T>(all: readonly T[]): T => all[upTo(all.length)]!;
  const shows = (p: number): boolean => chance(Math.min(0.97, p * plenty));
  const chars = [...CHARS];
  const phrase = (): string => Array.from({ length: 5 + upTo(5) }, () => pick(chars)).join('');
  const phoneNumber = (): string => `19900${String(upTo(1_000_000)).padStart(6, '0')}`;
  /** Phones of offices and shops that several people give. */
  const offices = Array.from({ length: Math.ceil(people / 10) }, phoneNumber);
  const persons = Array.from({ length: people }, () => ({
    phones: Array.from({ length: chance(0.3) ? 2 : 1 }, phoneNumber),
    phrases: Array.from({ length: 3 + upTo(3) }, phrase),
    price: 0.5 + upTo(11) * 0.05,
    hour: upTo(24),
    spread: 1 + 2 * random(),
    lists: Array.from({ length: 1 + upTo(3) }, () => `L${upTo(people * 2)}`),
    buyers: Array.from({ length: 2 + upTo(4) }, () => `M${upTo(people)}`),
    name: `${pick([...FIRST])}${pick([...SECOND])}`,
    office: chance(0.15) ? pick(offices) : undefined,
  }));
  /** Some copy what others write. */
  for (const one of persons) if (chance(0.15)) one.phrases.push(pick(pick(persons).phrases));
  const person = new Map<string, number>();
  const day = (n: number): string =>
    new Date(Date.UTC(2014, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  /** Until when each person used the handle before. */
  const until = persons.map(() => upTo(120));
  const handles = Array.from({ length: count }, (_, at): HandleFacts => {
    const whose = at < people ? at : upTo(people);
    const own = persons[whose]!;
    const id = `H${at}`;
    person.set(id, whose);
    const platform = pick(PLATFORMS);
    const start = chance(0.75) ? until[whose]! + 5 : Math.max(0, until[whose]! - 60);
    const end = start + 20 + upTo(90);
    until[whose] = Math.max(until[whose]!, end);
    const value =
      platform === 'phone'
        ? chance(0.7)
          ? pick(own.phones)
          : phoneNumber()
        : platform === 'net-name'
          ? `${chance(0.8) ? own.name : pick(persons).name}${chance(0.4) ? pick(['资料', '资源', '']) : ''}`
          : platform === 'qq'
            ? `99${String(upTo(100_000_000)).padStart(8, '0')}`
            : platform === 'wechat'
              ? `wx_${upTo(1_000_000)}`
              : `m${upTo(1_000_000)}@shuju.example`;
    const texts = shows(0.88)
      ? Array.from({ length: 1 + upTo(4) }, () =>
          chance(0.3) ? pick(STOCK) : `${pick(own.phrases)}${chance(0.4) ? pick(STOCK) : ''}`,
        )
      : [];
    const contacts: string[] = [];
    if (shows(0.7)) contacts.push(own.office !== undefined && chance(0.4) ? own.office : pick(own.phones));
    if (chance(0.04)) contacts.push(pick(offices));
    return {
      id,
      platform,
      value,
      texts,
      contacts,
      prices: shows(0.65)
        ? Array.from({ length: 1 + upTo(3) }, () =>
            chance(0.8) ? own.price : Math.round((own.price + (random() - 0.5) * 0.4) * 100) / 100,
          )
        : [],
      hours: shows(0.75)
        ? Array.from({ length: 3 + upTo(12) }, () =>
            chance(0.9)
              ? (((own.hour + Math.round((random() + random() - 1) * 2 * own.spread)) % 24) + 24) % 24
              : upTo(24),
          )
        : [],
      lists: shows(0.6) ? [pick(own.lists), ...(chance(0.4) ? [pick(own.lists)] : [])] : [],
      dealings: shows(0.75)
        ? Array.from({ length: 1 + upTo(4) }, () => ({
            with: chance(0.8) ? pick(own.buyers) : `M${upTo(people)}`,
            on: day(start + upTo(end - start)),
          }))
        : [],
    };
  });
  const statements: Statement[] = [];
  for (const [at, a] of handles.entries())
    for (const b of handles.slice(at + 1)) {
      const isSame = person.get(a.id) === person.get(b.id);
      const how = chance(isSame ? 0.07 : 0.0003)
        ? 'said'
        : chance(isSame ? 0.07 : 0.0012)
          ? 'together'
          : undefined;
      if (how !== undefined)
        statements.push({ handles: [a.id, b.id], how, evidence: `E${statements.length}` });
    }
  return { handles, statements, person };
}
