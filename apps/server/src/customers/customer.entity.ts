import type { Consent, Customer, CustomerKind, CustomerTier, Language, Localised } from '@aliado/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person, a household or a company, customers or not yet. */
@Entity('customer')
@Index('customer_search_words', ['searchWords'], { type: 'gin' })
export class CustomerRow {
  @PrimaryColumn('varchar') readonly id: string;
  @Column('varchar') readonly kind: CustomerKind;
  @Column('varchar') readonly name: string;
  @Column('varchar', { name: 'given_name', nullable: true }) readonly givenName: string | null;
  @Column('varchar', { nullable: true }) readonly surname: string | null;
  @Column('varchar') readonly language: Language;
  @Column('varchar', { name: 'address_form' }) readonly addressForm: Customer['addressForm'];
  @Column('varchar') readonly tier: CustomerTier;
  /** YYYY-MM. */
  @Column('varchar', { nullable: true }) readonly since: string | null;
  @Column('varchar', { nullable: true }) readonly city: string | null;
  @Column('varchar', { nullable: true }) readonly country: string | null;
  @Column('varchar', { name: 'time_zone', nullable: true }) readonly timeZone: string | null;
  @Index('customer_household')
  @Column('varchar', { name: 'household_id', nullable: true })
  readonly householdId: string | null;
  @Index('customer_company')
  @Column('varchar', { name: 'company_id', nullable: true })
  readonly companyId: string | null;
  @Column('varchar', { name: 'recording_consent' }) readonly recordingConsent: Consent;
  @Column('varchar', { name: 'marketing_consent' }) readonly marketingConsent: Customer['marketingConsent'];
  @Column('jsonb', { nullable: true }) readonly preference: Localised | null;
  /** The words of the name as they are searched: small, without accents. */
  @Column('tsvector', { name: 'search_words' }) readonly searchWords: string;
  /** How many touchpoints there are: counting 50,000 of them whenever a journey opens would take longer than reading a page. */
  @Column('integer', { name: 'touchpoint_count', default: 0 }) readonly touchpointCount: number;
}
