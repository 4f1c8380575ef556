import { type Stratum, type Sums, strataOf, sumsOf, type Unit, weightOf } from './strata';

/** The variance of a comparison by leaving out each cluster in turn. Null when it hangs on one of them: without it nothing is left to compare. */
export function jackknife(units: readonly Unit[], strata: Map<string, Stratum>, all: Sums): number | null {
  const clusters = new Map<string, Unit[]>();
  for (const unit of units) {
    const members = clusters.get(unit.cluster);
    if (members) members.push(unit);
    else clusters.set(unit.cluster, [unit]);
  }
  let [squares, count] = [0, 0];
  for (const members of clusters.values()) {
    const theirs = strataOf(members);
    const names = [...theirs.keys()].filter((name) => weightOf(strata.get(name)!) > 0);
    // Who was compared with nobody takes nothing along.
    if (names.length === 0) continue;
    const before = sumsOf(names.map((name) => strata.get(name)!));
    const after = sumsOf(names.map((name) => less(strata.get(name)!, theirs.get(name)!)));
    const weight = all.weight - before.weight + after.weight;
    if (weight < 1e-9) return null;
    const without = (all.difference - before.difference + after.difference) / weight;
    squares += (without - all.difference / all.weight) ** 2;
    count += 1;
  }
  return count < 2 ? null : ((count - 1) / count) * squares;
}

function less(all: Stratum, some: Stratum): Stratum {
  const side = (name: keyof Stratum) => ({
    n: all[name].n - some[name].n,
    sum: all[name].sum - some[name].sum,
  });
  return { touched: side('touched'), others: side('others') };
}
