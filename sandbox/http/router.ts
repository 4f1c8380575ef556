import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { answerControl, answerFaults } from '../control';
import { avatarSvg } from '../page-api/avatar';
import { answerPageApi } from '../page-api/routes';
import { answerWebApi } from '../web-api/dispatch';
import { answerResponseUrl } from '../web-api/response-url';
import { BodyTooLarge, sendJson } from './body';
import { receiveUpload, sendPrivateFile } from './file-transfer';
import { serveStatic } from './static-files';

/** Answers every request to the sandbox; whatever goes wrong inside is a 500, never a dead process. */
export async function route(ctx: Context, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    await answer(ctx, req, res);
  } catch (error) {
    if (res.headersSent || res.destroyed) return void res.destroy();
    if (error instanceof BodyTooLarge) return sendJson(res, { ok: false, error: 'request_too_large' }, 413);
    if (error instanceof URIError) return sendJson(res, { ok: false, error: 'bad_address' }, 400);
    ctx.log(
      `sandbox: ${req.method} ${req.url} failed: ${error instanceof Error ? error.stack : String(error)}`,
    );
    sendJson(res, { ok: false, error: 'internal_error' }, 500);
  }
}

async function answer(ctx: Context, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const pathname = decodeURIComponent((req.url ?? '/').split('?')[0]!);
  if (pathname.startsWith('/api/')) return answerWebApi(ctx, pathname.slice('/api/'.length), req, res);
  if (pathname.startsWith('/ui/')) return answerPageApi(ctx, pathname.slice('/ui/'.length), req, res);
  if (pathname.startsWith('/response/')) {
    return answerResponseUrl(ctx, pathname.slice('/response/'.length), req, res);
  }
  if (pathname.startsWith('/upload/v1/'))
    return receiveUpload(ctx, pathname.slice('/upload/v1/'.length), req, res);
  if (pathname.startsWith('/files-pri/')) return sendPrivateFile(ctx, pathname, req, res);
  if (pathname === '/control' && req.method === 'POST') return answerControl(ctx, req, res);
  if (pathname === '/faults') return answerFaults(ctx, req, res);
  if (pathname === '/calls') return sendJson(res, ctx.faults.calls());
  const avatar = /^\/avatar\/(\w+)\.svg$/.exec(pathname);
  const svg = avatar ? avatarSvg(ctx, avatar[1]!) : null;
  if (svg) {
    res.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' });
    res.end(svg);
    return;
  }
  if (req.method === 'GET' && (await serveStatic(pathname, res))) return;
  res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  res.end('There is nothing at this address of the sandbox.\n');
}
