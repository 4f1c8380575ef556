import type { Handler } from './method';

/** A fresh address for one Socket Mode connection. */
export const connectionsOpen: Handler = (ctx) => ({ url: ctx.gateway.socket.newUrl() });
