/** One person with what is compared of them. */
export interface Unit {
  /** Only those of the same stratum are compared. */
  stratum: string;
  /** Whose members resemble each other: an account. */
  cluster: string;
  touched: boolean;
  value: number;
}

/** People of a stratum, by whether they were touched. */
export interface Stratum {
  touched: { n: number; sum: number };
  others: { n: number; sum: number };
}

/** People by stratum. */
export function strataOf(units: readonly Unit[]): Map<string, Stratum> {
  const strata = new Map<string, Stratum>();
  for (const unit of units) add(strata, unit);
  return strata;
}

function add(strata: Map<string, Stratum>, { stratum, touched, value }: Unit): void {
  const one = strata.get(stratum) ?? { touched: { n: 0, sum: 0 }, others: { n: 0, sum: 0 } };
  const side = touched ? one.touched : one.others;
  side.n += 1;
  side.sum += value;
  strata.set(stratum, one);
}

/** Differences of strata with their weights, added up. */
export interface Sums {
  difference: number;
  weight: number;
}

/** Over all strata; one in which a side is alone adds nothing. */
export function sumsOf(strata: Iterable<Stratum>): Sums {
  const sums = { difference: 0, weight: 0 };
  for (const { touched, others } of strata) {
    const weight = weightOf({ touched, others });
    if (weight === 0) continue;
    sums.difference += weight * (touched.sum / touched.n - others.sum / others.n);
    sums.weight += weight;
  }
  return sums;
}

/** n1 n0 / (n1 + n0), of Mantel and Haenszel. */
export function weightOf({ touched, others }: Stratum): number {
  return touched.n === 0 || others.n === 0 ? 0 : (touched.n * others.n) / (touched.n + others.n);
}
