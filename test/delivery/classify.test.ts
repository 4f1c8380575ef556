import { ErrorCode } from '@slack/web-api';
import { classify } from '../../src/delivery/classify';

const platform = (error: string) => ({ code: ErrorCode.PlatformError, data: { ok: false, error } });
/** As fetch tells it: the socket's error is the cause of the cause. */
const request = (code: string) => ({
  code: ErrorCode.RequestError,
  original: Object.assign(new TypeError('fetch failed'), { cause: { code } }),
});

describe('what an error of a Slack call means for the message', () => {
  test.each([
    ['the connection was refused', request('ECONNREFUSED'), 'not_posted'],
    ['the name is unknown', request('ENOTFOUND'), 'not_posted'],
    ['the connection could not be made in time', request('UND_ERR_CONNECT_TIMEOUT'), 'not_posted'],
    ['the connection broke in the middle', request('ECONNRESET'), 'ambiguous'],
    ['the answer was cut short', request('UND_ERR_SOCKET'), 'ambiguous'],
    ['no answer in time', { code: ErrorCode.RequestError, original: { name: 'TimeoutError' } }, 'ambiguous'],
    ['a 502 from something in between', { code: ErrorCode.HTTPError, statusCode: 502 }, 'ambiguous'],
    ['Slack is not sure', platform('internal_error'), 'ambiguous'],
    ['an answer that is not JSON', new SyntaxError('Unexpected end of JSON input'), 'ambiguous'],
    ['the token was revoked', platform('token_revoked'), 'not_posted'],
    ['the message to edit is gone', platform('message_not_found'), 'gone'],
    ['the channel is archived', platform('is_archived'), 'closed'],
    ['the app was removed from the channel', platform('not_in_channel'), 'closed'],
    ['the blocks are wrong', platform('invalid_blocks'), 'refused'],
    ['a code that nobody knew when this was written', platform('new_rule'), 'refused'],
  ])('%s: %o', (_name, error, kind) => {
    expect(classify(error).kind).toBe(kind);
  });

  test('a rate limit says how long, in milliseconds, and a second at the least', () => {
    const limited = (retryAfter: number) => classify({ code: ErrorCode.RateLimitedError, retryAfter });
    expect(limited(30)).toEqual({ kind: 'limited', retryAfterMs: 30_000, code: 'ratelimited' });
    expect(limited(0)).toMatchObject({ retryAfterMs: 1000 });
    expect(classify(platform('ratelimited'))).toMatchObject({ kind: 'limited' });
  });
});
