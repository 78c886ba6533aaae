import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own tick (USER_HZ, proc(5)). */
const microsATick = 10_000;

/** CPU time that a process has used so far, user and system, in microseconds; null where there is no /proc. */
export function cpuOf(pid: number): number | null {
  const fields = statOf(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) * microsATick;
}

/** CPU time of all that a process has started and that still runs, such as its database; null where there is no /proc. */
export function cpuOfChildren(pid: number): number | null {
  if (!statOf(pid)) return null;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (fields) parents.set(Number(name), Number(fields[1]));
  }
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child);
    return parent === pid || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow).reduce((sum, child) => sum + (cpuOf(child) ?? 0), 0);
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and parentheses. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // it ended, or this is no Linux
  }
}
