import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { BOT_TOKEN } from '../seed';
import { parseFields, readBody } from './body';

/** Step 2 of 3 of an upload: the bytes, raw or as the file of a form. Answers as Slack does: "OK - 123". */
export async function receiveUpload(ctx: Context, id: string, req: IncomingMessage, res: ServerResponse) {
  const file = ctx.workspace.data.files.get(id);
  const raw = await readBody(req);
  if (!file || file.uploaded) return plain(res, 404, 'Not Found');
  const type = req.headers['content-type'] ?? '';
  const fields = type.startsWith('multipart/form-data') ? await parseFields(raw, type) : {};
  const first = Object.values(fields)[0];
  const bytes = first === undefined ? raw : Buffer.isBuffer(first) ? first : Buffer.from(String(first));
  const content = bytes.toString('base64');
  ctx.workspace.commit({ kind: 'file', file: { ...file, content, size: bytes.length, uploaded: true } });
  plain(res, 200, `OK - ${bytes.length}`);
}

/** A private file: for the bot by its token, for the page by its cookie, and for nobody else. */
export function sendPrivateFile(ctx: Context, pathname: string, req: IncomingMessage, res: ServerResponse) {
  const id = /^\/files-pri\/T[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(pathname)?.[1];
  const file = id ? ctx.workspace.data.files.get(id) : undefined;
  const known =
    req.headers.authorization === `Bearer ${BOT_TOKEN}` || /(^|; )d=sandbox/.test(req.headers.cookie ?? '');
  if (!file?.completed) return plain(res, 404, 'Not Found');
  if (!known) return plain(res, 403, 'Send the bot token to read a private file.');
  res.writeHead(200, {
    'content-type': file.mimetype,
    // An uploaded page or picture must not run scripts on the sandbox's origin.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'x-content-type-options': 'nosniff',
  });
  res.end(Buffer.from(file.content, 'base64'));
}

function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(text);
}
