import type { Client } from 'pg';
import { type Finding, ok, warn } from './finding';

/** What whoever runs the workspace can do about a canvas that Slack refused, by Slack's code. */
const REMEDIES: Record<string, string> = {
  free_teams_cannot_create_non_tabbed_canvases:
    'The workspace is on a plan without them: a paid plan has canvases. The next report asks again.',
  free_teams_cannot_edit_standalone_canvases:
    'The workspace is on a plan without them: a paid plan has canvases. The next report asks again.',
  canvas_disabled_user_team:
    'An owner of the workspace switches canvases on in its settings. The next report asks again.',
  restricted_action:
    'An owner of the workspace lets apps make canvases, in its settings. The next report asks again.',
  missing_scope:
    'Add canvases:write under OAuth & Permissions, and reinstall the app. The next report asks again.',
  not_rendered:
    'The app failed at it in its own code: its log says where. The next report is tried again; report it if it stays so.',
  no_answer: 'Slack was asked several times and never said whether it did. The next report asks again.',
};
const OTHERWISE = 'Slack says no more than that. The next report asks again.';

/** Whether Slack took the last report as a canvas; nothing while there was none, or before the tables are there. */
export async function* checkCanvases(client: Pick<Client, 'query'>): AsyncGenerator<Finding> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('report_canvases') IS NOT NULL AS there",
  );
  if (!tables[0]?.there) return;
  const { rows } = await client.query<{ month: string; state: string; refusal: string | null }>(
    'SELECT month, state, refusal FROM report_canvases ORDER BY month DESC LIMIT 1',
  );
  const last = rows[0];
  if (last?.refusal) {
    const remedy = Object.hasOwn(REMEDIES, last.refusal) ? REMEDIES[last.refusal]! : OTHERWISE;
    yield warn(
      `Slack took no canvas of the report of ${last.month} (${last.refusal}); it came as a file.`,
      remedy,
    );
  } else if (last?.state === 'shown') yield ok(`The report of ${last.month} is a canvas.`);
}
