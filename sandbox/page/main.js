import { render } from 'preact';
import { App } from './components/app.js';
import { start } from './gestures/session.js';
import { html } from './html.js';

render(html`<${App} />`, document.getElementById('root'));
start();
