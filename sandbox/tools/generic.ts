import type { SurveyTool } from './account';
import { standardHeaders } from './standard-webhooks';

/** The signed JSON that any program can send: Standard Webhooks around one response. */
export const generic: SurveyTool = {
  id: 'generic',
  name: 'Signed JSON (Standard Webhooks)',
  deliveries: ({ score, comment, account, contact, nowMs, newId }, secret) => {
    const at = new Date(nowMs).toISOString();
    const body = JSON.stringify({
      type: 'rnps.response.created',
      timestamp: at,
      data: {
        id: newId('resp_'),
        score,
        comment,
        submitted_at: at,
        updated_at: null,
        survey: { id: 'relationship', name: 'Relationship NPS', trigger: 'quarterly' },
        channel: 'email',
        person: {
          external_id: contact.id,
          email: contact.email,
          name: contact.name,
          title: contact.title,
          role: contact.role,
        },
        account: {
          external_id: account.id,
          name: account.name,
          domain: account.domain,
          plan: account.plan,
          arr: account.arr,
          currency: account.currency ?? 'USD',
          region: account.region,
          industry: account.industry,
          renewal_date: account.renewalDate,
          ...(account.customerSince ? { customer_since: account.customerSince } : {}),
          ...(account.lifecycle ? { lifecycle: account.lifecycle } : {}),
          owner_email: account.ownerEmail,
        },
        tags: [],
      },
    });
    const id = newId('msg_');
    return [
      {
        afterMs: 0,
        make: (sentMs) => ({ headers: standardHeaders(secret, { id, nowMs: sentMs, body }), body }),
      },
    ];
  },
};
