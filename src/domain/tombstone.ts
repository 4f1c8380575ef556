/** Names of what was erased, as they are hashed; two kinds of things never share one. */
export const erasedName = {
  response: (source: string, sourceResponseId: string) =>
    JSON.stringify(['response', source, sourceResponseId]),
  delivery: (source: string, deliveryId: string) => JSON.stringify(['delivery', source, deliveryId]),
  email: (email: string) => JSON.stringify(['email', email.trim().toLowerCase()]),
  externalId: (id: string) => JSON.stringify(['external_id', id]),
};

/** By what somebody is known who asks to be erased. */
export interface PersonKeys {
  externalId: string | null;
  email: string | null;
}

/** Every name of a person. */
export function erasedNamesOf({ externalId, email }: PersonKeys): string[] {
  return [
    ...(externalId ? [erasedName.externalId(externalId)] : []),
    ...(email ? [erasedName.email(email)] : []),
  ];
}
