import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { DATA_FILES, ROOMS, SANDBOX_PACKAGES } from './import-rules';
import { filesUnder, type Import, importsOf } from './read-imports';

const root = resolve(__dirname, '../..');

test('every file of src imports only what its room may', () => {
  const wrong = filesUnder(root, 'src', /\.ts$/).flatMap((file) => {
    const room = roomOf(file);
    const rule = ROOMS[room];
    if (!rule)
      return [
        `${file}: the room "${room}" is not in test/house/import-rules.ts. Say there what it may import.`,
      ];
    return importsOf(root, file).flatMap((found) => {
      const target = targetOf(file, found);
      const allowed = found.typeOnly
        ? [...rule.rooms, ...rule.packages, ...(rule.types ?? [])]
        : [...rule.rooms, ...rule.packages];
      if (target.room === room || isAllowed(target, allowed)) return [];
      const asType = !found.typeOnly && isAllowed(target, rule.types ?? []);
      return [`${found.at}: ${room} may not import ${found.specifier}${asType ? ' but as a type' : ''}.`];
    });
  });
  expect(wrong).toEqual([]);
});

test('the sandbox knows nothing of the app', () => {
  const wrong = filesUnder(root, 'sandbox', /\.ts$/).flatMap((file) =>
    importsOf(root, file).flatMap((found) => {
      const target = targetOf(file, found);
      return target.top === 'sandbox' || isAllowed(target, SANDBOX_PACKAGES)
        ? []
        : [`${found.at}: the sandbox may not import ${found.specifier}.`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("the sandbox's page is served as it is, so it imports its own files and what its import map names", () => {
  const wrong = filesUnder(root, 'sandbox/page', /\.js$/).flatMap((file) =>
    importsOf(root, file).flatMap((found) => {
      const own = found.specifier.startsWith('.') && targetOf(file, found).path.startsWith('sandbox/page/');
      return own || /^(preact|preact\/hooks|htm)$/.test(found.specifier)
        ? []
        : [`${found.at}: the page may not import ${found.specifier}.`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('only the start script knows both the app and the sandbox', () => {
  const knowsBoth = filesUnder(root, 'scripts', /\.ts$/).filter((file) => {
    const tops = importsOf(root, file).map((found) => targetOf(file, found).top);
    return tops.includes('src') && tops.includes('sandbox');
  });
  expect(knowsBoth).toEqual(['scripts/start.ts']);
});

test('a room that is gone leaves no rule behind', () => {
  const rooms = new Set(filesUnder(root, 'src', /\.ts$/).map(roomOf));
  expect(Object.keys(ROOMS).filter((room) => !rooms.has(room))).toEqual([]);
});

interface Target {
  /** Folder under the root, or '' for a package or a file of the root. */
  top: string;
  /** Room of src, or '' elsewhere. */
  room: string;
  /** `room/file` of src without its ending, the data file, or the package's name. */
  name: string;
  path: string;
}

function targetOf(file: string, { specifier }: Import): Target {
  if (!specifier.startsWith('.')) {
    const name = builtinModules.includes(specifier) ? `node:${specifier}` : packageOf(specifier);
    return { top: '', room: '', name, path: specifier };
  }
  const path = join(dirname(file), specifier);
  const [top = '', ...rest] = path.split('/');
  if (rest.length === 0) return { top: '', room: '', name: path, path };
  // A folder is imported through its index.
  const whole = top === 'src' && rest.length === 1 && ROOMS[rest[0]!] ? `${path}/index` : path;
  return { top, room: top === 'src' ? roomOf(`${whole}.ts`) : '', name: rest.join('/'), path };
}

function isAllowed(target: Target, allowed: string[]): boolean {
  if (DATA_FILES.includes(target.path)) return true;
  if (target.name.startsWith('node:')) return allowed.includes('node:*') || allowed.includes(target.name);
  if (target.top === '') return allowed.includes(target.name);
  return target.top === 'src' && (allowed.includes(target.room) || allowed.includes(target.name));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function roomOf(file: string): string {
  return file.replace(/\.ts$/, '').split('/')[1] ?? '';
}
