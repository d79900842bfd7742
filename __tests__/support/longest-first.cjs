'use strict';
// The order of the test files is Jest's own: those that failed or took long come first, on a new machine the largest. Before
// them come those that are small and wait long, so that none of these is left to run alone at the end.
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = ['/__tests__/bundle/scenarios.test.ts'];

const isLong = ({ path }) => LONG.some((name) => path.replaceAll('\\', '/').endsWith(name));

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
