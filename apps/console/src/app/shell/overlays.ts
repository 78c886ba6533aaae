import { Component } from '@angular/core';

/** What floats above the screen: the palette and the sheet of keys. */
@Component({ selector: 'aliado-overlays', template: '' })
export class Overlays {}
