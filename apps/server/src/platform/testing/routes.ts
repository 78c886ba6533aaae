import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';

/** A route as the code declares it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: (...parameters: never[]) => unknown;
  readonly controller: new (...parameters: never[]) => unknown;
}

/** Every route of every controller of an application, by path and method. */
export function routesOf(app: INestApplicationContext): readonly Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)),
  );
  return [...controllers]
    .flatMap((controller) => (typeof controller === 'function' ? declaredIn(controller as Route['controller']) : []))
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function declaredIn(controller: Route['controller']): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method: unknown = typeof handler === 'function' ? Reflect.getMetadata(METHOD_METADATA, handler) : undefined;
    if (typeof handler !== 'function' || typeof method !== 'number') return [];
    const path = `/${base}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    return [{ method: RequestMethod[method] ?? 'ALL', path, handler: handler as Route['handler'], controller }];
  });
}
