import htm from 'htm';
import { h } from 'preact';

/** Tagged template that builds Preact nodes; text in `${}` always becomes a text node, never markup. */
export const html = htm.bind(h);
