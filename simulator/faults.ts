import type { Incoming, Reply, Route } from './http';
import { armError, asrError } from './arm/errors';
import type { FaultEffect, FaultRule, Scenario } from './scenario';
import type { Clock } from './clock';
import type { Random } from './random';

export interface Faults {
  /** The first rule of the scenario that this request meets. */
  hit(incoming: Incoming, route: Route): FaultRule | undefined;
}

const kindsOf = (rule: FaultRule): readonly string[] | undefined => {
  const { kind } = rule.match;
  return kind === undefined ? undefined : typeof kind === 'string' ? [kind] : kind;
};

export function createFaults(scenario: Scenario, clock: Clock, random: Random): Faults {
  const rules = (scenario.faults ?? []).map((rule) => ({
    rule,
    kinds: kindsOf(rule),
    path: rule.match.path === undefined ? undefined : new RegExp(rule.match.path, 'i'),
    counts: new Map<string, number>(),
  }));
  return {
    hit(incoming, route) {
      const second = (clock.now() - clock.startedAt) / 1000;
      for (const { rule, kinds, path, counts } of rules) {
        const { method, count = 'all', from = 1, times = Infinity, probability = 1 } = rule.match;
        const { fromSecond = 0, untilSecond = Infinity } = rule.match;
        if (kinds && !kinds.includes(route.kind)) continue;
        if (method !== undefined && method !== incoming.method) continue;
        if (path && !path.test(incoming.target)) continue;
        if (second < fromSecond || second >= untilSecond) continue;
        const key = count === 'each' ? incoming.url.pathname.toLowerCase() : '';
        const nth = (counts.get(key) ?? 0) + 1;
        counts.set(key, nth);
        if (nth < from || nth >= from + times) continue;
        if (probability < 1 && random() >= probability) continue;
        return rule;
      }
      return undefined;
    },
  };
}

type StatusEffect = Extract<FaultEffect, { kind: 'status' }>;

const htmlBody = (status: number): string =>
  `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>\r\n`;

export function statusReply(effect: StatusEffect, incoming: Incoming, now: number): Reply {
  const { status, code = 'ServerError', message = 'The request could not be processed.', body = 'arm' } = effect;
  const retry: Record<string, string> = {};
  if (effect.retryAfterSeconds !== undefined) {
    retry['Retry-After'] =
      effect.retryAfterAs === 'date'
        ? new Date(now + effect.retryAfterSeconds * 1000).toUTCString()
        : String(effect.retryAfterSeconds);
  }
  switch (body) {
    case 'arm':
      return armError(status, code, message, retry);
    case 'asr':
      return asrError(incoming, status, { code, message }, retry);
    case 'html':
      return { status, headers: { 'Content-Type': 'text/html', ...retry }, body: htmlBody(status) };
    case 'text':
      return { status, headers: { 'Content-Type': 'text/plain', ...retry }, body: message };
    case 'empty':
      return { status, headers: retry, body: '' };
    case 'null':
      return { status, headers: { 'Content-Type': 'application/json', ...retry }, body: 'null' };
  }
}

function withNextLink(reply: Reply, link: string): Reply {
  try {
    const body: unknown = JSON.parse(reply.body);
    if (typeof body !== 'object' || body === null || !('value' in body)) return reply;
    return { ...reply, body: JSON.stringify({ ...body, nextLink: link }) };
  } catch {
    return reply;
  }
}

const withNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? value : [null, ...value.map(withNulls)];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNulls(one)]));
};

const nulls = (reply: Reply): Reply =>
  reply.body === '' ? reply : { ...reply, body: JSON.stringify(withNulls(JSON.parse(reply.body))) };

const isForm = ({ headers }: Incoming): boolean => /form/.test(headers['content-type'] ?? '');

/** How an effect changes an answer that the service has made. */
export function spoil(effect: FaultEffect, reply: Reply, incoming: Incoming, now: number): Reply {
  switch (effect.kind) {
    case 'status':
      return statusReply(effect, incoming, now);
    case 'not-json':
      return { ...reply, body: 'The service is temporarily on holiday.' };
    case 'empty-body':
      return { ...reply, body: '' };
    case 'next-link': {
      const origin = effect.to === 'other-host' ? 'https://attacker.example' : effect.to;
      return withNextLink(
        reply,
        origin === 'loop' ? incoming.url.href : `${origin}${incoming.url.pathname}?skipToken=1`,
      );
    }
    case 'null-entries':
      return nulls(reply);
    case 'replaced':
      return { ...reply, body: reply.body.replace(effect.text, effect.by) };
    case 'echo': {
      const said = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${String(value)}`);
      const message = `Refused was ${incoming.method} ${incoming.url.href} ${said.join(' ')} ${isForm(incoming) ? incoming.body : ''}`;
      return armError(effect.status, 'BadRequest', message);
    }
    case 'redirect':
      return { status: 307, headers: { Location: effect.to }, body: '' };
    case 'without-headers': {
      const unwanted = effect.names.map((name) => name.toLowerCase());
      const kept = Object.entries(reply.headers).filter(([name]) => !unwanted.includes(name.toLowerCase()));
      return { ...reply, headers: Object.fromEntries(kept) };
    }
    case 'with-headers':
      return { ...reply, headers: { ...reply.headers, ...effect.headers } };
    case 'reset':
    case 'hang':
    case 'delay':
    case 'truncated':
    case 'packed':
      return reply;
  }
}
