import { invalidArguments, SlackError } from './slack-error';

/** Arguments of one call as they came: strings from a form, anything from JSON. */
export type Args = Record<string, unknown>;

export function optionalText(args: Args, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : String(value);
}

export function requiredText(args: Args, name: string): string {
  const value = optionalText(args, name);
  if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
  return value;
}

export function flag(args: Args, name: string): boolean {
  const value = args[name];
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** A whole number within bounds, clamped to `max` as Slack's paging does. */
export function count(args: Args, name: string, defaults: { fallback: number; max: number }): number {
  const text = optionalText(args, name);
  if (text === undefined) return defaults.fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new SlackError('invalid_limit');
  return Math.min(value, defaults.max);
}

/** A structure that comes as JSON, or as a string of JSON inside a form; `code` is the refusal when it is neither. */
export function structure(args: Args, name: string, code: string): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackError(code);
  }
}
