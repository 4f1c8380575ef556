import type { SurveyTool } from './account';
import { standardHeaders } from './standard-webhooks';

/** How long a person takes to type why, once the score is chosen. */
const COMMENT_AFTER_MS = 1000;

/** Formbricks tells of the score at once (responseCreated) and of the comment when the survey is done (responseFinished). */
export const formbricks: SurveyTool = {
  id: 'formbricks',
  name: 'Formbricks',
  deliveries: ({ score, comment, account, contact, nowMs, newId }, secret) => {
    const id = newId('cm').toLowerCase();
    const createdAt = new Date(nowMs).toISOString();
    const deliver = (event: 'responseCreated' | 'responseFinished') => (atMs: number) => {
      const finished = event === 'responseFinished';
      const body = JSON.stringify({
        webhookId: 'wh1',
        event,
        data: {
          id,
          surveyId: 'cmsurv01',
          createdAt,
          updatedAt: new Date(atMs).toISOString(),
          finished,
          contact: { id: `cm${contact.id}`, userId: contact.id },
          contactAttributes: {
            email: contact.email,
            userId: contact.id,
            name: contact.name,
            title: contact.title,
            role: contact.role,
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
          },
          data: { nps_score: score, ...(finished && comment ? { nps_reason: comment } : {}) },
          displayId: null,
          endingId: finished ? 'end1' : null,
          language: 'en',
          meta: { source: 'in-app' },
          singleUseId: null,
          survey: {
            title: 'Relationship NPS',
            type: 'app',
            status: 'inProgress',
            createdAt: '2026-10-01T00:00:00.000Z',
            updatedAt: '2026-11-01T00:00:00.000Z',
          },
          tags: [],
          ttc: {},
          variables: {},
        },
      });
      return { headers: standardHeaders(secret, { id: newId('msg_'), nowMs: atMs, body }), body };
    };
    return [
      { afterMs: 0, make: deliver('responseCreated') },
      { afterMs: COMMENT_AFTER_MS, make: deliver('responseFinished') },
    ];
  },
};
