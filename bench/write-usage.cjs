'use strict';
// Writes what a process used, when it ends, to ASR_BENCH_USAGE_FILE: processor time, and the most memory that it ever
// had. On Linux the latter is asked of the kernel, for Node's figure counts in what the parent had when it started the
// process.

const file = process.env.ASR_BENCH_USAGE_FILE;

if (file) {
  process.on('exit', () => {
    const { readFileSync, writeFileSync } = require('node:fs');
    const { user, system } = process.cpuUsage();
    const kilobytes =
      process.platform === 'linux'
        ? Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
        : process.resourceUsage().maxRSS;
    writeFileSync(file, JSON.stringify({ processorSeconds: (user + system) / 1e6, peakMemoryBytes: kilobytes * 1024 }));
  });
}
