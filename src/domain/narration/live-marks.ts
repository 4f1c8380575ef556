/** What Slack or a mail program would make live in a text: a link, a mention, or markup; null when there is none. */
export function liveMarkIn(text: string): 'link' | 'mention' | 'markup' | null {
  if (/[a-z]:\/\/|www\.|mailto:|\p{L}\.\p{L}{2,}/iu.test(text)) return 'link';
  if (/@|#\p{L}|(?:^|\s)!(?:here|channel|everyone)/iu.test(text)) return 'mention';
  return /[<>*_~`[\]|\\#=^]|:[a-z0-9_+-]+:/i.test(text) ? 'markup' : null;
}
