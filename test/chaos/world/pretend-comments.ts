import type { World } from './world';

/** Of a comment that stands in `c`, as the app names it. */
const TEXT_HASH = `translate(left(encode(sha256(convert_to(c, 'UTF8')), 'base64'), 22), '+/', '-_')`;

/** Comments of the last days, each unlike the others, that the local annotator has read and no model yet. */
export async function pretendComments(world: World, count: number): Promise<void> {
  await world.sql(`
    INSERT INTO accounts (id, external_id, name, created_at, updated_at)
    SELECT md5('account' || i)::uuid, 'account_' || i, 'Customer Number' || i, now(), now()
      FROM generate_series(0, ${Math.ceil(count / 20)}) i`);
  await world.sql(`
    INSERT INTO respondents (id, account_id, external_id, name, created_at, updated_at)
    SELECT md5('person' || i)::uuid, md5('account' || i / 4)::uuid, 'person_' || i, 'Robin Vale' || i, now(), now()
      FROM generate_series(0, ${Math.ceil(count / 5)}) i`);
  await world.sql(`
    WITH said AS (SELECT i, md5('response' || i)::uuid AS id, 'slow thing ' || i AS c FROM generate_series(1, ${count}) i),
    came AS (
      INSERT INTO responses (id, source, source_response_id, score, comment, answered_at, received_at, respondent_id,
          account_id, account_facts, properties)
      SELECT id, 'generic', 'resp_' || i, 5, c, now() - i * interval '1 second', now(), md5('person' || i / 5)::uuid,
             md5('account' || i / 20)::uuid, '{}', '{}' FROM said)
    INSERT INTO annotations (response_id, made_by, at, language, sentiment, urgent, churn, team, sure, confidence,
        taxonomy_version, annotator_version, text_hash)
    SELECT id, 'local', now(), 'en', 'neutral', false, false, NULL, false, 0.5, 1, 1, ${TEXT_HASH} FROM said`);
  await world.sql('DELETE FROM comments_to_annotate');
  await world.sql('ANALYZE');
}
