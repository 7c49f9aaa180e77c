// Traces for OpenTelemetry, where the settings name a collector: how long an answer took, and what of it in the graph.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import packageJson from '../../package.json' with { type: 'json' };
import type { Workspace } from '../workspace.ts';

type Engine = Awaited<ReturnType<Workspace['graph']['engine']>>;

/** What a span may be told: it never learns an address, a value or a message. */
interface Traced {
  /** Runs what follows under the span of a request. */
  begin(request: FastifyRequest, goOn: () => void): void;
  end(request: FastifyRequest, status: number): void;
  /** Runs work under a span of its own. */
  within<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Loads the packages; they are asked for nowhere else. */
async function tracedTo(url: string): Promise<Traced> {
  const [api, sdk, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
    ]);
  const { context, SpanKind, SpanStatusCode, trace } = api;
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'vinetrace', 'service.version': packageJson.version }),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  // Ours alone, not the process's: nothing else can add to it, and two applications do not share one.
  const manager = new AsyncLocalStorageContextManager().enable();
  const tracer = provider.getTracer('vinetrace');
  const spans = new WeakMap<FastifyRequest, ReturnType<typeof tracer.startSpan>>();
  return {
    begin(request, goOn) {
      const route = request.routeOptions.url ?? 'none';
      const span = tracer.startSpan(
        `${request.method} ${route}`,
        { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
        api.ROOT_CONTEXT,
      );
      spans.set(request, span);
      manager.with(trace.setSpan(api.ROOT_CONTEXT, span), goOn);
    },
    end(request, status) {
      const span = spans.get(request);
      span?.setAttribute('http.response.status_code', status);
      if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
    },
    within(name, work) {
      const parent = manager.active();
      if (trace.getSpan(parent) === undefined) return work();
      const span = tracer.startSpan(name, { kind: SpanKind.CLIENT }, parent);
      return manager.with(trace.setSpan(parent, span), work).finally(() => span.end());
    },
    async close() {
      await provider.shutdown().catch(() => undefined);
      context.disable();
      manager.disable();
    },
  };
}

/** The same engine, whose statements are spans. */
const tracedEngine = (engine: Engine, { within }: Traced): Engine => ({
  name: engine.name,
  version: engine.version,
  discarded: engine.discarded,
  read: (...asked) => within('graph read', () => engine.read(...asked)),
  write: (work) => within('graph write', () => engine.write(work)),
  bulk: (work) => engine.bulk(work),
  ping: () => engine.ping(),
  close: () => engine.close(),
});

/**
 * Traces requests. Nothing is loaded and nothing is slower where the settings name no collector.
 * @returns the workspace whose graph is traced too
 */
export async function tracing(app: FastifyInstance, workspace: Workspace): Promise<Workspace> {
  const { tracesUrl } = workspace.config;
  if (tracesUrl === undefined) return workspace;
  const traced = await tracedTo(tracesUrl);
  app.addHook('onRequest', (request, _reply, done) => traced.begin(request, done));
  app.addHook('onResponse', async (request, reply) => traced.end(request, reply.statusCode));
  app.addHook('onClose', () => traced.close());
  const { graph } = workspace;
  const engines = new WeakMap<Engine, Engine>();
  const engineOf = (engine: Engine): Engine => {
    const known = engines.get(engine) ?? tracedEngine(engine, traced);
    engines.set(engine, known);
    return known;
  };
  return { ...workspace, graph: { ...graph, engine: async () => engineOf(await graph.engine()) } };
}
