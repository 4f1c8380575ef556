import type { HostileKind, Sent } from './kinds';

const FORM_PROOF = /^HMAC=([^&]*)&/;

/** What proves that a delivery comes from the tool. */
export function proofOf({ proof }: HostileKind, { body, headers }: Sent): string {
  return proof === null ? FORM_PROOF.exec(String(body))![1]! : headers[proof]!;
}

/** The same delivery with another proof; null: with none. */
export function withProof({ proof }: HostileKind, { body, headers }: Sent, put: string | null): Sent {
  if (proof === null) {
    const written = put === null ? '' : `HMAC=${put}&`;
    return { body: Buffer.from(String(body).replace(FORM_PROOF, written)), headers };
  }
  const { [proof]: _, ...others } = headers;
  return { body, headers: put === null ? others : { ...others, [proof]: put } };
}

/** A delivery that must not be believed: without a proof, with one sign of it altered, or with that of another body. */
export function forged(kind: HostileKind, content: Buffer, id: string, random: () => number): Sent {
  const sent = kind.signed(content, id);
  const way = Math.floor(random() * (kind.signsBody ? 3 : 2));
  if (way === 0) return withProof(kind, sent, null);
  const proof = proofOf(kind, sent);
  if (way === 1) {
    const at = Math.floor(random() * proof.length);
    const other = proof[at] === 'A' ? 'B' : 'A';
    return withProof(kind, sent, proof.slice(0, at) + other + proof.slice(at + 1));
  }
  return withProof(kind, sent, proofOf(kind, kind.signed(Buffer.concat([content, Buffer.from(' ')]), id)));
}
