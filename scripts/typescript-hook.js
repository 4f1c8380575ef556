// Lets node run our TypeScript: swc strips the types, and its output is kept, so that a second start compiles nothing.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '..');
const cacheDir = join(root, 'node_modules/.cache/rnps-loop');
const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
// Whatever decides the output is part of the key: our text, swc's options and its version.
const salt = JSON.stringify(options) + require('@swc/core/package.json').version;

Module._extensions['.ts'] = (module, filename) => {
  module._compile(compiled(filename), filename);
};

/** Our file as node can run it, with its source map inside. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha1').update(salt).update(filename).update(source).digest('hex');
  const cached = join(cacheDir, `${key}.js`);
  try {
    return readFileSync(cached, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, {
      ...options,
      filename,
      swcrc: false,
      sourceMaps: 'inline',
    });
    keep(cached, code);
    return code;
  }
}

// By rename, so that two processes that start at once never read half a file; a read-only checkout goes without.
function keep(file, code) {
  try {
    mkdirSync(cacheDir, { recursive: true });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, code);
    renameSync(partial, file);
  } catch {}
}

module.exports = { compiled };
