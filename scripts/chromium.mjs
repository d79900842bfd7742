// The tests of the HTML page need a Chromium: installs Debian's where there is none and it may be installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const isThere = () => [process.env.CHROMIUM_PATH ?? PLACES].flat().some((path) => existsSync(path));
const run = (command, ...args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

if (!isThere() && process.getuid?.() === 0 && run('sh', '-c', 'command -v apt-get')) {
  console.log('Installing Chromium for the tests of the HTML page …');
  if (run('apt-get', 'update', '-q')) run('apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium');
}
if (!isThere())
  console.log('There is no Chromium, so the tests of the HTML page will fail; CHROMIUM_PATH may name one.');
