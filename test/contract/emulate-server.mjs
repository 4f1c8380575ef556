// A process of its own: emulate ships as ES modules only, which jest does not load. It ends when its parent does.
import { createEmulator } from 'emulate';

const slack = JSON.parse(process.argv[2]);
const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack } });
process.stdin.resume().on('end', () => emulator.close().then(() => process.exit(0)));
console.log(emulator.url);
