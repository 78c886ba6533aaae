import { z } from 'zod';

/** An address such as `turno@casa.example`. ASCII without spaces or controls: nothing that could begin a header of its own. */
export const mailAddress = z
  .email('must be an address such as turno@casa.example')
  .max(254, 'must be an address of at most 254 characters');

const sender = /^(?:(?<name>[^<>"\p{Cc}]{1,100}?)\s*<(?<named>[^<>]+)>|(?<plain>[^<>\s]+))$/u;

/** Who a mail is from: `turno@casa.example`, or with a name, `Casa Lumbre <turno@casa.example>`. */
export const mailSender = z
  .string()
  .refine((text) => readSender(text) !== null, 'must be an address such as Casa Lumbre <turno@casa.example>');

/** The name and the address of a sender; null for what is none. */
export function readSender(text: string): { readonly name: string; readonly address: string } | null {
  const { name = '', named, plain } = sender.exec(text.trim())?.groups ?? {};
  const address = named ?? plain;
  return address !== undefined && mailAddress.safeParse(address).success ? { name: name.trim(), address } : null;
}
