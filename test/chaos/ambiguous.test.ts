import { ambiguous } from './ambiguous';
import { mistakesOf } from './program';

test("when nobody knows whether a post arrived, it is neither lost nor doubled; with the client's own retries it is", async () => {
  expect(await mistakesOf(ambiguous)).toEqual([]);
}, 600_000);
