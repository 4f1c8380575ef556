/** A sentence that begins so asks for something: "add an export", "let me sort it". "Adds" and "made" tell what there is. */
export const ASKING_VERBS = `
  add, adding, allow, allowing, stop, fix, reduce, lower, increase, bring, provide, please, include, remove, make, introduce,
  enable, extend, expand, simplify, consider, improve, implement, integrate, build, create, offer, explain, change,
  continue to add, continue to expand, let me, let us, let people, let users, let teams, give me, give us, give more,
  give people, give users, have a, have an, have more, have better, have some, be more, be less, be able, be clearer,
  be faster, be quicker, be better, clean up, tidy up, speed up, get rid, get more, do not force, dont force, show me, show us,
  put the, keep adding, double down, clarify, streamline, unify, train your, teach your, tell us, send us, send me,
  listen to your, listen to us, think about, work on, focus on, invest in, hire, open up
`;

/** So does one that begins so, unless it compares: "more templates", but not "faster than the others". */
export const ASKING_FOR_MORE = `
  more, better, less, fewer, shorter, improved, easier, clearer, simpler, smoother, stronger, wider, bigger, larger,
  additional, further, extra, greater, deeper, tighter, proper
`;

/** What may stand before either, and leaves it asking. */
export const BEFORE_ASKING = `
  also, and, or, just, maybe, perhaps, then, plus, only, even, much, a lot, a bit, a little, slightly, to, simply
`;

/** Speaks of something as if it were there or were wished for alike; where nobody praises, it is wished for. */
export const LONGING = `
  ability to, ability for, possibility to, possibility of, option to, option for, options to, options for, being able to,
  a way to, ways to, a way of, way of, capability to, opportunity to, chance to, if it had, if you had, if it could,
  if we could, if you add, if you added, if they had, if there were, if there is, if you make, if you made, awaiting,
  eagerly, waiting for, looking forward to, hope, hopes, i miss, we miss, would be cool, would be awesome, would be amazing,
  would be perfect, would be fantastic, would be brilliant, would be lovely, would be wonderful, would be fun,
  would be ideal, would make it, would make this, would make my, would make our, would be a 10, would be 10, would give,
  to make it a, instead of, next step, some kind of, version of, version for, support for
`;
