import { startThrowawayDatabase, type ThrowawayDatabase } from './throwaway-database';

declare global {
  /** Jest hands globals of the setup to the teardown, and to nobody else. */
  var rnpsTestDatabase: ThrowawayDatabase | undefined;
}

/** One database server for the whole run; every worker finds its address in RNPS_TEST_DATABASE_URL. */
export default async function globalSetup() {
  globalThis.rnpsTestDatabase = await startThrowawayDatabase({ inMemory: true });
  process.env.RNPS_TEST_DATABASE_URL = globalThis.rnpsTestDatabase.url;
}
