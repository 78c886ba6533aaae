import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CallerIdentification } from './caller-identification.ts';
import { ContactFiles } from './contact-files.ts';
import { ContactJourneys } from './contact-journeys.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomerImport } from './customer-import.ts';
import { CustomersController } from './customers.controller.ts';
import { HomePlace } from './home-place.ts';
import { PostgresCustomerImport } from './import/postgres-customer-import.ts';
import { PlaybookHomePlace } from './playbook-home-place.ts';
import { PostgresCustomerDirectory } from './postgres-customer-directory.ts';

/** Customers, how they are recognised, and their journeys. */
@Module({
  imports: [IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [CustomersController],
  providers: [
    CallerIdentification,
    ContactFiles,
    ContactJourneys,
    { provide: HomePlace, useClass: PlaybookHomePlace },
    { provide: CustomerDirectory, useClass: PostgresCustomerDirectory },
    { provide: CustomerImport, useClass: PostgresCustomerImport },
  ],
  exports: [CustomerDirectory, CustomerImport, CallerIdentification, ContactFiles, ContactJourneys],
})
export class CustomersModule implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  /** Lets files of customers in as they are; no other route reads them. */
  onModuleInit(): void {
    const server = this.http.httpAdapter.getInstance<FastifyInstance>();
    // as a stream: a body is read before the guard is asked, and nobody may fill the memory who may not even come in
    server.addContentTypeParser('text/csv', (_request, body, done) => done(null, body));
  }
}
