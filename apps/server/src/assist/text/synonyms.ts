import type { Language } from '@aliado/domain';

/**
 * What is said differently from country to country or from speaker to speaker, as folded words; the first of a group stands for
 * all, inflections come along by themselves. Only words that mean the same in every country belong here.
 */
export const synonyms: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  es: [
    ['lavadora', 'lavarropas'],
    ['nevera', 'heladera', 'frigorifico', 'refrigerador', 'refri'],
    ['movil', 'celular'],
    ['ordenador', 'computadora'],
    ['correo', 'email', 'mail'],
    ['cobro', 'cargo', 'cobraron', 'cobrado'],
    ['reembolso', 'reintegro'],
    ['averia', 'descompuso', 'descompuesto', 'estropeado', 'estropeo', 'malogro'],
    ['cuota', 'plazo', 'mensualidad'],
    ['repartidor', 'transportista', 'camion', 'camioneta'],
    ['contrasena', 'clave'],
    ['devolver', 'devolucion', 'devuelvo', 'devuelto'],
    ['cancelar', 'anular', 'cancelacion', 'anulacion'],
    ['piso', 'departamento', 'apartamento'],
    ['golpe', 'golpeado', 'abollado', 'abolladura', 'rayado'],
    ['tecnico', 'mecanico'],
    ['placa', 'vitroceramica', 'parrilla'],
  ],
  en: [
    ['fridge', 'refrigerator'],
    ['lorry', 'truck', 'van'],
    ['hob', 'cooktop', 'stovetop'],
    ['mobile', 'cellphone'],
    ['engineer', 'technician', 'repairman'],
    ['driver', 'courier', 'carrier'],
    ['instalment', 'installment'],
    ['charge', 'billed'],
    ['dent', 'scratched', 'damaged', 'smashed'],
    ['refund', 'reimbursement'],
    ['cancel', 'cancellation'],
    ['flat', 'apartment'],
    ['email', 'mail'],
    ['broken', 'broke', 'fault', 'faulty'],
  ],
};
