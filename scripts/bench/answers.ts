/**
 * `npm run bench -- answers [TIMES]`: what one answer of each route costs the server in processor time, which a busy machine changes little; the
 * routes are those of `npm run load`, one question after the other. Linux only: the time is read from /proc.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { DEYANG } from '../../tests/browser/rig.ts';
import { serve, TIRELESS_ENV } from './served.ts';
import { person } from './users/client.ts';
import { MIX } from './users/mix.ts';
import { buildServer, vinetrace, workplace } from './workplace.ts';

const TIMES = Number(process.argv[2] ?? 12);
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of a process and its threads, as the system counts it (ms). */
function cpuOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

await buildServer();
const at = workplace(TIRELESS_ENV);
try {
  await vinetrace(at, 'load', DEYANG);
  const served = await serve(at);
  const one = person(served.url, `${served.cookie.name}=${served.cookie.value}`);
  const about = { base: '/api/cases/deyang', lists: ['L19', 'L01', 'L05', 'L16'] };
  for (const step of MIX) {
    for (const index of step.asks(about, (from) => from[0]!).keys()) {
      let [before, bytes, turn] = [0, 0, 0];
      const ask = async (): Promise<void> => {
        turn += 1;
        const [, path, body] = step.asks(about, (from) => from[turn % from.length]!)[index]!;
        bytes += (await one.ask(path, body)).bytes;
      };
      // The first fills what is kept between questions.
      await ask();
      [before, bytes] = [cpuOf(served.pid), 0];
      for (let time = 0; time < TIMES; time += 1) await ask();
      const ms = (cpuOf(served.pid) - before) / TIMES;
      const [pattern] = step.asks(about, (from) => from[0]!)[index]!;
      process.stdout.write(`${pattern}: ${ms.toFixed(1)} ms, ${Math.round(bytes / TIMES)} bytes\n`);
    }
  }
  one.leave();
  await served.stop();
} finally {
  at.remove();
}
