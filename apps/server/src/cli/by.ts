/** Under this name what is done at the command line stands in the audit trail. */
export const by = 'command-line';
