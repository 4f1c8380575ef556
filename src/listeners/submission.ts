import { z } from 'zod';

const payload = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
const metadata = z.object({ followUpId: z.string() });

export interface Submission {
  userId: string;
  followUpId: string;
  values: Record<string, Record<string, unknown>>;
}

/** Closes the window, or with errors (block id to words) keeps it open and shows them beside their fields. */
export type SubmissionAck = (errors?: Record<string, string>) => Promise<void>;

/** The parts of a view_submission that we use; metadata only names the follow-up, and is never trusted for more. */
export function readSubmission(body: unknown): Submission {
  const { user, view } = payload.parse(body);
  return {
    userId: user.id,
    followUpId: metadata.parse(JSON.parse(view.private_metadata)).followUpId,
    values: view.state.values,
  };
}

/** What a person typed or chose in one input; null when it was left empty. */
export function inputOf(submission: Submission, input: { block: string; action: string }): string | null {
  const element = submission.values[input.block]?.[input.action] as
    | { value?: string | null; selected_option?: { value?: string } | null }
    | undefined;
  return element?.selected_option?.value ?? element?.value ?? null;
}
