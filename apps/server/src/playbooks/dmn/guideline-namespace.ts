const named = (name: string, type: string) => ({ name, type, xml: { serialize: 'property' } });
const words = (name: string) => named(name, 'Words');
const attribute = (name: string) => ({ name, type: 'String', isAttr: true });
const many = (name: string, type: string) => ({ name, type, isMany: true });

/** The namespace of what a guideline holds and DMN has no place for. */
export const guidelineNamespace = 'urn:aliado:guideline:1';

/**
 * Its elements. They stand in `extensionElements` of a decision (`guideline`), an input (`guidelineInput`) and a rule
 * (`guidelineRule`), so that every tool that keeps to DMN carries them along.
 */
export const guidelinePackage = {
  name: 'Aliado',
  prefix: 'aliado',
  uri: guidelineNamespace,
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Guideline',
      superClass: ['Element'],
      properties: [
        ...['id', 'version', 'owner', 'effectiveFrom', 'effectiveTo'].map(attribute),
        ...[many('matter', 'Matter'), words('name'), words('why'), named('never', 'WordsList')],
      ],
    },
    { name: 'GuidelineInput', superClass: ['Element'], properties: [attribute('id'), words('label')] },
    {
      name: 'GuidelineRule',
      superClass: ['Element'],
      properties: [attribute('id'), words('say'), words('because'), named('checks', 'WordsList')],
    },
    { name: 'Matter', superClass: ['Element'], properties: [attribute('id')] },
    { name: 'WordsList', superClass: ['Element'], properties: [many('words', 'Words')] },
    {
      name: 'Words',
      superClass: ['Element'],
      properties: ['es', 'en'].map((name) => ({ name, type: 'String' })),
    },
  ],
};
