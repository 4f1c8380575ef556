/** Reads one address of the page API; throws with a sentence for the person when there is no good answer. */
export async function read(path, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value != null));
  const answer = await reach(`${path}?${query}`, { headers: { accept: 'application/json' } });
  if (!answer.ok)
    throw new Error(`The sandbox answered ${answer.status} to ${path}. Reload the page to try again.`);
  return answer.json();
}

/** Sends one gesture; a refusal comes back as `{ok:false, error}` with the error in words. */
export async function send(path, body) {
  const answer = await reach(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const reply = await answer.json().catch(() => ({}));
  if (answer.ok && reply.ok !== false) return { ok: true, ...reply };
  return {
    ...reply,
    ok: false,
    error: reply.error ?? reply.message ?? `the sandbox answered ${answer.status}`,
  };
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (cause) {
    throw new Error('The sandbox cannot be reached. Is it still running in the terminal?', { cause });
  }
}

const WORDS = {
  operation_timeout: 'The app did not respond in time (Slack gives it 3 seconds).',
  dispatch_failed: 'The app could not be reached.',
  app_not_reachable: 'The app could not be reached. Is it running?',
  clock_refused: 'The app refused to move its clock. It must be started with RNPS_CLOCK=adjustable.',
  account_inactive: 'This person’s account is deactivated.',
  expired_trigger_id: 'That took too long to open. Please try again.',
  channel_not_found: 'You are not in this channel.',
  not_in_channel: 'You are not in this channel.',
  file_is_empty: 'This file is empty.',
  too_many_files: 'A message takes ten files at most.',
  is_archived: 'This channel is archived.',
  cant_archive_general: 'The channel of the whole company cannot be archived.',
  cannot_deactivate_the_last_person: 'Somebody has to be left: reactivate another person first.',
};

/** Words for an error code; a sentence that is already words passes unchanged. */
export function inWords(error) {
  return (
    WORDS[error] ??
    (/^[a-z_]+$/.test(String(error)) ? `Slack would show an error here: ${error}` : String(error))
  );
}
