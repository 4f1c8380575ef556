import type { ThemeWords } from './theme-words';

export const FEATURES: ThemeWords = {
  strong: `
    feature, features, functionality, functionalities, functionnalities, functions, function
    missing feature, lacking features, lack of features, lacks, lacking, is missing, are missing
    would like to see, would love to see, would be nice, would be great if, would be good if
    would be better if, would be helpful if, wish you had, wish it had, wish there was, wish there were
    add the ability, ability to, no way to, there is no option, no option, option to, options
    more options, more choice, choice of, choices, selection, wide range, good range, range of, range
    variety, customisation, customization, customisable, customizable, customise, customize, template
    templates, content, library, capability, capabilities, capable, whiteboard, collaboration
    collaborate, collaborative, collaborating, collaborating with, brainstorming, brainstorm, tools
    tool, toolset, reporting, reports, analytics, export options, filters, filter, versatile
    versatility, flexible, flexibility, inflexible, limited functionality, limited features
    does not support, does not allow, cannot edit, does everything, does what i need, do what i need
    all the features, feature rich, feature set, products, product range, stock, out of stock, in stock
    sold out, sizes, sizing, quality of the product, product quality, quality of product
    quality products, good quality, poor quality, great quality, low quality, high quality, channels
    sports channels, tv package, box sets, films, boxes, coverage of policy, policy cover
    what is covered, covered by, not covered, cover, exclusions, food, meal, meals, menu choice
    breakfast, dinner, lunch, room, rooms, bed, beds, bathroom, pool, gym, amenities, facilities
    facility, decor, clean room, cleanliness, clean, dirty, comfortable, uncomfortable, comfy
    curriculum, course content, syllabus, modules, module, lessons content, course, courses, programme
    ingredients, taste, tasty, delicious, portion, portions, material, fabric, fit, colours, product
    products are, equipment, location, parking, multi user, real time, sticky notes, notes, mind map
    mindmap, mapping, diagrams, diagram, wireframe, wireframes, shapes, offline mode, dark mode
    notifications, notification, bulk edit, search filters, permissions, roles, apple pay, google pay
    contactless, disposable card, disposable cards, age limit, supported countries, which countries
    atmosphere, ambience, environment
  `,
  usual: `
    quality, options for, support for, add, adding, edit, editing, improve the, limited, missing
    lack of, lack, need more, more, could have, extra, ability, able to, variety of, choice, cards
    presentation, presentations, video, tv, sport, sports, phone features, boards, board, canvas, useful
    powerful, creative, creativity, visualise, visualize, ideas, option, standard, standards, suitable
    meets our needs, meets my needs, fits our needs, suits my needs, needs, offering, offerings
    great product, good product, excellent product, broadband package, handset, phone model, warm, cold
    noisy, noise
  `,
  weak: `
    work with, platform, software, solution, item, items, thing
  `,
};
