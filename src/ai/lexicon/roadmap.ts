import type { ThemeWords } from './theme-words';

export const ROADMAP: ThemeWords = {
  strong: `
    roadmap, innovation, innovations, innovative, innovate, innovating, modern, modernise, modernize,
    outdated, out dated, old fashioned, antiquated, archaic, dinosaur, behind the times, behind the curve,
    keeps up, keep up with, keeping up, state of the art, cutting edge, future plans, forward thinking,
    forward looking, stagnant, stagnated, stagnation, no improvements, never improves, constantly improving,
    keeps improving, keep improving, continues to improve, continuous improvement, continually improving,
    constant improvement, always improving, getting better, keeps getting better, new features, new feature,
    new release, new functionality, latest technology, new technology, technologies, evolve, evolving,
    evolved, feature request, feature requests, requested feature, requested features,
    asked for this feature, beta, 5g, next generation, updates to the product, product updates,
    artificial intelligence, ai features, ahead of the game, ahead of the curve, leading edge, pioneering,
    progressive, old technology, years behind, ageing, public roadmap, on the roadmap, product direction, new direction, wrong direction, direction of the, your direction, where it is heading, where you are heading, heading in, right direction, voted for, votes for, vote for, most votes, voted on, upvoted, idea board, ideas board, feature board, asked for years, requested for years,
    under consideration, development has, stopped developing, nothing new, new things, new releases,
    gets better every, better every month, gets better, half finished, never finished, in the works,
    coming soon, product vision
  `,
  usual: `
    improving, latest, evolution, advance, advanced, out of date, future, vision, dated, ai, technology,
    up to date, legacy
  `,
  weak: `
    develop, updated, upgrade, regular updates, frequent updates, constant updates, old, new, change,
    changed, changes, improve, improvement, improvements, update, updates, development, developing, upgraded
  `,
};
