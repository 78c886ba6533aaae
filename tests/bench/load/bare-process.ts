import { spawn, type ChildProcess } from 'node:child_process';

/** Starts a bare server of `tests/bench/bare`, in a process of its own that does not outlive this one. */
export async function startBare(file: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [`tests/bench/bare/${file}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<string>((ready, failed) => {
    child.stdout.once('data', (chunk: Buffer) => ready(/\d+/.exec(chunk.toString())?.[0] ?? ''));
    child.once('exit', () => failed(new Error(`${file} ended`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}
