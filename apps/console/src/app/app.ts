import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

/** The console: whatever page the address stands for. */
@Component({ selector: 'aliado-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {}
