import { randomUUID } from 'node:crypto';

/** A generic body of a new answer; any part can be replaced. */
export function genericAnswer(data: Record<string, unknown> = {}, type = 'rnps.response.created') {
  const id = randomUUID().slice(0, 8);
  return {
    type,
    timestamp: new Date().toISOString(),
    data: {
      id: `resp_${id}`,
      score: 3,
      comment: 'The invoice was wrong again.',
      submitted_at: new Date().toISOString(),
      person: {
        external_id: `usr_${id}`,
        email: `person-${id}@northwind.example`,
        name: 'Mira Olsen',
        title: 'Head of Ops',
      },
      account: {
        external_id: 'acc_1042',
        name: 'Northwind Freight',
        domain: 'northwind.example',
        plan: 'enterprise',
        arr: 96000,
        currency: 'USD',
      },
      ...data,
    },
  };
}
