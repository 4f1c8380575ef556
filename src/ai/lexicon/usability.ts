import type { ThemeWords } from './theme-words';

export const USABILITY: ThemeWords = {
  strong: `
    easy to use, easy use, ease of use, easier to use, simple to use, hard to use, difficult to use
    easy to navigate, hard to navigate, navigate, navigation, navigating, user friendly, userfriendly
    unfriendly, user experience, ux, ui, interface, interfaces, layout, design of the, redesign
    new design, intuitive, unintuitive, not intuitive, counterintuitive, counter intuitive, confusing
    confuse, confused by, complex, complexity, complicated, overcomplicated, over complicated
    convoluted, clunky, cumbersome, cluttered, clutter, clean design, clean interface, hard to find
    difficult to find, easy to find, impossible to find, cannot find, could not find, can never find
    find what, finding things, find things, find the information, hard to understand, easy to understand
    difficult to understand, straightforward, straight forward, simplicity, simple, simplistic, simplify
    learning curve, too many clicks, many clicks, click, clicks, clicking, menus, menu, dashboard
    buttons, button, screen, screens, web site, website, webpage, web page, home page, app is easy
    mobile app, the app, app, ios app, android app, accessibility, self service, self serve
    self explanatory, foolproof, user interface, workflow, workflows, not obvious, friendly interface
    seamless, effortless, effortlessly, hassle free, no hassle, without hassle, easy process, easy to do
    easy to follow, made it easy, made easy, makes it easy, easy to manage, easy to work with
    easy to learn, easy to access, hard to learn, hard to figure, figure out, figure it out, steep
    convenient, convenience, inconvenient, fiddly, awkward, drag and drop, zoom, zooming, scroll
    scrolling, search function, password reset, reset my password, log in, login, logging in, logged in
    log on, log into, passcode, pin, forgot my password
  `,
  usual: `
    easy, easier, easily, ease, difficult, hard, hassle, usability, usable, user, find, online, flow
    password, colour, font, fonts, size of text, small text, handy, smooth, smoothly, quick and easy
    overwhelming, visual, visually, user interface is, practical, accessible, portal
  `,
  weak: `
    use, using, used, understand, page, pages, site, look and feel
  `,
};
