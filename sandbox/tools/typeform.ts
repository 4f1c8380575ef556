import { createHmac } from 'node:crypto';
import type { SurveyTool } from './account';

/** Typeform sends one form_response; what the sender knows about the person travels as hidden fields, all text. */
export const typeform: SurveyTool = {
  id: 'typeform',
  name: 'Typeform',
  deliveries: ({ score, comment, account, contact, nowMs, newId }, secret) => {
    const fields = [
      {
        id: 'aN1',
        ref: 'nps_score',
        type: 'nps',
        title: 'How likely are you to recommend us?',
        properties: {},
      },
      { id: 'bN2', ref: 'nps_reason', type: 'long_text', title: 'Why that score?', properties: {} },
    ];
    const body = JSON.stringify({
      event_id: newId('01'),
      event_type: 'form_response',
      form_response: {
        form_id: 'Kq7PzL2m',
        token: newId('').toLowerCase(),
        landed_at: seconds(nowMs - 60_000),
        submitted_at: seconds(nowMs),
        hidden: {
          account_id: account.id,
          account_name: account.name,
          account_domain: account.domain,
          plan: account.plan,
          arr: String(account.arr),
          currency: account.currency ?? 'USD',
          region: account.region,
          industry: account.industry,
          renewal_date: account.renewalDate,
          ...(account.customerSince ? { customer_since: account.customerSince } : {}),
          ...(account.lifecycle ? { lifecycle: account.lifecycle } : {}),
          owner_email: account.ownerEmail,
          user_id: contact.id,
          email: contact.email,
          name: contact.name,
          title: contact.title,
          role: contact.role,
        },
        definition: { id: 'Kq7PzL2m', title: 'Relationship NPS', fields },
        answers: [
          { type: 'number', number: score, field: { id: 'aN1', type: 'nps', ref: 'nps_score' } },
          ...(comment
            ? [{ type: 'text', text: comment, field: { id: 'bN2', type: 'long_text', ref: 'nps_reason' } }]
            : []),
        ],
      },
    });
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    const headers = { 'content-type': 'application/json', 'typeform-signature': `sha256=${signature}` };
    return [{ afterMs: 0, make: () => ({ headers, body }) }];
  },
};

function seconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
