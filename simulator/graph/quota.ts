const windowMs = 5000;

export interface QuotaVerdict {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetsAfterMs: number;
}

/** What Resource Graph grants a user: N queries in a window, which begins with its first query. */
export class Quota {
  private startedAt = Number.NEGATIVE_INFINITY;
  private used = 0;

  constructor(private readonly perWindow: number = 15) {}

  take(now: number): QuotaVerdict {
    if (now - this.startedAt >= windowMs) {
      this.startedAt = now;
      this.used = 0;
    }
    const allowed = this.used < this.perWindow;
    if (allowed) this.used++;
    return { allowed, remaining: this.perWindow - this.used, resetsAfterMs: this.startedAt + windowMs - now };
  }
}

/** Whole seconds, as `hh:mm:ss`; never sooner than it is true. */
export function durationText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
