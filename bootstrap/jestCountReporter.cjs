const { writeFileSync } = require('node:fs');

/** A Jest reporter that writes the counts of a run, as JSON, to the file in its options. */
class CountTests {
  constructor(_globalConfig, options) {
    this.file = options.file ?? process.env.JEST_COUNTS_FILE;
  }

  onRunComplete(_contexts, results) {
    writeFileSync(
      this.file,
      JSON.stringify({
        passed: results.numPassedTests,
        // A suite that could not run has no tests to count, and yet it failed.
        failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
        skipped: results.numPendingTests + results.numTodoTests,
      }),
    );
  }
}

module.exports = CountTests;
