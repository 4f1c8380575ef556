import type { IncomingHttpHeaders } from 'node:http';

// Only what cannot be a survey tool's delivery. Tools are careless with the rest: JSON also comes as text/plain, as
// octet-stream, as a form, under vendor types, or under no type at all.
const UNFIT_TYPE =
  /^(multipart|image|audio|video|font|model)\/|^text\/(html|css)\b|^application\/(pdf|zip|gzip)\b/i;

/** Why a request cannot be a delivery, as a sentence for its sender; null when it may be one. */
export function unfitFor(headers: IncomingHttpHeaders): string | null {
  if (UNFIT_TYPE.test(headers['content-type']?.trim() ?? '')) {
    return 'Not a delivery: this address takes application/json.';
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    return 'Not a delivery: signatures are over the plain body, so send it without Content-Encoding.';
  }
  return null;
}
