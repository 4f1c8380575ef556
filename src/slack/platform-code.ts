/** Slack's own error code of a call that it refused; null when it was not reached, or did not say. */
export function platformCode(error: unknown): string | null {
  return (error as { data?: { error?: string } }).data?.error ?? null;
}
