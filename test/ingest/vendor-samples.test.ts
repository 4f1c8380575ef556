import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/config/source';
import { ADAPTERS } from '../../src/ingest/adapters';
import { readSurveymonkeyResponse } from '../../src/ingest/adapters/surveymonkey-response';
import type { Scale } from '../../src/ingest/adapters/surveymonkey-scale';
import { readDelivery } from '../../src/ingest/read-delivery';
import { toolSource } from '../support/tool-sources';

/** A folder of the samples that the vendors published; they are not ours to pass on, so this is skipped without it. */
const folder = process.env.RNPS_PUBLISHED_SAMPLES ?? '';
const describeWithSamples = existsSync(join(folder, 'pendo.npsSubmitted.json')) ? describe : describe.skip;
const bytes = (file: string) => readFileSync(join(folder, file));
const json = (file: string) => JSON.parse(bytes(file).toString());
const parsed = (name: Parameters<typeof toolSource>[0], file: string, surveys: string[] = []) =>
  readDelivery({ ...toolSource(name), surveys }, bytes(file), {}).parsed;

describeWithSamples("the vendors' own samples", () => {
  test('Typeform: its example asks no such question and is parked; with an opinion scale of it named, it is read', () => {
    const file = 'typeform.docs_example.json';
    const typeform: Source = {
      name: 'typeform',
      adapter: 'typeform',
      enabled: true,
      secrets: [],
      questions: { score: 'nps_score', comment: 'readable_ref_long_text' },
      surveys: [],
    };
    expect(readDelivery(typeform, bytes(file), {}).parsed).toMatchObject({
      kind: 'parked',
      reason: 'not_an_nps_answer',
    });
    const named = { ...typeform, questions: { ...typeform.questions, score: 'readable_ref_opinion_scale' } };
    const { answers, token, hidden, definition } = json(file).form_response;
    const idOf = (ref: string) => definition.fields.find((one: any) => one.ref === ref).id;
    const to = (ref: string) => answers.find((one: any) => one.field.id === idOf(ref));
    expect(readDelivery(named, bytes(file), {}).parsed).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: token,
        score: to('readable_ref_opinion_scale').number,
        comment: to('readable_ref_long_text').text,
        person: { externalId: hidden.user_id },
      },
    });
  });

  test('Formbricks: each of its events is read as far as the answer that is in it', () => {
    const source = (score: string): Source => ({
      name: 'formbricks',
      adapter: 'formbricks',
      enabled: true,
      secrets: [],
      questions: { score, comment: null },
      surveys: [],
    });
    for (const event of ['responseCreated', 'responseUpdated', 'responseFinished']) {
      const body = json(`formbricks.${event}.json`);
      expect(ADAPTERS.formbricks.read(body, source('nps_score'), {}).parsed.kind).toMatch(/parked|ignored/);
      body.data.data.nps_score = 4;
      expect(ADAPTERS.formbricks.read(body, source('nps_score'), {}).parsed).toMatchObject({
        kind: 'answer',
        answer: { sourceResponseId: body.data.id, score: 4, updatedAt: new Date(body.data.updatedAt) },
      });
    }
  });

  test('SurveyMonkey: events name an answer, of a collector too', () => {
    for (const file of [
      'surveymonkey.webhook.response_completed.json',
      'surveymonkey.webhook.collector.json',
    ]) {
      const { object_id: responseId, resources } = json(file);
      const ref = { surveyId: resources.survey_id, responseId };
      expect(parsed('surveymonkey', file)).toEqual({ kind: 'pending', ref });
    }
  });

  test('SurveyMonkey: a response is read by its question and the choice that was made', () => {
    const [details] = json('surveymonkey.responses_bulk.json').data;
    const [question] = details.pages[0].questions;
    const scale: Scale = {
      kind: 'scale',
      surveyTitle: null,
      scores: { [question.answers[0].choice_id]: 8 },
    };
    const source = { ...toolSource('surveymonkey'), questions: { score: question.id, comment: null } };
    const ref = { surveyId: details.survey_id, responseId: details.id };
    expect(readSurveymonkeyResponse(details, { source, scale, ref })).toMatchObject({
      kind: 'answer',
      answer: { sourceResponseId: details.id, score: 8 },
    });
  });

  test('Qualtrics: the event names an answer; its signature has the length of the algorithm that is preset', () => {
    const file = 'qualtrics.completedResponse.form';
    const form = new URLSearchParams(bytes(file).toString());
    const event = JSON.parse(form.get('MSG')!);
    const ref = { surveyId: event.SurveyID, responseId: event.ResponseID };
    expect(parsed('qualtrics', file, [event.SurveyID])).toEqual({ kind: 'pending', ref });
    expect(form.get('HMAC')).toMatch(/^[0-9a-f]{128}$/);
  });

  test('HubSpot: a submission of another kind of survey is parked as such, and its shape is read', () => {
    const file = 'hubspot.feedback_submission.response.json';
    expect(parsed('hubspot', file)).toMatchObject({ kind: 'parked', reason: 'not_an_nps_answer' });
    const submission = json(file);
    submission.properties.hs_survey_type = 'NPS';
    expect(ADAPTERS.hubspot.read(submission, toolSource('hubspot'), {}).parsed).toMatchObject({
      answer: { sourceResponseId: submission.id, score: 2, comment: submission.properties.hs_content },
    });
  });

  test('Pendo: an answer with its reason', () => {
    const { properties, uniqueId, accountId } = json('pendo.npsSubmitted.json');
    expect(parsed('pendo', 'pendo.npsSubmitted.json')).toMatchObject({
      answer: {
        sourceResponseId: uniqueId,
        score: properties.nps.rating,
        comment: properties.nps.reason,
        account: { externalId: accountId },
      },
    });
  });
});
