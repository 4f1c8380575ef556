/** A gesture that Slack's client would not have allowed; shown to the page as `{ ok: false, error }`. */
export class GestureRefused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
