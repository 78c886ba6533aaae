import { z } from 'zod';
import { articleSchema } from './article-schema.ts';
import { authoritySchema } from './authority-schema.ts';
import { conversationSchema } from './conversation-schema.ts';
import { guidelineSchema } from './guideline-schema.ts';
import { organisationSchema } from './organisation-schema.ts';
import { scriptSchema } from './script-schema.ts';
import { synonymsSchema } from './synonyms-schema.ts';

const schemas = {
  pack: organisationSchema,
  authority: authoritySchema,
  synonyms: synonymsSchema,
  script: scriptSchema,
  guideline: guidelineSchema,
  article: articleSchema,
  conversation: conversationSchema,
};

/** The JSON Schema (2020-12) of each kind of file of a pack, as text by the name of its file: made from what reads the files. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([kind, schema]) => {
      const json = { title: `Aliado: ${kind}`, ...z.toJSONSchema(schema, { io: 'input' }) };
      return [`${kind}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
