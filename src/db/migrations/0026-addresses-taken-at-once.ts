import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of people who come together, the addresses are taken from whoever had them before with one statement. */
export class AddressesTakenAtOnce1764000000026 implements MigrationInterface {
  name = 'AddressesTakenAtOnce1764000000026';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION take_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM earlier_addresses e USING came WHERE lower(e.email) = lower(came.email);
        RETURN NULL;
      END $$;
      DROP TRIGGER respondents_address_taken ON respondents;
      CREATE TRIGGER respondents_address_taken AFTER INSERT ON respondents
        REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION take_addresses();
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER respondents_address_taken ON respondents;
      CREATE TRIGGER respondents_address_taken AFTER INSERT ON respondents
        FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION keep_earlier_address();
      DROP FUNCTION take_addresses;
    `);
  }
}
