export default async function globalTeardown() {
  await globalThis.rnpsTestDatabase?.remove();
}
