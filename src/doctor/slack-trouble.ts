/** What went wrong in a call, as Slack's own code where it gave one: `invalid_auth`, `missing_scope`, `ECONNREFUSED`. */
export function slackTrouble(error: unknown): string {
  const e = error as {
    data?: { error?: string };
    code?: string;
    original?: unknown;
    cause?: unknown;
    message?: string;
  };
  if (e.data?.error) return e.data.error;
  const inner = e.original ?? e.cause;
  if (inner) return slackTrouble(inner);
  return e.code ?? e.message ?? 'an unknown error';
}
