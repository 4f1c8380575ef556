import { OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { guardedFetch } from './guarded-fetch';
import { type Outcome, outcomeOfError, type Usage } from './outcome';

/** Where the model is. The key goes to this address and no other. */
export interface Server {
  apiKey: string;
  baseUrl: string;
  model: string;
  /** From the first byte sent to the last one read. */
  timeoutMs: number;
}

/** How a server takes a request; which it does is found out once. */
export interface Ability {
  format: 'json_schema' | 'json_object' | 'plain';
  limit: 'max_completion_tokens' | 'max_tokens';
}

export interface Question {
  system: string;
  user: string;
  schema: { name: string; schema: Record<string, unknown> };
  maxTokens: number;
}

export type CallServer = (question: Question, ability: Ability, signal?: AbortSignal) => Promise<Outcome>;

/** One call, never retried here and never throwing. */
export function createCallServer(server: Server, realNow: () => Date): CallServer {
  const client = new OpenAI({
    apiKey: server.apiKey,
    baseURL: server.baseUrl,
    timeout: server.timeoutMs,
    maxRetries: 0,
    fetch: guardedFetch,
    // Its debug log holds whole requests, and the environment could switch it on.
    logLevel: 'off',
    organization: null,
    project: null,
  });
  return async (question, ability, signal) => {
    try {
      const answer: unknown = await client.chat.completions.create(
        requestOf(server.model, question, ability),
        // Of its own for each call: the SDK leaves a listener behind, and the signal may be the whole process's.
        signal ? { signal: AbortSignal.any([signal]) } : {},
      );
      return outcomeOf(answer);
    } catch (error) {
      return signal?.aborted ? { kind: 'stopped' } : outcomeOfError(error, realNow());
    }
  };
}

// No temperature: reasoning models refuse it, and what was answered once is kept.
function requestOf(
  model: string,
  { system, user, schema, maxTokens }: Question,
  { format, limit }: Ability,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    [limit]: maxTokens,
    ...(format === 'json_schema'
      ? { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } }
      : {}),
    ...(format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
  };
}

const count = z.number().int().min(0).max(100_000_000);
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
});

function outcomeOf(answer: unknown): Outcome {
  const parsed = completion.safeParse(answer);
  if (!parsed.success) return { kind: 'unreadable', what: 'its answer is no chat completion' };
  const { finish_reason: reason, message } = parsed.data.choices[0]!;
  const usage: Usage | null = parsed.data.usage
    ? { input: parsed.data.usage.prompt_tokens, output: parsed.data.usage.completion_tokens }
    : null;
  if (message.refusal || reason === 'content_filter') return { kind: 'refused', usage };
  // A truncated answer is an answer of status 200: nothing throws.
  if (reason === 'length') return { kind: 'truncated', usage };
  if (!message.content) return { kind: 'unreadable', what: 'its answer is empty' };
  return { kind: 'ok', text: message.content, usage };
}
