const { writeFileSync } = require('node:fs');

/** Ends a run with one plain line, 'N passed, N failed, N skipped', for readers that know no jest. */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A suite that could not even load ran no test, and must still count as a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`\n${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
    // For .ci/run, which tells a test that failed from one that lost a race.
    const list = process.env.RNPS_FAILED_FILES;
    if (!list) return;
    const files = results.testResults.filter((file) => file.numFailingTests > 0 || file.testExecError);
    writeFileSync(list, files.map((file) => `${file.testFilePath}\n`).join(''));
  }
}
module.exports = SummaryReporter;
