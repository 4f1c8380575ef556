import type { Context } from '../context';

const COLOURS = ['#7a4b94', '#2f6f73', '#9c4a3c', '#3b5f9b', '#6b6a2c', '#8a3f66', '#3f7a4b', '#5a5a7d'];

/** A person's picture: their initials on a colour of their own. Null for somebody unknown. */
export function avatarSvg(ctx: Context, userId: string): string | null {
  const person = ctx.workspace.data.people.get(userId);
  if (!person) return null;
  const initials = person.isBot
    ? 'r'
    : person.realName
        .split(/\s+/)
        .map((word) => word[0] ?? '')
        .slice(0, 2)
        .join('')
        .toUpperCase();
  const hash = [...userId].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7);
  const colour = person.isBot ? '#1d1c1d' : COLOURS[hash % COLOURS.length];
  const safe = initials.replace(/[<>&"]/g, '');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">' +
    `<rect width="48" height="48" rx="8" fill="${colour}"/>` +
    `<text x="24" y="31" text-anchor="middle" font-family="system-ui,sans-serif" font-size="18" font-weight="600" fill="#fff">${safe}</text></svg>`
  );
}
