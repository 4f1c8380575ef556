import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkSentence, type Rejection } from '../../domain/narration/check-sentence';
import { type Facts, fill } from '../../domain/narration/fill';
import type { NoAnswer } from '../../domain/no-answer';
import type { Question } from './call-server';
import type { Model } from './model';
import { readJson } from './read-json';
import type { Store } from './store';

/** One sentence of a report. */
export interface Passage {
  id: string;
  /** What it should say, in words of code: this is sent. */
  about: string;
  /** The facts that it may name, and those that it has to. Their values are never sent. */
  may: string[];
  must?: string[];
  /** What is said without a model, with the same placeholders. */
  template: string;
}

export interface Narrated {
  id: string;
  text: string;
  by: 'model' | 'template';
  /** Null when the words are the model's. */
  because: Rejection | NoAnswer | 'no_model' | null;
}

export interface Narration {
  passages: Narrated[];
  /** What to tell the reader of how it was written. */
  note: string;
}

export interface NarrateOptions {
  facts: Facts;
  outline: Passage[];
  ai: { model: Model; store: Store } | null;
  signal?: AbortSignal;
}

/**
 * Writes the passages: in the model's words where they state nothing of their own, else by template. Figures, names and
 * dates come from `facts` alone, so both versions hold the same ones. What was accepted is kept, so that writing it again
 * gives the same words. Throws when a template names a fact that is not given: that is a mistake of the code.
 */
export async function narrate({ facts, outline, ai, signal }: NarrateOptions): Promise<Narration> {
  const templates = outline.map((passage) => fill(passage.template, facts));
  for (const name of outline.flatMap((passage) => passage.may)) fill(`{${name}}`, facts);
  const written = ai ? await write(outline, ai, signal) : new Map<string, Written>();
  const passages = outline.map((passage, i): Narrated => {
    const sentence = written.get(passage.id) ?? { because: 'no_model' as const };
    return 'text' in sentence
      ? { id: passage.id, text: fill(sentence.text, facts), by: 'model', because: null }
      : { id: passage.id, text: templates[i]!, by: 'template', because: sentence.because };
  });
  return { passages, note: noteOf(passages, ai?.model.name ?? null) };
}

type Written = { text: string } | { because: Rejection | NoAnswer };

async function write(
  outline: Passage[],
  { model, store }: { model: Model; store: Store },
  signal?: AbortSignal,
): Promise<Map<string, Written>> {
  const name = (passage: Passage) =>
    createHash('sha256')
      .update(JSON.stringify(['narration', SYSTEM, model.identity, passage.about, passage.may, passage.must]))
      .digest('hex');
  const kept = await store.find(outline.map(name));
  const written = new Map<string, Written>();
  outline.forEach((passage, i) => {
    // Judged anew: the rules may have become stricter since.
    const text = z.string().safeParse(kept[i]).data;
    if (text && checkSentence(text, passage) === null) written.set(passage.id, { text });
  });
  const isOpen = (passage: Passage) => !('text' in (written.get(passage.id) ?? {}));
  const fresh: Passage[] = [];
  for (const isSecond of [false, true]) {
    const open = outline.filter(isOpen);
    if (open.length === 0) break;
    for (const [passage, sentence] of await askFor(open, isSecond ? written : null, model, signal)) {
      written.set(passage.id, sentence);
      if ('text' in sentence) fresh.push(passage);
    }
    if (open.every((passage) => stays(written.get(passage.id)))) break;
  }
  await store.keep(
    fresh.flatMap((passage) => {
      const sentence = written.get(passage.id)!;
      return 'text' in sentence ? [{ name: name(passage), value: sentence.text }] : [];
    }),
  );
  return written;
}

// A second question mends words, not a budget or a connection.
const FOR_GOOD: readonly string[] = [
  'over_budget',
  'unavailable',
  'limited',
  'not_allowed',
  'refused',
  'stopped',
];
function stays(sentence: Written | undefined): boolean {
  return sentence !== undefined && ('text' in sentence || FOR_GOOD.includes(sentence.because));
}

const SYSTEM = `You write sentences for the monthly report of a committee that looks after customers. English, plain, calm, no praise.
All figures, names, quotations and dates are placeholders in braces, such as {nps}: copy them exactly, and use only those that a passage allows. Code fills them in later, so you never see their values.
Of your own you write no digit, no number word (not even "one" or "half"), no date, no word that claims a change (rose, fell, improved, higher), no quotation mark, no link, no markup, no line break.
Answer with one JSON object: {"passages": [{"id": "...", "text": "..."}]}, one entry for each passage.`;

const answer = z.object({
  passages: z.array(z.object({ id: z.string(), text: z.string() })).max(200),
});

async function askFor(
  open: Passage[],
  before: Map<string, Written> | null,
  model: Model,
  signal?: AbortSignal,
): Promise<[Passage, Written][]> {
  const reply = await model.ask(questionOf(open, before), signal);
  if ('why' in reply) return open.map((passage) => [passage, { because: reply.why }]);
  const parsed = readJson(reply.text, answer);
  return open.map((passage) => {
    const texts = parsed?.passages.filter(({ id }) => id === passage.id) ?? [];
    if (texts.length !== 1) return [passage, { because: 'unreadable' }];
    const text = texts[0]!.text.trim();
    const because = checkSentence(text, passage);
    return [passage, because === null ? { text } : { because }];
  });
}

function questionOf(open: Passage[], before: Map<string, Written> | null): Question {
  const lines = open.map((passage) => {
    const last = before?.get(passage.id);
    return JSON.stringify({
      id: passage.id,
      about: passage.about,
      allowed: passage.may.map((name) => `{${name}}`),
      required: (passage.must ?? []).map((name) => `{${name}}`),
      ...(last && 'because' in last ? { last_answer_refused_for: last.because } : {}),
    });
  });
  const text = { type: 'string' };
  const entry = {
    type: 'object',
    properties: { id: text, text },
    required: ['id', 'text'],
    additionalProperties: false,
  };
  return {
    system: SYSTEM,
    user: ['Passages:', ...lines].join('\n'),
    schema: {
      name: 'narration',
      schema: {
        type: 'object',
        properties: { passages: { type: 'array', items: entry } },
        required: ['passages'],
        additionalProperties: false,
      },
    },
    maxTokens: 3000 + 300 * open.length,
  };
}

function noteOf(passages: Narrated[], model: string | null): string {
  const byModel = passages.filter((passage) => passage.by === 'model').length;
  if (model === null) return 'Written from templates; no model is set up.';
  if (byModel === 0) return `Written from templates; ${model} gave no words that could be used.`;
  const words =
    byModel === passages.length ? `Words by ${model}` : `Words by ${model}, in part from templates`;
  return `${words}; figures and quotes by code.`;
}
