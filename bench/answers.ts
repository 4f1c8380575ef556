import { signStandardWebhooks } from '../test/support/sign';

/** In every id of an answer, so that it is found again in a statement, in the database and in Slack. */
export const NONCE = /n[0-9a-f]{4}z\d{6}/g;

export interface Webhook {
  nonce: string;
  body: string;
  headers: Record<string, string>;
}

// One word of each team's in the shipped configuration, so that the cards spread over four channels.
const COMMENTS = [
  'The invoice was wrong again, and nobody could tell us why.',
  'The price went up by a third since we signed.',
  'Exports crash whenever there are more than ten thousand rows.',
  'Nobody offered us any training, so half of the team gave up.',
];
/** The accounts whose people answer; the first answer of each makes it. */
export const ACCOUNTS = 200;

/** Signed answers of new people at known accounts; `series` tells apart what several measurements send. */
export function makeWebhooks(series: number, count: number, from = 0): Webhook[] {
  return Array.from({ length: count }, (_, i) => makeWebhook(series, from + i));
}

function makeWebhook(series: number, number: number): Webhook {
  const nonce = `n${series.toString(16).padStart(4, '0')}z${String(number).padStart(6, '0')}`;
  const account = number % ACCOUNTS;
  const body = JSON.stringify({
    type: 'rnps.response.created',
    timestamp: new Date().toISOString(),
    data: {
      id: `resp_${nonce}`,
      score: number % 7,
      comment: `${COMMENTS[number % COMMENTS.length]} (${nonce})`,
      submitted_at: new Date().toISOString(),
      person: {
        external_id: `person_${nonce}`,
        email: `${nonce}@customer-${account}.example`,
        name: `Robin Vale ${number}`,
        role: 'user',
      },
      account: {
        external_id: `account_${account}`,
        name: `Customer ${account}`,
        domain: `customer-${account}.example`,
        plan: 'business',
        arr: 12_000 + account,
        currency: 'USD',
        region: 'EMEA',
      },
    },
  });
  return { nonce, body, headers: signStandardWebhooks(body, { id: `msg_${nonce}` }) };
}
