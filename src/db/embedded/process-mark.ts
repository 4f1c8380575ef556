import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process by pid and start, because a pid alone is given to somebody else after a crash or a reboot. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

/** The mark of a running process; null when it is gone or only waits to be reaped. */
export function markOf(pid: number): ProcessMark | null {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignals(pid)) return null;
  if (process.platform === 'linux') return linuxMark(pid);
  if (process.platform === 'win32') return { pid, startedAt: '' };
  return psMark(pid);
}

/** True while the very process that the mark was taken of is running. */
export function isRunning(mark: ProcessMark): boolean {
  const now = markOf(mark.pid);
  return now !== null && (now.startedAt === mark.startedAt || !now.startedAt || !mark.startedAt);
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function linuxMark(pid: number): ProcessMark | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // A /proc mounted with hidepid shows nothing of other users' processes, which do run. Gone since: null.
    return answersSignals(pid) ? { pid, startedAt: '' } : null;
  }
  // proc(5): the name in brackets may hold spaces and brackets; state is field 3, start in ticks is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return { pid, startedAt: `${bootId()} ${fields[19]}` };
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function psMark(pid: number): ProcessMark | null {
  try {
    const [state = '', ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    })
      .trim()
      .split(/\s+/);
    return state === '' || state.startsWith('Z') ? null : { pid, startedAt: started.join(' ') };
  } catch {
    return null;
  }
}
