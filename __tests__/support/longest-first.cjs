'use strict';
// The order of the test files: those that wait longest first, so that none of them is left to run alone at the end.
// Without it a new machine, which knows no durations yet, would go by their size.
const { statSync } = require('node:fs');

const LONGEST = [
  'reliability/faults',
  'bundle/scenarios',
  'bundle/sign-in',
  'bundle/strain',
  'bundle/sign-in-faults',
  'estate/path',
  'reliability/agents',
  'hosts/github-issues',
  'bundle/audit',
  'bundle/hosts',
  'reliability/taking-up',
  'bundle/account-check',
].map((name) => `/__tests__/${name}.test.ts`);

const rank = ({ path }) => {
  const index = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
  return index < 0 ? LONGEST.length : index;
};

module.exports = class {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort((a, b) => rank(a) - rank(b) || sizes.get(b.path) - sizes.get(a.path));
  }

  /** For `--onlyFailures`: nothing is remembered of earlier runs. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
