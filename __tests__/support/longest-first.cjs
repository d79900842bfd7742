'use strict';
// The order of the test files: the largest first, as Jest has it on a new machine, but before them those that are small and
// wait long, so that none of these is left to run alone at the end.
const { statSync } = require('node:fs');

const LONG = ['/__tests__/bundle/scenarios.test.ts'];

const isLong = ({ path }) => LONG.some((name) => path.replaceAll('\\', '/').endsWith(name));

module.exports = class {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort((a, b) => Number(isLong(b)) - Number(isLong(a)) || sizes.get(b.path) - sizes.get(a.path));
  }

  /** For `--onlyFailures`: nothing is remembered of earlier runs. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
