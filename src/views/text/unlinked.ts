/** Of no width, so that what stands around it is read as before, and no program takes it for an address. */
const BREAK = '\u200B';

/**
 * Text that stands as it is wherever it is pasted: no program makes a link, an address or a mention of a part of it. What
 * is visible stays as it was written.
 */
export function unlinked(text: string): string {
  return text
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/\b(mailto|tel|javascript|data):/gi, `$1:${BREAK}`)
    .replace(/@/g, `@${BREAK}`)
    .replace(/#(?=[\p{L}\p{N}])/gu, `#${BREAK}`)
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu, `.${BREAK}`);
}
