import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountDirectory } from './account-directory.ts';
import { AccountsController } from './accounts.controller.ts';
import { AuditTrail } from './audit-trail.ts';
import { Housekeeping } from './housekeeping.ts';
import { OwnPasswordController } from './own-password.controller.ts';
import { OwnPassword } from './own-password.ts';
import { PreferencesController } from './preferences.controller.ts';
import { RouteGuard } from './route-guard.ts';
import { SessionDirectory } from './session-directory.ts';
import { SessionController } from './session.controller.ts';
import { SessionsController } from './sessions.controller.ts';
import { SignIn } from './sign-in.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { SignOut } from './sign-out.ts';
import { TypeormAccountDirectory } from './typeorm-account-directory.ts';
import { TypeormAuditTrail } from './typeorm-audit-trail.ts';
import { TypeormSessionDirectory } from './typeorm-session-directory.ts';

/** Who people are, what they may do, and what they did. Its guard stands before every route of the application. */
@Module({
  controllers: [
    SessionController,
    SessionsController,
    OwnPasswordController,
    PreferencesController,
    AccountsController,
  ],
  providers: [
    Housekeeping,
    OwnPassword,
    SignIn,
    SignInLimits,
    SignOut,
    TypeormAccountDirectory,
    TypeormAuditTrail,
    TypeormSessionDirectory,
    { provide: AccountDirectory, useExisting: TypeormAccountDirectory },
    { provide: AuditTrail, useExisting: TypeormAuditTrail },
    { provide: SessionDirectory, useExisting: TypeormSessionDirectory },
    { provide: APP_GUARD, useClass: RouteGuard },
  ],
  exports: [AccountDirectory, AuditTrail, SessionDirectory],
})
export class IdentityModule {}
