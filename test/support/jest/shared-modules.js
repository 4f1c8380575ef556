// How test files find modules: the app, the sandbox and packages are loaded by node itself, as `npm start` loads them,
// once for all files of a worker. Only what lies in test/ is loaded anew for each file. Jest would load everything anew,
// which takes three seconds for the whole app, in a hundred files.
const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const { compiled } = require('../../../scripts/typescript-hook');

const REPO = join(__dirname, '../../..');
const TESTS = join(REPO, 'test') + sep;

class SharedModules extends Runtime {
  requireModuleOrMock(from, name) {
    const file = this._environment.global === globalThis ? fileOf(from, name) : null;
    return file ? require(file) : super.requireModuleOrMock(from, name);
  }

  // It would leave the one process that there is with a way into a file that has ended.
  installGetBuiltinModule() {
    if (this._environment.global !== globalThis) super.installGetBuiltinModule();
  }

  // So that an error in the app shows the line of its source.
  getSourceMaps() {
    const ofJest = super.getSourceMaps();
    const get = (file) => ofJest.get(file) ?? mapOf(file);
    return { get, [Symbol.iterator]: () => ofJest[Symbol.iterator]() };
  }
}

/** Null for what jest shall load: tests, what supports them, what belongs to node, and mistakes. */
function fileOf(from, name) {
  if (name === '@jest/globals') return null;
  let file;
  try {
    file = createRequire(from).resolve(name);
  } catch {
    return null;
  }
  return file.includes(sep) && !file.startsWith(TESTS) ? file : null;
}

const maps = new Map();

/** The address of the map that is kept inside of what the hook compiled. */
function mapOf(file) {
  if (!file?.endsWith('.ts') || file.startsWith(TESTS)) return undefined;
  if (!maps.has(file)) maps.set(file, /sourceMappingURL=(data:\S+)\s*$/.exec(compiled(file))?.[1]);
  return maps.get(file);
}

module.exports = SharedModules;
