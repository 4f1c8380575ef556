const GLAD =
  /[\u{1F44D}\u{1F44F}\u{1F44C}\u{1F600}-\u{1F606}\u{1F609}-\u{1F60D}\u{1F60E}\u{1F618}\u{1F929}\u{1F970}\u{1F389}\u{1F64C}\u{1F496}\u{1F495}\u{1F499}\u{1F49A}\u{1F49B}\u{2764}\u{2B50}\u{1F31F}\u{1F525}\u{1F4AF}\u{263A}\u{1F642}\u{1F60A}]|[:;]-?[)D]|<3(?=\s*(?:$|[.!,)\n]))/gu;
const SAD =
  /[\u{1F44E}\u{1F612}-\u{1F616}\u{1F61E}-\u{1F62D}\u{1F620}-\u{1F624}\u{1F641}\u{2639}\u{1F92C}\u{1F926}\u{1F644}\u{1F494}\u{1F4A9}\u{1F480}\u{1F92E}\u{1F922}]|:-?\(/gu;

/** What the faces in a comment say; three of a kind say no more than two. */
export function faces(comment: string): number {
  const few = (pattern: RegExp) => {
    let n = 0;
    for (const _ of comment.matchAll(pattern)) if (++n === 2) break;
    return n;
  };
  return 2 * (few(GLAD) - few(SAD));
}
