import pino, { type Logger } from 'pino';

/** JSON lines on standard output. Errors are cut to type, message, code and stack: their requests hold people's words. */
export function createLog(level: string): Logger {
  return pino({
    level,
    serializers: { err: errorForLog },
    redact: { paths: ['*.token', '*.authorization', '*.secret', '*.password'], censor: '[secret]' },
  });
}

function errorForLog(error: unknown) {
  const e = error as { name?: string; message?: string; code?: string; stack?: string };
  return { type: e.name, message: safe(e.message), code: e.code, stack: safe(e.stack) };
}

// A database error may quote the row it refused, and tokens stand in addresses.
function safe(text: string | undefined): string | undefined {
  return text?.replace(/(xox[a-z]-|xapp-)[\w-]+/g, '$1…').slice(0, 2000);
}
