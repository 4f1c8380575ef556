/** The part of jstat that is used: it brings no types of its own. */
declare module 'jstat' {
  export const jStat: {
    normal: {
      cdf(x: number, mean: number, standardDeviation: number): number;
      inv(p: number, mean: number, standardDeviation: number): number;
    };
    factorialln(n: number): number;
    studentt: {
      inv(p: number, degreesOfFreedom: number): number;
    };
  };
}
