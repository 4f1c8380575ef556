import type { ModalView } from '@slack/types';
import { z } from 'zod';

const payload = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});
const metadata = z.object({
  followUpId: z.string().default(''),
  responseId: z.string().default(''),
  who: z.string().default(''),
  source: z.string().default(''),
  dropId: z.string().default(''),
  initiativeId: z.string().default(''),
  digestId: z.string().default(''),
  about: z.string().default(''),
  reopens: z.boolean().default(false),
  proposalId: z.string().default(''),
  version: z.number().int().default(0),
  formId: z.string().default(''),
  to: z.string().default(''),
  tellingId: z.string().default(''),
  seen: z.string().default(''),
  drafted: z.array(z.string()).default([]),
});

export interface Submission {
  userId: string;
  /** Empty in a form that is about no follow-up. */
  followUpId: string;
  /** Whom a form is about that is about a person, as an admin typed them. */
  who: string;
  /** For a form about a survey tool; else empty. */
  source: string;
  /** For a form about an initiative; else empty. */
  initiativeId: string;
  /** For a form about a digest; else empty. */
  digestId: string;
  /** Month and theme, for a form that makes an initiative of a theme or declines it; else empty. */
  about: string;
  /** The form takes up again what was closed. */
  reopens: boolean;
  /** Of the list of themes, the initiative or the digest that a form about it showed; else 0. */
  version: number;
  /** For a form about an answer; else empty. */
  responseId: string;
  /** For a form about a dropped file; else empty. */
  dropId: string;
  /** For a form about a proposed theme; else empty. */
  proposalId: string;
  /** For a form whose every opening is told apart; else empty. */
  formId: string;
  /** The address that a form showed; else empty. */
  to: string;
  /** Whom a reply tells of what they asked for; else empty. */
  tellingId: string;
  /** What a form showed that somebody else may change meanwhile; else empty. */
  seen: string;
  /** Of what the app put into the fields of a form; else empty. */
  drafted: string[];
  values: Record<string, Record<string, unknown>>;
}

/** What becomes of the window: closed, kept open with words beside its fields (by block id), or replaced. */
export type SubmissionAnswer =
  | { kind: 'close' }
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'replace'; view: ModalView };

/** The parts of a view_submission that we use; metadata only names what it is about, and is never trusted for more. */
export function readSubmission(body: unknown): Submission {
  const { user, view } = payload.parse(body);
  return {
    userId: user.id,
    ...subjectIn(view.private_metadata),
    values: view.state.values,
  };
}

// Empty for metadata that is not ours: no follow-up has that id, so it is answered as one that is gone.
function subjectIn(privateMetadata: string): z.infer<typeof metadata> {
  try {
    return metadata.parse(JSON.parse(privateMetadata));
  } catch {
    return metadata.parse({});
  }
}

/** What a person typed or chose in one input; null when it was left empty. */
export function inputOf(submission: Submission, input: { block: string; action: string }): string | null {
  const element = submission.values[input.block]?.[input.action] as
    | {
        value?: string | null;
        selected_option?: { value?: string } | null;
        selected_user?: string | null;
        selected_date?: string | null;
      }
    | undefined;
  return (
    element?.selected_option?.value ??
    element?.selected_user ??
    element?.selected_date ??
    element?.value ??
    null
  );
}

/** True when the form had an input, whatever was left empty in it. */
export function hasInput(
  { values }: Submission,
  { block, action }: { block: string; action: string },
): boolean {
  return values[block]?.[action] !== undefined;
}

/** What a person ticked in one input; null when the form had no such input. */
export function tickedIn(submission: Submission, input: { block: string; action: string }): string[] | null {
  const element = submission.values[input.block]?.[input.action] as
    | { selected_options?: { value?: string }[] | null }
    | undefined;
  return element ? (element.selected_options ?? []).flatMap(({ value }) => value ?? []) : null;
}
