// Figures for Prometheus, on an address of their own: what is measured names routes, never cases or people.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { fail } from '#contract/errors.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Workspace } from '../workspace.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Begins to answer on the address that the settings name; the port, undefined where they name none. */
    serveMetrics(): Promise<number | undefined>;
  }
}

/** Bounds of the histogram of answers (s). */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Nothing of this is loaded where no address is named. */
export async function metrics(
  app: FastifyInstance,
  { config, graph, record, workers }: Workspace,
): Promise<void> {
  const at = config.metrics;
  app.decorate('serveMetrics', async () => undefined);
  if (at === undefined) return;
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'vinetrace_http_request_duration_seconds',
    help: 'Answers by method, pattern of the route and status; pages and their files are one route',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    if (routeOptions.config.under === 'endless') return;
    const url = routeOptions.url ?? '';
    const route = url.startsWith('/api') ? url : 'page';
    requests.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  const gauges: Record<string, readonly [help: string, value: () => number]> = {
    vinetrace_requests_running: ['Requests that are being answered, streams left out', app.pressure.running],
    vinetrace_requests_refused: ['Requests refused under pressure since the start', app.pressure.refused],
    vinetrace_event_loop_delay_seconds: [
      'How late the event loop was lately',
      () => app.pressure.delay() / 1000,
    ],
    vinetrace_workers_busy: ['Tasks in worker threads, waiting ones among them', workers.busy],
    vinetrace_graph_ready: ['Whether the graph is ready (1)', () => Number(graph.state().ready)],
    vinetrace_journal_entries: ['Number of the last entry of the journal', () => record.head()],
    vinetrace_graph_entries: ['The last entry that the graph holds', () => graph.state().entry ?? 0],
  };
  for (const [name, [help, value]] of Object.entries(gauges)) {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(value());
      },
    });
    registry.registerMetric(gauge);
  }
  const info = new Gauge({ name: 'vinetrace_info', help: 'The version', labelNames: ['version'], registers });
  info.set({ version: packageJson.version }, 1);

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  app.serveMetrics = () =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at.port, at.host, () => resolve((server.address() as AddressInfo).port));
    }).catch((error: NodeJS.ErrnoException) =>
      fail(
        'wrong-usage',
        `无法监听 VINETRACE_METRICS 的地址（${error.code}）`,
        `Cannot listen on the address of VINETRACE_METRICS (${error.code})`,
        [],
        error,
      ),
    ) as Promise<number>;
  app.addHook('onClose', async () => {
    server.closeAllConnections();
    server.close();
  });
}
