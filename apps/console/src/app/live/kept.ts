import { DOCUMENT, inject, Service } from '@angular/core';

const prefix = 'aliado';

/**
 * What this browser keeps over a reload, by account. Each item has a key of its own, so that tabs do not overwrite each
 * other. A browser that keeps nothing (private mode, blocked storage, full disk) costs only that.
 */
@Service()
export class Kept {
  private readonly storage = storageOf(inject(DOCUMENT).defaultView);

  /** Keeps a value under `kind` and `id`; null forgets it. */
  put(accountId: string, kind: string, id: string, value: unknown): void {
    const key = [prefix, accountId, kind, id].join('/');
    try {
      if (value === null) this.storage?.removeItem(key);
      else this.storage?.setItem(key, JSON.stringify(value));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // the quota is used up: what is on the screen is still there
    }
  }

  /** Everything kept under `kind`, by id. What cannot be read is left out. */
  all(accountId: string, kind: string): ReadonlyMap<string, unknown> {
    const start = [prefix, accountId, kind, ''].join('/');
    const found = new Map<string, unknown>();
    for (const key of Object.keys(this.storage ?? {})) {
      if (!key.startsWith(start)) continue;
      const value = parsed(this.storage?.getItem(key) ?? '');
      if (value !== null) found.set(key.slice(start.length), value);
    }
    return found;
  }

  /** Forgets all of one kind. */
  clear(accountId: string, kind: string): void {
    for (const id of this.all(accountId, kind).keys()) this.put(accountId, kind, id, null);
  }
}

/** Where the browser blocks storage altogether, even asking for it fails. */
function storageOf(view: Window | null): Storage | null {
  try {
    return view?.localStorage ?? null;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // written by something else
  }
}
