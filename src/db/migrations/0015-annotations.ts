import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comments are about, what people made of it, the versions of the taxonomy, and issues that come again. */
export class Annotations1764000000015 implements MigrationInterface {
  name = 'Annotations1764000000015';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- The shipped taxonomy is version 1, and is stored with the first change. Each row is a whole list.
      CREATE TABLE taxonomies (
        version integer PRIMARY KEY CONSTRAINT taxonomies_version_positive CHECK (version > 0),
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        change jsonb NOT NULL,
        themes jsonb NOT NULL
      );

      -- Offsets and codes: the words of a customer stand in responses alone.
      CREATE TABLE annotations (
        response_id uuid PRIMARY KEY
          CONSTRAINT annotations_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        made_by text NOT NULL CONSTRAINT annotations_made_by_known CHECK (made_by IN ('local', 'model', 'person')),
        at timestamptz NOT NULL,
        language text,
        sentiment text NOT NULL
          CONSTRAINT annotations_sentiment_known CHECK (sentiment IN ('positive', 'neutral', 'negative')),
        urgent boolean NOT NULL,
        churn boolean NOT NULL,
        team text,
        sure boolean NOT NULL,
        confidence real NOT NULL CONSTRAINT annotations_confidence_share CHECK (confidence BETWEEN 0 AND 1),
        taxonomy_version integer NOT NULL,
        annotator_version integer NOT NULL,
        -- Of the comment that it is about: offsets hold for no other.
        text_hash text NOT NULL
      );
      CREATE TABLE annotation_themes (
        response_id uuid NOT NULL
          CONSTRAINT annotation_themes_annotation_fk REFERENCES annotations (response_id) ON DELETE CASCADE,
        rank smallint NOT NULL CONSTRAINT annotation_themes_rank_1_3 CHECK (rank BETWEEN 1 AND 3),
        theme_id text NOT NULL,
        polarity text NOT NULL
          CONSTRAINT annotation_themes_polarity_known CHECK (polarity IN ('positive', 'neutral', 'negative')),
        -- In UTF-16 units; null: nobody said which words show it.
        start integer CONSTRAINT annotation_themes_start_positive CHECK (start >= 0),
        length integer CONSTRAINT annotation_themes_length_positive CHECK (length > 0),
        PRIMARY KEY (response_id, rank),
        -- Checked at the end of a statement, in which two may trade places.
        CONSTRAINT annotation_themes_once UNIQUE (response_id, theme_id) DEFERRABLE INITIALLY IMMEDIATE
      );
      CREATE INDEX annotation_themes_theme_idx ON annotation_themes (theme_id);

      -- Ids only, and no foreign key: the line stays when the answer is erased.
      CREATE TABLE corrections (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        response_id uuid NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL
      );
      CREATE INDEX corrections_response_idx ON corrections (response_id);

      -- Comments that are still to be annotated, or again. The newest come first.
      CREATE TABLE comments_to_annotate (
        response_id uuid PRIMARY KEY
          CONSTRAINT comments_to_annotate_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        answered_at timestamptz NOT NULL
      );
      CREATE INDEX comments_to_annotate_newest_idx ON comments_to_annotate (answered_at DESC);

      -- One row: the versions for which all comments were put on that list.
      CREATE TABLE annotation_state (
        one boolean PRIMARY KEY DEFAULT true CONSTRAINT annotation_state_one_row CHECK (one),
        taxonomy_version integer NOT NULL,
        annotator_version integer NOT NULL
      );
      INSERT INTO annotation_state (taxonomy_version, annotator_version) VALUES (0, 0);

      -- A complaint of the same theme and phrase from several accounts; the phrase is kept as a hash.
      CREATE TABLE issues (
        id uuid PRIMARY KEY,
        theme_id text NOT NULL,
        phrase_hash text NOT NULL,
        found_at timestamptz NOT NULL,
        CONSTRAINT issues_theme_phrase_key UNIQUE (theme_id, phrase_hash)
      );
      CREATE TABLE issue_answers (
        issue_id uuid NOT NULL CONSTRAINT issue_answers_issue_fk REFERENCES issues (id) ON DELETE CASCADE,
        response_id uuid NOT NULL
          CONSTRAINT issue_answers_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        PRIMARY KEY (issue_id, response_id)
      );
      CREATE INDEX issue_answers_response_idx ON issue_answers (response_id);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE issue_answers;
      DROP TABLE issues;
      DROP TABLE annotation_state;
      DROP TABLE comments_to_annotate;
      DROP TABLE corrections;
      DROP TABLE annotation_themes;
      DROP TABLE annotations;
      DROP TABLE taxonomies;
    `);
  }
}
