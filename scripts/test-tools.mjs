// What the tests use beside Node: a Chromium for the HTML page, and jq for the examples. Installs Debian's where it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (command, ...args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
const has = (command) => run('sh', '-c', `command -v ${command}`);

const browsers = [
  process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
];
const tools = {
  chromium: () => browsers.flat().some((path) => existsSync(path)),
  jq: () => has('jq'),
};
const missing = () => Object.keys(tools).filter((name) => !tools[name]());

if (process.platform !== 'win32' && missing().length > 0 && process.getuid?.() === 0 && has('apt-get')) {
  console.log(`Installing for the tests: ${missing().join(', ')} …`);
  if (run('apt-get', 'update', '-q')) run('apt-get', 'install', '-q', '-y', '--no-install-recommends', ...missing());
}
for (const name of process.platform === 'win32' ? [] : missing())
  console.log(`There is no ${name}, so the tests that need it will fail.`);
