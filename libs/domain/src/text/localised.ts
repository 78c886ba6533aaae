/** The languages the product speaks and reads, as BCP 47 primary tags. */
export type Language = 'es' | 'en';

/** Every language, in the order in which the console offers them. */
export const languages: readonly Language[] = ['es', 'en'];

/** One text in every language of the product. */
export type Localised = Readonly<Record<Language, string>>;
