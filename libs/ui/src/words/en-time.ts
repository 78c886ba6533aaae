/** The words of people's time, in English. */
export const enTime = {
  time: {
    goesOn: 'goes on',
    bySystem: 'the server',
    column: {
      from: 'From',
      to: 'To',
      person: 'Person',
      state: 'State',
      setBy: 'Set by',
      contacts: 'Contacts',
      span: 'Duration',
      planned: 'Planned',
      impact: 'Impact',
    },
    state: {
      available: 'available',
      break: 'on a break',
      offline: 'offline',
      ringing: 'ringing',
      'on-contact': 'on contact',
      'after-contact-work': 'wrap-up',
    },
    activity: { work: 'work', break: 'break', off: 'off' },
    impact: { positive: 'positive', negative: 'negative', neutral: 'neutral' },
  },
};
