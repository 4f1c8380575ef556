// Minutes of killing and cutting, which `npm run test:chaos` runs; two of them stand guard in every run.
const CHAOS = '<rootDir>/test/chaos/(?!kill-nine|same-webhook)';

// In a file with a world of its own (test/support/jest) jest loads all of it, and packages of ES modules only are
// transformed like our own code.
module.exports = {
  testEnvironment: '<rootDir>/test/support/jest/one-realm.js',
  runtime: '<rootDir>/test/support/jest/shared-modules.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.RNPS_TEST_CHAOS ? [] : [CHAOS])],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest'] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transformIgnorePatterns: [
    '/node_modules/(?!(agenda|@agendajs|eld|temporal-polyfill|temporal-utils|preact|htm)/)',
  ],
  setupFiles: ['<rootDir>/test/support/jest/same-draws.js'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.js'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // What a file leaves behind adds up to gigabytes otherwise, and is searched for garbage again and again.
  workerIdleMemoryLimit: '1500MB',
};
