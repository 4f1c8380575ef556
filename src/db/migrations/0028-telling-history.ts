import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who told whom, said that it is not needed, or took it back: a line each time. */
export class TellingHistory1764000000028 implements MigrationInterface {
  name = 'TellingHistory1764000000028';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- By person, so that it outlives a row that nothing finds any more; it goes with the person.
      CREATE TABLE telling_history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT telling_history_pkey PRIMARY KEY,
        initiative_id uuid NOT NULL CONSTRAINT telling_history_initiative_fk REFERENCES initiatives (id),
        respondent_id uuid NOT NULL
          CONSTRAINT telling_history_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        -- Slack id, or the app.
        by_id text NOT NULL,
        verb text NOT NULL
          CONSTRAINT telling_history_verb_known CHECK (verb IN ('told', 'not_needed', 'taken_back', 'came_back')),
        via text CONSTRAINT telling_history_via_known CHECK (via IN ('said', 'email')),
        CONSTRAINT telling_history_via_whole CHECK ((verb = 'told') = (via IS NOT NULL))
      );
      CREATE INDEX telling_history_initiative_idx ON telling_history (initiative_id, id);
      CREATE INDEX telling_history_respondent_idx ON telling_history (respondent_id);

      -- Nothing of it changes; it is deleted with the person, or when nothing is left of what they asked.
      CREATE FUNCTION telling_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND NOT EXISTS (
          SELECT FROM tellings t JOIN respondents p ON p.id = t.respondent_id
           WHERE t.initiative_id = OLD.initiative_id AND t.respondent_id = OLD.respondent_id)
        THEN RETURN OLD;
        END IF;
        RAISE EXCEPTION 'history is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER telling_history_append_only BEFORE UPDATE OR DELETE ON telling_history
        FOR EACH ROW EXECUTE FUNCTION telling_history_stays();
      CREATE TRIGGER telling_history_no_truncate BEFORE TRUNCATE ON telling_history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

      -- Of before, the latest state is all that is known.
      INSERT INTO telling_history (initiative_id, respondent_id, at, by_id, verb, via)
      SELECT initiative_id, respondent_id, told_at, told_by, state, via FROM tellings
       WHERE state <> 'not_told' ORDER BY told_at, id;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE telling_history; DROP FUNCTION telling_history_stays');
  }
}
