/** Las palabras de las cifras de la planta, en español; `{{name}}` se rellena. */
export const esFigures = {
  figures: {
    definition: 'Definición de {{metric}}',
    open: '{{figure}}, {{metric}}, {{name}}: cómo se cuenta',
    use: 'Usar',
    useThis: 'Usar la definición de {{source}}',
    source: {
      classic: 'clásica',
      'amazon-connect': 'Amazon Connect',
      genesys: 'Genesys Cloud',
      dynamics: 'Dynamics 365',
      flex: 'Twilio Flex',
    },
    column: {
      began: 'Entró',
      queue: 'Cola',
      channel: 'Canal',
      agent: 'Persona',
      wait: 'Espera',
      talk: 'Conversación',
      hold: 'Retención',
      work: 'Cierre',
      end: 'Cómo terminó',
    },
    channel: { voice: 'voz', chat: 'chat', email: 'correo' },
    end: {
      waiting: 'espera',
      talking: 'en conversación',
      abandoned: 'abandonó',
      moved: 'pasó a otra cola',
      failed: 'se cortó',
      ended: 'terminó',
      'transferred-blind': 'transferido sin consulta',
      'transferred-attended': 'transferido con consulta',
    },
  },
};
