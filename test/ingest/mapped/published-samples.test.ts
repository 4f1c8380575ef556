import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDelivery } from '../../../src/ingest/read-delivery';
import { sourceFrom } from './mapped-source';

/**
 * The vendors' own published samples, for whoever has them: RNPS_PUBLISHED_SAMPLES names their folder. Skipped without
 * it, because they are not ours to give away; what is expected of them is looked up in them.
 */
const folder = process.env.RNPS_PUBLISHED_SAMPLES ?? '';
const here = existsSync(folder) ? describe : describe.skip;

const text = (file: string) => readFileSync(join(folder, file), 'utf8').trim();
const json = (file: string): any => JSON.parse(text(file));
const read = (written: object, body: string | object) =>
  readDelivery(sourceFrom(written), Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), {})
    .parsed;

here('the samples that the vendors published', () => {
  test('AskNicely', () => {
    const body = json('asknicely.webhook.json');
    const { id, score, comment, responded } = body.question;
    expect(read({ adapter: 'asknicely' }, body)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: id,
        score: Number(score),
        comment,
        answeredAt: new Date(Number(responded) * 1000),
        person: { email: body.person.email, name: body.person.name },
      },
    });
  });

  test('Survicate: the whole delivery is not of an NPS question; with its NPS answer put in, it is read', () => {
    const body = json('survicate.questionAnswered.json');
    const { questionAnswered } = body.event;
    const source = (score: number) => ({ adapter: 'survicate', questions: { score } });
    expect(read(source(questionAnswered.question.id), body)).toMatchObject({
      reason: 'score_not_whole_0_10',
    });
    expect(read(source(questionAnswered.question.id + 1), body)).toMatchObject({ kind: 'ignored' });
    const { choice } = json('survicate.nps_choice.fragment.json');
    questionAnswered.choice = choice;
    expect(read(source(questionAnswered.question.id), body)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: questionAnswered.responseUuid,
        score: choice.id,
        answeredAt: new Date(questionAnswered.timestamp),
      },
    });
  });

  test('SatisMeter', () => {
    const body = json('satismeter.completed.json');
    const { id, rating, feedback, created, user } = body.response;
    expect(read({ adapter: 'satismeter' }, body)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: id,
        score: rating,
        comment: feedback,
        answeredAt: new Date(created),
        person: { externalId: null, email: user.email, name: user.name },
      },
    });
  });

  test('Refiner: the delivery is of a churn survey; with a score put in, it is read', () => {
    const body = json('refiner.completed_survey.json');
    const [why] = Object.keys(body.response.data) as [string];
    const source = { adapter: 'refiner', questions: { score: 'a_score', comment: why } };
    expect(read(source, body)).toMatchObject({ reason: 'no_score' });
    body.response.data.a_score = 9;
    expect(read(source, body)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: body.response.uuid,
        score: 9,
        comment: body.response.data[why],
        person: { externalId: body.remote_id, email: body.email },
      },
    });
  });

  test('Wootric: a response, and a declined survey', () => {
    const form = text('wootric.response_created.form');
    const fields = new URLSearchParams(form);
    expect(read({ adapter: 'wootric' }, form)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: fields.get('response[id]'),
        score: Number(fields.get('response[score]')),
        comment: null,
        answeredAt: new Date(fields.get('response[created_at]')!),
        person: { externalId: fields.get('response[external_id]'), email: fields.get('response[email]') },
      },
    });
    expect(read({ adapter: 'wootric' }, text('wootric.decline_created.form'))).toMatchObject({
      kind: 'ignored',
    });
  });

  test('Screeb: the example leaves out its answers; with one put in, it is read', () => {
    const body = json('screeb.response_ended.json');
    const { response } = body.payload;
    const { question, answer } = response;
    const source = { adapter: 'screeb', questions: { score: question.id } };
    expect(read(source, body)).toMatchObject({ kind: 'ignored' });
    Object.assign(answer.fields[0], { type: 'number', value: '8', text: null, number: 8 });
    response.items = [{ question, answer }];
    expect(read(source, body)).toMatchObject({
      kind: 'answer',
      answer: {
        sourceResponseId: response.id,
        score: 8,
        answeredAt: new Date(response.time),
        person: { externalId: body.payload.user.user_id },
      },
    });
  });

  test('Help Scout: its response object, put into a delivery', () => {
    const response = json('helpscout.survey_response.response_object.json');
    const body = { message: { name: 'NPS' }, response, _embedded: { customer: { id: 1 } } };
    expect(read({ adapter: 'helpscout' }, body)).toMatchObject({
      kind: 'answer',
      answer: {
        score: Number(response.value),
        comment: response.comment,
        answeredAt: new Date(response.timestamp),
      },
    });
  });
});
