import Ajv from 'ajv';

/**
 * The body of POST /chat/completions, written down by hand after OpenAI's API reference ("Create chat completion"), which
 * no npm package carries: the parts that we send, with their limits, and every other property refused.
 */
const REQUEST = {
  type: 'object',
  required: ['model', 'messages'],
  additionalProperties: false,
  // Of the two limits one: `max_tokens` is deprecated, and refused by reasoning models.
  oneOf: [{ required: ['max_completion_tokens'] }, { required: ['max_tokens'] }],
  properties: {
    model: { type: 'string', minLength: 1 },
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['role', 'content'],
        additionalProperties: false,
        properties: {
          role: { enum: ['developer', 'system', 'user', 'assistant'] },
          content: { type: 'string', minLength: 1 },
          name: { type: 'string' },
        },
      },
    },
    max_completion_tokens: { type: 'integer', minimum: 1 },
    max_tokens: { type: 'integer', minimum: 1 },
    response_format: {
      oneOf: [
        {
          type: 'object',
          required: ['type'],
          additionalProperties: false,
          properties: { type: { const: 'text' } },
        },
        {
          type: 'object',
          required: ['type'],
          additionalProperties: false,
          properties: { type: { const: 'json_object' } },
        },
        {
          type: 'object',
          required: ['type', 'json_schema'],
          additionalProperties: false,
          properties: {
            type: { const: 'json_schema' },
            json_schema: {
              type: 'object',
              required: ['name', 'schema'],
              additionalProperties: false,
              properties: {
                name: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
                description: { type: 'string' },
                schema: { $ref: '#/$defs/strict' },
                strict: { type: ['boolean', 'null'] },
              },
            },
          },
        },
      ],
    },
  },
  $defs: {
    // What structured outputs take with `strict`: no optional properties, and no other ones.
    strict: {
      type: 'object',
      required: ['type'],
      additionalProperties: false,
      properties: {
        type: {},
        enum: { type: 'array', minItems: 1, maxItems: 1000 },
        description: { type: 'string' },
        items: { $ref: '#/$defs/strict' },
        properties: { type: 'object', additionalProperties: { $ref: '#/$defs/strict' } },
        required: { type: 'array', items: { type: 'string' } },
        additionalProperties: { const: false },
      },
      if: { properties: { type: { const: 'object' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['properties', 'required', 'additionalProperties'] },
    },
  },
};

const validate = new Ajv({ strict: false, allErrors: true }).compile(REQUEST);

/** What is wrong with a request, in ajv's words; null when nothing is. */
export function wrongWith(body: unknown): string | null {
  if (!validate(body)) return JSON.stringify(validate.errors);
  return unrequired((body as any).response_format?.json_schema?.schema ?? {});
}

function unrequired(schema: any): string | null {
  const names = Object.keys(schema.properties ?? {});
  const missing = names.filter((name) => !schema.required.includes(name));
  if (missing.length > 0) return `not required: ${missing}`;
  const inner = [...names.map((name) => schema.properties[name]), ...(schema.items ? [schema.items] : [])];
  return inner.map(unrequired).find((wrong) => wrong !== null) ?? null;
}
