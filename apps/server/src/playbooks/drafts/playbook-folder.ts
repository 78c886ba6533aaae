import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { AuthoredKind } from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import { Configuration } from '../../platform/configuration.ts';
import { fileOf } from '../file-of.ts';
import { longestText, partName } from './authoring-requests.ts';
import type { PartName } from './drafting.ts';

/** A file of the folder that is named as a part of a playbook is. */
export interface PlaybookFile extends PartName {
  readonly text: string;
}

const places: readonly (readonly [AuthoredKind, string, string])[] = [
  ['guideline', 'guidelines', '.yaml'],
  ['script', 'scripts', '.yaml'],
  ['article', 'articles', '.md'],
];

/** The folder with the files of what is in force. Nothing is ever read or written outside of it. */
@Injectable()
export class PlaybookFolder {
  private readonly logger = new Logger(PlaybookFolder.name);
  readonly path: string;

  constructor({ settings }: Configuration) {
    this.path = resolve(settings.playbookFolder ?? join(settings.dataFolder, 'playbook'));
  }

  /** All files that are named as parts are. Links, and what is too large or no text, are left alone. */
  async files(): Promise<readonly PlaybookFile[]> {
    const names = await Promise.all(
      places.map(async ([kind, folder, ending]) =>
        (await namesIn(join(this.path, folder)))
          .filter((name) => name.endsWith(ending))
          .map((name) => ({ kind, id: basename(name, ending) })),
      ),
    );
    const parts = [...names.flat(), { kind: 'authority' as const, id: 'authority' }];
    const files = parts
      .filter((part) => partName.safeParse(part).success)
      .map(async (part) => ({ ...part, text: await this.read(part) }));
    return (await Promise.all(files)).flatMap(({ text, ...part }) => (text === null ? [] : [{ ...part, text }]));
  }

  /** Puts a file in its place at once and as a whole: whoever reads it meanwhile reads the one before. */
  async write({ kind, id }: PartName, text: string): Promise<void> {
    const file = await this.within({ kind, id });
    const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
    try {
      await writeFile(beside, text, { flush: true });
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  /**
   * Puts a text in the place of exactly what was taken up from the file; a file that says something else by now stays. What
   * cannot be written is seen as changed by hand the next time that somebody looks.
   * @param text null takes the file away.
   */
  async replace(part: PartName, taken: string | null, text: string | null): Promise<void> {
    try {
      if (taken === null || (await this.read(part)) !== taken) return;
      if (text === null) await rm(await this.within(part));
      else await this.write(part, text);
    } catch (error) {
      this.logger.error(`${fileOf(part.kind, part.id)} stays as it is in ${this.path}`, error);
    }
  }

  private async read(part: PartName): Promise<string | null> {
    const file = join(this.path, fileOf(part.kind, part.id));
    const found = await lstat(file).catch(absent);
    if (!found?.isFile() || found.size > longestText) return null;
    const text = await readFile(await this.within(part), 'utf8');
    return text.includes('\u0000') ? null : text;
  }

  /** @throws Error if a link leads out of the folder. */
  private async within({ kind, id }: PartName): Promise<string> {
    const file = join(this.path, fileOf(kind, id));
    await mkdir(dirname(file), { recursive: true });
    const [root, folder] = await Promise.all([realpath(this.path), realpath(dirname(file))]);
    if (join(root, fileOf(kind, id)) === join(folder, basename(file))) return file;
    throw new Error(`${dirname(file)} leads out of the playbook folder`);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent)) ?? [];
}

/** Null for what is not there. @throws the error for all else. */
function absent(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
