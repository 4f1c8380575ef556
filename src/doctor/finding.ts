/** One thing that was looked at. A person mends what has a remedy; only `bad` keeps the app from working. */
export type Finding = { level: 'ok'; what: string } | { level: 'warn' | 'bad'; what: string; remedy: string };

export const ok = (what: string): Finding => ({ level: 'ok', what });
export const warn = (what: string, remedy: string): Finding => ({ level: 'warn', what, remedy });
export const bad = (what: string, remedy: string): Finding => ({ level: 'bad', what, remedy });

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

/** A finding as one or two lines of plain text, with every secret blotted out. */
export function lineOf(finding: Finding, secrets: string[]): string {
  const remedy = finding.level === 'ok' ? '' : `\n    ${finding.remedy}`;
  return blot(`${MARKS[finding.level]} ${finding.what}${remedy}`, secrets);
}

/** Every value in these settings that nobody else may read; the password of a database's address too. */
export function secretsOf(raw: Record<string, string | undefined>): string[] {
  const values = Object.entries(raw)
    .filter(([name]) =>
      /^(SLACK_(BOT_TOKEN|APP_TOKEN|SIGNING_SECRET)|OPENAI_API_KEY|DATABASE_URL|SMTP_(URL|PASSWORD)|RNPS_(SECRET|TOKEN)_\w+)$/.test(
        name,
      ),
    )
    .flatMap(([, value]) => [value ?? '', ...(value ?? '').split(/\s+/)]);
  const password = [...passwordOf(raw.DATABASE_URL), ...passwordOf(raw.SMTP_URL)];
  return [...new Set([...values, ...password])]
    .filter((value) => value.length >= 3)
    .sort((a, b) => b.length - a.length);
}

function blot(text: string, secrets: string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}

function passwordOf(url: string | undefined): string[] {
  try {
    const { password } = new URL(url ?? '');
    return [password, decodeURIComponent(password)];
  } catch {
    return [];
  }
}
