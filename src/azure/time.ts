/** Times as the services write them. */

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:\d\d)?$/i;
/** No time of the service lies outside: `1753`, `1601`, `0001` and `9999` stand for none. */
const EARLIEST = Date.UTC(1900, 0);
const LATEST = Date.UTC(9000, 0);

/** Milliseconds since the epoch; undefined for anything but a time. Where no zone is given it is UTC. The SDK makes a `Date` of some. */
export function timeOf(value: unknown): number | undefined {
  const [, date, time = '00:00', zone = 'Z'] = ISO.exec(typeof value === 'string' ? value.trim() : '') ?? [];
  const ms = value instanceof Date ? value.getTime() : Date.parse(`${date}T${time}${zone}`);
  return ms >= EARLIEST && ms < LATEST ? ms : undefined;
}
