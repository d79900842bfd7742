'use strict';
// Writes, when a process ends, the most memory that it ever had in ASR_SIMULATOR_PEAK_FILE: bytes, Linux only. The
// resource usage that Node reports would not do: it counts in what the parent had when it started the process.

const { readFileSync, writeFileSync } = require('node:fs');

const file = process.env.ASR_SIMULATOR_PEAK_FILE;

if (file && process.platform === 'linux') {
  process.on('exit', () => {
    const kilobytes = Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
    writeFileSync(file, String(kilobytes * 1024));
  });
}
