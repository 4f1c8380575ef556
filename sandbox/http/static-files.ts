import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';

const PAGE_DIR = join(__dirname, '..', 'page');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** The page's only libraries, served from the installed packages so that there is no build step. */
const VENDOR: Record<string, () => string> = {
  '/vendor/preact.mjs': () => join(dirname(require.resolve('preact/package.json')), 'dist/preact.mjs'),
  '/vendor/hooks.mjs': () => join(dirname(require.resolve('preact/package.json')), 'hooks/dist/hooks.mjs'),
  '/vendor/htm.mjs': () => join(dirname(require.resolve('htm')), 'htm.mjs'),
};

/** Serves the page and its libraries; false when there is no such file. */
export async function serveStatic(pathname: string, res: ServerResponse): Promise<boolean> {
  const file = fileFor(pathname);
  if (!file) return false;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return false;
  res.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
    // The page is the workspace's own person at a browser: with this cookie it may see private files.
    ...(file.endsWith('index.html') ? { 'set-cookie': 'd=sandbox; Path=/; SameSite=Strict; HttpOnly' } : {}),
  });
  createReadStream(file)
    .on('error', () => res.destroy())
    .pipe(res);
  return true;
}

function fileFor(pathname: string): string | null {
  const vendor = VENDOR[pathname];
  if (vendor) return vendor();
  if (pathname === '/' || /^\/(archives|docs)\//.test(pathname)) return join(PAGE_DIR, 'index.html');
  const file = normalize(join(PAGE_DIR, pathname));
  return file.startsWith(PAGE_DIR + sep) ? file : null;
}
