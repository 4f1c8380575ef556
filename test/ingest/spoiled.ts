import fc from 'fast-check';

/** A true value with some of its parts, at any depth, replaced by odd ones: one leaf, or one branch, in so many. */
export function spoiledWith(
  odd: fc.Arbitrary<unknown>,
  { leafIn, branchIn }: { leafIn: number; branchIn: number },
): (value: unknown) => fc.Arbitrary<unknown> {
  const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
    if (typeof value !== 'object' || value === null) {
      return fc.oneof({ weight: leafIn, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: odd });
    }
    const inner = Array.isArray(value)
      ? fc.tuple(...value.map(spoiled))
      : fc.record(Object.fromEntries(Object.entries(value).map(([key, field]) => [key, spoiled(field)])));
    return fc.oneof({ weight: branchIn, arbitrary: inner }, { weight: 1, arbitrary: odd });
  };
  return spoiled;
}
