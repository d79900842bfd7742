/** What the figures were measured on; nothing that tells one machine from another of its kind. */
import { availableParallelism, cpus, totalmem, type } from 'node:os';

export function machine(): string {
  const model = (cpus()[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${model}, ${availableParallelism()} cores, ${gigabytes} GB, ${type()}, Node ${process.version}`;
}
