import type { Customer, CustomerHit, CustomerProfile, ImportReport, JourneyPage } from '@aliado/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AuditTrail } from '../identity/audit-trail.ts';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { bodyBytes } from '../platform/body-bytes.ts';
import { Clock } from '../platform/clock.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomerImport, largestFileBytes } from './customer-import.ts';
import { cursorPattern } from './journey-pages.ts';

const id = storableText(200).min(1);
const searching = z.strictObject({
  query: storableText(100).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
const paging = z.strictObject({
  cursor: storableText(220).regex(cursorPattern).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const newcomer = z.strictObject({
  name: storableText(200).trim().min(1),
  address: storableText(320).trim().min(1).nullable(),
});
const importing = z.strictObject({
  file: z.string().regex(/^[a-z-]{1,40}\.csv$/),
  dryRun: z.enum(['true', 'false']).default('false'),
});

/** Who the customers are, for consoles. */
@Controller('api/customers')
export class CustomersController {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly imports: CustomerImport,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('customer:read')
  search(@Query(new ZodBody(searching)) { query, limit }: z.infer<typeof searching>): Promise<readonly CustomerHit[]> {
    return this.directory.search(query, limit);
  }

  @Get(':id')
  @Requires('customer:read')
  async profile(@Param('id', new ZodBody(id)) customerId: string): Promise<CustomerProfile> {
    return (await this.directory.profile(customerId)) ?? unknownCustomer();
  }

  @Get(':id/journey')
  @Requires('customer:read')
  async journey(
    @Param('id', new ZodBody(id)) customerId: string,
    @Query(new ZodBody(paging)) { cursor, limit }: z.infer<typeof paging>,
  ): Promise<JourneyPage> {
    return (await this.directory.journey(customerId, cursor, limit)) ?? unknownCustomer();
  }

  /** Somebody new who calls: the console corrects the contact with the id it gets. */
  @Post()
  @Requires('desk:work')
  create(@Body(new ZodBody(newcomer)) { name, address }: z.infer<typeof newcomer>): Promise<Customer> {
    return this.directory.createProspect(name, address);
  }

  /** One file of the pack format as the body, as text/csv. */
  @Post('import')
  @HttpCode(200)
  @Requires('customer:import')
  async import(
    @Query(new ZodBody(importing)) { file, dryRun }: z.infer<typeof importing>,
    @SignedIn() { accountId }: Principal,
    @Body() body: unknown,
  ): Promise<ImportReport> {
    const bytes = await bodyBytes(body, largestFileBytes);
    const detail = { bytes: bytes.length };
    if (dryRun === 'false')
      await this.audit.record({ actor: accountId, action: 'customers/import-begun', object: `file:${file}`, detail });
    return this.imports.importFile({ name: file, bytes }, this.clock.now(), dryRun === 'true');
  }
}

function unknownCustomer(): never {
  throw new RequestRefused(404, 'customer/unknown', 'There is no such customer.');
}
