import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { playbookPaths } from './playbook/playbook-paths.ts';
import { whenPermitted, whenSignedIn } from './session/session.guard.ts';
import { Session } from './session/session.ts';

/** One lazy area per job, behind one door. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'signIn.title',
    loadComponent: async () => (await import('./session/sign-in-page.ts')).SignInPage,
  },
  {
    path: '',
    canMatch: [whenSignedIn],
    loadComponent: async () => (await import('./shell/shell.ts')).Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        redirectTo: () => {
          const may = inject(Session).permissions();
          if (may.has('floor:watch')) return 'floor'; // also for who takes contacts too
          return may.has('desk:work') ? 'desk' : 'home';
        },
      },
      {
        path: 'desk',
        title: 'shell.area.desk',
        canMatch: [whenPermitted('desk:work')],
        loadComponent: async () => (await import('./desk/desk-page.ts')).DeskPage,
      },
      {
        path: 'floor/alerts',
        title: 'alerts.title',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/alerts/alerts-page.ts')).AlertsPage,
      },
      {
        path: 'floor',
        pathMatch: 'full',
        title: 'shell.area.floor',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/floor-page.ts')).FloorPage,
      },
      {
        path: 'floor/figures',
        title: 'figures.title',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/figures/figures-page.ts')).FiguresPage,
      },
      {
        path: 'floor/rows',
        title: 'figures.rows',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/figures/rows-page.ts')).RowsPage,
      },
      {
        path: 'floor/time',
        title: 'time.title',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/figures/time/time-page.ts')).TimePage,
      },
      {
        path: 'floor/time/rows',
        title: 'time.rows',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/figures/time/time-rows-page.ts')).TimeRowsPage,
      },
      {
        path: 'floor/wall',
        title: 'figures.wall',
        canMatch: [whenPermitted('floor:watch')],
        loadComponent: async () => (await import('./floor/figures/wall-page.ts')).WallPage,
      },
      {
        path: 'approvals',
        title: 'shell.area.approvals',
        canMatch: [whenPermitted('approval:decide')],
        loadComponent: async () => (await import('./approvals/approvals-page.ts')).ApprovalsPage,
      },
      {
        path: 'limits',
        title: 'shell.area.limits',
        canMatch: [whenPermitted('authority:manage')],
        loadComponent: async () => (await import('./limits/limits-page.ts')).LimitsPage,
      },
      {
        path: 'studio/:id',
        title: 'shell.area.studio',
        canMatch: [whenPermitted('session:replay')],
        loadComponent: async () => (await import('./studio/replay-page.ts')).ReplayPage,
      },
      {
        path: 'studio',
        pathMatch: 'full',
        title: 'shell.area.studio',
        canMatch: [whenPermitted('session:replay')],
        loadComponent: async () => (await import('./studio/sessions-page.ts')).SessionsPage,
      },
      {
        path: 'hints',
        title: 'shell.area.hints',
        canMatch: [whenPermitted('interaction:look')],
        loadComponent: async () => (await import('./hints/hints-page.ts')).HintsPage,
      },
      {
        matcher: playbookPaths,
        title: 'shell.area.playbook',
        canMatch: [whenPermitted('playbook:read')],
        loadComponent: async () => (await import('./playbook/playbook-page.ts')).PlaybookPage,
      },
      {
        path: 'home',
        title: 'shell.area.home',
        loadComponent: async () => (await import('./home/home-page.ts')).HomePage,
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
