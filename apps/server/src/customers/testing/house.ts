import type { CsvFile, CustomerImport } from '../customer-import.ts';

const heads = {
  'customers.csv':
    'id,kind,name,given_name,surname,language,address_form,tier,since,city,country,time_zone,household_id,company_id,recording_consent,marketing_consent,preference_es,preference_en',
  'identities.csv': 'customer_id,kind,value,label,valid_until',
  'orders.csv':
    'number,customer_id,placed_at,status,total_minor,currency,items_es,items_en,slot,failed_deliveries,days_late',
  'products.csv': 'customer_id,sku,name_es,name_en,installed_at,warranty_until,order_number,repairs',
  'cases.csv': 'id,customer_id,opened_at,matter,title_es,title_en,state,team,due_at,order_number',
  'touchpoints.csv':
    'id,customer_id,occurred_at,stage,channel,matter,title_es,title_en,detail_es,detail_en,state,order_number',
};
/** The files of the pack format. */
export type FileName = keyof typeof heads;

const fileNames = Object.keys(heads) as readonly FileName[];

/** A row of `customers.csv`. */
export const person = (id: string, name: string, household = '') =>
  `${id},person,${name},,,es,usted,plus,2019-03,Valencia,ES,Europe/Madrid,${household},,announced,yes,,`;

/** One customer with everything, a household that shares a number with a shop of old, and a number with old trunk digits. */
export const house: Readonly<Record<FileName, readonly string[]>> = {
  'customers.csv': [
    person('lucia', 'Lucía Ferrer Ortiz'),
    person('amparo', 'Amparo Miralles Soler', 'miralles'),
    person('joan', 'Joan Miralles Soler', 'miralles'),
    'miralles,household,Familia Miralles Soler,,,es,usted,standard,,Valencia,ES,Europe/Madrid,,,unknown,unknown,,',
    'shop,company,"Ferretería Rosell, S. L.",,,es,usted,standard,,Valencia,ES,Europe/Madrid,,,unknown,unknown,,',
    'mauricio,person,Mauricio Ibáñez,,,es,tu,standard,,México,MX,America/Mexico_City,,,unknown,unknown,,',
  ],
  'identities.csv': [
    'lucia,phone,+34611550117,main,',
    'lucia,whatsapp,+34611550117,main,',
    'lucia,email,Lucia.Ferrer@example.com,main,',
    'lucia,account,CL-190312,main,',
    'amparo,phone,+34963550142,main,',
    'joan,phone,963 55 01 42,contact,',
    'shop,phone,+34963550142,old,2023-12-31T23:59:00+01:00',
    'mauricio,phone,+525555550255,main,',
  ],
  'orders.csv': [
    'PD-44718,lucia,T-12 19:42,failed,48900,EUR,Lavadora Brasa 8 kg,Brasa washing machine 8 kg,16–18 h,2,4',
    'PD-20931,lucia,2024-03-05T18:20:00+01:00,delivered,64900,EUR,Frigorífico,Fridge,,0,0',
  ],
  'products.csv': [
    'lucia,BS-35,Aire (sala),Air (hall),T-12 09:00,T+700 09:00,PD-44718,0',
    'lucia,BS-35,Aire (taller),Air (studio),T-12 10:30,T+700 10:30,PD-44718,1',
  ],
  'cases.csv': [
    'K-1,lucia,T-5 18:02,delivery.failed,Entregar la lavadora,Deliver the machine,open,transport,T+1 18:00,PD-44718',
    'K-2,lucia,T-9 18:02,billing.double-charge,Devolver el cargo,Refund,broken,billing,T-1 18:00,PD-44718',
    'K-3,lucia,T-90 18:02,other,Aclarado,Cleared up,closed,,,',
  ],
  'touchpoints.csv': [
    'TP-1,lucia,T-1 18:07,during,delivery,delivery.failed,Segunda entrega fallida,Second failed delivery,,,broken,PD-44718',
    'TP-2,lucia,T-2 12:20,after,voice,billing.double-charge,Llamó por el cargo,Called about the charge,"«Nadie me avisó»","""Nobody told me""",open,',
    'TP-3,lucia,T-12 19:42,before,web,,Compra,Purchase,,,ok,PD-44718',
  ],
};

/** A file as somebody would send it. */
export const aFile = (name: FileName, rows: readonly string[]): CsvFile => ({
  name,
  bytes: Buffer.from([heads[name], ...rows, ''].join('\r\n')),
});

/** Every file of the house, in the order of the format. */
export const houseFiles: readonly CsvFile[] = fileNames.map((name) => aFile(name, house[name]));

/** Brings the whole house in. */
export async function importHouse(imports: CustomerImport, now: number): Promise<void> {
  for (const file of houseFiles) await imports.importFile(file, now, false);
}
