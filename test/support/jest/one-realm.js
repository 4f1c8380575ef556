// Where test files run: in the worker's own realm, not in a sandbox of their own, so that what one file has loaded
// serves the next (see shared-modules.js), and `instanceof` means what it means in production.
// A file that needs a world of its own says `@jest-environment node` in its first comment.
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** What jest keeps on the global object, and would find there in the next file. */
const OF_ONE_FILE =
  /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|RETRY_\w+|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY)$/;

// Jest hands the realm back to us as the context to compile in, and node knows the main one only as no context at all.
const { compileFunction } = vm;
vm.compileFunction = (code, params, { parsingContext, ...options } = {}) =>
  compileFunction(code, params, parsingContext === globalThis ? options : { parsingContext, ...options });

class OneRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.before = { console, exit: process.exit, env: { ...process.env }, cwd: process.cwd() };
  }

  getVmContext() {
    return globalThis;
  }

  async teardown() {
    const { exit, env, cwd } = this.before;
    globalThis.console = this.before.console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.chdir(cwd);
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (OF_ONE_FILE.test(symbol.description)) delete globalThis[symbol];
    }
  }
}

module.exports = OneRealm;
