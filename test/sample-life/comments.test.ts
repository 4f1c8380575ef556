import { generateSampleLife } from '../../src/sample-life/generate-sample-life';

const NOW = new Date('2026-11-22T03:30:00Z');
const DAY_MS = 86_400_000;
const lives = [1, 2, 3].map((seed) => generateSampleLife({ now: NOW, seed }));

describe.each(lives.map((life, n) => [n + 1, life] as const))('the comments of seed %i', (_, life) => {
  const commented = life.responses.filter(({ comment }) => comment !== null);
  const texts = commented.map(({ comment }) => comment!);

  test('about two in three answers have one, and hundreds are distinct', () => {
    expect(commented.length / life.responses.length).toBeGreaterThan(0.58);
    expect(commented.length / life.responses.length).toBeLessThan(0.72);
    expect(new Set(texts).size).toBeGreaterThan(500);
  });

  test('every slot and choice of a template is filled', () => {
    const broken = /[{}[\]|]|undefined|NaN|^\s|\s$|^$/;
    expect(texts.filter((text) => broken.test(text))).toEqual([]);
  });

  test('a ten is claimed only by those who gave it', () => {
    for (const { comment, score } of commented) {
      if (/giving a 10|This is a ten|Ten out of ten|10\/10/i.test(comment!)) expect(score).toBe(10);
    }
  });

  test('some are long, some look like markup, and some are not in English', () => {
    expect(texts.some((text) => text.length > 900)).toBe(true);
    expect(texts.some((text) => text.includes('*new*') && text.includes('<who>'))).toBe(true);
    expect(texts.some((text) => /\b(und|nicht|ist)\b/.test(text))).toBe(true);
    expect(texts.some((text) => /\b(est|nous|jours|une)\b/.test(text))).toBe(true);
    expect(texts.some((text) => /\b(para|pero|nuestro|los)\b/.test(text))).toBe(true);
  });

  test('one complaint recurs in the last 90 days, from at least five distinct detractor accounts', () => {
    const complaints = commented.filter(({ comment }) => /exports time out on mondays/i.test(comment!));
    expect(new Set(complaints.map(({ accountExternalId }) => accountExternalId)).size).toBeGreaterThanOrEqual(
      5,
    );
    for (const { score, answeredAt } of complaints) {
      expect(score).toBeLessThanOrEqual(6);
      expect(NOW.getTime() - answeredAt.getTime()).toBeLessThan(90 * DAY_MS);
    }
  });
});
