/** January comes first. */
export const MONTHS_IN_ENGLISH: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
