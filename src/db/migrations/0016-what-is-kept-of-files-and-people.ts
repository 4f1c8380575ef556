import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were dropped keep figures and no words, rejected rows can be sent again and taken back, and people keep their earlier addresses. */
export class WhatIsKept1764000000016 implements MigrationInterface {
  name = 'WhatIsKept1764000000016';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- uploading: imported, the rejected rows are to be sent to Slack; forgetting: the file with them is to be deleted there.
      ALTER TABLE dropped_files DROP CONSTRAINT dropped_files_state_known,
        ADD CONSTRAINT dropped_files_state_known
          CHECK (state IN ('new', 'asking', 'uploading', 'sharing', 'forgetting', 'done', 'failed')),
        -- Rows that are known to be stored; null: storing them was never begun.
        ADD COLUMN stored integer,
        ADD COLUMN forget_because text
          CONSTRAINT dropped_files_because_known CHECK (forget_because IN ('erasure', 'age'));
      DROP INDEX dropped_files_due_idx;
      CREATE INDEX dropped_files_due_idx ON dropped_files (not_before)
        WHERE state IN ('new', 'uploading', 'sharing', 'forgetting');
      -- These quoted headers, and now and then a word.
      UPDATE dropped_files SET outcome = jsonb_build_object('lines', '[]'::jsonb, 'rejected', outcome -> 'rejected',
             'rejects', CASE WHEN rejects_file_id IS NULL THEN 'none' ELSE 'shown' END) WHERE outcome IS NOT NULL;

      -- By which an answer, or whoever asks to be forgotten, still finds them.
      CREATE TABLE earlier_addresses (
        respondent_id uuid NOT NULL
          CONSTRAINT earlier_addresses_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        email text NOT NULL
      );
      CREATE UNIQUE INDEX earlier_addresses_email_key ON earlier_addresses (lower(email));
      CREATE INDEX earlier_addresses_respondent_idx ON earlier_addresses (respondent_id);
      -- A trigger, because addresses change by answers, by facts and by imports. An address is that of whoever has it now.
      CREATE FUNCTION keep_earlier_address() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.email IS NOT NULL
           AND NOT EXISTS (SELECT FROM respondents WHERE lower(email) = lower(OLD.email)) THEN
          INSERT INTO earlier_addresses (respondent_id, email) VALUES (OLD.id, OLD.email)
          ON CONFLICT (lower(email)) DO UPDATE SET respondent_id = excluded.respondent_id;
        END IF;
        DELETE FROM earlier_addresses WHERE lower(email) = lower(NEW.email);
        RETURN NULL;
      END $$;
      CREATE TRIGGER respondents_address_taken AFTER INSERT ON respondents
        FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION keep_earlier_address();
      CREATE TRIGGER respondents_address_changed AFTER UPDATE OF email ON respondents
        FOR EACH ROW WHEN (lower(OLD.email) IS DISTINCT FROM lower(NEW.email)) EXECUTE FUNCTION keep_earlier_address();
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER respondents_address_changed ON respondents;
      DROP TRIGGER respondents_address_taken ON respondents;
      DROP FUNCTION keep_earlier_address;
      DROP TABLE earlier_addresses;
      UPDATE dropped_files SET state = 'done' WHERE state IN ('uploading', 'forgetting');
      DROP INDEX dropped_files_due_idx;
      CREATE INDEX dropped_files_due_idx ON dropped_files (not_before) WHERE state IN ('new', 'sharing');
      ALTER TABLE dropped_files DROP CONSTRAINT dropped_files_state_known,
        ADD CONSTRAINT dropped_files_state_known CHECK (state IN ('new', 'asking', 'sharing', 'done', 'failed')),
        DROP COLUMN stored, DROP COLUMN forget_because;
    `);
  }
}
