import type { ThemeWords } from './theme-words';

export const USABILITY: ThemeWords = {
  strong: `
    easy to use, easier to, easy to pick up, quick to pick up, comfortable to use, comfortable to work, comfortable for work, comfortable with, comfortable working, easy use, ease of use, easier to use, simple to use, hard to use, difficult to use,
    easy to navigate, hard to navigate, navigate, navigation, navigating, user friendly, userfriendly,
    unfriendly, user experience, ux, ui, interface, interfaces, layout, design of the, redesign, new design,
    intuitive, unintuitive, not intuitive, counterintuitive, counter intuitive, confusing, confuse,
    confused by, complex, complexity, complicated, overcomplicated, over complicated, convoluted, clunky,
    cumbersome, cluttered, clutter, clean design, clean interface, hard to find, difficult to find,
    easy to find, impossible to find, cannot find, could not find, can never find, find what,
    finding things, find things, find the information, hard to understand, easy to understand,
    difficult to understand, straightforward, straight forward, simplicity, simplistic, simplify,
    explains itself, explain themselves, too many clicks, many clicks, clicks to, take ... clicks, go through ... screens, go through ... menus, pop ups, popups, webpage, web page, home page, app is easy, accessibility, self service,
    self serve, self explanatory, foolproof, user interface, workflow, workflows, not obvious,
    friendly interface, seamless, effortless, effortlessly, hassle free, no hassle, without hassle,
    easy process, easy to do, easy to follow, made it easy, made easy, makes it easy, easy to manage,
    easy to work with, easy to learn, easy to access, hard to learn, hard to figure, figure out, convenient,
    convenience, inconvenient, fiddly, awkward, drag and drop, zooming, scroll, scrolling, search function,
    password reset, reset my password, logging in, logged in, log on, log into, passcode, pin,
    forgot my password, too many steps, steps to, getting used to, get used to, takes getting used to, maze,
    buried, cannot see, can not see, navigation menu, keyboard shortcuts, shortcut, shortcuts, looks good,
    looks great, nice looking, looks nice, well designed, badly designed, poorly designed, color blind,
    colour blind, mobile friendly, on a phone, clean and clear, easy for, a nuisance, tidy,
    where everything is, find anything, find my way, how to find
  `,
  usual: `
    pleasant to use, pleasant to work, nice to use, nice to work, joy to use, pleasure to use, fun to use, beginner friendly, tablet friendly, touch friendly, developer friendly,
    easier, easily, ease, hassle, usability, usable, flow, font, fonts, size of text, small text,
    quick and easy, overwhelming, visual, visually, user interface is, accessible, portal, change my,
    edit my, update my, my details, find out how, where do i, where can i find, how do i find, unlock,
    mobile app, ios app, android app, button, buttons, menus, dashboard, simple, zoom, steep, click, clicks,
    clicking, web site, website, log in, login, figure it out, learning curve
  `,
  weak: `
    application, applications,
    use, using, used, understand, page, pages, site, look and feel, menu, find, user, easy, online,
    difficult, hard, password, reset, screen, screens, colour, smooth, smoothly, handy, practical, app,
    the app
  `,
};
