// `vinetrace serve`: the web application on this machine.
import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { fail, VinetraceError } from '#contract/errors.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../loopback.ts';
import { readCertificate } from '../tls-certificate.ts';
import { scheduleBackups } from '../operations/schedule-backups.ts';
import { assertTimeStamps } from '../operations/time-stamps.ts';
import { scheduleTimeStamps } from '../operations/schedule-time-stamps.ts';
import { assertHeadsFile } from '../operations/heads.ts';
import type { Workspace } from '../workspace.ts';
import { defineCommand } from './define.ts';
import { renewOnHangup } from './renew.ts';

function portOf(written: unknown): number {
  const port = Number(written ?? 8080);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail('wrong-usage', '--port 须为 0 到 65535', '--port takes 0 to 65535');
}

/**
 * Passwords and people's data do not go over a line in the clear unless somebody said that they may.
 * @throws wrong-usage where the address is not this machine's own and nothing encrypts
 */
function demandEncryption(host: string, { tls, trustedProxies, allowsPlainHttp }: Config): void {
  if (isLoopback(host) || tls !== undefined || trustedProxies.length > 0 || allowsPlainHttp) return;
  fail(
    'wrong-usage',
    `${host} 不是本机地址，数据会以明文经过网络：请设置 VINETRACE_TLS_CERT_FILE 与 VINETRACE_TLS_KEY_FILE，或用 VINETRACE_TRUSTED_PROXIES 写明前面的 HTTPS 代理；线路确实安全（如容器端口只在本机开放）时设 VINETRACE_PLAIN_HTTP=allowed`,
    `${host} is not this machine's own, so data would go over the network in the clear: set VINETRACE_TLS_CERT_FILE and VINETRACE_TLS_KEY_FILE, or name the HTTPS proxy before it in VINETRACE_TRUSTED_PROXIES; where the line is safe (a container whose port is published on the machine alone) set VINETRACE_PLAIN_HTTP=allowed`,
  );
}

/** Waits for the graph to be ready; Neo4j may come later, the embedded engine must be there. */
async function prepare({ graph, config }: Workspace): Promise<void> {
  try {
    await graph.engine();
  } catch (error) {
    const mayCome = error instanceof VinetraceError && error.code === 'graph-unavailable';
    if (!mayCome || config.env['NEO4J_URI'] === undefined) throw error;
  }
}

/** @throws wrong-usage where the address is taken, or not this machine's */
const listen = (app: Pick<FastifyInstance, 'listen'>, host: string, port: number): Promise<string> =>
  app
    .listen({ host, port })
    .catch((error: NodeJS.ErrnoException) =>
      fail(
        'wrong-usage',
        `无法监听 ${host}:${port}（${error.code}）`,
        `Cannot listen on ${host}:${port} (${error.code})`,
        [],
        error,
      ),
    );

export const serve = defineCommand({
  name: 'serve',
  help: { zh: '启动网页应用', en: 'start the web application' },
  options: [
    {
      flags: '--host <host>',
      help: { zh: '监听地址（默认 127.0.0.1）', en: 'address to listen on (default 127.0.0.1)' },
    },
    {
      flags: '--port <port>',
      help: { zh: '端口（默认 8080，0 为任意）', en: 'port (default 8080, 0 for any free one)' },
    },
  ],
  async run({ workspace, options, signal, say, tell, config }): Promise<undefined> {
    const host = typeof options['host'] === 'string' ? options['host'] : '127.0.0.1';
    const port = portOf(options['port']);
    demandEncryption(host, config);
    const certificate = config.tls === undefined ? undefined : readCertificate(config.tls);
    await assertTimeStamps(config.timeStamps);
    if (config.headsFile !== undefined) assertHeadsFile(config.headsFile);
    const opened = await workspace();
    await prepare(opened);
    if (!opened.graph.state().ready) {
      tell({
        zh: '图数据库暂不可用，恢复后自动就绪。',
        en: 'The graph database is away; the server is ready once it is back.',
      });
    }
    const { buildApp } = await import('../app.ts');
    const app = await buildApp(opened, { host, certificate });
    const forget = certificate === undefined ? undefined : renewOnHangup(app, config, tell);
    const schedules: { stop(): Promise<unknown> }[] = [];
    try {
      await listen(app, host, port);
      await app.serveMetrics();
      // Not before: a one-time password that was made and not shown opens nothing.
      const made = await opened.accounts.ensureAdministrator(config.adminPassword);
      const { url } = config.timeStamps;
      if (url !== undefined) schedules.push(scheduleTimeStamps(opened, url, app.log));
      if (config.backups !== undefined) schedules.push(scheduleBackups(opened, config.backups, app.log));
      const address = app.server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      const name = host.includes(':') ? `[${host}]` : host;
      say(`${certificate === undefined ? 'http' : 'https'}://${name}:${actual}`);
      say(
        made === undefined
          ? `用户 ${config.adminName}，密码如前设定。 / Sign in as ${config.adminName} with the password that was set.`
          : `用户 ${config.adminName}，一次性密码 ${made}（仅显示这一次，首次登录时更改）。 / Sign in as ${config.adminName}, one-time password ${made} (shown this once, changed at the first sign-in).`,
      );
      if (!signal.aborted) await once(signal, 'abort');
      const { running } = app.pressure;
      tell({
        zh: `正在停止：等待 ${running()} 个请求及后台任务，最多 ${config.stopSeconds} 秒；再次发出信号则立即停止。`,
        en: `Stopping: waiting for ${running()} requests and for jobs, at most ${config.stopSeconds} s; a second signal stops at once.`,
      });
      const isDone = await app.drain(config.stopSeconds * 1000);
      if (!isDone)
        tell({ zh: '等待超时，中止其余任务。', en: 'The time is over; what still runs is broken off.' });
    } finally {
      await app.close();
      forget?.();
      for (const schedule of schedules) await schedule.stop();
    }
    return undefined;
  },
});
