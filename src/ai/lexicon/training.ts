import type { ThemeWords } from './theme-words';

export const TRAINING: ThemeWords = {
  strong: `
    documentation, document, documents, manual, manuals, user guide, user guides, guide, guides
    guidance, tutorial, tutorials, training, trained, retrain, webinar, webinars, workshop, workshops
    knowledge base, help articles, help article, help pages, help page, help section, help centre
    help center, faq, faqs, how to videos, instruction, instructions, instructional, learning, learn
    learned, learnt, learning resources, teach, teaching, taught, teaches, video tutorials, walkthrough
    walk through, demo, demos, demonstration, examples, lesson, lessons, class, classes, education
    educational, coaching, best practice, best practices, certification, academy, learning materials
    course materials, lecture, lectures, study, studying, seminar, seminars, coursework, assignments
    exam, exams, knowledge, leaflet, leaflets, user manual, how to use, show me how, showed me how
    shown how, know how to, understand how to, how it works, taught me
  `,
  usual: `
    videos, teach me, skills, skill, materials, learning curve, resources, tips, community forum, forum
    community, step by step
  `,
  weak: `
    example, understanding of, practice
  `,
};
