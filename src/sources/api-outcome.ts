/** What became of asking a tool's API. `what` is for an admin and the log: it quotes nothing that the tool sent. */
export type ApiOutcome =
  | { kind: 'ok'; value: unknown; pauseMs: number | null }
  /** Nothing may be asked until then. */
  | { kind: 'limited'; pauseMs: number }
  /** The tool, or the way to it, is in trouble that passes. */
  | { kind: 'passing'; what: string }
  /** It answered something that is no answer; perhaps a proxy did. */
  | { kind: 'unreadable'; what: string }
  | { kind: 'gone' }
  | { kind: 'not_allowed'; status: number };

export type ApiTrouble = Exclude<ApiOutcome, { kind: 'ok' }>;
