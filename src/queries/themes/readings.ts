/**
 * SQL of our own: a theme `t` of an annotation `a` that can be taken as it is. A person said it, or whoever read it was
 * sure; of what the local annotator reads only the first theme of a comment has been weighed.
 */
export const IS_SURE = `(a.made_by = 'person' OR a.sure AND (t.rank = 1 OR a.made_by = 'model'))`;

/** SQL of our own: a theme of a row was asked for or criticised, because it is not praised; sure or not. */
export const raised = (row: 't' | 'themed') => `${row}.polarity <> 'positive'`;
