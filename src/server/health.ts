/** /healthz, /readyz and /metrics: whether the process lives, whether it can work, and how it does. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { address, answers, refused } from './address.ts';
import { deny } from '../lib/refusal.ts';
import type { Services } from './services.ts';

const reads = { verb: 'read', thing: 'server' } as const;
const Ok = z.object({ ok: z.literal(true) });

const healthz = address({
  method: 'get',
  path: '/healthz',
  summary: 'The process answers',
  responses: answers('It lives', Ok),
  'x-may': reads,
});

const readyz = address({
  method: 'get',
  path: '/readyz',
  summary: 'Both stores answer',
  responses: answers('It can work', Ok),
  'x-may': reads,
});

const metrics = address({
  method: 'get',
  path: '/metrics',
  summary: 'Figures for Prometheus',
  responses: {
    200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
    default: refused,
  },
  'x-may': reads,
});

const delay = monitorEventLoopDelay({ resolution: 20 });

/** Counts of what was answered, by class of status. */
const answered = new Map<string, number>();

export function countAnswer(status: number): void {
  const group = `${Math.floor(status / 100)}xx`;
  answered.set(group, (answered.get(group) ?? 0) + 1);
}

export function healthRoutes(app: OpenAPIHono, services: Pick<Services, 'ready' | 'gauges'>): void {
  delay.enable();
  app.openapi(healthz, (c) => c.json({ ok: true as const }, 200));
  app.openapi(readyz, async (c) => {
    const ready = await services.ready();
    return ready === true ? c.json({ ok: true as const }, 200) : deny('not-ready', ready);
  });
  app.openapi(metrics, async (c) =>
    c.text(prometheus(await services.gauges()), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
}

function prometheus(gauges: Readonly<Record<string, number>>): string {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const seconds = (nanoseconds: number): number => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
  const lines = [
    metric('process_resident_memory_bytes', 'gauge', 'Memory of the process', memory.rss),
    metric('nodejs_heap_used_bytes', 'gauge', 'JavaScript heap in use', memory.heapUsed),
    metric('nodejs_external_memory_bytes', 'gauge', 'Memory outside the JavaScript heap', memory.external),
    metric('process_cpu_seconds_total', 'counter', 'CPU time used', (cpu.user + cpu.system) / 1e6),
    metric('process_uptime_seconds', 'gauge', 'Time since start', process.uptime()),
    metric('nodejs_eventloop_lag_mean_seconds', 'gauge', 'Mean event loop delay', seconds(delay.mean)),
    metric('nodejs_eventloop_lag_p99_seconds', 'gauge', '99th percentile of the delay', seconds(delay.percentile(99))),
    metric('nodejs_eventloop_lag_max_seconds', 'gauge', 'Longest event loop delay', seconds(delay.max)),
    '# HELP sojourn_http_responses_total Answers by class of status\n# TYPE sojourn_http_responses_total counter',
    ...[...answered].map(([group, count]) => `sojourn_http_responses_total{status="${group}"} ${count}`),
    ...Object.entries(gauges).map(([name, value]) =>
      metric(`sojourn_${name}`, 'gauge', name.replaceAll('_', ' '), value),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const metric = (name: string, type: string, help: string, value: number): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}`;
