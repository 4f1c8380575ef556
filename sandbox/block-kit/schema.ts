import type { Limit } from './limits';

/** Where a check reports what Slack would, and what it may look up. */
export interface Checking {
  surface: Surface;
  fileExists(id: string): boolean;
  /** `at` is a JSON pointer into what was sent. */
  fail(message: string, at: string): void;
}

export type Surface = 'message' | 'modal' | 'home';
export type Check = (value: unknown, at: string, checking: Checking) => void;
export type Shape = { required?: Record<string, Check>; optional?: Record<string, Check> };

/** A text of 1 to `limit` characters, counted as code points. */
export function text(limit?: Limit, min = 1): Check {
  return (value, at, { fail }) => {
    if (typeof value !== 'string') return fail('must be a string', at);
    const length = [...value].length;
    if (length < min) fail(`must be more than ${min - 1} characters`, at);
    if (limit && length > limit.max) fail(`must be less than ${limit.max + 1} characters`, at);
  };
}

export const flag: Check = (value, at, { fail }) => {
  if (typeof value !== 'boolean') fail('must be a boolean', at);
};

export function whole(min: number, max: number): Check {
  return (value, at, { fail }) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return fail('must be an integer', at);
    if (value < min) fail(`must be greater than or equal to ${min}`, at);
    if (value > max) fail(`must be less than or equal to ${max}`, at);
  };
}

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, at, { fail }) => {
    if (!allowed.includes(value as string)) fail(`must be one of: ${allowed.join(', ')}`, at);
  };
}

export function matching(pattern: RegExp, words: string): Check {
  return (value, at, { fail }) => {
    if (typeof value !== 'string' || !pattern.test(value)) fail(words, at);
  };
}

/** A list of at least `min` items, each checked. */
export function list(item: Check, limit?: Limit, min = 1): Check {
  return (value, at, checking) => {
    if (!Array.isArray(value)) return checking.fail('must be an array', at);
    if (value.length < min) checking.fail(`no fewer than ${min} items required`, at);
    if (limit && value.length > limit.max) checking.fail(`no more than ${limit.max} items allowed`, at);
    value.forEach((v, i) => void item(v, `${at}/${i}`, checking));
  };
}

/** An object with these fields and, as Slack has it, no others. */
export function object(shape: Shape, ...more: Check[]): Check {
  const required = Object.entries(shape.required ?? {});
  const optional = Object.entries(shape.optional ?? {});
  const known = new Map([...required, ...optional]);
  return (value, at, checking) => {
    if (!isObject(value)) return checking.fail('must be an object', at);
    for (const [name] of required) {
      if (value[name] === undefined || value[name] === null)
        checking.fail(`missing required field: ${name}`, at);
    }
    for (const [name, inner] of Object.entries(value)) {
      const check = known.get(name);
      if (!check) checking.fail(`invalid additional property: ${name}`, at);
      else if (inner !== undefined && inner !== null) check(inner, `${at}/${name}`, checking);
    }
    for (const check of more) check(value, at, checking);
  };
}

/** An object whose `type` says which check it gets; other types are refused. */
export function byType(
  checks: Record<string, Check>,
  allowed: (checking: Checking) => string[] | null = () => null,
): Check {
  return (value, at, checking) => {
    if (!isObject(value)) return checking.fail('must be an object', at);
    const { type } = value;
    if (typeof type !== 'string') return checking.fail('missing required field: type', at);
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    const here = allowed(checking);
    if (!check || (here && !here.includes(type)))
      return checking.fail(`unsupported type: ${type}`, `${at}/type`);
    check(value, at, checking);
  };
}

/** Exactly one of two fields is there. */
export function either(one: string, other: string): Check {
  return (value, at, { fail }) => {
    const both = value as Record<string, unknown>;
    if (both[one] === undefined && both[other] === undefined)
      fail(`must define either \`${one}\` or \`${other}\``, at);
    if (both[one] !== undefined && both[other] !== undefined)
      fail(`cannot define both \`${one}\` and \`${other}\``, at);
  };
}

export const anything: Check = () => undefined;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
