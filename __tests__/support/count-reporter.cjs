// Leaves the counts of a run in the file that ASR_TEST_COUNTS names, for the closing line of .ci/run.
const { writeFileSync } = require('node:fs');

module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.ASR_TEST_COUNTS;
    if (file === undefined) return;
    // A suite that could not be loaded counts as a failure of its own.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeFileSync(file, `${results.numPassedTests} ${failed} ${results.numPendingTests}\n`);
  }
};
