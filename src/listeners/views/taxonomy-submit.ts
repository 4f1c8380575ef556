import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { CHANGE_KINDS, type TaxonomyChange } from '../../domain/themes/taxonomy-change';
import { AccessRefused } from '../../use-cases/authorize';
import { changeTaxonomy } from '../../use-cases/comments/change-taxonomy';
import { INPUTS } from '../../views/ids';
import { doneModal } from '../../views/windows/modals';
import { answerForError } from '../answer-failure';
import { inputOf, type Submission, type SubmissionAnswer } from '../submission';

const FIELDS = {
  theme: INPUTS.taxonomyTheme,
  into: INPUTS.taxonomyInto,
  name: INPUTS.taxonomyName,
  means: INPUTS.taxonomyMeans,
} as const;
type Field = keyof typeof FIELDS;
type Kind = (typeof CHANGE_KINDS)[number];

const NEEDS: Record<Kind, Field[]> = {
  add: ['name', 'means'],
  rename: ['theme', 'name'],
  merge: ['theme', 'into'],
  retire: ['theme'],
};

/** The form of Edit the themes: one change, committed before the window is replaced. */
export async function taxonomySubmit(deps: Deps, submission: Submission): Promise<SubmissionAnswer> {
  const kind = CHANGE_KINDS.find((one) => one === inputOf(submission, INPUTS.taxonomyKind));
  const { block } = INPUTS.taxonomyKind;
  if (!kind) return { kind: 'errors', errors: { [block]: 'Choose what should change.' } };
  const values = Object.fromEntries(
    Object.entries(FIELDS).map(([field, input]) => [field, inputOf(submission, input)?.trim() || null]),
  ) as Record<Field, string | null>;
  const missing = NEEDS[kind].filter((field) => values[field] === null);
  if (missing.length > 0)
    return {
      kind: 'errors',
      errors: Object.fromEntries(missing.map((field) => [FIELDS[field].block, 'This is needed for that.'])),
    };
  try {
    await changeTaxonomy(deps, {
      by: submission.userId,
      seen: submission.version,
      change: changeOf(deps, kind, values, inputOf(submission, INPUTS.taxonomyTeam)),
    });
    return {
      kind: 'replace',
      view: doneModal(
        'The themes are changed. Comments are read again by the new list; `/rnps status` tells how far it is.',
      ),
    };
  } catch (error) {
    if (error instanceof UserError && !(error instanceof AccessRefused))
      return { kind: 'errors', errors: { [FIELDS[NEEDS[kind][0]!].block]: error.message } };
    return answerForError(deps, error, { doing: 'taxonomy_submit', block });
  }
}

function changeOf(
  { config }: Deps,
  kind: Kind,
  { theme, into, name, means }: Record<Field, string | null>,
  team: string | null,
): TaxonomyChange {
  switch (kind) {
    case 'add':
      return {
        kind,
        name: name ?? '',
        means: means ?? '',
        team: config.teams.find(({ id }) => id === team)?.id ?? null,
      };
    case 'rename':
      return { kind, id: theme ?? '', name: name ?? '', means };
    case 'merge':
      return { kind, id: theme ?? '', into: into ?? '' };
    case 'retire':
      return { kind, id: theme ?? '' };
  }
}
