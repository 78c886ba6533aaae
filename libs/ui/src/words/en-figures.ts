/** The words of the floor's figures, in English; `{{name}}` is filled in. */
export const enFigures = {
  figures: {
    definition: 'Definition of {{metric}}',
    open: '{{figure}}, {{metric}}, {{name}}: how it is counted',
    use: 'Use',
    useThis: 'Use the definition of {{source}}',
    source: {
      classic: 'classic',
      'amazon-connect': 'Amazon Connect',
      genesys: 'Genesys Cloud',
      dynamics: 'Dynamics 365',
      flex: 'Twilio Flex',
    },
    column: {
      began: 'Began',
      queue: 'Queue',
      channel: 'Channel',
      agent: 'Person',
      wait: 'Wait',
      talk: 'Talk',
      hold: 'Hold',
      work: 'Wrap-up',
      end: 'How it ended',
    },
    channel: { voice: 'voice', chat: 'chat', email: 'email' },
    end: {
      waiting: 'waits',
      talking: 'on contact',
      abandoned: 'gave up',
      moved: 'moved to another queue',
      failed: 'lost by the line',
      ended: 'ended',
      'transferred-blind': 'passed on blind',
      'transferred-attended': 'passed on attended',
    },
  },
};
