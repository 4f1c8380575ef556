// What fast-check draws is the same in every run, so that a test fails for whoever broke something, and for nobody else by
// chance. RNPS_TEST_SEED=7 npx jest ... draws otherwise.
const fc = require('fast-check');

fc.configureGlobal({ seed: Number(process.env.RNPS_TEST_SEED ?? 26) });
