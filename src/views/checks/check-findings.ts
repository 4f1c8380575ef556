import { LIMITS, type LimitName } from './limits';

/** Something that Slack would refuse, and where it stands. */
export interface Problem {
  path: string;
  problem: string;
}

export type Findings = ReturnType<typeof gatherFindings>;

/**
 * Gathers problems. Lengths are counted in UTF-16 units, which is never fewer than the characters that Slack
 * counts.
 */
export function gatherFindings() {
  const problems: Problem[] = [];
  const add = (path: string, problem: string): void => {
    problems.push({ path, problem });
  };
  /** At most as long as the limit says; absent is fine. */
  const length = (path: string, text: string | undefined, name: LimitName): void => {
    const { max, source } = LIMITS[name];
    if (text !== undefined && text.length > max) {
      add(path, `${text.length} characters, at most ${max} (${source})`);
    }
  };
  /** Present, not blank, and at most as long as the limit says. */
  const filled = (path: string, text: string | undefined, name: LimitName): void => {
    if (!text || !/\S/u.test(text)) add(path, 'empty');
    length(path, text, name);
  };
  /** At least one item, and at most as many as the limit says. */
  const items = (path: string, list: readonly unknown[] | undefined, name: LimitName): void => {
    const { max, source } = LIMITS[name];
    if (!list || list.length === 0) add(path, 'empty');
    else if (list.length > max) add(path, `${list.length} items, at most ${max} (${source})`);
  };
  /** No value twice among those that are present. */
  const unique = (path: string, what: string, values: (string | undefined)[]): void => {
    const present = values.filter((value) => value !== undefined);
    const twice = present.find((value, index) => present.indexOf(value) !== index);
    if (twice !== undefined) add(path, `${what} ${twice} stands twice`);
  };
  return { problems, add, length, filled, items, unique };
}
