import type { ThemeWords } from './theme-words';

export const ROADMAP: ThemeWords = {
  strong: `
    roadmap, innovation, innovations, innovative, innovate, innovating, modern, modernise, modernize
    outdated, out dated, out of date, old fashioned, dated, antiquated, archaic, dinosaur
    behind the times, behind the curve, up to date, keeps up, keep up with, keeping up, state of the art
    cutting edge, future, future plans, forward thinking, forward looking, stagnant, stagnated
    stagnation, no improvements, never improves, constantly improving, keeps improving, keep improving
    continues to improve, continuous improvement, continually improving, constant improvement
    always improving, gets better, getting better, keeps getting better, new features, new feature
    new releases, new release, new functionality, latest technology, new technology, technology
    technologies, evolve, evolving, evolved, feature request, feature requests, requested feature
    requested features, asked for this feature, beta, vision, 5g, next generation
    updates to the product, product updates, regular updates, frequent updates, constant updates
    artificial intelligence, ai features, ai, legacy, ahead of the game, ahead of the curve
    leading edge, pioneering, progressive, old technology, years behind, ageing
  `,
  usual: `
    improvement, improvements, improving, develop, development, developing, update, updates, updated
    upgrade, upgraded, new, latest, evolution, advance, advanced, change, changes, changed
  `,
  weak: `
    improve, old
  `,
};
